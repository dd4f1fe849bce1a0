#pragma once
#include "core/base/interval.h"

#include <QObject>
#include <QVector>

/// Places visited, as in a web browser. Not part of undo.
class History : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    /// Forgets what lay ahead; a repeat of the present place is not stored twice.
    void visit(const Interval&);
    bool canGoBack() const { return m_at > 0; }
    bool canGoForward() const { return m_at + 1 < m_places.size(); }
    /// Call only when possible.
    Interval back();
    Interval forward();
    void clear();

Q_SIGNALS:
    void changed();

private:
    QVector<Interval> m_places;
    qsizetype m_at = -1;
};
