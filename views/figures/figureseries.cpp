#include "views/figures/figureseries.h"

#include "core/base/error.h"

#include <QDir>
#include <QFileInfo>
#include <QSet>

namespace
{

/// The places as one word: "chr11:61,832,339-61,897,874", several joined by blanks.
QString locusText(const FigurePlace& place)
{
    QStringList loci;
    for (const Interval& where : place.loci)
        loci << QString::fromStdString(toText(where));
    return loci.join(u' ');
}

QString locusName(const FigurePlace& place)
{
    QStringList loci;
    for (const Interval& where : place.loci)
        loci << QStringLiteral("%1_%2-%3").arg(QString::fromStdString(where.chrom)).arg(where.start + 1).arg(where.end);
    return loci.join(u'_');
}

/// Letters, digits and a few signs that no file system minds; never hidden, never too long.
QString safe(const QString& text)
{
    QString name;
    for (const QChar character : text.simplified())
        name += character.isLetterOrNumber() || QStringLiteral("._-+").contains(character) ? character : QChar(u'_');
    while (name.startsWith(u'.'))
        name.remove(0, 1);
    return name.left(100);
}

QString filled(QString pattern, const QString& name, const QString& locus)
{
    return pattern.replace(QStringLiteral("{name}"), name).replace(QStringLiteral("{locus}"), locus);
}

} // namespace

FigureFile figureFile(const Snapshot& snapshot, FigureSpec spec, const FigurePlace& place)
{
    FigureFile file { std::move(spec), snapshot.session() };
    file.spec.title = filled(file.spec.title, place.name, locusText(place)).trimmed();
    file.session.loci = place.loci;
    return file;
}

std::filesystem::path settingsPath(std::filesystem::path figure)
{
    return figure.replace_extension(".figure.json");
}

Figure figureAt(const Snapshot& snapshot, FigureSpec spec, const FigurePlace& place, const Monitor& monitor)
{
    spec.title = filled(spec.title, place.name, locusText(place)).trimmed();
    const bool proportional = snapshot.wholeChromosomes() && place.loci == snapshot.loci();
    const QVector<Scale> places = figurePlaces(spec, snapshot.lanes(), place.loci, snapshot.session().reversed, proportional);
    return Figure(snapshot.read(places, monitor), spec);
}

QStringList figurePaths(const QString& pattern, const QVector<FigurePlace>& places)
{
    const QFileInfo file(pattern);
    const QString folder = pattern.contains(u'/') ? file.path() + u'/' : QString();
    const bool named = file.fileName().contains(QStringLiteral("{name}")) || file.fileName().contains(QStringLiteral("{locus}"));
    const QString base
        = named || places.size() == 1 ? file.completeBaseName() : file.completeBaseName() + QStringLiteral("-{number}");
    QStringList paths;
    QSet<QString> taken;
    for (const FigurePlace& place : places) {
        const QString locus = locusName(place), name = safe(place.name);
        const QString stem = filled(base, name.isEmpty() ? safe(locus) : name, safe(locus))
                                 .replace(QStringLiteral("{number}"), QString::number(paths.size() + 1));
        QString path = stem;
        for (int copy = 2; taken.contains(path.toLower()); ++copy)
            path = stem + u'-' + QString::number(copy);
        taken.insert(path.toLower());
        paths << folder + path + u'.' + file.suffix();
    }
    return paths;
}

QString saveFigures(const Snapshot& snapshot, const FigureSpec& spec, const QVector<FigurePlace>& places,
    const QStringList& paths, const Monitor& monitor, const std::function<void(qsizetype)>& written)
{
    QString problem;
    for (qsizetype i = 0; i < places.size(); ++i) {
        const double from = double(i) / double(places.size()), to = double(i + 1) / double(places.size());
        const Figure figure = figureAt(snapshot, spec, places[i], monitor.part(from, (from + to) / 2));
        figure.save(paths[i].toStdString(), monitor.part((from + to) / 2, to));
        if (problem.isEmpty())
            problem = figure.problem();
        if (written)
            written(i);
    }
    return problem;
}

QVector<FigurePlace> placesOf(const QVector<Region>& regions, const Session& session, int64_t flank)
{
    const auto genome = session.sources().genome();
    QVector<FigurePlace> places;
    for (const Region& region : regions) {
        const Interval wide { region.where.chrom, region.where.start - flank, region.where.end + flank };
        const Interval inside = wide.clipped(genome->length(wide.chrom).value_or(0));
        if (const auto where = inside.empty() ? std::nullopt : session.placed(inside))
            places.append({ { *where }, region.name });
    }
    return places;
}
