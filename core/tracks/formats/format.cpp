#include "core/tracks/formats/format.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/text.h"
#include "core/tracks/formats/table.h"
#include "core/tracks/formats/textformat.h"

#include <algorithm>
#include <fmt/format.h>
#include <vector>
#include <zlib.h>

namespace tracks
{

namespace
{
constexpr size_t headBytes = 1 << 18;

bool isPacking(const std::string& extension)
{
    return extension == ".gz" || extension == ".bgz" || extension == ".gzipped";
}

/// Whether an extension says how a file is packed or that it is a text, whatever is in it.
bool isWrapping(const std::string& extension)
{
    return isPacking(extension) || extension == ".txt" || extension == ".tsv";
}

/// Whether files of this format have this extension.
bool isCalled(const FormatRow& row, const std::string& extension)
{
    const auto among = [&](const std::vector<std::string>& names) { return std::ranges::find(names, extension) != names.end(); };
    return among(row.extensions) || among(row.otherExtensions);
}

/// Whether a track or a genome has this extension.
bool isData(const std::string& extension)
{
    return std::ranges::any_of(formats(),
        [&](const FormatRow& row) { return (row.use == Use::Track || row.use == Use::Genome) && isCalled(row, extension); });
}

/// Whether an extension is a word for what was counted as well: "L5.mCG.cov.bw" is the coverage of L5 as bigWig.
bool isAlsoWord(const std::string& extension)
{
    return extension == ".cov" || extension == ".allc" || extension == ".wig";
}

/// "bigWig, BED … and interact"
std::string trackNames()
{
    std::vector<const FormatRow*> rows;
    for (const FormatRow& row : formats())
        if (row.use == Use::Track)
            rows.push_back(&row);
    std::ranges::sort(rows, {}, &FormatRow::format);
    std::string names;
    for (const FormatRow* row : rows) {
        const std::string name = row->name.starts_with("a ") ? row->name.substr(2) : row->name;
        names += (names.empty() ? "" : row == rows.back() ? " and " : ", ") + name;
    }
    return names;
}

/// The first bytes of the content, unpacked where it is gzip or bgzip.
std::string unpackedHead(const std::filesystem::path& path)
{
    const gzFile file = ::gzopen(path.c_str(), "rb");
    if (!file)
        throw Error(fmt::format("{} cannot be opened.", path.string()));
    std::string head(headBytes, '\0');
    const int got = ::gzread(file, head.data(), unsigned(head.size()));
    ::gzclose(file);
    if (got < 0)
        throw Error(
            fmt::format("{} is damaged: its gzip compression cannot be undone; copy or download it again.", path.string()));
    head.resize(size_t(got));
    return head;
}

bool isSafetensors(const std::string& head)
{
    if (head.size() < 10 || head[8] != '{')
        return false;
    uint64_t length = 0;
    for (int i = 7; i >= 0; --i)
        length = length << 8 | uint8_t(head[size_t(i)]);
    return length >= 2 && length < (100u << 20);
}

/// Name and extra field of the first entry of a zip archive; empty for anything else. (Their lengths lie at byte 26, they at 30.)
std::pair<std::string_view, std::string_view> firstEntry(std::string_view head)
{
    if (!head.starts_with("PK\3\4") || head.size() < 30)
        return {};
    const auto length = [&](size_t at) { return uint8_t(head[at]) | size_t(uint8_t(head[at + 1])) << 8; };
    const std::string_view rest = head.substr(30), name = rest.substr(0, length(26));
    return { name, rest.substr(name.size(), length(28)) };
}

bool isBundle(std::string_view head) // a session comes first
{
    return firstEntry(head).first.ends_with(".epiarc");
}

bool isCheckpoint(std::string_view head) // PyTorch's writer pads the entries' extra fields with a field of its own
{
    const auto [name, extra] = firstEntry(head);
    return name.ends_with("/data.pkl") || extra.starts_with("FB");
}

bool has(std::string_view head, const Magic& magic)
{
    return head.substr(std::min(magic.offset, head.size())).starts_with(magic.bytes);
}

std::string lowerExtension(std::filesystem::path path)
{
    if (isPacking(base::lower(path.extension().string())))
        path = path.stem();
    return base::lower(path.extension().string());
}
} // namespace

Format sniff(const std::filesystem::path& path)
{
    if (base::stampOf(path).value_or(base::FileStamp { 1, {} }).size == 0)
        return Format::Empty;
    base::requireFile(path);
    std::string head = unpackedHead(path);
    if (head.empty())
        return Format::Empty;
    if (isBundle(head))
        return Format::Bundle;
    if (isCheckpoint(head))
        return Format::Checkpoint;
    for (const FormatRow& row : formats())
        if (std::ranges::any_of(row.magics, [&](const Magic& magic) { return has(head, magic); }))
            return row.format;
    if (isSafetensors(head))
        return Format::Model;
    const std::string extension = lowerExtension(path);
    if (head.find('\0') != std::string::npos)
        return extension == ".gzi" ? Format::Index : Format::OtherBinary;
    if (head.starts_with("\xEF\xBB\xBF"))
        head.erase(0, 3);
    const size_t start = head.find_first_not_of(" \t\r\n");
    if (start == std::string::npos)
        return Format::Empty;
    if (head[start] == '{' || head[start] == '[')
        return head.find("\"epiarc") != std::string::npos ? Format::Session : Format::OtherText;
    if (head[start] == '<')
        return head.find("<Session") != std::string::npos || head.find("<Global") != std::string::npos ? Format::IgvSession
                                                                                                       : Format::OtherText;
    for (const char* index : { ".crai", ".fai", ".ix", ".ixx" })
        if (extension == index)
            return Format::Index;
    return textFormat(head, extension);
}

Format formatOfName(const std::filesystem::path& path)
{
    const std::string extension = lowerExtension(path);
    const auto found = std::ranges::find_if(formats(), [&](const FormatRow& row) { return isCalled(row, extension); });
    return found == formats().end() ? Format::OtherText : found->format;
}

std::string describe(Format format)
{
    return rowOf(format).name;
}

std::string hint(Format format, const std::filesystem::path& path)
{
    const FormatRow& row = rowOf(format);
    if (row.use == Use::Track || format == Format::Empty)
        return {};
    return row.hint.empty() ? fmt::format("tracks are {} files", trackNames())
                            : fmt::format(fmt::runtime(row.hint), path.string());
}

bool isTrack(Format format)
{
    return rowOf(format).use == Use::Track;
}

bool isGenome(Format format)
{
    return rowOf(format).use == Use::Genome;
}

std::string plainName(const std::filesystem::path& path)
{
    std::filesystem::path name = path.filename();
    bool outermost = true;
    for (; name.has_extension() && !name.stem().empty(); name = name.stem()) {
        const std::string extension = base::lower(name.extension().string());
        if (isWrapping(extension))
            continue;
        if (!isData(extension) || (isAlsoWord(extension) && !outermost))
            break;
        outermost = false;
    }
    return name.string();
}

} // namespace tracks
