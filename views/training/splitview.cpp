#include "views/training/splitview.h"

#include "views/look/grid.h"
#include "views/look/palette.h"

#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace
{

constexpr data::Part all[] { data::Part::Train, data::Part::Valid, data::Part::Test };

} // namespace

QString partText(data::Part part)
{
    return part == data::Part::Train ? SplitView::tr("training")
        : part == data::Part::Valid  ? SplitView::tr("validation")
                                     : SplitView::tr("test");
}

SplitView::SplitView(QWidget* parent)
    : QWidget(parent)
{
    setMouseTracking(true);
    setAccessibleName(tr("Regions by chromosome"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

QColor SplitView::colourOf(data::Part part)
{
    return okabeIto(part == data::Part::Train ? 4 : part == data::Part::Valid ? 1 : 2);
}

void SplitView::setRegions(const std::vector<genome::Chromosome>& chromosomes, const std::vector<data::Region>& regions)
{
    int64_t longest = 0;
    for (const genome::Chromosome& chromosome : chromosomes)
        longest = std::max(longest, chromosome.length);
    m_chromosomes = chromosomes;
    std::erase_if(m_chromosomes, [&](const genome::Chromosome& chromosome) { return chromosome.length * 200 < longest; });
    m_regions = regions;
    setAccessibleDescription(inWords());
    updateGeometry();
    update();
}

int SplitView::rowHeight() const
{
    return fontMetrics().height() + gridStep / 2;
}

int SplitView::nameWidth() const
{
    int width = 0;
    for (const genome::Chromosome& chromosome : m_chromosomes)
        width = std::max(width, fontMetrics().horizontalAdvance(QString::fromStdString(chromosome.name)));
    return std::min(width, 120) + 2 * gridStep;
}

QSize SplitView::sizeHint() const
{
    return { 320, (int(m_chromosomes.size()) + 1) * rowHeight() + 2 * gridStep };
}

QString SplitView::inWords() const
{
    std::array<double, data::parts> lengths {};
    double sum = 0;
    for (const data::Region& region : m_regions) {
        lengths[size_t(region.part)] += double(region.where.length());
        sum += double(region.where.length());
    }
    QStringList words;
    for (const data::Part part : all)
        if (sum > 0)
            words << tr("%1 %2 %").arg(partText(part), QLocale().toString(100 * lengths[size_t(part)] / sum, 'f', 1));
    return words.join(QStringLiteral(", "));
}

void SplitView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintLegend(painter);
    for (int row = 0; row < int(m_chromosomes.size()); ++row)
        paintRow(painter, row);
}

void SplitView::paintLegend(QPainter& painter)
{
    int x = 0;
    const QStringList words = inWords().split(QStringLiteral(", "), Qt::SkipEmptyParts);
    for (int i = 0; i < words.size(); ++i) {
        const int side = fontMetrics().ascent();
        painter.fillRect(x, (rowHeight() - side) / 2, side, side, colourOf(all[i]));
        x += side + gridStep;
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(QRect(x, 0, width() - x, rowHeight()), Qt::AlignVCenter, words[i]);
        x += fontMetrics().horizontalAdvance(words[i]) + 4 * gridStep;
    }
}

void SplitView::paintRow(QPainter& painter, int row)
{
    const genome::Chromosome& chromosome = m_chromosomes[size_t(row)];
    int64_t longest = 1;
    for (const genome::Chromosome& other : m_chromosomes)
        longest = std::max(longest, other.length);
    const int top = (row + 1) * rowHeight() + 2 * gridStep, left = nameWidth();
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(QRect(0, top, left - gridStep, rowHeight()), Qt::AlignRight | Qt::AlignVCenter,
        fontMetrics().elidedText(QString::fromStdString(chromosome.name), Qt::ElideMiddle, left - gridStep));
    const double perBase = double(width() - left - 1) / double(longest);
    const auto bar = [&](int64_t start, int64_t end) {
        return QRectF(left + double(start) * perBase, top + 2, std::max(1.0, double(end - start) * perBase), rowHeight() - 4);
    };
    painter.fillRect(bar(0, chromosome.length), palette().color(QPalette::Midlight));
    for (const data::Region& region : m_regions)
        if (region.where.chrom == chromosome.name)
            painter.fillRect(bar(region.where.start, region.where.end), colourOf(region.part));
}

int SplitView::rowAt(const QPoint& at) const
{
    const int row = (at.y() - 2 * gridStep) / rowHeight() - 1;
    return row >= 0 && row < int(m_chromosomes.size()) ? row : -1;
}

void SplitView::mousePressEvent(QMouseEvent* event)
{
    if (const int row = rowAt(event->pos()); row >= 0 && event->button() == Qt::LeftButton)
        Q_EMIT clicked(QString::fromStdString(m_chromosomes[size_t(row)].name));
}

void SplitView::mouseMoveEvent(QMouseEvent* event)
{
    const int row = rowAt(event->pos());
    if (row < 0)
        return QToolTip::hideText();
    const genome::Chromosome& chromosome = m_chromosomes[size_t(row)];
    std::array<bool, data::parts> has {};
    for (const data::Region& region : m_regions)
        if (region.where.chrom == chromosome.name)
            has[size_t(region.part)] = true;
    QStringList parts;
    for (const data::Part part : all)
        if (has[size_t(part)])
            parts << partText(part);
    QToolTip::showText(event->globalPosition().toPoint(),
        QStringLiteral("%1 (%2): %3")
            .arg(QString::fromStdString(chromosome.name), QString::fromStdString(lengthText(chromosome.length)),
                parts.join(QStringLiteral(", "))),
        this);
}
