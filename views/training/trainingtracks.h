#pragma once
#include "core/models/model.h"
#include "core/train/runconfig.h"
#include "views/session/inputchoices.h"

/// What a track of the session is used as in a training run.
struct TrainingTrack {
    QString name, path; ///< as the lane is called; its file
    QString cell; ///< cell type, tissue, sample
    QString use; ///< target; an input (models::InputName): "ATAC", "mCG.percent", "mCG.coverage"; empty: nothing
    QString target; ///< what it measures, when it is one: the same name in every cell type
    bool sum = false; ///< a bin's value is the sum of its bases, not their mean
    bool log1p = false;
    std::vector<std::string> assays = {}; ///< that its file tells apart
    bool operator==(const TrainingTrack&) const = default;

    static const QString targetUse;
    bool isTarget() const { return use == targetUse; }
};

/// What tracks can be used as for a network of these inputs: nothing, target, and its inputs with their aspects, in this order.
QStringList usesFor(const std::vector<models::InputTrack>&);
/// By their names: inputs within each cell type (models::inputsByName), and targets: expression where there is any, else all that
/// are no inputs. A file that serves two inputs has a row for each. Tracks that are no files are left out.
QVector<TrainingTrack> suggestedTracks(const QVector<InputCandidate>&, const std::vector<models::InputTrack>&);
/// The tracks as they are, without those that are gone, and what is suggested for new ones.
QVector<TrainingTrack> withSuggestions(QVector<TrainingTrack> tracks, const QVector<TrainingTrack>& suggested);
/// Cell types and targets, in the order of the tracks; strands of one target ("RNA +", "RNA -") know each other.
void setTracks(train::Organism&, const QVector<TrainingTrack>&);
/// The inputs that files of any cell type serve, in the order of models::knownInputs.
std::vector<std::string> inputsServed(const std::vector<train::Organism>&);
