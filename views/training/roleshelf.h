#pragma once
#include "views/training/roleview.h"

#include <QListWidget>

/// The roles that tracks can play, above the table: rows dragged onto one get it, as do the selected rows when it is clicked.
class RoleShelf : public QListWidget
{
    Q_OBJECT

public:
    RoleShelf(RoleTable& table, RoleView& view, QWidget* parent = nullptr);

protected:
    void dragEnterEvent(QDragEnterEvent*) override;
    void dragMoveEvent(QDragMoveEvent*) override;
    void dragLeaveEvent(QDragLeaveEvent*) override;
    void dropEvent(QDropEvent*) override;
    void resizeEvent(QResizeEvent*) override;

private:
    void fill();
    /// Tells how many tracks play each role.
    void tell();
    void give(const QListWidgetItem*);
    /// Rings it, and no other.
    void aim(const QListWidgetItem*);
    /// As high as its lines.
    void fit();

    RoleTable& m_table;
    RoleView& m_view;
};
