#include "views/exporting/valuestable.h"

#include "core/base/error.h"
#include "core/base/file.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <ostream>

namespace
{

struct TableColumn {
    std::string title;
    const tracks::Signal* signal = nullptr;
    WindowFunction function = WindowFunction::Envelope;
    bool spread = false; ///< of an ensemble: how far its members differ, not what they say

    double of(const Summary& summary) const { return spread ? summary.spread : summary.by(function); }
};

std::string titleOf(const LaneView& lane, const LayerView& layer)
{
    const bool alone = lane.layers.size() == 1 || layer.name.isEmpty();
    const QString name = alone ? lane.name : lane.name + QStringLiteral(": ") + layer.name;
    const QString function = lane.function == WindowFunction::Max ? QStringLiteral(" (max)")
        : lane.function == WindowFunction::Min                    ? QStringLiteral(" (min)")
                                                                  : QString();
    return (name + function).simplified().toStdString();
}

std::vector<TableColumn> columnsOf(const QVector<LaneView>& lanes, const Interval& where)
{
    std::vector<TableColumn> columns;
    for (const LaneView& lane : lanes)
        for (const LayerView& layer : lane.layers)
            if (const tracks::Signal* signal = layer.signal(); signal && !signal->mean.empty() && signal->where.overlaps(where)) {
                columns.push_back({ titleOf(lane, layer), signal, lane.function });
                if (!signal->spread.empty())
                    columns.push_back({ titleOf(lane, layer) + " sd", signal, lane.function, true });
            }
    return columns;
}

/// Rows follow the bins of the finest signal, but are never shorter than a base.
struct Rows {
    double start = 0, size = 1;
    double edge(int64_t row) const { return start + double(row) * size; }
};

Rows rowsOf(const std::vector<TableColumn>& columns)
{
    const auto finest = std::min_element(columns.begin(), columns.end(),
        [](const auto& one, const auto& other) { return one.signal->binSize() < other.signal->binSize(); });
    return { double(finest->signal->where.start), std::max(1.0, finest->signal->binSize()) };
}

void writeRow(std::ostream& out, const Interval& row, double from, double to, const std::vector<TableColumn>& columns)
{
    out << row.chrom << '\t' << row.start << '\t' << row.end;
    for (const TableColumn& column : columns) {
        const double value = column.of(summaryOf(*column.signal, from, to));
        out << (std::isnan(value) ? std::string("\t") : fmt::format("\t{}", float(value)));
    }
    out << '\n';
}

} // namespace

void saveValues(const std::filesystem::path& path, const Interval& where, const QVector<LaneView>& lanes)
{
    const std::vector<TableColumn> columns = columnsOf(lanes, where);
    if (columns.empty())
        throw Error(fmt::format("{} was not written: no lane shows values at {}.", path.string(), toText(where)));
    base::writeAtomically(path, [&](std::ostream& out) {
        out << "chrom\tstart\tend";
        for (const TableColumn& column : columns)
            out << '\t' << column.title;
        out << '\n';
        const Rows rows = rowsOf(columns);
        const auto first = int64_t(std::floor((double(where.start) - rows.start) / rows.size));
        for (int64_t row = first; rows.edge(row) < double(where.end); ++row) {
            const double from = rows.edge(row), to = rows.edge(row + 1);
            const Interval shown { where.chrom, std::max(where.start, int64_t(std::llround(from))),
                std::min(where.end, int64_t(std::llround(to))) };
            if (!shown.empty())
                writeRow(out, shown, from, to, columns);
        }
    });
}
