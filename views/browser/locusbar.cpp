#include "views/browser/locusbar.h"

#include "views/look/grid.h"
#include "views/look/icons.h"

#include <QAction>
#include <QCompleter>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QStringListModel>
#include <QToolButton>

namespace
{

/// Takes no focus when clicked: the keys stay with the lanes.
QToolButton* button(const QString& icon = {}, const QString& name = {})
{
    auto* button = new QToolButton;
    button->setIcon(lineIcon(icon));
    button->setToolTip(name);
    button->setAccessibleName(name);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

} // namespace

LocusBar::LocusBar(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_layout(new QHBoxLayout(this))
    , m_box(new QLineEdit)
    , m_length(new QLabel)
    , m_back(button(QStringLiteral("back"), tr("Back (Alt+Left)")))
    , m_forward(button(QStringLiteral("forward"), tr("Forward (Alt+Right)")))
    , m_completions(new QStringListModel(this))
{
    m_layout->setContentsMargins(2 * gridStep, gridStep, 2 * gridStep, gridStep);
    m_layout->setSpacing(gridStep);
    QToolButton* out = button(QStringLiteral("zoom-out"), tr("Zoom out (−)"));
    QToolButton* in = button(QStringLiteral("zoom-in"), tr("Zoom in (+)"));
    for (QWidget* widget : std::initializer_list<QWidget*> { m_back, m_forward, m_box, out, in, m_length })
        m_layout->addWidget(widget, widget == m_box ? 1 : 0);
    m_layout->addStretch();

    m_box->installEventFilter(this);
    m_box->setMinimumWidth(160);
    m_box->setMaximumWidth(400);
    m_box->setAcceptDrops(false);
    m_box->setPlaceholderText(tr("chr11:61,866,000-61,930,000, a chromosome or a gene"));
    m_box->setAccessibleName(tr("Locus"));
    m_completer = new QCompleter(m_completions, this);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_box->setCompleter(m_completer);
    m_length->setMinimumWidth(64);

    connect(m_back, &QToolButton::clicked, &m_session, &Session::back);
    connect(m_forward, &QToolButton::clicked, &m_session, &Session::forward);
    connect(in, &QToolButton::clicked, this, [this] { Q_EMIT zoomed(0.5); });
    connect(out, &QToolButton::clicked, this, [this] { Q_EMIT zoomed(2); });
    connect(m_box, &QLineEdit::returnPressed, this, &LocusBar::enter);
    connect(m_box, &QLineEdit::textEdited, this, &LocusBar::complete);
    connect(m_completer, qOverload<const QString&>(&QCompleter::activated), this, [this](const QString& name) {
        m_box->setText(name);
        enter();
    });
    connect(&m_session, &Session::locusChanged, this, &LocusBar::showLocus);
    const auto enable = [this] {
        m_back->setEnabled(m_session.history().canGoBack());
        m_forward->setEnabled(m_session.history().canGoForward());
    };
    connect(&m_session.history(), &History::changed, this, enable);
    enable();
    showLocus();
}

/// A text box takes Ctrl+E for “end of line”; here it exports a figure as everywhere else in the window.
bool LocusBar::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent*>(event)->keyCombination() == (Qt::CTRL | Qt::Key_E)) {
        event->ignore();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void LocusBar::addTool(QAction* action)
{
    const QString text = action->text().remove(u'&').remove(u'…');
    const QString name = text.section(u'\t', 0, 0);
    const QString key = text.contains(u'\t') ? text.section(u'\t', 1) : action->shortcut().toString(QKeySequence::NativeText);
    action->setToolTip(key.isEmpty() ? name : tr("%1 (%2)").arg(name, key));
    QToolButton* tool = button();
    tool->setDefaultAction(action);
    tool->setAccessibleName(name);
    m_layout->addWidget(tool);
}

void LocusBar::addSeparator()
{
    auto* line = new QFrame;
    line->setObjectName(QStringLiteral("divider"));
    m_layout->addWidget(line);
}

void LocusBar::focusBox()
{
    m_box->setFocus();
    m_box->selectAll();
}

void LocusBar::enter()
{
    try {
        m_session.goTo(m_box->text());
        if (parentWidget() && !m_session.locus().empty())
            Q_EMIT entered();
        showLocus();
    } catch (const Error& problem) {
        m_box->selectAll();
        Q_EMIT refused(QString::fromStdString(problem.what()));
    }
}

void LocusBar::showLocus()
{
    const Interval& locus = m_session.locus();
    if (locus.empty())
        return;
    m_box->setText(QString::fromStdString(toText(locus)));
    m_box->setCursorPosition(0);
    m_length->setText(QString::fromStdString(lengthText(locus.length())));
}

void LocusBar::complete(const QString& text)
{
    QStringList names;
    const QString prefix = text.trimmed();
    if (!prefix.isEmpty())
        for (const std::string& name : m_session.sources().genes()->complete(prefix.toStdString()))
            names.append(QString::fromStdString(name));
    m_completions->setStringList(names);
}
