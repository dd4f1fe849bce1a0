#include "core/tracks/formats/table.h"

#include "core/genome/lines.h"
#include "core/tracks/formats/bed.h"
#include "core/tracks/formats/bedgraph.h"
#include "core/tracks/formats/bedpe.h"
#include "core/tracks/formats/bigbed.h"
#include "core/tracks/formats/bigwig.h"
#include "core/tracks/formats/genes.h"
#include "core/tracks/formats/methylation.h"
#include "core/tracks/formats/tabix.h"
#include "core/tracks/formats/wig.h"

#include <algorithm>

namespace tracks
{

namespace
{
using namespace std::string_literals;
using Path = std::filesystem::path;
using Opened = std::shared_ptr<Track>;
using genome::BedDialect;

constexpr double featureHeight = 44, geneHeight = 72;

Opened openBigWig(const Path& path, Format, const Monitor&)
{
    return std::make_shared<BigWig>(path);
}
Opened openBigBed(const Path& path, Format, const Monitor&)
{
    return std::make_shared<BigBed>(path);
}
Opened openTabix(const Path& path, Format format, const Monitor&)
{
    return std::make_shared<Tabix>(path, format);
}

// Formats that are not opened as tracks:

bool isUcscTable(const TextLine& line)
{
    // bin chrom chromStart chromEnd …
    const std::vector<std::string_view>& f = line.fields;
    return f.size() >= 5 && isWhole(f[0]) && !isNumber(f[1]) && isWhole(f[2]) && isWhole(f[3])
        && *genome::toInteger(f[2]) <= *genome::toInteger(f[3]);
}

bool isVcf(const TextLine& line)
{
    const std::vector<std::string_view>& f = line.fields;
    return f.size() >= 8 && isWhole(f[1]) && !isWhole(f[2]) && !f[3].empty()
        && f[3].find_first_not_of("ACGTNacgtn") == std::string_view::npos;
}

bool isChromSizes(const TextLine& line)
{
    return line.fields.size() == 2 && isWhole(line.fields[1]) && *genome::toInteger(line.fields[1]) > 0;
}

// clang-format off
std::vector<FormatRow> binaryFormats()
{
    return {
        { .format = Format::BigWig, .name = "bigWig", .use = Use::Track, .magics = { { "\x26\xFC\x8F\x88" }, { "\x88\x8F\xFC\x26" } },
          .otherExtensions = { ".bw", ".bigwig" }, .kind = Kind::Signal, .igvType = "bw", .open = openBigWig },
        { .format = Format::BigBed, .name = "bigBed", .use = Use::Track, .magics = { { "\xEB\xF2\x89\x87" }, { "\x87\x89\xF2\xEB" } },
          .otherExtensions = { ".bb", ".bigbed" }, .height = featureHeight, .igvType = "bb", .open = openBigBed },
        { .format = Format::TwoBit, .name = "a 2bit genome", .use = Use::Genome, .hint = "open it as the genome",
          .magics = { { "\x43\x27\x41\x1A" }, { "\x1A\x41\x27\x43" } }, .otherExtensions = { ".2bit" } },
        { .format = Format::Model, .name = "a model (safetensors)", .use = Use::Model, .hint = "open it as a model" },
        { .format = Format::Session, .name = "an Epiarc session", .use = Use::Session, .hint = "open it as a session" },
        { .format = Format::IgvSession, .name = "an IGV session", .use = Use::Session, .hint = "open it as a session" },
        { .format = Format::Bundle, .name = "an Epiarc bundle (a session with its files)", .use = Use::Session,
          .hint = "open it in the window, which unpacks it" },
        { .format = Format::Bam, .name = "BAM", .hint = "convert its coverage to bigWig (bamCoverage) or bedGraph",
          .magics = { { "BAM\1" } } },
        { .format = Format::Cram, .name = "CRAM", .hint = "convert its coverage to bigWig (bamCoverage) or bedGraph",
          .magics = { { "CRAM" } } },
        { .format = Format::Hdf5, .name = "HDF5", .magics = { { "\x89HDF\r\n\x1A\n" } } },
        { .format = Format::Tdf, .name = "TDF", .hint = "convert its source to bigWig", .magics = { { "TDF" }, { "IBF" } } },
        { .format = Format::Index, .name = "an index of another file", .hint = "open the file that it belongs to",
          .magics = { { "TBI\1" }, { "CSI\1" }, { "BAI\1" }, { "TIDX" }, { "XDIT" }, { "\x91\x8C\xCA\x78" } } },
        { .format = Format::Image, .name = "an image",
          .magics = { { "\x89PNG" }, { "\xFF\xD8\xFF" }, { "GIF8" }, { "II*\0"s }, { "MM\0*"s } } },
        { .format = Format::Pdf, .name = "a PDF document", .magics = { { "%PDF" } } },
        { .format = Format::Checkpoint, .name = "a PyTorch checkpoint", .use = Use::Model,
          .hint = "turn it into an Epiarc model with \"epiarc-cli import --from enformer-pytorch --weights {} --params config.json "
                  "--out M.safetensors\"",
          .magics = { { "\x80\2\x8A\x0A\x6C\xFC\x9C\x46" } } }, // before PyTorch 1.6: its magic number as a pickle
        { .format = Format::Archive, .name = "an archive", .hint = "unpack it and open the files in it",
          .magics = { { "PK\3\4" }, { "BZh" }, { "\xFD" "7zXZ" }, { "7z\xBC\xAF" }, { "\x28\xB5\x2F\xFD" }, { "Rar!" }, { "ustar", 257 } } },
        { .format = Format::OtherText, .name = "a text of no known format" },
        { .format = Format::OtherBinary, .name = "binary data of no known format" },
        { .format = Format::Empty, .name = "empty" },
        { .format = Format::Unknown, .name = "unknown" },
    };
}

std::vector<FormatRow> textFormats()
{
    return {
        { .format = Format::Fasta, .name = "a FASTA genome", .use = Use::Genome, .hint = "open it as the genome", .beginnings = { ">" },
          .otherExtensions = { ".fa", ".fasta" } },
        { .format = Format::Sam, .name = "SAM", .hint = "convert its coverage to bigWig (bamCoverage) or bedGraph",
          .beginnings = { "@HD\t", "@SQ\t", "@RG\t", "@PG\t", "@CO\t" }, .extensions = { ".sam" } },
        { .format = Format::Wiggle, .name = "wiggle (wig)", .use = Use::Track, .beginnings = { "fixedStep", "variableStep" },
          .extensions = { ".wig" }, .refines = { Format::BedGraph }, .kind = Kind::Signal, .igvType = "wig", .open = openWig },
        { .format = Format::Gtf, .name = "GTF", .use = Use::Track, .beginnings = { "##gff-version 2", "#gtf-version", "##gtf" },
          .fits = isGtf, .extensions = { ".gtf" }, .kind = Kind::Genes, .height = geneHeight, .igvType = "gtf", .open = openGenes },
        { .format = Format::Gff3, .name = "GFF3", .use = Use::Track, .beginnings = { "##gff-version 3", "##gff-version\t3" },
          .fits = isGff3, .extensions = { ".gff", ".gff3" }, .kind = Kind::Genes, .height = geneHeight, .igvType = "gff3",
          .open = openGenes },
        { .format = Format::GenePred, .name = "genePred", .use = Use::Track, .fits = isGenePred,
          .otherExtensions = { ".genepred", ".refgene" }, .kind = Kind::Genes, .height = geneHeight, .igvType = "genepred",
          .open = openGenes },
        { .format = Format::BedMethyl, .name = "bedMethyl", .use = Use::Track, .trackType = "bedMethyl", .fits = isBedMethyl,
          .extensions = { ".bedmethyl" }, .refines = { Format::Bed }, .kind = Kind::Signal, .igvType = "bedmethyl",
          .open = openMethylation, .openIndexed = openIndexedMethylation },
        { .format = Format::Interact, .name = "interact", .use = Use::Track, .trackType = "interact", .fits = isInteract,
          .extensions = { ".interact" }, .otherExtensions = { ".inter" }, .refines = { Format::Bed }, .kind = Kind::Arcs,
          .igvType = "interact", .open = openInteract },
        { .format = Format::UcscTable, .name = "a table of the UCSC database with a leading bin column",
          .hint = "cut that column off (cut -f2-) and open the rest as BED", .fits = isUcscTable },
        { .format = Format::BismarkCoverage, .name = "Bismark coverage", .use = Use::Track, .fits = isBismarkCoverage,
          .extensions = { ".cov" }, .kind = Kind::Signal, .open = openMethylation, .openIndexed = openIndexedMethylation },
        { .format = Format::CytosineReport, .name = "a cytosine report", .use = Use::Track, .fits = isCytosineReport,
          .kind = Kind::Signal, .open = openMethylation, .openIndexed = openIndexedMethylation },
        { .format = Format::Allc, .name = "allc", .use = Use::Track, .fits = isAllc, .extensions = { ".allc" },
          .kind = Kind::Signal, .open = openMethylation, .openIndexed = openIndexedMethylation },
        { .format = Format::Bedpe, .name = "BEDPE", .use = Use::Track, .fits = isBedpe, .extensions = { ".bedpe" },
          .refines = { Format::Bed }, .kind = Kind::Arcs, .igvType = "bedpe", .open = openBedpe },
        { .format = Format::BedGraph, .name = "bedGraph", .use = Use::Track, .trackType = "bedGraph", .fits = isBedGraph,
          .extensions = { ".bedgraph", ".bdg", ".bg" }, .refines = { Format::Bed, Format::Bedpe }, .kind = Kind::Signal,
          .igvType = "bedgraph", .open = openBedGraph, .openIndexed = openTabix },
        { .format = Format::GeneTable, .name = "a gene table", .use = Use::Track, .fits = isGeneTable, .kind = Kind::Genes,
          .dialect = BedDialect::GeneTable, .height = geneHeight, .igvType = "bed", .open = openBed, .openIndexed = openTabix },
        { .format = Format::NarrowPeak, .name = "narrowPeak", .use = Use::Track, .trackType = "narrowPeak", .fits = isNarrowPeak,
          .extensions = { ".narrowpeak" }, .refines = { Format::Bed }, .dialect = BedDialect::NarrowPeak, .height = featureHeight,
          .igvType = "narrowpeak", .open = openBed, .openIndexed = openTabix },
        { .format = Format::BroadPeak, .name = "broadPeak", .use = Use::Track, .trackType = "broadPeak", .fits = isBroadPeak,
          .extensions = { ".broadpeak" }, .refines = { Format::Bed }, .dialect = BedDialect::BroadPeak, .height = featureHeight,
          .igvType = "broadpeak", .open = openBed, .openIndexed = openTabix },
        { .format = Format::Bed, .name = "BED", .use = Use::Track, .fits = isBed, .extensions = { ".bed" },
          .height = featureHeight, .igvType = "bed", .open = openBed, .openIndexed = openTabix },
        { .format = Format::Vcf, .name = "VCF", .hint = "variants are not drawn as a track; convert their positions to BED",
          .magics = { { "BCF\2" } }, .beginnings = { "##fileformat=VCF", "#CHROM\tPOS\tID" }, .fits = isVcf, .extensions = { ".vcf" } },
        { .format = Format::ChromSizes, .name = "a table of chromosome sizes", .use = Use::Genome, .hint = "open it as the genome",
          .fits = isChromSizes, .otherExtensions = { ".sizes" } },
    };
}
// clang-format on
} // namespace

const std::vector<FormatRow>& formats()
{
    static const std::vector<FormatRow> rows = [] {
        std::vector<FormatRow> all = binaryFormats();
        for (FormatRow& row : textFormats())
            all.push_back(std::move(row));
        return all;
    }();
    return rows;
}

const FormatRow& rowOf(Format format)
{
    return *std::ranges::find(formats(), format, &FormatRow::format);
}

Format formatOfExtension(const std::string& extension)
{
    const auto found = std::ranges::find_if(
        formats(), [&](const FormatRow& row) { return std::ranges::find(row.extensions, extension) != row.extensions.end(); });
    return found == formats().end() ? Format::OtherText : found->format;
}

} // namespace tracks
