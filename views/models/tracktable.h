#pragma once
#include "views/session/session.h"

#include <QAbstractTableModel>

/// The output tracks of one model as a checkable table: a check draws the prediction, taking it away removes it.
class TrackTable : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Assay, Description, ColumnCount };

    explicit TrackTable(Session& session, QObject* parent = nullptr);

    /// The model shown; an empty path shows nothing. `head` counts the model's output heads.
    void setModel(const QString& path, std::shared_ptr<const models::ModelSpec>, int head);
    /// What the model is shown for the predictions that are ticked.
    void setUse(models::Use);
    QStringList assays() const;
    void setShown(const QList<int>& tracks, bool shown);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex&, int role) const override;
    bool setData(const QModelIndex&, const QVariant&, int role) override;
    Qt::ItemFlags flags(const QModelIndex&) const override;
    QVariant headerData(int section, Qt::Orientation, int role) const override;

private:
    const models::Head* head() const;
    /// What a tick of a track of the head shows.
    PredictionSource predictionOf(int track) const;

    Session& m_session;
    QString m_path;
    std::shared_ptr<const models::ModelSpec> m_spec;
    int m_head = 0;
    models::Use m_use = models::Use::Both;
};
