#include "app/batchrun.h"

#include "app/commands/console.h"
#include "app/opening.h"
#include "core/genome/annotation/locus.h"
#include "views/look/palette.h"
#include "views/sessionfiles/igvsession.h"

#include <QFileInfo>
#include <QMap>
#include <QUrl>

#include <cstdio>
#include <fmt/format.h>

BatchRun::BatchRun(const QString& script, Session& session, const FigureSpec& spec, const Console& console)
    : m_folder(QFileInfo(script).absolutePath())
    , m_session(session)
    , m_spec(spec)
    , m_console(console)
    , m_given(session.state().genome)
{
}

BatchRun::Command BatchRun::command(const QString& verb)
{
    static const QMap<QString, Command> all {
        { QStringLiteral("new"), &BatchRun::begin },
        { QStringLiteral("reset"), &BatchRun::begin },
        { QStringLiteral("clear"), &BatchRun::begin },
        { QStringLiteral("genome"), &BatchRun::genome },
        { QStringLiteral("load"), &BatchRun::load },
        { QStringLiteral("loadfile"), &BatchRun::load },
        { QStringLiteral("goto"), &BatchRun::goTo },
        { QStringLiteral("gotoimmediate"), &BatchRun::goTo },
        { QStringLiteral("addframes"), &BatchRun::addFrames },
        { QStringLiteral("zoomin"), &BatchRun::zoomIn },
        { QStringLiteral("zoomout"), &BatchRun::zoomOut },
        { QStringLiteral("region"), &BatchRun::region },
        { QStringLiteral("snapshotdirectory"), &BatchRun::snapshotDirectory },
        { QStringLiteral("maxpanelheight"), &BatchRun::maxPanelHeight },
        { QStringLiteral("snapshot"), &BatchRun::snapshot },
        { QStringLiteral("savesession"), &BatchRun::saveSession },
        { QStringLiteral("echo"), &BatchRun::echo },
        { QStringLiteral("exit"), &BatchRun::end },
    };
    return all.value(verb, nullptr);
}

bool BatchRun::knows(const QString& verb)
{
    return command(verb) != nullptr;
}

void BatchRun::carryOut(const BatchStep& step)
{
    static const QStringList alone = QStringLiteral("new reset clear zoomin zoomout snapshot echo exit").split(u' ');
    if (step.words.isEmpty() && !alone.contains(step.verb))
        throw Error(fmt::format("{} needs a word after it.", step.verb.toStdString()));
    (this->*command(step.verb))(step.words);
}

/// As IGV finds files: at home, beside the script, here.
QString BatchRun::located(QString path) const
{
    if (path.startsWith(QStringLiteral("file:")))
        return QUrl(path).toLocalFile();
    if (path.startsWith(u'~'))
        return QDir::homePath() + path.mid(1);
    if (path.startsWith(QStringLiteral("$SCRIPT_DIR")))
        return m_folder.path() + path.mid(11);
    return QFileInfo::exists(path) || !m_folder.exists(path) ? path : m_folder.filePath(path);
}

void BatchRun::begin(const QStringList&)
{
    m_session.change(QStringLiteral("Batch"), [](SessionState& state) {
        state.lanes.removeIf([](const LaneSpec& lane) { return !lane.layers.value(0).source.is<BasesSource>(); });
        state.regions.clear();
    });
}

void BatchRun::genome(const QStringList& words)
{
    const QString name = words.value(0), path = located(name);
    if (!QFileInfo::exists(path) && !m_given.isEmpty())
        return m_console.note(fmt::format("The genome “{}” is not a file here: {} is used, which was given beside the script.",
            name.toStdString(), m_given.toStdString()));
    if (!QFileInfo::exists(path))
        throw Error(fmt::format("The genome “{}” is not a file here: name its FASTA or 2bit file, or give one beside the script "
                                "(epiarc figure --batch SCRIPT GENOME.fa).",
            name.toStdString()));
    openFiles({ path }, m_session, m_console);
    requireGenome(m_session);
}

void BatchRun::load(const QStringList& words)
{
    QStringList files, names;
    for (const QString& file : words.value(0).split(u','))
        files << located(file);
    for (const QString& word : words.mid(1))
        if (word.startsWith(QStringLiteral("name=")))
            names = word.mid(5).split(u',');
    if (!names.isEmpty() && names.size() != files.size())
        throw Error("There are not as many names as files.");
    for (qsizetype i = 0; i < files.size(); ++i)
        loadOne(files[i], names.value(i));
}

void BatchRun::loadOne(const QString& file, const QString& name)
{
    if (file.contains(QStringLiteral("://")) && !file.startsWith(QStringLiteral("file:")))
        throw Error(fmt::format("{} is on the internet: download it and name the file.", file.toStdString()));
    const qsizetype before = m_session.state().lanes.size();
    openFiles({ file }, m_session, m_console);
    for (const LaneSpec& lane : m_session.state().lanes.mid(before))
        for (const LayerSpec& layer : lane.layers)
            if (const QString problem = m_session.sources().opened(layer.source).problem; !problem.isEmpty())
                throw Error(problem.toStdString());
    if (!name.isEmpty() && m_session.state().lanes.size() == before + 1)
        m_session.change(QStringLiteral("Batch"), [&](SessionState& state) { state.lanes.last().name = name; });
}

void BatchRun::goTo(const QStringList& words)
{
    requireGenome(m_session);
    m_session.goTo(words.join(u' '));
}

void BatchRun::addFrames(const QStringList& words)
{
    QStringList loci = words;
    for (qsizetype i = m_session.loci().size(); i-- > 0;)
        loci.prepend(QString::fromStdString(toText(m_session.loci()[i])));
    goTo(loci);
}

void BatchRun::zoom(double factor)
{
    const Interval now = m_session.locus();
    const auto half = int64_t(double(now.length()) * factor / 2), middle = (now.start + now.end) / 2;
    m_session.go({ now.chrom, middle - half, middle + half });
}

void BatchRun::zoomIn(const QStringList&)
{
    zoom(0.5);
}

void BatchRun::zoomOut(const QStringList&)
{
    zoom(2);
}

/// "chr1 1000 2000 name" or "chr1:1000-2000 name".
void BatchRun::region(const QStringList& words)
{
    requireGenome(m_session);
    const bool apart = words.size() > 2 && !words[0].contains(u':');
    const QString text = apart ? QStringLiteral("%1:%2-%3").arg(words[0], words[1], words[2]) : words.value(0);
    const Interval where = genome::parseLocus(text.toStdString(), *m_session.sources().genome(), *m_session.sources().genes());
    m_session.change(QStringLiteral("Batch"), [&](SessionState& state) {
        state.regions.append({ where, words.value(apart ? 3 : 1), okabeIto(int(state.regions.size()) + 1), true });
    });
}

void BatchRun::snapshotDirectory(const QStringList& words)
{
    m_snapshots = located(words.value(0));
    if (m_snapshots.isEmpty() || !QDir().mkpath(m_snapshots))
        throw Error(fmt::format("The folder “{}” cannot be made.", m_snapshots.toStdString()));
}

void BatchRun::maxPanelHeight(const QStringList& words)
{
    m_highest = words.value(0).toInt();
    if (m_highest < 1)
        throw Error("maxPanelHeight takes a number of pixels.");
}

void BatchRun::snapshot(const QStringList& words)
{
    requireGenome(m_session);
    const FigureLocus figureLocus { m_session.loci(), {} };
    QString name = words.value(0, QStringLiteral("{locus}.png"));
    if (QFileInfo(name).suffix().isEmpty())
        name += QStringLiteral(".png");
    const QString path = m_snapshots.isEmpty() ? located(name) : QDir(m_snapshots).filePath(name);
    QDir().mkpath(QFileInfo(path).path());
    const QString written = figurePaths(path, { figureLocus }).first();
    const Snapshot shown(m_session);
    const QString problem = saveFigures(shown, specFor(shown, figureLocus), { figureLocus }, { written }, m_console.monitor());
    m_console.note(written.toStdString());
    if (!problem.isEmpty())
        throw Error(problem.toStdString());
}

/// Where IGV cuts off what is higher than its limit, lanes are squeezed.
FigureSpec BatchRun::specFor(const Snapshot& shown, const FigureLocus& figureLocus) const
{
    FigureSpec spec = m_spec;
    if (m_highest > 0 && spec.heightMm == 0) {
        const double natural = figureAt(shown, spec, figureLocus, m_console.monitor()).sizeMm().height();
        if (const double limit = m_highest * spec.pixelMm(); natural > limit)
            spec.heightMm = limit;
    }
    return spec;
}

void BatchRun::saveSession(const QStringList& words)
{
    const QString name = words.value(0);
    SessionFile file;
    file.state = m_session.state();
    file.loci = m_session.loci();
    file.reversed = m_session.reversed();
    if (name.endsWith(QStringLiteral(".epiarc"))) {
        writeSession(located(name).toStdString(), file);
        return;
    }
    const QString path = name.endsWith(QStringLiteral(".xml")) ? name : name + QStringLiteral(".xml");
    if (const QString lost = writeIgvSession(located(path).toStdString(), file); !lost.isEmpty())
        m_console.note(lost.toStdString());
}

void BatchRun::echo(const QStringList& words)
{
    std::printf("%s\n", qPrintable(words.isEmpty() ? QStringLiteral("echo") : words.join(u' ')));
    std::fflush(stdout);
}

void BatchRun::end(const QStringList&)
{
    m_ended = true;
}
