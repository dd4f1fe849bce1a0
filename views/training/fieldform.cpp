#include "views/training/fieldform.h"

#include "views/look/grid.h"

#include <QFormLayout>
#include <QLabel>
#include <QStyle>
#include <QVBoxLayout>

FieldForm::FieldForm(QWidget* parent)
    : QWidget(parent)
    , m_layout(new QFormLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setHorizontalSpacing(3 * gridStep);
    m_layout->setVerticalSpacing(2 * gridStep);
    m_layout->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
}

void FieldForm::addHeading(const QString& text)
{
    auto* label = new QLabel(text);
    label->setProperty("look", QStringLiteral("heading"));
    if (m_layout->rowCount() > 0)
        label->setContentsMargins(0, 3 * gridStep, 0, 0);
    m_layout->addRow(label);
}

void FieldForm::addField(const QString& field, const QString& label, QWidget* editor, const QString& toolTip)
{
    auto* complaint = new QLabel;
    complaint->setWordWrap(true);
    complaint->setProperty("look", QStringLiteral("problem"));
    complaint->hide();
    m_complaints[field] = complaint;
    auto* cell = new QWidget;
    auto* stack = new QVBoxLayout(cell);
    stack->setContentsMargins(0, 0, 0, 0);
    stack->setSpacing(gridStep);
    stack->addWidget(editor);
    stack->addWidget(complaint);
    auto* name = new QLabel(label);
    name->setBuddy(editor);
    name->setToolTip(toolTip);
    // In line with the text of the editor, whatever stands below it.
    name->setMinimumHeight(editor->sizeHint().height());
    name->setMinimumWidth(fontMetrics().averageCharWidth() * 17); // forms below each other look like one
    editor->setToolTip(toolTip);
    editor->setAccessibleName(QString(label).remove(u'&'));
    m_layout->addRow(name, cell);
}

QString FieldForm::rowOf(QString field) const
{
    while (!field.isEmpty() && !m_complaints.contains(field))
        field = field.left(std::max<qsizetype>(0, field.lastIndexOf(u'.')));
    return field;
}

std::vector<train::Complaint> FieldForm::showComplaints(const std::vector<train::Complaint>& complaints)
{
    QMap<QString, QStringList> found;
    QMap<QString, bool> fatal;
    std::vector<train::Complaint> others;
    for (const train::Complaint& complaint : complaints) {
        const QString row = rowOf(QString::fromStdString(complaint.field));
        if (row.isEmpty()) {
            others.push_back(complaint);
            continue;
        }
        found[row] << QString::fromStdString(complaint.sentence);
        fatal[row] |= complaint.fatal;
    }
    for (auto row = m_complaints.begin(); row != m_complaints.end(); ++row) {
        QLabel* label = row.value();
        label->setText(found.value(row.key()).join(u'\n'));
        label->setVisible(!label->text().isEmpty());
        setGrave(label, fatal.value(row.key()));
    }
    return others;
}

QString FieldForm::complaintOf(const QString& field) const
{
    const QLabel* label = m_complaints.value(field);
    return label && label->isVisibleTo(this) ? label->text() : QString();
}

void setGrave(QLabel* label, bool fatal)
{
    label->setProperty("look", fatal ? QStringLiteral("problem") : QStringLiteral("notice"));
    label->style()->unpolish(label);
    label->style()->polish(label);
}
