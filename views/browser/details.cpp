#include "views/browser/details.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QVBoxLayout>

#include <cmath>

namespace
{

QString text(const char* what)
{
    return QCoreApplication::translate("Details", what);
}

QString row(const char* what, const QString& value)
{
    return text(what) + u'\t' + value;
}

QString row(const char* what, const std::string& value)
{
    return row(what, QString::fromStdString(value));
}

void describe(QStringList& rows, const genome::Feature& feature, const std::string& chrom)
{
    if (!feature.name.empty())
        rows << row(QT_TRANSLATE_NOOP("Details", "Name"), feature.name);
    if (!feature.id.empty() && feature.id != feature.name)
        rows << row(QT_TRANSLATE_NOOP("Details", "Identifier"), feature.id);
    rows << row(QT_TRANSLATE_NOOP("Details", "Locus"), toText({ chrom, feature.start, feature.end }));
    rows << row(QT_TRANSLATE_NOOP("Details", "Length"), lengthText(feature.end - feature.start));
    if (feature.strand != genome::Strand::None)
        rows << row(QT_TRANSLATE_NOOP("Details", "Strand"), std::string(1, char(feature.strand)));
    if (std::isfinite(feature.score))
        rows << row(QT_TRANSLATE_NOOP("Details", "Score"), QString::number(double(feature.score), 'g', 7));
    if (feature.thickEnd > feature.thickStart)
        rows << row(QT_TRANSLATE_NOOP("Details", "Coding part"), toText({ chrom, feature.thickStart, feature.thickEnd }));
    if (feature.blocks.size() > 1)
        rows << row(QT_TRANSLATE_NOOP("Details", "Exons"), QString::number(feature.blocks.size()));
    rows << QString();
}

void describe(QStringList& rows, const tracks::Arc& arc)
{
    if (!arc.name.empty())
        rows << row(QT_TRANSLATE_NOOP("Details", "Name"), arc.name);
    rows << row(QT_TRANSLATE_NOOP("Details", "From"), toText(arc.a)) << row(QT_TRANSLATE_NOOP("Details", "To"), toText(arc.b));
    if (arc.a.chrom == arc.b.chrom)
        rows << row(QT_TRANSLATE_NOOP("Details", "Distance"), lengthText(std::abs(arc.b.centre() - arc.a.centre())));
    if (std::isfinite(arc.score))
        rows << row(QT_TRANSLATE_NOOP("Details", "Score"), QString::number(arc.score, 'g', 7));
    rows << QString();
}

void addDetails(QStringList& rows, const tracks::Features& features, double position, double slack)
{
    for (const genome::Feature& feature : features.items)
        if (double(feature.start) - slack <= position && position <= double(feature.end) + slack)
            describe(rows, feature, features.where.chrom);
}

void addDetails(QStringList& rows, const tracks::Arcs& arcs, double position, double slack)
{
    const auto under = [&](const Interval& end) {
        return end.chrom == arcs.where.chrom && double(end.start) - slack <= position && position <= double(end.end) + slack;
    };
    for (const tracks::Arc& arc : arcs.items)
        if (under(arc.a) || under(arc.b))
            describe(rows, arc);
}

void addDetails(QStringList& rows, const tracks::Signal& signal, double position, double)
{
    if (signal.mean.empty() || signal.where.empty())
        return;
    const double at = (position - double(signal.where.start)) / signal.binSize();
    if (at < 0 || at >= double(signal.mean.size()))
        return;
    const auto bin = size_t(at);
    const auto edge = [&](size_t i) { return signal.where.start + int64_t(std::llround(double(i) * signal.binSize())); };
    rows << row(
        QT_TRANSLATE_NOOP("Details", "Bin"), toText({ signal.where.chrom, edge(bin), std::max(edge(bin) + 1, edge(bin + 1)) }));
    const auto number = [](float value) {
        return std::isnan(value) ? text(QT_TRANSLATE_NOOP("Details", "no data")) : QString::number(double(value), 'g', 7);
    };
    rows << QString::fromStdString(signal.function) + u'\t' + number(signal.mean[bin]);
    if (signal.min.size() == signal.mean.size() && signal.max.size() == signal.mean.size())
        rows << row(QT_TRANSLATE_NOOP("Details", "Lowest"), number(signal.min[bin]))
             << row(QT_TRANSLATE_NOOP("Details", "Highest"), number(signal.max[bin]));
    if (!signal.spread.empty())
        rows << row(QT_TRANSLATE_NOOP("Details", "Models"), std::to_string(signal.members))
             << row(QT_TRANSLATE_NOOP("Details", "SD between them"), number(signal.spread[bin]));
    rows << QString();
}

/// Letters and matrices are read where they are drawn.
template <typename Other>
void addDetails(QStringList&, const Other&, double, double)
{
}

} // namespace

QStringList detailsAt(const LaneView& lane, const Scale& scale, double position)
{
    QStringList rows;
    const double slack = 2 * scale.bpPerPixel();
    for (const LayerView& layer : lane.layers) {
        const qsizetype before = rows.size();
        if (layer.slice)
            std::visit([&](const auto& slice) { addDetails(rows, slice, position, slack); }, *layer.slice);
        if (rows.size() > before && lane.layers.size() > 1)
            rows.insert(before, layer.name + u'\t');
    }
    while (!rows.isEmpty() && rows.last().isEmpty())
        rows.removeLast();
    return rows;
}

DetailsPopup::DetailsPopup(const QString& title, const QStringList& rows, QWidget* parent)
    : QFrame(parent, Qt::Popup)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setFrameShape(QFrame::StyledPanel);
    QString html = QStringLiteral("<b>%1</b><table cellspacing='2'>").arg(title.toHtmlEscaped());
    for (const QString& line : rows)
        html += line.isEmpty() ? QStringLiteral("<tr><td colspan='2'><hr></td></tr>")
                               : QStringLiteral("<tr><td style='padding-right:12px'>%1</td><td>%2</td></tr>")
                                     .arg(line.section(u'\t', 0, 0).toHtmlEscaped(), line.section(u'\t', 1).toHtmlEscaped());
    auto* label = new QLabel(html + QStringLiteral("</table>"));
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setAccessibleName(title);
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(label);
    label->adjustSize();
    constexpr int tallest = 360;
    scroll->setMinimumSize(label->width() + 24, std::min(label->height() + 4, tallest));
    auto* copy = new QPushButton(tr("Copy"));
    connect(copy, &QPushButton::clicked, this, [this, title, rows] {
        QGuiApplication::clipboard()->setText(title + u'\n' + rows.join(u'\n'));
        close();
    });
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->addWidget(scroll);
    layout->addWidget(copy, 0, Qt::AlignRight);
}

void DetailsPopup::showAt(const QPoint& at)
{
    adjustSize();
    QPoint corner = at + QPoint(12, 12);
    if (const QScreen* screen = QGuiApplication::screenAt(at)) {
        const QRect room = screen->availableGeometry();
        corner.setX(std::min(corner.x(), room.right() - width()));
        corner.setY(std::min(corner.y(), room.bottom() - height()));
    }
    move(corner);
    show();
}
