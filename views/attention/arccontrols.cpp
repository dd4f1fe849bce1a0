#include "views/attention/arccontrols.h"

#include <QFormLayout>
#include <QLabel>
#include <QSlider>
#include <QSpinBox>

#include <algorithm>
#include <cmath>

namespace
{

constexpr int sliderSteps = 1000;

} // namespace

ArcControls::ArcControls(QFormLayout& form, Session& session, Panels& panels, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_panels(panels)
    , m_threshold(new QSlider(Qt::Horizontal))
    , m_text(new QLabel)
    , m_most(new QSpinBox)
{
    m_threshold->setRange(0, sliderSteps);
    m_threshold->setAccessibleName(tr("Threshold"));
    m_text->setWordWrap(true);
    m_text->setProperty("look", QStringLiteral("quiet"));
    m_most->setRange(0, 100'000);
    m_most->setSpecialValueText(tr("all"));
    form.addRow(tr("&Threshold"), m_threshold);
    form.addRow(m_text);
    form.addRow(tr("&Strongest"), m_most);
    connect(m_threshold, &QSlider::valueChanged, this, &ArcControls::setThreshold);
    connect(m_most, &QSpinBox::valueChanged, this,
        [this](int most) { change(tr("Number of arcs"), [most](ArcChoice& arcs) { arcs.most = most; }); });
}

void ArcControls::follow(const LaneSpec* lane, double uniform)
{
    m_filling = true;
    m_lane = lane ? std::optional(lane->id) : std::nullopt;
    m_threshold->setEnabled(lane);
    m_most->setEnabled(lane);
    m_text->setText({});
    if (const std::vector<double> all = scores(); lane) {
        m_most->setValue(lane->arcs.most);
        if (!all.empty()) // there are none while they are computed, or the lane is far out of sight
            showThreshold(lane->arcs, all, uniform);
    }
    m_filling = false;
}

void ArcControls::showThreshold(const ArcChoice& arcs, const std::vector<double>& all, double uniform)
{
    const auto above = all.end() - std::ranges::lower_bound(all, arcs.threshold);
    if (!m_threshold->isSliderDown())
        m_threshold->setValue(
            arcs.threshold <= 0 ? 0 : int(double(sliderSteps) * double(all.size() - size_t(above)) / double(all.size())));
    const auto shown = arcs.most > 0 ? std::min<qsizetype>(above, arcs.most) : above;
    m_text->setText(tr("weight ≥ %1 (%2 × uniform): %3 of %4 arcs")
                        .arg(arcs.threshold, 0, 'g', 3)
                        .arg(arcs.threshold / uniform, 0, 'f', 1)
                        .arg(QString::fromStdString(withCommas(shown)), QString::fromStdString(withCommas(int64_t(all.size())))));
}

/// Steps go along the sorted scores: each moves past as many arcs, however uneven the weights are.
void ArcControls::setThreshold(int step)
{
    const std::vector<double> all = scores();
    if (all.empty())
        return;
    const double value = step == 0 ? 0 : all[std::min(all.size() - 1, size_t(double(step) / sliderSteps * double(all.size())))];
    change(tr("Threshold of arcs"), [value](ArcChoice& arcs) { arcs.threshold = value; });
}

std::vector<double> ArcControls::scores() const
{
    std::vector<double> all;
    for (const Lane* lane : m_panels.lanes()) {
        const auto slice = m_lane && lane->spec().id == *m_lane ? lane->slice(0) : nullptr;
        if (const auto* arcs = slice ? std::get_if<tracks::Arcs>(slice.get()) : nullptr)
            for (const tracks::Arc& arc : arcs->items)
                if (std::isfinite(arc.score))
                    all.push_back(arc.score);
    }
    std::ranges::sort(all);
    return all;
}

void ArcControls::change(const QString& what, const std::function<void(ArcChoice&)>& edit)
{
    if (!m_filling && m_lane)
        m_session.adjust(what, [&, id = *m_lane](SessionState& state) { edit(state.lane(id)->arcs); });
}
