#include "views/document/lanedrag.h"

#include <QIODevice>
#include <QMimeData>

QString lanesMimeType()
{
    return QStringLiteral("application/x-epiarc-lanes");
}

QMimeData* lanesToDrag(const QVector<int>& lanes)
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    for (const int lane : lanes)
        out << lane;
    auto* data = new QMimeData;
    data->setData(lanesMimeType(), bytes);
    return data;
}

QVector<int> draggedLanes(const QMimeData& data)
{
    QVector<int> lanes;
    QDataStream in(data.data(lanesMimeType()));
    while (!in.atEnd()) {
        int lane = 0;
        in >> lane;
        lanes.append(lane);
    }
    return lanes;
}
