#include "views/lanes/panels.h"

namespace
{

bool isWholeChromosome(const Interval& locus, const genome::Genome& genome)
{
    return locus.start == 0 && locus.end == genome.length(locus.chrom);
}

} // namespace

bool inProportion(const Session& session)
{
    const auto genome = session.sources().genome();
    const Loci& loci = session.loci();
    return loci.size() > 1 && genome
        && std::all_of(loci.begin(), loci.end(), [&](const Interval& locus) { return isWholeChromosome(locus, *genome); });
}

Panels::Panels(Session& session, QObject* parent)
    : QObject(parent)
    , m_session(session)
{
    constexpr int frame = 16; // ms
    m_soon.setSingleShot(true);
    m_soon.setTimerType(Qt::PreciseTimer);
    m_soon.setInterval(frame);
    connect(&m_soon, &QTimer::timeout, this, &Panels::changed);
    connect(&m_session, &Session::locusChanged, this, &Panels::follow);
    follow();
}

void Panels::setWidth(double width, double density)
{
    m_width = width;
    m_density = density;
    follow();
}

void Panels::follow()
{
    const auto count = size_t(m_session.loci().size());
    if (m_panels.size() > count)
        m_panels.resize(count);
    while (m_panels.size() < count) {
        m_panels.push_back(std::make_unique<Lanes>(m_session, int(m_panels.size())));
        connect(m_panels.back().get(), &Lanes::changed, this, &Panels::announce);
        if (m_wanted)
            m_panels.back()->setWanted(*m_wanted);
    }
    const QVector<Scale> perPanel = scales(0);
    for (size_t i = 0; i < count; ++i)
        m_panels[i]->setPixels(m_width > 0 ? std::max(1, int(perPanel[qsizetype(i)].width() * m_density)) : 0);
    announce();
}

void Panels::announce()
{
    if (complete()) {
        m_soon.stop();
        Q_EMIT changed();
    } else if (!m_soon.isActive()) {
        m_soon.start();
    }
}

void Panels::setWanted(const QSet<int>& lanes)
{
    m_wanted = lanes;
    for (const auto& panel : m_panels)
        panel->setWanted(lanes);
}

size_t Panels::bytes() const
{
    size_t bytes = 0;
    for (const auto& panel : m_panels)
        bytes += panel->bytes();
    return bytes;
}

QVector<Scale> Panels::scales(double left) const
{
    return panelScales(m_session.loci(), left, std::max(50.0, m_width), m_session.reversed(), inProportion(m_session));
}

Scene Panels::scene(double left) const
{
    Scene scene { {}, m_session.state().regions };
    const QVector<Scale> perPanel = scales(left);
    bool groups = false;
    for (size_t i = 0; i < m_panels.size() && qsizetype(i) < perPanel.size(); ++i)
        scene.panels.append({ perPanel[qsizetype(i)], m_panels[i]->views() });
    for (const LaneSpec& lane : m_session.state().lanes)
        groups |= !lane.scale.group.isEmpty();
    if (groups || scene.panels.size() > 1)
        scene.shareRanges();
    return scene;
}

bool Panels::complete() const
{
    return std::all_of(m_panels.begin(), m_panels.end(), [](const auto& lanes) { return lanes->complete(); });
}
