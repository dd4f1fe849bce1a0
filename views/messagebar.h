#pragma once
#include <QWidget>

class QVBoxLayout;

/// Sentences the user should see, newest last, until they are dismissed; never in the way of the lanes.
class MessageBar : public QWidget
{
    Q_OBJECT

public:
    explicit MessageBar(QWidget* parent = nullptr);
    /// A problem stays until dismissed; a mere note leaves by itself.
    void showProblem(const QString& sentence);
    void showNote(const QString& sentence);

private:
    QWidget* add(const QString& sentence, bool problem);
    QVBoxLayout* m_rows;
};
