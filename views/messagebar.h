#pragma once
#include <QWidget>

class QVBoxLayout;

/// Problems the user should see, newest last, until they are dismissed; never in the way of the lanes.
class MessageBar : public QWidget
{
    Q_OBJECT

public:
    explicit MessageBar(QWidget* parent = nullptr);
    void showProblem(const QString& sentence);

private:
    QVBoxLayout* m_rows;
};
