#include "app/commands/facts.h"

#include "core/base/interval.h"
#include "core/models/tensors/tensorfile.h"

#include <algorithm>
#include <fmt/format.h>

namespace
{

/// On one line, and no longer than people read.
std::string shortened(std::string text)
{
    constexpr size_t most = 120;
    std::ranges::replace(text, '\n', ' ');
    if (text.size() <= most)
        return text;
    size_t end = most;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) // within a letter of UTF-8
        --end;
    return fmt::format("{}… ({} bytes, all of them with --json)", text.substr(0, end), withCommas(int64_t(text.size())));
}

/// A text as it is, anything else as JSON.
std::string textOf(const Facts& fact)
{
    return shortened(fact.is_string() ? fact.get<std::string>() : fact.dump());
}

/// "chr1 (1,000), chr2 (900), … 23 more"
std::string shortList(const Facts& list)
{
    constexpr size_t most = 6;
    std::string text;
    size_t number = 0;
    for (const auto& [key, value] : list.items()) {
        if (number++ == most)
            return text + fmt::format(", … {} more", list.size() - most);
        text += number > 1 ? ", " : "";
        text += list.is_array()
            ? textOf(value)
            : fmt::format("{} ({})", key, value.is_number_integer() ? withCommas(value.get<int64_t>()) : textOf(value));
    }
    return text;
}

void printTensors(const Facts& tensors)
{
    fmt::print("  tensors: {}\n", tensors.size());
    for (const auto& [name, tensor] : tensors.items())
        fmt::print("    {} {} {}\n", name, tensor["dtype"].get<std::string>(),
            models::shapeText(tensor["shape"].get<std::vector<int64_t>>()));
}

void printInputs(const Facts& inputs)
{
    for (const Facts& input : inputs) {
        const std::string about = input["description"];
        fmt::print("  input {}: {}{}\n", input["name"].get<std::string>(), input["read_as"].get<std::string>(),
            about.empty() ? about : " (" + about + ")");
    }
}

} // namespace

void printFacts(const Facts& info)
{
    for (const auto& [key, value] : info.items()) {
        if (key == "file")
            fmt::print("{}\n", value.get<std::string>());
        else if (key == "heads")
            for (const auto& [name, head] : value.items())
                fmt::print("  head {}: {} tracks: {}\n", name, head["tracks"].size(), shortList(head["assays"]));
        else if (key == "inputs")
            printInputs(value);
        else if (key == "provenance")
            for (const auto& [name, fact] : value.items())
                fmt::print("  provenance: {}: {}\n", name, fact.is_string() ? fact.get<std::string>() : fact.dump());
        else if (key == "tensors")
            printTensors(value);
        else if (value.is_structured())
            fmt::print("  {}: {}{}\n", key, value.size() > 1 ? fmt::format("{}: ", value.size()) : "", shortList(value));
        else if (value.is_string() && !value.get<std::string>().empty())
            fmt::print("  {}: {}\n", key, value.get<std::string>());
        else if (value.is_number_integer())
            fmt::print("  {}: {}\n", key, withCommas(value.get<int64_t>()));
        else if (value.is_number())
            fmt::print("  {}: {:.6g}\n", key, value.get<double>());
        else if (value.is_boolean())
            fmt::print("  {}: {}\n", key, value.get<bool>() ? "yes" : "no");
    }
}
