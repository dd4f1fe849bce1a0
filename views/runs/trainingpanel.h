#pragma once
#include "views/look/panel.h"
#include "views/runs/runs.h"

class QItemSelection;
class QLabel;
class QPushButton;
class QSplitter;
class QTreeView;
class RunPage;
class RunTable;

/// Training runs: the list of them, what they do now, and what can be done with them. Chosen ones are shown beside the list, or
/// below it where the panel is narrow.
class TrainingPanel : public Panel
{
    Q_OBJECT

public:
    explicit TrainingPanel(Runs& runs, QWidget* parent = nullptr);
    QSize sizeHint() const override { return { 900, 320 }; }

    /// Adds a run folder and chooses it.
    void openRun(const QString& folder);
    /// Starts or resumes the run of a folder, and chooses it.
    void startRun(const QString& folder);

Q_SIGNALS:
    void trainWanted();

protected:
    void resizeEvent(QResizeEvent*) override;

private:
    QWidget* buildList();
    QWidget* buildPage();
    void buildTable();
    void connectButtons();
    void fitTable();
    void choose(int row);
    QVector<int> chosen() const; ///< rows, as they stand in the list
    void showChosen();
    void showButtons(const QVector<int>& rows);
    void askFolder();
    void attempt(const std::function<void()>& action);

    Runs& m_runs;
    QSplitter* m_parts;
    QTreeView* m_view;
    RunTable* m_table;
    QLabel* m_nothing;
    RunPage* m_page;
    QPushButton* m_train;
    QPushButton* m_open;
    QPushButton* m_pause;
    QPushButton* m_resume;
    QPushButton* m_use;
    QPushButton* m_folder;
    QPushButton* m_remove;
};
