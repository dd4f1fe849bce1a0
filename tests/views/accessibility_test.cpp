#include "tests/registry.h"
#include "tests/views/openwindow.h"

#include "views/browser/browserview.h"
#include "views/menus.h"
#include "views/paneldock.h"
#include "views/shortcuts.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QComboBox>
#include <QDockWidget>
#include <QFile>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QTabBar>
#include <QTimer>
#include <QToolButton>

namespace
{

/// What Qt makes for itself inside its own widgets.
bool isQtsOwn(const QWidget* widget)
{
    return widget->objectName().startsWith(QStringLiteral("qt_")) || qobject_cast<const QScrollBar*>(widget)
        || qobject_cast<const QHeaderView*>(widget) || qobject_cast<const QTabBar*>(widget)
        || qobject_cast<const QTabBar*>(widget->parentWidget()) || qobject_cast<const QAbstractItemView*>(widget->parentWidget())
        || qobject_cast<const QLineEdit*>(widget->parentWidget()) || qobject_cast<const QAbstractSpinBox*>(widget->parentWidget())
        || qobject_cast<const QComboBox*>(widget->parentWidget())
        || (widget->parentWidget() && widget->parentWidget()->inherits("QComboBoxPrivateContainer"));
}

bool isInteractive(const QWidget* widget)
{
    return qobject_cast<const QAbstractButton*>(widget) || qobject_cast<const QLineEdit*>(widget)
        || qobject_cast<const QComboBox*>(widget) || qobject_cast<const QAbstractItemView*>(widget)
        || qobject_cast<const QAbstractSpinBox*>(widget) || qobject_cast<const QAbstractSlider*>(widget)
        || qobject_cast<const BrowserView*>(widget);
}

QString nameOf(QWidget* widget)
{
    QAccessibleInterface* interface = QAccessible::queryAccessibleInterface(widget);
    return interface ? interface->text(QAccessible::Name) : QString();
}

QString describe(const QWidget* widget)
{
    QStringList path;
    for (; widget; widget = widget->parentWidget())
        path.prepend(QLatin1String(widget->metaObject()->className()) + u'#' + widget->objectName());
    return path.join(u'/');
}

} // namespace

/// Nothing can be used by the mouse only, and everything has a name for those who do not see it.
class AccessibilityTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<OpenWindow> m_open;

    QList<QWidget*> interactive(const QWidget& root) const
    {
        QList<QWidget*> found;
        for (QWidget* widget : root.findChildren<QWidget*>())
            if (isInteractive(widget) && !isQtsOwn(widget))
                found.append(widget);
        return found;
    }

    PanelDock* dock(const SidePanel& row) const { return m_open->part<PanelDock>(QString::fromLatin1(row.name)); }

private Q_SLOTS:
    void init()
    {
        m_open = std::make_unique<OpenWindow>();
        for (const SidePanel& row : sidePanels())
            dock(row)->show();
        m_open->session().change(QStringLiteral("add"), [](SessionState& state) { state.lanes.append(LaneSpec { 1 }); });
    }
    void cleanup() { m_open.reset(); }

    /// A row is all it takes.
    void panelsHaveAnIconAKeyAndAnEntry()
    {
        QVERIFY(m_open->window().findChildren<QDockWidget*>().size() == qsizetype(sidePanels().size()));
        const Menus& menus = *m_open->part<Menus>();
        for (const SidePanel& row : sidePanels()) {
            QVERIFY2(dock(row), row.name);
            const QAction* toggle = dock(row)->toggleViewAction();
            QVERIFY2(QFile::exists(QStringLiteral(":/icons/%1.svg").arg(QLatin1String(row.name))), row.name);
            QCOMPARE(toggle->shortcut(), row.shortcut());
            QCOMPARE(toggle->text(), row.translatedTitle());
            QVERIFY2(menus.panels()->actions().contains(toggle), row.name);
            dock(row)->hide();
            QTest::keyClick(&m_open->window(), row.key, Qt::ControlModifier);
            QVERIFY2(dock(row)->isVisible(), row.name);
            QTest::keyClick(&m_open->window(), row.key, Qt::ControlModifier);
            QVERIFY2(dock(row)->isHidden(), row.name);
        }
    }

    void everythingHasAName()
    {
        const QList<QWidget*> widgets = interactive(m_open->window());
        QVERIFY(widgets.size() > 25);
        for (QWidget* widget : widgets)
            QVERIFY2(!nameOf(widget).isEmpty(), qPrintable(describe(widget)));
    }

    void iconsHaveToolTips()
    {
        for (QWidget* widget : interactive(m_open->window())) {
            const auto* button = qobject_cast<QToolButton*>(widget);
            if (button && (button->text().isEmpty() || button->toolButtonStyle() == Qt::ToolButtonIconOnly))
                QVERIFY2(!button->toolTip().isEmpty(), qPrintable(describe(widget)));
        }
    }

    void everythingIsReachedByKeyboard()
    {
        for (QWidget* widget : interactive(m_open->window())) {
            const auto* button = qobject_cast<QToolButton*>(widget);
            const bool hasKey = button && button->defaultAction() && !button->defaultAction()->shortcut().isEmpty();
            QVERIFY2(hasKey || (widget->focusPolicy() & Qt::TabFocus), qPrintable(describe(widget)));
        }
    }

    void menusHaveMnemonics()
    {
        for (const QMenu* menu : m_open->window().findChildren<QMenu*>())
            if (!menu->title().isEmpty())
                QVERIFY2(menu->title().contains(u'&'), qPrintable(menu->title()));
    }

    /// Two actions with one key would both be silent.
    void keysAreUnique()
    {
        QHash<QKeySequence, QString> owners;
        for (const QAction* action : m_open->window().findChildren<QAction*>()) {
            if (action->shortcutContext() != Qt::WindowShortcut)
                continue;
            for (const QKeySequence& key : action->shortcuts()) {
                QVERIFY2(!owners.contains(key),
                    qPrintable(QStringLiteral("%1: %2 and %3").arg(key.toString(), owners.value(key), action->text())));
                owners.insert(key, action->text());
            }
        }
        QVERIFY(owners.size() > 15);
    }

    void theSheetOpensByKeyAndShowsAllGroups()
    {
        QTimer::singleShot(300, this, [] {
            auto* sheet = qobject_cast<Shortcuts*>(QApplication::activeModalWidget());
            QVERIFY(sheet);
            QStringList texts;
            for (const QLabel* label : sheet->findChildren<QLabel*>())
                texts << label->text();
            for (const char* group : { "Moving", "Zooming", "Lanes", "Regions", "Session" })
                QVERIFY2(texts.contains(QLatin1String(group)), group);
            QVERIFY(texts.contains(QStringLiteral("Ctrl+S")));
            for (const SidePanel& row : sidePanels()) {
                QVERIFY2(texts.contains(row.translatedTitle()), row.name);
                QVERIFY2(texts.contains(row.shortcut().toString()), row.name);
            }
            sheet->close();
        });
        QTest::keyClick(&m_open->window(), Qt::Key_F1);
        QVERIFY(!QApplication::activeModalWidget());
    }
};

EPIARC_TEST(AccessibilityTest)
#include "accessibility_test.moc"
