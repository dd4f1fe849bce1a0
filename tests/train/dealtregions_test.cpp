#include "core/base/file.h"
#include "core/train/regions.h"
#include "tests/message.h"
#include "tests/registry.h"

#include <QTemporaryDir>
#include <QTest>

using namespace train;

/// What is held back of a genome where little or nothing is said.
class DealtRegionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutARule_data();
    void withoutARule();
    void refusals_data();
    void refusals();

private:
    std::vector<data::Region> dealt(const QString& sizes, const SplitRule& split = {}) const;
    QTemporaryDir m_folder;
};

namespace
{

/// "chr1:0-3.2 train", Mb
QString told(const data::Region& region)
{
    return QStringLiteral("%1:%2-%3 %4")
        .arg(QString::fromStdString(region.where.chrom))
        .arg(double(region.where.start) / 1e6)
        .arg(double(region.where.end) / 1e6)
        .arg(QString::fromUtf8(data::nameOf(region.part)));
}

} // namespace

/// `sizes`: "chr1 3.2, chr2 3", Mb
std::vector<data::Region> DealtRegionsTest::dealt(const QString& sizes, const SplitRule& split) const
{
    std::string table;
    for (const QString& entry : sizes.split(QStringLiteral(", ")))
        table += entry.section(' ', 0, 0).toStdString() + "\t"
            + std::to_string(int64_t(std::llround(entry.section(' ', 1).toDouble() * 1e6))) + "\n";
    const std::filesystem::path file = m_folder.filePath(QStringLiteral("made.sizes")).toStdString();
    base::writeAtomically(file, table);
    Organism organism;
    organism.name = "made";
    organism.split = split;
    return dealtRegions({ organism }, { genome::Genome::open(file) });
}

void DealtRegionsTest::withoutARule_data()
{
    QTest::addColumn<QString>("sizes");
    QTest::addColumn<QStringList>("heldBack");
    QTest::newRow("the shortest two") << "chr1 3, chr2 1, chr3 2"
                                      << QStringList { "chr2:0-1 test", "chr3:0-1 valid", "chr3:1-2 valid" };
    QTest::newRow("scaffolds do not count") << "chr1 3, chr2 1, chr3 2, chrUn 0.05"
                                            << QStringList { "chr2:0-1 test", "chr3:0-1 valid", "chr3:1-2 valid" };
    QTest::newRow("two chromosomes: the last stretches")
        << "chr1 3.2, chr2 3" << QStringList { "chr2:1-2 valid", "chr2:2-3 test" };
    QTest::newRow("one chromosome, a tenth each") << "chr1 25"
                                                  << QStringList { "chr1:19-20 valid", "chr1:20-21 valid", "chr1:21-22 valid",
                                                         "chr1:22-23 test", "chr1:23-24 test", "chr1:24-25 test" };
    QTest::newRow("three stretches") << "chr1 3" << QStringList { "chr1:1-2 valid", "chr1:2-3 test" };
}

void DealtRegionsTest::withoutARule()
{
    QFETCH(QString, sizes);
    QFETCH(QStringList, heldBack);
    QStringList found;
    int64_t trained = 0;
    for (const data::Region& region : dealt(sizes))
        if (region.part == data::Part::Train)
            trained += region.where.length();
        else
            found.append(told(region));
    QCOMPARE(found, heldBack);
    QVERIFY(trained > 0);
}

void DealtRegionsTest::refusals_data()
{
    QTest::addColumn<QString>("sizes");
    QTest::addColumn<QString>("test");
    QTest::addColumn<QString>("part");
    QTest::newRow("too short") << "chr1 1.2"
                               << ""
                               << "too short to hold two stretches of a million bp back";
    QTest::newRow("nothing is left") << "chr1 1, chr2 1"
                                     << ""
                                     << "too short to hold two stretches";
    QTest::newRow("no such chromosome") << "chr1 3, chr2 1"
                                        << "chr9"
                                        << "chr9 was named for test";
}

void DealtRegionsTest::refusals()
{
    QFETCH(QString, sizes);
    QFETCH(QString, test);
    QFETCH(QString, part);
    SplitRule split;
    if (!test.isEmpty())
        split.test = { test.toStdString() };
    const QString text = message([&] { dealt(sizes, split); });
    QVERIFY2(text.contains(part), qPrintable(text));
}

EPIARC_TEST(DealtRegionsTest)
#include "dealtregions_test.moc"
