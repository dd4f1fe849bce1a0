#include "core/base/file.h"
#include "core/models/inputs/inputfiles.h"
#include "core/models/inputs/inputs.h"

#include "tests/message.h"
#include "tests/models/toys.h"
#include "tests/registry.h"

#include <QTemporaryDir>
#include <QTest>

using models::InputReader;
using models::InputTrack;
using Summary = models::InputTrack::Summary;

namespace
{

constexpr float no = std::numeric_limits<float>::quiet_NaN();

/// "1 2.5 -": a dash is nothing.
std::vector<float> numbers(const QString& text)
{
    std::vector<float> values;
    for (const QString& word : text.split(u' ', Qt::SkipEmptyParts))
        values.push_back(word == u'-' ? no : word.toFloat());
    return values;
}

QString text(const std::vector<float>& values)
{
    QStringList words;
    for (const float value : values)
        words << (std::isnan(value) ? QStringLiteral("-") : QString::number(value));
    return words.join(u' ');
}

} // namespace

class InputsTest : public QObject
{
    Q_OBJECT

    std::shared_ptr<ToyGenome> m_genome;
    models::ModelSpec m_spec;
    using Values = std::map<std::string, std::vector<float>>;
    std::shared_ptr<ToyTrack> track(const std::string& name, const Values& values) const
    {
        const auto made = std::make_shared<ToyTrack>(name, values);
        made->useNames(*m_genome);
        return made;
    }
    QStringList notes(const InputReader& reader, const Interval& where) const
    {
        QStringList list;
        for (const std::string& note : reader.notes(where))
            list << QString::fromStdString(note);
        return list;
    }

private Q_SLOTS:
    void init()
    {
        m_genome = std::make_shared<ToyGenome>(
            std::map<std::string, std::string> { { "chr1", "ACGTACGTACGTACGTACGTAC" }, { "chr2", "acgtRYacgtacgtacgtac" } });
        m_spec = {};
        m_spec.name = "toy";
        m_spec.inputLength = 16;
        m_spec.inputBinSize = 4;
        m_spec.inputs = { { "ATAC" } };
    }

    void binning_data()
    {
        QTest::addColumn<InputTrack>("input");
        QTest::addColumn<QString>("values");
        QTest::addColumn<QString>("coverage");
        QTest::addColumn<int>("offset");
        QTest::addColumn<QString>("bins");
        const InputTrack mean { "m" }, sum { "s", "", Summary::Sum }, fraction { "f", "", Summary::Fraction };
        const auto with = [](InputTrack input, const std::function<void(InputTrack&)>& change) {
            change(input);
            return input;
        };
        const auto known = [](InputTrack& input) { input.absentIsZero = false; };
        QTest::newRow("mean") << mean << "1 2 3 6 0 0 0 4"
                              << "" << 0 << "3 1";
        QTest::newRow("absent counts as zero") << mean << "- 2 - 6 - - - -"
                                               << "" << 0 << "2 0";
        QTest::newRow("absent is not known") << with(mean, known) << "- 2 - 6 - - - -"
                                             << "" << 0 << "4 -";
        QTest::newRow("sum") << sum << "- 2 - 6 - - - -"
                             << "" << 0 << "8 0";
        QTest::newRow("sum of what is known") << with(sum, known) << "- 2 - 6 - - - -"
                                              << "" << 0 << "8 -";
        QTest::newRow("infinite is no value") << mean << "inf 2 3 3 0 0 0 4"
                                              << "" << 0 << "2 1";
        QTest::newRow("log1p and scale") << with(sum,
            [](InputTrack& input) {
                input.log1p = true;
                input.scale = 2;
            }) << "1 1 0 1 -3 -3 0 0"
                                         << "" << 0 << text({ 2 * float(std::log(4.0)), 0 });
        QTest::newRow("scale") << with(mean, [](InputTrack& input) { input.scale = -0.5; }) << "1 2 3 6 0 0 0 4"
                               << "" << 0 << "-1.5 -0.5";
        QTest::newRow("fraction without coverage") << fraction << "1 - - 0.5 - - - -"
                                                   << "" << 0 << "0.75 -";
        QTest::newRow("fraction by coverage") << fraction << "1 - - 0.5 0.5 - - 1"
                                              << "30 5 - 10 - - - 0" << 0 << "0.875 -";
        QTest::newRow("too little coverage")
            << with(fraction, [](InputTrack& input) { input.minCoverage = 12; }) << "1 - - 0.5 1 - - -"
            << "2 500 - 10 11 - - -" << 0 << text({ float((2 + 5) / 12.0), no });
        QTest::newRow("cut at the end") << mean << "1 2 3 6 2 4"
                                        << "" << 0 << "3 3";
        QTest::newRow("ends with a bin") << mean << "1 2 3 6"
                                         << "" << 0 << "3 -";
        QTest::newRow("begins within a bin") << mean << "6 8 1 1 1 1"
                                             << "" << 2 << "7 1";
        QTest::newRow("begins behind a bin") << mean << "1 2 3 6"
                                             << "" << 4 << "- 3";
        QTest::newRow("begins within the second bin") << sum << "3 6"
                                                      << "" << 6 << "- 9";
        QTest::newRow("begins within a bin, coverage too") << fraction << "1 0 1"
                                                           << "1 3 9" << 3 << "1 0.75";
    }
    void binning()
    {
        QFETCH(InputTrack, input);
        QFETCH(QString, values);
        QFETCH(QString, coverage);
        QFETCH(int, offset);
        QFETCH(QString, bins);
        QCOMPARE(text(models::binned(input, numbers(values), numbers(coverage), 4, 2, offset)), bins);
    }

    void window()
    {
        const auto atac = track("atac", { { "chr1", numbers(QStringLiteral("1 1 1 1 2 2 2 2 - - - - 4 4 4 4 5 5 5 5 6 7")) } });
        const InputReader reader(m_spec, m_genome, { { atac } });
        const models::Inputs inputs = reader.read({ "chr1", 0, 16 }, {});
        QCOMPARE(inputs.bases, std::string("ACGTACGTACGTACGT"));
        QCOMPARE(inputs.epigenome.size(), size_t(1));
        QCOMPARE(text(inputs.epigenome[0]), QStringLiteral("1 2 0 4"));
        QVERIFY(reader.notes({ "chr1", 0, 16 }).empty());
        QCOMPARE(text(reader.read({ "chr1", 2, 18 }, {}).epigenome[0]), QStringLiteral("1.5 1 2 4.5"));
    }

    void padding_data()
    {
        QTest::addColumn<int>("start");
        QTest::addColumn<QString>("bases");
        QTest::addColumn<QString>("bins");
        QTest::addColumn<QString>("note");
        QTest::newRow("start") << -4 << "NNNNACGTACGTACGT"
                               << "- 1 1 1"
                               << "4 bases beyond the start of chr1 were read as N.";
        QTest::newRow("one base") << -1 << "NACGTACGTACGTACG"
                                  << "1 1 1 1"
                                  << "1 base beyond the start of chr1 was read as N.";
        QTest::newRow("within a bin") << -3 << "NNNACGTACGTACGTA"
                                      << "1 1 1 1"
                                      << "3 bases beyond the start of chr1 were read as N.";
        QTest::newRow("end") << 12 << "ACGTACGTACNNNNNN"
                             << "1 1 1 -"
                             << "6 bases beyond the end of chr1 were read as N.";
        QTest::newRow("outside") << 1234 << "NNNNNNNNNNNNNNNN"
                                 << "- - - -"
                                 << "1,228 bases beyond the end of chr1 were read as N.";
    }
    void padding()
    {
        QFETCH(int, start);
        QFETCH(QString, bases);
        QFETCH(QString, bins);
        QFETCH(QString, note);
        const InputReader reader(m_spec, m_genome, { { track("atac", { { "chr1", std::vector<float>(22, 1) } }) } });
        const Interval window { "chr1", start, start + 16 };
        const models::Inputs inputs = reader.read(window, {});
        QCOMPARE(QString::fromStdString(inputs.bases), bases);
        QCOMPARE(text(inputs.epigenome[0]), bins);
        QCOMPARE(notes(reader, window), QStringList { note });
    }

    /// Missing is not zero, and it is said.
    void masked()
    {
        m_spec.inputs = { { "ATAC" }, { "mCG", "", Summary::Fraction }, { "mCH", "", Summary::Fraction } };
        const auto atac = track("atac.bw", { { "chr1", std::vector<float>(22, 1) } });
        const auto methylated = track("mcg.bw", { { "chr1", std::vector<float>(22, 1) }, { "chr2", std::vector<float>(22, 1) } });
        const auto coverage = track("cov.bw", { { "chr1", std::vector<float>(22, 9) } });
        const InputReader reader(m_spec, m_genome, { { atac }, { methylated, coverage } });
        const models::Inputs first = reader.read({ "chr1", 0, 16 }, {}), second = reader.read({ "chr2", 0, 16 }, {});
        QCOMPARE(text(first.epigenome[1]), QStringLiteral("1 1 1 1"));
        QCOMPARE(text(first.epigenome[2]), QStringLiteral("- - - -"));
        for (const std::vector<float>& signal : second.epigenome)
            QCOMPARE(text(signal), QStringLiteral("- - - -"));
        QCOMPARE(notes(reader, { "chr1", 0, 16 }), QStringList { QStringLiteral("No track serves as mCH: it was masked.") });
        QCOMPARE(notes(reader, { "chr2", 0, 16 }),
            (QStringList { QStringLiteral("atac.bw has no chr2: ATAC was masked there."),
                QStringLiteral("cov.bw has no chr2: mCG was masked there."),
                QStringLiteral("No track serves as mCH: it was masked.") }));
    }

    void otherSpellingOfNames()
    {
        const InputReader reader(m_spec, m_genome, { { track("atac", { { "1", std::vector<float>(22, 3) } }) } });
        QCOMPARE(text(reader.read({ "chr1", 0, 16 }, {}).epigenome[0]), QStringLiteral("3 3 3 3"));
        QVERIFY(reader.notes({ "chr1", 0, 16 }).empty());
        QCOMPARE(reader.notes({ "chr2", 0, 16 }).size(), size_t(1));
    }

    void percent()
    {
        m_spec.inputs = { { "mCG", "", Summary::Fraction } };
        const auto values = track("mcg.bw", { { "chr1", numbers(QStringLiteral("100 - - 50 0 0 - - - - - - 75 - - -")) } });
        QCOMPARE(text(InputReader(m_spec, m_genome, { { values, nullptr, true } }).read({ "chr1", 0, 16 }, {}).epigenome[0]),
            QStringLiteral("0.75 0 - 0.75"));
        const auto read = [&](const models::InputSignal& signal) {
            return message([&] { InputReader(m_spec, m_genome, { signal }).read({ "chr1", 0, 16 }, {}); });
        };
        QCOMPARE(read({ values }),
            QStringLiteral("mcg.bw has the value 100 at chr1:1, but as mCG it must hold fractions (0 to 1): say that it holds "
                           "percent, or choose another track."));
        // What the network is not shown is not read.
        const models::Inputs sequence
            = InputReader(m_spec, m_genome, { { values } }).read({ "chr1", 0, 16 }, {}, models::Use::Sequence);
        QCOMPARE(text(sequence.epigenome[0]), QStringLiteral("- - - -"));
        QVERIFY(read({ track("counts", { { "chr1", { 0, 120 } } }), nullptr, true }).contains("120 at chr1:2"));
        QVERIFY(read({ track("strands", { { "chr1", { 0, -0.5f } } }) }).contains("-0.5 at chr1:2"));
    }

    /// Which signal of a table of methylation a name means.
    void signalsByName_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("units");
        const auto row = [](const char* name, const char* units) { QTest::newRow(*name ? name : "nothing") << name << units; };
        row("mCG", "fraction of CG");
        row("mCH", "fraction of CH");
        row("L5 IT mCH", "fraction of CH");
        row("CH methylation", "fraction of CH");
        row("mCH_coverage", "reads of CH");
        row("mCG.cov", "reads of CG");
        row("methylation", "fraction of CG"); // a guess picks nothing
        row("ATAC", "fraction of CG");
        row("", "fraction of CG");
    }
    void signalsByName()
    {
        QFETCH(QString, name);
        QFETCH(QString, units);
        const QTemporaryDir folder;
        const std::filesystem::path allc = folder.filePath(QStringLiteral("cells.allc")).toStdString();
        base::writeAtomically(allc, "chr1\t1\t+\tCGN\t3\t4\t1\nchr1\t2\t-\tCGN\t1\t2\t1\nchr1\t6\t+\tCAA\t1\t5\t0\n");
        const auto signal = models::namedSignal(models::openOn(allc, *m_genome, {}), name.toStdString());
        QCOMPARE(QString::fromStdString(signal->units()), units);
        const auto other = track("atac", { { "chr1", { 1 } } });
        QCOMPARE(models::namedSignal(other, name.toStdString()).get(), static_cast<const tracks::Track*>(other.get()));
        QVERIFY(!models::namedSignal(nullptr, name.toStdString()));
    }

    /// One file gives the cytosines that an input is called after, with the reads over each.
    void methylationAsText()
    {
        m_spec.inputs = { { "mCG", "", Summary::Fraction, false, 1, 4 }, { "mCH", "", Summary::Fraction } };
        const QTemporaryDir folder;
        const auto file = [&](const char* name, const std::string& content) {
            const std::filesystem::path path = folder.filePath(QString::fromUtf8(name)).toStdString();
            base::writeAtomically(path, content);
            return path;
        };
        const auto read = [&](const std::vector<models::InputSignal>& given) {
            const auto bins = InputReader(m_spec, m_genome, given).read({ "chr1", 0, 16 }, {}).epigenome;
            return text(bins[0]) + QStringLiteral(" | ") + text(bins[1]);
        };
        const auto opened = [&](const models::InputFiles& files) { return models::openInputs(m_spec, files, *m_genome, {}); };
        const auto allc
            = file("cells.allc",
                "chr1\t1\t+\tCGN\t3\t4\t1\nchr1\t2\t-\tCGN\t1\t2\t1\nchr1\t6\t+\tCAA\t1\t5\t0\nchr1\t9\t+\tCGN\t1\t1\t1\n"),
            other = file("reads.bedGraph", "chr1\t0\t1\t1\nchr1\t1\t2\t9\n"),
            onlyCG = file("cg.txt", "chr1\t3\t+\t2\t6\tCG\tCGA\n");
        const QString weighted = QStringLiteral("0.666667 - - - | - 0.2 - -"); // by reads; the third bin has too few
        QCOMPARE(read(opened({ { "mCG", allc }, { "mCH", allc } })), weighted);
        QCOMPARE(read({ { models::openOn(allc, *m_genome, {}) }, { models::openOn(allc, *m_genome, {}) } }), weighted);
        QCOMPARE(read(opened({ { "mCG.percent", allc }, { "mCH", allc } })), weighted); // it tells what it holds
        QCOMPARE(read(opened({ { "mCG", allc }, { "mCH", allc }, { "mCG.coverage", other } })),
            QStringLiteral("0.525 - - - | - 0.2 - -"));
        const auto shared = opened({ { "mCG", allc }, { "mCH", allc } });
        QVERIFY(shared[0].values == shared[1].values); // read from the disk once
        QVERIFY(message([&] { read(opened({ { "mCH", onlyCG } })); }).contains("cg.txt has no cytosine for mCH"));
        m_spec.inputs[0].name = "CG methylation"; // another name of the assay
        m_spec.inputs[1].name = "CH methylation";
        QCOMPARE(read(opened({ { "CG methylation.percent", allc }, { "CH methylation", allc } })), weighted);
        // A table that does not tell contexts, as one that does, holds fractions.
        const auto bismark = file("cells.cov", "chr1\t1\t1\t75\t3\t1\nchr1\t2\t2\t50\t1\t1\nchr1\t6\t6\t20\t1\t4\n");
        m_spec.inputs[0].name = "5mC";
        QCOMPARE(read(opened({ { "5mC.percent", bismark } })), QStringLiteral("0.666667 0.2 - - | - - - -"));
    }

    void refusals()
    {
        class Peaks : public ToyTrack
        {
        public:
            Peaks()
                : ToyTrack("peaks.bed", {})
            {
            }
            tracks::Kind kind() const override { return tracks::Kind::Features; }
        };
        QCOMPARE(message([&] { InputReader(m_spec, m_genome, { { std::make_shared<Peaks>() } }); }),
            QStringLiteral("peaks.bed has no values to serve as ATAC: choose a bigWig or bedGraph."));
        const auto check = [&](models::Inputs inputs) { return message([&] { models::checkInputs(m_spec, inputs); }); };
        QCOMPARE(check({ "ACGT" }), QStringLiteral("toy reads 16 bases at a time, not 4."));
        QCOMPARE(check({ std::string(16, 'A') }), QStringLiteral("toy reads 1 signals besides the sequence, not 0."));
        QCOMPARE(check({ std::string(16, 'A'), { { 1, 2 } } }), QStringLiteral("toy reads 4 bins of ATAC, not 2."));
        QCOMPARE(check({ std::string(16, 'A'), { { 1, 2, 3, no } } }), QStringLiteral("no error"));
        std::stop_source stop;
        stop.request_stop();
        const InputReader reader(m_spec, m_genome, { { track("atac", { { "chr1", { 1 } } }) } });
        QVERIFY_EXCEPTION_THROWN(reader.read({ "chr1", 0, 16 }, { stop.get_token(), {} }), Cancelled);
    }

    void metadata()
    {
        models::ModelSpec spec = TinyModel().spec;
        QVERIFY(models::specFromJson(models::toJson(spec), "m").inputs.empty());
        spec.inputs = { { "ATAC", "accessibility", Summary::Sum, true, 0.1, 0, false },
            { "mCG", "", Summary::Fraction, false, 2, 10, false } };
        spec.inputBinSize = 32;
        spec.provenance = { { "epochs", 12 } };
        const models::ModelSpec read = models::specFromJson(models::toJson(spec), "m");
        QCOMPARE(read.inputs, spec.inputs);
        QCOMPARE(read.inputBins(), int64_t(2));
        QVERIFY(read.provenance == spec.provenance);
        Json few = models::toJson(spec);
        few["inputs"] = Json::parse(R"([ { "name": "ATAC" }, { "name": "mCG", "summary": "fraction" } ])");
        few["inputs"][0]["of a later version"] = few["of a later version"] = 3;
        QCOMPARE(
            models::specFromJson(few, "m").inputs, (std::vector<InputTrack> { { "ATAC" }, { "mCG", "", Summary::Fraction } }));
    }

    void describedInWords()
    {
        QCOMPARE(models::describe({ "a" }), std::string("mean per bin"));
        QCOMPARE(models::describe({ "a", "", Summary::Sum, true, 0.25, 0, false }),
            std::string("sum per bin, of bases with values, log1p, × 0.25"));
        QCOMPARE(models::describe({ "a", "", Summary::Fraction, false, 1, 10 }),
            std::string("methylated fraction, bins of 10 reads or more"));
    }

    void brokenMetadata_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("part");
        QTest::newRow("no list") << "inputs"
                                 << "{}"
                                 << "\"inputs\" must be a list";
        QTest::newRow("no name") << "inputs"
                                 << "[ {} ]"
                                 << "\"inputs.0.name\" is missing";
        QTest::newRow("unknown summary") << "inputs"
                                         << R"([ { "name": "a", "summary": "max" } ])"
                                         << "\"inputs.0.summary\" is \"max\", which is not known: use mean, sum, fraction";
        QTest::newRow("twice") << "inputs"
                               << R"([ { "name": "a" }, { "name": "a" } ])"
                               << "two that are called a";
        QTest::newRow("scale") << "inputs"
                               << R"([ { "name": "a", "scale": "1" } ])"
                               << "\"inputs.0.scale\" must be a number";
        QTest::newRow("no scale") << "inputs"
                                  << R"([ { "name": "a", "scale": null } ])"
                                  << "\"inputs.0.scale\" must be a number";
        QTest::newRow("log1p") << "inputs"
                               << R"([ { "name": "a", "log1p": 1 } ])"
                               << "\"inputs.0.log1p\" must be true or false";
        QTest::newRow("bins that do not fit") << "input_bin_size"
                                              << "7"
                                              << "does not divide the input of 64 bp";
        QTest::newRow("no bins") << "input_bin_size"
                                 << "0"
                                 << "positive whole number";
        QTest::newRow("provenance") << "provenance"
                                    << "3"
                                    << "\"provenance\" must be an object";
    }
    void brokenMetadata()
    {
        QFETCH(QString, key);
        QFETCH(QString, value);
        QFETCH(QString, part);
        models::ModelSpec spec = TinyModel().spec;
        spec.inputs = { { "ATAC" } };
        spec.inputBinSize = 4;
        Json json = models::toJson(spec);
        json[key.toStdString()] = Json::parse(value.toStdString());
        const QString problem = message([&] { models::specFromJson(json, "model.safetensors"); });
        QVERIFY2(problem.contains(part) && problem.startsWith(QStringLiteral("model.safetensors")), qPrintable(problem));
    }
};

EPIARC_TEST(InputsTest)
#include "inputs_test.moc"
