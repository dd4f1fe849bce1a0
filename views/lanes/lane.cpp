#include "views/lanes/lane.h"

#include <QFileInfo>

namespace
{

size_t bytesOf(const tracks::Signal& signal)
{
    return (signal.mean.capacity() + signal.min.capacity() + signal.max.capacity() + signal.spread.capacity()) * sizeof(float);
}

size_t bytesOf(const tracks::Features& features)
{
    return features.items.capacity() * sizeof(genome::Feature);
}

size_t bytesOf(const tracks::Bases& bases)
{
    return bases.letters.capacity();
}

size_t bytesOf(const tracks::Arcs& arcs)
{
    return arcs.items.capacity() * sizeof(tracks::Arc);
}

size_t bytesOf(const tracks::Matrix& matrix)
{
    return matrix.values.capacity() * sizeof(float);
}

} // namespace

Lane::Lane(const LaneSpec& spec, Session& session, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_spec(spec)
{
    rebuild();
    connect(&m_session.sources(), &Sources::trackChanged, this, &Lane::sourceChanged);
    connect(&m_session.sources(), &Sources::genomeChanged, this, [this] {
        rebuild();
        Q_EMIT changed();
    });
}

void Lane::setSpec(const LaneSpec& spec)
{
    if (spec == m_spec)
        return;
    m_spec = spec;
    rebuild();
    if (!m_resting)
        show(m_visible, m_pixels);
    Q_EMIT changed();
}

/// Layers that stay keep their data.
void Lane::rebuild()
{
    std::vector<std::unique_ptr<Layer>> old;
    old.swap(m_layers);
    for (const Source& source : m_spec.sources()) {
        const auto same
            = std::find_if(old.begin(), old.end(), [&](const auto& layer) { return layer && layer->source == source; });
        const bool usable = same != old.end() && m_session.sources().opened(source).track;
        m_layers.push_back(usable ? std::move(*same) : std::make_unique<Layer>());
        m_layers.back()->source = source;
        if (!m_layers.back()->latest)
            m_layers.back()->latest = std::make_unique<Latest>();
    }
}

void Lane::show(const Interval& visible, int pixels)
{
    m_visible = visible;
    m_pixels = pixels;
    m_resting = false;
    for (const auto& layer : m_layers)
        supply(*layer);
}

void Lane::rest()
{
    if (std::exchange(m_resting, true))
        return;
    m_visible = {};
    for (const auto& layer : m_layers) {
        layer->latest->drop();
        layer->slice.reset();
        layer->covered = {};
    }
}

bool Lane::fine(double bpPerBin) const
{
    const double bpPerPixel = double(m_visible.length()) / m_pixels;
    return bpPerBin <= bpPerPixel * 1.01 && bpPerBin >= bpPerPixel / 2.01;
}

bool Lane::exact(const Layer& layer) const
{
    return m_spec.smooths() && needsModel(layer.source);
}

bool Lane::suffices(const Layer& layer, const Interval& read, double bpPerBin) const
{
    const Interval needed = m_spec.needed(m_visible, layer.source);
    return (exact(layer) ? read == needed : read.contains(needed)) && fine(bpPerBin);
}

bool Lane::complete(const Layer& layer) const
{
    return !m_visible.empty() && m_pixels > 0 && suffices(layer, layer.covered, layer.bpPerBin);
}

/// What is visible first; then a screen on each side, so that panning finds its data there.
void Lane::supply(Layer& layer)
{
    const auto track = m_session.sources().opened(layer.source).track;
    if (!track || m_visible.empty() || m_pixels < 1)
        return;
    const Interval needed = m_spec.needed(m_visible, layer.source);
    const auto widened = [&](int64_t by) { return Interval { needed.chrom, needed.start - by, needed.end + by }; };
    const Interval wide = widened(m_visible.length());
    const bool have = complete(layer);
    // Predictions that must be computed are not asked in advance.
    const bool ahead = have && !exact(layer) && layer.problem.isEmpty() && track->immediate(wide);
    if (have && (!ahead || layer.covered.contains(widened(m_visible.length() / 2)))) {
        layer.latest->drop();
        return;
    }
    if (layer.latest->busy() && suffices(layer, layer.asked, layer.askedBpPerBin))
        return;
    ask(layer, track, have ? wide : needed);
}

void Lane::ask(Layer& layer, std::shared_ptr<const tracks::Track> track, const Interval& where)
{
    const int bins = int(std::llround(double(m_pixels) * double(where.length()) / double(m_visible.length())));
    const bool immediate = track->immediate(where);
    const QString title = immediate ? QString() : tr("Computing %1").arg(bareView(m_spec, m_session.sources()).name);
    layer.asked = where;
    layer.askedBpPerBin = double(where.length()) / bins;
    const auto finish = [this, &layer, where, bpPerBin = layer.askedBpPerBin](
                            std::shared_ptr<const tracks::Slice> slice, const QString& problem) {
        const bool visible = !complete(layer) || layer.problem != problem;
        layer.slice = std::move(slice);
        layer.problem = problem;
        layer.covered = where;
        layer.bpPerBin = bpPerBin;
        if (visible)
            Q_EMIT changed();
        supply(layer);
    };
    layer.latest->ask(
        m_session.jobs(), immediate ? Jobs::Pool::Files : Jobs::Pool::Compute, title,
        [track, where, bins](
            const Monitor& monitor) { return std::make_shared<const tracks::Slice>(track->read(where, bins, monitor)); },
        [finish](const std::shared_ptr<const tracks::Slice>& slice) { finish(slice, {}); },
        [finish](const QString& why) { finish(nullptr, why); },
        [finish, &layer] { finish(layer.slice, tr("Stopped. Press F5 to go on.")); });
    if (!immediate)
        connect(layer.latest->job(), &Job::progressed, this, [this, &layer, track, where, bins] {
            if (auto part = track->soFar(where, bins)) {
                layer.slice = std::make_shared<const tracks::Slice>(std::move(*part));
                Q_EMIT changed();
            }
        });
    if (!complete(layer))
        Q_EMIT changed();
}

void Lane::sourceChanged(const Source& source)
{
    bool mine = false;
    for (const auto& layer : m_layers) {
        if (layer->source != source)
            continue;
        mine = true;
        layer->latest->drop(); // what it reads is of the former track
        layer->slice.reset();
        layer->covered = {};
        layer->problem.clear();
        supply(*layer);
    }
    if (mine)
        Q_EMIT changed();
}

void Lane::retry()
{
    for (const auto& layer : m_layers)
        m_session.sources().retry(layer->source);
}

LaneView bareView(const LaneSpec& spec, const Sources& sources)
{
    LaneView view;
    static_cast<LaneOptions&>(view) = spec;
    const bool pair
        = spec.layers.size() == 2 && spec.layers[0].source.is<FileSource>() && spec.layers[1].source.is<PredictionSource>();
    for (const LayerSpec& layer : spec.layers) {
        const auto track = sources.opened(layer.source).track;
        QString name = layer.name;
        if (pair)
            name = layer.source.is<FileSource>() ? Lane::tr("measured") : Lane::tr("predicted");
        else if (name.isEmpty() && track)
            name = QString::fromStdString(track->name());
        if (name.isEmpty())
            name = QFileInfo(layer.source.path()).completeBaseName();
        view.layers.append({ name, layer.colour, nullptr, {}, false, layer.below });
        if (view.units.isEmpty() && track)
            view.units = QString::fromStdString(track->units());
    }
    if (view.name.isEmpty() && !view.layers.isEmpty())
        view.name = view.layers.first().name;
    return view;
}

LaneView Lane::view() const
{
    LaneView view = bareView(m_spec, m_session.sources());
    for (size_t i = 0; i < m_layers.size(); ++i) {
        const Layer& layer = *m_layers[i];
        const Sources::Opened opened = m_session.sources().opened(layer.source);
        LayerView& shown = i < size_t(view.layers.size()) ? view.layers[qsizetype(i)] : view.letters;
        shown.problem = opened.problem.isEmpty() ? layer.problem : opened.problem;
        shown.busy = (layer.latest->busy() && !complete(layer)) || (!opened.track && shown.problem.isEmpty());
        if (shown.problem.isEmpty())
            shown.slice = layer.slice;
    }
    return view;
}

std::shared_ptr<const tracks::Slice> Lane::slice(size_t index) const
{
    if (index >= m_layers.size())
        return nullptr;
    const Layer& layer = *m_layers[index];
    const bool fine = layer.problem.isEmpty() && m_session.sources().opened(layer.source).problem.isEmpty();
    return fine ? layer.slice : nullptr;
}

bool Lane::complete() const
{
    return m_resting || std::none_of(m_layers.begin(), m_layers.end(), [this](const auto& layer) {
        const Sources::Opened opened = m_session.sources().opened(layer->source);
        return (layer->latest->busy() && !complete(*layer)) || (!opened.track && opened.problem.isEmpty());
    });
}

size_t Lane::bytes() const
{
    size_t bytes = 0;
    for (const auto& layer : m_layers)
        if (layer->slice)
            bytes += std::visit([](const auto& slice) { return bytesOf(slice); }, *layer->slice);
    return bytes;
}
