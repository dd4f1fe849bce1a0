#include "views/browser/hover.h"
#include "views/geometry/arcgeometry.h"
#include "views/painting/painters.h"

#include "tests/registry.h"

#include <QPicture>
#include <QSvgGenerator>
#include <QtTest>

#include <cmath>
#include <random>
#include <set>

namespace
{

const Interval view { "chr1", 1'000'000, 1'100'000 };
const QRectF area(150, 10, 1000, 100);
constexpr double unscored = std::numeric_limits<double>::quiet_NaN();

tracks::Arc arc(int64_t from, int64_t to, double score = unscored)
{
    tracks::Arc made;
    made.a = { view.chrom, from - 50, from + 50 };
    made.b = { view.chrom, to - 50, to + 50 };
    made.score = score;
    return made;
}

/// Lengths around a thousandth of `where`.
tracks::Arcs crowd(const Interval& where, int count, bool scored)
{
    std::mt19937 random(3);
    std::uniform_real_distribution<double> uniform(0, 1);
    tracks::Arcs arcs { where, {} };
    for (int i = 0; i < count; ++i) {
        const int64_t from = where.start + int64_t(uniform(random) * double(where.length()));
        arcs.items.push_back(arc(from, from + 1 + where.length() / 1000, scored ? uniform(random) : unscored));
    }
    return arcs;
}

ArcGeometry geometryOf(const tracks::Arcs& arcs, const ArcChoice& choice = {}, const Interval& where = view)
{
    return ArcGeometry(arcs, Scale(where, area.left(), area.width()), area, choice);
}

std::multiset<double> scoresOf(const ArcGeometry& geometry)
{
    std::multiset<double> scores;
    for (const ArcCurve& curve : geometry.curves())
        scores.insert(curve.arc->score);
    return scores;
}

const ArcCurve& curveOf(const ArcGeometry& geometry, const tracks::Arc& arc)
{
    return *std::find_if(geometry.curves().begin(), geometry.curves().end(), [&](const ArcCurve& c) { return c.arc == &arc; });
}

QString svgOf(const tracks::Arcs& arcs, const ArcChoice& choice = {}, const Interval& where = view)
{
    QBuffer buffer;
    QSvgGenerator svg;
    svg.setOutputDevice(&buffer);
    svg.setSize({ 1200, 120 });
    QPainter painter(&svg);
    LaneView lane;
    lane.name = QStringLiteral("links");
    lane.arcs = choice;
    lane.layers.append({ lane.name, Qt::blue, std::make_shared<const tracks::Slice>(arcs), {}, false });
    paintLane(painter, QRectF(0, 0, 1150, 120), Scale(where, 150, 1000), lane, Theme::light());
    painter.end();
    return QString::fromUtf8(buffer.data());
}

} // namespace

class ArcGeometryTest : public QObject
{
    Q_OBJECT

public:
    static void initMain() { qputenv("QT_QPA_PLATFORM", "offscreen"); }

private Q_SLOTS:
    void thresholdHidesLowerScores_data()
    {
        QTest::addColumn<double>("threshold");
        QTest::addColumn<int>("shown");
        QTest::newRow("none, negative scores included") << 0.0 << 5;
        QTest::newRow("reached") << 2.0 << 3;
        QTest::newRow("above") << 2.01 << 2;
        QTest::newRow("below zero") << -0.5 << 4;
        QTest::newRow("beyond all: those without a score stay") << 99.0 << 1;
    }

    void thresholdHidesLowerScores()
    {
        QFETCH(double, threshold);
        QFETCH(int, shown);
        tracks::Arcs arcs { view, {} };
        for (const double score : { -1.0, 0.5, 2.0, 7.0, unscored })
            arcs.items.push_back(arc(view.start + 20'000, view.start + 60'000, score));
        ArcChoice choice;
        choice.threshold = threshold;
        const ArcGeometry geometry = geometryOf(arcs, choice);
        QCOMPARE(geometry.count().shown, shown);
        QCOMPARE(geometry.count().all, 5);
    }

    /// Of the view, not of the slice, which reaches further.
    void theStrongestOfTheViewAreDrawn()
    {
        tracks::Arcs arcs { view.resized(3 * view.length()), {} };
        for (int i = 0; i < 100; ++i) {
            arcs.items.push_back(arc(view.start + i * 900, view.start + i * 900 + 5000, (i * 37) % 100));
            arcs.items.push_back(arc(view.end + 10'000, view.end + 20'000, 1000 + i));
        }
        ArcChoice choice;
        choice.most = 10;
        const ArcGeometry geometry = geometryOf(arcs, choice);
        QCOMPARE(scoresOf(geometry), (std::multiset<double> { 90, 91, 92, 93, 94, 95, 96, 97, 98, 99 }));
        QCOMPARE(geometry.count().all, 100);
        for (size_t i = 1; i < geometry.curves().size(); ++i) // strong ones on top
            QVERIFY(geometry.curves()[i - 1].arc->score < geometry.curves()[i].arc->score);
    }

    void aCrowdIsThinnedToItsStrongest()
    {
        const tracks::Arcs arcs = crowd(view, 50'000, true);
        const ArcGeometry geometry = geometryOf(arcs);
        QVERIFY(geometry.count().shown > 200 && geometry.count().shown < geometry.count().all);
        double weakest = 1;
        for (const ArcCurve& curve : geometry.curves())
            weakest = std::min(weakest, curve.arc->score);
        const auto stronger = std::count_if(
            arcs.items.begin(), arcs.items.end(), [&](const tracks::Arc& other) { return other.score > weakest; });
        QVERIFY(stronger < geometry.count().shown);
    }

    /// Without scores every part of the view keeps the same fraction of its arcs, and what is drawn does not change while
    /// panning.
    void aCrowdWithoutScoresIsSampledEvenly()
    {
        const tracks::Arcs arcs = crowd(view.resized(3 * view.length()), 90'000, false);
        const ArcGeometry geometry = geometryOf(arcs);
        const auto shown = geometry.count().shown;
        QVERIFY(shown > 500 && shown < 10'000);
        std::vector<int> parts(10, 0);
        for (const ArcCurve& curve : geometry.curves())
            ++parts[size_t(std::clamp((curve.left - area.left()) / 100, 0.0, 9.0))];
        for (const int part : parts)
            QVERIFY2(part > shown / 20 && part < shown / 5, qPrintable(QString::number(part)));

        const ArcGeometry panned = geometryOf(arcs, {}, view.shifted(2000));
        std::set<const tracks::Arc*> before, after;
        for (const ArcCurve& curve : geometry.curves())
            before.insert(curve.arc);
        for (const ArcCurve& curve : panned.curves())
            after.insert(curve.arc);
        const auto kept = std::count_if(before.begin(), before.end(), [&](const auto* one) { return after.count(one) > 0; });
        QVERIFY2(kept > shown * 9 / 10, qPrintable(QStringLiteral("%1 of %2").arg(kept).arg(shown)));
    }

    void heightsFollowTheChoice()
    {
        const tracks::Arcs arcs { view,
            { arc(view.start + 1000, view.start + 5000, 10), arc(view.start + 10'000, view.start + 74'000, 5),
                arc(view.start + 30'000, view.start + 31'000, 0) } };
        const auto rises = [&](ArcChoice::Height height) {
            ArcChoice choice;
            choice.height = height;
            const ArcGeometry geometry = geometryOf(arcs, choice);
            std::vector<double> found;
            for (const tracks::Arc& one : arcs.items)
                found.push_back(curveOf(geometry, one).rise);
            return found;
        };
        const double full = area.height() - ArcGeometry::anchorHeight - ArcGeometry::thickest / 2;
        const auto span = rises(ArcChoice::Height::Span), score = rises(ArcChoice::Height::Score),
                   fixed = rises(ArcChoice::Height::Fixed);
        QCOMPARE(span[1], full);
        QVERIFY(std::abs(span[0] / span[1] - 0.25) < 1e-9); // a sixteenth of the span
        QVERIFY(std::abs(span[2] / span[1] - 0.125) < 1e-9);
        QCOMPARE(score[0], full);
        QVERIFY(std::abs(score[1] / full - 0.5) < 1e-9);
        QVERIFY(score[2] > 0 && score[2] < full / 10); // still to be seen
        QCOMPARE(fixed, std::vector<double>({ full, full, full }));
    }

    void anArcThatLeavesTellsWhereTo_data()
    {
        QTest::addColumn<qint64>("from");
        QTest::addColumn<qint64>("to");
        QTest::addColumn<QString>("position");
        QTest::newRow("to the right") << qint64(1'050'000) << qint64(1'234'567) << "1,234,568";
        QTest::newRow("to the left") << qint64(1'050'000) << qint64(876'543) << "876,544";
    }

    void anArcThatLeavesTellsWhereTo()
    {
        QFETCH(qint64, from);
        QFETCH(qint64, to);
        QFETCH(QString, position);
        const tracks::Arcs leaves { view, { arc(from, to, 1) } }, stays { view, { arc(from, 1'020'000, 1) } };
        QVERIFY(svgOf(leaves).contains(position));
        QVERIFY(!svgOf(stays).contains(QRegularExpression(QStringLiteral("1,0[0-9]{2},[0-9]{3}"))));
        // The curve runs to the border.
        const ArcGeometry geometry = geometryOf(leaves);
        QVERIFY(geometry.yAt(geometry.curves().front(), to > from ? area.right() : area.left()).has_value());
        // With both ends outside there is nothing to tell.
        const tracks::Arcs passes { view, { arc(876'543, 1'234'567, 1) } };
        QVERIFY(!svgOf(passes).contains(position));
    }

    void theMinusStrandTellsTheOtherEndToo()
    {
        const tracks::Arcs arcs { view, { arc(1'050'000, 1'234'567, 1) } };
        QPicture picture;
        QPainter painter(&picture);
        const Scale scale(view, area.left(), area.width(), true);
        const ArcGeometry geometry(arcs, scale, area, {});
        QVERIFY(geometry.curves().front().left < area.left());
        QVERIFY(geometry.yAt(geometry.curves().front(), area.left()).has_value());
    }

    void whatIsNotDrawnIsSaid()
    {
        ArcChoice choice;
        choice.most = 20;
        const tracks::Arcs arcs = crowd(view, 1234, true);
        QVERIFY(svgOf(arcs, choice).contains(QStringLiteral("top 20 of 1,234")));
        QVERIFY(!svgOf(crowd(view, 30, true)).contains(QStringLiteral(" of ")));
        QCOMPARE(countText({ 3000, 100'000, false }), QStringLiteral("top 3,000 of 100,000"));
        QCOMPARE(countText({ 3000, 100'000, true }), QStringLiteral("top 3,000 of 100,000+"));
        QCOMPARE(countText({ 7, 7, false }), QString());
    }

    void thePointerFindsTheCurveUnderIt()
    {
        const tracks::Arcs arcs { view,
            { arc(1'010'000, 1'090'000, 1), arc(1'040'000, 1'060'000, 9), arc(1'050'000, 1'300'000, 5) } };
        const ArcGeometry geometry = geometryOf(arcs);
        for (const tracks::Arc& wanted : arcs.items) {
            const ArcCurve& curve = curveOf(geometry, wanted);
            for (const double fraction : { 0.12, 0.31, 0.5 }) {
                const double x = curve.left + fraction * (curve.right - curve.left);
                if (x > area.right())
                    continue;
                const double y = *geometry.yAt(curve, x);
                QVERIFY(geometry.at({ x, y }) == &wanted);
                QVERIFY(geometry.at({ x, y + 2 }) == &wanted);
            }
            QVERIFY(geometry.at(geometry.box(wanted.a).center()) == &wanted);
        }
        QVERIFY(!geometry.at({ area.center().x(), area.top() + 25 }));
        QVERIFY(!geometry.at({ area.center().x(), area.bottom() + 30 }));
        QVERIFY(!geometry.at({ area.left() + 20, area.center().y() }));
        QCOMPARE(arcText(arcs.items[1]), QStringLiteral("(9) chr1:1,039,951-1,040,050 – chr1:1,059,951-1,060,050"));
    }

    /// What is worked out column by column for screens looks like what Qt strokes.
    void screensShowWhatVectorFormatsHold()
    {
        tracks::Arcs arcs { view, {} };
        for (int i = 0; i < 8; ++i)
            arcs.items.push_back(arc(view.start + i * 3000, view.start + i * 3000 + 300 + 1500 * i * i, i));
        const auto paint = [&](QPainter& painter) {
            paintArcs(painter, area, Scale(view, area.left(), area.width()), arcs, {}, Qt::blue, Theme::light());
        };
        const auto canvas = [] {
            QImage image(1200, 120, QImage::Format_RGB32);
            image.fill(Qt::white);
            return image;
        };
        QImage direct = canvas(), stroked = canvas();
        QPainter onDirect(&direct), onStroked(&stroked);
        paint(onDirect);
        QPicture picture;
        QPainter recorder(&picture);
        paint(recorder);
        recorder.end();
        onStroked.drawPicture(0, 0, picture);
        int apart = 0, inked = 0;
        for (int y = 0; y < 120; ++y)
            for (int x = 0; x < 1200; ++x) {
                const int one = qRed(direct.pixel(x, y)), other = qRed(stroked.pixel(x, y));
                apart += std::abs(one - other) > 60;
                inked += other < 200;
            }
        QVERIFY2(inked > 3000 && apart < inked / 20, qPrintable(QStringLiteral("%1 of %2").arg(apart).arg(inked)));
    }

    void nothingIsPaintedOutsideAtAnyZoom()
    {
        const tracks::Arcs arcs = crowd(view.resized(3 * view.length()), 300, true);
        for (const double zoom : { 1.0, 1.25, 2.0, 3.125 }) {
            const QRectF inner(31, 17, 400, 60);
            QImage image(int(470 * zoom), int(100 * zoom), QImage::Format_RGB32);
            image.fill(Qt::magenta);
            QPainter painter(&image);
            painter.scale(zoom, zoom);
            paintArcs(painter, inner, Scale(view, inner.left(), inner.width()), arcs, {}, Qt::blue, Theme::light());
            painter.end();
            const QRect allowed = QRectF(inner.topLeft() * zoom, inner.size() * zoom).toAlignedRect();
            int inked = 0;
            for (int y = 0; y < image.height(); ++y)
                for (int x = 0; x < image.width(); ++x) {
                    const bool painted = image.pixelColor(x, y) != QColor(Qt::magenta);
                    inked += painted;
                    QVERIFY2(!painted || allowed.contains(x, y), qPrintable(QStringLiteral("%1,%2").arg(x).arg(y)));
                }
            QVERIFY(inked > 1000);
        }
    }

    void onlyArcsThatAreDrawnAreReadOut()
    {
        tracks::Arcs arcs { view,
            { arc(1'020'000, 1'040'000, 0.9), arc(1'020'000, 1'060'000, 0.2), arc(1'020'000, 1'080'000, 0.5) } };
        arcs.items[0].name = "strong";
        arcs.items[1].name = "weak";
        arcs.items[2].name = "middling";
        LaneView lane;
        lane.height = 100;
        lane.layers.append({ QStringLiteral("links"), Qt::red, std::make_shared<const tracks::Slice>(arcs), {}, false });
        const Scale scale(view, area.left(), area.width());
        QCOMPARE(readout(lane, scale, 1'020'000), QStringLiteral("strong (0.9), middling (0.5), weak (0.2)"));
        lane.arcs.threshold = 0.4;
        QCOMPARE(readout(lane, scale, 1'020'000), QStringLiteral("strong (0.9), middling (0.5)"));
        lane.arcs.most = 1;
        QCOMPARE(readout(lane, scale, 1'020'000), QStringLiteral("strong (0.9)"));
        QCOMPARE(readout(lane, scale, 1'060'000), QString());
    }
};

EPIARC_TEST(ArcGeometryTest)
#include "arcgeometry_test.moc"
