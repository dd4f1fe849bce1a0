#pragma once
#include "app/batch.h"
#include "views/figures/figureseries.h"

#include <QDir>

/// A batch script on its way through a session: what its commands do to the session as a whole, and the snapshots.
class BatchRun
{
public:
    /// `script`: its path, beside which files are looked for too. What the session shows already is there for its commands.
    BatchRun(const QString& script, Session&, const FigureSpec&, const Console&);

    /// By the verb in lower case.
    static bool knows(const QString& verb);
    /// Throws Error with a sentence about the words; the caller knows file and line. Throws Cancelled.
    void carryOut(const BatchStep&);
    /// After "exit".
    bool ended() const { return m_ended; }

private:
    using Command = void (BatchRun::*)(const QStringList& words);
    static Command command(const QString& verb);

    void begin(const QStringList&);
    void genome(const QStringList&);
    void load(const QStringList&);
    void goTo(const QStringList&);
    void addFrames(const QStringList&);
    void zoomIn(const QStringList&);
    void zoomOut(const QStringList&);
    void region(const QStringList&);
    void snapshotDirectory(const QStringList&);
    void maxPanelHeight(const QStringList&);
    void snapshot(const QStringList&);
    void saveSession(const QStringList&);
    void echo(const QStringList&);
    void end(const QStringList&);

    QString located(QString path) const;
    void loadOne(const QString& file, const QString& name);
    void zoom(double factor);
    FigureSpec specFor(const Snapshot&, const FigureLocus&) const;

    QDir m_folder; ///< of the script
    Session& m_session;
    FigureSpec m_spec;
    const Console& m_console;
    QString m_given; ///< genome beside the script
    QString m_snapshots; ///< empty: here
    int m_highest = 0; ///< pixels of a snapshot; 0: any
    bool m_ended = false;
};
