#include "core/base/zip.h"

#include "core/base/file.h"

#include "tests/registry.h"

#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

namespace fs = std::filesystem;

/// Packing and unpacking; archives that lie.
class ZipTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    fs::path path(const char* name) const { return fs::path(m_folder->path().toStdString()) / name; }
    fs::path packed(const std::vector<base::ZipEntry>& entries) const
    {
        base::writeZip(path("a.zip"), entries);
        return path("a.zip");
    }
    static std::string big() // neither all alike nor random, so that packing makes it smaller and leaves much
    {
        std::string text;
        for (int i = 0; i < 200'000; ++i)
            text += std::to_string(i * 7919 % 100'003) + "\n";
        return text;
    }
    QString refusal(const fs::path& zip) const
    {
        QString said;
        try {
            base::unpackZip(zip, path("out"));
        } catch (const Error& problem) {
            said = QString::fromUtf8(problem.what());
        }
        const bool clean = !fs::exists(path("out")) && !fs::exists(path("out.part"));
        return clean ? said : QStringLiteral("something stayed behind");
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void filesComeBackAsTheyWere()
    {
        base::writeAtomically(path("genome.fa"), big());
        const auto long_ago = fs::file_time_type::clock::now() - std::chrono::hours(1000);
        fs::last_write_time(path("genome.fa"), long_ago);
        const fs::path zip = packed(
            { { "s.epiarc", {}, "{ }" }, { "data/genome.fa", path("genome.fa") }, { "data/2/naïve.bw", path("genome.fa") } });
        QVERIFY(fs::file_size(zip) < 2 * big().size()); // the first is made smaller, the second is stored
        QVERIFY(fs::file_size(zip) > big().size());
        QCOMPARE(base::unpackedSize(zip), 2 * big().size() + 3);
        base::unpackZip(zip, path("out"));
        QCOMPARE(base::readFile(path("out/s.epiarc")), std::string("{ }"));
        QCOMPARE(base::readFile(path("out/data/genome.fa")), big());
        QCOMPARE(base::readFile(path("out/data/2/naïve.bw")), big());
        const auto shift = fs::last_write_time(path("out/data/genome.fa")) - long_ago;
        QVERIFY(std::abs(std::chrono::duration_cast<std::chrono::seconds>(shift).count()) <= 2); // zip counts in pairs of seconds
    }

    void namesThatLeadOutAreRefused_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* name : { "../evil", "data/../../evil", "/tmp/evil", "C:\\evil", "..\\evil", "a/..", "line\nbreak" })
            QTest::newRow(name) << QString::fromUtf8(name);
    }
    void namesThatLeadOutAreRefused()
    {
        QFETCH(QString, name);
        const QString said = refusal(packed({ { "good", {}, "1" }, { name.toStdString(), {}, "2" } }));
        QVERIFY2(
            said.contains(QStringLiteral("outside of the folder")) && said.contains(QStringLiteral("a.zip")), qPrintable(said));
        QVERIFY(!fs::exists(path("evil")));
    }

    void linksAreRefused()
    {
        std::string bytes = base::readFile(packed({ { "link", {}, "/etc/passwd" } }));
        const size_t central = bytes.find("PK\1\2");
        bytes[central + 5] = 3; // made by Unix
        const uint32_t attributes = uint32_t(S_IFLNK | 0777) << 16;
        for (size_t i = 0; i < 4; ++i)
            bytes[central + 38 + i] = char(attributes >> (8 * i));
        base::writeAtomically(path("a.zip"), bytes);
        QVERIFY2(refusal(path("a.zip")).contains(QStringLiteral("link")), qPrintable(refusal(path("a.zip"))));
    }

    void damageIsSaid_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("cut off") << 0;
        QTest::newRow("a changed byte") << 1;
        QTest::newRow("no zip at all") << 2;
        QTest::newRow("a size that lies") << 3;
    }
    void damageIsSaid()
    {
        QFETCH(int, kind);
        std::string bytes = base::readFile(packed({ { "data.bw", {}, big() } }));
        if (kind == 0)
            bytes.resize(bytes.size() / 2);
        if (kind == 1)
            bytes[bytes.size() / 2] ^= 1;
        if (kind == 2)
            bytes = "chr1\t1\t2\n";
        if (kind == 3)
            bytes[bytes.find("PK\1\2") + 24] ^= 1;
        base::writeAtomically(path("a.zip"), bytes);
        const QString said = refusal(path("a.zip"));
        QVERIFY2(said.contains(QStringLiteral("a.zip")) && said.contains(QStringLiteral("copy or download it again")),
            qPrintable(said));
    }

    void aFolderInUseIsLeftAlone()
    {
        fs::create_directories(path("out"));
        base::writeAtomically(path("out/mine"), "mine");
        const fs::path zip = packed({ { "mine", {}, "theirs" } });
        QVERIFY_EXCEPTION_THROWN(base::unpackZip(zip, path("out")), Error);
        QCOMPARE(base::readFile(path("out/mine")), std::string("mine"));
    }

    void stoppingLeavesNothing_data()
    {
        QTest::addColumn<bool>("packing");
        QTest::newRow("packing") << true;
        QTest::newRow("unpacking") << false;
    }
    void stoppingLeavesNothing()
    {
        QFETCH(bool, packing);
        const std::vector<base::ZipEntry> entries { { "a", {}, big() }, { "b", {}, big() } };
        if (!packing)
            packed(entries);
        std::stop_source stop;
        double last = 0;
        const Monitor monitor(stop.get_token(), [&](double done, std::string_view) {
            last = done;
            if (done > 0.3)
                stop.request_stop();
        });
        bool stopped = false;
        try {
            if (packing)
                base::writeZip(path("a.zip"), entries, monitor);
            else
                base::unpackZip(path("a.zip"), path("out"), monitor);
        } catch (const Cancelled&) {
            stopped = true;
        }
        QVERIFY(stopped);
        QVERIFY(last < 0.9);
        QCOMPARE(fs::exists(path("a.zip")), !packing);
        QVERIFY(!fs::exists(path("out")) && !fs::exists(path("out.part")));
        size_t left = 0;
        for ([[maybe_unused]] const auto& entry : fs::directory_iterator(path("")))
            ++left;
        QCOMPARE(left, size_t(packing ? 0 : 1));
    }

    void aMissingFileIsNamed()
    {
        QVERIFY_EXCEPTION_THROWN(packed({ { "x", path("not-there.bw") } }), Error);
        QVERIFY(!fs::exists(path("a.zip")));
    }
};

EPIARC_TEST(ZipTest)
#include "zip_test.moc"
