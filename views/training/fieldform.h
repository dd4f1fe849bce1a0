#pragma once
#include "core/train/runconfig.h"

#include <QMap>
#include <QWidget>

class QFormLayout;
class QLabel;

/// Fields of run.json in rows of a form. A complaint about one stands below its editor.
class FieldForm : public QWidget
{
    Q_OBJECT

public:
    explicit FieldForm(QWidget* parent = nullptr);

    void addHeading(const QString& text);
    /// `field` as in Complaint. The label and the editor explain themselves with the tool tip.
    void addField(const QString& field, const QString& label, QWidget* editor, const QString& toolTip = {});
    /// Shows the complaints about fields that are here or inside of one that is; gives back the others.
    std::vector<train::Complaint> showComplaints(const std::vector<train::Complaint>&);
    /// What stands below the editor of a field now.
    QString complaintOf(const QString& field) const;

private:
    QString rowOf(QString field) const; ///< empty: none
    QFormLayout* m_layout;
    QMap<QString, QLabel*> m_complaints; ///< by field
};

/// The look of a complaint: one that makes a run impossible, or one to think about.
void setGrave(QLabel*, bool fatal);
