#include "core/tracks/records.h"

#include <algorithm>
#include <cstring>

namespace tracks
{

Records::Records(size_t most)
    : m_most(most)
{
}

void Records::add(std::string_view chrom, const Record& record)
{
    if (!m_last || m_last->first != chrom)
        m_last = &*m_chromosomes.try_emplace(std::string(chrom)).first;
    m_last->second.waiting.push_back(record);
    if (++m_waiting >= m_most)
        sealWaiting();
}

void Records::seal()
{
    sealWaiting();
    m_last = nullptr;
}

void Records::sealWaiting()
{
    std::string bytes;
    bytes.reserve(m_waiting * sizeof(Record));
    for (auto& [name, chrom] : m_chromosomes)
        if (!chrom.waiting.empty()) {
            chrom.runs.push_back(seal(chrom.waiting, bytes));
            chrom.runs.back().part = m_parts.size();
        }
    m_waiting = 0;
    m_parts.emplace_back(std::move(bytes));
}

Records::Run Records::seal(std::vector<Record>& records, std::string& bytes)
{
    if (!std::ranges::is_sorted(records, {}, &Record::start))
        std::ranges::stable_sort(records, {}, &Record::start);
    Run run { .first = bytes.size() / sizeof(Record), .count = records.size() };
    for (size_t i = 0; i < records.size(); i += stride)
        run.starts.push_back(records[i].start);
    for (const Record& record : records)
        run.longest = std::max(run.longest, record.end - record.start);
    bytes.append(reinterpret_cast<const char*>(records.data()), records.size() * sizeof(Record));
    std::vector<Record>().swap(records);
    return run;
}

std::vector<std::string> Records::chromosomes() const
{
    std::vector<std::string> names;
    for (const auto& [name, chrom] : m_chromosomes)
        names.push_back(name);
    std::sort(names.begin(), names.end());
    return names;
}

size_t Records::bytes() const
{
    size_t bytes = m_waiting * sizeof(Record);
    for (const base::Scratch& part : m_parts)
        bytes += part.inMemory();
    return bytes;
}

std::vector<Record> Records::sealed(const Run& run, size_t first, size_t count) const
{
    const std::string bytes = m_parts[run.part].read((run.first + first) * sizeof(Record), count * sizeof(Record));
    std::vector<Record> found(count);
    std::memcpy(found.data(), bytes.data(), bytes.size());
    return found;
}

void Records::forEach(const Interval& where, const Monitor& monitor, const std::function<void(const Record&)>& use) const
{
    const auto found = m_chromosomes.find(where.chrom);
    if (found == m_chromosomes.end())
        return;
    for (const Run& run : found->second.runs) {
        const auto after = std::ranges::lower_bound(run.starts, where.start - run.longest);
        for (size_t at = size_t(std::max<std::ptrdiff_t>(0, after - run.starts.begin() - 1)) * stride; at < run.count;
             at += stride) {
            if (run.starts[at / stride] >= where.end)
                break;
            monitor.report(0);
            for (const Record& record : sealed(run, at, std::min(stride, run.count - at)))
                if (record.start < where.end && record.end > where.start)
                    use(record);
        }
    }
}

} // namespace tracks
