#pragma once
#include "views/training/trainingtracks.h"

#include <QAbstractTableModel>

/// Tracks of the session and what each is used as in a run. Edited in its cells.
class TrainingTable : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Cell, UsedAs, Target, Value, Remark, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;

    void setTracks(const QVector<TrainingTrack>&, const QStringList& uses);
    const QVector<TrainingTrack>& tracks() const { return m_tracks; }
    const QStringList& uses() const { return m_uses; }
    QStringList cells() const;
    /// Of several tracks at once.
    void setUse(const QList<int>& rows, const QString& use);
    /// Complaints about files stand in the rows of their tracks; gives back the others.
    std::vector<train::Complaint> showComplaints(const std::vector<train::Complaint>&, const train::Organism&);

    static QString useText(const QString& use);
    /// The same without "input".
    static QString shortText(const QString& use);
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
    QStringList m_uses, m_remarks; ///< remarks: of each row
};
