#include "views/messagebar.h"

#include <QHBoxLayout>
#include <QLabel>
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
    for (QLabel* shown : findChildren<QLabel*>())
        if (shown->text() == sentence)
            return;
    auto* row = new QFrame;
    row->setObjectName(QStringLiteral("problem"));
    row->setStyleSheet(QStringLiteral(
        "#problem { background: #fbe3d6; } #problem QLabel { color: #5a1e00; } #problem QToolButton { color: #5a1e00; }"));
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(12, 4, 8, 4);
    auto* label = new QLabel(sentence);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* close = new QToolButton;
    close->setText(QStringLiteral("×"));
    close->setAutoRaise(true);
    close->setAccessibleName(tr("Dismiss"));
    connect(close, &QToolButton::clicked, row, &QWidget::deleteLater);
    layout->addWidget(label, 1);
    layout->addWidget(close, 0, Qt::AlignTop);
    m_rows->addWidget(row);

    constexpr int most = 6;
    while (m_rows->count() > most) {
        QLayoutItem* oldest = m_rows->takeAt(0);
        oldest->widget()->deleteLater();
        delete oldest;
    }
}
