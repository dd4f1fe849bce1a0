#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/json.h"
#include "core/base/monitor.h"
#include "core/base/zip.h"

#include "tests/registry.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <ostream>
#include <sys/syscall.h>
#include <unistd.h>
#include <vector>

namespace
{

/// What was put on the disk since a test began to watch, as the names stood at that moment.
std::vector<std::string>* synced = nullptr;

} // namespace

/// Stands before the C library's, so that the order of what a power cut may find is seen.
extern "C" __attribute__((visibility("default"))) int fsync(int handle)
{
    if (synced)
        synced->push_back(std::filesystem::read_symlink("/proc/self/fd/" + std::to_string(handle)).filename().string());
    return int(::syscall(SYS_fsync, handle));
}

namespace
{

template <typename Work>
QString complaint(Work work)
{
    try {
        work();
    } catch (const Error& problem) {
        return QString::fromUtf8(problem.what());
    }
    return {};
}

} // namespace

/// Files are whole or untouched, and what is wrong with one is said with its name. Progress also stops.
class FileTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::filesystem::path path(const char* name) const { return m_folder.filePath(QString::fromLatin1(name)).toStdString(); }

private Q_SLOTS:
    void writtenWhole()
    {
        base::writeAtomically(path("a.txt"), "first");
        base::writeAtomically(path("a.txt"), "second");
        QCOMPARE(base::readFile(path("a.txt")), std::string("second"));
        QCOMPARE(base::readHead(path("a.txt"), 3), std::string("sec"));
        QCOMPARE(base::readHead(path("a.txt"), 100), std::string("second"));
    }

    void aPowerCutFindsTheOldOrTheNew()
    {
        const std::string folder = std::filesystem::canonical(m_folder.path().toStdString()).filename().string();
        std::vector<std::string> order;
        synced = &order;
        base::writeAtomically(path("kept.txt"), "content"); // before its name, and the folder that holds the name after it
        base::writeZip(path("kept.zip"), { { .name = "a", .file = {}, .text = "text" } });
        base::unpackZip(path("kept.zip"), path("unpacked"));
        synced = nullptr;
        const std::vector<std::string> expected { "kept.txt.part", folder, "kept.zip.part", folder, "a", "unpacked.part",
            folder };
        QCOMPARE(order, expected);
    }

    void aFailedWriteLeavesTheOldFile()
    {
        base::writeAtomically(path("b.txt"), "old");
        QVERIFY_EXCEPTION_THROWN(base::writeAtomically(path("b.txt"),
                                     [](std::ostream& out) {
                                         out << "half";
                                         throw Cancelled {};
                                     }),
            Cancelled);
        QCOMPARE(base::readFile(path("b.txt")), std::string("old"));
        QCOMPARE(
            QDir(m_folder.path()).entryList({ QStringLiteral("b.txt*") }, QDir::Files), QStringList { QStringLiteral("b.txt") });
    }

    void problemsAreSaid()
    {
        base::writeAtomically(path("empty.txt"), "");
        QVERIFY(complaint([&] { base::requireFile(path("empty.txt")); }).contains(QStringLiteral("empty.txt is empty")));
        QVERIFY(complaint([&] { base::requireFile(path("none.txt")); }).contains(QStringLiteral("none.txt does not exist")));
        QVERIFY(complaint([&] { base::requireFile(m_folder.path().toStdString()); }).contains(QStringLiteral("is a folder")));
        QVERIFY(
            complaint([&] { base::writeAtomically(path("no/such/folder.txt"), "x"); }).contains(QStringLiteral("folder.txt")));
        base::writeAtomically(path("bad.json"), "{ \"a\": ");
        QVERIFY(
            complaint([&] { base::readJson(path("bad.json")); }).contains(QStringLiteral("bad.json is not valid JSON at byte")));
    }

    void aChangedFileIsNoticed()
    {
        base::writeAtomically(path("c.txt"), "one");
        const auto before = base::stampOf(path("c.txt"));
        QVERIFY(before);
        base::writeAtomically(path("c.txt"), "longer");
        QVERIFY(base::stampOf(path("c.txt")) != before);
        std::filesystem::remove(path("c.txt"));
        QVERIFY(!base::stampOf(path("c.txt")));
    }

    void progressOfAPart()
    {
        double seen = -1;
        const Monitor whole({}, [&](double fraction, std::string_view) { seen = fraction; });
        whole.part(0.5, 1).part(0, 0.5).report(0.5);
        QCOMPARE(seen, 0.625);
        std::stop_source stop;
        const Monitor stoppable(stop.get_token(), {});
        stoppable.report(0);
        stop.request_stop();
        QVERIFY_EXCEPTION_THROWN(stoppable.part(0, 0.1).report(0.5), Cancelled);
    }
};

EPIARC_TEST(FileTest)
#include "file_test.moc"
