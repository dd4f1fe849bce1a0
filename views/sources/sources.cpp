#include "views/sources/sources.h"

#include "views/sources/modelinputs.h"

#include <QFileInfo>

namespace
{

/// A file as a track that answers to the genome's names. `format`: if it is known already.
std::shared_ptr<const tracks::Track> openNamed(
    const std::string& path, std::optional<tracks::Format> format, const genome::Genome& genome, const Monitor& monitor)
{
    const std::shared_ptr<tracks::Track> track = format ? tracks::open(path, *format, monitor) : tracks::open(path, monitor);
    const size_t known = track->useNames(genome);
    const auto names = track->chromosomes();
    if (known == 0 && !names.empty())
        throw Error(
            Sources::tr("None of the %1 sequence names of %2 (such as “%3”) is in the genome %4: open the matching genome, or a "
                        "chromAlias table.")
                .arg(names.size())
                .arg(QString::fromStdString(path), QString::fromStdString(names.front()), QString::fromStdString(genome.name()))
                .toStdString());
    return track;
}

} // namespace

Sources::Sources(Jobs& jobs, QObject* parent)
    : QObject(parent)
    , m_jobs(jobs)
    , m_stamps(std::make_shared<ReadStamps>())
    , m_genes(std::make_shared<genome::GeneIndex>())
    , m_models(jobs, m_stamps)
{
    connect(&m_openings, &Openings::ended, this, &Sources::tellWhenIdle);
    connect(&m_models, &OpenModels::changed, this, &Sources::modelChanged);
    connect(&m_models, &OpenModels::loaded, this, [this](const QString& path) {
        for (const Source& source : computedBy(path))
            openTrack(source);
        tellWhenIdle();
    });
}

Sources::~Sources() = default;

void Sources::follow(const SessionState& state)
{
    if (state.genome != m_genomePath || state.aliases != m_aliases)
        openGenome(state);

    QSet<Source> wanted;
    for (const LaneSpec& lane : state.lanes)
        for (const Source& source : lane.sources())
            insertWithOperands(wanted, source);
    for (const InputChoice& choice : state.inputs)
        for (const Source& source : sourcesOf(choice))
            insertWithOperands(wanted, source);
    bool genesGone = false;
    for (auto it = m_tracks.begin(); it != m_tracks.end();) {
        if (wanted.contains(it.key())) {
            ++it;
            continue;
        }
        genesGone |= it->track && it->track->features();
        m_openings.abandon(keyOf(it.key()));
        it = m_tracks.erase(it);
    }
    m_models.follow(state.models);
    const QVector<InputChoice> before = std::exchange(m_inputs, state.inputs);
    for (const Source& source : std::as_const(wanted))
        if (!m_tracks.contains(source))
            openTrack(source);
    for (const QString& model : state.models)
        if (choicesOf(before, model) != choicesOf(m_inputs, model))
            refit(model);
    if (genesGone)
        indexGenes();
    m_expected.removeIf([this](const auto& entry) { return !m_tracks.contains(FileSource { entry.key() }); });
}

void Sources::expect(const QString& path, tracks::Format format)
{
    if (!m_tracks.contains(FileSource { path }))
        m_expected.insert(path, format);
}

size_t Sources::bytes() const
{
    size_t bytes = m_models.bytes();
    for (const Opened& opened : m_tracks)
        bytes += opened.track ? opened.track->bytes() : 0;
    return bytes;
}

void Sources::retryFailed()
{
    if (!m_genomeProblem.isEmpty())
        readGenome();
    m_models.retryFailed();
}

void Sources::retry(const Source& source)
{
    if (!m_genomeProblem.isEmpty())
        readGenome();
    for (const Source& operand : source.operands())
        retry(operand);
    if (source.isComputed()) {
        m_models.forgetProblem(source.model());
        if (!m_models.at(source.model()).inputProblem.isEmpty())
            m_models.unequip(source.model());
        for (const InputChoice& choice : choicesOf(m_inputs, source.model()))
            for (const Source& track : sourcesOf(choice))
                if (!opened(track).problem.isEmpty())
                    retry(track);
    }
    m_tracks.remove(source);
    m_expected.remove(source.path());
    openTrack(source);
}

void Sources::reopen(const QString& path, const SessionState& state)
{
    if (path == m_genomePath || m_aliases.contains(path))
        m_genomePath.clear();
    m_models.forget(path);
    m_expected.remove(path);
    m_tracks.removeIf([&](const auto& entry) { return reads(entry.key(), path); });
    follow(state);
}

void Sources::tellWhenIdle()
{
    if (!busy())
        Q_EMIT idle();
}

void Sources::openGenome(const SessionState& state)
{
    m_genomePath = state.genome;
    m_aliases = state.aliases;
    m_genome.reset();
    m_genomeProblem.clear();
    // Tracks answer to a genome's names and predictions are made of its letters, so all are opened anew.
    m_openings.abandonAll();
    m_tracks.clear();
    m_models.unequipAll();
    m_genes = std::make_shared<genome::GeneIndex>();
    Q_EMIT genesChanged();
    if (m_genomePath.isEmpty())
        Q_EMIT genomeChanged();
    else
        readGenome();
}

void Sources::readGenome()
{
    m_genomeProblem.clear();
    const auto work = [path = m_genomePath.toStdString(), aliases = m_aliases, stamps = m_stamps](const Monitor& monitor) {
        stamps->note(path);
        auto genome = genome::Genome::open(path, monitor);
        for (const QString& table : aliases) {
            stamps->note(table.toStdString());
            genome->names().addTable(table.toStdString());
        }
        return std::shared_ptr<const genome::Genome>(genome);
    };
    const QString key = QStringLiteral("genome");
    Job* job = m_openings.start(key,
        m_jobs.start(Jobs::Pool::Files, this, tr("Opening genome %1").arg(QFileInfo(m_genomePath).fileName()), work,
            [this, key](const auto& genome) {
                m_openings.finish(key);
                m_genome = genome;
                for (const Source& source : m_tracks.keys())
                    openTrack(source);
                Q_EMIT genomeChanged();
            }));
    const auto fail = [this, key](const QString& why) {
        m_openings.finish(key);
        m_genomeProblem = why;
        Q_EMIT genomeChanged();
    };
    connect(job, &Job::failed, this, fail);
    connect(job, &Job::cancelled, this, [fail] { fail(tr("Opening was stopped. Press F5 to open it again.")); });
}

void Sources::openTrack(const Source& source)
{
    m_openings.abandon(keyOf(source));
    m_tracks.insert(source, {});
    if (!m_genome)
        return; // opened when the genome is there
    if (source.is<BasesSource>())
        finish(source, { tracks::basesOf(m_genome), {} });
    else if (source.is<FileSource>())
        openFile(source);
    else
        openComputed(source);
}

void Sources::openComputed(const Source& source)
{
    const TrackLookup lookup = [this](const Source& other) { return opened(other); };
    ComputedTrack computed;
    if (const auto* formula = source.as<FormulaSource>())
        computed = ComputedTrack::formula(*formula, lookup);
    else if (const auto* attention = source.as<AttentionSource>())
        computed = ComputedTrack::attention(*attention, equipped(attention->model), lookup);
    else if (const auto* prediction = source.as<PredictionSource>())
        computed = ComputedTrack::prediction(*prediction, equipped(prediction->model));
    if (computed.work)
        openWith(source, computed.title, computed.work);
    else if (computed.track || !computed.problem.isEmpty())
        finish(source, computed);
}

void Sources::openFile(const Source& source)
{
    std::optional<tracks::Format> format;
    if (const auto expected = m_expected.constFind(source.file()); expected != m_expected.cend()) {
        format = *expected;
        m_expected.erase(expected);
    }
    openWith(source, tr("Opening %1").arg(QFileInfo(source.file()).fileName()),
        [path = source.file().toStdString(), format, genome = m_genome, stamps = m_stamps](const Monitor& monitor) {
            stamps->note(path);
            return openNamed(path, format, *genome, monitor);
        });
}

void Sources::openWith(
    const Source& source, const QString& title, std::function<std::shared_ptr<const tracks::Track>(const Monitor&)> work)
{
    Job* job = m_openings.start(
        keyOf(source), m_jobs.start(Jobs::Pool::Files, this, title, std::move(work), [this, source](const auto& track) {
            finish(source, { track, {} });
        }));
    connect(job, &Job::failed, this, [this, source](const QString& why) { finish(source, { nullptr, why }); });
    connect(job, &Job::cancelled, this, [this, source] {
        finish(source,
            { nullptr,
                source.is<FileSource>() ? tr("Opening was stopped. Press F5 to open it again.")
                                        : tr("Reading was stopped. Press F5 to read it again.") });
    });
}

void Sources::load(const QString& model)
{
    if (!m_models.at(model).predictor)
        m_models.load(model);
}

OpenModel Sources::equipped(const QString& path)
{
    if (m_models.at(path).predictor)
        equip(path);
    OpenModel model = m_models.at(path);
    if (model.problem.isEmpty())
        model.problem = model.inputProblem;
    if (!model.predictor && model.problem.isEmpty())
        m_models.load(path);
    return model;
}

void Sources::equip(const QString& path)
{
    const OpenModel model = m_models.at(path);
    if (model.store || !model.inputProblem.isEmpty())
        return;
    const models::ModelSpec& spec = model.predictor->spec();
    const GivenInputs given
        = givenInputs(spec, choicesOf(m_inputs, path), [this](const Source& source) { return opened(source); });
    if (!given.problem.isEmpty())
        return m_models.refuseInputs(path, given.problem);
    if (!given.complete)
        return; // once all are open
    try {
        m_models.equip(path, { spec, m_genome, given.inputs });
    } catch (const Error& problem) {
        m_models.refuseInputs(path, QString::fromUtf8(problem.what()));
    }
}

void Sources::refit(const QString& model)
{
    m_models.unequip(model);
    for (const Source& source : computedBy(model))
        openTrack(source);
}

QList<Source> Sources::computedBy(const QString& model) const
{
    QList<Source> sources;
    for (auto it = m_tracks.cbegin(); it != m_tracks.cend(); ++it)
        if (it.key().isComputed() && it.key().model() == model)
            sources.append(it.key());
    return sources;
}

void Sources::finish(const Source& source, Opened opened)
{
    m_openings.finish(keyOf(source));
    if (!m_tracks.contains(source))
        return;
    const bool hasGenes = opened.track && opened.track->features();
    m_tracks.insert(source, std::move(opened));
    Q_EMIT trackChanged(source);
    if (hasGenes)
        indexGenes();
    for (const Source& other : m_tracks.keys())
        if (std::find(other.operands().begin(), other.operands().end(), source) != other.operands().end())
            openTrack(other);
    for (const QString& model : modelsReading(m_inputs, source))
        refit(model);
}

void Sources::indexGenes()
{
    std::vector<std::shared_ptr<const genome::FeatureStore>> stores;
    for (const Opened& opened : std::as_const(m_tracks))
        if (opened.track && opened.track->kind() == tracks::Kind::Genes)
            stores.push_back(opened.track->features());
    const auto work = [stores](const Monitor& monitor) {
        auto index = std::make_shared<genome::GeneIndex>();
        for (size_t i = 0; i < stores.size(); ++i) {
            monitor.report(double(i) / double(stores.size()));
            index->add(*stores[i]);
        }
        return std::shared_ptr<const genome::GeneIndex>(index);
    };
    const QString key = QStringLiteral("genes");
    m_openings.start(key, Job::start(m_jobs.threads(Jobs::Pool::Files), this, {}, work, [this, key](const auto& index) {
        m_openings.finish(key);
        m_genes = index;
        Q_EMIT genesChanged();
    }));
}
