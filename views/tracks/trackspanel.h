#pragma once
#include "views/look/panel.h"
#include "views/session/session.h"

class LaneList;
class QListView;
class QToolButton;

/// The lanes as a list: select (the same lanes are selected beside their data), reorder, rename, remove.
class TracksPanel : public Panel
{
    Q_OBJECT

public:
    explicit TracksPanel(Session& session, QWidget* parent = nullptr);
    QSize sizeHint() const override { return { 300, 400 }; }

private:
    QToolButton* button(const QString& icon, const QString& name, const QKeySequence& key);
    void step(bool down);
    void remove();
    void showSelection();
    void takeSelection();

    Session& m_session;
    LaneList* m_lanes;
    QListView* m_view;
    QToolButton* m_up;
    QToolButton* m_down;
    QToolButton* m_remove;
    bool m_following = false; ///< the selection is being taken over from the session
};
