#include "views/training/trainingtracks.h"

#include "tests/registry.h"

#include <QTest>

using Summary = models::InputTrack::Summary;

/// What tracks are suggested to do in a run, by their names and by what their files tell apart.
class TrainingTracksTest : public QObject
{
    Q_OBJECT

    const std::vector<models::InputTrack> m_inputs { { "ATAC" }, { "mCG", "", Summary::Fraction },
        { "mCH", "", Summary::Fraction } };
    static InputCandidate candidate(const char* name, const std::vector<std::string>& assays = {})
    {
        const QString text = QString::fromUtf8(name);
        return { text, Source { FileSource { u'/' + text } }, assays };
    }
    static QString uses(const QVector<TrainingTrack>& tracks)
    {
        QStringList told;
        for (const TrainingTrack& track : tracks)
            told << track.name + u'=' + track.use;
        return told.join(u' ');
    }

private Q_SLOTS:
    void oneFileForTwoInputs()
    {
        const QVector<TrainingTrack> tracks
            = suggestedTracks({ candidate("L5", { "mCG", "mCH" }), candidate("L5_ATAC") }, m_inputs);
        QCOMPARE(uses(tracks), QStringLiteral("L5=mCG L5_ATAC=ATAC L5=mCH"));
        train::Organism organism;
        setTracks(organism, tracks);
        QCOMPARE(organism.cells.size(), size_t(1));
        QVERIFY(organism.cells[0].inputs.at("mCG") == organism.cells[0].inputs.at("mCH"));
        QVERIFY(organism.targets.empty());
    }
    void besideTheOthersOwnFile()
    {
        QCOMPARE(uses(suggestedTracks({ candidate("L5", { "mCG", "mCH" }), candidate("L5_mCH") }, m_inputs)),
            QStringLiteral("L5=mCG L5_mCH=mCH"));
    }
};

EPIARC_TEST(TrainingTracksTest)
#include "trainingtracks_test.moc"
