#include "core/tracks/formats/methylation.h"

#include "core/base/error.h"
#include "core/tracks/binning.h"
#include "core/tracks/reading/datalines.h"
#include "core/tracks/reading/tabixfile.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace tracks
{

namespace
{
using Context = CytosineContext;

/// The cytosines of a file. Safe to use from several threads.
class Cytosines
{
public:
    virtual ~Cytosines() = default;
    virtual std::vector<std::string> chromosomes() const = 0;
    virtual bool has(Context) const = 0;
    virtual void forEach(Context, const Interval&, const Monitor&, const std::function<void(const Record&)>&) const = 0;
    virtual size_t bytes() const { return 0; }
};

class CytosinesInMemory : public Cytosines
{
public:
    CytosinesInMemory(DataLines& lines, const std::filesystem::path& path, Format format)
    {
        const MethylationDialect dialect = methylationDialect(path, format);
        lines.forEach([&](const auto& fields) {
            if (const auto found = parseMethylationLine(fields, dialect))
                m_records[size_t(found->context)].add(fields[0], found->record);
        });
        for (Records& records : m_records) {
            records.seal();
            for (const std::string& chrom : records.chromosomes())
                if (std::ranges::find(m_chromosomes, chrom) == m_chromosomes.end())
                    m_chromosomes.push_back(chrom);
        }
        if (m_chromosomes.empty())
            throw Error(
                fmt::format("{} holds no methylation: no line of a cytosine with reads; check that it was written completely.",
                    path.string()));
        std::ranges::sort(m_chromosomes);
    }
    std::vector<std::string> chromosomes() const override { return m_chromosomes; }
    bool has(Context context) const override { return !m_records[size_t(context)].empty(); }
    void forEach(Context context, const Interval& where, const Monitor& monitor,
        const std::function<void(const Record&)>& use) const override
    {
        m_records[size_t(context)].forEach(where, monitor, use);
    }
    size_t bytes() const override { return m_records[0].bytes() + m_records[1].bytes() + m_records[2].bytes(); }

private:
    std::array<Records, 3> m_records; ///< by context
    std::vector<std::string> m_chromosomes;
};

/// Lines that are looked at to learn which contexts an indexed file has: a report of all has each of them within a few.
constexpr int64_t linesWithContexts = 100'000;

class CytosinesByRegion : public Cytosines
{
public:
    CytosinesByRegion(const std::filesystem::path& path, Format format, const Monitor& monitor)
        : m_file(path)
        , m_dialect(methylationDialect(path, format))
    {
        m_has[size_t(Context::Unknown)] = !tellsContext(format);
        if (!tellsContext(format))
            return;
        DataLines lines(path, monitor);
        std::vector<std::string_view> fields;
        for (int64_t i = 0; i < linesWithContexts && lines.next(fields); ++i)
            if (const Context context = contextOf(fields, format); context != Context::Unknown)
                m_has[size_t(context)] = true;
    }
    std::vector<std::string> chromosomes() const override { return m_file.chromosomes(); }
    bool has(Context context) const override { return m_has[size_t(context)]; }
    void forEach(Context context, const Interval& where, const Monitor& monitor,
        const std::function<void(const Record&)>& use) const override
    {
        // An index may take positions that begin at 1 for such that begin at 0, and a base for nothing: it is asked for one more
        // on each side.
        m_file.forEachLine({ where.chrom, where.start - 1, where.end + 1 }, monitor, [&](const auto& fields) {
            const auto found = parseMethylationLine(fields, m_dialect);
            if (found && found->context == context && found->record.start < where.end && found->record.end > where.start)
                use(found->record);
        });
    }

private:
    TabixFile m_file;
    MethylationDialect m_dialect;
    std::array<bool, 3> m_has {}; ///< by context
};

class MethylationTrack : public Track
{
public:
    MethylationTrack(
        const std::filesystem::path& path, std::string name, Format format, std::shared_ptr<const Cytosines> cytosines)
        : m_format(describe(format))
        , m_cytosines(std::move(cytosines))
        , m_context(!tellsContext(format)         ? Context::Unknown
                  : m_cytosines->has(Context::CG) ? Context::CG
                                                  : Context::CH)
    {
        m_path = path;
        m_name = std::move(name);
    }

    Kind kind() const override { return Kind::Signal; }
    std::string format() const override { return m_format; }
    std::string units() const override
    {
        const char* of = m_context == Context::CG ? " of CG" : m_context == Context::CH ? " of CH" : "";
        return (m_coverage ? "reads" : "fraction") + std::string(of);
    }
    std::vector<std::string> chromosomes() const override { return m_cytosines->chromosomes(); }
    size_t bytes() const override { return m_cytosines->bytes(); }

    Slice read(const Interval& where, int bins, const Monitor& monitor) const override
    {
        const auto name = ownName(where.chrom);
        if (!name || where.empty())
            return emptySignal(where, bins);
        Binning binning(where, bins);
        m_cytosines->forEach(m_context, { *name, where.start, where.end }, monitor, [&](const Record& record) {
            if (m_coverage)
                binning.add(record.start, record.start + 1, double(record.coverage));
            else
                binning.add(record.start, record.end, double(record.value));
        });
        return binning.signal();
    }

    std::vector<std::string> assays() const override
    {
        std::vector<std::string> names;
        for (const auto& [name, context] : { std::pair("mCG", Context::CG), std::pair("mCH", Context::CH) })
            if (m_cytosines->has(context))
                names.push_back(name);
        return names;
    }
    std::shared_ptr<const Track> part(const std::string& name) const override
    {
        auto other = std::make_shared<MethylationTrack>(*this);
        if (name == "coverage")
            other->m_coverage = true;
        else if (name != "mCG" && name != "mCH")
            return nullptr;
        else if (m_context != Context::Unknown)
            other->m_context = name == "mCG" ? Context::CG : Context::CH;
        if (!m_cytosines->has(other->m_context))
            throw Error(fmt::format("{} has no cytosine for {}: choose another file.", m_path.string(), name));
        return other;
    }

private:
    std::string m_format;
    std::shared_ptr<const Cytosines> m_cytosines;
    Context m_context;
    bool m_coverage = false; ///< reads are shown, not the fraction
};
} // namespace

std::shared_ptr<Track> openMethylation(const std::filesystem::path& path, Format format, const Monitor& monitor)
{
    DataLines lines(path, monitor, { .severalTracks = false });
    const auto cytosines = std::make_shared<CytosinesInMemory>(lines, path, format);
    const std::string name = lines.trackName().empty() ? plainName(path) : lines.trackName();
    return std::make_shared<MethylationTrack>(path, name, format, cytosines);
}

std::shared_ptr<Track> openIndexedMethylation(const std::filesystem::path& path, Format format, const Monitor& monitor)
{
    const auto cytosines = std::make_shared<CytosinesByRegion>(path, format, monitor);
    return std::make_shared<MethylationTrack>(path, plainName(path), format, cytosines);
}

} // namespace tracks
