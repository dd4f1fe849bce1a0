#pragma once
#include <QWidget>

#include <functional>

class QVBoxLayout;

/// What a message offers to do; the message goes when it is done.
struct MessageAction {
    QString text;
    std::function<void()> run;
};

/// What the user should see, newest last, until it is dismissed; never in the way of the lanes.
class MessageBar : public QWidget
{
    Q_OBJECT

public:
    explicit MessageBar(QWidget* parent = nullptr);
    /// Something went wrong. The sentence says what and what to do.
    void showProblem(const QString& sentence);
    /// Something worth knowing: "The file X has changed." with what can be done about it.
    void showNotice(const QString& sentence, const QList<MessageAction>& actions = {});

private:
    void show(const QString& kind, const QString& sentence, const QList<MessageAction>& actions);

    QVBoxLayout* m_rows;
};
