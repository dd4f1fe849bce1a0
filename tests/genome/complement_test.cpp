#include "core/genome/complement.h"
#include "tests/registry.h"

#include <QTest>

#include <map>
#include <set>

using genome::complement, genome::reverseComplement;

class ComplementTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// A letter stands for a set of bases; its complement stands for the complements of them.
    void everyLetterOfIupac()
    {
        const std::map<char, std::string> meaning { { 'A', "A" }, { 'C', "C" }, { 'G', "G" }, { 'T', "T" }, { 'R', "AG" },
            { 'Y', "CT" }, { 'S', "CG" }, { 'W', "AT" }, { 'K', "GT" }, { 'M', "AC" }, { 'B', "CGT" }, { 'D', "AGT" },
            { 'H', "ACT" }, { 'V', "ACG" }, { 'N', "ACGT" } };
        QCOMPARE(meaning.size(), size_t(15));
        const std::map<char, char> pairs { { 'A', 'T' }, { 'C', 'G' }, { 'G', 'C' }, { 'T', 'A' } };
        for (const auto& [letter, bases] : meaning) {
            std::set<char> expected;
            for (const char base : bases)
                expected.insert(pairs.at(base));
            const std::string& found = meaning.at(complement(letter));
            QVERIFY2(std::set<char>(found.begin(), found.end()) == expected, std::string(1, letter).c_str());
            QCOMPARE(complement(complement(letter)), letter);
            QCOMPARE(complement(char(std::tolower(letter))), char(std::tolower(complement(letter))));
        }
        QCOMPARE(complement('U'), 'A');
        QCOMPARE(complement('u'), 'a');
        for (const char other : { '-', '*', '.', 'X', '\0' })
            QCOMPARE(complement(other), other);
    }

    void otherStrand()
    {
        QCOMPARE(reverseComplement("AAcgTR-n"), std::string("n-YAcgTT"));
        QCOMPARE(reverseComplement(""), std::string());
    }
};

EPIARC_TEST(ComplementTest)
#include "complement_test.moc"
