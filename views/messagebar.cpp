#include "views/messagebar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QTimer>
#include <QToolButton>

MessageBar::MessageBar(QWidget* parent)
    : QWidget(parent)
    , m_rows(new QVBoxLayout(this))
{
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(1);
}

void MessageBar::showProblem(const QString& sentence)
{
    add(sentence, true);
    constexpr int most = 6;
    while (m_rows->count() > most) {
        QLayoutItem* oldest = m_rows->takeAt(0);
        oldest->widget()->deleteLater();
        delete oldest;
    }
}

void MessageBar::showNote(const QString& sentence)
{
    QTimer::singleShot(6000, add(sentence, false), &QWidget::deleteLater);
}

QWidget* MessageBar::add(const QString& sentence, bool problem)
{
    auto* row = new QFrame;
    row->setObjectName(problem ? QStringLiteral("problem") : QStringLiteral("note"));
    row->setStyleSheet(problem ? QStringLiteral("#problem { background: #fbe3d6; } #problem QLabel { color: #5a1e00; }")
                               : QStringLiteral("#note { background: #dcebf7; } #note QLabel { color: #0b3554; }"));
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(12, 4, 8, 4);
    auto* label = new QLabel(sentence);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* close = new QToolButton;
    close->setText(QStringLiteral("×"));
    close->setAutoRaise(true);
    close->setStyleSheet(QStringLiteral("color: #333;"));
    close->setAccessibleName(tr("Dismiss"));
    connect(close, &QToolButton::clicked, row, &QWidget::deleteLater);
    layout->addWidget(label, 1);
    layout->addWidget(close, 0, Qt::AlignTop);
    m_rows->addWidget(row);
    return row;
}
