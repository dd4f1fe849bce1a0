#pragma once
#include "core/genome/annotation/geneindex.h"
#include "core/tracks/formats/format.h"
#include "core/tracks/track.h"
#include "views/document/sessionstate.h"
#include "views/jobs/jobs.h"
#include "views/sources/computedtrack.h"
#include "views/sources/openings.h"
#include "views/sources/readstamps.h"

#include <QHash>
#include <QSet>

#include <functional>
#include <memory>

/// The opened files behind a session: the genome, its genes, tracks and models. Opens them in the background and tells when
/// something is ready or has failed. GUI thread only; what it hands out may be used on any thread.
class Sources : public QObject
{
    Q_OBJECT

public:
    using Opened = OpenTrack;
    explicit Sources(Jobs& jobs, QObject* parent = nullptr);
    ~Sources() override;

    /// Makes what is open agree with the session: opens what is new, forgets what is gone.
    void follow(const SessionState&);
    /// What a file was just found to be, so that opening it next does not look at its content again. Nothing for a file that is
    /// open already.
    void expect(const QString& path, tracks::Format);
    /// Opens a source once more, e.g. after its file changed on disk; the genome with it where that could not be opened.
    void retry(const Source&);
    /// Opens once more what tracks are not asked for: the genome and the models that could not be opened.
    void retryFailed();
    /// A file changed on disk: the genome, the model or the tracks read from it are opened once more.
    void reopen(const QString& path, const SessionState&);

    std::shared_ptr<const genome::Genome> genome() const { return m_genome; }
    QString genomeProblem() const { return m_genomeProblem; }
    /// Names of the genes of all open annotation; never null.
    std::shared_ptr<const genome::GeneIndex> genes() const { return m_genes; }
    Opened opened(const Source& source) const { return m_tracks.value(source); }
    OpenModel model(const QString& path) const { return m_models.at(path); }
    /// Loads a network although no prediction is asked of it yet.
    void load(const QString& model);
    /// Memory that the open files and what models computed take.
    size_t bytes() const;
    /// Of the files that were opened; never null.
    std::shared_ptr<ReadStamps> stamps() const { return m_stamps; }
    /// True while anything is being opened.
    bool busy() const { return m_openings.busy() || m_models.busy(); }

Q_SIGNALS:
    void genomeChanged();
    void genesChanged();
    void trackChanged(const Source& source);
    void modelChanged(const QString& path);
    void idle(); ///< nothing is being opened any more

private:
    void openGenome(const SessionState&);
    /// In the background.
    void readGenome();
    void openTrack(const Source&);
    void openFile(const Source&);
    /// In the background.
    void openWith(const Source&, const QString& title, std::function<std::shared_ptr<const tracks::Track>(const Monitor&)> work);
    void openComputed(const Source&);
    /// The model, ready to compute as soon as its network is loaded and the tracks in its choices are open.
    OpenModel equipped(const QString& model);
    void equip(const QString& model);
    /// The tracks in its choices have changed: what was computed from others is computed anew.
    void refit(const QString& model);
    /// What waits for the network of this model.
    QList<Source> computedBy(const QString& model) const;
    void finish(const Source&, Opened);
    void indexGenes();
    void tellWhenIdle();

    Jobs& m_jobs;
    std::shared_ptr<ReadStamps> m_stamps;
    QString m_genomePath, m_genomeProblem;
    QStringList m_aliases;
    std::shared_ptr<const genome::Genome> m_genome;
    std::shared_ptr<const genome::GeneIndex> m_genes;
    QHash<Source, Opened> m_tracks;
    QHash<QString, tracks::Format> m_expected; ///< of files that are about to be opened
    QVector<InputChoice> m_inputs;
    OpenModels m_models;
    Openings m_openings;
};
