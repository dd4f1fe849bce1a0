#include "views/browser/matrixview.h"

#include "views/browser/lettering.h"
#include "views/browser/valueaxis.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>

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
            bins.emplace_back(int(std::clamp(std::floor(from), 0.0, last)), int(std::clamp(std::ceil(to) - 1, std::floor(std::max(0.0, from)), last)));
    }
    return bins;
}

std::array<QRgb, 256> ramp(const QColor& empty, const QColor& full)
{
    std::array<QRgb, 256> colours;
    for (int i = 0; i < 256; ++i) {
        const double share = i / 255.0;
        const auto mix = [&](int a, int b) { return int(std::lround(a + (b - a) * share)); };
        colours[size_t(i)] = qRgb(mix(empty.red(), full.red()), mix(empty.green(), full.green()), mix(empty.blue(), full.blue()));
    }
    return colours;
}

/// A small ramp with the ends of the range, in the upper right corner.
void paintRamp(QPainter& painter, const QRectF& data, const ValueAxis& axis, const std::array<QRgb, 256>& colours, const Theme& theme)
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
        painter.fillRect(QRectF(x + width * i / steps, middle - height / 2, width / steps + 0.5, height), QColor(colours[size_t(255 * i / (steps - 1))]));
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
    // A stride prime to the row length samples all rows and columns alike.
    constexpr size_t enough = 40'000;
    const size_t stride = std::max<size_t>(1, matrix.values.size() / enough) | 1;
    std::vector<float> sample;
    for (size_t i = 0; i < matrix.values.size(); i += stride)
        sample.push_back(matrix.values[i]);
    const auto at = sample.begin() + std::ptrdiff_t(std::clamp(scale.percentile, 0.0, 100.0) / 100 * double(sample.size() - 1));
    std::nth_element(sample.begin(), at, sample.end());
    return { 0, std::max(1e-12, double(*at)) };
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

void paintMatrix(QPainter& painter, const QRectF& data, const Scale& scale, const tracks::Matrix& matrix, const ValueScale& values,
    const QColor& colour, const Theme& theme)
{
    if (data.width() < 2 || data.height() < 2)
        return;
    const ValueRange range = matrixRange(matrix, values);
    const QColor full = theme.readable(colour), empty = theme.laneBackground;
    const double zoom = painter.device() ? std::max(1.0, painter.device()->devicePixelRatioF() * painter.transform().m11()) : 1;
    const QSize size(int(std::ceil(data.width() * std::min(zoom, 4.0))), int(std::ceil(data.height() * std::min(zoom, 4.0))));
    const QImage image = matrixImage(matrix, scale, size, range, values.transform, full, empty);
    painter.drawImage(data, image);
    paintRamp(painter, data, ValueAxis(range, values.transform, 0, 1), ramp(empty, full), theme);
}

std::optional<MatrixCell> cellAt(const tracks::Matrix& matrix, const Scale& scale, const QRectF& data, const QPointF& at)
{
    if (matrix.values.empty() || matrix.where.chrom != scale.interval().chrom || !data.contains(at))
        return std::nullopt;
    const double down = (at.y() - data.top()) / data.height();
    const double share = scale.reversed() ? 1 - down : down;
    const double size = binSize(matrix), start = double(matrix.where.start);
    const double query = (double(scale.interval().start) + share * double(scale.interval().length()) - start) / size;
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
