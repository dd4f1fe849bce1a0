#pragma once
#include "views/jobs/writingqueue.h"
#include "views/look/panel.h"
#include "views/session/regions.h"

class QTableWidget;
class QTableWidgetItem;
class QToolButton;

/// The bookmarks and regions of interest of the session: go there, name, colour, show or hide, read and write as BED.
class RegionsPanel : public Panel
{
    Q_OBJECT

public:
    explicit RegionsPanel(Session& session, QWidget* parent = nullptr);

    void importBed();
    void exportBed();
    /// Writes in the background; `said` or `failed` follows. What was asked for is written even when the panel goes.
    void exportTo(const QString& path);

protected:
    bool eventFilter(QObject*, QEvent*) override;

private:
    void fill();
    void edited(const QTableWidgetItem*);
    void goThere(int row);
    void askColour(int row);
    void removeSelected();
    /// The chosen rows' regions side by side.
    void compareSelected();
    QList<int> selectedRows() const;
    const Region& region(int row) const { return m_session.state().regions[row]; }

    Session& m_session;
    QTableWidget* m_table;
    QToolButton* m_remove;
    QToolButton* m_compare;
    bool m_filling = false;
    WritingQueue m_writing;
};
