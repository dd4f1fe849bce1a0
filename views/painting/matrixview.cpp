#include "views/painting/matrixview.h"

#include "core/base/percentile.h"
#include "views/geometry/valueaxis.h"
#include "views/ink/lettering.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace
{

double binSize(const tracks::Matrix& matrix)
{
    return double(matrix.where.length()) / double(std::max<int64_t>(1, matrix.bins));
}

/// First and last bin of each of `count` equal parts of the interval; empty (first > last) outside the matrix.
std::vector<std::pair<int, int>> binsOf(const tracks::Matrix& matrix, const Interval& visible, int count, bool reversed)
{
    std::vector<std::pair<int, int>> bins;
    const double step = double(visible.length()) / count, size = binSize(matrix), last = double(matrix.bins - 1);
    for (int i = 0; i < count; ++i) {
        const int part = reversed ? count - 1 - i : i;
        const double from = (double(visible.start - matrix.where.start) + part * step) / size, to = from + step / size;
        if (to <= 0 || from >= double(matrix.bins))
            bins.emplace_back(1, 0);
        else
            bins.emplace_back(int(std::clamp(std::floor(from), 0.0, last)),
                int(std::clamp(std::ceil(to) - 1, std::floor(std::max(0.0, from)), last)));
    }
    return bins;
}

std::array<QRgb, 256> ramp(const QColor& empty, const QColor& full)
{
    std::array<QRgb, 256> colours;
    for (int i = 0; i < 256; ++i) {
        const double fraction = i / 255.0;
        const auto mix = [&](int a, int b) { return int(std::lround(a + (b - a) * fraction)); };
        colours[size_t(i)] = qRgb(mix(empty.red(), full.red()), mix(empty.green(), full.green()), mix(empty.blue(), full.blue()));
    }
    return colours;
}

/// A small ramp with the ends of the range, in the upper right corner.
void paintRamp(
    QPainter& painter, const QRectF& data, const ValueAxis& axis, const std::array<QRgb, 256>& colours, const Theme& theme)
{
    constexpr double width = 80, height = 6, margin = 6;
    const QString low = valueText(axis.range().low), high = valueText(axis.range().high);
    const double room = width + textWidth(low, theme.smallFont) + textWidth(high, theme.smallFont) + 4 * margin;
    if (data.width() < 2 * room || data.height() < 40)
        return;
    QRectF box(data.right() - room - margin, data.top() + margin, room, lineHeight(theme.smallFont) + 4);
    QColor ground = theme.laneBackground;
    ground.setAlphaF(0.85F);
    painter.fillRect(box, ground);
    const double middle = box.center().y(), baseline = baselineAround(middle, theme.smallFont);
    double x = box.left() + margin;
    drawText(painter, { x, baseline }, low, theme.smallFont, theme.quietText);
    x += textWidth(low, theme.smallFont) + margin;
    constexpr int steps = 40;
    for (int i = 0; i < steps; ++i)
        painter.fillRect(QRectF(x + width * i / steps, middle - height / 2, width / steps + 0.5, height),
            QColor(colours[size_t(255 * i / (steps - 1))]));
    drawText(painter, { x + width + margin, baseline }, high, theme.smallFont, theme.quietText);
}

} // namespace

ValueRange matrixRange(const tracks::Matrix& matrix, const ValueScale& scale)
{
    if (scale.range == ValueScale::Range::Fixed && scale.high > scale.low)
        return { scale.low, scale.high };
    if (matrix.values.empty())
        return {};
    if (scale.range != ValueScale::Range::Percentile)
        return { 0, std::max(1e-12, double(*std::max_element(matrix.values.begin(), matrix.values.end()))) };
    // A stride without a common divisor with the row length meets all columns alike.
    constexpr size_t enough = 40'000;
    size_t stride = std::max<size_t>(1, matrix.values.size() / enough);
    while (std::gcd(stride, size_t(std::max<int64_t>(1, matrix.bins))) > 1)
        ++stride;
    std::vector<float> sample;
    for (size_t i = 0; i < matrix.values.size(); i += stride)
        sample.push_back(matrix.values[i]);
    return { 0, std::max(1e-12, base::percentile(sample, scale.percentile)) };
}

QImage matrixImage(const tracks::Matrix& matrix, const Scale& scale, const QSize& size, const ValueRange& range,
    ValueScale::Transform transform, const QColor& full, const QColor& empty)
{
    QImage image(size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    if (matrix.values.empty() || matrix.where.chrom != scale.interval().chrom || size.isEmpty())
        return image;
    const auto columns = binsOf(matrix, scale.interval(), size.width(), scale.reversed());
    const auto rows = binsOf(matrix, scale.interval(), size.height(), scale.reversed());
    const auto colours = ramp(empty, full);
    const ValueAxis axis(range, transform, 0, 255);
    std::vector<float> line(size_t(matrix.bins));
    for (int y = 0; y < size.height(); ++y) {
        const auto [firstRow, lastRow] = rows[size_t(y)];
        if (firstRow > lastRow)
            continue;
        if (y > 0 && rows[size_t(y)] == rows[size_t(y) - 1]) {
            std::copy_n(image.constScanLine(y - 1), image.bytesPerLine(), image.scanLine(y));
            continue;
        }
        const float* values = matrix.values.data() + size_t(firstRow) * size_t(matrix.bins);
        std::copy_n(values, matrix.bins, line.begin());
        for (int row = firstRow + 1; row <= lastRow; ++row) {
            values += matrix.bins;
            for (size_t i = 0; i < line.size(); ++i)
                line[i] = std::max(line[i], values[i]);
        }
        auto* pixels = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (int x = 0; x < size.width(); ++x) {
            const auto [first, last] = columns[size_t(x)];
            if (first > last)
                continue;
            const float value = *std::max_element(line.begin() + first, line.begin() + last + 1);
            pixels[x] = colours[size_t(std::clamp(255 - int(axis.y(double(value))), 0, 255))];
        }
    }
    return image;
}

void paintMatrix(QPainter& painter, const QRectF& data, const Scale& scale, const tracks::Matrix& matrix,
    const ValueScale& values, const QColor& colour, const Theme& theme)
{
    if (data.width() < 2 || data.height() < 2)
        return;
    const ValueRange range = matrixRange(matrix, values);
    const QColor full = theme.readable(colour), empty = theme.laneBackground;
    const double zoom = painter.device() ? std::max(1.0, painter.device()->devicePixelRatioF() * painter.transform().m11()) : 1;
    // On paper the same picture in every format.
    const double density = scale.grain() < 1 ? 1 / scale.grain() : std::min(zoom, 4.0);
    const QSize size(int(std::ceil(data.width() * density)), int(std::ceil(data.height() * density)));
    const QImage image = matrixImage(matrix, scale, size, range, values.transform, full, empty);
    painter.drawImage(data, image);
    paintRamp(painter, data, ValueAxis(range, values.transform, 0, 1), ramp(empty, full), theme);
}

std::optional<MatrixCell> cellAt(const tracks::Matrix& matrix, const Scale& scale, const QRectF& data, const QPointF& at)
{
    if (matrix.values.empty() || matrix.where.chrom != scale.interval().chrom || !data.contains(at))
        return std::nullopt;
    const double down = (at.y() - data.top()) / data.height();
    const double fraction = scale.reversed() ? 1 - down : down;
    const double size = binSize(matrix), start = double(matrix.where.start);
    const double query = (double(scale.interval().start) + fraction * double(scale.interval().length()) - start) / size;
    const double key = (scale.position(at.x()) - start) / size;
    const auto inside = [&](double bin) { return bin >= 0 && bin < double(matrix.bins); };
    if (!inside(query) || !inside(key))
        return std::nullopt;
    const auto bin = [&](double number) {
        const double from = start + std::floor(number) * size;
        return Interval { matrix.where.chrom, std::llround(from), std::llround(from + size) };
    };
    return MatrixCell { bin(query), bin(key), matrix.values[size_t(query) * size_t(matrix.bins) + size_t(key)] };
}

QString namesAt(const QVector<LaneView>& lanes, const Interval& where)
{
    std::vector<const genome::Feature*> found;
    for (const LaneView& lane : lanes)
        for (const LayerView& layer : lane.layers)
            if (const auto* features = layer.slice ? std::get_if<tracks::Features>(layer.slice.get()) : nullptr)
                for (const genome::Feature& feature : features->items)
                    if (features->where.chrom == where.chrom && feature.start < where.end && feature.end > where.start)
                        found.push_back(&feature);
    std::stable_sort(found.begin(), found.end(),
        [](const auto* one, const auto* other) { return one->end - one->start < other->end - other->start; });
    QStringList names;
    constexpr qsizetype most = 3;
    for (const genome::Feature* feature : found) {
        const QString name = QString::fromStdString(feature->name.empty() ? feature->id : feature->name);
        if (!name.isEmpty() && !names.contains(name) && names.size() < most)
            names << name;
    }
    return names.join(QStringLiteral(", "));
}

void paintMatrixHover(QPainter& painter, const QRectF& data, const Scale& scale, const tracks::Matrix& matrix,
    const QVector<LaneView>& lanes, const QPointF& pointer, const Theme& theme)
{
    const auto cell = cellAt(matrix, scale, data, pointer);
    if (!cell)
        return;
    const auto line = [&](const char* what, const Interval& where) {
        const QString names = namesAt(lanes, where);
        return QCoreApplication::translate("Painters", what).arg(QString::fromStdString(toText(where)))
            + (names.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(names));
    };
    const QStringList lines { line(QT_TRANSLATE_NOOP("Painters", "at %1"), cell->query),
        line(QT_TRANSLATE_NOOP("Painters", "looks at %1"), cell->key),
        QCoreApplication::translate("Painters", "weight %1, %2 × uniform")
            .arg(double(cell->value), 0, 'g', 4)
            .arg(double(cell->value) * double(matrix.bins), 0, 'f', 1) };
    painter.setPen(QPen(theme.axis, 1, Qt::DotLine));
    painter.drawLine(QPointF(data.left(), pointer.y()), QPointF(data.right(), pointer.y()));
    double width = 0;
    for (const QString& line : lines)
        width = std::max(width, textWidth(line, theme.smallFont));
    const double height = lineHeight(theme.smallFont);
    QRectF box(pointer.x() + 12, pointer.y() + 12, width + 12, height * double(lines.size()) + 6);
    if (box.right() > data.right())
        box.moveRight(pointer.x() - 12);
    if (box.bottom() > data.bottom())
        box.moveBottom(pointer.y() - 12);
    painter.fillRect(box, theme.background);
    painter.setPen(theme.separator);
    painter.drawRect(box);
    double y = box.top() + 3 + height / 2;
    for (const QString& line : lines) {
        drawText(painter, { box.left() + 6, baselineAround(y, theme.smallFont) }, line, theme.smallFont, theme.text);
        y += height;
    }
}
