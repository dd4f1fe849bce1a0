#include "views/document/history.h"

void History::visit(const Loci& place)
{
    if (m_at >= 0 && m_places[m_at] == place)
        return;
    constexpr qsizetype most = 200;
    m_places.resize(m_at + 1);
    m_places.append(place);
    if (m_places.size() > most)
        m_places.removeFirst();
    m_at = m_places.size() - 1;
    Q_EMIT changed();
}

Loci History::back()
{
    --m_at;
    Q_EMIT changed();
    return m_places[m_at];
}

Loci History::forward()
{
    ++m_at;
    Q_EMIT changed();
    return m_places[m_at];
}

void History::clear()
{
    m_places.clear();
    m_at = -1;
    Q_EMIT changed();
}
