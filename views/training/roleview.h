#pragma once
#include "views/training/roletable.h"

#include <QStyledItemDelegate>
#include <QTableView>

/// The table of tracks and roles, edited by one click; rows can be dragged onto roles (RoleShelf).
class RoleView : public QTableView
{
    Q_OBJECT

public:
    explicit RoleView(RoleTable& table, QWidget* parent = nullptr);

protected:
    /// Shows how many tracks are dragged, and nothing that hides where they may go.
    void startDrag(Qt::DropActions) override;

private:
    void fitColumns();
};

/// Chooses roles and values from lists.
class RoleDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem&, const QModelIndex&) const override;
    void setEditorData(QWidget*, const QModelIndex&) const override;
    void setModelData(QWidget*, QAbstractItemModel*, const QModelIndex&) const override;
};
