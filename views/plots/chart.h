#pragma once
#include <QColor>
#include <QVector>
#include <QWidget>

class QCustomPlot;
class QLabel;

/// One curve, or one set of points, of a chart. `x` and `y` are of one length; where `y` is no number the curve has a gap.
struct ChartSeries {
    enum class Style {
        Line,
        Thin, ///< pale, behind the others
        Dashed,
        Marked, ///< a line with a dot at every value
        Points
    };
    QString name; ///< in the legend and under the pointer; empty: in neither
    QColor colour;
    Style style = Style::Line;
    QVector<double> x {}, y {};
    bool operator==(const ChartSeries&) const = default;
};

/// Curves or points over two axes, in the window's colours and type, with a title and a legend above them so that they hide
/// nothing. The axes fit all values; the values nearest to the pointer stand in a tool tip.
class Chart : public QWidget
{
    Q_OBJECT

public:
    explicit Chart(const QString& title, QWidget* parent = nullptr);

    void setTitle(const QString&);
    QString title() const;
    void setAxes(const QString& x, const QString& y);
    /// Both axes show one range, with the line on which they are equal.
    void setSquare(bool square);
    /// Equal series are not drawn again.
    void setSeries(const QVector<ChartSeries>&);
    const QVector<ChartSeries>& series() const { return m_series; }
    /// Stands in the middle while there are no values.
    void setEmptyText(const QString&);

    QSize sizeHint() const override { return { 280, 220 }; }
    QSize minimumSizeHint() const override { return { 160, 130 }; }

protected:
    void changeEvent(QEvent*) override;
    bool eventFilter(QObject*, QEvent*) override;

private:
    void draw();
    void addGraph(const ChartSeries&);
    QColor inkOf(const ChartSeries&) const;
    void fitAxes();
    void keepSquare();
    void dress();
    void showLegend();
    QString valuesAt(double x) const;

    QLabel* m_title;
    QLabel* m_legend;
    QLabel* m_empty;
    QCustomPlot* m_plot;
    QVector<ChartSeries> m_series;
    bool m_square = false;
};

/// The running mean of values that come at even steps, each new one weighing `fraction`; values that are no number are left out.
QVector<double> smoothed(const QVector<double>& values, double fraction);
