#pragma once
#include "views/training/trainingtableview.h"

#include <QListWidget>

/// What tracks can be used as, above the table: rows dragged onto a use get it, as do the selected rows when it is clicked.
class UseShelf : public QListWidget
{
    Q_OBJECT

public:
    UseShelf(TrainingTable& table, TrainingTableView& view, QWidget* parent = nullptr);

protected:
    void dragEnterEvent(QDragEnterEvent*) override;
    void dragMoveEvent(QDragMoveEvent*) override;
    void dragLeaveEvent(QDragLeaveEvent*) override;
    void dropEvent(QDropEvent*) override;
    void resizeEvent(QResizeEvent*) override;

private:
    void fill();
    /// Tells how many tracks have each use.
    void tell();
    void give(const QListWidgetItem*);
    /// Rings it, and no other.
    void aim(const QListWidgetItem*);
    /// As high as its lines.
    void fit();

    TrainingTable& m_table;
    TrainingTableView& m_view;
};
