#include "views/regions/regionspanel.h"

#include "views/look/icons.h"

#include <QColorDialog>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QSettings>
#include <QTableWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace
{

enum Column { Shown, Name, Where, Length, count };

QTableWidgetItem* fixedItem(const QString& text, Qt::Alignment alignment = Qt::AlignLeft | Qt::AlignVCenter)
{
    auto* item = new QTableWidgetItem(text);
    item->setFlags(Qt::ItemIsSelectable | Qt::ItemIsEnabled);
    item->setTextAlignment(alignment);
    return item;
}

} // namespace

RegionsPanel::RegionsPanel(Session& session, QWidget* parent)
    : Panel(parent)
    , m_session(session)
    , m_table(new QTableWidget(0, Column::count))
{
    m_table->setHorizontalHeaderLabels({ tr("Shown"), tr("Name"), tr("Where"), tr("Length") });
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(Column::Name, QHeaderView::Stretch);
    m_table->verticalHeader()->hide();
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::SelectedClicked);
    m_table->setShowGrid(false);
    m_table->setAccessibleName(tr("Regions of interest and bookmarks"));
    m_table->installEventFilter(this);

    auto* buttons = new QHBoxLayout;
    const auto button = [&](const QString& icon, const QString& text, const QString& tip, auto act) {
        auto* made = new QToolButton;
        made->setText(text);
        made->setIcon(lineIcon(icon));
        made->setAutoRaise(true);
        made->setAccessibleName(text);
        made->setToolTip(tip);
        connect(made, &QToolButton::clicked, this, act);
        buttons->addWidget(made);
        return made;
    };
    button(QStringLiteral("add"), tr("Add"), tr("The visible range as a region of interest (Ctrl+R)"),
        [this] { addRegion(m_session, m_session.locus()); });
    m_remove
        = button(QStringLiteral("remove"), tr("Remove"), tr("Remove the selected regions (Del)"), [this] { removeSelected(); });
    m_compare = button(QStringLiteral("regions"), tr("Side by side"), tr("Show the selected regions in panels of their own"),
        [this] { compareSelected(); });
    m_compare->setToolButtonStyle(Qt::ToolButtonTextOnly);
    buttons->addStretch();
    button(QStringLiteral("open"), tr("Import…"), tr("Add the regions of a BED file"), [this] { importBed(); });
    button(QStringLiteral("export"), tr("Export…"), tr("Write all regions to a BED file"), [this] { exportBed(); });
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->addWidget(m_table);
    layout->addLayout(buttons);

    connect(m_table, &QTableWidget::itemChanged, this, &RegionsPanel::edited);
    connect(m_table, &QTableWidget::cellDoubleClicked, this, [this](int row, int column) {
        if (column == Column::Shown)
            askColour(row);
        else
            goThere(row);
    });
    const auto enable = [this] {
        m_remove->setEnabled(!selectedRows().isEmpty());
        m_compare->setEnabled(selectedRows().size() > 1);
    };
    connect(m_table, &QTableWidget::itemSelectionChanged, this, enable);
    connect(&m_writing, &WritingQueue::failed, this, &RegionsPanel::failed);
    connect(&m_writing, &WritingQueue::slow, this, [this](const QString& path) { Q_EMIT said(tr("Writing %1…").arg(path)); });
    connect(&m_session, &Session::stateChanged, this, &RegionsPanel::fill);
    fill();
    enable();
}

bool RegionsPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Delete)
            return removeSelected(), true;
        if ((key == Qt::Key_Return || key == Qt::Key_Enter) && m_table->currentRow() >= 0)
            return goThere(m_table->currentRow()), true;
    }
    return QWidget::eventFilter(watched, event);
}

void RegionsPanel::fill()
{
    const QVector<Region>& regions = m_session.state().regions;
    m_filling = true;
    m_table->setRowCount(int(regions.size()));
    for (int row = 0; row < regions.size(); ++row) {
        const Region& region = regions[row];
        QTableWidgetItem* shown = fixedItem({});
        shown->setFlags(shown->flags() | Qt::ItemIsUserCheckable);
        shown->setCheckState(region.drawn ? Qt::Checked : Qt::Unchecked);
        shown->setData(Qt::DecorationRole, region.colour);
        shown->setToolTip(tr("Drawn across the lanes; double-click for its colour"));
        m_table->setItem(row, Column::Shown, shown);
        m_table->setItem(row, Column::Name, new QTableWidgetItem(region.name));
        QTableWidgetItem* where = fixedItem(QString::fromStdString(toText(region.where)));
        where->setToolTip(tr("Double-click to go there"));
        m_table->setItem(row, Column::Where, where);
        m_table->setItem(row, Column::Length,
            fixedItem(QString::fromStdString(lengthText(region.where.length())), Qt::AlignRight | Qt::AlignVCenter));
    }
    m_filling = false;
}

void RegionsPanel::edited(const QTableWidgetItem* item)
{
    if (m_filling || item->row() >= m_session.state().regions.size())
        return;
    const Region before = region(item->row());
    Region after = before;
    after.name = m_table->item(item->row(), Column::Name)->text();
    after.drawn = m_table->item(item->row(), Column::Shown)->checkState() == Qt::Checked;
    // The table must not be filled anew while it is telling about a change.
    if (after != before)
        QMetaObject::invokeMethod(
            this, [this, before, after] { changeRegion(m_session, before, after); }, Qt::QueuedConnection);
}

void RegionsPanel::goThere(int row)
{
    const Interval where = region(row).where;
    // Some room around it, so that it is seen as a region.
    m_session.go(where.resized(where.length() + where.length() / 5));
}

void RegionsPanel::askColour(int row)
{
    const Region before = region(row);
    Region after = before;
    after.colour = QColorDialog::getColor(before.colour, this);
    if (after.colour.isValid())
        changeRegion(m_session, before, after);
}

QList<int> RegionsPanel::selectedRows() const
{
    QList<int> rows;
    for (const QModelIndex& index : m_table->selectionModel()->selectedRows())
        rows.append(index.row());
    std::sort(rows.begin(), rows.end());
    return rows;
}

void RegionsPanel::removeSelected()
{
    const QList<int> rows = selectedRows();
    m_session.change(tr("Remove %n region(s)", nullptr, int(rows.size())), [&](SessionState& state) {
        for (auto row = rows.rbegin(); row != rows.rend(); ++row)
            state.regions.removeAt(*row);
    });
}

void RegionsPanel::compareSelected()
{
    Loci loci;
    for (const int row : selectedRows())
        loci.append(region(row).where.resized(region(row).where.length() * 6 / 5));
    m_session.show(loci);
}

void RegionsPanel::importBed()
{
    const auto genome = m_session.sources().genome();
    if (!genome)
        return Q_EMIT failed(tr("Open a genome first: regions are placed on it."));
    QSettings settings;
    const QString key = QStringLiteral("folder/regions");
    const QString path = QFileDialog::getOpenFileName(this, tr("Regions from a BED file"), settings.value(key).toString(),
        tr("BED (*.bed *.bed.gz *.narrowPeak);;All files (*)"));
    if (path.isEmpty())
        return;
    settings.setValue(key, QFileInfo(path).absolutePath());
    const auto work = [path = path.toStdString(), genome](const Monitor& monitor) { return readRegions(path, *genome, monitor); };
    Job* job = m_session.jobs().start(
        Jobs::Pool::Files, this, tr("Reading %1").arg(QFileInfo(path).fileName()), work, [this](const QVector<Region>& regions) {
            constexpr qsizetype most = 2000;
            if (regions.size() > most)
                return Q_EMIT failed(
                    tr("The file has %1 regions: up to %2 can be held as regions of interest. Open it as a lane instead.")
                        .arg(regions.size())
                        .arg(most));
            m_session.change(
                tr("Import %n region(s)", nullptr, int(regions.size())), [&](SessionState& state) { state.regions += regions; });
        });
    connect(job, &Job::failed, this, &RegionsPanel::failed);
}

void RegionsPanel::exportBed()
{
    if (m_session.state().regions.isEmpty())
        return Q_EMIT failed(tr("There are no regions yet: add one with Ctrl+R."));
    QSettings settings;
    const QString key = QStringLiteral("folder/regions");
    QString path = QFileDialog::getSaveFileName(
        this, tr("Regions to a BED file"), settings.value(key).toString() + QStringLiteral("/regions.bed"), tr("BED (*.bed)"));
    if (path.isEmpty())
        return;
    if (QFileInfo(path).suffix().isEmpty())
        path += QStringLiteral(".bed");
    settings.setValue(key, QFileInfo(path).absolutePath());
    exportTo(path);
}

void RegionsPanel::exportTo(const QString& path)
{
    const auto work = [path, regions = m_session.state().regions](const Monitor&) {
        writeRegions(path.toStdString(), regions);
        return path;
    };
    m_writing.add(path, work, [this](const QString& written) { Q_EMIT said(tr("Written: %1").arg(written)); });
}
