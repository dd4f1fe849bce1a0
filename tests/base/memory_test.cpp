#include "core/base/memory.h"

#include "tests/registry.h"

#include <QTest>

using namespace base;

class MemoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thisMachineHasSome();
    void complaints_data();
    void complaints();
};

void MemoryTest::thisMachineHasSome()
{
    QVERIFY(availableMemory() > int64_t(1) << 20);
    QVERIFY(availableMemory() < int64_t(1) << 50);
}

void MemoryTest::complaints_data()
{
    QTest::addColumn<qint64>("available");
    QTest::addColumn<qint64>("ofCpu");
    QTest::addColumn<bool>("bf16");
    QTest::addColumn<QString>("end");
    QTest::newRow("bfloat16 fits")
        << qint64(2'100'000'000) << qint64(0) << true
        << "it takes about 4.0 GB, and 2.1 GB are free. Use bfloat16 (--dtype bf16), which takes about 2.0 GB.";
    QTest::newRow("bfloat16 does not, the CPU does")
        << qint64(1'000'000'000) << qint64(9'000'000'000) << true
        << "it takes about 4.0 GB, and 1.0 GB are free. Use the CPU (--device cpu), which takes about 4.0 GB.";
    QTest::newRow("nothing fits") << qint64(1'000'000'000) << qint64(3'000'000'000) << true
                                  << "No smaller setting fits this machine: close other programs.";
    QTest::newRow("nothing smaller") << qint64(1'000'000'000) << qint64(0) << false
                                     << "No smaller setting fits this machine: close other programs.";
    QTest::newRow("a card that does not say what is free")
        << qint64(0) << qint64(0) << true << "it takes about 4.0 GB. Use bfloat16 (--dtype bf16), which takes about 2.0 GB.";
}

void MemoryTest::complaints()
{
    QFETCH(qint64, available);
    QFETCH(qint64, ofCpu);
    QFETCH(bool, bf16);
    QFETCH(QString, end);
    std::vector<SmallerSetting> smaller;
    if (bf16)
        smaller.push_back({ "bfloat16 (--dtype bf16)", 2'000'000'000, available });
    if (ofCpu > 0)
        smaller.push_back({ "the CPU (--device cpu)", 4'000'000'000, ofCpu });
    const QString text
        = QString::fromStdString(memoryComplaint("predicting 6144 bp with toy", 4'000'000'000, available, smaller));
    QVERIFY2(
        text.startsWith("There is not enough memory for predicting 6144 bp with toy: it takes about 4.0 GB"), qPrintable(text));
    QVERIFY2(text.endsWith(end), qPrintable(text));
}

EPIARC_TEST(MemoryTest)
#include "memory_test.moc"
