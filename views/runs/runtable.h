#pragma once
#include "views/runs/runs.h"

#include <QAbstractTableModel>

/// The list of runs as a table.
class RunTable : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, State, Step, Epoch, Left, Pearson, ColumnCount };
    explicit RunTable(Runs& runs, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex&, int role) const override;
    QVariant headerData(int section, Qt::Orientation, int role) const override;

private:
    QString textOf(const RunReport&, int column) const;
    Runs& m_runs;
};
