#include "views/browser/navigation.h"

#include "views/session/regions.h"

#include <QKeyEvent>

#include <cmath>

Navigation::Navigation(Session& session, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_walk(session)
{
}

void Navigation::zoom(double factor, std::optional<double> position)
{
    const Interval& now = m_session.locus();
    if (now.empty())
        return;
    const double fixed = position.value_or(double(now.start) + double(now.length()) / 2);
    const double length = std::max(double(Session::narrowest), double(now.length()) * factor);
    const double start = fixed - (fixed - double(now.start)) * length / double(now.length());
    m_session.go({ now.chrom, std::llround(start), std::llround(start + length) });
}

void Navigation::pan(double fraction)
{
    const Interval& now = m_session.locus();
    if (!now.empty())
        m_session.go(now.shifted(std::llround(double(now.length()) * (m_session.reversed() ? -fraction : fraction))));
}

bool Navigation::key(const QKeyEvent& event)
{
    const bool control = event.modifiers() & Qt::ControlModifier, shift = event.modifiers() & Qt::ShiftModifier;
    const double step = shift ? 0.5 : 0.1;
    const Interval& locus = m_session.locus();
    if (event.modifiers() & Qt::AltModifier || locus.empty())
        return false;
    switch (event.key()) {
    case Qt::Key_Left:
        return pan(-step), true;
    case Qt::Key_Right:
        return pan(step), true;
    case Qt::Key_Home:
        return control ? m_session.goTo(QStringLiteral("All")) : pan(-1), true;
    case Qt::Key_End:
        return pan(1), true;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoom(0.5), true;
    case Qt::Key_Minus:
        return zoom(2), true;
    case Qt::Key_F:
        return m_walk.step(true), true;
    case Qt::Key_B:
        return m_walk.step(false), true;
    case Qt::Key_R:
        if (control)
            addRegion(m_session, shift ? Interval { locus.chrom, locus.centre(), locus.centre() + 1 } : locus);
        else
            m_session.setReversed(!m_session.reversed());
        return true;
    default:
        return false;
    }
}
