#include "views/look/appearance.h"

#include "views/look/outlinedstyle.h"
#include "views/look/widgetstyle.h"

#include <QApplication>
#include <QEvent>
#include <QSettings>
#include <QStyle>
#include <QToolTip>

namespace
{

constexpr auto themeKey = "look/theme", textKey = "look/text";
constexpr const char* names[] { "light", "dark", "system" };

/// Qt 6.4 does not tell whether the desktop is dark, but its palette does.
bool systemIsDark()
{
    QApplication::setPalette(QPalette());
    const QPalette palette = QApplication::palette();
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

Appearance::Choice choiceNamed(const QString& name)
{
    for (int i = 0; i < 3; ++i)
        if (name == QLatin1String(names[i]))
            return Appearance::Choice(i);
    return Appearance::Choice::System;
}

} // namespace

Appearance::Appearance(QSettings& settings, QObject* window)
    : QObject(window)
    , m_settings(settings)
    , m_choice(choiceNamed(settings.value(QLatin1String(themeKey)).toString()))
    , m_textSize(settings.value(QLatin1String(textKey), 100).toInt())
{
    if (std::find(std::begin(textSizes), std::end(textSizes), m_textSize) == std::end(textSizes))
        m_textSize = 100;
    QApplication::setStyle(new OutlinedStyle);
    window->installEventFilter(this);
    apply();
}

void Appearance::setChoice(Choice choice)
{
    if (choice == m_choice)
        return;
    m_choice = choice;
    m_settings.setValue(QLatin1String(themeKey), QLatin1String(names[int(choice)]));
    apply();
}

void Appearance::setTextSize(int percent)
{
    if (percent == m_textSize)
        return;
    m_textSize = percent;
    m_settings.setValue(QLatin1String(textKey), percent);
    apply();
}

bool Appearance::eventFilter(QObject*, QEvent* event)
{
    if (event->type() == QEvent::ThemeChange && m_choice == Choice::System)
        QMetaObject::invokeMethod(this, &Appearance::apply, Qt::QueuedConnection);
    return false;
}

void Appearance::apply()
{
    const bool dark = m_choice == Choice::Dark || (m_choice == Choice::System && systemIsDark());
    const double scale = m_textSize / 100.0;
    m_theme = dark ? Theme::dark(scale) : Theme::light(scale);
    const QPalette palette = widgetPalette(m_theme);
    QApplication::setPalette(palette);
    QToolTip::setPalette(palette);
    QApplication::setFont(m_theme.font);
    qApp->setStyleSheet(widgetStyleSheet(m_theme));
    Q_EMIT changed(m_theme);
}
