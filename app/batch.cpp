#include "app/batch.h"

#include "app/batchlanes.h"
#include "app/batchrun.h"
#include "core/base/file.h"

#include <QMap>

#include <fmt/format.h>

namespace
{

/// About reads, samples, rows or IGV's own settings.
const QStringList& unsayable()
{
    static const QStringList verbs = QStringLiteral(
        "clearaccesstokens clearcredentials collapse colorby currentgenomepath expand fittracks group maxdepth oauth "
        "preference samplingreadcount samplingwindowsize setaccesstoken setcredentials setsequenceshowtranslation "
        "setsequencestrand showattributes showdatarange sort sortbyattribute squish toolsyaml version viewaspairs")
                                         .split(u' ');
    return verbs;
}

/// About a window: no picture depends on it.
const QStringList& idle()
{
    static const QStringList verbs
        = QStringLiteral("scrolltotrack gototrack scrolltotop setsleepinterval tofront tweakdivider").split(u' ');
    return verbs;
}

/// Words between blanks; those in quotes may have blanks inside.
QStringList wordsOf(const QString& line)
{
    QStringList words;
    QString word;
    bool quoted = false, begun = false;
    for (const QChar character : line) {
        if (character == u'"') {
            quoted = !quoted;
            begun = true;
        } else if (character.isSpace() && !quoted) {
            if (begun)
                words << word;
            word.clear();
            begun = false;
        } else {
            word += character;
            begun = true;
        }
    }
    if (begun)
        words << word;
    return words;
}

} // namespace

Batch::Batch(const QString& path)
    : m_path(path)
{
    int number = 0;
    for (const QString& line : QString::fromStdString(base::readFile(path.toStdString())).split(u'\n')) {
        ++number;
        QStringList words = wordsOf(line);
        if (words.isEmpty() || line.startsWith(u'#') || line.startsWith(QStringLiteral("//")))
            continue;
        const QString verb = words.takeFirst(), lower = verb.toLower();
        if (!BatchRun::knows(lower) && !laneCommand(lower) && !unsayable().contains(lower) && !idle().contains(lower))
            throw Error(fmt::format(
                "{}, line {}: “{}” is not a command of IGV's batch scripts.", path.toStdString(), number, verb.toStdString()));
        m_steps.push_back({ number, lower, words });
    }
}

QString Batch::leftOut() const
{
    QMap<QString, QStringList> lines;
    for (const BatchStep& step : m_steps)
        if (unsayable().contains(step.verb))
            lines[step.verb] << QString::number(step.line);
    QStringList parts;
    for (auto verb = lines.cbegin(); verb != lines.cend(); ++verb)
        parts << QStringLiteral("%1 (line %2)").arg(verb.key(), verb.value().join(QStringLiteral(", ")));
    return parts.isEmpty()
        ? QString()
        : QStringLiteral("%1: left out, because Epiarc has nothing like it: %2.").arg(m_path, parts.join(QStringLiteral(", ")));
}

void Batch::run(Session& session, const FigureSpec& spec, const Console& console) const
{
    BatchRun run(m_path, session, spec, console);
    for (const BatchStep& step : m_steps) {
        try {
            if (const LaneCommand change = laneCommand(step.verb))
                change(session, step.words);
            else if (BatchRun::knows(step.verb))
                run.carryOut(step);
        } catch (const std::exception& problem) {
            throw Error(fmt::format("{}, line {}: {}", m_path.toStdString(), step.line, problem.what()));
        }
        if (run.ended())
            return;
    }
}
