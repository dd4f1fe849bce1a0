#include "views/document/history.h"

void History::visit(const Loci& loci)
{
    if (m_at >= 0 && m_visited[m_at] == loci)
        return;
    constexpr qsizetype most = 200;
    m_visited.resize(m_at + 1);
    m_visited.append(loci);
    if (m_visited.size() > most)
        m_visited.removeFirst();
    m_at = m_visited.size() - 1;
    Q_EMIT changed();
}

Loci History::back()
{
    --m_at;
    Q_EMIT changed();
    return m_visited[m_at];
}

Loci History::forward()
{
    ++m_at;
    Q_EMIT changed();
    return m_visited[m_at];
}

void History::clear()
{
    m_visited.clear();
    m_at = -1;
    Q_EMIT changed();
}
