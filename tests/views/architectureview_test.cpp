#include "core/models/presets.h"
#include "views/models/architectureview.h"

#include "tests/views/textrecorder.h"

#include <QTest>

/// The picture of a network: what is written where, and what it says to those who do not see it.
class ArchitectureViewTest : public QObject
{
    Q_OBJECT

    static void fill(ArchitectureView& view, const char* preset, int width)
    {
        view.setStages(models::describeArchitecture(models::preset(preset)));
        view.resize(width, view.heightForWidth(width));
    }
    /// Of the first line that begins so.
    static QPointF at(const TextRecorder& recorder, const QString& text)
    {
        for (const TextRecorder::Written& line : recorder.written)
            if (line.text.startsWith(text))
                return line.box.topLeft();
        qFatal("“%s” is not written", qPrintable(text));
    }

public:
    static void initMain() { qputenv("QT_QPA_PLATFORM", "offscreen"); }

private Q_SLOTS:
    void wordsAreWholeAndApart_data()
    {
        QTest::addColumn<QString>("preset");
        QTest::addColumn<int>("width");
        for (const std::string& preset : models::presetNames())
            for (const int width : { 160, 260, 320, 400, 500 })
                QTest::addRow("%s, %d pixels", preset.c_str(), width) << QString::fromStdString(preset) << width;
    }
    void wordsAreWholeAndApart()
    {
        QFETCH(QString, preset);
        QFETCH(int, width);
        ArchitectureView view;
        fill(view, qPrintable(preset), width);
        TextRecorder recorder(view.size());
        view.render(&recorder);
        QVERIFY(recorder.written.size() > 5);
        QCOMPARE(recorder.collisions(view.rect()), QString());
    }

    void branchesStandSideBySideAndMeet_data()
    {
        QTest::addColumn<QString>("preset");
        QTest::addColumn<int>("width");
        for (const std::string preset : { "epiattend", "epiattend-released" })
            for (const int width : { 260, 320, 500 })
                QTest::addRow("%s, %d pixels", preset.c_str(), width) << QString::fromStdString(preset) << width;
    }
    void branchesStandSideBySideAndMeet()
    {
        QFETCH(QString, preset);
        QFETCH(int, width);
        ArchitectureView view;
        fill(view, qPrintable(preset), width);
        TextRecorder recorder(view.size());
        view.render(&recorder);
        const QPointF sequence = at(recorder, QStringLiteral("sequence")), epigenome = at(recorder, QStringLiteral("epigenome")),
                      joined = at(recorder, QStringLiteral("joined"));
        QCOMPARE(epigenome.y(), sequence.y());
        QVERIFY(epigenome.x() > width / 2.0);
        QCOMPARE(joined.x(), sequence.x());
        for (const TextRecorder::Written& line : recorder.written)
            QVERIFY2(line.box.top() >= joined.y() || line.box.right() < width / 2.0 || line.box.left() > width / 2.0,
                qPrintable(line.text));
    }
    void withoutRoomForTheLongestWordTheyStandBelowEachOther()
    {
        ArchitectureView view;
        QFont large = view.font();
        large.setPixelSize(26);
        view.setFont(large);
        fill(view, "epiattend", 300);
        TextRecorder recorder(view.size());
        view.render(&recorder);
        QCOMPARE(at(recorder, QStringLiteral("epigenome")).x(), at(recorder, QStringLiteral("sequence")).x());
        QCOMPARE(recorder.collisions(view.rect()), QString());
    }

    void saysWhichBranchItIs()
    {
        ArchitectureView view;
        fill(view, "epiattend", 260);
        const QString said = view.accessibleDescription();
        QVERIFY2(said.startsWith(QStringLiteral("Branch of the sequence: sequence: 131,072 bases; convolution"))
                && said.contains(QStringLiteral(". Branch of the epigenome: epigenome: 1,024 bins × 3 tracks; convolution"))
                && said.contains(
                    QStringLiteral(". Both joined: joined with the sequence, convolved: 1,024 × 384 channels; joined")),
            qPrintable(said));
        fill(view, "mlp", 260);
        QVERIFY2(view.accessibleDescription().startsWith(QStringLiteral("epigenome of each bin with 2 neighbours on either side: "
                                                                        "896 × 30 channels; fully")),
            qPrintable(view.accessibleDescription()));
    }
};

QTEST_MAIN(ArchitectureViewTest)
#include "architectureview_test.moc"
