#pragma once
#include "views/look/panel.h"
#include "views/session/session.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;
class QTabWidget;
class ModelPage;
class InputForm;
class TrackFilter;
class TrackTable;

/// The session's models: a searchable table of each one's output tracks to choose from, the tracks it reads, and what it is.
class ModelPanel : public Panel
{
    Q_OBJECT

public:
    explicit ModelPanel(Session& session, QWidget* parent = nullptr);
    QSize sizeHint() const override { return { 340, 480 }; }

protected:
    void changeEvent(QEvent*) override;

private:
    QWidget* buildTracks();
    void buildTable();
    void connectParts();
    void fitTable();
    void fillModels();
    void showModel();
    void showDescription();
    void filter();
    void setSelectedShown(bool shown);

    Session& m_session;
    QComboBox* m_models;
    QLabel* m_description;
    QTabWidget* m_tabs;
    InputForm* m_inputs;
    ModelPage* m_page;
    QComboBox* m_heads;
    QComboBox* m_use; ///< of models with inputs
    QLineEdit* m_search;
    QComboBox* m_assays;
    QTableView* m_view;
    QLabel* m_count;
    QPushButton* m_show;
    QPushButton* m_hide;
    QPushButton* m_remove;
    TrackTable* m_table;
    TrackFilter* m_filter;
};
