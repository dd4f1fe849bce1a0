#include "core/genome/fasta.h"

#include "core/genome/fastaindex.h"

#include <algorithm>
#include <fmt/format.h>
#include <mutex>

namespace fs = std::filesystem;

namespace genome
{

namespace
{

/// Where the two index files of a FASTA lie.
struct IndexFiles {
    fs::path fai, gzi;

    static IndexFiles beside(const fs::path& fasta) { return { fasta.string() + ".fai", fasta.string() + ".gzi" }; }
    /// Named after path, size and time of the FASTA, so that a changed one finds no stale index.
    static IndexFiles inCache(const fs::path& fasta, const base::FileStamp& stamp)
    {
        const std::string identity
            = fmt::format("{} {} {}", fs::absolute(fasta).string(), stamp.size, stamp.time.time_since_epoch().count());
        uint64_t hash = 0xcbf29ce484222325; // FNV-1a: the same in every build
        for (const unsigned char letter : identity)
            hash = (hash ^ letter) * 0x100000001b3;
        const fs::path name = base::cacheFolder() / fmt::format("{}-{:016x}", fasta.filename().string(), hash);
        return { name.string() + ".fai", name.string() + ".gzi" };
    }
    bool exist(bool compressed) const
    {
        std::error_code ignored;
        return fs::exists(fai, ignored) && (!compressed || fs::exists(gzi, ignored));
    }
    void write(const FastaIndex& index, BGZF* file) const
    {
        if (file->is_compressed)
            base::writeVia(gzi, [&](const fs::path& temporary) {
                if (bgzf_index_dump(file, temporary.c_str(), nullptr) != 0)
                    throw Error(fmt::format("{} cannot be written: no permission, or the disk is full.", gzi.string()));
            });
        index.write(fai);
    }
};

/// Taken at its word: a folder without write permission stays as it is, even for root.
bool isReadOnly(const fs::path& folder)
{
    std::error_code problem;
    const fs::perms anyone = fs::perms::owner_write | fs::perms::group_write | fs::perms::others_write;
    const auto status = fs::status(folder, problem);
    return problem || (status.permissions() & anyone) == fs::perms::none;
}

/// Made after the FASTA was last written. Equal times tell nothing: file systems count in ticks of some milliseconds.
bool isNewer(const fs::path& index, const base::FileStamp& fasta)
{
    const auto stamp = base::stampOf(index);
    return stamp && stamp->time > fasta.time;
}

} // namespace

struct Fasta::Content {
    fs::path path;
    base::FileStamp stamp;
    fs::path gzi; ///< empty for a plain FASTA
    std::vector<FastaIndex::Entry> entries;
    std::unordered_map<std::string, size_t> entryOf;
    std::mutex mutex;
    std::vector<BgzfFile> idle; ///< a handle belongs to one thread at a time

    Content(const fs::path&, const Monitor&);
    bool use(const IndexFiles& files, bool compressed, bool disposable);
    void build(const Monitor&);
    BgzfFile take();
    std::vector<Chromosome> chromosomes() const;
};

/// False when there is no index that fits and one may be built: a user's own is only replaced when the FASTA is newer.
bool Fasta::Content::use(const IndexFiles& files, bool compressed, bool disposable)
{
    if (!files.exist(compressed))
        return false;
    std::string problem;
    try {
        FastaIndex index = FastaIndex::read(files.fai);
        BgzfFile file = openFasta(path, compressed ? files.gzi : fs::path());
        const auto mismatch = index.mismatch(file.get());
        if (!mismatch) {
            gzi = compressed ? files.gzi : fs::path();
            entries = index.entries();
            idle.push_back(std::move(file));
            return true;
        }
        problem
            = fmt::format("{} and its index {} do not belong together: {}. Copy or download the FASTA again if it was cut short; "
                          "delete the index to have it built again.",
                path.string(), files.fai.string(), *mismatch);
    } catch (const Error& damaged) {
        problem = damaged.what();
    }
    if (!disposable && isNewer(files.fai, stamp))
        throw Error(problem);
    return false;
}

void Fasta::Content::build(const Monitor& monitor)
{
    BgzfFile file = openFasta(path);
    const FastaIndex index = FastaIndex::build(file.get(), path, monitor);
    IndexFiles files = IndexFiles::beside(path);
    bool written = false;
    if (!isReadOnly(fs::absolute(path).parent_path())) {
        try {
            files.write(index, file.get());
            written = true;
        } catch (const Error&) { // no permission or no room there
        }
    }
    if (!written) {
        files = IndexFiles::inCache(path, stamp);
        files.write(index, file.get());
    }
    gzi = file->is_compressed ? files.gzi : fs::path();
    entries = index.entries();
}

Fasta::Content::Content(const fs::path& path, const Monitor& monitor)
    : path(path)
    , stamp(base::stampOf(path).value_or(base::FileStamp {}))
{
    const bool compressed = openFasta(path)->is_compressed;
    if (!use(IndexFiles::beside(path), compressed, false) && !use(IndexFiles::inCache(path, stamp), compressed, true))
        build(monitor);
    for (size_t i = 0; i < entries.size(); ++i)
        entryOf.emplace(entries[i].name, i);
}

std::vector<Chromosome> Fasta::Content::chromosomes() const
{
    std::vector<Chromosome> found;
    for (const auto& entry : entries)
        found.push_back({ entry.name, entry.length });
    return found;
}

BgzfFile Fasta::Content::take()
{
    {
        const std::lock_guard lock(mutex);
        if (!idle.empty()) {
            BgzfFile file = std::move(idle.back());
            idle.pop_back();
            return file;
        }
    }
    return openFasta(path, gzi);
}

Fasta::Fasta(const fs::path& path, const Monitor& monitor)
    : Fasta(std::make_unique<Content>(path, monitor))
{
}

Fasta::Fasta(std::unique_ptr<Content> content)
    : Genome(content->path, content->chromosomes())
    , m(std::move(content))
{
}

Fasta::~Fasta() = default;

std::string Fasta::fetch(const Interval& interval) const
{
    if (base::stampOf(m->path) != m->stamp)
        throw Error(fmt::format("{} was changed, moved or deleted while it was open: open it again.", m->path.string()));
    const auto& entry = m->entries[m->entryOf.at(interval.chrom)];
    BgzfFile file = m->take();
    const int64_t from = entry.at(interval.start), to = entry.at(interval.end - 1) + 1;
    std::string letters = readAt(file.get(), from, to - from);
    std::erase_if(letters, [](char letter) { return letter == '\n' || letter == '\r'; });
    const bool strange = std::ranges::any_of(letters, [](char letter) { return letter <= ' ' || letter == '>'; });
    if (int64_t(letters.size()) != interval.length() || strange)
        throw Error(fmt::format(
            "{} holds no {} letters at {}: the file is damaged or its index does not fit. Delete the index and open it again.",
            m->path.string(), interval.length(), toText(interval)));
    const std::lock_guard lock(m->mutex);
    m->idle.push_back(std::move(file));
    return letters;
}

} // namespace genome
