#include "core/base/error.h"
#include "core/tracks/formats/format.h"
#include "core/tracks/track.h"
#include "tests/registry.h"
#include "tests/tracks/madefolder.h"

#include <QDir>
#include <QTest>

#include <cmath>
#include <fstream>
#include <map>
#include <sstream>

using namespace tracks;

namespace
{
/// What UCSC's page says a wig means, read once more in the plainest way: value of every base by chromosome; the last one wins.
std::map<std::string, std::map<int64_t, float>> basesOfWig(const std::string& path)
{
    std::map<std::string, std::map<int64_t, float>> bases;
    std::ifstream in(path);
    std::string line, chrom;
    int64_t at = 0, step = 1, span = 1;
    bool fixed = false;
    while (std::getline(in, line)) {
        std::istringstream words(line);
        std::string word, value;
        words >> word;
        if (word == "fixedStep" || word == "variableStep") {
            fixed = word == "fixedStep";
            step = span = 1;
            while (words >> word) {
                const std::string number = word.substr(word.find('=') + 1);
                if (word.starts_with("chrom="))
                    chrom = number;
                else
                    (word.starts_with("start=") ? at : word.starts_with("step=") ? step : span) = std::stoll(number);
            }
        } else if (fixed && !word.empty() && !chrom.empty()) {
            for (int64_t i = 0; i < span; ++i)
                bases[chrom][at - 1 + i] = std::stof(word);
            at += step;
        } else if (words >> value && !chrom.empty()) {
            for (int64_t i = 0; i < span; ++i)
                bases[chrom][std::stoll(word) - 1 + i] = std::stof(value);
        }
    }
    return bases;
}
} // namespace

class WigTest : public QObject, private MadeFolder
{
    Q_OBJECT

    static Signal values(const Track& track, const Interval& where)
    {
        return std::get<Signal>(track.read(where, int(where.length()), {}));
    }

private Q_SLOTS:
    void bothSteps()
    {
        const auto track = open(file("x.wig",
            "browser position chr1:1-10\n# made by hand\ntrack type=wiggle_0 name=\"two steps\"\n"
            "fixedStep chrom=chr1 start=3 step=4 span=2\n1.5\n-2\nnan\n"
            "variableStep chrom=chr2\n2 7\n1\t.5\n"
            "variableStep chrom=chr1 span=3\n21\t1e2\n"
            "chr2\t10\t12\t8\n"));
        QCOMPARE(track->format(), std::string("wiggle (wig)"));
        QVERIFY(track->kind() == Kind::Signal);
        QCOMPARE(track->name(), std::string("two steps"));
        QCOMPARE(track->chromosomes(), (std::vector<std::string> { "chr1", "chr2" }));
        const Signal one = values(*track, { "chr1", 0, 25 });
        const std::map<int, float> expected { { 2, 1.5f }, { 3, 1.5f }, { 6, -2 }, { 7, -2 }, { 20, 100 }, { 21, 100 },
            { 22, 100 } };
        for (int i = 0; i < 25; ++i)
            if (const auto found = expected.find(i); found != expected.end())
                QCOMPARE(one.mean[size_t(i)], found->second);
            else
                QVERIFY2(std::isnan(one.mean[size_t(i)]), qPrintable(QString::number(i))); // also where the file says NaN
        const Signal two = values(*track, { "chr2", 0, 12 });
        QCOMPARE(two.mean[0], 0.5f);
        QCOMPARE(two.mean[1], 7.f);
        QCOMPARE(two.mean[10], 8.f); // bedGraph in between, 0-based
        QVERIFY(std::isnan(two.mean[9]));
    }

    /// Records that overlap count by their bases, in whatever order they stand.
    void overlapping()
    {
        const auto track = open(file("x.wig", "variableStep chrom=chr1 span=10\n11 4\n1 1\n6 3\n"));
        const Signal signal = std::get<Signal>(track->read({ "chr1", 0, 10 }, 2, {}));
        QCOMPARE(signal.mean[0], 1.f);
        QCOMPARE(signal.mean[1], 2.f);
    }

    void quotationMarks()
    {
        const auto track
            = open(file("x.wig", "fixedStep chrom=\"chr1\" start='2' step=\"3\"\n7\n8\nvariableStep chrom='chr2'\n1 9\n"));
        QCOMPARE(track->chromosomes(), (std::vector<std::string> { "chr1", "chr2" }));
        const Signal one = values(*track, { "chr1", 0, 6 });
        QVERIFY(one.mean[1] == 7 && one.mean[4] == 8 && std::isnan(one.mean[2]));
        QCOMPARE(values(*track, { "chr2", 0, 1 }).mean[0], 9.f);
    }

    /// Browsers' track lines may stand one below the other above the data.
    void trackLinesAboveTheData()
    {
        const auto track = open(
            file("x.wig", "track name=a\nbrowser hide all\n#x\ntrack name=b\nfixedStep chrom=chr1 start=1\n7\n# the end\n"));
        QCOMPARE(track->name(), std::string("a"));
        QCOMPARE(values(*track, { "chr1", 0, 1 }).mean[0], 7.f);
    }

    /// A file called .wig whose first lines are bedGraph may go on with steps; under another name it is bedGraph.
    void lotsOfBedGraphFirst()
    {
        std::string lines;
        for (int i = 0; i < 70; ++i)
            lines += "chr1\t" + std::to_string(i * 10) + '\t' + std::to_string(i * 10 + 5) + "\t2\n";
        QCOMPARE(open(file("x.bedGraph", lines))->format(), std::string("bedGraph"));
        QCOMPARE(open(file("x.txt", lines))->format(), std::string("bedGraph"));
        const auto track = open(file("x.wig", lines + "fixedStep chrom=chr2 start=1\n3\n"));
        QCOMPARE(track->format(), std::string("wiggle (wig)"));
        QCOMPARE(values(*track, { "chr1", 690, 691 }).mean[0], 2.f);
        QCOMPARE(values(*track, { "chr2", 0, 1 }).mean[0], 3.f);
    }

    void problems_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("message");
        QTest::newRow("no chrom") << QByteArray("fixedStep start=1\n1\n") << "line 1: a fixedStep line needs the chromosome";
        QTest::newRow("no start") << QByteArray("fixedStep chrom=1\n1\n") << "line 1: a fixedStep line needs the position";
        QTest::newRow("start 0") << QByteArray("fixedStep chrom=1 start=0\n1\n") << "line 1: the start “0” is not a whole number";
        QTest::newRow("far") << QByteArray("variableStep chrom=1 span=9223372036854775807\n1 1\n") << "line 1: the span";
        QTest::newRow("step of variableStep")
            << QByteArray("variableStep chrom=1 step=2\n1 1\n") << "line 1: “step=2” is not known";
        QTest::newRow("a word") << QByteArray("variableStep chrom=1\n1 high\n") << "line 2: the value “high” is not a number";
        QTest::newRow("no number") << QByteArray("variableStep chrom=1\n1.5 1\n") << "line 2: the position “1.5”";
        QTest::newRow("two in fixedStep") << QByteArray("fixedStep chrom=1 start=1\n1\n2 3\n")
                                          << "line 3: a line below fixedStep holds one value";
        QTest::newRow("one in variableStep")
            << QByteArray("variableStep chrom=1\n1\n") << "line 2: a line below variableStep holds a position and a value";
        QTest::newRow("too early") << QByteArray("7\nfixedStep chrom=1 start=1\n1\n") << "line 1: a value stands before";
        QTest::newRow("second track")
            << QByteArray("track type=wiggle_0 name=a\nfixedStep chrom=1 start=1\n1\ntrack type=wiggle_0 name=b\n"
                          "fixedStep chrom=1 start=1\n2\n")
            << "line 4: another track begins here: split the file at its “track” lines and open the parts";
        QTest::newRow("track below data without one")
            << QByteArray("fixedStep chrom=1 start=1\n1\ntrack name=b\n1\n") << "line 3: another track begins here";
        QTest::newRow("half a quotation") << QByteArray("fixedStep chrom=1 start=\"1\n1\n") << "line 1: the start “\"1”";
        QTest::newRow("no value") << QByteArray("fixedStep chrom=1 start=1\n") << "holds no values";
    }
    void problems()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, message);
        try {
            open(file("bad.wig", content.toStdString()));
            QFAIL("opened");
        } catch (const Error& error) {
            const QString said = error.what();
            QVERIFY2(said.contains("bad.wig") && said.contains(message) && said.endsWith('.'), error.what());
        }
    }

    void filesOfOthers()
    {
        const QDir folder(QStringLiteral(SHARED_DIR "/data/odd-files"));
        if (!folder.exists())
            QSKIP("The folder of odd files (data/odd-files) is absent.");
        for (const char* name : { "igv.js/wig/variableStep-example.wig", "igv.js/wig/fixedStep-example.wig",
                 "igv.js/wig/NA12878.SLX.sample.wig", "igv.js/bb/fixedStep.wig", "bbi-js/variable_step.wig" }) {
            const std::string path = folder.filePath(name).toStdString();
            const auto track = open(path);
            QCOMPARE(track->format(), std::string("wiggle (wig)"));
            const auto expected = basesOfWig(path);
            QCOMPARE(track->chromosomes().size(), expected.size());
            for (const auto& [chrom, bases] : expected) {
                const int64_t first = bases.begin()->first, last = std::min(bases.rbegin()->first, first + 100'000);
                QVERIFY(std::isnan(values(*track, { chrom, std::max<int64_t>(0, first - 1), first }).mean[0]) || first == 0);
                const Signal signal = values(*track, { chrom, first, last + 1 });
                for (int64_t i = first; i <= last; ++i) {
                    const auto found = bases.find(i);
                    const float value = signal.mean[size_t(i - first)];
                    QVERIFY2(found == bases.end() ? std::isnan(value) : value == found->second, qPrintable(QString::number(i)));
                }
            }
        }
    }
};

EPIARC_TEST(WigTest)
#include "wig_test.moc"
