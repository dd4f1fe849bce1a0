#include "core/genome/lines.h"
#include "tests/genome/made.h"
#include "tests/registry.h"

#include <QTest>

using namespace genome;

class LinesTest : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;

    static QByteArray manyLines(int count)
    {
        QByteArray text;
        for (int i = 0; i < count; ++i)
            text += "chr1\t" + QByteArray::number(i) + "\t" + QByteArray::number(i * 7919 % 10007) + "\n";
        return text;
    }
    static QByteArray readAll(const std::filesystem::path& path)
    {
        LineReader reader(path);
        std::string line;
        QByteArray all;
        while (reader.next(line))
            all += QByteArray::fromStdString(line) + "\n";
        return all;
    }

private Q_SLOTS:
    void readsThreeKindsAlike()
    {
        const QByteArray text = manyLines(40000);
        QCOMPARE(readAll(write(m_folder, "plain", text)), text);
        QCOMPARE(readAll(write(m_folder, "gzip", gzip(text))), text);
        QCOMPARE(readAll(write(m_folder, "bgzip", bgzip(text))), text);
        QCOMPARE(readAll(write(m_folder, "two members", gzip(text) + gzip(text))), text + text);
    }

    void lineEnds()
    {
        QCOMPARE(readAll(write(m_folder, "crlf", "a\r\n\r\nb")), QByteArray("a\n\nb\n"));
        QCOMPARE(readAll(write(m_folder, "bom",
                     "\xEF\xBB\xBF"
                     "chr1\n")),
            QByteArray("chr1\n"));
        QCOMPARE(readAll(write(m_folder, "blank", "\n\n")), QByteArray("\n\n"));
    }

    void longLine()
    {
        const QByteArray text = QByteArray(5'000'000, 'x') + "\nshort\n";
        QCOMPARE(readAll(write(m_folder, "long", text)), text);
    }

    void numberAndFraction()
    {
        for (const QByteArray& content : { manyLines(40000), bgzip(manyLines(40000)) }) {
            LineReader reader(write(m_folder, "numbered", content));
            std::string line;
            double last = 0;
            while (reader.next(line)) {
                QVERIFY(reader.fraction() >= last && reader.fraction() <= 1);
                last = reader.fraction();
            }
            QCOMPARE(reader.number(), 40000);
            QCOMPARE(last, 1.0);
            QVERIFY(QString::fromStdString(reader.location()).endsWith("numbered, line 40000: "));
        }
    }

    void bad_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("expected");
        const QByteArray text = manyLines(40000), zipped = gzip(text), blocks = bgzip(text);
        QTest::newRow("empty") << QByteArray() << "empty (0 bytes)";
        QTest::newRow("zero byte") << QByteArray("a\nb\0c\n", 6) << "line 2: |zero byte";
        QTest::newRow("gzip, half") << zipped.left(zipped.size() / 2) << "cut short after line ";
        QTest::newRow("gzip, last byte missing") << zipped.left(zipped.size() - 1) << "cut short after line ";
        QTest::newRow("gzip, ten bytes") << zipped.left(10) << "cut short: it begins like a gzip file";
        QTest::newRow("gzip, wrong checksum") << zipped.left(zipped.size() - 8) + QByteArray(8, '!') << "damaged";
        QTest::newRow("bgzip, half") << blocks.left(blocks.size() / 2) << "cut short after line ";
        QTest::newRow("bgzip, no end marker") << blocks.left(blocks.size() - 28) << "cut short after line 40000";
        QByteArray scratched = blocks;
        scratched.replace(blocks.size() / 2, 4, "\xff\xff\xff\xff");
        QTest::newRow("bgzip, scratched") << scratched << "damaged";
    }
    void bad()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, expected);
        const auto path = write(m_folder, "bad", content);
        const QString message = problem([&] { readAll(path); });
        QVERIFY(says(message, QString::fromStdString(path.string()) + "|" + expected));
    }

    void missing()
    {
        const auto path = m_folder.filePath("none").toStdString();
        QVERIFY(says(problem([&] { LineReader reader { path }; }), "none|does not exist"));
        QVERIFY(says(problem([&] { LineReader reader { m_folder.path().toStdString() }; }), "is a folder"));
    }

    void fields()
    {
        std::vector<std::string_view> found;
        splitTabs("a\t\tb c\t", found);
        QVERIFY((found == std::vector<std::string_view> { "a", "", "b c", "" }));
        splitBlanks(" a\t \tb c ", found);
        QVERIFY((found == std::vector<std::string_view> { "a", "b", "c" }));
        splitBlanks("  ", found);
        QVERIFY(found.empty());
    }

    void numbers()
    {
        QCOMPARE(toInteger("-12"), std::optional<int64_t>(-12));
        QCOMPARE(toInteger("+12"), std::optional<int64_t>(12));
        QCOMPARE(toNumber("1e-3"), std::optional(0.001));
        for (const char* text : { "", "1.5", "12a", " 1", "+-1", "+", "99999999999999999999", "1,000" })
            QVERIFY2(!toInteger(text), text);
        for (const char* text : { "", "1,5", "x", "1e" })
            QVERIFY2(!toNumber(text), text);
    }
};

EPIARC_TEST(LinesTest)
#include "lines_test.moc"
