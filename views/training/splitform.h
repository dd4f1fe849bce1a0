#pragma once
#include "views/jobs/latest.h"
#include "views/session/session.h"
#include "views/training/fieldform.h"

class QComboBox;
class QLineEdit;
class SplitView;

/// Which regions of the session's genome are learnt, which decide when to stop, which are kept for the end; and the files that go
/// with them.
class SplitForm : public FieldForm
{
    Q_OBJECT

public:
    explicit SplitForm(Session& session, QWidget* parent = nullptr);

    void applyTo(train::Organism&) const;
    void setOrganism(const train::Organism&);
    /// Draws the regions of what is chosen now; `dealt` follows.
    void deal();
    /// Why there are no regions; empty when there are.
    const QString& problem() const { return m_problem; }

Q_SIGNALS:
    void changed();
    void dealt();

private:
    QLineEdit* addFile(const char* field, const QString& label, const QString& tip, const QString& empty);
    /// From training to validation, to test, and back.
    void turn(const QString& chrom);

    Session& m_session;
    QComboBox* m_genes;
    QLineEdit* m_blacklist;
    QLineEdit* m_valid;
    QLineEdit* m_test;
    QLineEdit* m_regions;
    SplitView* m_view;
    train::Organism m_organism; ///< what is not edited here
    std::vector<data::Region> m_dealt;
    QString m_problem;
    Latest m_latest;
};
