#include "views/models/architectureview.h"

#include "core/base/interval.h"
#include "views/look/grid.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <map>

namespace
{

constexpr int thick = 10, between = 3 * gridStep;
constexpr double bend = 5;
constexpr int wrapped = Qt::TextWordWrap | Qt::AlignLeft | Qt::AlignTop;

QString nameOf(const models::Stage& stage)
{
    return QString::fromStdString(stage.name);
}

/// Down, and to the left into the line that leads to `to`.
QPainterPath joining(const QPointF& from, const QPointF& to, double y)
{
    QPainterPath path(from);
    path.lineTo(from.x(), y - bend);
    path.quadTo(from.x(), y, from.x() - bend, y);
    path.lineTo(to.x(), y);
    return path;
}

/// Along the left edge, past what stands between.
QPainterPath passing(const QPointF& from, const QPointF& to)
{
    constexpr double edge = 0.5;
    QPainterPath path(from);
    path.lineTo(edge + bend, from.y());
    path.quadTo(edge, from.y(), edge, from.y() + bend);
    path.lineTo(edge, to.y() - bend);
    path.quadTo(edge, to.y(), edge + bend, to.y());
    path.lineTo(to);
    return path;
}

} // namespace

ArchitectureView::ArchitectureView(QWidget* parent)
    : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Ignored, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void ArchitectureView::setStages(const std::vector<models::Stage>& stages)
{
    if (stages == m_stages)
        return;
    m_stages = stages;
    setAccessibleName(tr("Architecture"));
    setAccessibleDescription(inWords());
    updateGeometry();
    update();
}

bool ArchitectureView::beginsBranch(size_t stage) const
{
    return stage > 0 && m_stages[stage].branch != m_stages[stage - 1].branch;
}

QString ArchitectureView::inWords() const
{
    const std::map<models::Branch, QString> titles { { models::Branch::Sequence, tr("Branch of the sequence") },
        { models::Branch::Epigenome, tr("Branch of the epigenome") }, { models::Branch::Trunk, tr("Both joined") } };
    const bool branched = !m_stages.empty() && m_stages.front().branch != models::Branch::Trunk;
    QString words;
    for (size_t i = 0; i < m_stages.size(); ++i) {
        if (branched && (i == 0 || beginsBranch(i)))
            words += (i ? QStringLiteral(". ") : QString()) + titles.at(m_stages[i].branch) + QStringLiteral(": ");
        else if (i)
            words += QStringLiteral("; ");
        words += nameOf(m_stages[i]) + QStringLiteral(": ") + sizeOf(i);
    }
    return words;
}

QString ArchitectureView::sizeOf(size_t stage) const
{
    const models::Stage& one = m_stages[stage];
    const auto number = [](int64_t count) { return QString::fromStdString(withCommas(count)); };
    if (one.length == 0)
        return {};
    if (one.unit == models::Stage::Unit::Bases)
        return tr("%1 bases").arg(number(one.length));
    if (one.channels == 0)
        return number(one.length);
    return one.unit == models::Stage::Unit::Tracks ? tr("%1 bins × %2 tracks").arg(number(one.length), number(one.channels))
                                                   : tr("%1 × %2 channels").arg(number(one.length), number(one.channels));
}

ArchitectureView::StageArea ArchitectureView::areaOf(size_t stage, const QRect& column, int barSpace) const
{
    const int indent = barSpace + between;
    const QRect room(column.left() + indent, column.top(), std::max(60, column.width() - indent), 10'000);
    StageArea area { { column.left() + barSpace / 2.0, column.top() + fontMetrics().height() / 2.0 }, room, {}, true };
    const QRect name = fontMetrics().boundingRect(room, wrapped, nameOf(m_stages[stage]));
    const QRect size = fontMetrics().boundingRect(room, wrapped, sizeOf(stage));
    area.name.setHeight(name.height());
    area.size = QRect(room.left(), area.name.bottom() + 1, room.width(), std::max(size.height(), fontMetrics().height()));
    area.fits = std::max(name.right(), size.right()) <= column.right();
    return area;
}

void ArchitectureView::arrange(Plan& plan, int width) const
{
    const int half = (width - between) / 2;
    int top = 0;
    for (size_t i = 0; i < m_stages.size(); ++i) {
        const models::Branch branch = m_stages[i].branch;
        const bool right = plan.sideBySide && branch == models::Branch::Epigenome;
        if (beginsBranch(i))
            top = right ? 0 : plan.height + between;
        const int columnWidth = plan.sideBySide && branch != models::Branch::Trunk ? half : width;
        const QRect column(right ? width - half : 0, top, columnWidth, 0);
        const StageArea& area = plan.areas.emplace_back(areaOf(i, column, plan.barSpace));
        top = area.size.bottom() + 1 + 2 * gridStep;
        plan.height = std::max(plan.height, top);
    }
}

ArchitectureView::Plan ArchitectureView::planFor(int width) const
{
    Plan plan;
    if (!m_stages.empty() && m_stages.front().branch != models::Branch::Trunk) {
        plan.sideBySide = true;
        plan.barSpace = std::clamp(width / 10, 24, 64);
        arrange(plan, width);
        if (std::ranges::all_of(plan.areas, &StageArea::fits))
            return plan;
        plan = {};
    }
    arrange(plan, width);
    return plan;
}

int ArchitectureView::heightForWidth(int width) const
{
    return planFor(width).height;
}

void ArchitectureView::paintLines(QPainter& painter, const Plan& plan) const
{
    painter.setPen(QPen(palette().color(QPalette::Dark), 1));
    painter.setBrush(Qt::NoBrush);
    QPointF sequenceEnd;
    for (size_t i = 1; i < m_stages.size(); ++i) {
        const QPointF before = plan.areas[i - 1].bar, here = plan.areas[i].bar;
        const bool begins = beginsBranch(i), joins = begins && m_stages[i].branch == models::Branch::Trunk;
        if (begins && m_stages[i - 1].branch == models::Branch::Sequence)
            sequenceEnd = before;
        if (joins && plan.sideBySide) {
            painter.drawLine(sequenceEnd, here);
            painter.drawPath(joining(before, here, plan.areas[i].name.top() - between));
        } else if (!begins || joins)
            painter.drawLine(before, here);
        if (m_stages[i].readsSequence || (joins && !plan.sideBySide))
            painter.drawPath(passing(sequenceEnd, here));
    }
}

void ArchitectureView::paintBar(QPainter& painter, size_t stage, const Plan& plan) const
{
    const auto fraction = [&](int64_t value, auto member) {
        int64_t most = 2;
        for (const models::Stage& each : m_stages)
            most = std::max(most, each.*member);
        return value > 1 ? std::log2(double(value)) / std::log2(double(most)) : 0.0;
    };
    const double width = std::max(8.0, plan.barSpace * fraction(m_stages[stage].length, &models::Stage::length));
    const QPointF middle = plan.areas[stage].bar;
    const QRectF bar(middle.x() - width / 2, middle.y() - thick / 2.0, width, thick);
    painter.setPen(Qt::NoPen);
    painter.setBrush(palette().color(QPalette::Window)); // the line ends at the bar
    painter.drawRoundedRect(bar, 3, 3);
    QColor ink = palette().color(QPalette::Highlight);
    ink.setAlphaF(float(0.25 + 0.75 * fraction(m_stages[stage].channels, &models::Stage::channels)));
    painter.setBrush(ink);
    painter.drawRoundedRect(bar, 3, 3);
}

void ArchitectureView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Plan plan = planFor(width());
    paintLines(painter, plan);
    for (size_t i = 0; i < m_stages.size(); ++i) {
        paintBar(painter, i, plan);
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(plan.areas[i].name, wrapped, nameOf(m_stages[i]));
        painter.setPen(palette().color(QPalette::PlaceholderText));
        painter.drawText(plan.areas[i].size, wrapped, sizeOf(i));
    }
}
