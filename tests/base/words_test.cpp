#include "core/base/words.h"
#include "core/models/model.h"

#include "tests/registry.h"

#include <QTest>

class WordsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Every value has a word of its own, and the word gives the value back.
    void thereAndBack()
    {
        QCOMPARE(base::wordsOf<models::Use>(), (std::vector<std::string> { "both", "sequence", "epigenome" }));
        for (const models::Use use : { models::Use::Both, models::Use::Sequence, models::Use::Epigenome })
            QCOMPARE(base::choiceOf<models::Use>(base::wordOf(use)), std::optional(use));
        QCOMPARE(base::wordOf(models::AttentionChoice::Combine::MeanHeads), std::string("mean of heads"));
        QCOMPARE(base::choiceOf<models::InputTrack::Summary>("fraction"), std::optional(models::InputTrack::Summary::Fraction));
    }

    void noSuchWord()
    {
        QVERIFY(!base::choiceOf<models::Use>(""));
        QVERIFY(!base::choiceOf<models::Use>("Both"));
        QVERIFY(!base::choiceOf<models::Use>("sequence "));
    }
};

EPIARC_TEST(WordsTest)
#include "words_test.moc"
