#pragma once
#include <QIcon>
#include <QWidget>

/// An icon that follows light and dark, and the screen's density. Decoration: it takes no input.
class IconView : public QWidget
{
public:
    IconView(const QIcon& icon, int side, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent*) override;

private:
    QIcon m_icon;
};
