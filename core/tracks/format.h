#pragma once
#include <filesystem>
#include <string>

namespace tracks
{

enum class Format {
    Unknown,
    BigWig,
    BigBed,
    TwoBit,
    Fasta,
    ChromSizes,
    Bed,
    NarrowPeak,
    BroadPeak,
    GeneTable,
    BedGraph,
    Gtf,
    Gff3,
    GenePred,
    Bedpe,
    Interact,
    Model,
    Session, // safetensors with Epiarc metadata; Epiarc session JSON
    // Recognised so that the refusal can name them:
    Wiggle,
    Vcf,
    Bam,
    Cram,
    Sam,
    BedMethyl,
    Hdf5,
    Tdf,
    Index,
    Image,
    Archive,
    Pdf,
    OtherText,
    OtherBinary,
    Empty,
};

/// Looks at the content: magic bytes, also inside gzip; for text the first lines with data (and "track type=" lines).
/// The name only decides between text dialects with equal columns (.narrowPeak, .broadPeak, .bedpe, .interact, .bedGraph).
/// Throws Error when the file cannot be read.
Format sniff(const std::filesystem::path&);

/// "bigWig", "a PNG image", … for messages and `epiarc-cli info`.
std::string describe(Format);
bool isTrack(Format);
bool isGenome(Format);

} // namespace tracks
