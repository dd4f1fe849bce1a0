#include "views/browser/browserview.h"
#include "views/figures/figureseries.h"
#include "views/lanemenus/lanemenu.h"
#include "views/painting/painters.h"
#include "views/painting/signalplot.h"
#include "views/session/fileopener.h"
#include "views/sessionfiles/sessionfile.h"
#include "views/sheets/svgfigure.h"

#include "core/base/file.h"

#include "tests/registry.h"
#include "tests/views/madegenome.h"

#include <QMenu>
#include <QTemporaryDir>
#include <QXmlStreamReader>
#include <QtTest>

namespace
{

const Interval where { "chr1", 100, 110 };
const QRectF area(0, 0, 300, 112); // 30 px a base, no header; values from y 6 to y 106
constexpr float noData = std::numeric_limits<float>::quiet_NaN();

/// ATTGACGTAC with one value for each letter, between −1 and 1.
LaneView laneOf(std::vector<float> values, std::string letters = "ATTGACGTAC")
{
    tracks::Signal signal;
    signal.where = where;
    signal.mean = signal.min = signal.max = std::move(values);
    LaneView lane;
    lane.style = SignalStyle::Logo;
    lane.scale.range = ValueScale::Range::Fixed;
    lane.scale.low = -1;
    lane.scale.high = 1;
    lane.layers << LayerView { QStringLiteral("signal"), QColor(120, 0, 120), std::make_shared<const tracks::Slice>(signal), {},
        false };
    lane.letters.slice = std::make_shared<const tracks::Slice>(tracks::Bases { where, std::move(letters) });
    return lane;
}

QImage painted(const LaneView& lane, const Scale& scale, const Theme& theme = Theme::light())
{
    QImage image(300, 112, QImage::Format_RGB32);
    image.fill(theme.laneBackground);
    QPainter painter(&image);
    paintLane(painter, area, scale, lane, theme);
    return image;
}

/// Where a colour lies in the columns [from, to); empty when it does not.
QRect areaOf(const QImage& image, const QColor& colour, int from, int to)
{
    QRect area;
    for (int x = from; x < to; ++x)
        for (int y = 0; y < image.height(); ++y)
            if (image.pixelColor(x, y) == colour)
                area |= QRect(x, y, 1, 1);
    return area;
}

int widthAt(const QImage& image, const QColor& colour, int from, int to, int y)
{
    int width = 0;
    for (int x = from; x < to; ++x)
        width += image.pixelColor(x, y) == colour;
    return width;
}

QColor inkOf(char base, const Theme& theme = Theme::light())
{
    return QColor(theme.readable(Theme::baseColour(QChar::fromLatin1(base))).rgb());
}

} // namespace

/// Letters of the genome as high as the values of a signal.
class SequenceLogoTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QString path(const char* name) const { return m_folder.filePath(QString::fromUtf8(name)); }

    /// A session of files; its lane of values asks for letters.
    struct Opened {
        Jobs jobs;
        Session session { jobs };
        BrowserView view { session };
    };
    void open(Opened& opened, const QStringList& files)
    {
        opened.view.resize(950, 400);
        opened.view.show();
        FileOpener opener(opened.session);
        opener.open(files);
        QTRY_VERIFY(!opener.busy() && opened.session.sources().genome() && !opened.session.sources().busy());
        opened.session.go({ "chr1", 100, 160 });
        QTRY_VERIFY(opened.view.panels().complete());
    }
    static void chooseLogo(Opened& opened)
    {
        opened.session.selection().set({ opened.session.state().lanes.last().id });
        QMenu menu;
        fillLaneMenu(menu, opened.session, opened.view.panels(), opened.view.theme(), &opened.view);
        for (QAction* action : menu.findChildren<QAction*>())
            if (QString(action->text()).remove(u'&') == QStringLiteral("Sequence logo"))
                return action->trigger();
        QFAIL("the menu offers no sequence logo");
    }

public:
    static void initMain() { qputenv("QT_QPA_PLATFORM", "offscreen"); }

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("XDG_CACHE_HOME", m_folder.path().toUtf8());
        base::writeAtomically(path("g.fa").toStdString(), fastaOf("ACGT", 1000));
        base::writeAtomically(path("g.chrom.sizes").toStdString(), "chr1\t4000\n");
        std::vector<float> values;
        for (int i = 0; i < 4000; ++i)
            values.push_back(i % 4 == 3 ? -1.F : 1.F);
        writeValues(path("scores.bw"), 1, values);
    }

    void lettersAreAsHighAsTheirValues()
    {
        const QImage image = painted(laneOf({ 1, 0.5, 0.25, 0, -1, -0.5, 0.1F, noData, 1, 1 }), Scale(where, 0, 300));
        const auto heightOf
            = [&](int base, char letter) { return areaOf(image, inkOf(letter), 30 * base, 30 * (base + 1)).height(); };
        QVERIFY(std::abs(heightOf(0, 'A') - 50) <= 3);
        QVERIFY(std::abs(heightOf(1, 'T') - 25) <= 3);
        QVERIFY(std::abs(heightOf(2, 'T') - 12) <= 3);
        QCOMPARE(heightOf(3, 'G'), 0); // zero
        QVERIFY(std::abs(heightOf(4, 'A') - 50) <= 3);
        QCOMPARE(heightOf(7, 'T'), 0); // nothing measured
        const QRect above = areaOf(image, inkOf('A'), 0, 30), below = areaOf(image, inkOf('A'), 120, 150);
        QVERIFY(above.bottom() <= 56 && above.top() <= 8);
        QVERIFY(below.top() >= 55 && below.bottom() >= 103);
        // As wide as their bases, and in them.
        QVERIFY(above.left() >= 0 && above.right() < 30 && above.width() >= 24);
    }

    void negativeLettersHangUpsideDown()
    {
        const QImage image = painted(laneOf({ 0, 1, -1, 0, 0, 0, 0, 0, 0, 0 }), Scale(where, 0, 300));
        const QColor ink = inkOf('T');
        const QRect up = areaOf(image, ink, 30, 60), down = areaOf(image, ink, 60, 90);
        // The bar of a T lies at its head, which is the end away from zero.
        QVERIFY(widthAt(image, ink, 30, 60, up.top() + 2) > 2 * widthAt(image, ink, 30, 60, up.bottom() - 2));
        QVERIFY(widthAt(image, ink, 60, 90, down.bottom() - 2) > 2 * widthAt(image, ink, 60, 90, down.top() + 2));
    }

    void theOtherStrandHasTheOtherLetters()
    {
        const LaneView lane = laneOf({ 1, 0, 0, 0, 0, 0, 0, 0, 0, 0.5 });
        const QImage image = painted(lane, Scale(where, 0, 300, true));
        // C, the last letter, comes first as G; A, the first one, comes last as T.
        QVERIFY(std::abs(areaOf(image, inkOf('G'), 0, 30).height() - 25) <= 3);
        QVERIFY(std::abs(areaOf(image, inkOf('T'), 270, 300).height() - 50) <= 3);
        QVERIFY(areaOf(image, inkOf('A'), 0, 300).isEmpty() && areaOf(image, inkOf('C'), 0, 300).isEmpty());
    }

    void narrowBasesAreBars_data()
    {
        QTest::addColumn<double>("pixels"); // per base
        QTest::addColumn<bool>("letters");
        QTest::newRow("wide") << 30.0 << true;
        QTest::newRow("just wide enough") << 4.0 << true;
        QTest::newRow("narrow") << 3.9 << false;
        QTest::newRow("many in a pixel") << 0.01 << false;
    }
    void narrowBasesAreBars()
    {
        QFETCH(double, pixels);
        QFETCH(bool, letters);
        const auto length = int64_t(std::lround(300 / pixels));
        LaneView lane = laneOf({}, std::string(size_t(length), 'A'));
        tracks::Signal signal;
        signal.where = { "chr1", 100, 100 + length };
        signal.mean = signal.min = signal.max = std::vector<float>(size_t(length), 0.8F);
        lane.layers[0].slice = std::make_shared<const tracks::Slice>(signal);
        lane.letters.slice
            = std::make_shared<const tracks::Slice>(tracks::Bases { signal.where, std::string(size_t(length), 'A') });
        const Scale scale(signal.where, 0, double(length) * pixels);
        LaneView bars = lane;
        bars.style = SignalStyle::Bars;
        QCOMPARE(painted(lane, scale) == painted(bars, scale), !letters);
        QCOMPARE(areaOf(painted(lane, scale), inkOf('A'), 0, 300).isEmpty(), !letters);
        QCOMPARE(logoProblem(lane, scale), QString());
    }

    void coloursAreThoseOfTheBasesReadableInTheDark()
    {
        for (const Theme& theme : { Theme::light(), Theme::dark() }) {
            const QImage image = painted(laneOf(std::vector<float>(10, 1.F)), Scale(where, 0, 300), theme);
            for (const char base : { 'A', 'C', 'G', 'T' }) {
                QVERIFY(!areaOf(image, inkOf(base, theme), 0, 300).isEmpty());
                QVERIFY(Theme::contrast(inkOf(base, theme), theme.laneBackground) >= 3);
            }
        }
    }

    void lettersAreOutlinesInAFigure()
    {
        SvgFigure svg(QSizeF(300, 112), 25.4 / 96, QStringLiteral("figure"));
        LaneView lane = laneOf({ 1, 0.5, 0.25, 0.1F, -1, -0.5, 0.1F, noData, 1, 1 });
        // Cut at both ends of the view: the letters there must not reach beyond it.
        svg.add(QStringLiteral("lane"), QStringLiteral("lane"), [&](QPainter& painter) {
            paintLane(painter, area, Scale({ "chr1", 101, 109 }, 0, 300), lane, Theme::light());
        });
        QXmlStreamReader reader(svg.document());
        QMap<QString, int> counts;
        while (!reader.atEnd())
            if (reader.readNext() == QXmlStreamReader::StartElement)
                ++counts[reader.name().toString()];
        QVERIFY(!reader.hasError());
        QVERIFY(counts.value(QStringLiteral("path")) >= 4); // one for each letter of the alphabet …
        QVERIFY(counts.value(QStringLiteral("path")) <= 4 + 3); // … the strip of missing data, marks
        QCOMPARE(counts.value(QStringLiteral("image")) + counts.value(QStringLiteral("clipPath")), 0);
    }

    void aLetterCutByTheEdgeStaysInside()
    {
        QImage image(300, 112, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        // Half of the first and of the last base lie outside of the data, which begins 60 px and ends 60 px from the borders.
        tracks::Bases bases { where, "AAAAAAAAAA" };
        LaneView lane = laneOf(std::vector<float>(10, 1.F), bases.letters);
        const Scale scale(where, 60, 180);
        SignalPlot plot(lane, scale, QRectF(70, 6, 160, 100));
        paintLogo(painter, plot, 0, Theme::light());
        painter.end();
        const QRect ink = areaOf(image, inkOf('A'), 0, 300);
        QVERIFY(!ink.isEmpty() && ink.left() >= 69 && ink.right() <= 230);
        QVERIFY(areaOf(image, inkOf('A'), 70, 77).height() > 3); // the part that is inside
    }

    void theMenuSetsItUndoablyAndTheSessionKeepsIt()
    {
        Opened opened;
        open(opened, { path("g.fa"), path("scores.bw") });
        QVERIFY(!opened.view.panels().scene(0).panels.first().lanes.last().letters.slice);
        chooseLogo(opened);
        QCOMPARE(opened.session.state().lanes.last().style, SignalStyle::Logo);
        QTRY_VERIFY(opened.view.panels().complete());
        const PanelView panel = opened.view.panels().scene(0).panels.first();
        QVERIFY(SignalPlot(panel.lanes.last(), panel.scale, QRectF(0, 0, 900, 60)).isLogo(0));

        const std::string file = path("logo.epiarc").toStdString();
        SessionFile kept;
        kept.state = opened.session.state();
        writeSession(file, kept);
        QCOMPARE(readSession(file).state, opened.session.state());
        opened.session.undoStack().undo();
        QCOMPARE(opened.session.state().lanes.last().style, SignalStyle::Bars);
    }

    void figuresReadTheLettersToo_data()
    {
        QTest::addColumn<bool>("basesLane");
        QTest::newRow("beside a lane of bases") << true;
        QTest::newRow("without one") << false;
    }
    void figuresReadTheLettersToo()
    {
        QFETCH(bool, basesLane);
        Opened opened;
        open(opened, { path("g.fa"), path("scores.bw") });
        opened.session.change(QStringLiteral("logo"), [&](SessionState& state) {
            state.lanes.last().style = SignalStyle::Logo;
            if (!basesLane)
                state.lanes.removeFirst();
        });
        QTRY_VERIFY(opened.view.panels().complete());
        const Snapshot snapshot(opened.session);
        const Scene scene = snapshot.read({ Scale({ "chr1", 100, 140 }, 0, 400) });
        const LaneView lane = scene.panels.first().lanes.last();
        QVERIFY(SignalPlot(lane, scene.panels.first().scale, QRectF(0, 0, 400, 60)).isLogo(0));
        QCOMPARE(std::get<tracks::Bases>(*lane.letters.slice).letters.substr(0, 5), std::string("ACGTA"));
    }

    void withoutLettersThereAreBarsAndASentence()
    {
        Opened opened;
        open(opened, { path("g.chrom.sizes"), path("scores.bw") });
        chooseLogo(opened);
        QTRY_VERIFY(opened.view.panels().complete());
        const PanelView panel = opened.view.panels().scene(0).panels.first();
        const LaneView& lane = panel.lanes.last();
        QVERIFY(!SignalPlot(lane, panel.scale, QRectF(0, 0, 900, 60)).isLogo(0));
        const QString sentence = logoProblem(lane, panel.scale);
        QVERIFY2(sentence.contains(QStringLiteral("FASTA")) && sentence.endsWith(u'.'), qPrintable(sentence));
        // Where no letters would be drawn anyway there is nothing to say.
        QCOMPARE(logoProblem(lane, Scale({ "chr1", 0, 4000 }, 0, 900)), QString());
    }
};

EPIARC_TEST(SequenceLogoTest)
#include "sequencelogo_test.moc"
