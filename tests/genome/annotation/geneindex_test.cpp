#include "core/genome/annotation/geneindex.h"
#include "core/genome/annotation/nearestnames.h"
#include "tests/genome/made.h"
#include "tests/registry.h"

#include <QTest>
#include <algorithm>

using namespace genome;
using Names = std::vector<std::string>;

class GeneIndexTest : public QObject
{
    Q_OBJECT

    static Feature feature(int64_t start, int64_t end, std::string name, std::string id = {}, Strand strand = Strand::Plus)
    {
        Feature made;
        made.start = start;
        made.end = end;
        made.name = std::move(name);
        made.id = std::move(id);
        made.strand = strand;
        return made;
    }

    static GeneIndex small()
    {
        FeatureStore store;
        store.add("chr8", feature(1000, 2000, "MYC", "ENST1.9"));
        store.add("chr8", feature(1500, 2500, "MYC", "ENST2.1"));
        store.add("chr8", feature(900'000, 900'100, "MYC", "ENST3"));
        store.add("chr8", feature(5'000'000, 5'000'100, "MYC"));
        store.add("chr8", feature(1000, 2000, "MYC", {}, Strand::Minus));
        store.add("chrX", feature(10, 20, "Myc"));
        store.add("chr2", feature(10, 20, "MYCN"));
        store.add("chr2", feature(30, 40, "mycbp"));
        store.add("chr1", feature(30, 40, "RP11-34P13.7"));
        store.add("chr1", feature(50, 60, ""));
        store.addGene({ "ENSG00000136997.21", { "chr8", 1000, 2500 }, Strand::Plus });
        store.seal();
        GeneIndex index;
        index.add(store);
        return index;
    }

private Q_SLOTS:
    void transcriptsOfAGeneAreOne()
    {
        const auto hits = small().find("myc");
        QCOMPARE(hits.size(), size_t(4));
        QVERIFY(std::ranges::any_of(hits, [](const auto& hit) {
            return hit.where == Interval { "chr8", 1000, 900'100 } && hit.strand == Strand::Plus;
        }));
        QVERIFY(std::ranges::any_of(hits, [](const auto& hit) {
            return hit.where == Interval { "chr8", 1000, 2000 } && hit.strand == Strand::Minus;
        }));
        QVERIFY(std::ranges::any_of(hits, [](const auto& hit) {
            return hit.where == Interval { "chr8", 5'000'000, 5'000'100 };
        }));
        QVERIFY(std::ranges::any_of(hits, [](const auto& hit) {
            return hit.where == Interval { "chrX", 10, 20 } && hit.name == "Myc";
        }));
    }

    void identifiers_data()
    {
        QTest::addColumn<QString>("wanted");
        QTest::addColumn<QString>("expected"); // empty: nothing
        QTest::newRow("exact") << "ENST1.9"
                               << "ENST1.9";
        QTest::newRow("no version") << "enst1"
                                    << "ENST1.9";
        QTest::newRow("other version") << "ENST1.12"
                                       << "ENST1.9";
        QTest::newRow("version of one without") << "ENST3.4"
                                                << "ENST3";
        QTest::newRow("gene") << "ensg00000136997"
                              << "ENSG00000136997.21";
        QTest::newRow("gene, version") << "ENSG00000136997.21"
                                       << "ENSG00000136997.21";
        QTest::newRow("clone, whole") << "RP11-34P13.7"
                                      << "RP11-34P13.7";
        QTest::newRow("a clone's dot is no version") << "RP11-34P13"
                                                     << "";
        QTest::newRow("only a part") << "ENST"
                                     << "";
        QTest::newRow("nothing") << ""
                                 << "";
        QTest::newRow("dot") << "."
                             << "";
    }
    void identifiers()
    {
        QFETCH(QString, wanted);
        QFETCH(QString, expected);
        const auto hits = small().find(wanted.toStdString());
        QCOMPARE(hits.size(), size_t(!expected.isEmpty()));
        if (!hits.empty())
            QCOMPARE(QString::fromStdString(hits[0].name), expected);
    }

    void completions()
    {
        const GeneIndex index = small();
        const Names names = index.complete("my");
        QCOMPARE(names.size(), size_t(3));
        QCOMPARE(names[1], std::string("MYCN"));
        QCOMPARE(names[2], std::string("mycbp"));
        QVERIFY((index.complete("MYC", 2).size() == 2));
        QVERIFY((index.complete("rp11-3") == Names { "RP11-34P13.7" }));
        QVERIFY(index.complete("zz").empty());
    }

    /// Against a scan over all names.
    void completionsOfManyNames()
    {
        Dice dice(4);
        FeatureStore store;
        Names all;
        for (int i = 0; i < 20000; ++i) {
            std::string name;
            for (int64_t length = 1 + dice(6); length > 0; --length)
                name += "ABCDE1-."[dice(8)];
            all.push_back(name);
            store.add("chr1", feature(i * 10, i * 10 + 5, name));
        }
        store.seal();
        GeneIndex index;
        index.add(store);
        std::ranges::sort(all, [](const auto& a, const auto& b) { return a.size() != b.size() ? a.size() < b.size() : a < b; });
        const auto repeated = std::ranges::unique(all);
        all.erase(repeated.begin(), repeated.end());
        for (const std::string prefix : { "A", "ab", "CDE", "-1.", "EEEEEE", "1" }) {
            Names expected;
            for (const auto& name : all)
                if (QString::fromStdString(name).startsWith(QString::fromStdString(prefix), Qt::CaseInsensitive)
                    && expected.size() < 7)
                    expected.push_back(name);
            QVERIFY(index.complete(prefix, 7) == expected);
        }
    }

    void severalStores()
    {
        GeneIndex index = small();
        FeatureStore more;
        more.add("chr8", feature(2400, 3000, "MYC"));
        more.add("chr8", feature(1, 2, "NEW"));
        more.seal();
        index.add(more);
        QCOMPARE(index.find("MYC").size(), size_t(4));
        QCOMPARE(index.find("new").size(), size_t(1));
        index.clear();
        QVERIFY(index.empty() && index.find("MYC").empty() && index.complete("M").empty());
    }

    void nearNames()
    {
        NearestNames nearest("FADS9");
        for (const char* name : { "FADS2", "fads1", "FADS10", "MYC", "FADS2", "FAD", "FAD9", "FADSA9X" })
            nearest.offer(name);
        QVERIFY((nearest.names() == Names { "FAD9", "FADS2", "fads1" }));
        NearestNames brief("MYK");
        for (const char* name : { "MYC", "MAX", "MYKL", "TP53" })
            brief.offer(name);
        QVERIFY((brief.names() == Names { "MYC", "MYKL" }));
    }
};

EPIARC_TEST(GeneIndexTest)
#include "geneindex_test.moc"
