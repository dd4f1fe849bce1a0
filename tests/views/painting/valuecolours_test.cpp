#include "views/browser/browserview.h"
#include "views/lanemenus/lanemenu.h"
#include "views/painting/painters.h"
#include "views/painting/signalplot.h"
#include "views/session/fileopener.h"
#include "views/sessionfiles/sessionfile.h"

#include "core/base/file.h"

#include "tests/registry.h"

#include <QColorDialog>
#include <QMenu>
#include <QTemporaryDir>
#include <QtTest>

namespace
{

const Interval where { "chr1", 0, 400 };
const Scale scale(where, 0, 400);
const QColor blue(0, 114, 178), red(200, 0, 0);

/// Values by turns above and below zero, `run` bases each.
LaneView laneOf(SignalStyle style, int run, WindowFunction function = WindowFunction::Mean)
{
    tracks::Signal signal;
    signal.where = where;
    for (int i = 0; i < 400; ++i)
        signal.mean.push_back(i / run % 2 ? -1.F : 1.F);
    signal.min = signal.max = signal.mean;
    LaneView lane;
    lane.style = style;
    lane.function = function;
    lane.layers << LayerView { QStringLiteral("layer"), blue, std::make_shared<const tracks::Slice>(signal), {}, false, red };
    return lane;
}

LaneView featuresOf(const std::vector<float>& scores)
{
    tracks::Features features { where, {} };
    for (size_t i = 0; i < scores.size(); ++i) {
        genome::Feature feature;
        feature.start = 10 + int64_t(i) * 60;
        feature.end = feature.start + 40;
        feature.score = scores[i];
        features.items.push_back(feature);
    }
    LaneView lane;
    lane.layers << LayerView { QStringLiteral("layer"), blue, std::make_shared<const tracks::Slice>(features), {}, false };
    return lane;
}

QImage painted(const LaneView& lane, const Theme& theme = Theme::light())
{
    QImage image(400, 62, QImage::Format_RGB32);
    image.fill(theme.laneBackground);
    QPainter painter(&image);
    paintLane(painter, QRectF(0, 0, 400, 62), scale, lane, theme);
    return image;
}

double distance(const QColor& one, const QColor& other)
{
    return std::hypot(one.red() - other.red(), one.green() - other.green(), one.blue() - other.blue());
}

/// The middle of a feature's box.
QColor boxColour(const LaneView& lane, int feature, const Theme& theme = Theme::light())
{
    const QImage image = painted(lane, theme);
    for (int y = 0; y < image.height(); ++y)
        if (const QColor seen = image.pixelColor(13 + 60 * feature, y); seen != theme.laneBackground)
            return image.pixelColor(13 + 60 * feature, y + 3);
    return {};
}

} // namespace

/// Colours that depend on values: above and below zero, by score.
class ValueColoursTest : public QObject
{
    Q_OBJECT

public:
    static void initMain() { qputenv("QT_QPA_PLATFORM", "offscreen"); }

private Q_SLOTS:
    void eachSideOfZeroHasItsColour_data()
    {
        QTest::addColumn<int>("style");
        QTest::addColumn<bool>("dark");
        for (const int style : { 0, 1, 2 })
            for (const bool dark : { false, true })
                QTest::addRow("style %d %s", style, dark ? "dark" : "light") << style << dark;
    }
    void eachSideOfZeroHasItsColour()
    {
        QFETCH(int, style);
        QFETCH(bool, dark);
        const Theme theme = dark ? Theme::dark() : Theme::light();
        const LaneView lane = laneOf(SignalStyle(style), 100);
        const QImage image = painted(lane, theme);
        const QColor above = theme.readable(blue), below = theme.readable(red);
        for (const QColor& colour : { above, below })
            QVERIFY(Theme::contrast(colour, theme.laneBackground) >= 3);
        double nearAbove = 999, nearBelow = 999, wrongAbove = 999, wrongBelow = 999;
        for (int y = 0; y < image.height(); ++y) {
            const QColor left = image.pixelColor(50, y), right = image.pixelColor(150, y);
            nearAbove = std::min(nearAbove, distance(left, above));
            nearBelow = std::min(nearBelow, distance(right, below));
            wrongAbove = std::min(wrongAbove, distance(left, below));
            wrongBelow = std::min(wrongBelow, distance(right, above));
        }
        const double washed = style == 0 ? 80 : 10; // bars are a little translucent
        QVERIFY2(nearAbove < washed && nearBelow < washed, qPrintable(QStringLiteral("%1 %2").arg(nearAbove).arg(nearBelow)));
        QVERIFY(wrongAbove > nearAbove + 40 && wrongBelow > nearBelow + 40);
    }

    void anEnvelopeIsPartedAtZero()
    {
        // Every pixel holds values of both sides.
        tracks::Signal signal;
        signal.where = where;
        signal.mean.assign(400, 0.2F);
        signal.min.assign(400, -1.F);
        signal.max.assign(400, 1.F);
        LaneView lane = laneOf(SignalStyle::Bars, 100, WindowFunction::Envelope);
        lane.layers[0].slice = std::make_shared<const tracks::Slice>(signal);
        const QImage image = painted(lane);
        const QColor above = image.pixelColor(200, 12), below = image.pixelColor(200, 48);
        QVERIFY(distance(above, blue) < distance(above, red));
        QVERIFY(distance(below, red) < distance(below, blue));
    }

    /// Neither side loses anything, and lines end at zero between the sides.
    void sidesAddUp()
    {
        Columns columns;
        for (int i = 0; i < 8; ++i) {
            const double value = i < 3 ? 2.0 : i < 6 ? -3.0 : std::numeric_limits<double>::quiet_NaN();
            columns.push_back({ double(i), double(i + 1), value, value - 1, value + 1 });
        }
        const Columns above = sideOf(columns, false), below = sideOf(columns, true);
        QCOMPARE(above[1].value, 2.0);
        QCOMPARE(above[3].value, 0.0);
        QVERIFY(above[4].missing() && above[6].missing() && below[1].missing() && below[6].missing());
        QCOMPARE(below[2].value, 0.0);
        QCOMPARE(below[4].value, -3.0);
        QCOMPARE(below[4].low, -4.0);
        QCOMPARE(below[4].high, -2.0);
    }

    void withoutASecondColourThereIsOne()
    {
        LaneView lane = laneOf(SignalStyle::Bars, 100), single = lane;
        single.layers[0].below = QColor();
        const QImage image = painted(single);
        const QColor right = image.pixelColor(150, 45);
        QVERIFY(distance(right, blue) < distance(right, red));
        QVERIFY(painted(lane) != image);
    }

    void featuresAreShadedByScore_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    void featuresAreShadedByScore()
    {
        QFETCH(bool, dark);
        const Theme theme = dark ? Theme::dark() : Theme::light();
        LaneView lane = featuresOf({ 1, 300, 700, 1000, 5000, std::numeric_limits<float>::quiet_NaN() });
        double before = 0;
        for (int i = 0; i < 4; ++i) {
            const double contrast = Theme::contrast(boxColour(lane, i, theme), theme.laneBackground);
            QVERIFY2(contrast > before + 0.05, qPrintable(QStringLiteral("%1 %2").arg(contrast).arg(before)));
            QVERIFY(contrast >= 1.95); // faint ones can still be seen
            before = contrast;
        }
        const QColor full = theme.readable(blue);
        for (const int i : { 3, 4, 5 }) // the highest, no score of BED's kind, none at all
            QCOMPARE(boxColour(lane, i, theme), full);
        lane.byScore = false;
        for (int i = 0; i < 6; ++i)
            QCOMPARE(boxColour(lane, i, theme), full);
    }

    void coloursOfTheFileStay()
    {
        LaneView lane = featuresOf({ 1, 500 });
        auto features = std::get<tracks::Features>(*lane.layers[0].slice);
        features.items[0].rgb = 0xc80000;
        lane.layers[0].slice = std::make_shared<const tracks::Slice>(features);
        QCOMPARE(boxColour(lane, 0), red);
        QVERIFY(boxColour(lane, 1) != red);
    }

    void theMenuSetsThemUndoably()
    {
        const QTemporaryDir folder;
        const auto write = [&](const char* name, const char* text) {
            const QString path = folder.filePath(QString::fromLatin1(name));
            base::writeAtomically(path.toStdString(), text);
            return path;
        };
        Jobs jobs;
        Session session(jobs);
        BrowserView view(session);
        view.resize(900, 300);
        view.show();
        FileOpener opener(session);
        opener.open({ write("g.chrom.sizes", "chr1\t1000\n"), write("s.bedgraph", "chr1\t0\t500\t2\nchr1\t500\t1000\t-2\n"),
            write("p.bed", "chr1\t100\t200\tp\t500\n") });
        QTRY_VERIFY(!opener.busy() && session.sources().genome() && !session.sources().busy());
        session.go({ "chr1", 0, 1000 });
        QTRY_VERIFY(view.panels().complete());
        const SessionState before = session.state();
        const auto choose = [&](int lane, const QString& text) {
            session.selection().set({ session.state().lanes[lane].id });
            QMenu menu;
            fillLaneMenu(menu, session, view.panels(), view.theme(), &view);
            for (QAction* action : menu.actions())
                if (QString(action->text()).remove(u'&') == text)
                    return action->trigger();
            QFAIL(qPrintable(text));
        };

        QTimer answer;
        connect(&answer, &QTimer::timeout, this, [] {
            if (auto* dialog = qobject_cast<QColorDialog*>(QApplication::activeModalWidget())) {
                dialog->setCurrentColor(red);
                dialog->accept();
            }
        });
        answer.start(20);
        choose(1, QStringLiteral("Colour below zero…"));
        answer.stop();
        QCOMPARE(session.state().lanes[1].layers[0].below, red);
        QCOMPARE(session.state().lanes[1].layers[0].colour, before.lanes[1].layers[0].colour);
        choose(1, QStringLiteral("One colour above and below zero"));
        QCOMPARE(session.state(), before);
        session.undoStack().undo();
        QCOMPARE(session.state().lanes[1].layers[0].below, red);
        session.undoStack().undo();
        QCOMPARE(session.state(), before);
        choose(2, QStringLiteral("Shade by score"));
        QVERIFY(!session.state().lanes[2].byScore);
        session.undoStack().undo();
        QCOMPARE(session.state(), before);
    }

    void theSessionKeepsThem()
    {
        const QTemporaryDir folder;
        const Source source = FileSource { folder.filePath(QStringLiteral("a.bw")) };
        SessionFile file;
        LaneSpec lane;
        lane.id = 1;
        lane.byScore = false;
        lane.layers = { { source, {}, blue, red } };
        file.state.lanes = { lane };
        const std::string path = folder.filePath(QStringLiteral("s.epiarc")).toStdString();
        writeSession(path, file);
        QCOMPARE(readSession(path).state, file.state);
    }
};

EPIARC_TEST(ValueColoursTest)
#include "valuecolours_test.moc"
