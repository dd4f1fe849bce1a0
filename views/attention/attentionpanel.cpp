#include "views/attention/attentionpanel.h"

#include "core/models/families/outline.h"
#include "views/attention/arccontrols.h"
#include "views/attention/linkexport.h"

#include <QComboBox>
#include <QCompleter>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QStringListModel>
#include <QVBoxLayout>

namespace
{

using Combine = models::AttentionChoice::Combine;

QLabel* note(const QString& text)
{
    auto* label = new QLabel(text);
    label->setWordWrap(true);
    label->setProperty("look", QStringLiteral("quiet"));
    return label;
}

} // namespace

AttentionPanel::AttentionPanel(Session& session, Panels& panels, QWidget* parent)
    : Panel(parent)
    , m_session(session)
    , m_panels(panels)
    , m_hint(note(tr("Open a model with attention layers to see where it looks.")))
    , m_controls(new QWidget)
    , m_genes(new QStringListModel(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_hint);
    layout->addWidget(m_controls);
    layout->addStretch();
    auto* controls = new QVBoxLayout(m_controls);
    controls->setContentsMargins(0, 0, 0, 0);
    controls->setSpacing(12);
    controls->addWidget(buildChoice());
    controls->addWidget(buildArcs());
    controls->addWidget(note(tr(
        "Attention tells where the network looks. It is no evidence that an element regulates a gene: exported files say so.")));
    connect(&m_session, &Session::stateChanged, this, &AttentionPanel::followModels);
    connect(&m_session.sources(), &Sources::modelChanged, this, &AttentionPanel::followModels);
    connect(&m_session, &Session::stateChanged, this, &AttentionPanel::followLanes);
    connect(&m_panels, &Panels::changed, this, &AttentionPanel::followArcs);
    followModels();
    followLanes();
}

QWidget* AttentionPanel::buildChoice()
{
    auto* part = new QWidget;
    auto* form = new QFormLayout(part);
    form->setContentsMargins(0, 0, 0, 0);
    m_model = new QComboBox;
    m_combine = new QComboBox;
    for (const auto& [text, combine] : { std::pair(tr("Mean of all layers and heads"), Combine::Mean),
             std::pair(tr("Rollout over the layers"), Combine::Rollout),
             std::pair(tr("Mean of one layer's heads"), Combine::MeanHeads), std::pair(tr("One head"), Combine::Head) })
        m_combine->addItem(text, int(combine));
    m_layer = new QSpinBox;
    m_head = new QSpinBox;
    for (QSpinBox* box : { m_layer, m_head })
        box->setMinimum(1);
    auto* map = new QPushButton(tr("Show &map of this locus"));
    map->setToolTip(
        tr("The model's input window around the middle of the view: keys along the genome, queries from top to bottom"));
    form->addRow(tr("M&odel"), m_model);
    form->addRow(tr("&Weights"), m_combine);
    form->addRow(tr("&Layer"), m_layer);
    form->addRow(tr("&Head"), m_head);
    form->addRow(map);
    connect(m_model, &QComboBox::currentIndexChanged, this, &AttentionPanel::followLanes);
    connect(m_combine, &QComboBox::currentIndexChanged, this, &AttentionPanel::chooseWeights);
    connect(m_layer, &QSpinBox::valueChanged, this, &AttentionPanel::chooseWeights);
    connect(m_head, &QSpinBox::valueChanged, this, &AttentionPanel::chooseWeights);
    connect(map, &QPushButton::clicked, this, &AttentionPanel::showMap);
    return part;
}

QWidget* AttentionPanel::buildArcs()
{
    auto* part = new QWidget;
    auto* form = new QFormLayout(part);
    form->setContentsMargins(0, 0, 0, 0);
    m_gene = new QLineEdit;
    m_gene->setObjectName(QStringLiteral("gene"));
    m_gene->setPlaceholderText(tr("the gene nearest to the middle"));
    auto* completer = new QCompleter(m_genes, this);
    completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_gene->setCompleter(completer);
    m_elements = new QComboBox;
    auto* arcs = new QPushButton(tr("Show &arcs from its TSS"));
    m_export = new QPushButton(tr("&Export links…"));
    form->addRow(tr("&Gene"), m_gene);
    form->addRow(tr("Ele&ments"), m_elements);
    form->addRow(arcs);
    m_arcs = new ArcControls(*form, m_session, m_panels, this);
    form->addRow(m_export);
    connect(m_gene, &QLineEdit::textEdited, this, &AttentionPanel::complete);
    connect(m_gene, &QLineEdit::returnPressed, this, &AttentionPanel::showArcs);
    connect(arcs, &QPushButton::clicked, this, &AttentionPanel::showArcs);
    connect(m_export, &QPushButton::clicked, this, &AttentionPanel::exportLinks);
    return part;
}

QString AttentionPanel::model() const
{
    return m_model->currentData().toString();
}

models::AttentionShape AttentionPanel::shape() const
{
    const auto spec = m_session.sources().model(model()).spec;
    return spec ? models::attentionShape(*spec) : models::AttentionShape();
}

models::AttentionChoice AttentionPanel::choice() const
{
    return { Combine(m_combine->currentData().toInt()), m_layer->value() - 1, m_head->value() - 1 };
}

void AttentionPanel::followModels()
{
    QStringList paths;
    for (const QString& path : m_session.state().models)
        if (const auto spec = m_session.sources().model(path).spec; spec && models::attentionShape(*spec).layers > 0)
            paths << path;
    QStringList shown;
    for (int i = 0; i < m_model->count(); ++i)
        shown << m_model->itemData(i).toString();
    if (paths != shown) {
        m_model->clear();
        for (const QString& path : std::as_const(paths))
            m_model->addItem(QString::fromStdString(m_session.sources().model(path).spec->name), path);
    }
    m_hint->setVisible(paths.isEmpty());
    m_controls->setVisible(!paths.isEmpty());
}

/// The controls show what the lanes show.
void AttentionPanel::followLanes()
{
    m_filling = true;
    const models::AttentionShape shape = this->shape();
    m_layer->setMaximum(std::max(1, shape.layers));
    m_head->setMaximum(std::max(1, shape.heads));
    const LaneSpec* lane = attentionLane(m_session.state(), model(), AttentionSource::Form::Map);
    if (!lane)
        lane = arcLane();
    if (lane) {
        const models::AttentionChoice now = attentionOf(*lane)->focus.choice;
        m_combine->setCurrentIndex(m_combine->findData(int(now.combine)));
        m_layer->setValue(now.layer + 1);
        m_head->setValue(now.head + 1);
    }
    const Combine combine = choice().combine;
    m_layer->setEnabled(combine == Combine::Head || combine == Combine::MeanHeads);
    m_head->setEnabled(combine == Combine::Head);

    const QVariant chosen = m_elements->currentData();
    m_elements->clear();
    m_elements->addItem(tr("bins of the model (%1)").arg(QString::fromStdString(lengthText(shape.binSize))), QString());
    for (const LaneSpec& each : m_session.state().lanes)
        for (const LayerSpec& layer : each.layers)
            if (const auto track = m_session.sources().opened(layer.source).track;
                track && track->kind() == tracks::Kind::Features && layer.source.is<FileSource>())
                m_elements->addItem(each.name.isEmpty() ? QString::fromStdString(track->name()) : each.name, layer.source.file());
    m_elements->setCurrentIndex(std::max(0, m_elements->findData(chosen)));
    m_filling = false;
    followArcs();
}

void AttentionPanel::followArcs()
{
    const LaneSpec* lane = arcLane();
    m_export->setEnabled(lane);
    m_arcs->follow(lane, 1.0 / double(std::max<int64_t>(1, shape().positions)));
}

void AttentionPanel::chooseWeights()
{
    if (m_filling || model().isEmpty())
        return;
    m_session.adjust(tr("Attention weights"), [this](SessionState& state) { setAttentionChoice(state, model(), choice()); });
    followLanes();
}

void AttentionPanel::complete(const QString& text)
{
    QStringList names;
    if (!text.trimmed().isEmpty())
        for (const std::string& name : m_session.sources().genes()->complete(text.trimmed().toStdString()))
            names << QString::fromStdString(name);
    m_genes->setStringList(names);
}

const LaneSpec* AttentionPanel::arcLane() const
{
    return attentionLane(m_session.state(), model(), AttentionSource::Form::Arcs);
}

interpret::Promoter AttentionPanel::promoter() const
{
    const auto genome = m_session.sources().genome();
    const std::string gene = m_gene->text().trimmed().toStdString();
    if (!gene.empty()) {
        const auto found = interpret::promotersOf(gene, *m_session.sources().genes(), *genome);
        return found.front();
    }
    const auto nearest = m_session.sources().genes()->nearest(m_session.locus());
    if (!nearest)
        throw Error(tr("There is no gene here: add a gene annotation, or type a gene's name.").toStdString());
    return { nearest->name, nearest->tss(), nearest->strand };
}

std::optional<Source> AttentionPanel::elements() const
{
    const QString path = m_elements->currentData().toString();
    return path.isEmpty() ? std::nullopt : std::optional<Source>(FileSource { path });
}

void AttentionPanel::showMap()
{
    const Interval& locus = m_session.locus();
    if (locus.empty() || model().isEmpty())
        return;
    m_session.change(tr("Attention map"),
        [&](SessionState& state) { showAttentionMap(state, model(), locus.chrom, locus.centre(), choice()); });
}

void AttentionPanel::showArcs()
{
    if (m_session.locus().empty() || model().isEmpty())
        return;
    try {
        const interpret::Promoter from = promoter();
        m_gene->setText(QString::fromStdString(from.gene));
        m_session.change(tr("Attention of %1").arg(m_gene->text()),
            [&](SessionState& state) { showAttentionArcs(state, model(), from, choice(), elements()); });
        if (!m_session.locus().overlaps(from.tss))
            m_session.go(from.tss.resized(m_session.locus().length()));
    } catch (const Error& problem) {
        Q_EMIT failed(QString::fromStdString(problem.what()));
    }
}

void AttentionPanel::exportLinks()
{
    const LaneSpec* lane = arcLane();
    if (!lane)
        return Q_EMIT failed(tr("There are no arcs yet: show those of a gene first."));
    QSettings settings;
    const QString key = QStringLiteral("folder/export");
    const QString gene = attentionOf(*lane)->focus.gene;
    const QString path = QFileDialog::getSaveFileName(this, tr("Export attention of %1").arg(gene),
        settings.value(key).toString() + QStringLiteral("/%1_attention.bedpe").arg(gene),
        tr("Links (*.bedpe *.interact *.bed);;Table (*.tsv);;Signal (*.bw)"));
    if (path.isEmpty())
        return;
    settings.setValue(key, QFileInfo(path).absolutePath());
    writeLinks(path);
}

void AttentionPanel::writeLinks(const QString& path)
{
    const LaneSpec* lane = arcLane();
    const std::optional<LinkExport> links = lane ? LinkExport::of(*lane, m_session.sources()) : std::nullopt;
    if (!links)
        return Q_EMIT failed(tr("There are no arcs yet: show those of a gene first."));
    const auto work = [links = *links, file = std::filesystem::path(path.toStdString())](
                          const Monitor& monitor) { return links.write(file, monitor); };
    Job* job = m_session.jobs().start(
        Jobs::Pool::Compute, this, tr("Writing %1").arg(QFileInfo(path).fileName()), work, [this, path](int count) {
            Q_EMIT said(count > 0 ? tr("Written: %1 (%n link(s))", nullptr, count).arg(path) : tr("Written: %1").arg(path));
        });
    connect(job, &Job::failed, this, &AttentionPanel::failed);
}
