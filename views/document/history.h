#pragma once
#include "core/base/interval.h"

#include <QObject>
#include <QVector>

/// What is shown side by side, left to right: one interval most of the time.
using Loci = QVector<Interval>;

/// Loci visited, as in a web browser. Not part of undo.
class History : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    /// Forgets what lay ahead; a repeat of the present loci is not stored twice.
    void visit(const Loci&);
    bool canGoBack() const { return m_at > 0; }
    bool canGoForward() const { return m_at + 1 < m_visited.size(); }
    /// Call only when possible.
    Loci back();
    Loci forward();
    void clear();

Q_SIGNALS:
    void changed();

private:
    QVector<Loci> m_visited;
    qsizetype m_at = -1;
};
