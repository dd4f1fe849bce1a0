#include "app/commands/console.h"
#include "app/figurecommand.h"
#include "views/look/language.h"
#include "views/saving/document.h"
#include "views/window.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QSettings>

#include <clocale>
#include <cstdlib>
#include <memory>

int main(int argc, char** argv)
{
    // Must be set before LibTorch is loaded: waiting threads sleep instead of taking the processor from the window.
    ::setenv("OMP_WAIT_POLICY", "passive", 0);
    const bool figure = argc > 1 && qstrcmp(argv[1], "figure") == 0;
    if (figure && !qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        if (!figure || i != 1)
            arguments.append(QString::fromLocal8Bit(argv[i]));
    if (figure) {
        argc = 1; // Qt would take --session for its own
        // What the toolkit remarks about the machine is nothing to the user of a command line.
        qInstallMessageHandler([](QtMsgType, const QMessageLogContext&, const QString&) {});
    }
    const auto console = figure ? std::make_unique<Console>() : nullptr; // before any thread is made
    QApplication application(argc, argv);
    std::setlocale(LC_NUMERIC, "C"); // files always use the C locale
    QCoreApplication::setOrganizationName(QStringLiteral("epiarc"));
    QCoreApplication::setApplicationName(QStringLiteral("epiarc"));
    QCoreApplication::setApplicationVersion(QStringLiteral(EPIARC_VERSION));
    if (figure)
        return runFigureCommand(arguments, *console);

    installLanguage(application);
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Epiarc: a genome browser with a deep model inside. “epiarc figure --help” draws without a window."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(
        QStringLiteral("FILES"), QStringLiteral("genome, tracks, models, or one session"), QStringLiteral("[FILES…]"));
    const QCommandLineOption locus(
        QStringLiteral("locus"), QStringLiteral("Where to go: a region (1-based) or a gene."), QStringLiteral("L"));
    parser.addOption(locus);
    const QCommandLineOption demo(
        QStringLiteral("demo"), QStringLiteral("Open the demo: a simulated genome and a model trained on it."));
    parser.addOption(demo);
    parser.process(application);

    QSettings settings;
    Jobs jobs;
    Session session(jobs);
    Journal journal(Journal::standardFolder());
    Window window(session, settings);
    window.document().keep(journal);
    window.show();
    window.open(parser.positionalArguments(), parser.value(locus));
    if (parser.isSet(demo))
        window.openDemo();
    return QApplication::exec();
}
