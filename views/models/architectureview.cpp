#include "views/models/architectureview.h"

#include "core/base/interval.h"
#include "views/look/grid.h"

#include <QPainter>

#include <cmath>

namespace
{

constexpr int barSpace = 64, thick = 10;
constexpr int wrapped = Qt::TextWordWrap | Qt::AlignLeft | Qt::AlignTop;

QString nameOf(const models::Stage& stage)
{
    return QString::fromStdString(stage.name);
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
    QStringList lines;
    for (size_t i = 0; i < m_stages.size(); ++i)
        lines << nameOf(m_stages[i]) + QStringLiteral(": ") + sizeOf(i);
    setAccessibleName(tr("Architecture"));
    setAccessibleDescription(lines.join(QStringLiteral("; ")));
    updateGeometry();
    update();
}

QString ArchitectureView::sizeOf(size_t stage) const
{
    const models::Stage& one = m_stages[stage];
    const auto number = [](int64_t count) { return QString::fromStdString(withCommas(count)); };
    if (one.length == 0)
        return {};
    if (one.name == "sequence")
        return tr("%1 bases").arg(number(one.length));
    if (one.channels == 0)
        return number(one.length);
    return one.name.starts_with("output ") ? tr("%1 bins × %2 tracks").arg(number(one.length), number(one.channels))
                                           : tr("%1 × %2 channels").arg(number(one.length), number(one.channels));
}

QRect ArchitectureView::wordsOf(size_t stage, int top, int width) const
{
    const QRect room(barSpace + 3 * gridStep, top, std::max(60, width - barSpace - 3 * gridStep), 10'000);
    return fontMetrics().boundingRect(room, wrapped, nameOf(m_stages[stage]));
}

int ArchitectureView::heightOf(size_t stage, int width) const
{
    return wordsOf(stage, 0, width).height() + fontMetrics().height() + 2 * gridStep;
}

int ArchitectureView::heightForWidth(int width) const
{
    int height = 0;
    for (size_t i = 0; i < m_stages.size(); ++i)
        height += heightOf(i, width);
    return height;
}

void ArchitectureView::paintBar(QPainter& painter, size_t stage, const QRectF& row) const
{
    const auto share = [&](int64_t value, auto member) {
        int64_t most = 2;
        for (const models::Stage& each : m_stages)
            most = std::max(most, each.*member);
        return value > 1 ? std::log2(double(value)) / std::log2(double(most)) : 0.0;
    };
    const double width = std::max(8.0, barSpace * share(m_stages[stage].length, &models::Stage::length));
    const double middle = row.left() + barSpace / 2.0, y = row.top() + fontMetrics().height() / 2.0;
    QColor ink = palette().color(QPalette::Highlight);
    if (stage + 1 < m_stages.size()) {
        painter.setPen(QPen(palette().color(QPalette::Dark), 1));
        painter.drawLine(QPointF(middle, y), QPointF(middle, row.bottom() + fontMetrics().height() / 2.0));
    }
    painter.setPen(Qt::NoPen);
    const QRectF bar(middle - width / 2, y - thick / 2.0, width, thick);
    painter.setBrush(palette().color(QPalette::Window)); // the line ends at the bar
    painter.drawRoundedRect(bar, 3, 3);
    ink.setAlphaF(float(0.25 + 0.75 * share(m_stages[stage].channels, &models::Stage::channels)));
    painter.setBrush(ink);
    painter.drawRoundedRect(bar, 3, 3);
}

void ArchitectureView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    int top = 0;
    for (size_t i = 0; i < m_stages.size(); ++i) {
        const int height = heightOf(i, width());
        paintBar(painter, i, QRectF(0, top, barSpace, height));
        const QRect words = wordsOf(i, top, width());
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(words, wrapped, nameOf(m_stages[i]));
        painter.setPen(palette().color(QPalette::PlaceholderText));
        painter.drawText(QPoint(words.left(), words.bottom() + 1 + fontMetrics().ascent()), sizeOf(i));
        top += height;
    }
}
