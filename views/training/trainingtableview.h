#pragma once
#include "views/training/trainingtable.h"

#include <QStyledItemDelegate>
#include <QTableView>

/// The table of tracks and their uses, edited by one click; rows can be dragged onto a use (UseShelf).
class TrainingTableView : public QTableView
{
    Q_OBJECT

public:
    explicit TrainingTableView(TrainingTable& table, QWidget* parent = nullptr);

protected:
    /// Shows how many tracks are dragged, and nothing that hides where they may go.
    void startDrag(Qt::DropActions) override;

private:
    void fitColumns();
};

/// Chooses uses and values from lists.
class ChoiceDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem&, const QModelIndex&) const override;
    void setEditorData(QWidget*, const QModelIndex&) const override;
    void setModelData(QWidget*, QAbstractItemModel*, const QModelIndex&) const override;
};
