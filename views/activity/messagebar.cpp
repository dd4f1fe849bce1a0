#include "views/activity/messagebar.h"

#include "views/look/grid.h"
#include "views/look/icons.h"
#include "views/look/iconview.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

MessageBar::MessageBar(QWidget* parent)
    : QWidget(parent)
    , m_rows(new QVBoxLayout(this))
{
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(0);
}

void MessageBar::showProblem(const QString& sentence)
{
    show(QStringLiteral("problem"), sentence, {});
}

void MessageBar::showNotice(const QString& sentence, const QList<MessageAction>& actions)
{
    show(QStringLiteral("notice"), sentence, actions);
}

void MessageBar::show(const QString& kind, const QString& sentence, const QList<MessageAction>& actions)
{
    for (QLabel* shown : findChildren<QLabel*>(QStringLiteral("sentence")))
        if (shown->text() == sentence)
            return;
    auto* row = new QFrame;
    row->setObjectName(kind);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(3 * gridStep, gridStep, 2 * gridStep, gridStep);
    layout->setSpacing(2 * gridStep);
    auto* label = new QLabel(sentence);
    label->setObjectName(QStringLiteral("sentence"));
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addWidget(label, 1);
    const QIcon sign = lineIcon(kind == QLatin1String("problem") ? QStringLiteral("warning") : kind);
    layout->insertWidget(0, new IconView(sign, 5 * gridStep));
    for (const MessageAction& action : actions) {
        auto* button = new QPushButton(action.text);
        connect(button, &QPushButton::clicked, row, [row, run = action.run] {
            row->deleteLater();
            run();
        });
        layout->addWidget(button, 0, Qt::AlignTop);
    }
    auto* close = new QToolButton;
    close->setIcon(lineIcon(QStringLiteral("close")));
    close->setAutoRaise(true);
    close->setToolTip(tr("Dismiss"));
    close->setAccessibleName(tr("Dismiss"));
    connect(close, &QToolButton::clicked, row, &QWidget::deleteLater);
    layout->addWidget(close, 0, Qt::AlignTop);
    m_rows->addWidget(row);

    constexpr int most = 6;
    while (m_rows->count() > most) {
        QLayoutItem* oldest = m_rows->takeAt(0);
        oldest->widget()->deleteLater();
        delete oldest;
    }
}
