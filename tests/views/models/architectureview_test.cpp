#include "core/models/families/presets.h"
#include "views/models/architectureview.h"

#include "tests/registry.h"
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
    /// A row per preset and width.
    static void addRows(const std::vector<std::string>& presets, std::initializer_list<int> widths)
    {
        QTest::addColumn<QString>("preset");
        QTest::addColumn<int>("width");
        for (const std::string& preset : presets)
            for (const int width : widths)
                QTest::addRow("%s, %d pixels", preset.c_str(), width) << QString::fromStdString(preset) << width;
    }
    /// A preset, painted with letters of a height of so many pixels (0: the usual).
    struct Painted {
        ArchitectureView view;
        TextRecorder recorder;
        Painted(const QString& preset, int width, int letters = 0)
            : recorder(filled(preset, width, letters))
        {
            view.render(&recorder);
        }

    private:
        QSize filled(const QString& preset, int width, int letters)
        {
            QFont font = view.font();
            if (letters > 0)
                font.setPixelSize(letters);
            view.setFont(font);
            fill(view, qPrintable(preset), width);
            return view.size();
        }
    };
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
    void wordsAreWholeAndApart_data() { addRows(models::presetNames(), { 160, 260, 320, 400, 500 }); }
    void wordsAreWholeAndApart()
    {
        QFETCH(QString, preset);
        QFETCH(int, width);
        const Painted painted(preset, width);
        const TextRecorder& recorder = painted.recorder;
        QVERIFY(recorder.written.size() > 5);
        QCOMPARE(recorder.collisions(painted.view.rect()), QString());
    }

    void branchesStandSideBySideAndMeet_data() { addRows({ "epiattend", "epiattend-released" }, { 260, 320, 500 }); }
    void branchesStandSideBySideAndMeet()
    {
        QFETCH(QString, preset);
        QFETCH(int, width);
        const Painted painted(preset, width);
        const TextRecorder& recorder = painted.recorder;
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
        const Painted painted(QStringLiteral("epiattend"), 300, 26);
        const TextRecorder& recorder = painted.recorder;
        QCOMPARE(at(recorder, QStringLiteral("epigenome")).x(), at(recorder, QStringLiteral("sequence")).x());
        QCOMPARE(recorder.collisions(painted.view.rect()), QString());
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

EPIARC_TEST(ArchitectureViewTest)
#include "architectureview_test.moc"
