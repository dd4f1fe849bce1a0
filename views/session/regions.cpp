#include "views/session/regions.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/genome/annotation/featurestore.h"
#include "core/tracks/track.h"
#include "views/look/palette.h"

#include <fmt/format.h>
#include <fmt/ostream.h>

void addRegion(Session& session, const Interval& where, bool drawn, const QString& name)
{
    if (where.empty())
        return;
    session.change(drawn ? Session::tr("Add region") : Session::tr("Add bookmark"), [&](SessionState& state) {
        const auto count = int(state.regions.size());
        const QString number = (drawn ? Session::tr("Region %1") : Session::tr("Bookmark %1")).arg(count + 1);
        // Vermilion first: it is the second of the palette, and the first is that of most tracks.
        state.regions.append({ where, name.isEmpty() ? number : name, okabeIto(count + 1), drawn });
    });
}

void removeRegion(Session& session, const Region& region)
{
    session.change(Session::tr("Remove %1").arg(region.name), [&](SessionState& state) { state.regions.removeOne(region); });
}

void changeRegion(Session& session, const Region& before, const Region& after)
{
    session.change(Session::tr("Change %1").arg(before.name), [&](SessionState& state) {
        if (const qsizetype at = state.regions.indexOf(before); at >= 0)
            state.regions[at] = after;
    });
}

QVector<Region> readRegions(const std::filesystem::path& path, const genome::Genome& genome, const Monitor& monitor)
{
    const auto track = tracks::open(path, monitor);
    const auto features = track->features();
    if (!features)
        throw Error(fmt::format("{} is {}: regions are read from BED files.", path.string(), track->format()));
    QVector<Region> regions;
    for (const std::string& chrom : features->chromosomes()) {
        const auto name = genome.find(chrom);
        if (!name)
            continue;
        for (const genome::Feature& feature : features->on(chrom)) {
            const QColor colour = feature.rgb ? QColor(QRgb(*feature.rgb)) : okabeIto(int(regions.size()) + 1);
            regions.append({ { *name, feature.start, feature.end }, QString::fromStdString(feature.name), colour, true });
        }
    }
    if (regions.isEmpty())
        throw Error(fmt::format("{} has no region on a chromosome of {}.", path.string(), genome.name()));
    return regions;
}

void writeRegions(const std::filesystem::path& path, const QVector<Region>& regions)
{
    base::writeAtomically(path, [&](std::ostream& out) {
        for (const Region& region : regions) {
            const QString name = region.name.simplified().replace(u' ', u'_');
            fmt::print(out, "{}\t{}\t{}\t{}\t0\t.\t{}\t{}\t{},{},{}\n", region.where.chrom, region.where.start, region.where.end,
                name.isEmpty() ? "." : name.toStdString(), region.where.start, region.where.end, region.colour.red(),
                region.colour.green(), region.colour.blue());
        }
    });
}
