#include "views/sources/openmodels.h"

#include "core/models/engine.h"

#include <QFileInfo>

OpenModels::OpenModels(Jobs& jobs, std::shared_ptr<ReadStamps> stamps, QObject* parent)
    : QObject(parent)
    , m_jobs(jobs)
    , m_stamps(std::move(stamps))
{
}

void OpenModels::follow(const QStringList& paths)
{
    for (const QString& path : m_models.keys())
        if (!paths.contains(path))
            forget(path);
    for (const QString& path : paths)
        if (!m_models.contains(path))
            read(path);
}

void OpenModels::forget(const QString& path)
{
    m_models.remove(path);
    m_reading.abandon(path);
    m_loading.abandon(path);
}

void OpenModels::forgetProblem(const QString& path)
{
    if (!m_models.contains(path))
        return;
    m_models[path].problem.clear();
    if (!m_models[path].spec)
        read(path);
}

void OpenModels::retryFailed()
{
    for (const QString& path : m_models.keys()) {
        if (at(path).problem.isEmpty())
            continue;
        forgetProblem(path);
        if (at(path).spec)
            load(path);
        Q_EMIT changed(path);
    }
}

void OpenModels::equip(const QString& path, const models::InputReader& inputs)
{
    OpenModel& model = m_models[path];
    model.store = std::make_shared<models::PredictionStore>(model.predictor, inputs);
    if (model.predictor->attentionShape().layers > 0)
        model.attention = std::make_shared<interpret::AttentionStore>(model.predictor, inputs);
    Q_EMIT changed(path);
}

void OpenModels::refuseInputs(const QString& path, const QString& why)
{
    m_models[path].inputProblem = why;
    Q_EMIT changed(path);
}

void OpenModels::unequip(const QString& path)
{
    if (!m_models.contains(path))
        return;
    OpenModel& model = m_models[path];
    model.store.reset();
    model.attention.reset();
    model.inputProblem.clear();
}

void OpenModels::unequipAll()
{
    for (const QString& path : m_models.keys())
        unequip(path);
}

size_t OpenModels::bytes() const
{
    size_t bytes = 0;
    for (const OpenModel& model : m_models)
        bytes += (model.store ? model.store->bytes() : 0) + (model.attention ? model.attention->bytes() : 0);
    return bytes;
}

void OpenModels::read(const QString& path)
{
    m_models.insert(path, {});
    const auto work = [path = path.toStdString(), stamps = m_stamps](const Monitor&) {
        stamps->note(path);
        return std::make_shared<const models::ModelSpec>(models::readSpec(path));
    };
    Job* job = m_reading.start(path,
        m_jobs.start(Jobs::Pool::Files, this, tr("Reading model %1").arg(QFileInfo(path).fileName()), work,
            [this, path](const auto& spec) {
                m_models[path].spec = spec;
                Q_EMIT changed(path);
            }));
    connect(job, &Job::failed, this, [this, path](const QString& why) { fail(path, why); });
    connect(job, &Job::cancelled, this, [this, path] { fail(path, tr("Reading was stopped. Press F5 to read it again.")); });
}

void OpenModels::fail(const QString& path, const QString& why)
{
    if (!m_models.contains(path))
        return;
    m_models[path].problem = why;
    Q_EMIT changed(path);
}

void OpenModels::load(const QString& path)
{
    if (m_loading.busy(path))
        return;
    const auto work = [path = path.toStdString()](const Monitor& monitor) {
        const auto engine = models::loadEngine();
        OpenModel model;
        model.predictor = engine->open(path, {}, monitor);
        model.device = QString::fromStdString(model.predictor->device());
        if (model.predictor->cost(1).flops > 0) {
            static const double rate = engine->matrixRate();
            model.matrixRate = rate;
        }
        return model;
    };
    Job* job = m_loading.start(path,
        m_jobs.start(Jobs::Pool::Compute, this, tr("Loading model %1").arg(QFileInfo(path).fileName()), work,
            [this, path](const OpenModel& made) {
                OpenModel& model = m_models[path];
                model.predictor = made.predictor;
                model.device = made.device;
                model.matrixRate = made.matrixRate;
                Q_EMIT changed(path);
            }));
    const auto end = [this, path] { Q_EMIT loaded(path); };
    connect(job, &Job::succeeded, this, end);
    connect(job, &Job::cancelled, this, [this, path, end] {
        fail(path, tr("Loading was stopped. Press F5 to load it again."));
        end();
    });
    connect(job, &Job::failed, this, [this, path, end](const QString& why) {
        fail(path, why);
        end();
    });
}
