#pragma once
#include "core/interpret/attentionstore.h"
#include "core/models/predictiontrack.h"
#include "views/jobs/jobs.h"

#include <QHash>

/// A model of the session: what its file says about itself, and, once something was asked of it, the network.
struct OpenModel {
    std::shared_ptr<const models::ModelSpec> spec;
    std::shared_ptr<const models::PredictionStore> store; ///< null until loaded
    std::shared_ptr<const interpret::AttentionStore> attention; ///< null until loaded, and for models without attention
    QString device;
    QString problem; ///< one sentence, when the file cannot be read or the network not be loaded
};

/// The models of a session, by path: their files are read at once, their networks when they are needed. GUI thread only.
class OpenModels : public QObject
{
    Q_OBJECT

public:
    explicit OpenModels(Jobs& jobs, QObject* parent = nullptr);

    OpenModel at(const QString& path) const { return m_models.value(path); }
    /// Reads the files of new ones and forgets those that are gone.
    void follow(const QStringList& paths);
    /// As if the file had never been read.
    void forget(const QString& path);
    /// Another attempt may be made.
    void forgetProblem(const QString& path);
    /// Predictions are made of a genome's letters: with another genome the networks are loaded anew.
    void forgetNetworks();
    /// Loads the network; `loaded` follows. Nothing while that is under way.
    void load(const QString& path, std::shared_ptr<const genome::Genome>);
    /// True while a network is being loaded.
    bool busy() const { return !m_loading.isEmpty(); }
    /// Of predictions and attention maps that are kept.
    size_t bytes() const;

Q_SIGNALS:
    void changed(const QString& path); ///< anything `at` tells
    void loaded(const QString& path); ///< or failed: `at` tells

private:
    void read(const QString& path);
    void fail(const QString& path, const QString& why);

    Jobs& m_jobs;
    QHash<QString, OpenModel> m_models;
    QHash<QString, QPointer<Job>> m_loading; ///< by path
};
