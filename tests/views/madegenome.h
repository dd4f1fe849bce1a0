#pragma once
#include "core/tracks/writing/bigwigwriter.h"

#include <QString>

#include <string>
#include <vector>

/// FASTA of chr1: a line again and again.
inline std::string fastaOf(const std::string& line, int times)
{
    std::string text = ">chr1\n";
    for (int i = 0; i < times; ++i)
        text += line + "\n";
    return text;
}

/// A bigWig with a value for every `step` bp of chr1, which ends with them.
inline void writeValues(const QString& path, int64_t step, std::vector<float> values)
{
    const int64_t length = step * int64_t(values.size());
    tracks::writeBigWig(path.toStdString(), { { "chr1", length, { { 0, step, std::move(values) } } } });
}
