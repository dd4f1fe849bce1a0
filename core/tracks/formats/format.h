#pragma once
#include "core/base/monitor.h"

#include <filesystem>
#include <memory>
#include <string>

namespace tracks
{

// clang-format off
enum class Format {
    Unknown,
    BigWig, BigBed, TwoBit, Fasta, ChromSizes,
    Bed, NarrowPeak, BroadPeak, GeneTable, BedGraph, Wiggle, BedMethyl, BismarkCoverage, CytosineReport, Allc, Gtf, Gff3, GenePred, Bedpe, Interact,
    Model, Session, IgvSession, Bundle, // safetensors; Epiarc session JSON; IGV session XML; zip of a session with its files
    // Recognised so that the refusal can name them:
    Vcf, Bam, Cram, Sam, UcscTable, Checkpoint, Hdf5, Tdf, Index, Image, Archive, Pdf, OtherText, OtherBinary, Empty,
};
// clang-format on

/// The format of a file by its content: magic bytes, also inside gzip; for text the first lines with data and what stands above
/// them
/// ("track type=", "##gff-version"). The name decides where the columns of a text fit several formats (`FormatRow::refines`, and
/// what a predicate makes of `TextLine::extension`), which reader shall say what is wrong with a text that fits none, and which
/// binary or plain files are indexes. Throws Error when the file cannot be read.
Format sniff(const std::filesystem::path&);

/// The format that has the extension of a name, for a file that is not there: "x.bed.gz" is Bed. OtherText where the name says
/// nothing.
Format formatOfName(const std::filesystem::path&);

/// "bigWig", "a PNG image", … for messages and `epiarc-cli info`.
std::string describe(Format);
/// What to do with a file of a format that is recognised and not read, as the end of a sentence; empty for those that are.
std::string hint(Format, const std::filesystem::path&);
bool isTrack(Format);
bool isGenome(Format);

/// Opens a file of a format that was found out before, as open(path) does.
std::shared_ptr<class Track> open(const std::filesystem::path&, Format, const Monitor& = {});

} // namespace tracks
