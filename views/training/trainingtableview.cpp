#include "views/training/trainingtableview.h"

#include "views/look/grid.h"

#include <QComboBox>
#include <QDrag>
#include <QHeaderView>
#include <QLabel>
#include <QMimeData>
#include <QTimer>

TrainingTableView::TrainingTableView(TrainingTable& table, QWidget* parent)
    : QTableView(parent)
{
    setModel(&table);
    setItemDelegate(new ChoiceDelegate(this));
    setAccessibleName(tr("Tracks and their uses"));
    setEditTriggers(QAbstractItemView::AllEditTriggers);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setDragDropMode(QAbstractItemView::DragOnly);
    setShowGrid(false);
    setWordWrap(false);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 3 * gridStep);
    horizontalHeader()->setStretchLastSection(true);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    setMinimumHeight(120);
    connect(&table, &QAbstractItemModel::modelReset, this, &TrainingTableView::fitColumns);
}

void TrainingTableView::startDrag(Qt::DropActions)
{
    const QModelIndexList rows = selectionModel()->selectedRows();
    if (rows.isEmpty())
        return;
    QLabel label(tr("%n track(s)", nullptr, int(rows.size())));
    label.setMargin(gridStep);
    auto* drag = new QDrag(this);
    drag->setMimeData(model()->mimeData(rows));
    drag->setPixmap(label.grab());
    drag->setHotSpot({ -4 * gridStep, -4 * gridStep });
    drag->exec(Qt::CopyAction);
}

void TrainingTableView::fitColumns()
{
    resizeColumnsToContents();
    setColumnWidth(TrainingTable::Name, std::clamp(columnWidth(TrainingTable::Name), 140, 260));
    const int least = fontMetrics().averageCharWidth() * 18; // room for other choices
    for (const int column : { TrainingTable::UsedAs, TrainingTable::Value })
        setColumnWidth(column, std::max(least, columnWidth(column)));
}

QWidget* ChoiceDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto* table = qobject_cast<const TrainingTable*>(index.model());
    if (!table || (index.column() != TrainingTable::UsedAs && index.column() != TrainingTable::Value))
        return QStyledItemDelegate::createEditor(parent, option, index);
    auto* box = new QComboBox(parent);
    if (index.column() == TrainingTable::UsedAs)
        for (const QString& use : table->uses())
            box->addItem(TrainingTable::useText(use), use);
    else
        for (int value = 0; value < 4; ++value)
            box->addItem(TrainingTable::valueText(value & 1, value & 2), value);
    connect(box, &QComboBox::activated, this, [this, box] {
        auto* self = const_cast<ChoiceDelegate*>(this);
        Q_EMIT self->commitData(box);
        Q_EMIT self->closeEditor(box);
    });
    QTimer::singleShot(0, box, &QComboBox::showPopup);
    return box;
}

void ChoiceDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const
{
    if (auto* box = qobject_cast<QComboBox*>(editor))
        box->setCurrentIndex(std::max(0, box->findData(index.data(Qt::EditRole))));
    else
        QStyledItemDelegate::setEditorData(editor, index);
}

void ChoiceDelegate::setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const
{
    if (const auto* box = qobject_cast<QComboBox*>(editor))
        model->setData(index, box->currentData(), Qt::EditRole);
    else
        QStyledItemDelegate::setModelData(editor, model, index);
}
