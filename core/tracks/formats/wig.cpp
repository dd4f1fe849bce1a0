#include "core/tracks/formats/wig.h"

#include "core/base/error.h"
#include "core/tracks/formats/bedgraph.h"
#include "core/tracks/reading/datalines.h"
#include "core/tracks/valuetrack.h"

#include <fmt/format.h>

namespace tracks
{

namespace
{
using Fields = std::vector<std::string_view>;

constexpr int64_t farthest = int64_t(1) << 40; // bp, beyond any chromosome

float wigValue(std::string_view text)
{
    const auto value = genome::toNumber(text);
    if (!value)
        throw Error(fmt::format("the value “{}” is not a number.", text.substr(0, 40)));
    return float(*value);
}

/// The text between quotation marks of either kind; one without them as it is.
std::string_view unquoted(std::string_view text)
{
    const bool quoted = text.size() > 1 && (text.front() == '"' || text.front() == '\'') && text.back() == text.front();
    return quoted ? text.substr(1, text.size() - 2) : text;
}

/// What a line that begins with fixedStep or variableStep says of the values below it.
struct Section {
    std::string chrom; ///< empty: there was none yet
    bool fixed = false;
    int64_t next = -1; ///< 0-based start of the next value, of a fixed step
    int64_t step = 1, span = 1; ///< bp

    Section() = default;
    explicit Section(const Fields& fields)
        : fixed(fields[0] == "fixedStep")
    {
        for (size_t i = 1; i < fields.size(); ++i)
            set(fields[i]);
        if (chrom.empty())
            throw Error(fmt::format("a {} line needs the chromosome: chrom=NAME.", fields[0]));
        if (fixed && next < 0)
            throw Error("a fixedStep line needs the position of its first value: start=N.");
    }

    Record record(const Fields& fields)
    {
        if (chrom.empty())
            throw Error("a value stands before the first fixedStep or variableStep line.");
        if (fields.size() != (fixed ? 1 : 2))
            throw Error(fmt::format(
                "a line below {}.", fixed ? "fixedStep holds one value" : "variableStep holds a position and a value"));
        const int64_t start = fixed ? next : position(fields[0], "position") - 1;
        next = start + step;
        return { start, start + span, wigValue(fields.back()) };
    }

private:
    void set(std::string_view text)
    {
        const size_t at = std::min(text.find('='), text.size());
        const std::string_view key = text.substr(0, at), value = unquoted(text.substr(std::min(at + 1, text.size())));
        if (key == "chrom")
            chrom = value;
        else if (key == "span")
            span = position(value, key);
        else if (key == "step" && fixed)
            step = position(value, key);
        else if (key == "start" && fixed)
            next = position(value, key) - 1;
        else
            throw Error(fmt::format("“{}” is not known here; {}.", text.substr(0, 40),
                fixed ? "fixedStep has chrom, start, step and span" : "variableStep has chrom and span"));
    }

    static int64_t position(std::string_view text, std::string_view what)
    {
        const auto number = genome::toInteger(text);
        if (!number || *number < 1 || *number > farthest)
            throw Error(fmt::format("the {} “{}” is not a whole number from 1 to {}.", what, text.substr(0, 40), farthest));
        return *number;
    }
};
} // namespace

std::shared_ptr<Track> openWig(const std::filesystem::path& path, Format format, const Monitor& monitor)
{
    DataLines lines(path, monitor, { .columnNames = false, .severalTracks = false });
    Records records;
    Section section;
    lines.forEach([&](Fields& fields) {
        if (fields.size() > 2) // fewer were split at blanks already
            lines.splitAtBlanks(fields);
        if (fields[0] == "fixedStep" || fields[0] == "variableStep")
            section = Section(fields);
        else if (fields.size() == 4)
            records.add(fields[0], parseBedGraphLine(fields));
        else
            records.add(section.chrom, section.record(fields));
    });
    records.seal();
    const std::string name = lines.trackName().empty() ? plainName(path) : lines.trackName();
    return std::make_shared<ValueTrack>(path, name, describe(format), std::move(records));
}

} // namespace tracks
