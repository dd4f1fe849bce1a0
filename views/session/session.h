#pragma once
#include "views/document/history.h"
#include "views/document/selection.h"
#include "views/document/sessionstate.h"
#include "views/sources/sources.h"

#include <QUndoStack>

#include <functional>

/// The document: what the user is looking at. Every change of its state goes through `change`, which makes it undoable.
class Session : public QObject
{
    Q_OBJECT

public:
    enum class Moving { Continuous, Finished };
    explicit Session(Jobs& jobs, QObject* parent = nullptr);

    const SessionState& state() const { return m_state; }
    Sources& sources() { return m_sources; }
    const Sources& sources() const { return m_sources; }
    Jobs& jobs() { return m_jobs; }
    QUndoStack& undoStack() { return m_undo; }
    History& history() { return m_history; }
    Selection& selection() { return m_selection; }
    const Selection& selection() const { return m_selection; }

    /// Applies `edit` to a copy of the state and, when that differs, makes it the new state as one undoable step called `text`.
    void change(const QString& text, const std::function<void(SessionState&)>& edit);
    /// The same for something that changes continuously (a slider): repeated changes of one text become one step.
    void adjust(const QString& text, const std::function<void(SessionState&)>& edit);
    /// Replaces everything by what a file holds; undo brings the former session back.
    void replace(const SessionState& state, const Loci& loci, bool reversed = false);

    /// What is shown side by side, left to right. Never empty; one empty interval before a genome is open.
    const Loci& loci() const { return m_loci; }
    /// The one that keys, the locus box and menus act on.
    const Interval& locus() const { return m_loci[m_active]; }
    int active() const { return m_active; }
    void setActive(int panel);
    /// Moves the active panel to an interval, clipped to its chromosome and not below `narrowest` bp. Continuous while dragging
    /// or zooming: remembered in the history only once it is finished.
    void go(const Interval& where, Moving = Moving::Finished);
    /// The interval as it can be shown (clipped, not below `narrowest` bp), or nothing when the genome has no such chromosome.
    std::optional<Interval> fitted(const Interval&) const;
    /// Several loci side by side; those the genome does not have are left out.
    void show(const Loci& loci, Moving = Moving::Finished);
    /// Adds a panel to the right of the active one, or takes the active one away (the last one stays).
    void addPanel(const Interval& where);
    void closePanel(int panel);
    /// The minus strand from left to right, in every panel.
    bool reversed() const { return m_reversed; }
    void setReversed(bool reversed);
    /// Text of the locus box (see genome::parseLocus); several loci separated by blanks become panels, "All" every
    /// chromosome. Waits for what is still being opened. Throws Error.
    void goTo(const QString& text);
    void back();
    void forward();

    static constexpr int64_t narrowest = 20;

Q_SIGNALS:
    void stateChanged();
    void replaced(); ///< by what a file holds, or by the demo; after `stateChanged`
    void locusChanged(); ///< loci, the active one or the strand
    void locusRefused(const QString& why); ///< a locus asked for before its genome was open turned out not to exist

private:
    friend class StateChange;
    void setState(const SessionState&);
    void arrive();

    Jobs& m_jobs;
    Sources m_sources;
    SessionState m_state;
    Loci m_loci { Interval() };
    int m_active = 0;
    bool m_reversed = false;
    QString m_pendingLocus; ///< asked for before the genome (or its genes) was open
    QUndoStack m_undo;
    History m_history;
    Selection m_selection;
};
