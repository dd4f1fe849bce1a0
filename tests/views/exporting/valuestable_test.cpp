#include "core/base/error.h"
#include "core/base/file.h"
#include "views/exporting/valuestable.h"

#include "tests/registry.h"
#include "tests/views/writtenfolder.h"

#include <QTest>

#include <cmath>

namespace
{

const float unknown = std::numeric_limits<float>::quiet_NaN();

LayerView shownLayer(const char* name, const Interval& where, std::vector<float> values)
{
    tracks::Signal signal;
    signal.where = where;
    signal.mean = signal.min = signal.max = std::move(values);
    return { QString::fromUtf8(name), Qt::blue, std::make_shared<const tracks::Slice>(signal), {}, false };
}

LaneView shownLane(const char* name, QVector<LayerView> layers)
{
    LaneView lane;
    lane.name = QString::fromUtf8(name);
    lane.layers = std::move(layers);
    return lane;
}

/// The values differ from base to base, and no slope goes through them.
std::vector<float> ragged(int count)
{
    std::vector<float> values;
    for (int i = 0; i < count; ++i)
        values.push_back(float(i * i % 101));
    return values;
}

} // namespace

/// File → Export visible values: the table says what is painted.
class ValuesTableTest : public QObject, private WrittenFolder
{
    Q_OBJECT

    QStringList saved(const Scale& scale, const QVector<LaneView>& lanes) const
    {
        const std::filesystem::path file = path("values.tsv").toStdString();
        saveValues(file, scale, lanes);
        return QString::fromStdString(base::readFile(file)).split(u'\n', Qt::SkipEmptyParts);
    }

private Q_SLOTS:
    void valuesAreATable()
    {
        const LayerView fine = shownLayer("seen", { "chr1", 1000, 1040 }, { 1, unknown, 0.25F, 4 }),
                        coarse = shownLayer("pre\tdicted", { "chr1", 980, 1060 }, { 7, 8, 9, 10 });
        LayerView genes = fine;
        genes.slice = std::make_shared<const tracks::Slice>(tracks::Features {});
        const QVector<LaneView> lanes { shownLane("DNase", { fine, coarse }), shownLane("RNA", { coarse }),
            shownLane("Genes", { genes }) };
        for (const bool reversed : { false, true })
            QCOMPARE(saved(Scale({ "chr1", 1005, 1050 }, 0, 450, reversed), lanes).join(u'\n'),
                QStringLiteral("chrom\tstart\tend\tDNase: seen\tDNase: pre dicted\tRNA\n"
                               "chr1\t1005\t1010\t1\t8\t8\n"
                               "chr1\t1010\t1020\t\t8\t8\n"
                               "chr1\t1020\t1030\t0.25\t9\t9\n"
                               "chr1\t1030\t1040\t4\t9\t9\n"
                               "chr1\t1040\t1050\t\t10\t10"));
        const std::filesystem::path none = path("none.tsv").toStdString();
        QVERIFY_EXCEPTION_THROWN(saveValues(none, Scale({ "chr2", 0, 50 }, 0, 500), lanes), Error);
        QVERIFY(!std::filesystem::exists(none));
    }

    void rowsAreWhatIsPainted_data()
    {
        QTest::addColumn<int>("function");
        QTest::addColumn<double>("smoothing");
        QTest::addColumn<double>("width"); // pixels of 300 bp
        for (const double width : { 100.0, 300.0, 1200.0 })
            for (const double smoothing : { 0.0, 40.0 })
                for (const auto function :
                    { WindowFunction::Envelope, WindowFunction::Mean, WindowFunction::Max, WindowFunction::Min })
                    QTest::addRow("function %d, smoothed over %g bp, %g pixels", int(function), smoothing, width)
                        << int(function) << smoothing << width;
    }

    /// Data is read beyond the view, and nothing of it is written but what smoothing brings in.
    void rowsAreWhatIsPainted()
    {
        QFETCH(int, function);
        QFETCH(double, smoothing);
        QFETCH(double, width);
        LaneView lane = shownLane("DNase", { shownLayer("seen", { "chr1", 0, 500 }, ragged(500)) });
        lane.function = WindowFunction(function);
        lane.smoothing = smoothing;
        const Scale scale({ "chr1", 101, 401 }, 0, width);
        QStringList lines = saved(scale, { lane });
        QCOMPARE(lines.front().startsWith(QStringLiteral("# DNase: smoothed over 40 bp")), lane.smooths());
        lines.removeIf([](const QString& line) { return line.startsWith(u'#'); });
        const Columns painted = columnsOf(*lane.layers.first().signal(), scale, lane);
        QCOMPARE(size_t(lines.size()) - 1, painted.size());
        for (size_t i = 0; i < painted.size(); ++i) {
            const QStringList cells = lines[qsizetype(i) + 1].split(u'\t');
            QCOMPARE(cells[1].toDouble(), scale.position(painted[i].left));
            QCOMPARE(cells[2].toDouble(), scale.position(painted[i].right));
            QCOMPARE(cells[3].toFloat(), float(painted[i].value));
        }
    }

    void edgesAreThoseOfTheView_data()
    {
        QTest::addColumn<qint64>("start");
        QTest::addColumn<qint64>("end");
        QTest::newRow("within bins") << qint64(103) << qint64(197);
        QTest::newRow("one base into the first and of the last") << qint64(109) << qint64(191);
        QTest::newRow("at bins") << qint64(110) << qint64(190);
        QTest::newRow("within one bin") << qint64(112) << qint64(117);
    }

    void edgesAreThoseOfTheView()
    {
        QFETCH(qint64, start);
        QFETCH(qint64, end);
        LaneView lane = shownLane("DNase", { shownLayer("seen", { "chr1", 50, 250 }, ragged(20)) });
        lane.smoothing = 60;
        const QStringList lines = saved(Scale({ "chr1", start, end }, 0, 600), { lane });
        QCOMPARE(lines[2].split(u'\t')[1].toLongLong(), start);
        QCOMPARE(lines.last().split(u'\t')[2].toLongLong(), end);
        for (qsizetype i = 3; i < lines.size(); ++i)
            QCOMPARE(lines[i].split(u'\t')[1], lines[i - 1].split(u'\t')[2]);
    }

    /// Lanes are told apart, one with several layers is spoken of once, and the width is the one that is drawn: at most four views.
    void everySmoothedLaneIsSaidOnce()
    {
        const LayerView layer = shownLayer("a", { "chr1", 0, 100 }, ragged(100));
        QVector<LaneView> lanes { shownLane("plain", { layer }), shownLane("two", { layer, layer }),
            shownLane("one", { layer }) };
        lanes[1].smoothing = 20;
        lanes[2].smoothing = 2000;
        const QStringList lines = saved(Scale({ "chr1", 0, 100 }, 0, 100), lanes);
        QCOMPARE(lines.mid(0, 2),
            (QStringList { QStringLiteral("# two: smoothed over 20 bp"), QStringLiteral("# one: smoothed over 400 bp") }));
        QVERIFY(lines[2].startsWith(QStringLiteral("chrom\t")));
    }
};

EPIARC_TEST(ValuesTableTest)
#include "valuestable_test.moc"
