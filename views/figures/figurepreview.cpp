#include "views/figures/figurepreview.h"

#include <QPainter>

namespace
{

constexpr double deskMargin = 16; ///< of the desk around the paper

/// The largest size of these proportions that fits.
QSizeF fitted(const QSizeF& proportions, const QSizeF& room)
{
    return proportions.scaled(room, Qt::KeepAspectRatio);
}

void paintChequers(QPainter& painter, const QRectF& paper)
{
    constexpr double side = 8;
    painter.fillRect(paper, Qt::white);
    for (int row = 0; row * side < paper.height(); ++row)
        for (int column = row % 2; column * side < paper.width(); column += 2)
            painter.fillRect(
                QRectF(paper.left() + column * side, paper.top() + row * side, side, side) & paper, QColor(228, 228, 228));
}

} // namespace

FigurePreview::FigurePreview(Jobs& jobs, QWidget* parent)
    : QWidget(parent)
    , m_jobs(jobs)
{
    setMinimumSize(320, 240);
    setAccessibleName(tr("Preview"));
}

void FigurePreview::show(const Snapshot& snapshot, const FigureSpec& spec, const FigureLocus& figureLocus)
{
    m_snapshot = snapshot;
    m_spec = spec;
    m_figureLocus = figureLocus;
    draw();
}

void FigurePreview::draw()
{
    const QSizeF room = (QSizeF(size()) - QSizeF(2 * deskMargin, 2 * deskMargin)) * devicePixelRatioF();
    const auto pool = m_snapshot->immediate(m_figureLocus.loci) ? Jobs::Pool::Files : Jobs::Pool::Compute;
    m_latest.ask(
        m_jobs, pool, {},
        [snapshot = *m_snapshot, spec = m_spec, figureLocus = m_figureLocus, room](const Monitor& monitor) {
            const Figure figure = figureAt(snapshot, spec, figureLocus, monitor.part(0, 0.5));
            const double perMm = fitted(figure.sizeMm(), room).width() / figure.sizeMm().width();
            return Page { figure.image(std::max(1.0, perMm * 25.4), monitor.part(0.5, 1)), figure.sizeMm() };
        },
        [this](const Page& page) {
            m_shown = page;
            m_problem.clear();
            update();
            Q_EMIT changed();
        },
        [this](const QString& why) {
            m_shown = {};
            m_problem = why;
            update();
            Q_EMIT changed();
        },
        [] {});
}

void FigurePreview::resizeEvent(QResizeEvent*)
{
    if (m_snapshot)
        draw();
}

void FigurePreview::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Mid));
    const QRectF desk = QRectF(rect()).adjusted(deskMargin, deskMargin, -deskMargin, -deskMargin);
    if (!m_problem.isEmpty()) {
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(desk, Qt::AlignCenter | Qt::TextWordWrap, m_problem);
        return;
    }
    if (m_shown.image.isNull())
        return;
    const QSizeF size = fitted(m_shown.sizeMm, desk.size());
    const QRectF paper(desk.center() - QPointF(size.width(), size.height()) / 2, size);
    painter.fillRect(paper.adjusted(-1, -1, 1, 1), palette().color(QPalette::Dark));
    if (m_shown.image.hasAlphaChannel())
        paintChequers(painter, paper);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(paper, m_shown.image);
}
