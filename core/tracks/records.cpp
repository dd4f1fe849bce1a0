#include "core/tracks/records.h"

#include <algorithm>
#include <cstring>

namespace tracks
{

void Records::add(const std::string& name, const Record& record)
{
    Chromosome& chrom = m_chromosomes[name];
    chrom.reading.push_back(record);
    chrom.longest = std::max(chrom.longest, record.end - record.start);
}

void Records::seal()
{
    std::string bytes;
    for (auto& [name, chrom] : m_chromosomes)
        seal(chrom, bytes);
    m_sealed = base::Scratch(std::move(bytes));
}

void Records::seal(Chromosome& chrom, std::string& bytes)
{
    auto& records = chrom.reading;
    std::stable_sort(records.begin(), records.end(), [](const Record& a, const Record& b) { return a.start < b.start; });
    chrom.first = bytes.size() / sizeof(Record);
    chrom.count = records.size();
    for (size_t i = 0; i < records.size(); i += stride)
        chrom.starts.push_back(records[i].start);
    bytes.append(reinterpret_cast<const char*>(records.data()), records.size() * sizeof(Record));
    std::vector<Record>().swap(records);
}

std::vector<std::string> Records::chromosomes() const
{
    std::vector<std::string> names;
    for (const auto& [name, chrom] : m_chromosomes)
        names.push_back(name);
    std::sort(names.begin(), names.end());
    return names;
}

std::vector<Record> Records::sealed(size_t first, size_t count) const
{
    const std::string bytes = m_sealed.read(first * sizeof(Record), count * sizeof(Record));
    std::vector<Record> found(count);
    std::memcpy(found.data(), bytes.data(), bytes.size());
    return found;
}

void Records::forEach(const Interval& where, const Monitor& monitor, const std::function<void(const Record&)>& use) const
{
    const auto it = m_chromosomes.find(where.chrom);
    if (it == m_chromosomes.end())
        return;
    const Chromosome& chrom = it->second;
    const auto after = std::lower_bound(chrom.starts.begin(), chrom.starts.end(), where.start - chrom.longest);
    for (size_t at = size_t(std::max<std::ptrdiff_t>(0, after - chrom.starts.begin() - 1)) * stride; at < chrom.count;
         at += stride) {
        if (chrom.starts[at / stride] >= where.end)
            break;
        monitor.report(0);
        for (const Record& record : sealed(chrom.first + at, std::min(stride, chrom.count - at)))
            if (record.start < where.end && record.end > where.start)
                use(record);
    }
}

} // namespace tracks
