#include "views/sidepanels.h"

#include "views/activity/jobspanel.h"
#include "views/attention/attentionpanel.h"
#include "views/models/modelpanel.h"
#include "views/regions/regionspanel.h"
#include "views/runs/trainingpanel.h"
#include "views/session/fileopener.h"
#include "views/tracks/trackspanel.h"
#include "views/training/trainingdialog.h"

#include <QCoreApplication>
#include <QKeySequence>

namespace
{

Panel* makeTraining(const PanelParts& parts)
{
    auto* panel = new TrainingPanel(parts.runs);
    QObject::connect(panel, &TrainingPanel::trainWanted, panel, [panel, parts] {
        TrainingDialog dialog(parts.session, parts.runs.process(), panel->window());
        QObject::connect(&dialog, &TrainingDialog::scriptWritten, panel, [panel](const QString& folder, const QString& script) {
            panel->openRun(folder);
            Q_EMIT panel->noted(
                QCoreApplication::translate("Window", "Submit the run on the cluster with: sbatch %1").arg(script));
        });
        QObject::connect(&dialog, &TrainingDialog::runWritten, panel, &TrainingPanel::startRun);
        dialog.exec();
    });
    QObject::connect(&parts.opener, &FileOpener::runFound, panel, [panel](const QString& folder) {
        panel->openRun(folder);
        Q_EMIT panel->wanted();
    });
    return panel;
}

} // namespace

const std::vector<SidePanel>& sidePanels()
{
    constexpr auto right = Qt::RightDockWidgetArea, bottom = Qt::BottomDockWidgetArea;
    using Parts = const PanelParts&;
    static const std::vector<SidePanel> rows {
        { "tracks", QT_TRANSLATE_NOOP("Window", "Tracks"), Qt::Key_1, right,
            [](Parts parts) -> Panel* { return new TracksPanel(parts.session); } },
        { "model", QT_TRANSLATE_NOOP("Window", "Model"), Qt::Key_2, right,
            [](Parts parts) -> Panel* { return new ModelPanel(parts.session); } },
        { "attention", QT_TRANSLATE_NOOP("Window", "Attention"), Qt::Key_3, right,
            [](Parts parts) -> Panel* { return new AttentionPanel(parts.session, parts.lanes); } },
        { "regions", QT_TRANSLATE_NOOP("Window", "Regions"), Qt::Key_4, right,
            [](Parts parts) -> Panel* { return new RegionsPanel(parts.session); } },
        { "jobs", QT_TRANSLATE_NOOP("Window", "Jobs"), Qt::Key_5, bottom,
            [](Parts parts) -> Panel* { return new JobsPanel(parts.session.jobs()); } },
        { "training", QT_TRANSLATE_NOOP("Window", "Training"), Qt::Key_6, bottom, makeTraining },
    };
    return rows;
}

QString SidePanel::translatedTitle() const
{
    return QCoreApplication::translate("Window", title);
}

QKeySequence SidePanel::shortcut() const
{
    return QKeySequence(int(Qt::CTRL) | int(key));
}
