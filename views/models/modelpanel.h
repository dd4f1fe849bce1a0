#pragma once
#include "views/session/session.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;
class TrackFilter;
class TrackTable;

/// The session's models: what each is, and a searchable table of its output tracks to choose from.
class ModelPanel : public QWidget
{
    Q_OBJECT

public:
    explicit ModelPanel(Session& session, QWidget* parent = nullptr);
    QSize sizeHint() const override { return { 340, 480 }; }

protected:
    void changeEvent(QEvent*) override;

private:
    void fitTable();
    void fillModels();
    void showModel();
    void showDescription();
    void filter();
    void setSelectedShown(bool shown);

    Session& m_session;
    QComboBox* m_models;
    QComboBox* m_heads;
    QLabel* m_description;
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
