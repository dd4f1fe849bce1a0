#include "views/session/sources.h"

#include "core/interpret/attentiontrack.h"
#include "core/tracks/formula.h"
#include "views/session/attentionlanes.h"
#include "views/session/movedfiles.h"

#include <QFileInfo>

namespace
{

/// A file as a track that answers to the genome's names.
std::shared_ptr<const tracks::Track> openNamed(const std::string& path, const genome::Genome& genome, const Monitor& monitor)
{
    const std::shared_ptr<tracks::Track> track = tracks::open(path, monitor);
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

QVector<RoleSpec> rolesOf(const QVector<RoleSpec>& roles, const QString& model)
{
    QVector<RoleSpec> found;
    std::copy_if(
        roles.begin(), roles.end(), std::back_inserter(found), [&](const RoleSpec& role) { return role.model == model; });
    return found;
}

bool reads(const RoleSpec& role, const Source& source)
{
    return role.track == source || role.coverage == source;
}

} // namespace

Sources::Sources(Jobs& jobs, QObject* parent)
    : QObject(parent)
    , m_jobs(jobs)
    , m_genes(std::make_shared<genome::GeneIndex>())
    , m_models(jobs)
{
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
    for (const RoleSpec& role : state.roles)
        for (const auto& source : { role.track, role.coverage })
            if (source)
                insertWithOperands(wanted, *source);
    bool genesGone = false;
    for (auto it = m_tracks.begin(); it != m_tracks.end();) {
        if (wanted.contains(it.key())) {
            ++it;
            continue;
        }
        genesGone |= it->track && it->track->features();
        abandon(keyOf(it.key()));
        it = m_tracks.erase(it);
    }
    m_models.follow(state.models);
    const QVector<RoleSpec> before = std::exchange(m_roles, state.roles);
    for (const Source& source : std::as_const(wanted))
        if (!m_tracks.contains(source))
            openTrack(source);
    for (const QString& model : state.models)
        if (rolesOf(before, model) != rolesOf(m_roles, model))
            refit(model);
    if (genesGone)
        indexGenes();
}

size_t Sources::bytes() const
{
    size_t bytes = m_models.bytes();
    for (const Opened& opened : m_tracks)
        bytes += opened.track ? opened.track->bytes() : 0;
    return bytes;
}

void Sources::retry(const Source& source)
{
    for (const Source& operand : source.operands)
        retry(operand);
    if (source.isComputed()) {
        m_models.forgetProblem(source.path);
        if (!m_models.at(source.path).inputProblem.isEmpty())
            m_models.unequip(source.path);
        for (const RoleSpec& role : rolesOf(m_roles, source.path))
            for (const auto& track : { role.track, role.coverage })
                if (track && !opened(*track).problem.isEmpty())
                    retry(*track);
    }
    m_tracks.remove(source);
    openTrack(source);
}

void Sources::reopen(const QString& path, const SessionState& state)
{
    if (path == m_genomePath || m_aliases.contains(path))
        m_genomePath.clear();
    m_models.forget(path);
    m_tracks.removeIf([&](const auto& entry) { return reads(entry.key(), path); });
    follow(state);
}

void Sources::abandon(const QString& key)
{
    if (const QPointer<Job> job = m_opening.take(key))
        job->abandon();
}

Job* Sources::open(const QString& key, Job* job)
{
    abandon(key);
    m_opening.insert(key, job);
    connect(job, &Job::cancelled, this, [this, key, job] { finish(key, job); });
    connect(job, &Job::succeeded, this, [this, key, job] { finish(key, job); });
    connect(job, &Job::failed, this, [this, key, job] { finish(key, job); });
    return job;
}

void Sources::finish(const QString& key, const Job* job)
{
    if (m_opening.value(key) == job)
        m_opening.remove(key);
    tellWhenIdle();
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
    m_tracks.clear();
    m_models.unequipAll();
    if (m_genomePath.isEmpty()) {
        Q_EMIT genomeChanged();
        return;
    }
    const auto work = [path = m_genomePath.toStdString(), aliases = m_aliases](const Monitor& monitor) {
        auto genome = genome::Genome::open(path, monitor);
        for (const QString& table : aliases)
            genome->names().addTable(table.toStdString());
        return std::shared_ptr<const genome::Genome>(genome);
    };
    const QString key = QStringLiteral("genome");
    Job* job = open(key,
        m_jobs.start(Jobs::Pool::Files, this, tr("Opening genome %1").arg(QFileInfo(m_genomePath).fileName()), work,
            [this, key](const auto& genome) {
                m_opening.remove(key);
                m_genome = genome;
                for (const Source& source : m_tracks.keys())
                    openTrack(source);
                Q_EMIT genomeChanged();
            }));
    connect(job, &Job::failed, this, [this, key](const QString& why) {
        m_opening.remove(key);
        m_genomeProblem = why;
        Q_EMIT genomeChanged();
    });
}

void Sources::openTrack(const Source& source)
{
    m_tracks.insert(source, {});
    if (!m_genome)
        return; // opened when the genome is there
    if (source.kind == Source::Kind::Bases)
        settle(source, { tracks::basesOf(m_genome), {} });
    else if (source.kind == Source::Kind::File)
        openFile(source);
    else if (source.kind == Source::Kind::Formula)
        openFormula(source);
    else if (source.isAttention())
        openAttention(source);
    else
        openPrediction(source);
}

void Sources::openFile(const Source& source)
{
    openWith(source, tr("Opening %1").arg(QFileInfo(source.path).fileName()),
        [path = source.path.toStdString(), genome = m_genome](
            const Monitor& monitor) { return openNamed(path, *genome, monitor); });
}

void Sources::openWith(
    const Source& source, const QString& title, std::function<std::shared_ptr<const tracks::Track>(const Monitor&)> work)
{
    Job* job
        = open(keyOf(source), m_jobs.start(Jobs::Pool::Files, this, title, std::move(work), [this, source](const auto& track) {
              settle(source, { track, {} });
          }));
    connect(job, &Job::failed, this, [this, source](const QString& why) { settle(source, { nullptr, why }); });
    connect(job, &Job::cancelled, this, [this, source] {
        settle(source, { nullptr, tr("Opening was stopped. Press F5 to open it again.") });
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
    const auto& inputs = model.predictor->spec().inputs;
    std::vector<models::Role> roles(inputs.size());
    for (const RoleSpec& spec : rolesOf(m_roles, path)) {
        const auto input = std::find_if(inputs.begin(), inputs.end(),
            [&](const models::InputTrack& each) { return QString::fromStdString(each.name) == spec.input; });
        if (input == inputs.end() || !spec.track)
            continue;
        models::Role& role = roles[size_t(input - inputs.begin())];
        role.percent = spec.percent;
        for (const auto& [source, track] : { std::pair(&spec.track, &role.values), std::pair(&spec.coverage, &role.coverage) }) {
            if (!*source)
                continue;
            const Opened found = opened(**source);
            if (!found.problem.isEmpty())
                return m_models.refuseInputs(path, found.problem);
            if (!found.track)
                return; // once it is open
            *track = found.track;
        }
    }
    try {
        m_models.equip(path, { model.predictor->spec(), m_genome, roles });
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

void Sources::openPrediction(const Source& source)
{
    const OpenModel model = equipped(source.path);
    if (!model.problem.isEmpty())
        return settle(source, { nullptr, model.problem });
    if (!model.store)
        return;
    const auto& heads = model.store->spec().heads;
    for (size_t head = 0; head < heads.size(); ++head)
        if (QString::fromStdString(heads[head].name) == source.head && source.track < int(heads[head].tracks.size()))
            return settle(source,
                { models::predictionTrack(model.store, { int(head), source.track, models::Request::Use(int(source.use)) }), {} });
    settle(source, { nullptr, tr("%1 has no track %2 in a head “%3”.").arg(source.path).arg(source.track).arg(source.head) });
}

/// Done when both operands are; the sentence of a failed one is the formula's.
void Sources::openFormula(const Source& source)
{
    if (source.operands.size() != 2)
        return settle(source, { nullptr, tr("A formula needs two operands.") });
    const Opened a = opened(source.operands[0]), b = opened(source.operands[1]);
    for (const Opened& operand : { a, b })
        if (!operand.problem.isEmpty())
            return settle(source, { nullptr, operand.problem });
    if (!a.track || !b.track)
        return;
    using Operation = tracks::Formula::Operation;
    const bool difference = source.operation == Source::Operation::Difference;
    try {
        settle(source,
            { std::make_shared<tracks::Formula>(a.track, b.track, difference ? Operation::Difference : Operation::Log2Ratio),
                {} });
    } catch (const Error& problem) {
        settle(source, { nullptr, QString::fromUtf8(problem.what()) });
    }
}

void Sources::openAttention(const Source& source)
{
    const OpenModel model = equipped(source.path);
    if (!model.problem.isEmpty())
        return settle(source, { nullptr, model.problem });
    if (!model.store)
        return;
    if (!model.attention)
        return settle(source, { nullptr, tr("%1 has no attention layers.").arg(QFileInfo(source.path).fileName()) });
    const interpret::AttentionRequest request = requestOf(source.attention);
    const interpret::Promoter promoter = promoterOf(source.attention);
    if (source.kind == Source::Kind::AttentionMap)
        return settle(source, { interpret::attentionTrack(model.attention, request), {} });
    if (source.kind == Source::Kind::AttentionRow)
        return settle(source, { interpret::attentionRowTrack(model.attention, request, promoter), {} });
    if (source.operands.empty())
        return settle(source, { interpret::attentionArcTrack(model.attention, request, promoter), {} });
    const Opened elements = opened(source.operands.front());
    if (!elements.problem.isEmpty())
        return settle(source, { nullptr, elements.problem });
    if (elements.track)
        readElements(source, elements.track);
}

/// Arcs to the elements of another track need their places first.
void Sources::readElements(const Source& source, std::shared_ptr<const tracks::Track> elements)
{
    const auto store = m_models.at(source.path).attention;
    const interpret::AttentionRequest request = requestOf(source.attention);
    const interpret::Promoter promoter = promoterOf(source.attention);
    openWith(source, tr("Reading elements of %1").arg(QFileInfo(source.operands.front().path).fileName()),
        [=](const Monitor& monitor) -> std::shared_ptr<const tracks::Track> {
            return interpret::attentionArcTrack(
                store, request, promoter, interpret::elementsOf(*elements, store->window(request), monitor));
        });
}

QList<Source> Sources::computedBy(const QString& model) const
{
    QList<Source> sources;
    for (auto it = m_tracks.cbegin(); it != m_tracks.cend(); ++it)
        if (it.key().isComputed() && it.key().path == model)
            sources.append(it.key());
    return sources;
}

void Sources::settle(const Source& source, Opened opened)
{
    m_opening.remove(keyOf(source));
    if (!m_tracks.contains(source))
        return;
    const bool hasGenes = opened.track && opened.track->features();
    m_tracks.insert(source, std::move(opened));
    Q_EMIT trackChanged(source);
    if (hasGenes)
        indexGenes();
    for (const Source& other : m_tracks.keys())
        if (std::find(other.operands.begin(), other.operands.end(), source) != other.operands.end())
            openTrack(other);
    QStringList readers;
    for (const RoleSpec& role : std::as_const(m_roles))
        if (reads(role, source) && !readers.contains(role.model))
            readers << role.model;
    for (const QString& model : std::as_const(readers))
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
    open(key, Job::start(m_jobs.threads(Jobs::Pool::Files), this, {}, work, [this, key](const auto& index) {
        m_opening.remove(key);
        m_genes = index;
        Q_EMIT genesChanged();
    }));
}
