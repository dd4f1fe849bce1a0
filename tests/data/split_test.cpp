#include "core/base/dice.h"
#include "core/data/split.h"

#include "tests/registry.h"

#include <QTest>
#include <cmath>
#include <set>

using namespace data;
using genome::AlignedPiece;

class SplitTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void regions_data();
    void regions();
    void byChromosome();
    void whatAlignsStaysTogether_data();
    void whatAlignsStaysTogether();
    void fractionsAndSeeds();
    void largeAndSmallInEveryPart();
    void leaks();
    void impossibleFractions();

private:
    /// Two organisms of five and four regions of 1 Mb.
    static std::vector<Region> toy()
    {
        std::vector<Region> all = regionsOf({ { "A", 5'000'000 } }, 0);
        const std::vector<Region> other = regionsOf({ { "X", 4'000'000 } }, 1);
        all.insert(all.end(), other.begin(), other.end());
        return all;
    }
    static AlignedPiece piece(
        int64_t start, int64_t length, int64_t query, double bases, bool sameStrand = true, int64_t queryLength = 0)
    {
        return { { "A", start, start + length }, { "X", query, query + (queryLength ? queryLength : length) }, sameStrand,
            bases };
    }
};

void SplitTest::regions_data()
{
    QTest::addColumn<int>("length");
    QTest::addColumn<QString>("expected");
    QTest::newRow("even") << 2'000'000 << "0-1000000 1000000-2000000";
    QTest::newRow("short rest joins") << 2'499'999 << "0-1000000 1000000-2499999";
    QTest::newRow("long rest stands") << 2'500'000 << "0-1000000 1000000-2000000 2000000-2500000";
    QTest::newRow("small chromosome") << 300 << "0-300";
}

void SplitTest::regions()
{
    QFETCH(int, length);
    QFETCH(QString, expected);
    QStringList found;
    for (const Region& region : regionsOf({ { "chr1", length } }, 1)) {
        QCOMPARE(region.genome, 1);
        found.append(QStringLiteral("%1-%2").arg(region.where.start).arg(region.where.end));
    }
    QCOMPARE(found.join(' '), expected);
}

void SplitTest::byChromosome()
{
    auto all = regionsOf({ { "chr1", 3'000'000 }, { "chr2", 2'000'000 }, { "chr3", 10 } }, 0);
    splitByChromosome(all, { { "chr2", Part::Valid }, { "chr3", Part::Test } });
    QStringList found;
    for (const Region& region : all)
        found.append(QString::fromUtf8(nameOf(region.part)));
    QCOMPARE(found.join(' '), QStringLiteral("train train train valid valid test"));
    QVERIFY_EXCEPTION_THROWN(splitByChromosome(all, { { "chr9", Part::Test } }), Error);
}

void SplitTest::whatAlignsStaysTogether_data()
{
    QTest::addColumn<std::vector<AlignedPiece>>("pieces");
    QTest::addColumn<QString>("expected"); // of regions that are not alone: 0–4 of A, 5–8 of X
    QTest::newRow("nothing") << std::vector<AlignedPiece> {} << "";
    QTest::newRow("a pair") << std::vector { piece(1'000'000, 1'000'000, 2'000'000, 300'000) } << "1,7";
    QTest::newRow("just too little") << std::vector { piece(1'000'000, 1'000'000, 2'000'000, 100'000) } << "";
    QTest::newRow("in two pieces") << std::vector { piece(1'000'000, 90'000, 2'000'000, 60'000),
        piece(1'500'000, 90'000, 2'400'000, 60'000) }
                                   << "1,7";
    QTest::newRow("through a third") << std::vector { piece(0, 500'000, 3'000'000, 150'000),
        piece(4'000'000, 500'000, 3'500'000, 150'000) }
                                     << "0,4,8";
    QTest::newRow("over a border of the target") << std::vector { piece(700'000, 1'000'000, 0, 1'000'000) } << "0,1,5";
    QTest::newRow("little beyond the border") << std::vector { piece(50'000, 1'000'000, 0, 1'000'000) } << "0,5";
    QTest::newRow("over a border of the query") << std::vector { piece(0, 1'000'000, 500'000, 1'000'000) } << "0,5,6";
    QTest::newRow("same strand") << std::vector { piece(0, 2'000'000, 0, 2'000'000) } << "0,5|1,6";
    QTest::newRow("other strand") << std::vector { piece(0, 2'000'000, 0, 2'000'000, false) } << "0,6|1,5";
    QTest::newRow("stretched") << std::vector { piece(0, 1'000'000, 0, 900'000, true, 2'000'000) } << "0,5,6";
    QTest::newRow("another chromosome") << std::vector { AlignedPiece { { "A", 0, 900'000 }, { "Y", 0, 900'000 }, true,
        900'000 } } << "";
}

void SplitTest::whatAlignsStaysTogether()
{
    QFETCH(std::vector<AlignedPiece>, pieces);
    QFETCH(QString, expected);
    std::vector<Region> all = toy();
    QStringList together;
    size_t regions = 0;
    for (const Component& component : splitByHomology(all, pieces)) {
        regions += component.regions.size();
        QStringList members;
        int64_t length = 0;
        for (const size_t region : component.regions) {
            members.append(QString::number(region));
            length += all[region].where.length();
            QVERIFY(all[region].part == component.part);
        }
        QCOMPARE(length, component.length);
        if (members.size() > 1)
            together.append(members.join(','));
    }
    QCOMPARE(regions, all.size());
    together.sort();
    QCOMPARE(together.join('|'), expected);
}

/// Two organisms of 300 regions each with blocks of synteny of up to 6 Mb: whatever the seed, no homology leaks and fractions are
/// kept.
void SplitTest::fractionsAndSeeds()
{
    base::Dice dice(3, "synteny");
    std::vector<AlignedPiece> pieces;
    for (int64_t at = 0; at < 295'000'000;) {
        const int64_t length = dice.between(1'000'000, 4'000'000), query = dice.between(0, 295'000'000);
        pieces.push_back(piece(at, length, query, 0.4 * double(length), dice.chance(0.5)));
        at += length + dice.between(0, 3'000'000);
    }
    std::set<std::vector<int>> splits;
    for (uint64_t seed = 1; seed <= 4; ++seed)
        for (int again = 0; again < 2; ++again) {
            std::vector<Region> all = regionsOf({ { "A", 300'000'000 } }, 0), other = regionsOf({ { "X", 300'000'000 } }, 1);
            all.insert(all.end(), other.begin(), other.end());
            HomologyRules rules;
            rules.seed = seed;
            rules.valid = 0.15;
            splitByHomology(all, pieces, rules);
            std::array<double, parts> lengths {};
            std::vector<int> split;
            for (const Region& region : all) {
                lengths[size_t(region.part)] += double(region.where.length()) / 600e6;
                split.push_back(int(region.part));
            }
            splits.insert(split);
            QVERIFY2(std::abs(lengths[1] - 0.15) < 0.01 && std::abs(lengths[2] - 0.1) < 0.01,
                qPrintable(QStringLiteral("%1 %2").arg(lengths[1]).arg(lengths[2])));
            // Counted kb by kb: no two regions of different parts share more than is allowed.
            std::map<std::pair<int64_t, int64_t>, double> shared;
            for (const AlignedPiece& piece : pieces)
                for (int64_t at = 500; at < piece.target.length(); at += 1'000) {
                    const int64_t there = piece.sameStrand ? piece.query.start + at : piece.query.end - at;
                    shared[{ (piece.target.start + at) / 1'000'000, 300 + there / 1'000'000 }] += 400;
                }
            for (const auto& [pair, bases] : shared)
                QVERIFY2(split[size_t(pair.first)] == split[size_t(pair.second)] || bases <= 101'000,
                    qPrintable(QString::number(bases)));
        }
    QCOMPARE(splits.size(), size_t(4)); // one of each seed, twice the same
}

/// A part gets its fraction of the large components as of the small ones: none is made of odd genome only.
void SplitTest::largeAndSmallInEveryPart()
{
    std::vector<Region> all = regionsOf({ { "A", 100'000'000 } }, 0), other = regionsOf({ { "X", 100'000'000 } }, 1);
    all.insert(all.end(), other.begin(), other.end());
    std::vector<AlignedPiece> pieces;
    for (int64_t i = 0; i < 40; ++i)
        pieces.push_back(piece(i * 1'000'000, 500'000, (99 - i) * 1'000'000, 300'000));
    std::array<int, parts> large {}, small {};
    for (const Component& component : splitByHomology(all, pieces))
        ++(component.regions.size() > 1 ? large : small)[size_t(component.part)];
    QCOMPARE(large, (std::array<int, parts> { 32, 4, 4 }));
    QCOMPARE(small, (std::array<int, parts> { 96, 12, 12 }));
}

void SplitTest::leaks()
{
    std::vector<Region> all = toy();
    all[0].part = Part::Test;
    all[6].part = Part::Valid;
    const auto shared = alignedBetweenParts(all, { piece(500'000, 1'000'000, 500'000, 600'000) });
    QCOMPARE(std::round(shared[size_t(Part::Test)][size_t(Part::Train)]), 300'000.0);
    QCOMPARE(std::round(shared[size_t(Part::Train)][size_t(Part::Valid)]), 300'000.0);
    QCOMPARE(shared[size_t(Part::Train)][size_t(Part::Train)], 0.0);
}

void SplitTest::impossibleFractions()
{
    std::vector<Region> all = toy();
    HomologyRules rules;
    rules.valid = 0.6;
    rules.test = 0.5;
    QVERIFY_EXCEPTION_THROWN(splitByHomology(all, {}, rules), Error);
    rules.test = NAN;
    QVERIFY_EXCEPTION_THROWN(splitByHomology(all, {}, rules), Error);
}

EPIARC_TEST(SplitTest)
#include "split_test.moc"
