#include "views/lanemenus/whatifmenu.h"

#include "views/document/whatiflanes.h"
#include "views/lanemenus/whatifdialog.h"
#include "views/look/menuheading.h"

#include <QMenu>

namespace
{

void show(Session& session, const QVector<Source>& predictions, const std::vector<models::Edit>& edits)
{
    session.change(
        QObject::tr("What if: %1").arg(titleOf(edits)), [&](SessionState& state) { addWhatIf(state, predictions, edits); });
}

/// Inputs of the models of these predictions for which a track was chosen, each once.
QStringList chosenInputs(const SessionState& state, const QVector<Source>& predictions)
{
    QStringList inputs;
    for (const InputChoice& choice : state.inputs)
        for (const Source& prediction : predictions)
            if (choice.track && choice.model == prediction.model() && !inputs.contains(choice.input))
                inputs << choice.input;
    return inputs;
}

/// The predictions whose models read what an edit changes.
QVector<Source> concerned(const SessionState& state, const QVector<Source>& predictions, const models::Edit& edit)
{
    QVector<Source> found;
    for (const Source& prediction : predictions)
        if (!edit.ofSignals() || state.input(prediction.model(), QString::fromStdString(edit.input)))
            found << prediction;
    return found;
}

} // namespace

void askWhatIf(Session& session, const QVector<Source>& predictions, const Interval& where, QWidget* parent)
{
    WhatIfDialog dialog(session, predictions, where, parent);
    if (dialog.exec() == QDialog::Accepted)
        show(session, predictions, dialog.edits());
}

void addWhatIfEntries(QMenu& menu, Session& session, const Interval& where, const QVector<int>& lanes, QWidget* parent)
{
    const auto genome = session.sources().genome();
    if (session.state().models.isEmpty() || !genome)
        return;
    addHeading(menu, QObject::tr("What if"));
    const QVector<Source> predictions = editablePredictions(session.state(), lanes);
    if (predictions.isEmpty()) {
        menu.addAction(QObject::tr("Show a prediction to ask what an edit changes"))->setEnabled(false);
        return;
    }
    const auto add = [&](const QString& text, models::Edit::Kind kind, const QString& input = {}) {
        models::Edit edit;
        edit.kind = kind;
        edit.where = where.clipped(genome->length(where.chrom).value_or(0));
        edit.input = input.toStdString();
        menu.addAction(
            text, [&session, predictions, edit] { show(session, concerned(session.state(), predictions, edit), { edit }); });
    };
    add(QObject::tr("&Delete these bases"), models::Edit::Kind::Delete);
    add(QObject::tr("Sh&uffle these bases"), models::Edit::Kind::Shuffle);
    for (const QString& input : chosenInputs(session.state(), predictions))
        add(QObject::tr("Erase %1 here").arg(input), models::Edit::Kind::Erase, input);
    menu.addAction(
        QObject::tr("&What if…"), [&session, predictions, where, parent] { askWhatIf(session, predictions, where, parent); });
}
