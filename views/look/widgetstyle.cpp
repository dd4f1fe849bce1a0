#include "views/look/widgetstyle.h"

QPalette widgetPalette(const Theme& theme)
{
    QPalette palette;
    palette.setColor(QPalette::Window, theme.background);
    palette.setColor(QPalette::WindowText, theme.text);
    palette.setColor(QPalette::Base, theme.laneBackground);
    palette.setColor(QPalette::AlternateBase, theme.background);
    palette.setColor(QPalette::Text, theme.text);
    palette.setColor(QPalette::PlaceholderText, theme.quietText);
    palette.setColor(QPalette::Button, theme.raised);
    palette.setColor(QPalette::ButtonText, theme.text);
    palette.setColor(QPalette::BrightText, theme.problem);
    palette.setColor(QPalette::ToolTipBase, theme.raised);
    palette.setColor(QPalette::ToolTipText, theme.text);
    palette.setColor(QPalette::Highlight, theme.accent);
    palette.setColor(QPalette::HighlightedText, theme.onAccent);
    palette.setColor(QPalette::Link, theme.accent);
    palette.setColor(QPalette::LinkVisited, theme.accent);
    palette.setColor(QPalette::Light, theme.raised);
    palette.setColor(QPalette::Midlight, theme.grid);
    palette.setColor(QPalette::Mid, theme.separator);
    palette.setColor(QPalette::Dark, theme.border);
    palette.setColor(QPalette::Shadow, theme.isDark() ? QColor(Qt::black) : theme.axis);
    for (const QPalette::ColorRole role : { QPalette::WindowText, QPalette::Text, QPalette::ButtonText })
        palette.setColor(QPalette::Disabled, role, theme.quietText);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, theme.border);
    palette.setColor(QPalette::Disabled, QPalette::HighlightedText, theme.quietText);
    return palette;
}

QString widgetStyleSheet(const Theme& theme)
{
    QString sheet = QStringLiteral(R"(
        QToolTip { background: @raised; color: @text; border: 1px solid @border; padding: 4px; }
        QFrame#notice { background: @noticeGround; border-bottom: 1px solid @border; }
        QFrame#problem, QFrame#failure { background: @problemGround; border-bottom: 1px solid @border; }
        QFrame#divider { border-left: 1px solid @border; margin: 4px; }
        QFrame#card { background: @base; border: 1px solid @border; border-radius: 8px; }
        QPushButton[look="primary"] { background: @accent; color: @onAccent; border-color: @accent; font-weight: 600; }
        QPushButton[look="primary"]:focus, QPushButton[look="primary"]:hover { border: 2px solid @text; padding: 3px 7px; }
        QPushButton[look="primary"]:disabled { background: @raised; color: @quiet; border-color: @border; }
        QPushButton[look="entry"] { background: transparent; border-color: transparent; text-align: left; }
        QPushButton[look="entry"]:hover { background: @hover; }
        QPushButton[look="entry"]:focus { border-color: @accent; }
        QLabel[look="notice"] { background: @noticeGround; border-radius: 4px; padding: 8px; }
        QLabel[look="problem"] { background: @problemGround; border-radius: 4px; padding: 8px; }
        QLabel[look="title"] { font-size: @titlepx; }
        QLabel[look="heading"] { font-size: @headingpx; font-weight: 600; }
        QLabel[look="quiet"] { color: @quiet; }
        QLabel[look="keys"] { font-weight: 600; }
        QLineEdit, QPushButton { background: @base; border: 1px solid @border; border-radius: 4px; padding: 4px 8px; }
        QPushButton { background: @raised; min-width: 48px; }
        QToolButton { background: @raised; border: 1px solid @border; border-radius: 4px; padding: 4px 8px; }
        QToolButton[autoRaise="true"] { background: transparent; border-color: transparent; padding: 4px; }
        QLineEdit:focus, QPushButton:focus, QPushButton:default { border-color: @accent; }
        QPushButton:hover, QToolButton:hover { background: @hover; }
        QPushButton:disabled { color: @quiet; }
        QPushButton:pressed, QToolButton:pressed, QToolButton:checked { background: @pressed; }
        QToolButton:focus { border-color: @accent; }
        QDockWidget { font-weight: 600; }
        QDockWidget::title { background: @background; padding: 8px; border-bottom: 1px solid @separator; text-align: left; }
        QMainWindow::separator { background: @separator; width: 4px; height: 4px; }
        QMainWindow::separator:hover { background: @accent; }
        QStatusBar { border-top: 1px solid @separator; }
        QStatusBar::item { border: none; }
        QHeaderView::section { background: @background; color: @quiet; border: none; border-bottom: 1px solid @border;
            padding: 4px 8px; }
        QMenuBar { background: @background; border: none; }
        QMenuBar::item { padding: 4px 8px; border-radius: 4px; background: transparent; }
        QMenuBar::item:selected { background: @pressed; }
        QMenu { background: @raised; border: 1px solid @border; padding: 4px; }
        QMenu::item { padding: 4px 24px 4px 8px; border-radius: 4px; }
        QMenu::item:selected { background: @pressed; }
        QMenu::item:disabled { color: @quiet; background: transparent; }
        QMenu::separator { height: 1px; background: @separator; margin: 4px 8px; }
        QMenu::icon { padding-left: 8px; }
        QMenu::icon:checked { background: @pressed; border-radius: 4px; }
        QAbstractSpinBox { min-height: @fieldpx; }
        QTabWidget::pane { border: none; border-top: 1px solid @separator; }
        QTabBar::tab { background: transparent; color: @quiet; border: none; padding: 6px 12px; }
        QTabBar::tab:hover { background: @hover; color: @text; }
        QTabBar::tab:selected { color: @text; font-weight: 600; border-bottom: 2px solid @accent; padding-bottom: 4px; }
        QTabBar::tab:bottom:selected { border-bottom: none; border-top: 2px solid @accent; padding: 4px 12px 6px 12px; }
        QSlider::groove:horizontal { height: 4px; background: @border; border-radius: 2px; }
        QSlider::groove:vertical { width: 4px; background: @border; border-radius: 2px; }
        QSlider::sub-page:horizontal, QSlider::add-page:vertical { background: @accent; border-radius: 2px; }
        QSlider::sub-page:disabled, QSlider::add-page:disabled { background: @border; }
        QSlider::handle { background: @raised; border: 1px solid @quiet; border-radius: 7px; width: 12px; height: 12px; }
        QSlider::handle:horizontal { margin: -5px 0; }
        QSlider::handle:vertical { margin: 0 -5px; }
        QSlider::handle:hover, QSlider::handle:focus { border-color: @accent; }
        QSlider::handle:disabled { border-color: @border; }
        QProgressBar { background: @base; border: 1px solid @border; border-radius: 4px; text-align: center; }
        QProgressBar::chunk { background: @progress; border-radius: 3px; }
        QScrollBar { background: transparent; border: none; }
        QScrollBar:vertical { width: 12px; }
        QScrollBar:horizontal { height: 12px; }
        QScrollBar::handle { background: @axis; border-radius: 4px; margin: 2px; }
        QScrollBar::handle:vertical { min-height: 24px; }
        QScrollBar::handle:horizontal { min-width: 24px; }
        QScrollBar::handle:hover, QScrollBar::handle:pressed { background: @quiet; }
        QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
        QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
    )");
    const std::pair<const char*, QColor> colours[] { { "@noticeGround", theme.noticeGround },
        { "@problemGround", theme.problemGround }, { "@background", theme.background }, { "@separator", theme.separator },
        { "@onAccent", theme.onAccent }, { "@accent", theme.accent }, { "@raised", theme.raised }, { "@border", theme.border },
        { "@quiet", theme.quietText }, { "@text", theme.text }, { "@base", theme.laneBackground }, { "@hover", theme.grid },
        { "@pressed", theme.selection }, { "@progress", theme.selection }, { "@axis", theme.axis } };
    for (const auto& [name, colour] : colours)
        sheet.replace(QLatin1String(name), colour.name(QColor::HexArgb));
    // As high as a line edit with its air.
    sheet.replace(QLatin1String("@field"), QString::number(QFontMetrics(theme.font).height() + 8));
    const std::pair<const char*, QFont> fonts[] { { "@title", theme.titleFont }, { "@heading", theme.headingFont } };
    for (const auto& [name, font] : fonts)
        sheet.replace(QLatin1String(name), QString::number(font.pixelSize()));
    return sheet;
}
