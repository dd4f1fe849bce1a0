#include "core/interpret/baseline.h"

#include "core/base/words.h"

#include "tests/models/toys.h"
#include "tests/registry.h"

#include <QTest>

using namespace interpret;

class BaselineTest : public QObject
{
    Q_OBJECT

    static std::vector<float> lettersOf(Baseline baseline, const std::string& bases, uint64_t seed = 1)
    {
        return baselineOf(baseline, ToyPredictor().spec(), { bases }, seed).letters;
    }
    /// The sum of the four at each position.
    static std::vector<float> sums(const std::vector<float>& letters)
    {
        std::vector<float> sums;
        for (size_t i = 0; i < letters.size(); i += 4)
            sums.push_back(letters[i] + letters[i + 1] + letters[i + 2] + letters[i + 3]);
        return sums;
    }

private Q_SLOTS:
    /// What is unknown in the sequence is unknown in the baseline, at the same position, and nothing else is.
    void unknownStaysWhereItIs_data()
    {
        QTest::addColumn<int>("baseline");
        QTest::addColumn<QByteArray>("bases");
        for (const Baseline baseline : { Baseline::Mean, Baseline::Zeros, Baseline::Shuffled })
            for (const char* bases : { "ACGTNACGGTTACGNNNCATGACCATG", "NNNNACGATTACAGATTACA", "ACGATTACAGATTACANNN", "NNNNNNNN",
                     "N", "ANCNGNTNACG", "ACGARGATTACAYGATTACA" })
                QTest::newRow((base::wordOf(baseline) + " of " + bases).c_str()) << int(baseline) << QByteArray(bases);
    }
    void unknownStaysWhereItIs()
    {
        QFETCH(int, baseline);
        QFETCH(QByteArray, bases);
        const bool letters = Baseline(baseline) != Baseline::Zeros;
        std::vector<float> expected;
        for (const char base : bases)
            expected.push_back(letters && QByteArray("ACGT").contains(base) ? 1 : 0);
        for (uint64_t seed = 1; seed < 20; ++seed)
            QCOMPARE(sums(lettersOf(Baseline(baseline), bases.toStdString(), seed)), expected);
    }

    /// Of each letter there are as many, in another order; the signals are those of the mean.
    void shuffledIsAnotherOrder()
    {
        const std::string bases = "ACGTTGCATGACGTACGTTTNNACGATCGGGATCGATTAC";
        const std::vector<float> before = models::valuesOf({ bases }).letters, after = lettersOf(Baseline::Shuffled, bases);
        QVERIFY(after != before && after != lettersOf(Baseline::Shuffled, bases, 2));
        QCOMPARE(after, lettersOf(Baseline::Shuffled, bases));
        for (size_t letter = 0; letter < 4; ++letter) {
            float many = 0;
            for (size_t i = letter; i < before.size(); i += 4)
                many += before[i] - after[i];
            QCOMPARE(many, 0.0f);
        }
    }
};

EPIARC_TEST(BaselineTest)
#include "baseline_test.moc"
