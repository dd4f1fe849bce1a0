#pragma once
#include "views/jobs/latest.h"
#include "views/runs/runanswers.h"
#include "views/runs/runprocess.h"
#include "views/session/inputchoices.h"
#include "views/session/session.h"

#include <QDialog>

class FieldForm;
class QLabel;
class QLineEdit;
class QPushButton;
class RunCheck;
class RunForm;
class SplitForm;
class TrainingTable;

/// Everything that a training run depends on, chosen from the tracks of the session: tracks and their uses, regions, network,
/// recipe. Complaints stand beside what causes them. Writes run.json into a folder of its own; starting it is the caller's.
class TrainingDialog : public QDialog
{
    Q_OBJECT

public:
    enum class Script { None, Slurm };
    TrainingDialog(Session& session, const RunProcess& process, QWidget* parent = nullptr);

    train::RunConfig config() const;
    void setFolder(const QString& ofAllRuns);
    /// Asks the command line what is wrong with the files, and what the run will take.
    void check();
    /// Writes run.json in the background, and a script for a cluster where one is wanted. Then the dialog closes and tells it;
    /// when nothing can be trained so, it shows the complaints and stays. Meanwhile nothing can be edited, and the dialog neither
    /// be accepted nor rejected.
    void write(Script = Script::None);
    void accept() override;
    void reject() override;

Q_SIGNALS:
    void runWritten(const QString& folder); ///< to be started
    void scriptWritten(const QString& folder, const QString& script);

private:
    QWidget* buildTracks();
    QWidget* buildFoot();
    void connectParts();
    /// Made of the folder of all runs and the model's name.
    QString folderOf(const train::RunConfig&) const;
    void suggest();
    void follow();
    void judge();
    void askWhetherTaken(const QString& folder);
    std::vector<train::Complaint> complaints(const train::RunConfig&) const;
    bool showComplaints(const std::vector<train::Complaint>&, const train::RunConfig&);
    void showFound(const std::vector<train::Complaint>&);
    void showEstimate(const train::Estimate&);
    void say(const QString& what);
    void setWriting(bool);
    void tellWritten(const QString& folder, Script);

    Session& m_session;
    RunProcess m_process;
    QWidget* m_form;
    QWidget* m_foot;
    RunForm* m_run;
    FieldForm* m_folderForm;
    SplitForm* m_split;
    QLineEdit* m_folder;
    TrainingTable* m_table;
    QLabel* m_others; ///< complaints that no field here causes
    QLabel* m_answer;
    RunCheck* m_questions;
    QPushButton* m_check;
    QPushButton* m_script;
    QPushButton* m_train;
    QStringList m_network; ///< what tracks could be used as when uses were suggested
    QVector<InputCandidate> m_candidates; ///< the tracks of the session then
    bool m_edited = false; ///< uses were edited since
    QString m_asked, m_taken; ///< the folder that was asked for last; one that holds a run already
    Latest m_folders, m_writing;
};
