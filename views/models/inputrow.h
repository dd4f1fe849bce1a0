#pragma once
#include "views/session/inputchoices.h"
#include "views/session/session.h"

#include <QWidget>

class QCheckBox;
class QComboBox;

/// One epigenome input of a model and the track that serves as it: chosen from the session's, or dropped here (a lane, a file).
/// Every choice is one undoable step.
class InputRow : public QWidget
{
    Q_OBJECT

public:
    InputRow(Session& session, const QString& model, const models::InputTrack& input, QWidget* parent = nullptr);
    /// Takes over what the session says.
    void follow();

protected:
    void dragEnterEvent(QDragEnterEvent*) override;
    void dragLeaveEvent(QDragLeaveEvent*) override;
    void dropEvent(QDropEvent*) override;
    void paintEvent(QPaintEvent*) override;

private:
    void build(const models::InputTrack&);
    void fill(QComboBox*, const QString& none, const QString& pattern, const std::optional<Source>& chosen);
    InputChoice choice() const;
    void choose(const InputChoice&, const QString& what);
    void chooseTrack();
    void chooseCoverage();

    Session& m_session;
    QString m_model, m_input;
    QComboBox* m_track;
    QComboBox* m_coverage = nullptr; ///< of fractions
    QCheckBox* m_percent = nullptr;
    QVector<InputCandidate> m_candidates; ///< of the combo boxes, after "none"
    bool m_hovered = false; ///< by something that may be dropped
};
