#include "views/training/trainingtracks.h"

#include "core/models/families/presets.h"
#include "core/models/inputs/rolenames.h"
#include "views/training/tracknames.h"

#include <QFileInfo>

#include <algorithm>
#include <set>

const QString TrainingTrack::targetRole = QStringLiteral("target");

namespace
{

bool isExpression(const QString& assay)
{
    return assay == QLatin1String("RNA") || assay == QLatin1String("CAGE") || assay == QLatin1String("PRO");
}

/// "RNA", "RNA +"
QString targetName(const TrackWords& words, const QString& fallback)
{
    const QString assay = words.assay.isEmpty() ? fallback : words.assay;
    return words.strand.isNull() ? assay : assay + u' ' + words.strand;
}

QString withoutStrand(const QString& target)
{
    return target.endsWith(QStringLiteral(" +")) || target.endsWith(QStringLiteral(" -")) ? target.chopped(2) : target;
}

void suggestInputs(QVector<TrainingTrack>& tracks, const QString& cell, const std::vector<models::InputTrack>& inputs)
{
    std::vector<std::string> names;
    QVector<int> rows;
    for (int row = 0; row < tracks.size(); ++row)
        if (tracks[row].cell == cell) {
            rows.append(row);
            names.push_back((tracks[row].name + u' ' + QFileInfo(tracks[row].path).completeBaseName()).toStdString());
        }
    const auto fits = models::rolesByName(inputs, names);
    for (size_t i = 0; i < fits.size(); ++i) {
        const QString input = QString::fromStdString(inputs[i].name);
        if (fits[i].values >= 0)
            tracks[rows[fits[i].values]].role = input;
        if (fits[i].coverage >= 0)
            tracks[rows[fits[i].coverage]].role = input + QStringLiteral(".coverage");
    }
}

train::Target* targetCalled(train::Organism& organism, const std::string& name)
{
    const auto found = std::ranges::find(organism.targets, name, &train::Target::name);
    return found == organism.targets.end() ? nullptr : &*found;
}

train::CellFiles& cellCalled(train::Organism& organism, const std::string& name)
{
    const auto found = std::ranges::find(organism.cells, name, &train::CellFiles::name);
    return found != organism.cells.end() ? *found : organism.cells.emplace_back(train::CellFiles { name, {}, {} });
}

void pairStrands(train::Organism& organism)
{
    for (train::Target& target : organism.targets) {
        const std::string sign = target.name.ends_with(" +") ? " -" : target.name.ends_with(" -") ? " +" : "";
        if (!sign.empty())
            if (const auto* other = targetCalled(organism, target.name.substr(0, target.name.size() - 2) + sign))
                target.otherStrand = other->name;
    }
}

} // namespace

QStringList rolesFor(const std::vector<models::InputTrack>& inputs)
{
    QStringList roles { QString(), TrainingTrack::targetRole };
    for (const models::InputTrack& input : inputs) {
        const QString name = QString::fromStdString(input.name);
        roles << name;
        if (input.summary == models::InputTrack::Summary::Fraction)
            roles << name + QStringLiteral(".percent") << name + QStringLiteral(".coverage");
    }
    return roles;
}

QVector<TrainingTrack> suggestedTracks(const QVector<RoleCandidate>& candidates, const std::vector<models::InputTrack>& inputs)
{
    QVector<TrainingTrack> tracks;
    QVector<TrackWords> words;
    QStringList cells;
    for (const RoleCandidate& candidate : candidates) {
        if (!candidate.source.is<FileSource>())
            continue;
        TrackWords told = wordsOf(candidate.name);
        const TrackWords file = wordsOf(QFileInfo(candidate.source.file()).completeBaseName());
        told.assay = told.assay.isEmpty() ? file.assay : told.assay;
        told.strand = told.strand.isNull() ? file.strand : told.strand;
        words.append(told);
        const QString cell = told.cell.isEmpty() ? QStringLiteral("cells") : told.cell;
        tracks.append({ candidate.name, candidate.source.file(), cell, {}, targetName(told, candidate.name) });
        if (!cells.contains(cell))
            cells << cell;
    }
    for (const QString& cell : std::as_const(cells))
        suggestInputs(tracks, cell, inputs);
    const bool expression
        = std::any_of(words.begin(), words.end(), [](const TrackWords& told) { return isExpression(told.assay); });
    for (int row = 0; row < tracks.size(); ++row)
        if (tracks[row].role.isEmpty() && !words[row].coverage
            && (!expression || inputs.empty() || isExpression(words[row].assay)))
            tracks[row].role = TrainingTrack::targetRole;
    return tracks;
}

std::vector<std::string> inputsServed(const std::vector<train::Organism>& organisms)
{
    std::set<std::string> named;
    for (const train::Organism& organism : organisms)
        for (const train::CellFiles& cell : organism.cells)
            for (const auto& [role, file] : cell.inputs)
                named.insert(role.substr(0, role.find('.')));
    std::vector<std::string> served;
    for (const models::InputTrack& input : models::knownInputs())
        if (named.contains(input.name))
            served.push_back(input.name);
    return served;
}

void setTracks(train::Organism& organism, const QVector<TrainingTrack>& tracks)
{
    organism.cells.clear();
    organism.targets.clear();
    for (const TrainingTrack& track : tracks) {
        if (track.role.isEmpty())
            continue;
        train::CellFiles& cell = cellCalled(organism, track.cell.toStdString());
        const std::filesystem::path file = track.path.toStdString();
        if (!track.isTarget()) {
            cell.inputs[track.role.toStdString()] = file;
            continue;
        }
        const std::string name = track.target.toStdString();
        cell.targets[name] = file;
        if (!targetCalled(organism, name)) {
            train::Target target;
            target.name = name;
            target.assay = withoutStrand(track.target).toStdString();
            target.summary = track.sum ? train::Target::Summary::Sum : train::Target::Summary::Mean;
            target.log1p = track.log1p;
            organism.targets.push_back(target);
        }
    }
    pairStrands(organism);
}
