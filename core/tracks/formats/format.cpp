#include "core/tracks/formats/format.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/tracks/formats/textformat.h"

#include <algorithm>
#include <fmt/format.h>
#include <vector>
#include <zlib.h>

namespace tracks
{

namespace
{
using namespace std::string_literals;

constexpr size_t headBytes = 1 << 18;

struct Magic {
    std::string bytes;
    Format format;
    size_t offset = 0;
};

const std::vector<Magic>& magics()
{
    static const std::vector<Magic> all {
        { "\x26\xFC\x8F\x88", Format::BigWig },
        { "\x88\x8F\xFC\x26", Format::BigWig },
        { "\xEB\xF2\x89\x87", Format::BigBed },
        { "\x87\x89\xF2\xEB", Format::BigBed },
        { "\x43\x27\x41\x1A", Format::TwoBit },
        { "\x1A\x41\x27\x43", Format::TwoBit },
        { "BAM\1", Format::Bam },
        { "CRAM", Format::Cram },
        { "BCF\2", Format::Vcf },
        { "\x89HDF\r\n\x1A\n", Format::Hdf5 },
        { "TDF", Format::Tdf },
        { "IBF", Format::Tdf },
        { "TBI\1", Format::Index },
        { "CSI\1", Format::Index },
        { "BAI\1", Format::Index },
        { "TIDX", Format::Index },
        { "XDIT", Format::Index },
        { "\x91\x8C\xCA\x78", Format::Index },
        { "\x89PNG", Format::Image },
        { "\xFF\xD8\xFF", Format::Image },
        { "GIF8", Format::Image },
        { "II*\0"s, Format::Image },
        { "MM\0*"s, Format::Image },
        { "%PDF", Format::Pdf },
        { "\x80\2\x8A\x0A\x6C\xFC\x9C\x46", Format::Checkpoint }, // before PyTorch 1.6: its magic number as a pickle
        { "PK\3\4", Format::Archive },
        { "BZh", Format::Archive },
        { "\xFD"
          "7zXZ",
            Format::Archive },
        { "7z\xBC\xAF", Format::Archive },
        { "\x28\xB5\x2F\xFD", Format::Archive },
        { "Rar!", Format::Archive },
        { "ustar", Format::Archive, 257 },
    };
    return all;
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

std::string lowerExtension(std::filesystem::path path)
{
    const auto lower = [](std::string text) {
        std::transform(text.begin(), text.end(), text.begin(),
            [](char letter) { return letter >= 'A' && letter <= 'Z' ? char(letter + 32) : letter; });
        return text;
    };
    if (const std::string last = lower(path.extension().string()); last == ".gz" || last == ".bgz" || last == ".gzipped")
        path = path.stem();
    return lower(path.extension().string());
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
    for (const Magic& magic : magics())
        if (head.compare(magic.offset < head.size() ? magic.offset : head.size(), magic.bytes.size(), magic.bytes) == 0)
            return magic.format;
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

std::string describe(Format format)
{
    switch (format) {
    case Format::BigWig:
        return "bigWig";
    case Format::BigBed:
        return "bigBed";
    case Format::TwoBit:
        return "a 2bit genome";
    case Format::Fasta:
        return "a FASTA genome";
    case Format::ChromSizes:
        return "a table of chromosome sizes";
    case Format::Bed:
        return "BED";
    case Format::NarrowPeak:
        return "narrowPeak";
    case Format::BroadPeak:
        return "broadPeak";
    case Format::GeneTable:
        return "a gene table";
    case Format::BedGraph:
        return "bedGraph";
    case Format::Gtf:
        return "GTF";
    case Format::Gff3:
        return "GFF3";
    case Format::GenePred:
        return "genePred";
    case Format::Bedpe:
        return "BEDPE";
    case Format::Interact:
        return "interact";
    case Format::Model:
        return "a model (safetensors)";
    case Format::Session:
        return "an Epiarc session";
    case Format::IgvSession:
        return "an IGV session";
    case Format::Bundle:
        return "an Epiarc bundle (a session with its files)";
    case Format::Wiggle:
        return "wiggle (wig)";
    case Format::Vcf:
        return "VCF";
    case Format::Bam:
        return "BAM";
    case Format::Cram:
        return "CRAM";
    case Format::Sam:
        return "SAM";
    case Format::BedMethyl:
        return "bedMethyl";
    case Format::UcscTable:
        return "a table of the UCSC database with a leading bin column";
    case Format::Checkpoint:
        return "a PyTorch checkpoint";
    case Format::Hdf5:
        return "HDF5";
    case Format::Tdf:
        return "TDF";
    case Format::Index:
        return "an index of another file";
    case Format::Image:
        return "an image";
    case Format::Archive:
        return "an archive";
    case Format::Pdf:
        return "a PDF document";
    case Format::OtherText:
        return "a text of no known format";
    case Format::OtherBinary:
        return "binary data of no known format";
    case Format::Empty:
        return "empty";
    case Format::Unknown:
        break;
    }
    return "unknown";
}

std::string hint(Format format, const std::filesystem::path& path)
{
    switch (format) {
    case Format::Wiggle:
        return "convert it to bigWig (wigToBigWig)";
    case Format::Tdf:
        return "convert its source to bigWig";
    case Format::Vcf:
        return "variants are not drawn as a track; convert their places to BED";
    case Format::Bam:
    case Format::Cram:
    case Format::Sam:
        return "convert its coverage to bigWig (bamCoverage) or bedGraph";
    case Format::BedMethyl:
        return "convert its percentages to bedGraph or bigWig";
    case Format::UcscTable:
        return "cut that column off (cut -f2-) and open the rest as BED";
    case Format::Index:
        return "open the file that it belongs to";
    case Format::Archive:
        return "unpack it and open the files in it";
    case Format::TwoBit:
    case Format::Fasta:
    case Format::ChromSizes:
        return "open it as the genome";
    case Format::Model:
        return "open it as a model";
    case Format::Checkpoint:
        return fmt::format("turn it into an Epiarc model with \"epiarc-cli import --from enformer-pytorch --weights {} --params "
                           "config.json --out M.safetensors\"",
            path.string());
    case Format::Session:
    case Format::IgvSession:
        return "open it as a session";
    case Format::Bundle:
        return "open it in the window, which unpacks it";
    case Format::Hdf5:
    case Format::Image:
    case Format::Pdf:
    case Format::OtherText:
    case Format::OtherBinary:
    case Format::Unknown:
        return "tracks are bigWig, bigBed, BED, narrowPeak, broadPeak, bedGraph, GTF, GFF3, genePred, BEDPE and interact files";
    default:
        return {};
    }
}

bool isTrack(Format format)
{
    return format == Format::BigWig || format == Format::BigBed || (format >= Format::Bed && format <= Format::Interact);
}

bool isGenome(Format format)
{
    return format == Format::TwoBit || format == Format::Fasta || format == Format::ChromSizes;
}

} // namespace tracks
