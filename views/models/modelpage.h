#pragma once
#include "views/models/architectureview.h"
#include "views/session/session.h"

class QLabel;
class QPushButton;

/// What a model is: its architecture in words and as a picture, what it was trained on, and what it needs on this machine.
class ModelPage : public QWidget
{
    Q_OBJECT

public:
    explicit ModelPage(Session& session, QWidget* parent = nullptr);
    void setModel(const QString& path);

private:
    void follow();
    void showNeeds(const OpenModel&);
    QString facts(const OpenModel&) const;

    Session& m_session;
    QString m_path;
    QLabel* m_warning; ///< of another genome
    ArchitectureView* m_picture;
    QLabel* m_facts;
    QLabel* m_needs;
    QPushButton* m_load;
};

/// "about 4 s a window, 1.9 GB of memory"
QString needsText(const models::Cost&, double matrixRate);
