#pragma once
#include "views/jobs/latest.h"
#include "views/session/session.h"

#include <QDialog>

class QComboBox;
class QDialogButtonBox;
class QLabel;
class QLineEdit;
class QPushButton;

/// Asks for edits as text (models::parseEdits), which kinds of edit can begin. What is typed is checked in the background against
/// the genome and against the models of the predictions; what is wrong stands under the field. Enter pressed meanwhile is done
/// when the check ends well.
class WhatIfDialog : public QDialog
{
    Q_OBJECT

public:
    /// `where`: the stretch that was marked; empty: the middle of what is shown is offered.
    WhatIfDialog(Session&, const QVector<Source>& predictions, const Interval& where, QWidget* parent);
    /// Empty unless all can be made, and while that is being checked.
    const std::vector<models::Edit>& edits() const { return m_edits; }
    bool checking() const { return m_check.busy(); }

private:
    void build(bool marked);
    void connectParts(const QDialogButtonBox&);
    void fillKinds();
    void offerExchange(int kind, const Interval& base);
    void check();
    void showResult(std::vector<models::Edit> edits, const QString& problem);

    Session& m_session;
    QVector<Source> m_predictions;
    Interval m_where;
    std::vector<models::Edit> m_edits;
    QComboBox* m_kinds;
    QLineEdit* m_text;
    QLabel* m_problem;
    QPushButton* m_ok = nullptr;
    bool m_entered = false; ///< Enter was pressed while this text is being checked
    Latest m_check, m_base; ///< of what is typed; the base that can be exchanged
};
