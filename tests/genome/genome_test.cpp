#include "core/base/file.h"
#include "core/genome/genome.h"
#include "tests/genome/made.h"
#include "tests/registry.h"

#include <QDir>
#include <QTest>
#include <atomic>
#include <thread>

using genome::Genome;
namespace fs = std::filesystem;

class GenomeTest : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder, m_cache;

    struct Made {
        QByteArray text;
        std::map<std::string, std::string> sequences;
    };

    /// Sequences of random letters in lines of `width`.
    static Made randomFasta(const QByteArray& lineEnd, int width)
    {
        Dice dice { uint64_t(width) };
        Made made;
        for (const char* name : { "chr1", "chr2", "HLA-A*01:01" }) {
            std::string& letters = made.sequences[name];
            letters.resize(size_t(1 + dice(60000)));
            for (char& letter : letters)
                letter = "ACGTNacgtn"[dice(10)];
            made.text += ">" + QByteArray(name) + " some words" + lineEnd;
            for (size_t at = 0; at < letters.size(); at += size_t(width))
                made.text += QByteArray::fromStdString(letters.substr(at, size_t(width))) + lineEnd;
        }
        return made;
    }

    static std::string slice(const std::string& letters, int64_t start, int64_t end)
    {
        std::string expected;
        for (int64_t i = start; i < end; ++i)
            expected += i < 0 || i >= int64_t(letters.size()) ? 'N' : char(std::toupper(letters[size_t(i)]));
        return expected;
    }

    static void compare(const Genome& opened, const std::map<std::string, std::string>& sequences, int times)
    {
        Dice dice(5);
        for (const auto& [name, letters] : sequences) {
            QCOMPARE(opened.length(name).value_or(-1), int64_t(letters.size()));
            for (int i = 0; i < times; ++i) {
                const int64_t start = dice(int64_t(letters.size()) + 40) - 20, end = start + dice(i % 2 ? 30 : 5000);
                QCOMPARE(opened.sequence({ name, start, end }), slice(letters, start, end));
            }
        }
    }

    bool exists(const QString& name) const { return QFile::exists(m_folder.filePath(name)); }
    int cached() const { return int(QDir(m_cache.filePath("epiarc")).entryList(QDir::Files).size()); }

private Q_SLOTS:
    void initTestCase() { qputenv("XDG_CACHE_HOME", m_cache.path().toUtf8()); }

    void lettersOfFasta_data()
    {
        QTest::addColumn<QByteArray>("lineEnd");
        QTest::addColumn<int>("width");
        QTest::addColumn<bool>("compressed");
        QTest::newRow("plain") << QByteArray("\n") << 60 << false;
        QTest::newRow("one letter a line") << QByteArray("\n") << 1 << false;
        QTest::newRow("one line") << QByteArray("\n") << 100000 << false;
        QTest::newRow("CR LF") << QByteArray("\r\n") << 70 << false;
        QTest::newRow("bgzip") << QByteArray("\n") << 61 << true;
        QTest::newRow("bgzip CR LF") << QByteArray("\r\n") << 50 << true;
    }
    void lettersOfFasta()
    {
        QFETCH(QByteArray, lineEnd);
        QFETCH(int, width);
        QFETCH(bool, compressed);
        const Made made = randomFasta(lineEnd, width);
        const QString name = QString(QTest::currentDataTag()) + ".fa";
        const auto path = write(m_folder, name, compressed ? bgzip(made.text) : made.text);
        for (int pass = 0; pass < 2; ++pass) { // the second finds the index of the first
            const auto opened = Genome::open(path);
            QVERIFY(opened->hasSequence());
            QCOMPARE(opened->chromosomes().size(), size_t(3));
            QCOMPARE(opened->chromosomes()[2].name, std::string("HLA-A*01:01"));
            compare(*opened, made.sequences, 200);
            QVERIFY(exists(name + ".fai"));
            QCOMPARE(exists(name + ".gzi"), compressed);
        }
    }

    void noLineEndAtTheEnd()
    {
        const auto opened = Genome::open(write(m_folder, "end.fa", ">a\nACGT\nAC\n>empty\n>b\nAC\nGT"));
        QCOMPARE(opened->length("empty").value_or(-1), 0);
        QCOMPARE(opened->sequence({ "a", -1, 8 }), std::string("NACGTACNN"));
        QCOMPARE(opened->sequence({ "b", 0, 4 }), std::string("ACGT"));
        QCOMPARE(opened->sequence({ "empty", 0, 2 }), std::string("NN"));
        QCOMPARE(opened->sequence({ "a", 3, 3 }), std::string());
        QCOMPARE(opened->sequence({ "a", -9, -6 }), std::string("NNN"));
    }

    void unknownNames()
    {
        const auto opened = Genome::open(write(m_folder, "names.fa.txt", ">1\nACGT\n>MT\nAC\n"));
        QCOMPARE(opened->name(), std::string("names"));
        QCOMPARE(opened->find("chr1").value_or(""), std::string("1"));
        QCOMPARE(opened->find("NC_000001.11").value_or(""), std::string("1"));
        QCOMPARE(opened->length("chrM").value_or(0), 2);
        QCOMPARE(opened->sequence({ "chr1", 0, 4 }), std::string("ACGT"));
        QVERIFY(!opened->find("chr2") && !opened->length("chr2"));
        QVERIFY(says(problem([&] { (void)opened->sequence({ "chr2", 0, 4 }); }), "names.fa.txt has no sequence named “chr2”"));
    }

    void severalThreads()
    {
        const Made made = randomFasta("\n", 60);
        for (const QByteArray& text : { made.text, bgzip(made.text) }) {
            const auto opened = Genome::open(write(m_folder, QString("threads%1.fa").arg(text.size()), text));
            std::atomic<int> wrong = 0;
            std::vector<std::thread> threads;
            for (uint64_t number = 0; number < 4; ++number)
                threads.emplace_back([&, number] {
                    Dice dice(number);
                    for (int i = 0; i < 200; ++i) {
                        const auto& letters = made.sequences.at("chr1");
                        const int64_t start = dice(int64_t(letters.size()));
                        wrong += opened->sequence({ "chr1", start, start + 300 }) != slice(letters, start, start + 300);
                    }
                });
            for (auto& thread : threads)
                thread.join();
            QCOMPARE(wrong.load(), 0);
        }
    }

    void readOnlyFolderUsesTheCache()
    {
        const Made made = randomFasta("\n", 60);
        for (const QString name : { "locked.fa", "locked.fa.gz" }) {
            const bool compressed = name.endsWith("gz");
            const int before = cached();
            const auto path = write(m_folder, name, compressed ? bgzip(made.text) : made.text);
            fs::permissions(m_folder.path().toStdString(), fs::perms::owner_write, fs::perm_options::remove);
            for (int pass = 0; pass < 2; ++pass) { // the second finds the index of the first
                compare(*Genome::open(path), made.sequences, 10);
                QVERIFY(!exists(name + ".fai") && !exists(name + ".gzi"));
                QCOMPARE(cached() - before, compressed ? 2 : 1);
            }
            fs::permissions(m_folder.path().toStdString(), fs::perms::owner_write, fs::perm_options::add);
            // Another genome under the same name has an index of its own.
            write(m_folder, name, compressed ? bgzip(">x\nAC\n") : ">x\nAC\n");
            QCOMPARE(Genome::open(path)->sequence({ "x", 0, 2 }), std::string("AC"));
        }
    }

    /// Folders where the index would be written: no permission there, not even for root.
    void failedWritingUsesTheCache()
    {
        const auto path = write(m_folder, "failed.fa", ">a\nACGT\n");
        QVERIFY(QDir(m_folder.path()).mkdir("failed.fa.fai.part"));
        const int before = cached();
        QCOMPARE(Genome::open(path)->sequence({ "a", 0, 4 }), std::string("ACGT"));
        QCOMPARE(cached() - before, 1);
    }

    void neitherFolderCanBeWritten()
    {
        const auto path = write(m_folder, "nowhere.fa", ">a\nACGT\n");
        QVERIFY(QDir(m_folder.path()).mkdir("nowhere.fa.fai.part"));
        qputenv("XDG_CACHE_HOME", (m_folder.path() + "/nowhere.fa/cache").toUtf8());
        const QString message = problem([&] { Genome::open(path); });
        qputenv("XDG_CACHE_HOME", m_cache.path().toUtf8());
        QVERIFY(says(message, "Set XDG_CACHE_HOME"));
    }

    void changedFastaIsIndexedAgain()
    {
        const auto path = write(m_folder, "changed.fa", ">a\nACGT\n>b\nGG\n");
        QCOMPARE(Genome::open(path)->chromosomes().size(), size_t(2));
        write(m_folder, "changed.fa", ">a\nTTTTTT\n>c\nGG\n");
        fs::last_write_time(path.string() + ".fai", fs::last_write_time(path) - std::chrono::hours(1));
        const auto opened = Genome::open(path);
        QCOMPARE(opened->sequence({ "a", 0, 6 }), std::string("TTTTTT"));
        QVERIFY(opened->find("c") && !opened->find("b"));
    }

    void olderIndexThatFitsIsKept()
    {
        const auto path = write(m_folder, "copied.fa", ">a\nACGT\n>b\nGG\n");
        Genome::open(path);
        const auto early = fs::last_write_time(path) - std::chrono::hours(1);
        fs::last_write_time(path.string() + ".fai", early);
        Genome::open(path);
        QVERIFY(fs::last_write_time(path.string() + ".fai") == early);
    }

    void badIndex_data()
    {
        QTest::addColumn<QByteArray>("fasta");
        QTest::addColumn<QByteArray>("fai");
        QTest::addColumn<QString>("expected");
        const QByteArray fasta = ">a\nACGT\nAC\n>b\nGG\n";
        const QString other = "do not belong together: ";
        QTest::newRow("cut short") << QByteArray(">a\nACGT\nAC\n>b\n")
                                   << QByteArray("a\t6\t3\t4\t5\nb\t2\t14\t2\t3\nc\t9\t99\t2\t3\n") << other + "“b” does not end";
        QTest::newRow("other name") << fasta << QByteArray("x\t6\t3\t4\t5\n") << other + "it does not begin with “x”";
        QTest::newRow("other length") << fasta << QByteArray("a\t5\t3\t4\t5\nb\t2\t14\t2\t3\n") << other + "“a” does not end";
        QTest::newRow("a sequence missing") << fasta << QByteArray("a\t6\t3\t4\t5\n") << other + "“a” does not end";
        QTest::newRow("three columns") << fasta << QByteArray("a\t6\t3\n") << "fai, line 1: |no line of a FASTA index";
        QTest::newRow("words") << fasta << QByteArray("a\t6\t3\tx\t5\n") << "fai, line 1: ";
        QTest::newRow("no line length") << fasta << QByteArray("a\t6\t3\t0\t0\n") << "fai, line 1: ";
        QTest::newRow("negative") << fasta << QByteArray("a\t6\t-3\t4\t5\n") << "fai, line 1: ";
        QTest::newRow("absurd") << fasta << QByteArray("a\t9223372036854775807\t3\t4\t5\n") << "fai, line 1: ";
    }
    void badIndex()
    {
        QFETCH(QByteArray, fasta);
        QFETCH(QByteArray, fai);
        QFETCH(QString, expected);
        const auto path = write(m_folder, "badindex.fa", fasta);
        write(m_folder, "badindex.fa.fai", fai);
        QVERIFY(says(problem([&] { Genome::open(path); }), "badindex.fa|" + expected));
    }

    void badGzi()
    {
        const auto path = write(m_folder, "gzi.fa.gz", bgzip(randomFasta("\n", 60).text));
        Genome::open(path);
        for (const QByteArray& content :
            { QByteArray("\xff\xff\xff\xff\xff\xff\xff\x0f", 8), QByteArray("\x01"), QByteArray(24, '\0') }) {
            write(m_folder, "gzi.fa.gz.gzi", content);
            QVERIFY(says(problem([&] { Genome::open(path); }), "gzi.fa.gz.gzi|damaged"));
        }
    }

    void badFiles_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("expected");
        const QByteArray fasta = randomFasta("\n", 60).text, blocks = bgzip(fasta);
        QTest::newRow("empty") << QByteArray() << "empty (0 bytes)";
        QTest::newRow("gzip") << gzip(fasta) << "bgzip > NEW.fa.gz";
        QTest::newRow("bgzip, cut") << blocks.left(blocks.size() / 2) << "cut short";
        QTest::newRow("bgzip, no end marker") << blocks.left(blocks.size() - 28) << "cut short";
        QByteArray scratched = blocks;
        scratched.replace(blocks.size() / 2, 4, "\xff\xff\xff\xff");
        QTest::newRow("bgzip, scratched") << scratched << "damaged";
        QTest::newRow("uneven lines") << QByteArray(">a\nAC\nACGT\nA\n") << "line 3: |different lengths";
        QTest::newRow("short line inside") << QByteArray(">a\nACGT\nAC\nACGT\n") << "line 4: |different lengths";
        QTest::newRow("blank line inside") << QByteArray(">a\nACGT\n\nACGT\n") << "line 4: |different lengths";
        QTest::newRow("line ends differ") << QByteArray(">a\nACGT\r\nACGT\nACGT\n") << "line 4: |different lengths";
        QTest::newRow("same name twice") << QByteArray(">a\nA\n>a\nA\n") << "line 3: |“a” was used before";
        QTest::newRow("no name") << QByteArray("> \nA\n") << "line 1: |no name";
        QTest::newRow("picture") << QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16) << "no genome|neither text nor";
        QTest::newRow("BED") << QByteArray("chr1\t1\t2\n") << "line 1: |neither FASTA";
        QTest::newRow("words") << QByteArray("name\tlength\n") << "line 1: |neither FASTA";
        QTest::newRow("sizes, second line") << QByteArray("chr1\t10\nchr2 x\n") << "line 2: |neither FASTA";
        QTest::newRow("sizes, zero") << QByteArray("chr1\t0\n") << "line 1: |at least 1 bp";
        QTest::newRow("sizes, negative") << QByteArray("chr1\t-4\n") << "line 1: |at least 1 bp";
        QTest::newRow("sizes, twice") << QByteArray("chr1\t4\nchr1\t5\n") << "two sequences named “chr1”";
        QTest::newRow("comments") << QByteArray("#a\n\n") << "nothing but blank lines";
    }
    void badFiles()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, expected);
        const QString name = QString("bad %1").arg(QTest::currentDataTag());
        const auto path = write(m_folder, name, content);
        QVERIFY(says(problem([&] { Genome::open(path); }), name + "|" + expected));
        QVERIFY(!exists(name + ".fai"));
    }

    void changedWhileOpen()
    {
        const auto path = write(m_folder, "open.fa", ">a\nACGTACGT\n");
        const auto opened = Genome::open(path);
        write(m_folder, "open.fa", ">a\nAC\n");
        QVERIFY(says(problem([&] { (void)opened->sequence({ "a", 0, 8 }); }), "open.fa|while it was open"));
        fs::remove(path);
        QVERIFY(says(problem([&] { (void)opened->sequence({ "a", 0, 8 }); }), "open.fa|while it was open"));
    }

    void anIndexOfALongerFastaIsNotUsed()
    {
        const auto path = write(m_folder, "shorter.fa", ">a\nACGTACGT\nACGT\n");
        QCOMPARE(Genome::open(path)->length("a"), std::optional<int64_t>(12));
        write(m_folder, "shorter.fa", ">a\nACGTAC\n");
        fs::last_write_time(path, fs::last_write_time(m_folder.filePath("shorter.fa.fai").toStdString()) + std::chrono::hours(1));
        QCOMPARE(Genome::open(path)->length("a"), std::optional<int64_t>(6));
    }

    void indexingCanBeStopped()
    {
        const auto path = write(m_folder, "stopped.fa", randomFasta("\n", 60).text);
        std::stop_source stop;
        stop.request_stop();
        bool stopped = false;
        try {
            Genome::open(path, Monitor(stop.get_token(), {}));
        } catch (const Cancelled&) {
            stopped = true;
        }
        QVERIFY(stopped && !exists("stopped.fa.fai"));
    }

    void tableOfSizes()
    {
        const auto opened = Genome::open(write(m_folder, "hg99.chrom.sizes", "# made up\nchr1\t1000\nchrM 16\n\n"));
        QCOMPARE(opened->name(), std::string("hg99"));
        QVERIFY(!opened->hasSequence());
        QCOMPARE(opened->length("1").value_or(0), 1000);
        QCOMPARE(opened->chromosomes().size(), size_t(2));
        QVERIFY(says(problem([&] { (void)opened->sequence({ "chr1", 0, 4 }); }), "hg99.chrom.sizes|holds no letters"));
    }

    void realGenome()
    {
        const fs::path path = fs::path(SHARED_DIR) / "data/hg38/genome.fa.gz";
        if (!fs::exists(path))
            QSKIP("no real data: set the CMake variable 'shared' to a folder that holds data/hg38/genome.fa.gz");
        const auto opened = Genome::open(path);
        QCOMPARE(opened->name(), std::string("genome"));
        QCOMPARE(opened->length("22").value_or(0), 50818468);
        // Human: the first exon of FADS1's neighbourhood is real sequence, the telomere of chr2 lies outside the windows.
        const std::string fads = opened->sequence({ "chr11", 61'832'337, 61'963'410 });
        QVERIFY(std::ranges::count(fads, 'N') < 1000);
        QVERIFY(std::ranges::all_of(
            fads, [](char letter) { return std::string_view("ACGTN").find(letter) != std::string_view::npos; }));
        QCOMPARE(opened->sequence({ "chr2", 0, 5 }), std::string("NNNNN"));
        QCOMPARE(opened->sequence({ "chrX", 156'040'893, 156'040'897 }).size(), size_t(4));
    }

    void realTableOfSizes()
    {
        const fs::path path = fs::path(SHARED_DIR) / "data/odd-files/igv.js/wig/chrom.sizes";
        if (!fs::exists(path))
            QSKIP("no real data: set the CMake variable 'shared' to a folder that holds data/odd-files");
        QCOMPARE(Genome::open(path)->length("chr1").value_or(0), 249250621);
    }
};

EPIARC_TEST(GenomeTest)
#include "genome_test.moc"
