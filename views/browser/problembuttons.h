#pragma once
#include "views/browser/lanelayout.h"
#include "views/session/session.h"

#include <QHash>
#include <QPointer>
#include <QWidget>

/// What can be done about lanes that failed: read them again, say where their files are, take them away. Buttons over each such
/// lane.
class ProblemButtons : public QObject
{
    Q_OBJECT

public:
    /// `viewport` holds the lanes.
    ProblemButtons(Session& session, QWidget* viewport);

    /// Puts the buttons where the lanes are now; `top`: y above which lanes that scroll are hidden.
    void arrange(const QVector<LaneView>&, const LaneLayout&, double top);

Q_SIGNALS:
    void locateWanted(const QString& path);

private:
    QWidget* buttonsFor(const LaneView&, const Source& failed);
    void retry(int lane);

    Session& m_session;
    QWidget* m_viewport;
    QHash<int, QPointer<QWidget>> m_buttons; ///< by lane
};
