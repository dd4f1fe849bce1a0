#include "tests/message.h"
#include "tests/models/toys.h"
#include "tests/registry.h"
#include "views/sources/computedtrack.h"

#include <QTest>

/// Tracks that a model computes, without a session.
class ComputedTrackTest : public QObject
{
    Q_OBJECT

    using Kind = models::Edit::Kind;

    /// A model on a genome of 1,000 A, which reads a signal of 1 everywhere.
    static OpenModel model()
    {
        const auto toy = std::make_shared<ToyPredictor>(4, 1);
        const auto genome
            = std::make_shared<ToyGenome>(std::map<std::string, std::string> { { "chr1", std::string(1000, 'A') } });
        const auto signal = std::make_shared<ToyTrack>(
            "signal", std::map<std::string, std::vector<float>> { { "chr1", std::vector<float>(1000, 1) } });
        OpenModel model;
        model.spec = std::make_shared<models::ModelSpec>(toy->spec());
        model.predictor = toy;
        model.store = std::make_shared<models::PredictionStore>(
            toy, models::InputReader(toy->spec(), genome, { models::InputSignal { signal } }));
        return model;
    }
    static ComputedTrack predicted(const std::vector<models::Edit>& edits)
    {
        return ComputedTrack::prediction(
            { QStringLiteral("toy"), QStringLiteral("letters"), 0, models::Use::Both, edits }, model());
    }
    /// Five letters A and a signal of 1 make 6 in every bin.
    static float firstBin(const tracks::Track& track)
    {
        return std::get<tracks::Signal>(track.read({ "chr1", 100, 120 }, 4, {})).mean.front();
    }

private Q_SLOTS:
    /// As a session holds them that were written for a model which spells its inputs otherwise, or on another genome.
    void editsAreSpelledAsTheModelSpells_data()
    {
        QTest::addColumn<QString>("chrom");
        QTest::addColumn<QString>("input");
        QTest::addColumn<float>("value");
        QTest::newRow("its own spelling") << "chr1"
                                          << "input 0" << 5.0F;
        QTest::newRow("capital letters") << "chr1"
                                         << "INPUT 0" << 5.0F;
        QTest::newRow("mixed letters") << "chr1"
                                       << "Input 0" << 5.0F;
        QTest::newRow("all inputs") << "chr1"
                                    << "" << 5.0F;
        QTest::newRow("another name of the chromosome") << "1"
                                                        << "Input 0" << 5.0F;
    }
    void editsAreSpelledAsTheModelSpells()
    {
        QFETCH(QString, chrom);
        QFETCH(QString, input);
        QFETCH(float, value);
        models::Edit edit { Kind::Erase, { chrom.toStdString(), 80, 140 } };
        edit.input = input.toStdString();
        const auto reference = predicted({}), altered = predicted({ edit });
        QVERIFY(reference.track && altered.work);
        QCOMPARE(firstBin(*reference.track), 6.0F);
        QCOMPARE(firstBin(*altered.work({})), value);
    }

    void anEditThatCannotBeMadeSaysWhy()
    {
        models::Edit edit { Kind::Erase, { "chr1", 80, 140 } };
        edit.input = "ATAC";
        const ComputedTrack computed = predicted({ edit });
        QVERIFY(computed.work);
        const QString text = message([&] { computed.work({}); });
        QVERIFY2(text.startsWith(QStringLiteral("letters has no input “ATAC”; its inputs are: input 0")), qPrintable(text));
    }
};

EPIARC_TEST(ComputedTrackTest)
#include "computedtrack_test.moc"
