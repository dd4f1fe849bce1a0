#include "core/genome/twobit.h"
#include "tests/genome/made.h"
#include "tests/registry.h"

#include <QTest>
#include <algorithm>
#include <fstream>

using genome::Genome;
namespace fs = std::filesystem;

/// A 2bit file put together byte by byte.
struct HandmadeTwoBit {
    std::map<std::string, std::string> sequences; ///< upper and lower case, N
    bool bigEndian = false, wideOffsets = false;

    QByteArray word(uint32_t value) const
    {
        QByteArray bytes = littleEndian(value, 4);
        if (bigEndian)
            std::ranges::reverse(bytes);
        return bytes;
    }
    QByteArray offset(uint32_t value) const
    {
        return !wideOffsets ? word(value) : bigEndian ? word(0) + word(value) : word(value) + word(0);
    }

    /// Lists the runs of letters that are `in`.
    template <class In>
    QByteArray runs(const std::string& letters, const In& in) const
    {
        QByteArray starts, sizes;
        uint32_t count = 0;
        for (size_t at = 0; at < letters.size(); ++at) {
            if (!in(letters[at]))
                continue;
            size_t end = at;
            while (end < letters.size() && in(letters[end]))
                ++end;
            starts += word(uint32_t(at));
            sizes += word(uint32_t(end - at));
            ++count;
            at = end;
        }
        return word(count) + starts + sizes;
    }

    QByteArray record(const std::string& letters) const
    {
        QByteArray bytes = word(uint32_t(letters.size()));
        bytes += runs(letters, [](char letter) { return letter == 'N' || letter == 'n'; });
        bytes += runs(letters, [](char letter) { return std::islower(letter) != 0; });
        bytes += word(0);
        for (size_t at = 0; at < letters.size(); at += 4) {
            unsigned char four = 0;
            for (size_t i = at; i < at + 4; ++i) {
                const size_t code = i < letters.size() ? std::string_view("TCAG").find(char(std::toupper(letters[i]))) : 0;
                four = static_cast<unsigned char>(four << 2 | (code == std::string_view::npos ? 0 : code));
            }
            bytes += char(four);
        }
        return bytes;
    }

    QByteArray bytes() const
    {
        QByteArray index, records;
        uint32_t indexSize = 16;
        for (const auto& [name, letters] : sequences)
            indexSize += uint32_t(1 + name.size() + (wideOffsets ? 8 : 4));
        for (const auto& [name, letters] : sequences) {
            index += char(name.size()) + QByteArray::fromStdString(name) + offset(indexSize + uint32_t(records.size()));
            records += record(letters);
        }
        return word(0x1A412743) + word(wideOffsets) + word(uint32_t(sequences.size())) + word(0) + index + records;
    }
};

class TwoBitTest : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;

    static HandmadeTwoBit handmade()
    {
        Dice dice(3);
        HandmadeTwoBit made;
        for (const char* name : { "chr1", "chr2", "x" }) {
            std::string& letters = made.sequences[name];
            while (int64_t(letters.size()) < 2000 + dice(9))
                letters.append(size_t(1 + dice(40)), ' ');
            for (size_t at = 0; at < letters.size();) {
                const int64_t kind = dice(4);
                for (int64_t end = 1 + dice(60); end > 0 && at < letters.size(); --end)
                    letters[at++] = kind == 0 ? 'N' : kind == 1 ? "acgt"[dice(4)] : "ACGT"[dice(4)];
            }
        }
        return made;
    }

    static fs::path odd(const char* name) { return fs::path(SHARED_DIR) / "data/odd-files/twobit-js" / name; }

    /// The letters of a FASTA, read without an index.
    static std::map<std::string, std::string> naiveFasta(const fs::path& path)
    {
        std::map<std::string, std::string> sequences;
        std::string line, *current = nullptr;
        for (std::ifstream in(path); std::getline(in, line);) {
            if (line.starts_with('>')) {
                current = &sequences[line.substr(1, line.find_first_of(" \t\r") - 1)];
                continue;
            }
            for (const char letter : line)
                *current += char(std::toupper(letter));
        }
        return sequences;
    }

private Q_SLOTS:
    void letters_data()
    {
        QTest::addColumn<bool>("bigEndian");
        QTest::addColumn<bool>("wideOffsets");
        QTest::newRow("little endian") << false << false;
        QTest::newRow("big endian") << true << false;
        QTest::newRow("little endian, version 1") << false << true;
        QTest::newRow("big endian, version 1") << true << true;
    }
    void letters()
    {
        HandmadeTwoBit made = handmade();
        QFETCH(bool, bigEndian);
        QFETCH(bool, wideOffsets);
        made.bigEndian = bigEndian;
        made.wideOffsets = wideOffsets;
        const auto opened = Genome::open(write(m_folder, "made.2bit", made.bytes()));
        QCOMPARE(opened->name(), std::string("made"));
        Dice dice(8);
        for (const auto& [name, letters] : made.sequences) {
            QCOMPARE(opened->length(name).value_or(0), int64_t(letters.size()));
            for (int i = 0; i < 500; ++i) {
                const int64_t start = dice(int64_t(letters.size())), end = std::min(start + dice(300), int64_t(letters.size()));
                std::string expected = letters.substr(size_t(start), size_t(end - start));
                std::ranges::transform(expected, expected.begin(), [](char letter) { return char(std::toupper(letter)); });
                QCOMPARE(opened->sequence({ name, start, end }), expected);
            }
        }
        QCOMPARE(opened->sequence({ "chr1", -3, 0 }), std::string("NNN"));
    }

    void cutShortAnywhere()
    {
        const QByteArray whole = handmade().bytes();
        for (int size = 5; size < whole.size(); size += size < 400 ? 1 : 37) {
            const auto path = write(m_folder, "cut.2bit", whole.left(size));
            QVERIFY2(says(problem([&] { Genome::open(path); }), "cut.2bit|cut short"), qPrintable(QString::number(size)));
        }
    }

    /// Whatever four bytes hold an absurd number: a sentence or the right size, never a crash or all of the memory.
    void absurdNumberAnywhere()
    {
        HandmadeTwoBit made;
        made.sequences = { { "a", "ACNNgtACGT" }, { "b", "NNac" } };
        const QByteArray whole = made.bytes();
        for (int at = 4; at + 4 <= whole.size(); ++at) {
            QByteArray spoilt = whole;
            spoilt.replace(at, 4, "\xff\xff\xff\xff");
            const auto path = write(m_folder, "absurd.2bit", spoilt);
            const QString message = problem([&] {
                const auto opened = Genome::open(path);
                for (const auto& chromosome : opened->chromosomes())
                    (void)opened->sequence({ chromosome.name, 0, 20 });
            });
            QVERIFY2(message.isEmpty() || message.contains("absurd.2bit"), qPrintable(message));
            if (at >= 8 && at < 12)
                QVERIFY(!message.isEmpty());
        }
    }

    void bad_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("expected");
        const auto header = [](uint32_t version, uint32_t count) {
            return littleEndian(0x1A412743, 4) + littleEndian(version, 4) + littleEndian(count, 4) + QByteArray(4, '\0');
        };
        QTest::newRow("count") << header(0, 4'000'000'000) << "announces 4,000,000,000 sequences";
        QTest::newRow("version") << header(7, 1) << "version 7";
        QTest::newRow("none") << header(0, 0) << "without sequences";
        HandmadeTwoBit made;
        made.sequences = { { "a", "ACNNgtACGT" } };
        const int record = 16 + 1 + 1 + 4;
        QByteArray outside = made.bytes(); // length, count, start, size
        outside.replace(record + 12, 4, littleEndian(90, 4));
        QTest::newRow("N outside") << outside << "stretch 1 of the list of unknown stretches of “a”|does not fit";
        QByteArray masked = made.bytes();
        masked.replace(record + 16, 4, littleEndian(0xffffffff, 4));
        QTest::newRow("mask count") << masked << "“a” would end beyond the end";
        QByteArray offset = made.bytes();
        offset.replace(18, 4, littleEndian(0xfffffff0, 4));
        QTest::newRow("offset") << offset << "“a” would end beyond the end";
    }
    void bad()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, expected);
        const auto path = write(m_folder, "bad.2bit", content);
        QVERIFY(says(problem([&] { Genome::open(path); }), "bad.2bit|" + expected));
    }

    void shrinksWhileOpen()
    {
        const auto path = write(m_folder, "open.2bit", handmade().bytes());
        const auto opened = Genome::open(path);
        fs::resize_file(path, 300);
        QVERIFY(says(problem([&] { (void)opened->sequence({ "x", 0, 2000 }); }), "open.2bit|while it was open"));
    }

    void oddFiles_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("fasta");
        QTest::newRow("foo") << "foo.2bit"
                             << "foo.2bit.fa";
        QTest::newRow("T_ko") << "T_ko.2bit"
                              << "T_ko.2bit.fa";
        QTest::newRow("volvox") << "volvox.2bit"
                                << "volvox.2bit.fa";
        QTest::newRow("volvox, version 1") << "volvox.long.2bit"
                                           << "volvox.2bit.fa";
    }
    void oddFiles()
    {
        QFETCH(QString, file);
        QFETCH(QString, fasta);
        if (!fs::exists(odd("foo.2bit")))
            QSKIP("no real data: set the CMake variable 'shared' to a folder that holds data/odd-files");
        const auto opened = Genome::open(odd(qPrintable(file)));
        const auto expected = naiveFasta(odd(qPrintable(fasta)));
        QCOMPARE(opened->chromosomes().size(), expected.size());
        for (const auto& [name, letters] : expected)
            QCOMPARE(opened->sequence({ name, 0, int64_t(letters.size()) }), letters);
    }

    void oddFilesThatMustFail()
    {
        if (!fs::exists(odd("foo.2bit")))
            QSKIP("no real data: set the CMake variable 'shared' to a folder that holds data/odd-files");
        QVERIFY(says(problem([] { Genome::open(odd("empty.2bit")); }), "empty.2bit|without sequences"));
        QVERIFY(says(problem([] { Genome::open(odd("wheat.2bit")); }), "wheat.2bit|neither FASTA"));
    }
};

EPIARC_TEST(TwoBitTest)
#include "twobit_test.moc"
