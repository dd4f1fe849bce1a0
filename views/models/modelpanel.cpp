#include "views/models/modelpanel.h"

#include "views/document/arrange.h"
#include "views/look/grid.h"
#include "views/models/inputform.h"
#include "views/models/modelpage.h"
#include "views/models/trackfilter.h"
#include "views/models/tracktable.h"

#include <QComboBox>
#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QTabWidget>
#include <QTableView>

namespace
{

QScrollArea* scrolling(QWidget* page)
{
    auto* scroll = new QScrollArea;
    scroll->setWidget(page);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    return scroll;
}

QString namesOf(const std::vector<models::InputTrack>& inputs)
{
    QStringList names;
    for (const models::InputTrack& input : inputs)
        names << QString::fromStdString(input.name);
    return names.join(QStringLiteral(", "));
}

} // namespace

ModelPanel::ModelPanel(Session& session, QWidget* parent)
    : Panel(parent)
    , m_session(session)
    , m_models(new QComboBox)
    , m_description(new QLabel)
    , m_tabs(new QTabWidget)
    , m_inputs(new InputForm(session))
    , m_page(new ModelPage(session))
    , m_heads(new QComboBox)
    , m_use(new QComboBox)
    , m_search(new QLineEdit)
    , m_assays(new QComboBox)
    , m_view(new QTableView)
    , m_count(new QLabel)
    , m_show(new QPushButton(tr("Show")))
    , m_hide(new QPushButton(tr("Hide")))
    , m_remove(new QPushButton(tr("Close")))
    , m_table(new TrackTable(session, this))
    , m_filter(new TrackFilter(this))
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
    m_models->setAccessibleName(tr("Model"));
    m_models->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_remove->setToolTip(tr("Close this model and take its predictions away"));
    m_description->setWordWrap(true);
    m_description->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_description->setAlignment(Qt::AlignTop);
    m_description->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * gridStep, 2 * gridStep, 2 * gridStep, 2 * gridStep);
    layout->setSpacing(2 * gridStep);
    auto* modelRow = new QHBoxLayout;
    modelRow->addWidget(m_models, 1);
    modelRow->addStretch();
    modelRow->addWidget(m_remove);
    layout->addLayout(modelRow);
    layout->addWidget(m_description);
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(scrolling(m_inputs), tr("Inputs"));
    m_tabs->addTab(scrolling(m_page), tr("About"));
    m_tabs->insertTab(0, buildTracks(), tr("Tracks"));
    m_tabs->setCurrentIndex(0);
    layout->addWidget(m_tabs, 100);
    layout->addStretch(1);
    connectParts();
    fillModels();
}

QWidget* ModelPanel::buildTracks()
{
    m_heads->setAccessibleName(tr("Output head"));
    m_use->setAccessibleName(tr("Predict from"));
    m_use->addItem(tr("from sequence and epigenome"), int(models::Use::Both));
    m_use->addItem(tr("without epigenome"), int(models::Use::Sequence));
    m_use->addItem(tr("without sequence"), int(models::Use::Epigenome));
    m_use->setToolTip(tr("What the model is shown for the predictions ticked below"));
    m_assays->setAccessibleName(tr("Assay"));
    m_search->setPlaceholderText(tr("Search tracks: HepG2, CAGE CD4…"));
    m_search->setClearButtonEnabled(true);
    m_search->setAcceptDrops(false);
    m_search->setAccessibleName(tr("Search tracks"));
    buildTable();
    auto* page = new QWidget;
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 2 * gridStep, 0, 0);
    layout->setSpacing(2 * gridStep);
    layout->addWidget(m_heads);
    layout->addWidget(m_use);
    auto* searchRow = new QHBoxLayout;
    searchRow->addWidget(m_search, 1);
    searchRow->addWidget(m_assays);
    layout->addLayout(searchRow);
    layout->addWidget(m_view, 1);
    auto* buttonRow = new QHBoxLayout;
    buttonRow->addWidget(m_count, 1);
    buttonRow->addWidget(m_show);
    buttonRow->addWidget(m_hide);
    layout->addLayout(buttonRow);
    return page;
}

void ModelPanel::buildTable()
{
    m_filter->setSourceModel(m_table);
    m_view->setModel(m_filter);
    m_view->setAccessibleName(tr("Tracks the model predicts"));
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSortingEnabled(true);
    m_view->sortByColumn(-1, Qt::AscendingOrder);
    m_view->setShowGrid(false);
    m_view->setWordWrap(false);
    m_view->verticalHeader()->hide();
    m_view->horizontalHeader()->setStretchLastSection(true);
    m_view->horizontalHeader()->setHighlightSections(false);
    fitTable();
}

void ModelPanel::connectParts()
{
    connect(m_models, &QComboBox::currentIndexChanged, this, &ModelPanel::showModel);
    connect(m_heads, &QComboBox::currentIndexChanged, this, &ModelPanel::showModel);
    connect(m_use, &QComboBox::currentIndexChanged, this, [this] { m_table->setUse(models::Use(m_use->currentData().toInt())); });
    connect(m_search, &QLineEdit::textChanged, this, &ModelPanel::filter);
    connect(m_assays, &QComboBox::currentIndexChanged, this, &ModelPanel::filter);
    connect(m_show, &QPushButton::clicked, this, [this] { setSelectedShown(true); });
    connect(m_hide, &QPushButton::clicked, this, [this] { setSelectedShown(false); });
    connect(m_remove, &QPushButton::clicked, this, [this] {
        const QString path = m_models->currentData().toString();
        m_session.change(
            tr("Close model %1").arg(m_models->currentText()), [&](SessionState& state) { removeModel(state, path); });
    });
    connect(&m_session, &Session::stateChanged, this, &ModelPanel::fillModels);
    connect(&m_session.sources(), &Sources::modelChanged, this, [this](const QString& path) {
        if (path == m_models->currentData().toString())
            showModel();
    });
}

void ModelPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::FontChange)
        fitTable();
    QWidget::changeEvent(event);
}

/// Rows and columns for the text as large as it is.
void ModelPanel::fitTable()
{
    const int line = fontMetrics().height();
    m_view->verticalHeader()->setDefaultSectionSize(line + 2 * gridStep);
    const QString longName = QStringLiteral("ENCFF000AAA+");
    m_view->setColumnWidth(TrackTable::Name, fontMetrics().horizontalAdvance(longName) + line + 4 * gridStep);
    const QString assay = m_table->headerData(TrackTable::Assay, Qt::Horizontal, Qt::DisplayRole).toString();
    m_view->setColumnWidth(TrackTable::Assay, fontMetrics().horizontalAdvance(assay) + 6 * gridStep);
}

void ModelPanel::fillModels()
{
    QStringList shown;
    for (int i = 0; i < m_models->count(); ++i)
        shown.append(m_models->itemData(i).toString());
    if (shown == m_session.state().models && !shown.isEmpty())
        return;
    const QString current = m_models->currentData().toString();
    {
        const QSignalBlocker quiet(m_models);
        m_models->clear();
        for (const QString& path : m_session.state().models)
            m_models->addItem(QFileInfo(path).completeBaseName(), path);
        const int newest = m_models->count() - 1;
        m_models->setCurrentIndex(shown.size() < m_models->count() ? newest : std::max(0, m_models->findData(current)));
    }
    showModel();
    if (shown.size() < m_models->count())
        Q_EMIT wanted();
}

void ModelPanel::showModel()
{
    const QString path = m_models->currentData().toString();
    const auto spec = m_session.sources().model(path).spec;
    const bool same = spec && m_heads->property("model").toString() == path && m_heads->count() == int(spec->heads.size());
    if (!same) {
        const QSignalBlocker quiet(m_heads);
        m_heads->clear();
        for (const models::Head& head : spec ? spec->heads : std::vector<models::Head> {})
            m_heads->addItem(tr("%1 (%n track(s))", nullptr, int(head.tracks.size())).arg(QString::fromStdString(head.name)));
        m_heads->setProperty("model", spec ? path : QString());
    }
    m_heads->setVisible(m_heads->count() > 1);
    const bool reads = spec && !spec->inputs.empty();
    m_tabs->setTabVisible(1, reads);
    m_use->setVisible(reads);
    if (!reads)
        m_use->setCurrentIndex(0);
    m_inputs->setModel(path, spec);
    m_page->setModel(path);
    showDescription();
    const QVariant shownAs = QVariant::fromValue(QPair<QString, int>(spec ? path : QString(), m_heads->currentIndex()));
    if (m_table->property("shown") == shownAs)
        return;
    m_table->setProperty("shown", shownAs);
    m_table->setModel(path, spec, std::max(0, m_heads->currentIndex()));
    {
        const QSignalBlocker quiet(m_assays);
        m_assays->clear();
        m_assays->addItem(tr("All assays"));
        for (const QString& assay : m_table->assays())
            m_assays->addItem(assay, assay);
    }
    filter();
}

void ModelPanel::showDescription()
{
    const QString path = m_models->currentData().toString();
    const OpenModel model = m_session.sources().model(path);
    m_tabs->setVisible(bool(model.spec));
    m_models->setVisible(m_models->count() > 0);
    m_remove->setVisible(m_models->count() > 0);
    if (m_models->count() == 0)
        return m_description->setText(tr("No model is open.\n\nDrop a model (.safetensors) on the window. The command "
                                         "“epiarc-cli import” makes one of a published checkpoint."));
    if (!model.problem.isEmpty())
        return m_description->setText(model.problem);
    if (!model.spec)
        return m_description->setText(tr("Reading…"));
    const models::ModelSpec& spec = *model.spec;
    QString text
        = tr("<b>%1</b> (%2), %3 parameters<br>reads %4 bp, predicts the central %5 bp in bins of %6 bp")
              .arg(QString::fromStdString(spec.name).toHtmlEscaped(), QString::fromStdString(spec.family).toHtmlEscaped(),
                  QString::fromStdString(withCommas(spec.parameters)), QString::fromStdString(withCommas(spec.inputLength)),
                  QString::fromStdString(withCommas(spec.outputLength)), QString::fromStdString(withCommas(spec.binSize)));
    if (spec.members > 1)
        text += tr("<br>an ensemble of %1 networks: shows their mean and how far they differ").arg(spec.members);
    if (!spec.genome.empty())
        text += tr("<br>trained on %1").arg(QString::fromStdString(spec.genome).toHtmlEscaped());
    if (!spec.inputs.empty())
        text += tr("<br>reads %1 besides the sequence").arg(namesOf(spec.inputs).toHtmlEscaped());
    if (!model.device.isEmpty())
        text += tr("<br>runs on %1").arg(model.device.toHtmlEscaped());
    m_description->setText(text);
}

void ModelPanel::filter()
{
    m_filter->setWanted(m_search->text(), m_assays->currentData().toString());
    m_count->setText(tr("%1 of %2 tracks").arg(m_filter->rowCount()).arg(m_table->rowCount()));
}

void ModelPanel::setSelectedShown(bool shown)
{
    QList<int> tracks;
    for (const QModelIndex& row : m_view->selectionModel()->selectedRows())
        tracks.append(m_filter->mapToSource(row).row());
    std::sort(tracks.begin(), tracks.end());
    if (!tracks.isEmpty())
        m_table->setShown(tracks, shown);
}
