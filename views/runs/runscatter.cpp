#include "views/runs/runscatter.h"

#include "core/base/agreement.h"
#include "views/look/grid.h"
#include "views/look/palette.h"

#include <QComboBox>
#include <QLocale>
#include <QVBoxLayout>

RunScatter::RunScatter(QWidget* parent)
    : QWidget(parent)
    , m_track(new QComboBox)
    , m_chart(new Chart({}))
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 2 * gridStep, 0, 0);
    layout->setSpacing(4 * gridStep);
    m_track->setAccessibleName(tr("Held-out track"));
    m_track->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    layout->addWidget(m_chart, 3);
    layout->addWidget(m_track, 2, Qt::AlignTop);
    m_chart->setAxes(tr("measured"), tr("predicted"));
    m_chart->setSquare(true);
    m_chart->setEmptyText(tr("Held-out windows are predicted when a run is evaluated."));
    connect(m_track, &QComboBox::currentIndexChanged, this, &RunScatter::draw);
    draw();
}

void RunScatter::setValues(std::shared_ptr<const train::HeldOut> values)
{
    if (values == m_values)
        return;
    m_values = std::move(values);
    const QString chosen = m_track->currentText();
    {
        const QSignalBlocker quiet(m_track);
        m_track->clear();
        for (const train::HeldOut::Track& track : m_values ? m_values->tracks : std::vector<train::HeldOut::Track>())
            m_track->addItem(QStringLiteral("%1 · %2 · %3")
                                 .arg(QString::fromStdString(track.organism), QString::fromStdString(track.cell),
                                     QString::fromStdString(track.track)));
        m_track->setCurrentIndex(std::max(0, m_track->findText(chosen)));
    }
    draw();
}

void RunScatter::draw()
{
    const int chosen = m_track->currentIndex();
    m_track->setVisible(m_track->count() > 0);
    if (!m_values || chosen < 0 || chosen >= int(m_values->tracks.size())) {
        m_chart->setTitle(tr("Predicted against measured"));
        return m_chart->setSeries({});
    }
    const train::HeldOut::Track& track = m_values->tracks[size_t(chosen)];
    base::Agreement agreement;
    for (size_t i = 0; i < track.measured.size(); ++i)
        agreement.add(track.measured[i], track.predicted[i]);
    const QString r = agreement.pearson() ? QLocale().toString(*agreement.pearson(), 'f', 3) : tr("none");
    const QString part = m_values->part == "test" ? tr("test") : tr("validation");
    m_chart->setTitle(tr("r = %1 in %n bin(s) of the %2 windows", nullptr, int(track.measured.size())).arg(r, part));
    const QVector<double> measured(track.measured.begin(), track.measured.end()),
        predicted(track.predicted.begin(), track.predicted.end());
    m_chart->setSeries({ { {}, okabeIto(0), ChartSeries::Style::Points, measured, predicted } });
}
