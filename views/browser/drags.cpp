#include "views/browser/drags.h"

#include "views/document/laneorder.h"
#include "views/ink/lettering.h"
#include "views/painting/painters.h"

#include <cmath>

void Drag::moveTo(const QPointF& at)
{
    constexpr double shake = 4;
    m_at = at;
    m_far |= (m_at - m_pressed).manhattanLength() >= shake;
    if (m_far)
        moved();
}

namespace
{

class PanDrag : public Drag
{
public:
    PanDrag(const DragStage& stage, const QPointF& pressed, std::function<void()> clicked)
        : Drag(stage, pressed)
        , m_clicked(std::move(clicked))
        , m_from(stage.session.locus())
        , m_bpPerPixel(stage.scene.panels[stage.panel].scale.bpPerPixel())
    {
    }
    void finish() override
    {
        if (clicked())
            return m_clicked();
        m_stage.session.go(m_stage.session.locus());
    }
    Qt::CursorShape cursor() const override { return Qt::ClosedHandCursor; }
    bool hidesHover() const override { return false; }

protected:
    void moved() override
    {
        const double bp = (m_pressed.x() - m_at.x()) * m_bpPerPixel;
        m_stage.session.go(m_from.shifted(std::llround(m_stage.session.reversed() ? -bp : bp)), Session::Moving::Continuous);
    }

private:
    std::function<void()> m_clicked;
    Interval m_from;
    double m_bpPerPixel;
};

class HeightDrag : public Drag
{
public:
    HeightDrag(const DragStage& stage, const QPointF& pressed, int lane)
        : Drag(stage, pressed)
        , m_lane(lane)
        , m_before(stage.scene.panels.first().lanes[lane].height)
        , m_height(m_before)
    {
        const int id = stage.scene.panels.first().lanes[lane].id;
        const Selection& selection = stage.session.selection();
        m_ids = selection.contains(id) ? selection.lanes() : QVector<int> { id };
    }
    void finish() override
    {
        if (m_height == m_before)
            return;
        const QString name = m_stage.scene.panels.first().lanes[m_lane].name;
        const QString text = m_ids.size() > 1 ? Session::tr("Height of %n lane(s)", nullptr, int(m_ids.size()))
                                              : Session::tr("Height of %1").arg(name);
        m_stage.session.change(text, [&](SessionState& state) {
            for (LaneSpec& lane : state.lanes)
                if (m_ids.contains(lane.id))
                    lane.height = m_height;
        });
    }
    Qt::CursorShape cursor() const override { return Qt::SplitVCursor; }

protected:
    void moved() override
    {
        constexpr double lowest = 16, highest = 2000;
        m_height = std::clamp(std::round(m_before + m_at.y() - m_pressed.y()), lowest, highest);
        for (PanelView& panel : m_stage.scene.panels)
            for (LaneView& lane : panel.lanes)
                if (m_ids.contains(lane.id))
                    lane.height = m_height;
    }

private:
    int m_lane;
    double m_before, m_height;
    QVector<int> m_ids;
};

class OrderDrag : public Drag
{
public:
    using Drag::Drag;

    void finish() override
    {
        if (m_stage.lane < 0)
            return m_stage.session.selection().clear();
        if (clicked())
            return select();
        m_stage.session.change(Session::tr("Move lanes"),
            [&](SessionState& state) { moveLanes(state, m_stage.session.selection().lanes(), m_gap); });
    }
    Qt::CursorShape cursor() const override { return m_gap < 0 ? Qt::ArrowCursor : Qt::ClosedHandCursor; }
    QVector<int> lanes() const override { return m_gap < 0 ? QVector<int>() : m_stage.session.selection().lanes(); }
    void paint(QPainter& painter, const QSizeF& viewport) const override
    {
        if (m_gap < 0)
            return;
        const LaneLayout& layout = m_stage.layout;
        const double y = m_gap < layout.count() ? layout.top(m_gap) : layout.bottom(layout.count() - 1);
        painter.fillRect(QRectF(0, y - 1.5, viewport.width(), 3), m_stage.theme.readable(m_stage.theme.gene));
    }

protected:
    void moved() override
    {
        if (m_stage.lane < 0)
            return;
        if (m_gap < 0 && !m_stage.session.selection().contains(idOf(m_stage.lane)))
            m_stage.session.selection().set({ idOf(m_stage.lane) });
        m_gap = m_stage.layout.gapAt(m_at.y());
    }

private:
    int idOf(int lane) const { return m_stage.scene.panels.first().lanes[lane].id; }

    void select()
    {
        Selection& selection = m_stage.session.selection();
        const int id = idOf(m_stage.lane);
        if (m_stage.modifiers & Qt::ControlModifier)
            return selection.toggle(id);
        if (!(m_stage.modifiers & Qt::ShiftModifier) || selection.isEmpty())
            return selection.set({ id });
        QVector<int> all, range;
        for (const LaneView& lane : m_stage.scene.panels.first().lanes)
            all.append(lane.id);
        const qsizetype from = all.indexOf(selection.lanes().first()), to = all.indexOf(id);
        for (qsizetype i = from; i != to; i += from < to ? 1 : -1)
            range.append(all[i]);
        selection.set(range << id);
    }

    int m_gap = -1;
};

class BandDrag : public Drag
{
public:
    BandDrag(const DragStage& stage, const QPointF& pressed, std::function<void(const Interval&)> chosen)
        : Drag(stage, pressed)
        , m_chosen(std::move(chosen))
    {
    }
    void finish() override { m_chosen(range()); }
    Qt::CursorShape cursor() const override { return Qt::IBeamCursor; }
    void paint(QPainter& painter, const QSizeF& viewport) const override
    {
        if (clicked())
            return;
        const double left = std::min(m_at.x(), m_pressed.x()), right = std::max(m_at.x(), m_pressed.x());
        const double from = std::max(left, scale().left()), to = std::min(right, scale().right());
        painter.fillRect(QRectF(from, 0, to - from, viewport.height()), m_stage.theme.selection);
        const QString length = QString::fromStdString(lengthText(range().length()));
        const QFont& font = m_stage.theme.smallFont;
        drawText(painter, { (from + to - textWidth(length, font)) / 2, rulerHeightIn(m_stage.theme) + lineHeight(font) }, length,
            font, m_stage.theme.text);
    }

protected:
    void moved() override { }

private:
    const Scale& scale() const { return m_stage.scene.panels[m_stage.panel].scale; }
    Interval range() const
    {
        const Scale& scale = this->scale();
        const double one = scale.position(std::clamp(m_pressed.x(), scale.left(), scale.right()));
        const double other = scale.position(std::clamp(m_at.x(), scale.left(), scale.right()));
        if (clicked())
            return { scale.interval().chrom, std::llround(one), std::llround(one) };
        return { scale.interval().chrom, int64_t(std::floor(std::min(one, other))), int64_t(std::ceil(std::max(one, other))) };
    }

    std::function<void(const Interval&)> m_chosen;
};

} // namespace

std::unique_ptr<Drag> panDrag(const DragStage& stage, const QPointF& at, std::function<void()> clicked)
{
    return std::make_unique<PanDrag>(stage, at, std::move(clicked));
}

std::unique_ptr<Drag> heightDrag(const DragStage& stage, const QPointF& at, int lane)
{
    return std::make_unique<HeightDrag>(stage, at, lane);
}

std::unique_ptr<Drag> orderDrag(const DragStage& stage, const QPointF& at)
{
    return std::make_unique<OrderDrag>(stage, at);
}

std::unique_ptr<Drag> bandDrag(const DragStage& stage, const QPointF& at, std::function<void(const Interval&)> chosen)
{
    return std::make_unique<BandDrag>(stage, at, std::move(chosen));
}
