#pragma once
#include "core/base/monitor.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace genome
{

/// Reads a text file line by line, plain, gzip or bgzip alike (decided by content). CR at line ends is dropped.
class LineReader
{
public:
    /// Throws Error when the file is missing, empty or unreadable.
    explicit LineReader(const std::filesystem::path&);
    ~LineReader();
    /// False at the end. Throws Error naming the file and the line when the compressed data is damaged or cut short,
    /// or when the content is binary (a NUL byte).
    bool next(std::string& line);
    /// 1-based number of the line last returned.
    int64_t number() const { return m_number; }
    /// 0 … 1 by compressed bytes.
    double fraction() const;
    /// "PATH, line N: " to begin an error sentence with.
    std::string location() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m;
    int64_t m_number = 0;
};

/// Splits at tabs (keeping empty fields); the views point into `line`.
void splitTabs(std::string_view line, std::vector<std::string_view>& fields);
/// Splits at runs of blanks or tabs.
void splitBlanks(std::string_view line, std::vector<std::string_view>& fields);

/// Whole-string number or nothing. Locale-independent.
std::optional<int64_t> toInteger(std::string_view);
std::optional<double> toNumber(std::string_view);

} // namespace genome
