#include "core/genome/checksum.h"

#include "tests/genome/made.h"
#include "tests/registry.h"

#include <QCryptographicHash>
#include <QTest>

class ChecksumTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ofFiles_data();
    void ofFiles();
    void missing();
    void cancelled();

private:
    QTemporaryDir m_folder;
};

void ChecksumTest::ofFiles_data()
{
    QTest::addColumn<int>("bytes");
    QTest::newRow("one") << 1;
    QTest::newRow("a block") << (1 << 20);
    QTest::newRow("a little more") << (1 << 20) + 1;
    QTest::newRow("several blocks") << 3'500'000;
}

void ChecksumTest::ofFiles()
{
    QFETCH(int, bytes);
    QByteArray content(bytes, 'x');
    for (qsizetype i = 0; i < content.size(); ++i)
        content[i] = char(i * i % 251);
    const auto md5 = QCryptographicHash::hash(content, QCryptographicHash::Md5).toHex();
    QCOMPARE(genome::checksumOf(write(m_folder, QStringLiteral("some.bin"), content)), md5.toStdString());
}

void ChecksumTest::missing()
{
    QVERIFY(says(problem([&] { genome::checksumOf(m_folder.filePath(QStringLiteral("gone")).toStdString()); }),
        QStringLiteral("gone|does not exist")));
}

void ChecksumTest::cancelled()
{
    std::stop_source stop;
    stop.request_stop();
    const auto file = write(m_folder, QStringLiteral("some.bin"), "x");
    QVERIFY_EXCEPTION_THROWN(genome::checksumOf(file, Monitor(stop.get_token(), {})), Cancelled);
}

EPIARC_TEST(ChecksumTest)
#include "checksum_test.moc"
