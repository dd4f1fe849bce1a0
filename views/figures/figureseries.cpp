#include "views/figures/figureseries.h"

#include "core/base/error.h"

#include <QDir>
#include <QFileInfo>
#include <QSet>

namespace
{

/// The loci as one word: "chr11:61,832,339-61,897,874", several joined by blanks.
QString locusText(const FigureLocus& figureLocus)
{
    QStringList loci;
    for (const Interval& where : figureLocus.loci)
        loci << QString::fromStdString(toText(where));
    return loci.join(u' ');
}

QString locusName(const FigureLocus& figureLocus)
{
    QStringList loci;
    for (const Interval& where : figureLocus.loci)
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

FigureFile figureFile(const Snapshot& snapshot, FigureSpec spec, const FigureLocus& figureLocus)
{
    FigureFile file { std::move(spec), snapshot.session() };
    file.spec.title = filled(file.spec.title, figureLocus.name, locusText(figureLocus)).trimmed();
    file.session.loci = figureLocus.loci;
    return file;
}

std::filesystem::path settingsPath(std::filesystem::path figure)
{
    return figure.replace_extension(".figure.json");
}

Figure figureAt(const Snapshot& snapshot, FigureSpec spec, const FigureLocus& figureLocus, const Monitor& monitor)
{
    spec.title = filled(spec.title, figureLocus.name, locusText(figureLocus)).trimmed();
    const bool proportional = snapshot.wholeChromosomes() && figureLocus.loci == snapshot.loci();
    const QVector<Scale> scales
        = figureScales(spec, snapshot.lanes(), figureLocus.loci, snapshot.session().reversed, proportional);
    return Figure(snapshot.read(scales, monitor), spec);
}

QStringList figurePaths(const QString& pattern, const QVector<FigureLocus>& loci)
{
    const QFileInfo file(pattern);
    const QString folder = pattern.contains(u'/') ? file.path() + u'/' : QString();
    const bool named = file.fileName().contains(QStringLiteral("{name}")) || file.fileName().contains(QStringLiteral("{locus}"));
    const QString base
        = named || loci.size() == 1 ? file.completeBaseName() : file.completeBaseName() + QStringLiteral("-{number}");
    QStringList paths;
    QSet<QString> taken;
    for (const FigureLocus& figureLocus : loci) {
        const QString locus = locusName(figureLocus), name = safe(figureLocus.name);
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

QString saveFigures(const Snapshot& snapshot, const FigureSpec& spec, const QVector<FigureLocus>& loci, const QStringList& paths,
    const Monitor& monitor, const std::function<void(qsizetype)>& written)
{
    QString problem;
    for (qsizetype i = 0; i < loci.size(); ++i) {
        const double from = double(i) / double(loci.size()), to = double(i + 1) / double(loci.size());
        const Figure figure = figureAt(snapshot, spec, loci[i], monitor.part(from, (from + to) / 2));
        figure.save(paths[i].toStdString(), monitor.part((from + to) / 2, to));
        if (problem.isEmpty())
            problem = figure.problem();
        if (written)
            written(i);
    }
    return problem;
}

QVector<FigureLocus> figureLociOf(const QVector<Region>& regions, const Session& session, int64_t flank)
{
    const auto genome = session.sources().genome();
    QVector<FigureLocus> loci;
    for (const Region& region : regions) {
        const Interval wide { region.where.chrom, region.where.start - flank, region.where.end + flank };
        const Interval inside = wide.clipped(genome->length(wide.chrom).value_or(0));
        if (const auto where = inside.empty() ? std::nullopt : session.fitted(inside))
            loci.append({ { *where }, region.name });
    }
    return loci;
}
