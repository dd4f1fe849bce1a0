#include "views/session/inputchoices.h"

#include "core/models/inputs/namedinputs.h"
#include "views/session/session.h"

#include <QFileInfo>

namespace
{

bool isMeasured(const Source& source)
{
    const auto* formula = source.as<FormulaSource>();
    return source.is<FileSource>() || (formula && std::all_of(formula->operands.begin(), formula->operands.end(), isMeasured));
}

} // namespace

QVector<InputCandidate> inputCandidates(const Session& session)
{
    QVector<InputCandidate> found;
    for (const LaneSpec& lane : session.state().lanes)
        for (const LayerSpec& layer : lane.layers) {
            const auto track = session.sources().opened(layer.source).track;
            const auto same = [&](const InputCandidate& other) { return other.source == layer.source; };
            if (!isMeasured(layer.source) || !track || track->kind() != tracks::Kind::Signal
                || std::any_of(found.begin(), found.end(), same))
                continue;
            const QString name = !layer.name.isEmpty()            ? layer.name
                : !lane.name.isEmpty() && lane.layers.size() == 1 ? lane.name
                                                                  : QString::fromStdString(track->name());
            found.append({ name, layer.source, track->assays() });
        }
    return found;
}

InputChoices::InputChoices(Session& session)
    : QObject(&session)
    , m_session(session)
{
    const auto later = [this] {
        // A change of the state must not begin within another one.
        QMetaObject::invokeMethod(this, qOverload<>(&InputChoices::suggest), Qt::QueuedConnection);
    };
    connect(&session.sources(), &Sources::idle, this, later);
    connect(&session.sources(), &Sources::modelChanged, this, later);
}

void InputChoices::suggest()
{
    if (m_session.sources().busy())
        return;
    for (const QString& model : QStringList(m_session.state().models))
        suggest(model);
}

void InputChoices::suggest(const QString& model)
{
    const auto spec = m_session.sources().model(model).spec;
    if (!spec || spec->inputs.empty())
        return;
    const QVector<InputCandidate> candidates = inputCandidates(m_session);
    std::vector<models::NamedTrack> tracks;
    for (const InputCandidate& candidate : candidates)
        tracks.push_back(
            { (QFileInfo(candidate.source.file()).fileName() + u' ' + candidate.name).toStdString(), candidate.assays });
    const auto fits = models::inputsByName(spec->inputs, tracks);
    QVector<InputChoice> choices;
    for (size_t i = 0; i < fits.size(); ++i) {
        const QString input = QString::fromStdString(spec->inputs[i].name);
        if (fits[i].values < 0 || m_session.state().input(model, input))
            continue;
        InputChoice choice { model, input, candidates[fits[i].values].source };
        if (fits[i].coverage >= 0)
            choice.coverage = candidates[fits[i].coverage].source;
        const QString offer = model + u'\n' + input + u'\n' + keyOf(*choice.track);
        if (m_offered.contains(offer))
            continue;
        m_offered.insert(offer);
        choices.append(choice);
    }
    if (!choices.isEmpty())
        m_session.change(tr("Inputs of %1 by name").arg(QFileInfo(model).completeBaseName()), [&](SessionState& state) {
            for (const InputChoice& choice : choices)
                state.setInput(choice);
        });
}
