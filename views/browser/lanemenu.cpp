#include "views/browser/lanemenu.h"

#include <QColorDialog>
#include <QDesktopServices>
#include <QFileInfo>
#include <QInputDialog>
#include <QMenu>

namespace
{

/// Two numbers in one line: "0 12.5".
bool askRange(QWidget* parent, ValueScale& scale, const ValueRange& now)
{
    bool ok = false;
    const QString start = QStringLiteral("%1 %2")
                              .arg(scale.range != ValueScale::Range::Fixed ? now.low : scale.low)
                              .arg(scale.range != ValueScale::Range::Fixed ? now.high : scale.high);
    const QString text = QInputDialog::getText(
        parent, QObject::tr("Fixed range"), QObject::tr("Lowest and highest value:"), QLineEdit::Normal, start, &ok);
    const QStringList numbers = text.simplified().split(u' ');
    if (!ok || numbers.size() != 2)
        return false;
    bool lowOk = false, highOk = false;
    scale.low = numbers[0].toDouble(&lowOk);
    scale.high = numbers[1].toDouble(&highOk);
    scale.range = ValueScale::Range::Fixed;
    return lowOk && highOk && scale.low < scale.high;
}

void addScaleActions(QMenu& menu, Session& session, const LaneView& view, const Scale& scale, QWidget* parent)
{
    const auto setScale = [&session, id = view.id](const QString& text, const ValueScale& wanted) {
        session.change(text, [&](SessionState& state) { state.lane(id)->scale = wanted; });
    };
    QAction* automatic = menu.addAction(QObject::tr("Autoscale to what is visible"), [=] {
        ValueScale wanted = view.scale;
        wanted.range = ValueScale::Range::Visible;
        setScale(QObject::tr("Autoscale %1").arg(view.name), wanted);
    });
    automatic->setCheckable(true);
    automatic->setChecked(view.scale.range == ValueScale::Range::Visible);
    menu.addAction(QObject::tr("Fixed range…"), [=] {
        ValueScale wanted = view.scale;
        if (askRange(parent, wanted, valueRange(view, scale.interval())))
            setScale(QObject::tr("Range of %1").arg(view.name), wanted);
    });
    QAction* logarithm = menu.addAction(QObject::tr("Logarithmic (log1p)"), [=] {
        ValueScale wanted = view.scale;
        wanted.transform
            = wanted.transform == ValueScale::Transform::Linear ? ValueScale::Transform::Log1p : ValueScale::Transform::Linear;
        setScale(QObject::tr("Scale of %1").arg(view.name), wanted);
    });
    logarithm->setCheckable(true);
    logarithm->setChecked(view.scale.transform == ValueScale::Transform::Log1p);
    menu.addSeparator();
}

void moveLane(Session& session, int id, int to)
{
    session.change(QObject::tr("Move lane"), [&](SessionState& state) {
        const auto at = std::find_if(state.lanes.begin(), state.lanes.end(), [&](const LaneSpec& lane) { return lane.id == id; });
        const qsizetype from = at - state.lanes.begin();
        state.lanes.move(from, std::clamp<qsizetype>(to < -1 ? 0 : from + to, 0, state.lanes.size() - 1));
    });
}

bool hasSignal(const LaneView& view)
{
    return std::any_of(view.layers.begin(), view.layers.end(),
        [](const LayerView& layer) { return layer.slice && std::holds_alternative<tracks::Signal>(*layer.slice); });
}

/// Where the drawn values come from: "mean of the file's own records".
QString resolutionText(const tracks::Signal& signal, Source::Kind kind)
{
    const QString function = QString::fromStdString(signal.function),
                  size = QString::fromStdString(lengthText(signal.resolution));
    if (kind == Source::Kind::Prediction)
        return QObject::tr("%1 of the model's bins of %2").arg(function, size);
    return signal.resolution > 0 ? QObject::tr("%1, from the file's zoom level of %2").arg(function, size)
                                 : QObject::tr("%1 of the file's own records").arg(function);
}

} // namespace

void showLaneMenu(Session& session, Lane& lane, const LaneView& view, const Scale& scale, const QPoint& at, QWidget* parent)
{
    QMenu menu(parent);
    menu.addSection(menu.fontMetrics().elidedText(view.name, Qt::ElideRight, 320));
    menu.addAction(QObject::tr("Rename…"), [&] {
        bool ok = false;
        const QString name
            = QInputDialog::getText(parent, QObject::tr("Rename lane"), QObject::tr("Name:"), QLineEdit::Normal, view.name, &ok);
        if (ok)
            session.change(
                QObject::tr("Rename %1").arg(view.name), [&](SessionState& state) { state.lane(view.id)->name = name; });
    });
    for (qsizetype i = 0; i < view.layers.size(); ++i) {
        const QString text
            = view.layers.size() > 1 ? QObject::tr("Colour of %1…").arg(view.layers[i].name) : QObject::tr("Colour…");
        menu.addAction(text, [&, i] {
            const QColor colour = QColorDialog::getColor(view.layers[i].colour, parent);
            if (colour.isValid())
                session.change(QObject::tr("Colour of %1").arg(view.name),
                    [&](SessionState& state) { state.lane(view.id)->layers[i].colour = colour; });
        });
    }
    menu.addSeparator();
    if (hasSignal(view))
        addScaleActions(menu, session, view, scale, parent);
    menu.addAction(QObject::tr("Move up"), [&] { moveLane(session, view.id, -1); });
    menu.addAction(QObject::tr("Move down"), [&] { moveLane(session, view.id, 1); });
    menu.addAction(QObject::tr("Move to top"), [&] { moveLane(session, view.id, -2); });
    menu.addSeparator();
    menu.addAction(QObject::tr("Read again"), [&] { lane.retry(); });
    menu.addAction(QObject::tr("Remove"), [&] {
        session.change(QObject::tr("Remove %1").arg(view.name),
            [&](SessionState& state) { state.lanes.removeIf([&](const LaneSpec& spec) { return spec.id == view.id; }); });
    });
    menu.exec(at);
}

QString laneTip(const Session& session, const Lane& lane, const LaneView& view)
{
    QStringList lines { view.name };
    for (qsizetype i = 0; i < view.layers.size() && i < lane.spec().layers.size(); ++i) {
        const Source& source = lane.spec().layers[i].source;
        const auto track = session.sources().opened(source).track;
        if (!source.path.isEmpty())
            lines << (track ? QString::fromStdString(track->format()) + QStringLiteral(": ") : QString()) + source.path;
        const tracks::Slice* slice = view.layers[i].slice.get();
        if (const auto* signal = slice ? std::get_if<tracks::Signal>(slice) : nullptr)
            lines << resolutionText(*signal, source.kind);
        if (!view.layers[i].problem.isEmpty())
            lines << view.layers[i].problem;
    }
    return lines.join(u'\n');
}
