#pragma once
#include <QPainter>
#include <QString>

#include <functional>

/// What a figure is drawn on, group by group; groups nest. Only formats with groups keep their names.
class FigureSheet
{
public:
    using Paint = std::function<void(QPainter&)>;

    virtual ~FigureSheet() = default;
    virtual void open(const QString& /*id*/, const QString& /*label*/) { }
    virtual void paint(const Paint&) = 0;
    virtual void close() { }

    /// A group of one painting.
    void add(const QString& id, const QString& label, const Paint& painting)
    {
        open(id, label);
        paint(painting);
        close();
    }
};

/// Paper without groups.
class PaintedSheet : public FigureSheet
{
public:
    explicit PaintedSheet(QPainter& painter)
        : m_painter(painter)
    {
    }
    void paint(const Paint& painting) override { painting(m_painter); }

private:
    QPainter& m_painter;
};
