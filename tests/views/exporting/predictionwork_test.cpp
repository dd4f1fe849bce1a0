#include "views/exporting/predictionwork.h"

#include "tests/models/toys.h"
#include "tests/registry.h"

#include <QTest>

#include <cmath>

namespace
{

/// A model whose windows take so many operations.
class CostlyPredictor : public ToyPredictor
{
public:
    explicit CostlyPredictor(double flops)
        : m_flops(flops)
    {
    }
    models::Cost cost(int) const override { return { m_flops, 0 }; }

private:
    double m_flops;
};

/// An open model whose windows predict 20 bp.
OpenModel openModel(double flops, double rate)
{
    const auto predictor = std::make_shared<CostlyPredictor>(flops);
    OpenModel model;
    model.spec = std::make_shared<models::ModelSpec>(predictor->spec());
    model.predictor = predictor;
    model.matrixRate = rate;
    return model;
}

PredictionSource predictionBy(const char* model, int track = 0, const std::vector<models::Edit>& edits = {})
{
    return { QString::fromUtf8(model), QStringLiteral("letters"), track, models::Use::Both, edits };
}

const Interval chromosome { "chr1", 0, 20'000'000 };

} // namespace

/// What an export says before it computes for long.
class PredictionWorkTest : public QObject
{
    Q_OBJECT

    /// One second a window of "slow", a hundredth of "fast"; of "unknown" nobody knows.
    static PredictionWork workOf(const QVector<Source>& sources, const Loci& loci)
    {
        return predictionWork(sources, loci, [](const QString& path) {
            return path == QStringLiteral("slow") ? openModel(1e9, 1e9)
                : path == QStringLiteral("fast")  ? openModel(1e7, 1e9)
                                                  : openModel(0, 0);
        });
    }

private Q_SLOTS:
    void windowsAreThoseOfTheGrid_data()
    {
        QTest::addColumn<qint64>("start");
        QTest::addColumn<qint64>("end");
        QTest::addColumn<qint64>("windows");
        QTest::newRow("one") << qint64(20) << qint64(40) << qint64(1);
        QTest::newRow("part of one") << qint64(21) << qint64(22) << qint64(1);
        QTest::newRow("parts of two") << qint64(39) << qint64(41) << qint64(2);
        QTest::newRow("many") << qint64(0) << qint64(20'000) << qint64(1000);
    }
    void windowsAreThoseOfTheGrid()
    {
        QFETCH(qint64, start);
        QFETCH(qint64, end);
        const PredictionWork work = workOf({ predictionBy("slow") }, { { "chr1", start, end } });
        QTEST(qint64(work.windows), "windows");
        QCOMPARE(work.seconds, double(work.windows));
    }

    void whatComesOfTheSameWindowsIsCountedOnce()
    {
        const Loci loci { { "chr1", 0, 200 }, { "chr2", 0, 100 } };
        const Source reference = predictionBy("slow"),
                     altered = predictionBy("slow", 2, { { models::Edit::Kind::Delete, { "chr1", 10, 20 } } });
        const Source difference = FormulaSource { FormulaSource::Operation::Difference, { altered, reference } };
        QCOMPARE(workOf({ reference }, loci).windows, int64_t(15));
        QCOMPARE(workOf({ reference, altered, difference }, loci).windows, int64_t(15));
        QCOMPARE(workOf({ difference, predictionBy("fast") }, loci).windows, int64_t(30));
        QCOMPARE(workOf({ FileSource { QStringLiteral("a.bw") } }, loci).windows, int64_t(0));
    }

    void longWorkIsTold_data()
    {
        QTest::addColumn<QVector<Source>>("sources");
        QTest::addColumn<qint64>("bp");
        QTest::addColumn<QString>("said");
        const auto row = [](const char* name, const QVector<Source>& sources, int64_t bp, const char* said) {
            QTest::newRow(name) << sources << qint64(bp) << QString::fromUtf8(said);
        };
        const Source slow = predictionBy("slow"), fast = predictionBy("fast"), unknown = predictionBy("unknown"),
                     file = FileSource { QStringLiteral("a.bw") };
        const Source difference = FormulaSource { FormulaSource::Operation::Difference, { file, slow } };
        const Source ofFiles = FormulaSource { FormulaSource::Operation::Log2Ratio, { file, file } };
        row("a view", { slow }, 1'200, "");
        row("minutes", { slow }, 20'000, "Up to 1,000 windows must be predicted first: about 17 min on this machine.");
        row("hours", { slow }, 200'000, "Up to 10,000 windows must be predicted first: about 3 h on this machine.");
        row("a chromosome", { slow }, chromosome.length(),
            "Up to 1,000,000 windows must be predicted first: about 12 days on this machine.");
        row("by a fast network", { fast }, 20'000, "");
        row("a formula", { difference }, 20'000, "Up to 1,000 windows must be predicted first: about 17 min on this machine.");
        row("a formula of files", { ofFiles }, chromosome.length(), "");
        row("a file", { file }, chromosome.length(), "");
        row("a view of a network of unknown speed", { unknown }, 600, "");
        row("a network of unknown speed", { unknown }, 20'000,
            "Up to 1,000 windows must be predicted first, and how long this takes is not known.");
        row("one of them of unknown speed", { fast, unknown }, 20'000,
            "Up to 2,000 windows must be predicted first, and how long this takes is not known.");
    }
    void longWorkIsTold()
    {
        QFETCH(QVector<Source>, sources);
        QFETCH(qint64, bp);
        QTEST(warningOf(workOf(sources, { { "chr1", 0, bp } })), "said");
    }
};

EPIARC_TEST(PredictionWorkTest)
#include "predictionwork_test.moc"
