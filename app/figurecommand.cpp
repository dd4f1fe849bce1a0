#include "app/figurecommand.h"

#include "app/batch.h"
#include "app/commands/console.h"
#include "app/figureoptions.h"
#include "app/opening.h"
#include "views/figures/figurefile.h"
#include "views/figures/figureseries.h"
#include "views/session/regions.h"

#include <QDir>
#include <QFileInfo>

#include <cstdio>
#include <fmt/format.h>

namespace
{

int complain(const QString& sentence, int code)
{
    std::fprintf(stderr, "%s\n", qPrintable(sentence));
    return code;
}

/// Opens the saved figure and the files. Returns the settings.
FigureSpec open(const FigureOptions& options, Session& session, const Console& console)
{
    FigureFile file;
    if (!options.spec.isEmpty()) {
        file = readFigure(options.spec.toStdString());
        session.replace(file.session.state, file.session.loci, file.session.reversed);
    }
    options.adjust(file.spec);
    if (const QStringList wrong = file.spec.check(); !wrong.isEmpty())
        throw Error(fmt::format("{} cannot be drawn: {}", options.spec.toStdString(), wrong.join(u' ').toStdString()));
    openFiles(options.files, session, console);
    requireGenome(session);
    for (const Interval& locus : std::as_const(file.session.loci))
        if (!session.fitted(locus))
            throw Error(fmt::format("{} shows {}, which is not in the genome {}.", options.spec.toStdString(), toText(locus),
                session.sources().genome()->name()));
    if (!options.locus.isEmpty())
        session.goTo(options.locus);
    return file.spec;
}

QVector<FigureLocus> figureLociFor(const FigureOptions& options, const Session& session, const Monitor& monitor)
{
    if (options.regions.isEmpty())
        return { { session.loci(), {} } };
    const QVector<Region> regions = readRegions(options.regions.toStdString(), *session.sources().genome(), monitor);
    return figureLociOf(regions, session, options.flank);
}

/// What is given beside the script is open when it begins.
void drawBatch(const FigureOptions& options, Session& session, const Console& console)
{
    const Batch batch(options.batch);
    if (const QString leftOut = batch.leftOut(); !leftOut.isEmpty())
        console.note(leftOut.toStdString());
    FigureSpec spec;
    options.adjust(spec);
    openFiles(options.files, session, console);
    batch.run(session, spec, console);
    console.erase();
}

void draw(const FigureOptions& options, const Console& console)
{
    const Monitor monitor = console.monitor();
    Jobs jobs;
    Session session(jobs);
    if (!options.batch.isEmpty())
        return drawBatch(options, session, console);
    const FigureSpec spec = open(options, session, console);
    const QVector<FigureLocus> loci = figureLociFor(options, session, monitor);
    const Snapshot snapshot(session);
    const QStringList paths = figurePaths(options.out, loci);
    if (!options.regions.isEmpty())
        QDir().mkpath(QFileInfo(paths.first()).path());
    const QString problem = saveFigures(snapshot, spec, loci, paths, monitor, [&](qsizetype i) {
        if (loci.size() > 1)
            console.note(fmt::format("{} of {}: {}", i + 1, loci.size(), paths[i].toStdString()));
    });
    if (!options.saveSpec.isEmpty())
        writeFigure(options.saveSpec.toStdString(), figureFile(snapshot, spec, loci.first()));
    console.erase();
    if (!problem.isEmpty())
        throw Error(problem.toStdString());
}

} // namespace

int runFigureCommand(const QStringList& arguments, const Console& console)
{
    const FigureOptions options = figureOptions(arguments);
    if (!options.help.isEmpty()) {
        std::printf("%s", qPrintable(options.help));
        return 0;
    }
    if (!options.wrong.isEmpty())
        return complain(options.wrong, 2);
    try {
        draw(options, console);
        return 0;
    } catch (const Cancelled&) {
        console.erase();
        return 130;
    } catch (const std::exception& problem) {
        console.erase();
        return complain(QString::fromUtf8(problem.what()), 1);
    }
}
