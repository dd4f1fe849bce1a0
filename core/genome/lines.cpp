#include "core/genome/lines.h"

#include "core/base/file.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <fmt/format.h>
#include <htslib/bgzf.h>
#include <htslib/hfile.h>
#include <htslib/hts_log.h>

namespace fs = std::filesystem;

namespace genome
{

struct LineReader::Impl {
    struct Close {
        void operator()(BGZF* file) const { bgzf_close(file); }
    };
    fs::path path;
    uintmax_t size = 0;
    std::unique_ptr<BGZF, Close> file;
    std::vector<char> buffer = std::vector<char>(1 << 16);
    size_t at = 0, filled = 0;

    bool fill(int64_t linesRead);
};

/// False at the end of the file.
bool LineReader::Impl::fill(int64_t linesRead)
{
    const ssize_t count = bgzf_read(file.get(), buffer.data(), buffer.size());
    // Only bgzip data can end early without an error: its blocks are whole gzip members, the last one is an empty marker.
    const bool noEndMarker = count == 0 && file->is_compressed && !file->is_gzip && !file->last_block_eof;
    if (count < 0 || noEndMarker)
        throw Error(
            fmt::format("{} is damaged or cut short after line {}: its compressed data ends there. Copy or download it again.",
                path.string(), linesRead));
    at = 0;
    filled = size_t(count);
    return count > 0;
}

LineReader::LineReader(const fs::path& path)
    : m(std::make_unique<Impl>())
{
    hts_set_log_level(HTS_LOG_OFF); // its messages would go to stderr beside ours
    base::requireFile(path);
    m->path = path;
    if (const auto stamp = base::stampOf(path))
        m->size = stamp->size;
    // An absolute path is never taken for an URL.
    m->file.reset(bgzf_open(fs::absolute(path).c_str(), "r"));
    if (!m->file)
        throw Error(fmt::format("{} cannot be opened: {}.", path.string(), std::strerror(errno)));
    if (!m->file->is_compressed && base::readHead(path, 2) == "\x1f\x8b")
        throw Error(fmt::format("{} is cut short: it begins like a gzip file and ends after {} bytes. Copy or download it again.",
            path.string(), m->size));
}

LineReader::~LineReader() = default;

bool LineReader::next(std::string& line)
{
    line.clear();
    for (bool begun = false;; begun = true) {
        if (m->at == m->filled && !m->fill(m_number)) {
            if (!begun)
                return false;
            break;
        }
        const std::string_view rest(m->buffer.data() + m->at, m->filled - m->at);
        const size_t newline = rest.find('\n');
        line += rest.substr(0, newline);
        m->at += newline == std::string_view::npos ? rest.size() : newline + 1;
        if (newline != std::string_view::npos)
            break;
    }
    ++m_number;
    if (!line.empty() && line.back() == '\r')
        line.pop_back();
    if (line.find('\0') != std::string::npos)
        throw Error(location() + "there is a zero byte: this is a binary file, not a table of text.");
    if (m_number == 1 && line.starts_with("\xEF\xBB\xBF"))
        line.erase(0, 3);
    return true;
}

double LineReader::fraction() const
{
    return m->size ? std::min(1.0, double(htell(m->file->fp)) / double(m->size)) : 1.0;
}

std::string LineReader::location() const
{
    return fmt::format("{}, line {}: ", m->path.string(), m_number);
}

void splitTabs(std::string_view line, std::vector<std::string_view>& fields)
{
    fields.clear();
    for (size_t from = 0;;) {
        const size_t tab = line.find('\t', from);
        fields.push_back(line.substr(from, tab - from));
        if (tab == std::string_view::npos)
            return;
        from = tab + 1;
    }
}

void splitBlanks(std::string_view line, std::vector<std::string_view>& fields)
{
    fields.clear();
    constexpr std::string_view blanks = " \t";
    for (size_t from = line.find_first_not_of(blanks); from != std::string_view::npos;) {
        const size_t end = line.find_first_of(blanks, from);
        fields.push_back(line.substr(from, end - from));
        from = line.find_first_not_of(blanks, end);
    }
}

template <class Number>
static std::optional<Number> parse(std::string_view text)
{
    if (text.starts_with('+') && text.size() > 1 && text[1] != '-')
        text.remove_prefix(1);
    Number number {};
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (problem != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

std::optional<int64_t> toInteger(std::string_view text)
{
    return parse<int64_t>(text);
}
std::optional<double> toNumber(std::string_view text)
{
    return parse<double>(text);
}

} // namespace genome
