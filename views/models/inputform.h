#pragma once
#include "views/models/inputrow.h"

class QLabel;
class QVBoxLayout;

/// The epigenome inputs of one model, and which tracks of the session serve as them.
class InputForm : public QWidget
{
    Q_OBJECT

public:
    explicit InputForm(Session& session, QWidget* parent = nullptr);
    /// Without a model, or one that reads the sequence alone, it is empty.
    void setModel(const QString& path, std::shared_ptr<const models::ModelSpec>);

private:
    void follow();
    void followLocus();

    Session& m_session;
    QString m_path;
    std::shared_ptr<const models::ModelSpec> m_spec;
    QLabel* m_problem;
    QLabel* m_masked; ///< what is missing on the chromosome that is shown
    QVBoxLayout* m_list;
    QVector<InputRow*> m_rows;
};
