#include "core/base/error.h"
#include "core/genome/genome.h"
#include "core/tracks/formats/format.h"
#include "core/tracks/track.h"

#include "tests/registry.h"

#include <QDirIterator>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <cmath>
#include <set>

using namespace tracks;

namespace
{
const QString oddFiles = QStringLiteral(SHARED_DIR "/data/odd-files");

/// What must happen to the files whose path (below odd-files) matches: they open, or are refused with a sentence. First match
/// counts.
struct Rule {
    const char* files;
    const char* says; ///< null: opens as a track with something in it; "genome": as a genome with letters or sizes
};

constexpr Rule rules[] = {
    // Single files first: broken on purpose or by their authors.
    { "bedtools2/getfasta/blocks.bed", "line 1: block 3 lies outside the feature" },
    { "bedtools2/intersect/splitBug155_[ab].bed", "line 1: block 2 lies outside the feature" },
    { "bedtools2/groupby/noPosvalues.header.bed", "line 2: the start “chr1” is not a whole number" },
    { "bedtools2/merge/expFormat.bed", "line 1: the start “8e02” is not a whole number" },
    { "bedtools2/merge/a.gff", "" }, // GFF of 2001 behind "browser" lines: opens or says which line
    { "bedtools2/intersect/multi_intersect/g.bed", "genome" }, // two columns: chromosome and size
    { "bbi-js/unipLocCytopl.bb", "holds no data: it was written without any sequence" },
    { "gff-js/directives.gff3", "holds no features" },
    { "gff-js/.*\\.json", "a text of no known format" },
    { "igv.js/bam/long_cigar/00README.txt", "a text of no known format" },
    { "igv.js/bam/long_cigar/cigar-64k.fa.gz", "bgzip" },
    { "igv.js/bb/.*\\.as", "a text of no known format" },
    { "igv.js/bed/chromosomes.bedgraph", "line 16: the value “=1” is not a number" },
    { "igv.js/bed/Low_complexity.rmask", "a text of no known format" },
    { "igv.js/bed/(cpgIslandExt|gwasCatalog|wgRna).test.txt", "a table of the UCSC database with a leading bin column" },
    { "igv.js/bedpe/SKBR3_Sniffles_variants_tra.bedpe", "line 127: the start is negative (-99)" },
    { "igv.js/seg/.*", "a text of no known format" },
    { "igv.js/wig/chrom.sizes", "genome" },
    { "twobit-js/empty.2bit", "without sequences" },
    { "twobit-js/wheat.2bit", "a text of no known format" }, // the text of a symbolic link
    // Then whole kinds.
    { ".*\\.(bai|csi|tbi|crai|idx|ix|ixx|bpt)", "an index of another file" },
    { ".*\\.bam", "is BAM" },
    { ".*\\.cram", "is CRAM" },
    { ".*\\.sam", "is SAM" },
    { ".*\\.vcf(\\.gz)?", "is VCF" },
    { ".*\\.tdf", "is TDF" },
    { ".*\\.(fa|fasta|2bit)(\\.gz)?", "genome" },
    { ".*", nullptr },
};

const Rule& ruleFor(const QString& file)
{
    for (const Rule& rule : rules)
        if (QRegularExpression(QRegularExpression::anchoredPattern(rule.files)).match(file).hasMatch())
            return rule;
    return rules[std::size(rules) - 1];
}

size_t content(const Slice& slice)
{
    if (const auto* features = std::get_if<Features>(&slice))
        return features->items.size();
    if (const auto* arcs = std::get_if<Arcs>(&slice))
        return arcs->items.size();
    const auto& signal = std::get<Signal>(slice);
    return size_t(std::count_if(signal.mean.begin(), signal.mean.end(),
        [&](float value) { return !std::isnan(value) && (value != 0 || signal.function == "mean"); }));
}

size_t contentOfTrack(const std::filesystem::path& path)
{
    const auto track = open(path);
    size_t found = 0;
    for (const auto& chrom : track->chromosomes())
        for (const auto& [start, end] : { std::pair<int64_t, int64_t> { -1000, 1'000'000 }, { 0, 3'000'000'000 },
                 { 100'000, 100'001 }, { 0, 40'000'000'000 } })
            found += content(track->read({ chrom, start, end }, 700, {}));
    return found;
}

/// From a copy, because an index is written beside a FASTA file.
size_t contentOfGenome(const std::filesystem::path& path)
{
    const QTemporaryDir folder;
    const std::filesystem::path copy = folder.filePath(QString::fromStdString(path.filename().string())).toStdString();
    std::filesystem::copy_file(path, copy);
    const auto genome = genome::Genome::open(copy);
    size_t found = genome->hasSequence() ? 0 : genome->chromosomes().size();
    for (const auto& chrom : genome->chromosomes())
        if (genome->hasSequence())
            found += genome->sequence({ chrom.name, 0, std::min<int64_t>(chrom.length, 100) }).size();
    return found;
}
} // namespace

/// Hundreds of files of other projects, good and broken: each opens with something in it or is refused with a sentence.
class OddFilesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFile_data()
    {
        if (!QDir(oddFiles).exists())
            QSKIP("The folder of odd files (data/odd-files) is absent.");
        QTest::addColumn<QString>("file");
        QDirIterator files(oddFiles, QDir::Files, QDirIterator::Subdirectories);
        int count = 0;
        while (files.hasNext()) {
            const QString file = QDir(oddFiles).relativeFilePath(files.next());
            QTest::newRow(qPrintable(file)) << file;
            ++count;
        }
        QVERIFY2(count >= 500, "the folder of odd files is not complete");
    }
    void everyFile()
    {
        QFETCH(QString, file);
        const Rule& rule = ruleFor(file);
        const std::filesystem::path path = (oddFiles + "/" + file).toStdString();
        const bool genome = isGenome(sniff(path));
        QString said;
        size_t found = 0;
        try {
            found = genome ? contentOfGenome(path) : contentOfTrack(path);
        } catch (const Error& error) {
            said = error.what();
            QVERIFY2(said.contains(QString::fromStdString(path.filename().string())), "the sentence does not name the file");
        }
        QVERIFY2(found > 0 || !said.isEmpty(), "opened, and there is nothing in it");
        const bool opens = !rule.says || qstrcmp(rule.says, "genome") == 0;
        if (opens)
            QVERIFY2(said.isEmpty() && genome == (rule.says != nullptr), qPrintable("should open: " + said));
        else
            QVERIFY2(
                said.contains(QString::fromUtf8(rule.says)), qPrintable(QString("should say “%1”: %2").arg(rule.says, said)));
    }

    /// A table that nothing uses would be a promise about nothing.
    void everyRuleIsUsed()
    {
        if (!QDir(oddFiles).exists())
            QSKIP("The folder of odd files (data/odd-files) is absent.");
        std::set<const char*> used;
        QDirIterator files(oddFiles, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext())
            used.insert(ruleFor(QDir(oddFiles).relativeFilePath(files.next())).files);
        for (const Rule& rule : rules)
            QVERIFY2(used.contains(rule.files), rule.files);
    }
};

EPIARC_TEST(OddFilesTest)
#include "odd_files_test.moc"
