#include "views/exporting/valuestable.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "views/geometry/grain.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <ostream>
#include <utility>

namespace
{

struct TableColumn {
    std::string title;
    const tracks::Signal* signal = nullptr;
    const LaneView* lane = nullptr;
    bool spread = false; ///< of an ensemble: how far its members differ, not what they say

    /// What the lane shows at a position; NaN where that is nothing.
    double at(const Scale& scale, double position) const
    {
        const Summary shown = summaryAt(*signal, scale, *lane, scale.x(position)).value_or(Summary {});
        return spread ? shown.spread : shown.by(lane->function);
    }
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
                columns.push_back({ titleOf(lane, layer), signal, &lane });
                if (!signal->spread.empty())
                    columns.push_back({ titleOf(lane, layer) + " sd", signal, &lane, true });
            }
    return columns;
}

/// Rows follow the columns that are painted of the finest signal, but are never shorter than a base.
struct Rows {
    double start = 0, size = 1;
    double edge(int64_t row) const { return start + double(row) * size; }
};

Rows rowsOf(const std::vector<TableColumn>& columns, const Scale& scale)
{
    const auto size = [&](const TableColumn& column) { return columnSize(*column.signal, scale); };
    const TableColumn& finest = *std::ranges::min_element(columns, {}, size);
    const bool perBin = size(finest) <= finest.signal->binSize();
    return { double((perBin ? finest.signal->where : scale.interval()).start), std::max(1.0, size(finest)) };
}

void writeHead(std::ostream& out, const Scale& scale, const std::vector<TableColumn>& columns)
{
    const LaneView* told = nullptr;
    for (const TableColumn& column : columns)
        if (const QStringList notes = notesOf(*column.lane, scale);
            column.lane != std::exchange(told, column.lane) && !notes.isEmpty())
            out << "# " << column.lane->name.simplified().toStdString() << ": " << notes.join(QStringLiteral(", ")).toStdString()
                << '\n';
    out << "chrom\tstart\tend";
    for (const TableColumn& column : columns)
        out << '\t' << column.title;
    out << '\n';
}

void writeRow(std::ostream& out, const Interval& row, const Scale& scale, const std::vector<TableColumn>& columns)
{
    out << row.chrom << '\t' << row.start << '\t' << row.end;
    for (const TableColumn& column : columns) {
        const double value = column.at(scale, double(row.start + row.end) / 2);
        out << (std::isnan(value) ? std::string("\t") : fmt::format("\t{}", float(value)));
    }
    out << '\n';
}

} // namespace

void saveValues(const std::filesystem::path& path, const Scale& scale, const QVector<LaneView>& lanes)
{
    const Interval& where = scale.interval();
    const std::vector<TableColumn> columns = columnsOf(lanes, where);
    if (columns.empty())
        throw Error(fmt::format("{} was not written: no lane shows values at {}.", path.string(), toText(where)));
    base::writeAtomically(path, [&](std::ostream& out) {
        writeHead(out, scale, columns);
        const Rows rows = rowsOf(columns, scale);
        const auto first = int64_t(std::floor((double(where.start) - rows.start) / rows.size));
        for (int64_t row = first; rows.edge(row) < double(where.end); ++row) {
            const Interval shown { where.chrom, std::max(where.start, int64_t(std::llround(rows.edge(row)))),
                std::min(where.end, int64_t(std::llround(rows.edge(row + 1)))) };
            if (!shown.empty())
                writeRow(out, shown, scale, columns);
        }
    });
}
