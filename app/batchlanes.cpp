#include "app/batchlanes.h"

#include "views/document/arrange.h"
#include "views/document/laneorder.h"
#include "views/lanes/lane.h"

#include <QFileInfo>
#include <QMap>
#include <QUrl>

#include <cmath>
#include <fmt/format.h>

namespace
{

[[noreturn]] void complain(const QString& sentence)
{
    throw Error(sentence.toStdString());
}

QString wordAt(const QStringList& words, qsizetype at, const char* what)
{
    if (at >= words.size())
        throw Error(fmt::format("{} is missing.", what));
    return words[at];
}

double numberFrom(const QString& word)
{
    bool ok = false;
    const double number = word.toDouble(&ok);
    if (!ok || !std::isfinite(number))
        complain(QStringLiteral("“%1” is not a number.").arg(word));
    return number;
}

bool isYes(const QString& word)
{
    const bool yes = word.compare(QStringLiteral("true"), Qt::CaseInsensitive) == 0;
    if (!yes && word.compare(QStringLiteral("false"), Qt::CaseInsensitive) != 0)
        complain(QStringLiteral("“%1” is neither true nor false.").arg(word));
    return yes;
}

bool answersTo(const LaneSpec& lane, const QString& name, const Sources& sources)
{
    const auto same = [&](const QString& other) {
        return other.compare(name, Qt::CaseInsensitive) == 0
            || other.compare(QUrl::fromPercentEncoding(name.toUtf8()), Qt::CaseInsensitive) == 0;
    };
    // IGV names a track after its file.
    return same(bareView(lane, sources).name) || std::any_of(lane.layers.begin(), lane.layers.end(), [&](const LayerSpec& layer) {
        return same(layer.source.path()) || same(QFileInfo(layer.source.path()).fileName());
    });
}

/// The lanes with this name, or all when there is none.
QVector<int> lanesNamed(const Session& session, const QString& name)
{
    QVector<int> ids;
    for (const LaneSpec& lane : session.state().lanes)
        if (name.isEmpty() || answersTo(lane, name, session.sources()))
            ids.append(lane.id);
    if (ids.isEmpty() && !name.isEmpty())
        complain(QStringLiteral("No track is called “%1”.").arg(name));
    return ids;
}

template <typename Edit>
void changeLanes(Session& session, const QString& name, const Edit& edit)
{
    const QVector<int> ids = lanesNamed(session, name);
    session.change(QStringLiteral("Batch"), [&](SessionState& state) {
        for (const int id : ids)
            edit(*state.lane(id));
    });
}

void setColours(Session& session, const QStringList& words, QColor LayerSpec::*which)
{
    const QColor colour = batchColour(wordAt(words, 0, "The colour"));
    changeLanes(session, words.value(1), [&](LaneSpec& lane) {
        for (LayerSpec& layer : lane.layers)
            layer.*which = colour;
    });
}

/// "low,high", "low,baseline,high" or "auto".
void setDataRange(Session& session, const QStringList& words)
{
    const QString range = wordAt(words, 0, "The range");
    const bool automatic = range.startsWith(QStringLiteral("auto"), Qt::CaseInsensitive);
    const QStringList ends = range.split(u',');
    if (!automatic && (ends.size() < 2 || ends.size() > 3))
        complain(QStringLiteral("“%1” is not a range such as 0,10 or auto.").arg(range));
    const double low = automatic ? 0 : numberFrom(ends.first()), high = automatic ? 1 : numberFrom(ends.last());
    if (low >= high)
        complain(QStringLiteral("The range “%1” does not go upwards.").arg(range));
    changeLanes(session, words.value(1), [&](LaneSpec& lane) {
        lane.scale.range = automatic ? ValueScale::Range::Visible : ValueScale::Range::Fixed;
        if (!automatic) {
            lane.scale.low = low;
            lane.scale.high = high;
        }
    });
}

void setLogScale(Session& session, const QStringList& words)
{
    const bool logarithmic = isYes(wordAt(words, 0, "true or false"));
    changeLanes(session, words.value(1), [&](LaneSpec& lane) {
        lane.scale.transform = logarithmic ? ValueScale::Transform::Log1p : ValueScale::Transform::Linear;
    });
}

/// Height and name, in either order.
void setTrackHeight(Session& session, const QStringList& words)
{
    bool first = false;
    wordAt(words, 0, "The height").toDouble(&first);
    const double height = numberFrom(first ? words[0] : wordAt(words, 1, "The height"));
    changeLanes(
        session, first ? words.value(1) : words[0], [&](LaneSpec& lane) { lane.height = std::clamp(height, 16.0, 2000.0); });
}

void rename(Session& session, const QStringList& words)
{
    const QString name = QUrl::fromPercentEncoding(wordAt(words, 1, "The new name").toUtf8());
    changeLanes(session, words[0], [&](LaneSpec& lane) { lane.name = name; });
}

void remove(Session& session, const QStringList& words)
{
    const QVector<int> ids = lanesNamed(session, wordAt(words, 0, "The track's name"));
    session.change(QStringLiteral("Batch"), [&](SessionState& state) { removeLanes(state, ids); });
}

/// The new name, then the tracks.
void overlay(Session& session, const QStringList& words)
{
    const QString name = QUrl::fromPercentEncoding(wordAt(words, 0, "The overlay's name").toUtf8());
    QVector<int> ids;
    for (const QString& track : words.mid(1))
        ids += lanesNamed(session, track);
    if (QSet<int>(ids.begin(), ids.end()).size() < 2)
        complain(QStringLiteral("An overlay needs a name and two tracks."));
    session.change(QStringLiteral("Batch"), [&](SessionState& state) {
        overlayLanes(state, ids);
        for (const int id : ids)
            if (LaneSpec* merged = state.lane(id))
                merged->name = name;
    });
}

void separate(Session& session, const QStringList& words)
{
    const QVector<int> ids = lanesNamed(session, wordAt(words, 0, "The overlay's name"));
    session.change(QStringLiteral("Batch"), [&](SessionState& state) {
        for (const int id : ids)
            separateLayers(state, id);
    });
}

} // namespace

QColor batchColour(const QString& text)
{
    const QStringList parts = text.split(u',');
    QColor colour;
    if (parts.size() == 3)
        colour = QColor(int(numberFrom(parts[0])), int(numberFrom(parts[1])), int(numberFrom(parts[2])));
    else if (colour = QColor(text); !colour.isValid() && text.size() == 6)
        colour = QColor(u'#' + text);
    if (!colour.isValid())
        complain(QStringLiteral("“%1” is not a colour such as 200,0,0 or #c80000.").arg(text));
    return colour;
}

LaneCommand laneCommand(const QString& verb)
{
    static const QMap<QString, LaneCommand> all {
        { QStringLiteral("setcolor"), [](Session& s, const QStringList& words) { setColours(s, words, &LayerSpec::colour); } },
        { QStringLiteral("setaltcolor"), [](Session& s, const QStringList& words) { setColours(s, words, &LayerSpec::below); } },
        { QStringLiteral("setdatarange"), setDataRange },
        { QStringLiteral("setlogscale"), setLogScale },
        { QStringLiteral("settrackheight"), setTrackHeight },
        { QStringLiteral("renametrack"), rename },
        { QStringLiteral("remove"), remove },
        { QStringLiteral("overlay"), overlay },
        { QStringLiteral("separate"), separate },
    };
    return all.value(verb, nullptr);
}
