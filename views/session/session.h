#pragma once
#include "views/session/history.h"
#include "views/session/sessionstate.h"
#include "views/session/sources.h"

#include <QUndoStack>

#include <functional>

/// The document: what the user is looking at. Every change of its state goes through `change`, which makes it undoable.
class Session : public QObject
{
    Q_OBJECT

public:
    explicit Session(Jobs& jobs, QObject* parent = nullptr);

    const SessionState& state() const { return m_state; }
    Sources& sources() { return m_sources; }
    const Sources& sources() const { return m_sources; }
    Jobs& jobs() { return m_jobs; }
    QUndoStack& undoStack() { return m_undo; }
    History& history() { return m_history; }

    /// Applies `edit` to a copy of the state and, when that differs, makes it the new state as one undoable step called `text`.
    void change(const QString& text, const std::function<void(SessionState&)>& edit);
    /// Replaces everything by what a file holds; undo brings the former session back.
    void replace(const SessionState& state, const Interval& locus);

    /// Where the user is. Empty before a genome is open.
    const Interval& locus() const { return m_locus; }
    /// Goes to an interval, clipped to its chromosome and not below `narrowest` bp. `settled` false while dragging or zooming
    /// continuously: remembered in the history only once it rests.
    void go(const Interval& where, bool settled = true);
    /// Text of the locus box (see genome::parseLocus); waits for what is still being opened. Throws Error.
    void goTo(const QString& text);
    void back();
    void forward();

    static constexpr int64_t narrowest = 20;

Q_SIGNALS:
    void stateChanged();
    void locusChanged();
    void locusRefused(const QString& why); ///< a place asked for before its genome was open turned out not to exist

private:
    friend class StateChange;
    void setState(const SessionState&);
    void arrive();

    Jobs& m_jobs;
    Sources m_sources;
    SessionState m_state;
    Interval m_locus;
    QString m_pendingLocus; ///< asked for before the genome (or its genes) was open
    QUndoStack m_undo;
    History m_history;
};
