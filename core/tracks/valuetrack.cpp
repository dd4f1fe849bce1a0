#include "core/tracks/valuetrack.h"

#include "core/base/error.h"
#include "core/tracks/binning.h"

#include <fmt/format.h>

namespace tracks
{

ValueTrack::ValueTrack(const std::filesystem::path& path, std::string name, std::string format, Records records)
    : m_format(std::move(format))
    , m_records(std::move(records))
{
    m_path = path;
    m_name = std::move(name);
    if (m_records.empty())
        throw Error(fmt::format(
            "{} holds no values: only comments and header lines; check that it was written completely.", path.string()));
}

Slice ValueTrack::read(const Interval& where, int bins, const Monitor& monitor) const
{
    const auto name = ownName(where.chrom);
    if (!name || where.empty())
        return emptySignal(where, bins);
    Binning binning(where, bins);
    m_records.forEach({ *name, where.start, where.end }, monitor,
        [&](const Record& record) { binning.add(record.start, record.end, double(record.value)); });
    return binning.signal();
}

} // namespace tracks
