#pragma once
#include "views/look/theme.h"

#include <QObject>

class QPalette;
class QSettings;

/// How the program looks on this computer: light or dark, and how large the text is. Remembered in the settings; applied to the
/// whole application at once, lanes and widgets alike.
class Appearance : public QObject
{
    Q_OBJECT

public:
    enum class Choice { Light, Dark, System };

    /// Sees by the events of `window` when the desktop turns dark or light.
    Appearance(QSettings& settings, QObject* window);

    Choice choice() const { return m_choice; }
    void setChoice(Choice);
    /// Per cent, one of `textSizes`.
    int textSize() const { return m_textSize; }
    void setTextSize(int percent);
    const Theme& theme() const { return m_theme; }

    static constexpr int textSizes[] { 90, 100, 115, 130, 160 };

Q_SIGNALS:
    void changed(const Theme&);

protected:
    bool eventFilter(QObject*, QEvent*) override;

private:
    void apply();

    QSettings& m_settings;
    Choice m_choice;
    int m_textSize;
    Theme m_theme;
};
