#include "core/models/inputs/namedinputs.h"

#include "tests/registry.h"

#include <QTest>

class NamedInputsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void suggestions_data()
    {
        QTest::addColumn<QStringList>("inputs"); // "~": a fraction
        QTest::addColumn<QStringList>("tracks"); // "name|mCG,mCH": a file that tells these apart
        QTest::addColumn<QString>("values");
        QTest::addColumn<QString>("coverage");
        const QStringList brain { "ATAC", "~mCG", "~mCH" };
        QTest::newRow("own names") << brain << QStringList { "L5_IT_mCH", "L5_IT_ATAC", "L5_IT_mCG" } << "1 2 0"
                                   << "-1 -1 -1";
        QTest::newRow("other names") << brain << QStringList { "DNase-seq rep1", "CGmeth", "CHmeth" } << "0 1 2"
                                     << "-1 -1 -1";
        QTest::newRow("words") << brain << QStringList { "chromatin accessibility", "CG methylation", "CH methylation" }
                               << "0 1 2"
                               << "-1 -1 -1";
        QTest::newRow("vague") << brain << QStringList { "WGBS liver" } << "-1 0 -1"
                               << "-1 -1 -1";
        QTest::newRow("vague, but another's") << QStringList { "~mCG" } << QStringList { "mCH methylation" } << "-1"
                                              << "-1";
        QTest::newRow("coverage") << brain << QStringList { "mCG_coverage", "mCG_fraction", "mCH.cov" } << "-1 1 -1"
                                  << "-1 0 -1";
        QTest::newRow("coverage of both") << brain << QStringList { "mCH.cov", "mCG.cov", "mCG", "mCH" } << "-1 2 3"
                                          << "-1 1 0";
        QTest::newRow("coverage of a count") << QStringList { "ATAC" } << QStringList { "atac coverage" } << "-1"
                                             << "-1";
        QTest::newRow("the better first") << QStringList { "ATAC" } << QStringList { "DNase", "my_atac" } << "1"
                                          << "-1";
        QTest::newRow("the first of equals") << QStringList { "ATAC" } << QStringList { "atac_1", "atac_2" } << "0"
                                             << "-1";
        QTest::newRow("a histone mark") << QStringList { "H3K27ac", "H3K4me3" }
                                        << QStringList { "K562.H3K4me3.fc", "K562-H3K27AC" } << "1 0"
                                        << "-1 -1";
        QTest::newRow("a longer mark is another") << QStringList { "H3K4me" } << QStringList { "H3K4me3" } << "-1"
                                                  << "-1";
        QTest::newRow("one table of both") << brain << QStringList { "L5 IT atac", "L5 IT|mCG,mCH" } << "0 1 1"
                                           << "-1 -1 -1";
        QTest::newRow("a table called after one") << brain << QStringList { "L5_mCG.allc|mCG,mCH" } << "-1 0 0"
                                                  << "-1 -1 -1";
        QTest::newRow("a table beside the other's own track") << brain << QStringList { "WGBS|mCG,mCH", "L5_mCH" } << "-1 0 1"
                                                              << "-1 -1 -1";
        QTest::newRow("a table of one") << brain << QStringList { "L5 IT|mCH" } << "-1 -1 0"
                                        << "-1 -1 -1";
        QTest::newRow("a table of both and its reads") << brain << QStringList { "L5 IT|mCG,mCH", "mCG_coverage" } << "-1 0 0"
                                                       << "-1 1 -1";
        QTest::newRow("nothing fits") << brain << QStringList { "RNA", "CTCF", "conservation" } << "-1 -1 -1"
                                      << "-1 -1 -1";
        QTest::newRow("no tracks") << brain << QStringList {} << "-1 -1 -1"
                                   << "-1 -1 -1";
    }
    void suggestions()
    {
        QFETCH(QStringList, inputs);
        QFETCH(QStringList, tracks);
        QFETCH(QString, values);
        QFETCH(QString, coverage);
        std::vector<models::InputTrack> list;
        for (const QString& input : inputs) {
            const bool fraction = input.startsWith(u'~');
            list.push_back({ input.mid(fraction).toStdString(), {},
                fraction ? models::InputTrack::Summary::Fraction : models::InputTrack::Summary::Mean });
        }
        std::vector<models::NamedTrack> named;
        for (const QString& track : tracks) {
            models::NamedTrack& one = named.emplace_back(models::NamedTrack { track.section(u'|', 0, 0).toStdString() });
            for (const QString& assay : track.section(u'|', 1).split(u',', Qt::SkipEmptyParts))
                one.assays.push_back(assay.toStdString());
        }
        QStringList gotValues, gotCoverage;
        for (const models::NamedInput& input : models::inputsByName(list, named)) {
            gotValues << QString::number(input.values);
            gotCoverage << QString::number(input.coverage);
        }
        QCOMPARE(gotValues.join(u' '), values);
        QCOMPARE(gotCoverage.join(u' '), coverage);
    }
};

EPIARC_TEST(NamedInputsTest)
#include "namedinputs_test.moc"
