#include "views/training/useshelf.h"

#include "views/look/grid.h"

#include <QDragMoveEvent>
#include <QPainter>

namespace
{

constexpr int aimedRole = Qt::UserRole + 1; ///< bool: what is dragged would land here

/// A use as a rounded field; the one under the pointer is ringed.
class Chips : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const QFontMetrics metrics(option.font);
        return { metrics.horizontalAdvance(index.data().toString()) + 4 * gridStep, metrics.height() + 2 * gridStep };
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const bool aimed = option.state & QStyle::State_MouseOver || index.data(aimedRole).toBool();
        const QPalette& palette = option.palette;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(palette.color(aimed ? QPalette::Highlight : QPalette::Dark), aimed ? 2 : 1));
        painter->setBrush(palette.base());
        painter->drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), gridStep, gridStep);
        painter->setPen(palette.color(QPalette::Text));
        painter->drawText(option.rect, Qt::AlignCenter, index.data().toString());
        painter->restore();
    }
};

} // namespace

UseShelf::UseShelf(TrainingTable& table, TrainingTableView& view, QWidget* parent)
    : QListWidget(parent)
    , m_table(table)
    , m_view(view)
{
    setFlow(QListView::LeftToRight);
    setWrapping(true);
    setResizeMode(QListView::Adjust);
    setSpacing(gridStep / 2);
    setItemDelegate(new Chips(this));
    setFrameShape(QFrame::NoFrame);
    viewport()->setAutoFillBackground(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSelectionMode(QAbstractItemView::NoSelection);
    setDragDropMode(QAbstractItemView::DropOnly);
    setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_Hover);
    setAccessibleName(tr("What tracks are used as"));
    setToolTip(tr("Drag tracks from the table onto what they are, or select them and click here"));
    connect(&table, &QAbstractItemModel::modelReset, this, &UseShelf::fill);
    connect(&table, &QAbstractItemModel::dataChanged, this, &UseShelf::tell);
    connect(this, &QListWidget::itemClicked, this, &UseShelf::give);
    fill();
}

void UseShelf::fill()
{
    clear();
    for (const QString& use : m_table.uses()) {
        auto* item = new QListWidgetItem(this);
        item->setData(Qt::UserRole, use);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsDropEnabled);
    }
    tell();
}

void UseShelf::tell()
{
    for (int i = 0; i < count(); ++i) {
        const QString use = item(i)->data(Qt::UserRole).toString();
        const auto tracks = std::ranges::count(m_table.tracks(), use, &TrainingTrack::use);
        const QString name = TrainingTable::shortText(use);
        item(i)->setText(tracks ? QStringLiteral("%1 · %2").arg(name).arg(tracks) : name);
    }
    fit();
}

void UseShelf::give(const QListWidgetItem* item)
{
    if (!item)
        return;
    QList<int> rows;
    for (const QModelIndex& index : m_view.selectionModel()->selectedRows())
        rows << index.row();
    m_table.setUse(rows, item->data(Qt::UserRole).toString());
}

void UseShelf::dragEnterEvent(QDragEnterEvent* event)
{
    event->setAccepted(event->source() == &m_view);
}

void UseShelf::dragMoveEvent(QDragMoveEvent* event)
{
    const QListWidgetItem* under = itemAt(event->position().toPoint());
    aim(under);
    event->setAccepted(event->source() == &m_view && under);
}

void UseShelf::dragLeaveEvent(QDragLeaveEvent*)
{
    aim(nullptr);
}

void UseShelf::dropEvent(QDropEvent* event)
{
    aim(nullptr);
    give(itemAt(event->position().toPoint()));
    event->acceptProposedAction();
}

void UseShelf::aim(const QListWidgetItem* at)
{
    for (int i = 0; i < count(); ++i)
        item(i)->setData(aimedRole, item(i) == at);
}

void UseShelf::resizeEvent(QResizeEvent* event)
{
    QListWidget::resizeEvent(event);
    fit();
}

void UseShelf::fit()
{
    doItemsLayout();
    const int last = count() - 1;
    setFixedHeight(last < 0 ? 0 : visualItemRect(item(last)).bottom() + 1 + gridStep / 2);
}
