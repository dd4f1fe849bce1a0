#pragma once
#include "views/session/session.h"

#include <QAbstractListModel>

/// The session's lanes, top to bottom, as a list that can be renamed and reordered by dragging.
class LaneList : public QAbstractListModel
{
    Q_OBJECT

public:
    explicit LaneList(Session& session, QObject* parent = nullptr);

    int laneAt(const QModelIndex& row) const;
    QModelIndex rowOf(int lane) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex&, int role) const override;
    bool setData(const QModelIndex&, const QVariant&, int role) override;
    Qt::ItemFlags flags(const QModelIndex&) const override;
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    QStringList mimeTypes() const override;
    QMimeData* mimeData(const QModelIndexList&) const override;
    bool dropMimeData(const QMimeData*, Qt::DropAction, int row, int column, const QModelIndex& parent) override;

private:
    struct Row {
        int lane;
        QString name;
        QColor colour;
        bool pinned;
        bool operator==(const Row&) const = default;
    };

    void follow();

    Session& m_session;
    QVector<Row> m_rows;
};
