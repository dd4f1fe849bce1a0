#include "views/models/modelpage.h"

#include "core/genome/assembly.h"
#include "core/models/inputs/inputs.h"
#include "views/look/grid.h"

#include <QFileInfo>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include <map>

namespace
{

QString number(int64_t count)
{
    return QString::fromStdString(withCommas(count));
}

QString paragraph(const QString& title, const QStringList& lines)
{
    QStringList escaped;
    for (const QString& line : lines)
        escaped << line.toHtmlEscaped();
    return lines.isEmpty() ? QString()
                           : QStringLiteral("<p><b>%1</b><br>%2</p>").arg(title, escaped.join(QStringLiteral("<br>")));
}

QStringList assaysOf(const models::Head& head)
{
    std::map<std::string, int> counts;
    for (const models::OutputTrack& track : head.tracks)
        ++counts[track.assay];
    QStringList texts;
    for (const auto& [assay, count] : counts)
        texts << (assay.empty() ? ModelPage::tr("%1 without an assay").arg(number(count))
                                : QStringLiteral("%1 %2").arg(number(count), QString::fromStdString(assay)));
    return texts;
}

QStringList provenanceOf(const models::ModelSpec& spec)
{
    QStringList lines;
    for (const auto& [key, value] : spec.provenance.items())
        lines << QStringLiteral("%1: %2").arg(
            QString::fromStdString(key), QString::fromStdString(value.is_string() ? value.get<std::string>() : value.dump()));
    if (!spec.source.empty())
        lines << ModelPage::tr("weights from %1").arg(QString::fromStdString(spec.source));
    if (!spec.licence.empty())
        lines << ModelPage::tr("licence: %1").arg(QString::fromStdString(spec.licence));
    return lines;
}

QLabel* textLabel()
{
    auto* label = new QLabel;
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Minimum);
    return label;
}

/// Tracks that one pass of a window computes (PredictionStore).
int tracksComputed(const SessionState& state, const QString& model, const models::ModelSpec& spec)
{
    int shown = 0;
    for (const LaneSpec& lane : state.lanes)
        for (const LayerSpec& layer : lane.layers)
            shown += layer.source.is<PredictionSource>() && layer.source.model() == model;
    size_t largest = 0;
    for (const models::Head& head : spec.heads)
        largest = std::max(largest, head.tracks.size());
    return largest <= 256 ? int(largest) : std::max(1, shown);
}

} // namespace

QString needsText(const models::Cost& cost, double matrixRate)
{
    const double seconds = matrixRate > 0 ? cost.flops / matrixRate : 0;
    const QString time = seconds >= 120 ? ModelPage::tr("%1 min").arg(qRound(seconds / 60))
        : seconds >= 10                 ? ModelPage::tr("%1 s").arg(qRound(seconds))
                                        : ModelPage::tr("%1 s").arg(seconds, 0, 'g', 2);
    const double gigabytes = double(cost.bytes) / 1e9;
    const QString memory
        = gigabytes >= 1 ? ModelPage::tr("%1 GB").arg(gigabytes, 0, 'f', 1) : ModelPage::tr("%1 MB").arg(qRound(1e3 * gigabytes));
    QStringList parts;
    if (seconds > 0)
        parts << ModelPage::tr("about %1 a window").arg(time);
    if (cost.bytes > 0)
        parts << ModelPage::tr("%1 of memory").arg(memory);
    return parts.join(QStringLiteral(", "));
}

ModelPage::ModelPage(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_warning(textLabel())
    , m_picture(new ArchitectureView)
    , m_facts(textLabel())
    , m_needs(textLabel())
    , m_load(new QPushButton(tr("Load the network")))
{
    m_warning->setProperty("look", QStringLiteral("notice"));
    m_facts->setAlignment(Qt::AlignTop);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 3 * gridStep, 2 * gridStep, 2 * gridStep);
    layout->setSpacing(2 * gridStep);
    layout->addWidget(m_warning);
    layout->addWidget(m_picture);
    layout->addWidget(m_facts);
    layout->addWidget(m_needs);
    layout->addWidget(m_load, 0, Qt::AlignLeft);
    layout->addStretch();
    connect(m_load, &QPushButton::clicked, this, [this] { m_session.sources().load(m_path); });
    connect(&m_session, &Session::stateChanged, this, &ModelPage::follow);
    connect(&m_session.sources(), &Sources::genomeChanged, this, &ModelPage::follow);
}

void ModelPage::setModel(const QString& path)
{
    m_path = path;
    follow();
}

void ModelPage::follow()
{
    const OpenModel model = m_session.sources().model(m_path);
    if (!model.spec)
        return;
    m_picture->setStages(models::describeArchitecture(*model.spec));
    m_facts->setText(facts(model));
    showNeeds(model);
    const auto genome = m_session.sources().genome();
    const std::string trained = genome::assemblyNamed(model.spec->genome), open = genome ? genome::assemblyOf(*genome) : "";
    m_warning->setVisible(!trained.empty() && !open.empty() && trained != open);
    m_warning->setText(tr("This model was trained on %1, but the open genome is %2: its predictions mean little here.")
                           .arg(QString::fromStdString(model.spec->genome), QString::fromStdString(open)));
}

QString ModelPage::facts(const OpenModel& model) const
{
    const models::ModelSpec& spec = *model.spec;
    QString text = paragraph(tr("Parameters"), { number(spec.parameters) });
    for (const models::Head& head : spec.heads)
        text += paragraph(tr("Tracks of %1").arg(QString::fromStdString(head.name).toHtmlEscaped()),
            { assaysOf(head).join(QStringLiteral(", ")) });
    if (!spec.genome.empty())
        text += paragraph(tr("Genome"), { QString::fromStdString(spec.genome) });
    QStringList inputs;
    for (const models::InputTrack& input : spec.inputs) {
        const InputChoice* choice = m_session.state().input(m_path, QString::fromStdString(input.name));
        inputs << tr("%1 (%2): %3")
                      .arg(QString::fromStdString(input.name), QString::fromStdString(models::describe(input)),
                          choice && choice->track ? QFileInfo(choice->track->path()).fileName() : tr("masked"));
    }
    text += paragraph(tr("Inputs in bins of %1 bp").arg(number(spec.inputBinSize)), inputs);
    text += paragraph(tr("Training"), provenanceOf(spec));
    if (!model.device.isEmpty())
        text += paragraph(tr("Runs on"), { model.device });
    return text;
}

void ModelPage::showNeeds(const OpenModel& model)
{
    const bool loaded = model.predictor != nullptr;
    m_load->setVisible(!loaded && model.problem.isEmpty());
    if (!model.problem.isEmpty())
        return m_needs->setText(model.problem);
    if (!loaded)
        return m_needs->setText(tr("<b>Needs on this machine</b><br>Known once the network is loaded."));
    const models::Cost cost = model.predictor->cost(tracksComputed(m_session.state(), m_path, *model.spec));
    const QString needs = needsText(cost, model.matrixRate);
    m_needs->setText(tr("<b>Needs on this machine</b><br>%1").arg(needs));
    m_needs->setVisible(!needs.isEmpty());
}
