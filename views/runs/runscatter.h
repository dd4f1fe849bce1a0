#pragma once
#include "core/train/heldout.h"
#include "views/plots/chart.h"

#include <memory>

class QComboBox;

/// Predicted against measured values of held-out bins, of one track at a time.
class RunScatter : public QWidget
{
    Q_OBJECT

public:
    explicit RunScatter(QWidget* parent = nullptr);
    /// Null: there are none yet.
    void setValues(std::shared_ptr<const train::HeldOut>);

private:
    void draw();

    std::shared_ptr<const train::HeldOut> m_values;
    QComboBox* m_track;
    Chart* m_chart;
};
