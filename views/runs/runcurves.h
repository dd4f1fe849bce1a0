#pragma once
#include "views/plots/chart.h"
#include "views/runs/runreport.h"

class QBoxLayout;

/// How a run goes: loss, correlation and learning rate over the steps. Several runs are drawn into one set of charts, each in a
/// colour of its own. The charts stand side by side where there is room, else below each other.
class RunCurves : public QWidget
{
    Q_OBJECT

public:
    explicit RunCurves(QWidget* parent = nullptr);
    void setRuns(const QVector<RunReport>&);

protected:
    void resizeEvent(QResizeEvent*) override;

private:
    QBoxLayout* m_layout;
    Chart* m_loss;
    Chart* m_pearson;
    Chart* m_rate;
};

/// Of one run: its loss over blocks of steps, raw and smoothed, and on the validation windows.
QVector<ChartSeries> lossCurves(const RunReport&);
/// Correlation on the validation windows, of each group of tracks (assay), and of what the model is compared with.
QVector<ChartSeries> pearsonCurves(const RunReport&);
QVector<ChartSeries> rateCurves(const RunReport&);
/// Of several: smoothed training loss (dashed) and validation loss.
QVector<ChartSeries> comparedLosses(const QVector<RunReport>&);
QVector<ChartSeries> comparedPearsons(const QVector<RunReport>&);
