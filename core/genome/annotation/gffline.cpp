#include "core/genome/annotation/gffline.h"

#include "core/genome/positions.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace genome
{

bool isGffComment(std::string_view line)
{
    return line.starts_with('#') || trimmed(line).empty();
}

static int64_t position(std::string_view text, std::string_view what, const LineReader& reader)
{
    const auto value = toInteger(trimmed(text));
    if (!value)
        throw Error(fmt::format("{}the {} “{}” is not a whole number.", reader.location(), what, text.substr(0, 40)));
    if (*value < 1)
        throw Error(fmt::format("{}the {} is {}; positions in this format begin at 1.", reader.location(), what, *value));
    return *value;
}

GffLine parseGffLine(std::string_view line, const LineReader& reader)
{
    std::string_view columns[8];
    for (int column = 0; column < 8; ++column) {
        const size_t tab = line.find('\t');
        if (tab == std::string_view::npos)
            throw Error(
                fmt::format("{}nine columns separated by tabs are needed, this line has {}.", reader.location(), column + 1));
        columns[column] = line.substr(0, tab);
        line.remove_prefix(tab + 1);
    }
    GffLine parsed;
    parsed.chrom = trimmed(columns[0]);
    parsed.type = trimmed(columns[2]);
    parsed.attributes = line;
    parsed.start = position(columns[3], "start", reader) - 1;
    parsed.end = position(columns[4], "end", reader);
    if (parsed.end <= parsed.start)
        throw Error(fmt::format(
            "{}the end ({}) lies before the start ({}); swap the two columns.", reader.location(), parsed.end, parsed.start + 1));
    if (const auto score = toNumber(columns[5]))
        parsed.score = float(*score);
    parsed.strand = columns[6] == "+" ? Strand::Plus : columns[6] == "-" ? Strand::Minus : Strand::None;
    return parsed;
}

void splitGtfAttributes(std::string_view text, Attributes& attributes)
{
    attributes.clear();
    while (!(text = trimmed(text)).empty()) {
        if (text.front() == ';') {
            text.remove_prefix(1);
            continue;
        }
        const size_t keyEnd = std::min(text.find_first_of(" \t;"), text.size());
        Attribute attribute { text.substr(0, keyEnd), {} };
        text = trimmed(text.substr(keyEnd));
        const bool quoted = text.starts_with('"');
        if (quoted)
            text.remove_prefix(1);
        const size_t end = std::min(text.find(quoted ? '"' : ';'), text.size());
        attribute.value = quoted ? text.substr(0, end) : trimmed(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        attributes.push_back(attribute);
    }
}

void splitGff3Attributes(std::string_view text, Attributes& attributes)
{
    attributes.clear();
    while (!text.empty()) {
        const size_t end = std::min(text.find(';'), text.size());
        const std::string_view pair = trimmed(text.substr(0, end));
        if (const size_t equals = pair.find('='); equals != std::string_view::npos)
            attributes.push_back({ trimmed(pair.substr(0, equals)), trimmed(pair.substr(equals + 1)) });
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

std::string_view valueOf(const Attributes& attributes, std::initializer_list<std::string_view> keys)
{
    for (const auto key : keys)
        for (const auto& attribute : attributes)
            if (attribute.key == key && !attribute.value.empty())
                return attribute.value;
    return {};
}

std::string unescape(std::string_view text)
{
    std::string plain;
    for (size_t i = 0; i < text.size(); ++i) {
        unsigned char letter = 0;
        if (text[i] == '%' && i + 2 < text.size()
            && std::from_chars(text.data() + i + 1, text.data() + i + 3, letter, 16).ptr == text.data() + i + 3) {
            plain += char(letter);
            i += 2;
        } else {
            plain += text[i];
        }
    }
    return plain;
}

} // namespace genome
