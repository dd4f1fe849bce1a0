#include "views/document/laneoptions.h"

#include <QObject>

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
