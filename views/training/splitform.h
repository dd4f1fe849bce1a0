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
    /// Adds the second organism to the first, where one was chosen, and what keeps homologous regions of both together.
    void addSecond(train::RunConfig&) const;
    void setOrganism(const train::Organism&);
    /// Draws the regions of what is chosen now; `dealt` follows.
    void deal();
    /// Why there are no regions; empty when there are.
    const QString& problem() const { return m_problem; }
    /// Why there is no second organism although a file was named.
    const QString& secondProblem() const { return m_secondProblem; }

Q_SIGNALS:
    void changed();
    void dealt();

private:
    QLineEdit* addFile(const char* field, const QString& label, const QString& tip, const QString& empty,
        const QString& kinds = tr("BED files (*.bed *.bed.gz);;All files (*)"));
    void addSecondOrganism();
    void readSecond();
    /// Whether an alignment deals the regions, not the fields for one genome.
    bool byAlignment() const;
    /// From training to validation, to test, and back.
    void turn(const QString& chrom);

    Session& m_session;
    QComboBox* m_genes;
    QLineEdit* m_blacklist;
    QLineEdit* m_valid;
    QLineEdit* m_test;
    QLineEdit* m_regions;
    QLineEdit* m_secondRun;
    QLineEdit* m_alignment;
    SplitView* m_view;
    train::Organism m_organism; ///< what is not edited here
    std::optional<train::Organism> m_second;
    std::vector<data::Region> m_dealt;
    QString m_problem, m_secondProblem;
    Latest m_latest, m_reading; ///< the regions; the second organism
};
