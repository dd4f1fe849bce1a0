#include "views/training/trainingtracks.h"

#include "core/models/families/presets.h"
#include "core/models/inputs/inputname.h"
#include "core/models/inputs/namedinputs.h"
#include "core/tracks/trackname.h"

#include <QFileInfo>

#include <algorithm>
#include <set>

const QString TrainingTrack::targetUse = QStringLiteral("target");

using tracks::TrackName;
using Aspect = models::InputName::Aspect;

namespace
{

bool isExpression(const std::string& assay)
{
    return assay == "RNA" || assay == "CAGE" || assay == "PRO";
}

/// "RNA", "RNA +"
QString targetName(const TrackName& told, const QString& fallback)
{
    const QString assay = told.assay.empty() ? fallback : QString::fromStdString(told.assay);
    return told.strand == genome::Strand::None ? assay : assay + u' ' + QLatin1Char(char(told.strand));
}

QString withoutStrand(const QString& target)
{
    return target.endsWith(QStringLiteral(" +")) || target.endsWith(QStringLiteral(" -")) ? target.chopped(2) : target;
}

QString useOf(const models::InputTrack& input, Aspect aspect)
{
    return QString::fromStdString(models::InputName { input.name, aspect }.text());
}

/// A track that serves an input already is given another row for the next one.
void serve(QVector<TrainingTrack>& tracks, int row, const QString& input)
{
    if (!tracks[row].use.isEmpty()) {
        tracks.append(TrainingTrack(tracks[row]));
        row = int(tracks.size()) - 1;
    }
    tracks[row].use = input;
}

void suggestInputs(QVector<TrainingTrack>& tracks, const QString& cell, const std::vector<models::InputTrack>& inputs)
{
    std::vector<models::NamedTrack> named;
    QVector<int> rows;
    for (int row = 0; row < tracks.size(); ++row)
        if (tracks[row].cell == cell) {
            rows.append(row);
            named.push_back(
                { (QFileInfo(tracks[row].path).completeBaseName() + u' ' + tracks[row].name).toStdString(), tracks[row].assays });
        }
    const auto fits = models::inputsByName(inputs, named);
    for (size_t i = 0; i < fits.size(); ++i) {
        if (fits[i].values >= 0)
            serve(tracks, rows[fits[i].values], useOf(inputs[i], Aspect::Values));
        if (fits[i].coverage >= 0)
            serve(tracks, rows[fits[i].coverage], useOf(inputs[i], Aspect::Coverage));
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

QStringList usesFor(const std::vector<models::InputTrack>& inputs)
{
    QStringList uses { QString(), TrainingTrack::targetUse };
    for (const models::InputTrack& input : inputs) {
        uses << useOf(input, Aspect::Values);
        if (input.summary == models::InputTrack::Summary::Fraction)
            uses << useOf(input, Aspect::Percent) << useOf(input, Aspect::Coverage);
    }
    return uses;
}

QVector<TrainingTrack> suggestedTracks(const QVector<InputCandidate>& candidates, const std::vector<models::InputTrack>& inputs)
{
    QVector<TrainingTrack> tracks;
    QVector<TrackName> names;
    QStringList cells;
    for (const InputCandidate& candidate : candidates) {
        if (!candidate.source.is<FileSource>())
            continue;
        TrackName told = TrackName::read(candidate.name.toStdString());
        const TrackName file = TrackName::read(QFileInfo(candidate.source.file()).completeBaseName().toStdString());
        told.assay = told.assay.empty() ? file.assay : told.assay;
        told.strand = told.strand == genome::Strand::None ? file.strand : told.strand;
        names.append(told);
        const QString cell = told.sample.empty() ? QStringLiteral("cells") : QString::fromStdString(told.sample);
        tracks.append({ candidate.name, candidate.source.file(), cell, {}, targetName(told, candidate.name), false, false,
            candidate.assays });
        if (!cells.contains(cell))
            cells << cell;
    }
    for (const QString& cell : std::as_const(cells))
        suggestInputs(tracks, cell, inputs);
    const bool expression
        = std::any_of(names.begin(), names.end(), [](const TrackName& told) { return isExpression(told.assay); });
    for (int row = 0; row < tracks.size(); ++row)
        if (tracks[row].use.isEmpty() && !names[row].coverage
            && (!expression || inputs.empty() || isExpression(names[row].assay)))
            tracks[row].use = TrainingTrack::targetUse;
    return tracks;
}

QVector<TrainingTrack> withSuggestions(QVector<TrainingTrack> tracks, const QVector<TrainingTrack>& suggested)
{
    const auto holds = [](const QVector<TrainingTrack>& list, const QString& path) {
        return std::ranges::find(list, path, &TrainingTrack::path) != list.end();
    };
    tracks.removeIf([&](const TrainingTrack& track) { return !holds(suggested, track.path); });
    QVector<TrainingTrack> added = suggested;
    added.removeIf([&](const TrainingTrack& track) { return holds(tracks, track.path); });
    return tracks + added;
}

std::vector<std::string> inputsServed(const std::vector<train::Organism>& organisms)
{
    std::set<std::string> named;
    for (const train::Organism& organism : organisms)
        for (const train::CellFiles& cell : organism.cells)
            for (const auto& [name, file] : cell.inputs)
                named.insert(models::InputName::parse(name).input);
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
        if (track.use.isEmpty())
            continue;
        train::CellFiles& cell = cellCalled(organism, track.cell.toStdString());
        const std::filesystem::path file = track.path.toStdString();
        if (!track.isTarget()) {
            cell.inputs[track.use.toStdString()] = file;
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
