#include "core/models/edits/edittext.h"
#include "core/models/edits/shuffle.h"
#include "core/models/predictions/predictiontrack.h"
#include "core/models/predictions/regions.h"
#include "core/models/predictions/windowprediction.h"

#include "tests/message.h"
#include "tests/models/toys.h"
#include "tests/registry.h"

#include <QTest>

using models::Edit;
using models::Haplotype;
using models::InputReader;
using Kind = Edit::Kind;
using Use = models::Use;

namespace
{

const float no = std::numeric_limits<float>::quiet_NaN();

bool equal(const std::vector<float>& a, const std::vector<float>& b)
{
    return std::ranges::equal(a, b, [](float x, float y) { return x == y || (std::isnan(x) && std::isnan(y)); });
}

std::map<QByteArray, int> pairsOf(const std::string& letters)
{
    std::map<QByteArray, int> pairs;
    for (size_t i = 0; i + 1 < letters.size(); ++i)
        ++pairs[QByteArray::fromStdString(letters.substr(i, 2))];
    return pairs;
}

} // namespace

class EditsTest : public QObject
{
    Q_OBJECT

    std::string m_letters;
    std::shared_ptr<ToyGenome> m_genome;
    models::ModelSpec m_spec;

    std::vector<Edit> parse(const char* text) const { return models::parseEdits(text, *m_genome, m_spec); }
    std::shared_ptr<const Haplotype> haplotype(const std::string& text) const
    {
        return std::make_shared<Haplotype>(models::parseEdits(text, *m_genome, m_spec), *m_genome);
    }
    /// The genome with some letters exchanged.
    std::shared_ptr<ToyGenome> changed(size_t at, size_t count, const std::string& letters) const
    {
        std::string all = m_letters;
        return std::make_shared<ToyGenome>(
            std::map<std::string, std::string> { { "chr1", all.replace(at, count, letters) }, { "2", "ACGT" } });
    }
    static std::vector<float> ramp(int64_t count)
    {
        std::vector<float> values;
        for (int64_t i = 0; i < count; ++i)
            values.push_back(float((i * 7) % 11) + 1);
        return values;
    }
    std::shared_ptr<ToyTrack> track(const std::vector<float>& values) const
    {
        const auto made = std::make_shared<ToyTrack>("toy", std::map<std::string, std::vector<float>> { { "chr1", values } });
        made->useNames(*m_genome);
        return made;
    }
    /// Inputs of a toy that reads two signals.
    InputReader reader(const std::vector<float>& first, const std::vector<float>& second) const
    {
        return { m_spec, m_genome, { { track(first) }, { track(second) } } };
    }

private Q_SLOTS:
    void init()
    {
        m_letters.clear();
        for (int i = 0; i < 1010; ++i)
            m_letters += "ACGT"[(i * i + i / 3) % 4];
        m_letters.replace(99, 6, "ATGCCA"); // positions 100 to 105
        m_genome = std::make_shared<ToyGenome>(std::map<std::string, std::string> { { "chr1", m_letters }, { "2", "ACGT" } });
        m_spec = ToyPredictor(4, 2).spec();
        m_spec.inputs = { { "ATAC" }, { "ATAC seq" } };
    }

    void text_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("printed");
        const auto row = [](const char* typed, const char* printed) { QTest::newRow(typed) << typed << printed; };
        row("chr1:100 A>G", "chr1:100 A>G");
        row(" 1:100a>g ", "chr1:100 A>G");
        row("chr1:100:A:G", "chr1:100 A>G");
        row("chr1:100:A>G", "chr1:100 A>G");
        row("chr1 100 A G", "chr1:100 A>G");
        row("chr1:100-101 AT>GC", "chr1:100 AT>GC");
        row("chr1:100 AT>A", "chr1:100 AT>A");
        row("chr1:100 A>ATT", "chr1:100 A>ATT");
        row("chr2:1 A>N", "2:1 A>N");
        row("delete chr1:1-1,000", "delete chr1:1-1,000");
        row("DELETE:1:200..300", "delete chr1:200-300");
        row("delete chr1:0.2k-0.3k", "delete chr1:200-300");
        row("delete chr1:200+10", "delete chr1:200-209");
        row("delete chr1:7", "delete chr1:7");
        row("delete 2", "delete 2:1-4");
        row("insert chr1:1,000 acgtn", "insert chr1:1,000 ACGTN");
        row("insert:chr1:1:A", "insert chr1:1 A");
        row("shuffle chr1:10-20", "shuffle chr1:10-20");
        row("shuffle chr1:10-20 seed 1", "shuffle chr1:10-20");
        row("shuffle:chr1:10-20:seed:7", "shuffle chr1:10-20 seed 7");
        row("shuffle chr1:10-20 seed=7", "shuffle chr1:10-20 seed 7");
        row("erase ATAC chr1:10-20", "erase ATAC chr1:10-20");
        row("erase:atac:chr1:10-20", "erase ATAC chr1:10-20");
        row("erase ATAC seq chr1:10-20", "erase ATAC seq chr1:10-20");
        row("erase all chr1:10-20", "erase all chr1:10-20");
        row("erase chr1:10-20", "erase all chr1:10-20");
        row("scale ATAC 0.5 chr1:10-20", "scale ATAC 0.5 chr1:10-20");
        row("scale:all:x2:chr1:10-20", "scale all 2 chr1:10-20");
        row("scale ATAC seq 0.3333333333333333 chr1:10-20", "scale ATAC seq 0.3333333333333333 chr1:10-20");
        row("chr1:100 A>G; delete chr1:200-300\n;erase all chr1:1-2;", "chr1:100 A>G; delete chr1:200-300; erase all chr1:1-2");
        row(" ; ", "");
    }
    void text()
    {
        QFETCH(QString, typed);
        QFETCH(QString, printed);
        const std::vector<Edit> edits = parse(qPrintable(typed));
        QCOMPARE(QString::fromStdString(models::toText(edits)), printed);
        QVERIFY(parse(qPrintable(printed)) == edits);
        // Without genome and model: only what toText wrote.
        for (const Edit& edit : edits)
            QVERIFY(models::editFromText(models::toText(edit)) == edit);
    }

    void textOfAFile_data()
    {
        QTest::addColumn<bool>("fits");
        for (const char* text :
            { "HLA-A*01:01:5 A>G", "delete chr1:1-1,000", "erase H3 K27ac chr1:7", "scale all 1e-07 chr1:1-2" })
            QTest::newRow(text) << true;
        for (const char* text :
            { "", "delete", "delete chr1", "delete now chr1:1-2", "remove chr1:1-2", "chr1:5 AG", "insert ACGT", "erase chr1:1-2",
                "scale ATAC much chr1:1-2", "shuffle chr1:1-2 seed x", "Delete chr1:1-2", "delete chr1:a-b" })
            QTest::newRow(text) << false;
    }
    void textOfAFile()
    {
        QFETCH(bool, fits);
        const std::string text = QTest::currentDataTag();
        if (fits)
            QCOMPARE(models::toText(models::editFromText(text)), text);
        else
            QCOMPARE(message([&] { models::editFromText(text); }), QString::fromStdString("“" + text + "” is no edit"));
    }

    void meaning()
    {
        const auto check = [&](const char* text, Kind kind, int64_t start, int64_t end, auto more) {
            Edit edit;
            edit.kind = kind;
            edit.where = { "chr1", start, end };
            more(edit);
            QVERIFY2(parse(text).front() == edit, text);
        };
        check("chr1:100 AT>A", Kind::Substitute, 99, 101, [](Edit& edit) {
            edit.reference = "AT";
            edit.bases = "A";
        });
        check("insert chr1:100 GG", Kind::Insert, 99, 99, [](Edit& edit) { edit.bases = "GG"; });
        check("delete chr1:100", Kind::Delete, 99, 100, [](Edit&) {});
        check("shuffle chr1:11-20 seed 3", Kind::Shuffle, 10, 20, [](Edit& edit) { edit.seed = 3; });
        check("erase all chr1:11-20", Kind::Erase, 10, 20, [](Edit&) {});
        check("scale ATAC 3 chr1:11-20", Kind::Scale, 10, 20, [](Edit& edit) {
            edit.input = "ATAC";
            edit.factor = 3;
        });
    }

    void refusals_data()
    {
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char* typed, const char* sentence) { QTest::newRow(typed) << sentence; };
        row("chr1:100 G>T", "toy has A at chr1:100, not G: check the position and which assembly it belongs to, or write A>T.");
        row("chr1:100 AAAA>T",
            "toy has ATGC at chr1:100-103, not AAAA: check the position and which assembly it belongs to, or write ATGC>T.");
        row("chr1:100 A>A", "chr1:100 A>A changes nothing: write another base behind the >.");
        row("chr1:100 A>Q", "“Q” holds Q, which is no base: write A, C, G, T or N.");
        row("chr1:100-109 A>G", "chr1:100-109 is 10 bp long, but 1 bases are to be replaced: give the position of the first.");
        row("chr1:1,011 A>G", "chr1:1,011 reaches beyond chr1, which is 1,010 bp long in toy: give positions from 1 to 1,010.");
        row("delete chr1:1,000-1,011",
            "chr1:1,000-1,011 reaches beyond chr1, which is 1,010 bp long in toy: give positions from 1 to 1,010.");
        row("delete chr1:0-10", "chr1:0-10 reaches beyond chr1, which is 1,010 bp long in toy: give positions from 1 to 1,010.");
        row("delete chr1:300-200", "The range ends (200) before it begins (300): write chr1:200-300.");
        row("delete chrX:1-2", "toy has no chromosome “chrX”; did you mean chr1?");
        row("delete", "“delete” is not complete: write delete chr1:1,000-1,500.");
        row("insert chr1:100", "“insert chr1:100” is not complete: write insert chr1:1,000 ACGT.");
        row("insert chr1:100-110 ACGT", "“insert chr1:100-110 ACGT” is not complete: write insert chr1:1,000 ACGT.");
        row("insert chr1:100 ACXT", "“ACXT” holds X, which is no base: write A, C, G, T or N.");
        row("shuffle chr1:1-10 seed x", "“x” is no seed: write a whole number, as in shuffle chr1:1,000-1,500 seed 7.");
        row("erase DNase chr1:1-10", "letters has no input “DNase”; its inputs are: ATAC, ATAC seq, or write all.");
        row("erase", "“erase” is not complete: write erase ATAC chr1:1,000-1,500.");
        row("erase ATAC", "“erase ATAC” is not complete: write erase ATAC chr1:1,000-1,500.");
        row("scale ATAC much chr1:1-10",
            "“much” is no factor: write a number of 0 or more, as in scale ATAC 0.5 chr1:1,000-1,500.");
        row("scale ATAC -1 chr1:1-10", "The factor must be a number of 0 or more: write 0.5 to halve a signal, 2 to double it.");
        row("scale ATAC 1 chr1:1-10", "scale ATAC 1 chr1:1-10 changes nothing: write another factor than 1.");
        row("chr1:100 A>", "“chr1:100 A>” lacks the new base behind the >: write an edit such as chr1:1,000 A>G.");
        row("chr1:100 >", "“chr1:100 >” lacks the new base behind the >: write an edit such as chr1:1,000 A>G.");
        row("chr1:100 AT>", "“chr1:100 AT>” lacks the new base behind the >: write an edit such as chr1:1,000 A>G.");
        row("chr1:100 >G", "“chr1:100 >G” lacks the genome's base before the >: write an edit such as chr1:1,000 A>G.");
        row("what if",
            "“what if” is no edit: write one such as chr1:1,000 A>G, delete chr1:1,000-1,500, insert chr1:1,000 ACGT or erase "
            "ATAC chr1:1,000-1,500.");
        row("chr1:1.5M",
            "“chr1:1.5M” is no edit: write one such as chr1:1,000 A>G, delete chr1:1,000-1,500, insert chr1:1,000 ACGT or erase "
            "ATAC chr1:1,000-1,500.");
        row("delete chr1:10-20; shuffle chr1:20-30",
            "“delete chr1:10-20” and “shuffle chr1:20-30” overlap: leave one away, or write both as one edit.");
        row("insert chr1:10 A; insert chr1:10 C",
            "“insert chr1:10 A” and “insert chr1:10 C” overlap: leave one away, or write both as one edit.");
        row("insert chr1:101 A; chr1:100 A>AT",
            "“insert chr1:101 A” and “chr1:100 A>AT” overlap: leave one away, or write both as one edit.");
        row("delete chr1:10-20; insert chr1:15 A",
            "“delete chr1:10-20” and “insert chr1:15 A” overlap: leave one away, or write both as one edit.");
    }
    void refusals()
    {
        QFETCH(QString, sentence);
        QCOMPARE(message([&] { haplotype(QTest::currentDataTag()); }), sentence);
    }
    void refusalsOfSequenceModels()
    {
        m_spec = ToyPredictor().spec();
        QCOMPARE(message([&] { haplotype("erase all chr1:1-2"); }),
            QStringLiteral("letters reads the sequence alone: there is no signal to erase."));
        QCOMPARE(message([&] { haplotype("scale ATAC 2 chr1:1-2"); }),
            QStringLiteral("letters reads the sequence alone: there is no signal to scale."));
        QCOMPARE(message([&] { models::parseEdit("", *m_genome, m_spec); }),
            QStringLiteral("Nothing was typed: write an edit such as chr1:1,000 A>G or delete chr1:1,000-1,500."));
        QCOMPARE(message([&] { haplotype("insert chr1:1 " + std::string(40, 'Q')); }),
            QStringLiteral("“QQQQQQQQQQ… (40 bases)” holds Q, which is no base: write A, C, G, T or N."));
    }
    void neighboursDoNotOverlap()
    {
        QCOMPARE(
            haplotype("delete chr1:10-20; shuffle chr1:21-30; insert chr1:10 A; insert chr1:21 C; erase all chr1:1-50; scale "
                      "all 2 chr1:1-50; chr1:100 AT>A; chr1:100 A>G")
                ->edits()
                .size(),
            size_t(8));
    }

    /// The same numbers as from a genome changed by hand.
    void substitution()
    {
        const ToyPredictor toy;
        m_spec = toy.spec();
        const InputReader edited = InputReader(m_spec, m_genome).with(haplotype("chr1:100 ATG>CCC"));
        const InputReader byHand(m_spec, changed(99, 3, "CCC"));
        for (const int64_t start : { -10, 60, 75, 90, 100, 130 }) {
            const Interval output { "chr1", start, start + 20 };
            QCOMPARE(edited.read(output.resized(40), {}).bases, byHand.read(output.resized(40), {}).bases);
            QCOMPARE(models::predictWindow(toy, edited, output, {}, {}).values.values,
                models::predictWindow(toy, byHand, output, {}, {}).values.values);
        }
        QVERIFY(edited.read({ "chr1", 80, 120 }, {}).bases != InputReader(m_spec, m_genome).read({ "chr1", 80, 120 }, {}).bases);
    }

    /// A window is filled up on both sides, around the base that keeps its offset.
    void windowsOfIndels()
    {
        m_spec = ToyPredictor().spec();
        const InputReader plain(m_spec, m_genome);
        const auto bases = [&](const std::string& edits, const Interval& window, std::optional<int64_t> anchor = {}) {
            return plain.with(haplotype(edits)).read(window, {}, Use::Both, anchor).bases;
        };
        const auto genome = [&](int64_t from, int64_t to) { return m_genome->sequence({ "chr1", from, to }); };
        const Interval window { "chr1", 200, 240 };
        QCOMPARE(bases("delete chr1:211-215", window, 200), genome(200, 210) + genome(215, 245));
        QCOMPARE(bases("delete chr1:211-215", window, 215), genome(195, 210) + genome(215, 240));
        QCOMPARE(bases("delete chr1:211-215", window, 212), genome(195, 210) + genome(215, 240)); // the next one that is kept
        QCOMPARE(bases("delete chr1:211-215", window), genome(195, 210) + genome(215, 240));
        QCOMPARE(bases("insert chr1:211 AAAAA", window, 200), genome(200, 210) + "AAAAA" + genome(210, 235));
        QCOMPARE(bases("insert chr1:211 AAAAA", window, 210), genome(205, 210) + "AAAAA" + genome(210, 240));
        QCOMPARE(bases("insert chr1:211 " + std::string(99, 'A'), window, 210), std::string(10, 'A') + genome(210, 240));
        QCOMPARE(bases("delete chr1:211-215; insert chr1:221 CC; chr1:231 " + genome(230, 231) + ">N", window, 200),
            genome(200, 210) + genome(215, 220) + "CC" + genome(220, 230) + "N" + genome(231, 243));
        QCOMPARE(bases("delete chr1:1,001-1,005", { "chr1", 980, 1020 }, 980),
            genome(980, 1000) + genome(1005, 1010) + std::string(15, 'N'));
        QCOMPARE(bases("chr1:100 AT>A; chr1:104 C>CGG", { "chr1", 90, 130 }, 90),
            genome(90, 100) + genome(101, 104) + "GG" + genome(104, 129));
    }

private:
    /// Letters "A" in five bases.
    static float countOf(const std::string& bases) { return float(std::ranges::count(bases, 'A')); }

private Q_SLOTS:
    /// Bins of the toy know their own letters only: all that hold the letters they had must be as they were.
    void indelsAreMappedBack()
    {
        const ToyPredictor toy;
        m_spec = toy.spec();
        const InputReader plain(m_spec, m_genome);
        const auto values = [&](const char* edits, const Interval& output) {
            return models::predictWindow(toy, edits ? plain.with(haplotype(edits)) : plain, output, { { 0, { 0 } } }, {})
                .values.values;
        };
        const auto genome = [&](int64_t from, int64_t to) { return m_genome->sequence({ "chr1", from, to }); };
        const Interval output { "chr1", 200, 220 };
        const std::vector<float> before = values(nullptr, output);

        std::vector<float> expected = before;
        expected[0] = countOf(genome(200, 203) + genome(213, 215));
        expected[1] = no;
        expected[2] = expected[0];
        QVERIFY(equal(values("delete chr1:204-213", output), expected));
        QCOMPARE(toy.calls.load(), 3);

        expected = before;
        const float left = countOf(genome(205, 207) + "AAC"), right = countOf("AA" + genome(207, 210));
        expected[1] = float((2.0 * double(left) + 3.0 * double(right)) / 5.0);
        QVERIFY(equal(values("insert chr1:208 AACCCAA", output), expected));

        QVERIFY(equal(values("delete chr1:150-250", output), std::vector<float>(4, no)));
        // The indel lies in the window, but not in what is predicted: one pass, and the bins have their letters.
        toy.calls = 0;
        QVERIFY(equal(values("delete chr1:193-195", output), before));
        QVERIFY(equal(values("insert chr1:226 ACGT", output), before));
        QVERIFY(equal(values("insert chr1:201 ACGT", output), before));
        QVERIFY(equal(values("insert chr1:221 ACGT", output), before));
        QCOMPARE(toy.calls.load(), 4);
        const auto far = models::predictRegion(toy, plain.with(haplotype("delete chr1:204-213")), { "chr1", 0, 1000 }, {}, {});
        const auto reference = models::predictRegion(toy, plain, { "chr1", 0, 1000 }, {}, {});
        for (size_t i = 0; i < reference.values.values.size(); ++i)
            if (i / 4 < 200 / 5 || i / 4 >= 215 / 5)
                QCOMPARE(far.values.values[i], reference.values.values[i]);
    }

    void signalsByHand_data()
    {
        QTest::addColumn<QString>("edits");
        QTest::addColumn<QVector<float>>("byHand"); // values of the first signal from base 200 on, nothing: the usual ones
        const std::vector<float> all = ramp(1010);
        const auto row = [&](const char* edits, auto change) {
            std::vector<float> values(all.begin() + 200, all.begin() + 300);
            change(values);
            QTest::newRow(edits) << edits << QVector<float>(values.begin(), values.begin() + 40);
        };
        row("erase ATAC chr1:204-212", [](auto& values) { std::fill(values.begin() + 3, values.begin() + 12, 0.0f); });
        row("erase all chr1:1-1,000", [](auto& values) { std::fill(values.begin(), values.end(), 0.0f); });
        row("erase ATAC seq chr1:204-212", [](auto&) {});
        row("scale ATAC 0.3 chr1:150-212", [](auto& values) {
            std::transform(values.begin(), values.begin() + 12, values.begin(), [](float value) { return float(value * 0.3); });
        });
        row("scale all 3 chr1:150-212; erase ATAC chr1:201", [](auto& values) {
            std::transform(values.begin(), values.begin() + 12, values.begin(), [](float value) { return value * 3; });
            values[0] = 0;
        });
        row("delete chr1:231-237", [](auto& values) { values.erase(values.begin() + 30, values.begin() + 37); });
        row("insert chr1:231 ACG", [](auto& values) { values.insert(values.begin() + 30, 3, no); });
        row("chr1:100 A>G", [](auto&) {});
        row("shuffle chr1:201-230", [](auto&) {});
    }
    void signalsByHand()
    {
        QFETCH(QString, edits);
        QFETCH(QVector<float>, byHand);
        const InputReader plain = reader(ramp(1010), ramp(1010));
        const models::Inputs inputs = plain.with(haplotype(edits.toStdString())).read({ "chr1", 200, 240 }, {}, Use::Both, 200);
        const std::vector<float> values(byHand.begin(), byHand.end());
        QVERIFY(equal(inputs.epigenome[0], models::binned(m_spec.inputs[0], values, {}, 5, 8)));
    }

    /// Absent is not zero for inputs that say so.
    void missingSignals()
    {
        m_spec.inputs[0].absentIsZero = false;
        m_spec.inputs[1].summary = models::InputTrack::Summary::Fraction;
        const InputReader plain = reader(ramp(1010), std::vector<float>(1010, 0.5f));
        const auto read = [&](const char* edits) {
            return plain.with(haplotype(edits)).read({ "chr1", 200, 240 }, {}, Use::Both, 200).epigenome;
        };
        const auto erased = read("erase all chr1:206-215");
        QCOMPARE(erased[0][1], 0.0f);
        QVERIFY(std::isnan(erased[1][1]) && std::isnan(erased[1][2]));
        QCOMPARE(erased[1][3], 0.5f);
        const auto inserted = read("insert chr1:206 ACGTACGTAC");
        QVERIFY(std::isnan(inserted[0][1]) && std::isnan(inserted[1][2]) && !std::isnan(inserted[0][3]));
        QCOMPARE(inserted[0][3], read("delete chr1:1,000")[0][1]);
        const auto scaled = read("scale ATAC seq 3 chr1:206-210; scale ATAC seq 0.5 chr1:211-215");
        QCOMPARE(scaled[1], (std::vector<float> { 0.5f, 1, 0.25f, 0.5f, 0.5f, 0.5f, 0.5f, 0.5f }));
    }

    void shuffle()
    {
        const std::string letters = m_genome->sequence({ "chr1", 300, 500 });
        const std::string once = models::shuffledByPairs(letters, 1);
        QVERIFY(once != letters && once != models::shuffledByPairs(letters, 2));
        QCOMPARE(once, models::shuffledByPairs(letters, 1));
        for (uint64_t seed = 0; seed < 20; ++seed)
            QVERIFY(pairsOf(models::shuffledByPairs(letters, seed)) == pairsOf(letters));
        for (const char* hard : { "", "A", "AC", "ACA", "AAAA", "ACGTN", "AAAAACCCCCGGGGGTTTTTA", "ACACACACGTACACAC",
                 "NNACGTTGCAACGNNNNGATTACAGATTACAN", "ANCNGNTN", "ACGTRACGGTACYACGTTA" })
            for (uint64_t seed = 0; seed < 50; ++seed) { // a walk must not end before it has gone everywhere
                const std::string shuffled = models::shuffledByPairs(hard, seed);
                QVERIFY(pairsOf(shuffled) == pairsOf(hard));
                for (size_t i = 0; i < shuffled.size(); ++i) // gaps stay where they are
                    QVERIFY(std::string("ACGT").find(hard[i]) != std::string::npos || shuffled[i] == hard[i]);
            }
        m_spec = ToyPredictor().spec();
        const auto read = [&](const char* edits) { return InputReader(m_spec, m_genome).with(haplotype(edits)); };
        QCOMPARE(read("shuffle chr1:301-500").read({ "chr1", 290, 510 }, {}).bases,
            m_genome->sequence({ "chr1", 290, 300 }) + once + m_genome->sequence({ "chr1", 500, 510 }));
        // A window that sees a part of it sees that part of the whole.
        QCOMPARE(read("shuffle chr1:301-500 seed 1").read({ "chr1", 350, 390 }, {}).bases, once.substr(50, 40));
    }

    void haplotypesKnowTheirSpelling()
    {
        const auto edited = haplotype("1:241a>c; erase atac chr1:1-10");
        QCOMPARE(edited->text(), models::toText(edited->edits()));
        QVERIFY(edited->text().ends_with("erase ATAC chr1:1-10"));
    }

    /// Windows that no edit touches are those of the reference.
    void storeSharesWindows()
    {
        const auto toy = std::make_shared<ToyPredictor>(4, 2);
        const models::PredictionStore store(toy, reader(ramp(1010), ramp(1010)));
        const auto column = [&](const char* edits, Use use = Use::Both) {
            return models::PredictionStore::Column { 0, 0, use, haplotype(edits) };
        };
        const Interval where { "chr1", 200, 300 };
        const auto before = store.values({ 0, 0 }, where, {});
        QCOMPARE(toy->calls.load(), 5);
        QVERIFY(!store.has(column("erase ATAC chr1:241-245"), where));
        QVERIFY(store.has(column("erase ATAC chr1:241-245"), { "chr1", 200, 220 }));
        const auto after = store.values(column("erase ATAC chr1:241-245"), where, {});
        QCOMPARE(toy->calls.load(), 7); // 240 to 260, and 220 to 240, which reads up to 250
        for (size_t i = 0; i < 20; ++i)
            QCOMPARE(after.values[i] < before.values[i], i == 8);
        store.values(column("erase ATAC chr1:241-245"), where, {});
        QVERIFY(store.has(column("erase ATAC chr1:241-245"), where));
        QCOMPARE(toy->calls.load(), 7);
        store.values(column("erase ATAC seq chr1:241-245"), where, {});
        QCOMPARE(toy->calls.load(), 9);
        store.values(column("insert chr1:246 A"), where, {});
        QCOMPARE(toy->calls.load(), 12); // 240 to 260 from both sides
        // What is masked cannot be edited.
        store.values({ 0, 0, Use::Sequence }, where, {});
        store.values(column("erase ATAC chr1:241-245", Use::Sequence), where, {});
        QCOMPARE(toy->calls.load(), 17);
        QCOMPARE(models::predictionTrack(
                     std::make_shared<models::PredictionStore>(toy, reader({}, {})), column("erase ATAC chr1:241-245"))
                     ->name(),
            std::string("count:letter 0 with erase ATAC chr1:241-245"));
    }

    void notes()
    {
        const ToyPredictor toy(4, 2);
        m_spec.inputs[1].name = "mCG";
        const InputReader plain(m_spec, m_genome, { { track(ramp(1010)) } });
        const InputReader edited
            = plain.with(haplotype("chr1:100 A>G; delete chr1:500-600; erase ATAC chr1:100-110; erase mCG chr1:100-110"));
        const auto notes = [&](Use use) {
            QStringList list;
            for (const std::string& note :
                models::predictRegion(toy, edited, { "chr1", 90, 110 }, { { 0, {} }, false, use }, {}).notes)
                list << QString::fromStdString(note);
            return list.mid(2);
        };
        const QStringList both = notes(Use::Both);
        QCOMPARE(both,
            (QStringList { QStringLiteral("Edited: chr1:100 A>G."),
                QStringLiteral("Edit without effect: delete chr1:500-600 touches no window that was read."),
                QStringLiteral("Edited: erase ATAC chr1:100-110."),
                QStringLiteral("Edit without effect: erase mCG chr1:100-110 changes what was masked.") }));
        QCOMPARE(
            notes(Use::Sequence)[2], QStringLiteral("Edit without effect: erase ATAC chr1:100-110 changes what was masked."));
        QCOMPARE(notes(Use::Epigenome)[0], QStringLiteral("Edit without effect: chr1:100 A>G changes what was masked."));
    }
};

EPIARC_TEST(EditsTest)
#include "edits_test.moc"
