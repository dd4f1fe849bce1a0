#include "tests/registry.h"
#include "tests/views/openwindow.h"

#include "views/activity/messagebar.h"
#include "views/browser/browserview.h"
#include "views/look/appearance.h"
#include "views/look/icons.h"
#include "views/look/menuheading.h"
#include "views/look/widgetstyle.h"

#include <QAbstractButton>
#include <QApplication>
#include <QCheckBox>
#include <QDir>
#include <QDockWidget>
#include <QHelpEvent>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QRadioButton>
#include <QSlider>
#include <QToolTip>

/// Light and dark, the size of text, and that everything can be read.
class LookTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<OpenWindow> m_open;

    QAction* action(const QString& text) const { return m_open->action(text); }
    QColor groundOfLanes() const
    {
        const auto* browser = m_open->part<BrowserView>();
        return browser->theme().laneBackground;
    }

private Q_SLOTS:
    void init() { m_open = std::make_unique<OpenWindow>(); }
    void cleanup() { m_open.reset(); }

    void contrast_data()
    {
        QTest::addColumn<QColor>("ink");
        QTest::addColumn<QColor>("ground");
        QTest::addColumn<double>("least");
        for (const auto& [name, theme] : { std::pair("light", Theme::light()), std::pair("dark", Theme::dark()) }) {
            const auto add = [name = name](const char* what, const QColor& ink, const QColor& ground, double least) {
                QTest::addRow("%s: %s", name, what) << ink << ground << least;
            };
            constexpr double text = 4.5, quiet = 3;
            for (const QColor& ground : { theme.background, theme.laneBackground, theme.raised }) {
                const QByteArray on = ground.name().toLatin1();
                add(("text on " + on).constData(), theme.text, ground, text);
                add(("quiet text on " + on).constData(), theme.quietText, ground, quiet);
                add(("problem on " + on).constData(), theme.problem, ground, text);
                add(("link on " + on).constData(), theme.accent, ground, text);
            }
            add("gene", theme.gene, theme.laneBackground, text);
            add("notice", theme.text, theme.noticeGround, text);
            add("problem message", theme.text, theme.problemGround, text);
            const QPalette palette = widgetPalette(theme);
            const auto drawn = [&](const char* what, QPalette::ColorRole ink, QPalette::ColorRole ground, double least) {
                add(what, palette.color(ink), palette.color(ground), least);
            };
            drawn("labels", QPalette::WindowText, QPalette::Window, text);
            drawn("fields", QPalette::Text, QPalette::Base, text);
            drawn("alternate rows", QPalette::Text, QPalette::AlternateBase, text);
            drawn("buttons", QPalette::ButtonText, QPalette::Button, text);
            drawn("chosen", QPalette::HighlightedText, QPalette::Highlight, text);
            drawn("tool tips", QPalette::ToolTipText, QPalette::ToolTipBase, text);
            drawn("placeholders", QPalette::PlaceholderText, QPalette::Base, quiet);
            add("disabled", palette.color(QPalette::Disabled, QPalette::Text), theme.laneBackground, quiet);
        }
    }
    void contrast()
    {
        QFETCH(QColor, ink);
        QFETCH(QColor, ground);
        QFETCH(double, least);
        const double found = Theme::contrast(ink, ground);
        QVERIFY2(found >= least, qPrintable(QStringLiteral("%1 on %2: %3").arg(ink.name(), ground.name()).arg(found)));
    }

    void boxesAndSlidersStandOut_data()
    {
        QTest::addColumn<QString>("theme");
        QTest::newRow("light") << QStringLiteral("Light");
        QTest::newRow("dark") << QStringLiteral("Dark");
    }
    /// Empty ones too, on the ground of panels and of lists.
    void boxesAndSlidersStandOut()
    {
        QFETCH(QString, theme);
        action(theme)->trigger();
        QCheckBox box;
        QRadioButton radio;
        QSlider slider(Qt::Horizontal);
        slider.resize(80, 24);
        QListWidget list;
        list.setFrameShape(QFrame::NoFrame);
        list.addItem(QString());
        list.item(0)->setCheckState(Qt::Unchecked);
        for (QWidget* widget : std::initializer_list<QWidget*> { &box, &radio, &slider, &list }) {
            widget->ensurePolished();
            const QImage image = widget->grab().toImage();
            const QColor ground = image.pixelColor(image.width() - 1, image.height() - 1);
            int clear = 0;
            for (int y = 0; y < image.height(); ++y)
                for (int x = 0; x < image.width(); ++x)
                    clear += Theme::contrast(image.pixelColor(x, y), ground) >= 3;
            QVERIFY2(clear >= 16,
                qPrintable(QStringLiteral("%1: %2").arg(QLatin1String(widget->metaObject()->className())).arg(clear)));
        }
    }

    void headingsOfMenusShow()
    {
        QMenu menu;
        addHeading(menu, QStringLiteral("Sessions"));
        menu.addAction(QStringLiteral("one.epiarc"));
        addHeading(menu, QStringLiteral("Genomes"));
        menu.addAction(QStringLiteral("hg38.fa"));
        menu.popup({ 0, 0 });
        QTRY_VERIFY(menu.isVisible());
        const auto labels = menu.findChildren<QLabel*>();
        QCOMPARE(labels.size(), 2);
        for (const QLabel* label : labels)
            QVERIFY(label->isVisible() && label->height() >= label->fontMetrics().height()
                && label->width() >= label->sizeHint().width());
        QTest::keyClick(&menu, Qt::Key_Down);
        QCOMPARE(menu.activeAction()->text(), QStringLiteral("one.epiarc")); // headings cannot be chosen
    }

    void switchingIsCompleteAndRemembered()
    {
        action(QStringLiteral("Light"))->trigger();
        QCOMPARE(groundOfLanes(), Theme::light().laneBackground);
        QCOMPARE(QApplication::palette().color(QPalette::Base), Theme::light().laneBackground);
        action(QStringLiteral("Dark"))->trigger();
        QCOMPARE(groundOfLanes(), Theme::dark().laneBackground);
        for (const QWidget* widget : m_open->window().findChildren<QWidget*>())
            if (!qobject_cast<const QAbstractButton*>(widget)) // the accent stays bright
                QVERIFY2(widget->palette().color(QPalette::Window).lightness() < 100, widget->metaObject()->className());
        m_open->reopen();
        QCOMPARE(groundOfLanes(), Theme::dark().laneBackground);
        QVERIFY(action(QStringLiteral("Dark"))->isChecked());
    }

    /// Every file in resources/icons draws something, in the colour of the text beside it.
    void iconsFollowTheTheme()
    {
        const QDir folder(QStringLiteral(":/icons"));
        QVERIFY(folder.entryList().size() >= 25);
        for (const QString& file : folder.entryList())
            for (const auto& [theme, ink] : { std::pair(QStringLiteral("Light"), Theme::light().text),
                     std::pair(QStringLiteral("Dark"), Theme::dark().text) }) {
                action(theme)->trigger();
                const QImage image = lineIcon(QFileInfo(file).completeBaseName()).pixmap(48).toImage();
                int drawn = 0;
                for (int y = 0; y < image.height(); ++y)
                    for (int x = 0; x < image.width(); ++x)
                        if (const QColor pixel = image.pixelColor(x, y); pixel.alpha() == 255) {
                            ++drawn;
                            QVERIFY2(std::abs(pixel.lightness() - ink.lightness()) < 8, qPrintable(file));
                        }
                QVERIFY2(drawn > 40, qPrintable(file));
            }
        QVERIFY(!programIcon().pixmap(64).isNull());
    }

    void textSizeScalesLanesAndWidgets()
    {
        const auto* browser = m_open->part<BrowserView>();
        const int lane = browser->theme().font.pixelSize(), note = browser->theme().smallFont.pixelSize();
        action(QStringLiteral("130 %"))->trigger();
        QCOMPARE(browser->theme().font.pixelSize(), qRound(1.3 * lane));
        QCOMPARE(browser->theme().smallFont.pixelSize(), qRound(1.3 * note));
        QCOMPARE(QApplication::font().pixelSize(), qRound(1.3 * lane));
        m_open->reopen();
        QCOMPARE(m_open->part<BrowserView>()->theme().font.pixelSize(), qRound(1.3 * lane));
        action(QStringLiteral("100 %"))->trigger();
    }

    /// The column of names and the ruler make room for larger text; what is not whole there is in a tool tip.
    void namesAndRulerGrowWithTheText_data()
    {
        QTest::addColumn<int>("percent");
        for (const int percent : { 100, 130, 160 })
            QTest::addRow("%d", percent) << percent;
    }
    void namesAndRulerGrowWithTheText()
    {
        QFETCH(int, percent);
        action(QStringLiteral("%1 %").arg(percent))->trigger();
        QFile genome(m_open->path(QStringLiteral("made.chrom.sizes")));
        QVERIFY(genome.open(QIODevice::WriteOnly));
        genome.write("chr1\t1000000\n");
        genome.close();
        QFile track(m_open->path(QStringLiteral("a rather long name of a track, longer than its column.bed")));
        QVERIFY(track.open(QIODevice::WriteOnly));
        track.write("chr1\t1000\t2000\tone\n");
        track.close();
        m_open->window().open({ genome.fileName(), track.fileName() });
        auto* browser = m_open->part<BrowserView>();
        QTRY_VERIFY(!m_open->session().locus().empty() && browser->panels().complete());
        const double header = 150 * percent / 100.0, ruler = 34 * percent / 100.0;
        QTRY_COMPARE(browser->panels().scene(header).panels.last().scale.right(), double(browser->viewport()->width()));
        const auto tipAt = [&](const QPoint& at) {
            QToolTip::hideText();
            QHelpEvent help(QEvent::ToolTip, at, browser->viewport()->mapToGlobal(at));
            QApplication::sendEvent(browser->viewport(), &help);
            return QToolTip::text();
        };
        const int edge = int(header) - 4;
        const QString name = m_open->session().state().lanes.first().name;
        const int last = int(ruler + browser->panels().scene(0).panels.first().lanes.first().height * 0.5);
        QVERIFY2(tipAt({ edge, last }).contains(name), qPrintable(tipAt({ edge, last })));
        QVERIFY(tipAt({ edge, int(ruler) - 4 }).startsWith(QStringLiteral("chr1:")));
        tipAt({ edge + 8, last });
        QTRY_VERIFY(QToolTip::text().isEmpty());
        action(QStringLiteral("100 %"))->trigger();
    }

    void panelsOpenFromTheMenuAndRememberIt()
    {
        auto* dock = m_open->part<QDockWidget>(QStringLiteral("model"));
        QVERIFY(!dock->isVisible());
        action(QStringLiteral("Model"))->trigger();
        QVERIFY(dock->isVisible());
        m_open->reopen();
        QVERIFY(m_open->part<QDockWidget>(QStringLiteral("model"))->isVisible());
    }

    void messagesStayUntilDismissedOrActedOn()
    {
        MessageBar bar;
        bar.showProblem(QStringLiteral("broken"));
        bar.showProblem(QStringLiteral("broken"));
        int restored = 0;
        bar.showNotice(QStringLiteral("There is an unsaved session."), { { QStringLiteral("Restore"), [&] { ++restored; } } });
        QCOMPARE(bar.findChildren<QFrame*>(QStringLiteral("problem")).size(), 1);
        QCOMPARE(bar.findChildren<QFrame*>(QStringLiteral("notice")).size(), 1);
        bar.findChild<QPushButton*>()->click();
        QCOMPARE(restored, 1);
        QTRY_VERIFY(!bar.findChild<QFrame*>(QStringLiteral("notice")));
        QVERIFY(bar.findChild<QFrame*>(QStringLiteral("problem")));
    }
};

EPIARC_TEST(LookTest)
#include "look_test.moc"
