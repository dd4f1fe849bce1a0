#pragma once
#include "core/interpret/attentionstore.h"
#include "core/models/predictions/predictiontrack.h"
#include "views/sources/openings.h"
#include "views/sources/readstamps.h"

#include <QHash>

/// A model of the session: what its file says about itself, and, once something was asked of it, the network.
struct OpenModel {
    std::shared_ptr<const models::ModelSpec> spec;
    std::shared_ptr<const models::Predictor> predictor; ///< null until loaded
    std::shared_ptr<const models::PredictionStore> store; ///< null until loaded and given its inputs
    std::shared_ptr<const interpret::AttentionStore> attention; ///< as `store`; null for models without attention, too
    QString device;
    double matrixRate = 0; ///< FLOP/s of this machine, measured once a network has been loaded; 0: not known
    QString problem; ///< one sentence, when the file cannot be read or the network not be loaded
    QString inputProblem; ///< one sentence, when a track cannot serve as an input
};

/// The models of a session, by path: their files are read at once, their networks when they are needed. GUI thread only.
class OpenModels : public QObject
{
    Q_OBJECT

public:
    /// `stamps`: where files that are read are noted.
    OpenModels(Jobs& jobs, std::shared_ptr<ReadStamps> stamps, QObject* parent = nullptr);

    OpenModel at(const QString& path) const { return m_models.value(path); }
    /// Reads the files of models that are new and forgets models that are gone.
    void follow(const QStringList& paths);
    /// Forgets a model, as if its file had never been read.
    void forget(const QString& path);
    /// Forgets why a model cannot be used, so that another attempt may be made; reads its file where that has failed.
    void forgetProblem(const QString& path);
    /// Makes another attempt with each model that could not be read, or whose network could not be loaded.
    void retryFailed();
    /// Loads the network; `loaded` follows. Nothing while that is under way.
    void load(const QString& path);
    /// Lets a loaded network predict from these inputs.
    void equip(const QString& path, const models::InputReader&);
    /// The tracks cannot serve as its inputs.
    void refuseInputs(const QString& path, const QString& why);
    /// Predictions are made of a genome's letters and of tracks: with others what was predicted is forgotten.
    void unequip(const QString& path);
    void unequipAll();
    /// True while a network is being loaded.
    bool busy() const { return m_loading.busy(); }
    /// Memory of the predictions and attention maps that are kept.
    size_t bytes() const;

Q_SIGNALS:
    void changed(const QString& path); ///< anything `at` tells
    void loaded(const QString& path); ///< or failed: `at` tells

private:
    void read(const QString& path);
    void fail(const QString& path, const QString& why);

    Jobs& m_jobs;
    std::shared_ptr<ReadStamps> m_stamps;
    QHash<QString, OpenModel> m_models;
    Openings m_reading, m_loading; ///< files and networks, by path
};
