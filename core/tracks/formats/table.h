#pragma once
#include "core/base/monitor.h"
#include "core/genome/annotation/bedline.h"
#include "core/tracks/formats/format.h"
#include "core/tracks/reading/columns.h"
#include "core/tracks/track.h"

namespace tracks
{

/// What a file of a format is opened as.
enum class Use { Refused, Track, Genome, Model, Session };

/// Bytes that a (decompressed) file of a format has at an offset.
struct Magic {
    std::string bytes;
    size_t offset = 0;
};

/// All that is to be said of one format. A new one is its pair of files, its value in `Format` and its row.
struct FormatRow {
    using Opener = std::shared_ptr<Track> (*)(const std::filesystem::path&, Format, const Monitor&);

    Format format = Format::Unknown;
    std::string name = {}; ///< "bigWig", "an image"
    Use use = Use::Refused;
    std::string hint = {}; ///< what to do with a file that is no track, as the end of a sentence; {} stands for its path

    // How it is recognised:
    std::vector<Magic> magics = {}; ///< binary formats: one of these
    std::vector<std::string> beginnings = {}; ///< text: a line that begins so announces it
    std::string trackType = {}; ///< text: "track type=…" announces it
    bool (*fits)(const TextLine&) = nullptr; ///< text: whether a line with data is one of its lines
    std::vector<std::string> extensions = {}; ///< decide between texts that fit equally, or fit nothing
    std::vector<std::string> otherExtensions = {}; ///< common in names, but decide nothing
    std::vector<Format> refines = {}; ///< text that looks like one of these is of this format when it has one of `extensions`

    // Of tracks:
    Kind kind = Kind::Features;
    genome::BedDialect dialect = genome::BedDialect::Bed; ///< of features in BED and its kin
    double height = 64; ///< of a new lane, in pixels
    std::string igvType = {}; ///< what IGV calls a resource of this format; empty: it reads none
    Opener open = nullptr;
    Opener openIndexed = nullptr; ///< by region, for a file with its tabix index that is too large for memory
};

/// All formats, in the order in which they are tried; the first that fits is taken.
const std::vector<FormatRow>& formats();
const FormatRow& rowOf(Format);
/// The format whose `extensions` hold this one ("" fits none); otherwise OtherText.
Format formatOfExtension(const std::string& extension);

} // namespace tracks
