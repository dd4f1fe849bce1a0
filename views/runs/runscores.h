#pragma once
#include "views/runs/runreport.h"

#include <QWidget>

class QLabel;
class QTreeWidget;

/// How well each track is predicted, beside what the model is compared with: on the test windows once there is such an
/// evaluation, before that on the validation windows.
class RunScores : public QWidget
{
    Q_OBJECT

public:
    explicit RunScores(QWidget* parent = nullptr);
    /// Null: empty.
    void setHistory(std::shared_ptr<const train::RunHistory>);

private:
    void fill(const train::Evaluation& model);

    std::shared_ptr<const train::RunHistory> m_history;
    QLabel* m_note;
    QTreeWidget* m_table;
};
