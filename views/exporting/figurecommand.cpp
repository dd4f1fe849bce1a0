#include "views/exporting/figurecommand.h"

#include "views/browser/figure.h"
#include "views/browser/painters.h"
#include "views/browser/panels.h"
#include "views/session/fileopener.h"

#include <QCommandLineParser>
#include <QEventLoop>
#include <QFileInfo>
#include <QTimer>

#include <cstdio>

namespace
{

int complain(const QString& sentence, int code)
{
    std::fprintf(stderr, "%s\n", qPrintable(sentence));
    return code;
}

/// Runs the event loop until `ready` holds.
template <typename Ready>
void wait(Ready ready)
{
    QEventLoop loop;
    QTimer poll;
    QObject::connect(&poll, &QTimer::timeout, &loop, [&] {
        if (ready())
            loop.quit();
    });
    poll.start(2);
    if (!ready())
        loop.exec();
}

struct Wish {
    QStringList files;
    QString locus, out;
    double widthMm = 180;
    int dpi = 300;
};

void draw(const Wish& wish)
{
    Jobs jobs;
    Session session(jobs);
    FileOpener opener(session);
    QString refused;
    QObject::connect(&opener, &FileOpener::refused, &session, [&](const QString&, const QString& why) { refused = why; });
    opener.open(wish.files);
    wait([&] { return !opener.busy(); });
    if (!refused.isEmpty())
        throw Error(refused.toStdString());
    if (session.state().genome.isEmpty())
        throw Error("No genome was given: add a FASTA, a 2bit file, a table of chromosome sizes, or a session that names one.");
    wait([&] { return !session.sources().busy(); });
    if (!session.sources().genome())
        throw Error(session.sources().genomeProblem().toStdString());
    if (!wish.locus.isEmpty())
        session.goTo(wish.locus);

    Panels panels(session);
    panels.setWidth(Figure::dataWidth(wish.widthMm), std::max(1.0, wish.dpi / 96.0));
    wait([&] { return panels.settled(); });
    Figure figure { panels.scene(laneHeaderWidth) };
    figure.widthMm = wish.widthMm;
    figure.dpi = wish.dpi;
    figure.save(wish.out.toStdString());
    for (const PanelView& panel : std::as_const(figure.scene.panels))
        for (const LaneView& lane : panel.lanes)
            for (const LayerView& layer : lane.layers)
                if (!layer.problem.isEmpty())
                    throw Error(layer.problem.toStdString());
}

} // namespace

int runFigureCommand(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Draws the lanes of a session, or of the given files in their order, to a figure without a display."));
    parser.addHelpOption();
    parser.addPositionalArgument(
        QStringLiteral("FILES"), QStringLiteral("genome, annotation, tracks"), QStringLiteral("[FILES…]"));
    const QCommandLineOption sessionOption(
        QStringLiteral("session"), QStringLiteral("Epiarc session to draw."), QStringLiteral("S"));
    const QCommandLineOption locusOption(
        QStringLiteral("locus"), QStringLiteral("Region (1-based, both ends included) or gene."), QStringLiteral("L"));
    const QCommandLineOption outOption(
        QStringLiteral("out"), QStringLiteral("Figure to write: .svg, .pdf or .png."), QStringLiteral("FIG"));
    const QCommandLineOption widthOption(QStringLiteral("width-mm"), QStringLiteral("Width in millimetres (default 180)."),
        QStringLiteral("W"), QStringLiteral("180"));
    const QCommandLineOption dpiOption(
        QStringLiteral("dpi"), QStringLiteral("Resolution of a PNG (default 300)."), QStringLiteral("D"), QStringLiteral("300"));
    parser.addOptions({ sessionOption, locusOption, outOption, widthOption, dpiOption });
    if (!parser.parse(arguments))
        return complain(parser.errorText(), 2);
    if (parser.isSet(QStringLiteral("help"))) {
        std::printf("%s", qPrintable(parser.helpText().replace(QStringLiteral("[options]"), QStringLiteral("figure [options]"))));
        return 0;
    }
    Wish wish;
    if (parser.isSet(sessionOption))
        wish.files << parser.value(sessionOption);
    wish.files << parser.positionalArguments();
    wish.locus = parser.value(locusOption);
    wish.out = parser.value(outOption);
    bool widthOk = false, dpiOk = false;
    wish.widthMm = parser.value(widthOption).toDouble(&widthOk);
    wish.dpi = parser.value(dpiOption).toInt(&dpiOk);
    if (wish.files.isEmpty())
        return complain(QStringLiteral("Give --session S or files to draw; see epiarc figure --help."), 2);
    if (wish.out.isEmpty())
        return complain(QStringLiteral("Give --out FIG.svg, FIG.pdf or FIG.png."), 2);
    if (!widthOk || wish.widthMm < 60 || wish.widthMm > 5000 || !dpiOk || wish.dpi < 36 || wish.dpi > 2400)
        return complain(QStringLiteral("--width-mm takes 60 to 5000, --dpi 36 to 2400."), 2);
    try {
        draw(wish);
        return 0;
    } catch (const std::exception& problem) {
        return complain(QString::fromUtf8(problem.what()), 1);
    }
}
