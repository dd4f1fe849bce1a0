#include "views/training/roleview.h"

#include "views/look/grid.h"

#include <QComboBox>
#include <QDrag>
#include <QHeaderView>
#include <QLabel>
#include <QMimeData>
#include <QTimer>

RoleView::RoleView(RoleTable& table, QWidget* parent)
    : QTableView(parent)
{
    setModel(&table);
    setItemDelegate(new RoleDelegate(this));
    setAccessibleName(tr("Tracks and their roles"));
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
    connect(&table, &QAbstractItemModel::modelReset, this, &RoleView::fitColumns);
}

void RoleView::startDrag(Qt::DropActions)
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

void RoleView::fitColumns()
{
    resizeColumnsToContents();
    setColumnWidth(RoleTable::Name, std::clamp(columnWidth(RoleTable::Name), 140, 260));
    const int least = fontMetrics().averageCharWidth() * 18; // room for other choices
    for (const int column : { RoleTable::Role, RoleTable::Value })
        setColumnWidth(column, std::max(least, columnWidth(column)));
}

QWidget* RoleDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto* table = qobject_cast<const RoleTable*>(index.model());
    if (!table || (index.column() != RoleTable::Role && index.column() != RoleTable::Value))
        return QStyledItemDelegate::createEditor(parent, option, index);
    auto* box = new QComboBox(parent);
    if (index.column() == RoleTable::Role)
        for (const QString& role : table->roles())
            box->addItem(RoleTable::roleText(role), role);
    else
        for (int value = 0; value < 4; ++value)
            box->addItem(RoleTable::valueText(value & 1, value & 2), value);
    connect(box, &QComboBox::activated, this, [this, box] {
        auto* self = const_cast<RoleDelegate*>(this);
        Q_EMIT self->commitData(box);
        Q_EMIT self->closeEditor(box);
    });
    QTimer::singleShot(0, box, &QComboBox::showPopup);
    return box;
}

void RoleDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const
{
    if (auto* box = qobject_cast<QComboBox*>(editor))
        box->setCurrentIndex(std::max(0, box->findData(index.data(Qt::EditRole))));
    else
        QStyledItemDelegate::setEditorData(editor, index);
}

void RoleDelegate::setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const
{
    if (const auto* box = qobject_cast<QComboBox*>(editor))
        model->setData(index, box->currentData(), Qt::EditRole);
    else
        QStyledItemDelegate::setModelData(editor, model, index);
}
