#include "core/tracks/nextfeature.h"

#include "tests/registry.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>

/// Stepping through the features of a track.
class NextFeatureTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::string write(const char* name, const std::string& text) const
    {
        const std::string path = m_folder.filePath(QString::fromLatin1(name)).toStdString();
        std::ofstream(path) << text;
        return path;
    }

private Q_SLOTS:
    void steps_data()
    {
        QTest::addColumn<QString>("chrom");
        QTest::addColumn<qint64>("start");
        QTest::addColumn<qint64>("end");
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("forward");
        QTest::addColumn<QString>("found");
        QTest::newRow("next") << "chr1" << 0LL << 0LL << "" << true << "a";
        QTest::newRow("from a feature") << "chr1" << 1000LL << 1100LL << "a" << true << "b";
        QTest::newRow("same name overlapping is one step") << "chr1" << 2'000'000LL << 2'000'200LL << "b" << true << "c";
        QTest::newRow("far away") << "chr1" << 2'100'000LL << 2'100'000LL << "" << true << "c";
        QTest::newRow("next chromosome") << "chr1" << 90'000'000LL << 90'000'100LL << "c" << true << "d";
        QTest::newRow("none further") << "chr3" << 10LL << 20LL << "d" << true << "";
        QTest::newRow("back") << "chr1" << 90'000'000LL << 90'000'100LL << "c" << false << "b";
        QTest::newRow("back over chromosomes") << "chr3" << 10LL << 20LL << "d" << false << "c";
        QTest::newRow("none before") << "chr1" << 1000LL << 1100LL << "a" << false << "";
        QTest::newRow("unknown chromosome") << "chr9" << 0LL << 1LL << "" << true << "";
    }
    void steps()
    {
        QFETCH(QString, chrom);
        QFETCH(qint64, start);
        QFETCH(qint64, end);
        QFETCH(QString, name);
        QFETCH(bool, forward);
        QFETCH(QString, found);
        const auto genome = genome::Genome::open(write("g.sizes", "chr1\t100000000\nchr2\t500\nchr3\t5000\n"));
        const auto track = tracks::open(write("f.bed",
            "chr1\t1000\t1100\ta\nchr1\t2000000\t2000200\tb\nchr1\t2000100\t2000400\tb\nchr1\t90000000\t90000100\tc\n"
            "chr3\t10\t20\td\n"));
        track->useNames(*genome);
        const auto next
            = tracks::nextFeature(*track, *genome, { { chrom.toStdString(), start, end }, name.toStdString() }, forward, {});
        QCOMPARE(QString::fromStdString(next ? next->name : ""), found);
    }
};

EPIARC_TEST(NextFeatureTest)
#include "nextfeature_test.moc"
