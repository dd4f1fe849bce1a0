#include "views/document/laneoptions.h"

#include <QObject>

#include <cmath>

namespace
{

QString smoothingNote(const LaneOptions& lane)
{
    return lane.smooths() ? QObject::tr("smoothed over %1").arg(QString::fromStdString(lengthText(std::llround(lane.smoothing))))
                          : QString();
}

} // namespace

const std::vector<LaneOption>& laneOptions()
{
    using Lanes = LaneOption::Lanes;
    static const std::vector<LaneOption> all {
        { "/by score", QT_TRANSLATE_NOOP("QObject", "Shade &by score"), Lanes::Features, {},
            [](const LaneOptions& lane) { return double(lane.byScore); },
            [](LaneOptions& lane, double value) { lane.byScore = value != 0; } },
        { "/style", QT_TRANSLATE_NOOP("QObject", "&Style"), Lanes::Signals,
            {
                { double(SignalStyle::Bars), "bars", QT_TRANSLATE_NOOP("QObject", "&Bars") },
                { double(SignalStyle::Line), "line", QT_TRANSLATE_NOOP("QObject", "&Line") },
                { double(SignalStyle::HeatMap), "heat map", QT_TRANSLATE_NOOP("QObject", "&Heat map") },
                { double(SignalStyle::Logo), "sequence logo", QT_TRANSLATE_NOOP("QObject", "Sequence lo&go") },
            },
            [](const LaneOptions& lane) { return double(lane.style); },
            [](LaneOptions& lane, double value) { lane.style = SignalStyle(int(value)); }, true },
        { "/function", QT_TRANSLATE_NOOP("QObject", "A pi&xel shows"), Lanes::Signals,
            {
                { double(WindowFunction::Envelope), "envelope",
                    QT_TRANSLATE_NOOP("QObject", "M&ean, with the range from min to max") },
                { double(WindowFunction::Mean), "mean", QT_TRANSLATE_NOOP("QObject", "&Mean") },
                { double(WindowFunction::Max), "max", QT_TRANSLATE_NOOP("QObject", "Ma&ximum") },
                { double(WindowFunction::Min), "min", QT_TRANSLATE_NOOP("QObject", "M&inimum") },
            },
            [](const LaneOptions& lane) { return double(lane.function); },
            [](LaneOptions& lane, double value) { lane.function = WindowFunction(int(value)); }, true },
        { "/scale/transform", QT_TRANSLATE_NOOP("QObject", "S&cale"), Lanes::Signals,
            {
                { double(ValueScale::Transform::Linear), "linear", QT_TRANSLATE_NOOP("QObject", "&Linear") },
                { double(ValueScale::Transform::Log1p), "log1p", QT_TRANSLATE_NOOP("QObject", "Logarithmic (log&1p)") },
                { double(ValueScale::Transform::Symlog), "symlog",
                    QT_TRANSLATE_NOOP("QObject", "Logarithmic, linear near zero (&symlog)") },
            },
            [](const LaneOptions& lane) { return double(lane.scale.transform); },
            [](LaneOptions& lane, double value) { lane.scale.transform = ValueScale::Transform(int(value)); }, true },
        { "/smoothing", QT_TRANSLATE_NOOP("QObject", "S&moothing of the mean"), Lanes::Signals,
            {
                { 0, nullptr, QT_TRANSLATE_NOOP("QObject", "&None") },
                { 100, nullptr, QT_TRANSLATE_NOOP("QObject", "100 bp") },
                { 500, nullptr, QT_TRANSLATE_NOOP("QObject", "500 bp") },
                { 1'000, nullptr, QT_TRANSLATE_NOOP("QObject", "1 kb") },
                { 5'000, nullptr, QT_TRANSLATE_NOOP("QObject", "5 kb") },
                { 20'000, nullptr, QT_TRANSLATE_NOOP("QObject", "20 kb") },
            },
            [](const LaneOptions& lane) { return lane.smoothing; },
            [](LaneOptions& lane, double value) { lane.smoothing = value; }, false, 1'000'000, smoothingNote },
    };
    return all;
}

QStringList notesOf(const LaneOptions& lane)
{
    QStringList notes;
    for (const LaneOption& option : laneOptions())
        if (option.note)
            notes << option.note(lane);
    notes.removeAll(QString());
    return notes;
}
