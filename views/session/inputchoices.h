#pragma once
#include "views/document/sessionstate.h"

#include <QObject>
#include <QSet>

class Session;

/// A track of the session that may serve as an input of a model.
struct InputCandidate {
    QString name;
    Source source;
    std::vector<std::string> assays = {}; ///< that its file tells apart
    bool operator==(const InputCandidate&) const = default;
};
/// Signals among the session's layers, top to bottom, that are no predictions.
QVector<InputCandidate> inputCandidates(const Session&);

/// Gives tracks to inputs of models by their names (models::inputsByName), as one undoable step a model, once model and tracks
/// are open. An input that was given a track or masked by the user is left alone, and what was offered once is not offered again.
class InputChoices : public QObject
{
    Q_OBJECT

public:
    explicit InputChoices(Session&);

private:
    void suggest();
    void suggest(const QString& model);

    Session& m_session;
    QSet<QString> m_offered;
};
