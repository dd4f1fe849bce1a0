#pragma once
#include <QObject>
#include <QVector>

/// The lanes that the next command acts on. Part of what the user is doing, not of the document: never saved or undone.
class Selection : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Lane identifiers in the order they were chosen; the last is the current one.
    const QVector<int>& lanes() const { return m_lanes; }
    bool contains(int lane) const { return m_lanes.contains(lane); }
    bool isEmpty() const { return m_lanes.isEmpty(); }
    /// -1: none.
    int current() const { return m_lanes.isEmpty() ? -1 : m_lanes.last(); }

    void set(const QVector<int>& lanes);
    void toggle(int lane);
    void clear() { set({}); }
    /// Forgets lanes that are no more.
    void keep(const QVector<int>& existing);

Q_SIGNALS:
    void changed();

private:
    QVector<int> m_lanes;
};
