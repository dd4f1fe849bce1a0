#include "views/runs/runtable.h"

#include <QLocale>

RunTable::RunTable(Runs& runs, QObject* parent)
    : QAbstractTableModel(parent)
    , m_runs(runs)
{
    connect(&runs, &Runs::adding, this, [this](int row) { beginInsertRows({}, row, row); });
    connect(&runs, &Runs::added, this, [this] { endInsertRows(); });
    connect(&runs, &Runs::removing, this, [this](int row) { beginRemoveRows({}, row, row); });
    connect(&runs, &Runs::removed, this, [this] { endRemoveRows(); });
    connect(&runs, &Runs::changed, this, [this](int row) { Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1)); });
}

int RunTable::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_runs.count();
}

int RunTable::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString RunTable::textOf(const RunReport& run, int column) const
{
    const QLocale locale;
    const train::StepBlock* now = run.now();
    switch (column) {
    case Name:
        return run.name;
    case State:
        return run.stateText();
    case Step:
        return now ? tr("%1 of %2").arg(locale.toString(qlonglong(now->step)), locale.toString(qlonglong(now->steps)))
                   : QString();
    case Epoch:
        return now ? run.config ? tr("%1 of %2").arg(now->epoch).arg(run.config->recipe.epochs) : QString::number(now->epoch)
                   : QString();
    case Left:
        return now && run.isActive() ? RunReport::durationText(now->secondsLeft) : QString();
    case Pearson:
        return run.validPearson() ? locale.toString(*run.validPearson(), 'f', 3) : QString();
    default:
        return {};
    }
}

QVariant RunTable::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= m_runs.count())
        return {};
    const RunReport& run = m_runs.at(index.row());
    if (role == Qt::DisplayRole)
        return textOf(run, index.column());
    if (role == Qt::TextAlignmentRole && index.column() >= Step)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole)
        return index.column() == State && !run.sentence().isEmpty() ? run.sentence() : run.folder;
    return {};
}

QVariant RunTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && section >= Step)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && section == Pearson)
        return tr("Pearson correlation of prediction and measurement on the validation windows, the mean of all tracks");
    if (role != Qt::DisplayRole)
        return {};
    const QString names[] { tr("Run"), tr("State"), tr("Step"), tr("Epoch"), tr("Left"), tr("Validation r") };
    return names[section];
}
