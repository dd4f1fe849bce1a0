#include "views/runs/runcurves.h"

#include "views/look/grid.h"
#include "views/look/palette.h"

#include <QBoxLayout>
#include <QResizeEvent>

#include <cmath>
#include <map>

namespace
{

using Style = ChartSeries::Style;
constexpr double smoothing = 0.1; // weight of a new block
constexpr int roomForOne = 230;

/// What runs may compare their model with.
[[maybe_unused]] constexpr const char* baselines[] { QT_TRANSLATE_NOOP("RunCurves", "mean of the other cell types"),
    QT_TRANSLATE_NOOP("RunCurves", "mean of the other tracks of the assay"), QT_TRANSLATE_NOOP("RunCurves", "mean track"),
    QT_TRANSLATE_NOOP("RunCurves", "mlp"), QT_TRANSLATE_NOOP("RunCurves", "ensemble"),
    QT_TRANSLATE_NOOP("RunCurves", "sequence only") };

template <typename Value>
ChartSeries overBlocks(const RunReport& run, const QString& name, const QColor& colour, Style style, Value value)
{
    ChartSeries series { name, colour, style };
    for (const train::StepBlock& block : run.history->blocks) {
        series.x.append(double(block.step));
        series.y.append(value(block));
    }
    return series;
}

template <typename Value>
ChartSeries overEvaluations(const RunReport& run, const QString& name, const QColor& colour, Value value)
{
    ChartSeries series { name, colour, Style::Marked };
    for (const train::Evaluation& evaluation : run.history->evaluations)
        if (evaluation.part == "valid" && evaluation.what == "model")
            if (const std::optional<double> found = value(evaluation)) {
                series.x.append(double(evaluation.step));
                series.y.append(*found);
            }
    return series;
}

ChartSeries trainingLoss(const RunReport& run, const QString& name, const QColor& colour, Style style)
{
    ChartSeries series = overBlocks(run, name, colour, style, [](const train::StepBlock& block) { return block.loss; });
    series.y = smoothed(series.y, smoothing);
    return series;
}

ChartSeries validLoss(const RunReport& run, const QString& name, const QColor& colour)
{
    return overEvaluations(run, name, colour, [](const train::Evaluation& evaluation) { return evaluation.loss; });
}

ChartSeries validPearson(const RunReport& run, const QString& name, const QColor& colour)
{
    return overEvaluations(run, name, colour, [](const train::Evaluation& evaluation) { return evaluation.pearson; });
}

/// The mean of the tracks of each assay.
std::map<std::string, double> byAssay(const train::Evaluation& evaluation)
{
    std::map<std::string, std::pair<double, int>> sums;
    for (const train::TrackResult& track : evaluation.tracks)
        if (track.pearson) {
            auto& [sum, count] = sums[track.assay];
            sum += *track.pearson;
            ++count;
        }
    std::map<std::string, double> means;
    for (const auto& [assay, sum] : sums)
        means[assay] = sum.first / sum.second;
    return means;
}

/// A level line for each of what the model is compared with.
void addBaselines(QVector<ChartSeries>& curves, const RunReport& run)
{
    std::map<std::string, double> levels;
    for (const train::Evaluation& evaluation : run.history->evaluations)
        if (evaluation.part == "valid" && evaluation.what != "model" && evaluation.pearson)
            levels[evaluation.what] = *evaluation.pearson;
    const double end = run.now() ? double(run.now()->step) : 1;
    for (const auto& [what, level] : levels)
        curves.append({ RunCurves::tr(what.c_str()), okabeIto(int(curves.size())), Style::Dashed, { 0, end }, { level, level } });
}

QVector<ChartSeries> withoutEmpty(QVector<ChartSeries> curves)
{
    curves.removeIf([](const ChartSeries& series) { return series.x.isEmpty(); });
    return curves;
}

} // namespace

QVector<ChartSeries> lossCurves(const RunReport& run)
{
    const auto loss = [](const train::StepBlock& block) { return block.loss; };
    return withoutEmpty({ overBlocks(run, {}, okabeIto(0), Style::Thin, loss),
        trainingLoss(run, RunCurves::tr("training"), okabeIto(0), Style::Line),
        validLoss(run, RunCurves::tr("validation"), okabeIto(1)) });
}

QVector<ChartSeries> pearsonCurves(const RunReport& run)
{
    std::map<std::string, ChartSeries> assays;
    for (const train::Evaluation& evaluation : run.history->evaluations)
        if (evaluation.part == "valid" && evaluation.what == "model")
            for (const auto& [assay, mean] : byAssay(evaluation)) {
                ChartSeries& series = assays[assay];
                series.x.append(double(evaluation.step));
                series.y.append(mean);
            }
    QVector<ChartSeries> curves;
    if (assays.size() != 1)
        curves.append(validPearson(run, RunCurves::tr("all tracks"), okabeIto(0)));
    for (auto& [assay, series] : assays) {
        series.name = assay.empty() ? RunCurves::tr("all tracks") : QString::fromStdString(assay);
        series.colour = okabeIto(int(curves.size()));
        series.style = Style::Marked;
        curves.append(series);
    }
    addBaselines(curves, run);
    return withoutEmpty(curves);
}

QVector<ChartSeries> rateCurves(const RunReport& run)
{
    return withoutEmpty(
        { overBlocks(run, {}, okabeIto(0), Style::Line, [](const train::StepBlock& block) { return block.rate; }) });
}

QVector<ChartSeries> comparedLosses(const QVector<RunReport>& runs)
{
    QVector<ChartSeries> curves;
    for (int i = 0; i < runs.size(); ++i) {
        curves.append(validLoss(runs[i], runs[i].name, okabeIto(i)));
        // Without validation yet, its training loss speaks for it in the legend.
        const QString name = curves.last().x.isEmpty() ? runs[i].name : QString();
        curves.append(trainingLoss(runs[i], name, okabeIto(i), Style::Dashed));
    }
    return withoutEmpty(curves);
}

QVector<ChartSeries> comparedPearsons(const QVector<RunReport>& runs)
{
    QVector<ChartSeries> curves;
    for (int i = 0; i < runs.size(); ++i)
        curves.append(validPearson(runs[i], runs[i].name, okabeIto(i)));
    return withoutEmpty(curves);
}

RunCurves::RunCurves(QWidget* parent)
    : QWidget(parent)
    , m_layout(new QBoxLayout(QBoxLayout::LeftToRight, this))
    , m_loss(new Chart(tr("Loss")))
    , m_pearson(new Chart(tr("Validation Pearson")))
    , m_rate(new Chart(tr("Learning rate")))
{
    m_layout->setContentsMargins(0, 2 * gridStep, 0, 0);
    m_layout->setSpacing(4 * gridStep);
    for (Chart* chart : { m_loss, m_pearson, m_rate }) {
        chart->setAxes(tr("step"), {});
        chart->setEmptyText(tr("nothing yet"));
        m_layout->addWidget(chart, 1);
    }
    m_loss->setToolTip(tr("Lower is better. Pale: the mean of each block of steps; thick: smoothed."));
    setRuns({});
}

void RunCurves::setRuns(const QVector<RunReport>& runs)
{
    const bool one = runs.size() == 1;
    m_loss->setTitle(one ? tr("Loss") : tr("Loss (training dashed)"));
    m_loss->setSeries(one ? lossCurves(runs.first()) : comparedLosses(runs));
    m_pearson->setSeries(one ? pearsonCurves(runs.first()) : comparedPearsons(runs));
    QVector<ChartSeries> rates;
    for (int i = 0; i < runs.size(); ++i)
        for (ChartSeries series : rateCurves(runs[i])) {
            series.name = one ? QString() : runs[i].name;
            series.colour = okabeIto(i);
            rates.append(series);
        }
    m_rate->setSeries(rates);
}

void RunCurves::resizeEvent(QResizeEvent* event)
{
    const bool wide = event->size().width() >= 3 * roomForOne;
    m_layout->setDirection(wide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_rate->setVisible(wide || event->size().height() >= 3 * m_rate->minimumSizeHint().height());
}
