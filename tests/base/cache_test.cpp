#include "core/base/cache.h"

#include "tests/message.h"
#include "tests/registry.h"

#include <QTest>
#include <atomic>
#include <latch>
#include <string>
#include <thread>
#include <vector>

class CacheTest : public QObject
{
    Q_OBJECT

    using Texts = base::Cache<int, std::string>;
    static size_t size(const std::string& text) { return text.size(); }
    /// Counts how often it is made.
    std::string made(int key)
    {
        ++m_made;
        return std::string(size_t(key), 'x');
    }
    Texts::Pointer of(Texts& cache, int key)
    {
        return cache.value(key, {}, "making", [&] { return made(key); });
    }
    std::atomic<int> m_made = 0;

private Q_SLOTS:
    void init() { m_made = 0; }

    void once()
    {
        Texts cache(100, size);
        QVERIFY(!cache.find(3));
        const auto first = of(cache, 3);
        QCOMPARE(*first, std::string("xxx"));
        QCOMPARE(of(cache, 3), first);
        QCOMPARE(cache.find(3), first);
        QCOMPARE(int(m_made), 1);
        QCOMPARE(cache.bytes(), size_t(3));
    }

    /// Whoever asks while it is made waits for it.
    void onceByManyThreads()
    {
        Texts cache(100, size);
        std::latch all(8);
        std::vector<Texts::Pointer> got(8);
        std::vector<std::jthread> threads;
        for (size_t i = 0; i < 8; ++i)
            threads.emplace_back([&, i] {
                all.arrive_and_wait();
                got[i] = cache.value(5, {}, "making", [&] {
                    std::this_thread::sleep_for(std::chrono::milliseconds(20));
                    return made(5);
                });
            });
        threads.clear();
        QCOMPARE(int(m_made), 1);
        for (const auto& one : got)
            QCOMPARE(one, got[0]);
    }

    /// What was used longest ago goes first; the newest stays even where it is too large.
    void budget()
    {
        Texts cache(10, size);
        of(cache, 4);
        of(cache, 5);
        of(cache, 4); // used
        of(cache, 3);
        QVERIFY(cache.find(4) && !cache.find(5) && cache.find(3));
        QCOMPARE(cache.bytes(), size_t(7));
        const auto held = cache.find(4);
        of(cache, 50);
        QVERIFY(cache.find(50) && !cache.find(4) && !cache.find(3));
        QCOMPARE(cache.bytes(), size_t(50));
        QCOMPARE(*held, std::string("xxxx"));
    }

    void whatDoesNotSuitIsMadeAnew()
    {
        Texts cache(100, size);
        of(cache, 3);
        const auto longer = cache.value(
            3, {}, "making", [] { return std::string("longer"); }, [](const std::string& there) { return there.size() > 3; });
        QCOMPARE(*longer, std::string("longer"));
        QCOMPARE(cache.find(3), longer);
        QCOMPARE(cache.bytes(), size_t(6));
    }

    void failuresAreNotKept()
    {
        Texts cache(100, size);
        QCOMPARE(message([&] { cache.value(3, {}, "making", []() -> std::string { throw Error("It failed."); }); }),
            QStringLiteral("It failed."));
        QVERIFY(!cache.find(3));
        QCOMPARE(*of(cache, 3), std::string("xxx"));
    }

    /// Who waits may be stopped while the other goes on.
    void stoppedWhileWaiting()
    {
        Texts cache(100, size);
        std::latch begun(1), end(1);
        std::jthread slow([&] {
            cache.value(3, {}, "making", [&] {
                begun.count_down();
                end.wait();
                return made(3);
            });
        });
        begun.wait();
        QVERIFY(!cache.find(3));
        std::stop_source stop;
        const Monitor monitor(stop.get_token(), [&](double, std::string_view) { stop.request_stop(); });
        QVERIFY_THROWS_EXCEPTION(Cancelled, cache.value(3, monitor, "making", [&] { return made(3); }));
        end.count_down();
        slow.join();
        QCOMPARE(int(m_made), 1);
        QVERIFY(cache.find(3));
    }
};

EPIARC_TEST(CacheTest)
#include "cache_test.moc"
