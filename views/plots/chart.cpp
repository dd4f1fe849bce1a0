#include "views/plots/chart.h"

#include "views/look/grid.h"
#include "views/look/theme.h"

#include <QEvent>
#include <QLabel>
#include <QLocale>
#include <QMouseEvent>
#include <QToolTip>
#include <QVBoxLayout>
#include <qcustomplot.h>

#include <cmath>
#include <limits>

namespace
{

/// "12,000" and "0.0005" alike, in few letters.
class ShortTicker : public QCPAxisTicker
{
public:
    ShortTicker() { setTickCount(4); }
    QString getTickLabel(double tick, const QLocale& locale, QChar, int) override
    {
        const double size = std::abs(tick);
        if (size >= 1e6)
            return locale.toString(tick / 1e6, 'g', 4) + QStringLiteral(" M");
        if (size != 0 && size < 1e-3)
            return locale.toString(tick, 'g', 3);
        return locale.toString(tick, 'f', size >= 100 || tick == std::round(tick) ? 0 : size < 0.01 ? 4 : size < 1 ? 2 : 1);
    }
};

QPen penOf(ChartSeries::Style style, QColor colour)
{
    if (style == ChartSeries::Style::Thin)
        colour.setAlpha(110);
    QPen pen(colour, style == ChartSeries::Style::Thin ? 1 : 2);
    if (style == ChartSeries::Style::Dashed)
        pen = QPen(colour, 1.5, Qt::DashLine);
    return pen;
}

bool hasValues(const QVector<ChartSeries>& all)
{
    return std::any_of(all.begin(), all.end(), [](const ChartSeries& series) {
        return std::any_of(series.y.begin(), series.y.end(), [](double value) { return std::isfinite(value); });
    });
}

/// Of all finite values.
QCPRange rangeOf(const QVector<ChartSeries>& all, QVector<double> ChartSeries::*values)
{
    double least = std::numeric_limits<double>::infinity(), most = -least;
    for (const ChartSeries& series : all)
        for (qsizetype i = 0; i < series.x.size(); ++i)
            if (std::isfinite(series.x[i]) && std::isfinite(series.y[i])) {
                least = std::min(least, (series.*values)[i]);
                most = std::max(most, (series.*values)[i]);
            }
    return { least, most };
}

/// With air around; a single value gets some.
QCPRange widened(const QCPRange& range)
{
    const double size = range.size() > 0 ? range.size() : std::abs(range.lower) > 0 ? std::abs(range.lower) : 1;
    return { range.lower - 0.05 * size, range.upper + 0.05 * size };
}

} // namespace

Chart::Chart(const QString& title, QWidget* parent)
    : QWidget(parent)
    , m_title(new QLabel(title))
    , m_legend(new QLabel)
    , m_empty(new QLabel)
    , m_plot(new QCustomPlot)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(gridStep / 2);
    m_title->setProperty("look", QStringLiteral("keys"));
    m_legend->setWordWrap(true);
    m_legend->setTextFormat(Qt::RichText);
    layout->addWidget(m_title);
    layout->addWidget(m_legend);
    layout->addWidget(m_plot, 1);
    m_plot->setFocusPolicy(Qt::NoFocus);
    m_plot->setMinimumSize(120, 80);
    m_plot->setMouseTracking(true);
    m_plot->installEventFilter(this);
    m_plot->axisRect()->setupFullAxesBox();
    for (QCPAxis* axis : { m_plot->xAxis2, m_plot->yAxis2 })
        axis->setTicks(false);
    for (QCPAxis* axis : { m_plot->xAxis, m_plot->yAxis }) {
        axis->setTicker(QSharedPointer<ShortTicker>::create());
        axis->setSubTicks(false);
        axis->setTickLength(0, 3);
        axis->setLabelPadding(2);
    }
    auto* over = new QVBoxLayout(m_plot);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setProperty("look", QStringLiteral("quiet"));
    m_empty->setAttribute(Qt::WA_TransparentForMouseEvents);
    over->addWidget(m_empty);
    dress();
    draw();
}

void Chart::setTitle(const QString& title)
{
    m_title->setText(title);
}

QString Chart::title() const
{
    return m_title->text();
}

void Chart::setAxes(const QString& x, const QString& y)
{
    m_plot->xAxis->setLabel(x);
    m_plot->yAxis->setLabel(y);
}

void Chart::setSquare(bool square)
{
    m_square = square;
}

void Chart::setEmptyText(const QString& text)
{
    m_empty->setText(text);
}

void Chart::setSeries(const QVector<ChartSeries>& series)
{
    if (series == m_series)
        return;
    m_series = series;
    draw();
}

void Chart::draw()
{
    m_plot->clearGraphs();
    for (const ChartSeries& series : std::as_const(m_series))
        addGraph(series);
    fitAxes();
    if (m_square && hasValues(m_series)) {
        const QCPRange range = m_plot->xAxis->range();
        addGraph({ {}, palette().color(QPalette::PlaceholderText), ChartSeries::Style::Dashed, { range.lower, range.upper },
            { range.lower, range.upper } });
    }
    showLegend();
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

/// The series' colour as it can be read on the ground that the palette has.
QColor Chart::inkOf(const ChartSeries& series) const
{
    const bool dark = palette().color(QPalette::Base).lightness() < 128;
    return (dark ? Theme::dark() : Theme::light()).readable(series.colour);
}

void Chart::addGraph(const ChartSeries& series)
{
    QCPGraph* graph = m_plot->addGraph();
    graph->setData(series.x, series.y, true);
    QColor fill = inkOf(series);
    graph->setPen(penOf(series.style, fill));
    if (series.style == ChartSeries::Style::Points) {
        fill.setAlpha(110);
        graph->setLineStyle(QCPGraph::lsNone);
        graph->setAdaptiveSampling(false); // which leaves out points beside each other
        graph->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, QPen(Qt::NoPen), fill, 4));
    } else if (series.style == ChartSeries::Style::Marked && series.x.size() <= 60) {
        graph->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, QPen(Qt::NoPen), fill, 6));
    }
}

void Chart::fitAxes()
{
    const bool empty = !hasValues(m_series);
    m_empty->setVisible(empty);
    for (QCPAxis* axis : { m_plot->xAxis, m_plot->yAxis }) {
        axis->setTicks(!empty);
        axis->grid()->setVisible(!empty);
    }
    if (empty) {
        m_plot->xAxis->setRange(0, 1);
        m_plot->yAxis->setRange(0, 1);
        return;
    }
    QCPRange x = rangeOf(m_series, &ChartSeries::x), y = rangeOf(m_series, &ChartSeries::y);
    if (m_square) {
        x.expand(y);
        y = x;
    }
    m_plot->xAxis->setRange(m_square ? widened(x) : x.size() > 0 ? x : widened(x));
    m_plot->yAxis->setRange(widened(y));
}

/// The window's colours and type.
void Chart::dress()
{
    const QPalette colours = palette();
    m_plot->setBackground(Qt::transparent);
    m_plot->setAttribute(Qt::WA_OpaquePaintEvent, false);
    m_plot->axisRect()->setBackground(colours.color(QPalette::Base));
    QFont small = font();
    if (small.pixelSize() > 0)
        small.setPixelSize(std::max(8, small.pixelSize() * 10 / 12));
    for (QCPAxis* axis : m_plot->axisRect()->axes()) {
        axis->setBasePen(QPen(colours.color(QPalette::Mid)));
        axis->setTickPen(QPen(colours.color(QPalette::Mid)));
        axis->setTickLabelColor(colours.color(QPalette::PlaceholderText));
        axis->setLabelColor(colours.color(QPalette::PlaceholderText));
        axis->setTickLabelFont(small);
        axis->setLabelFont(small);
        axis->grid()->setPen(QPen(colours.color(QPalette::Midlight), 1));
        axis->grid()->setZeroLinePen(Qt::NoPen);
    }
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void Chart::showLegend()
{
    QStringList entries;
    for (const ChartSeries& series : std::as_const(m_series))
        if (!series.name.isEmpty())
            entries << QStringLiteral("<span style=\"color:%1\">%2</span>&nbsp;%3")
                           .arg(inkOf(series).name(),
                               series.style == ChartSeries::Style::Dashed       ? QStringLiteral("╌╌")
                                   : series.style == ChartSeries::Style::Points ? QStringLiteral("●")
                                                                                : QStringLiteral("━━"),
                               series.name.toHtmlEscaped().replace(u' ', QStringLiteral("&nbsp;")));
    m_legend->setText(entries.join(QStringLiteral("&ensp; ")));
    m_legend->setVisible(!entries.isEmpty());
}

void Chart::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        dress();
        draw();
    }
}

/// A square keeps to the left.
void Chart::keepSquare()
{
    const int spare = m_square ? std::max(0, m_plot->width() - m_plot->height() - 2 * gridStep) : 0;
    m_plot->axisRect()->setMinimumMargins(QMargins(0, 0, spare, 0));
}

QString Chart::valuesAt(double x) const
{
    QStringList lines;
    for (const ChartSeries& series : m_series) {
        if (series.name.isEmpty() || series.x.isEmpty() || series.style == ChartSeries::Style::Points)
            continue;
        const auto after = std::lower_bound(series.x.begin(), series.x.end(), x);
        auto nearest = std::min<qsizetype>(after - series.x.begin(), series.x.size() - 1);
        if (nearest > 0 && x - series.x[nearest - 1] < series.x[nearest] - x)
            --nearest;
        if (std::isfinite(series.y[nearest]))
            lines << QStringLiteral("%1: %2").arg(series.name, QLocale().toString(series.y[nearest], 'g', 4));
    }
    if (!lines.isEmpty())
        lines.prepend(QStringLiteral("%1 %2").arg(m_plot->xAxis->label(), QLocale().toString(std::round(x), 'f', 0)));
    return lines.join(u'\n');
}

bool Chart::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize)
        keepSquare();
    if (event->type() == QEvent::MouseMove) {
        const auto* move = static_cast<QMouseEvent*>(event);
        const bool inside = m_plot->axisRect()->rect().contains(move->pos());
        const QString text = inside ? valuesAt(m_plot->xAxis->pixelToCoord(move->pos().x())) : QString();
        QToolTip::showText(move->globalPosition().toPoint(), text, m_plot);
    }
    return QWidget::eventFilter(watched, event);
}

QVector<double> smoothed(const QVector<double>& values, double fraction)
{
    QVector<double> means;
    means.reserve(values.size());
    double mean = 0, weight = 0; // the first values are not pulled towards zero
    for (const double value : values) {
        if (std::isfinite(value)) {
            mean += fraction * (value - mean);
            weight += fraction * (1 - weight);
        }
        means.append(weight > 0 ? mean / weight : std::nan(""));
    }
    return means;
}
