#pragma once
#include "views/runs/runreport.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QProgressBar;
class QTabWidget;
class RunCurves;
class RunScatter;
class RunScores;

/// One run in full, or several compared: how far it is, its curves, held-out values and its log.
class RunPage : public QWidget
{
    Q_OBJECT

public:
    explicit RunPage(QWidget* parent = nullptr);
    void setRuns(const QVector<RunReport>&);

private:
    void showOne(const RunReport&);
    void showSeveral(const QVector<RunReport>&);
    void showLog(const QStringList&);

    QLabel* m_title;
    QProgressBar* m_progress;
    QLabel* m_facts;
    QLabel* m_problem;
    QTabWidget* m_tabs;
    RunCurves* m_curves;
    RunScores* m_scores;
    RunScatter* m_scatter;
    QPlainTextEdit* m_log;
};
