#pragma once
#include "views/training/trainingtracks.h"

#include <QAbstractTableModel>

/// Tracks of the session and what each does in a run, to be edited in place.
class RoleTable : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Cell, Role, Target, Value, Remark, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;

    void setTracks(const QVector<TrainingTrack>&, const QStringList& roles);
    const QVector<TrainingTrack>& tracks() const { return m_tracks; }
    const QStringList& roles() const { return m_roles; }
    QStringList cells() const;
    /// Of several tracks at once.
    void setRole(const QList<int>& rows, const QString& role);
    /// Complaints about files stand in the rows of their tracks; gives back the others.
    std::vector<train::Complaint> showComplaints(const std::vector<train::Complaint>&, const train::Organism&);

    static QString roleText(const QString& role);
    /// The same without "input".
    static QString shortText(const QString& role);
    static QString valueText(bool sum, bool log1p);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex&, int role) const override;
    bool setData(const QModelIndex&, const QVariant&, int role) override;
    Qt::ItemFlags flags(const QModelIndex&) const override;
    QVariant headerData(int section, Qt::Orientation, int role) const override;

Q_SIGNALS:
    void edited();

private:
    /// Any row may show another text now: files of one target are read alike.
    void announce();
    int rowOf(const QString& field, const train::Organism&) const;
    QString textOf(int row, int column) const;
    QVector<TrainingTrack> m_tracks;
    QStringList m_roles, m_remarks; ///< remarks: of each row
};
