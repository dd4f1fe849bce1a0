#include "core/genome/fastaindex.h"

#include "core/base/file.h"
#include "core/genome/lines.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fmt/format.h>
#include <htslib/hfile.h>
#include <htslib/hts_log.h>
#include <ostream>
#include <unordered_set>

namespace fs = std::filesystem;

namespace genome
{

BgzfFile openFasta(const fs::path& fasta, const fs::path& gzi)
{
    hts_set_log_level(HTS_LOG_OFF); // its messages would go to stderr beside ours
    BgzfFile file(bgzf_open(fs::absolute(fasta).c_str(), "r"));
    if (!file)
        throw Error(fmt::format("{} cannot be opened: {}.", fasta.string(), std::strerror(errno)));
    if (file->is_compressed && file->is_gzip)
        throw Error(fmt::format("{} is compressed by gzip, which cannot be read from the middle. Recompress it: gunzip -c "
                                "OLD.fa.gz | bgzip > NEW.fa.gz",
            fasta.string()));
    if (file->is_compressed && bgzf_check_EOF(file.get()) != 1)
        throw Error(
            fmt::format("{} is cut short: the end marker of bgzip is missing. Copy or download it again.", fasta.string()));
    if (!file->is_compressed || gzi.empty())
        return file;
    // The count at its beginning decides how much memory htslib asks for.
    std::error_code problem;
    const std::string head = base::readHead(gzi, sizeof(uint64_t));
    uint64_t count = 0;
    std::memcpy(&count, head.data(), head.size());
    if (fs::file_size(gzi, problem) / 16 != count || bgzf_index_load(file.get(), fs::absolute(gzi).c_str(), nullptr) != 0)
        throw Error(fmt::format("{} is damaged or cut short: delete it and it will be built again.", gzi.string()));
    return file;
}

std::string readAt(BGZF* file, int64_t at, int64_t count)
{
    std::string text(size_t(count), '\0');
    const ssize_t got = bgzf_useek(file, at, SEEK_SET) < 0 ? 0 : bgzf_read(file, text.data(), text.size());
    text.resize(size_t(std::max<ssize_t>(got, 0)));
    return text;
}

FastaIndex FastaIndex::read(const fs::path& fai)
{
    LineReader reader(fai);
    FastaIndex index;
    std::string line;
    std::vector<std::string_view> fields;
    while (reader.next(line)) {
        splitTabs(line, fields);
        Entry entry;
        int64_t* const numbers[] = { &entry.length, &entry.offset, &entry.lineBases, &entry.lineBytes };
        bool whole = fields.size() >= 5;
        for (size_t i = 0; whole && i < 4; ++i) {
            const auto number = toInteger(fields[i + 1]);
            whole = number && *number >= 0 && *number < int64_t(1) << 50;
            *numbers[i] = number.value_or(0);
        }
        const int64_t lineEnd = entry.lineBytes - entry.lineBases;
        if (!whole || lineEnd < 0 || lineEnd > 2 || (entry.length > 0 && entry.lineBases == 0))
            throw Error(reader.location() + "this is no line of a FASTA index: delete the file and it will be built again.");
        entry.name = fields[0];
        index.m_entries.push_back(std::move(entry));
    }
    return index;
}

void FastaIndex::write(const fs::path& fai) const
{
    base::writeAtomically(fai, [this](std::ostream& out) {
        for (const auto& [name, length, offset, lineBases, lineBytes] : m_entries)
            out << fmt::format("{}\t{}\t{}\t{}\t{}\n", name, length, offset, lineBases, lineBytes);
    });
}

std::optional<std::string> FastaIndex::mismatch(BGZF* file) const
{
    if (m_entries.empty())
        return "the index is empty";
    if (readAt(file, 0, 1 + int64_t(m_entries[0].name.size())) != ">" + m_entries[0].name)
        return fmt::format("it does not begin with “{}”", m_entries[0].name);
    // After a sequence's last letter the next sequence must begin. A genome of very many scaffolds is sampled.
    const size_t last = m_entries.size() - 1, step = std::max<size_t>(1, m_entries.size() / 256);
    for (size_t i = 0; i <= last; i = i == last ? last + 1 : std::min(i + step, last)) {
        const std::string next = i < last ? m_entries[i + 1].name : "";
        const int64_t letters = std::min<int64_t>(m_entries[i].length, 1);
        std::string text = readAt(file, m_entries[i].at(m_entries[i].length - letters), letters + 16 + int64_t(next.size()));
        const bool whole = letters == 0 || (!text.empty() && text[0] > ' ' && text[0] != '>');
        const size_t ended = text.find_first_not_of("\r\n", size_t(letters));
        text.erase(0, ended);
        if (!whole || (i == last ? !text.empty() : !text.starts_with(">" + next)))
            return fmt::format("“{}” does not end where the index says", m_entries[i].name);
    }
    return std::nullopt;
}

namespace
{

/// Follows the lines of a FASTA, which may be as long as a chromosome.
class Lines
{
public:
    explicit Lines(const fs::path& fasta)
        : m_fasta(fasta)
    {
    }
    void add(std::string_view part, bool endsLine);
    void finish();
    std::vector<FastaIndex::Entry> entries;

private:
    void endLine(int64_t lineEnd);
    void header();
    [[noreturn]] void fail(std::string_view what) const;

    const fs::path& m_fasta;
    std::unordered_set<std::string> m_names;
    std::string m_header;
    int64_t m_number = 1, m_at = 0, m_bytes = 0;
    char m_first = 0, m_last = 0;
    bool m_shortLine = false; ///< only the last line of a sequence may be shorter
};

void Lines::fail(std::string_view what) const
{
    throw Error(fmt::format("{}, line {}: {}", m_fasta.string(), m_number, what));
}

void Lines::add(std::string_view part, bool endsLine)
{
    if (!part.empty()) {
        if (m_bytes == 0)
            m_first = part.front();
        if (m_first == '>')
            m_header += part;
        m_last = part.back();
        m_bytes += int64_t(part.size());
    }
    if (endsLine)
        endLine(1);
}

void Lines::finish()
{
    if (m_bytes > 0)
        endLine(0);
    if (entries.empty())
        throw Error(fmt::format("{} holds no sequences.", m_fasta.string()));
}

void Lines::header()
{
    const size_t end = std::min(m_header.find_first_of(" \t\r"), m_header.size());
    FastaIndex::Entry entry;
    entry.name = m_header.substr(1, end - 1);
    if (entry.name.empty())
        fail("this sequence has no name after '>'.");
    if (!m_names.insert(entry.name).second)
        fail(fmt::format("the name “{}” was used before: rename one of the two sequences.", entry.name));
    entry.offset = m_at;
    entries.push_back(std::move(entry));
    m_header.clear();
    m_shortLine = false;
}

void Lines::endLine(int64_t lineEnd)
{
    const int64_t bytes = m_bytes + lineEnd, bases = m_bytes - (m_bytes > 0 && m_last == '\r');
    m_at += bytes;
    if (m_bytes > 0 && m_first == '>') {
        header();
    } else if (bases > 0 || !entries.empty()) {
        if (entries.empty())
            fail("letters before the first '>': this is no FASTA.");
        auto& entry = entries.back();
        if (entry.lineBases == 0 && bases > 0) {
            entry.lineBases = bases;
            entry.lineBytes = bytes;
        } else if (bases > 0 && (m_shortLine || bases > entry.lineBases)) {
            fail(fmt::format(
                "the lines of “{}” have different lengths, so no position in it can be found: break them evenly, e.g. "
                "seqtk seq -l 60.",
                entry.name));
        }
        m_shortLine |= bases < entry.lineBases || bytes != entry.lineBytes;
        entry.length += bases;
    }
    m_bytes = 0;
    m_last = 0;
    ++m_number;
}

} // namespace

FastaIndex FastaIndex::build(BGZF* file, const fs::path& fasta, const Monitor& monitor)
{
    const double size = double(base::stampOf(fasta).value_or(base::FileStamp {}).size);
    if (file->is_compressed && bgzf_index_build_init(file) != 0)
        throw Error(fmt::format("{} cannot be indexed: out of memory.", fasta.string()));
    Lines lines(fasta);
    std::vector<char> buffer(1 << 20);
    ssize_t count = 0;
    while ((count = bgzf_read(file, buffer.data(), buffer.size())) > 0) {
        monitor.report(std::min(1.0, double(htell(file->fp)) / size), "indexing the genome");
        std::string_view rest(buffer.data(), size_t(count));
        for (size_t newline = rest.find('\n'); newline != std::string_view::npos; newline = rest.find('\n')) {
            lines.add(rest.substr(0, newline), true);
            rest.remove_prefix(newline + 1);
        }
        lines.add(rest, false);
    }
    if (count < 0)
        throw Error(fmt::format("{} is damaged: its compressed data cannot be read. Copy or download it again.", fasta.string()));
    lines.finish();
    FastaIndex index;
    index.m_entries = std::move(lines.entries);
    return index;
}

} // namespace genome
