#include "views/training/trainingtable.h"

#include "core/models/inputs/inputname.h"

#include <QGuiApplication>
#include <QPalette>

using Aspect = models::InputName::Aspect;

namespace
{

/// Mean or sum of a bin's bases, and the same as log1p; as the number of the entry.
int valueOf(const TrainingTrack& track)
{
    return (track.sum ? 1 : 0) + (track.log1p ? 2 : 0);
}

} // namespace

QString TrainingTable::useText(const QString& use)
{
    const auto [name, aspect] = models::InputName::parse(use.toStdString());
    const QString input = QString::fromStdString(name);
    return use.isEmpty()                  ? tr("unused")
        : use == TrainingTrack::targetUse ? tr("target")
        : aspect == Aspect::Percent       ? tr("input %1 (per cent)").arg(input)
        : aspect == Aspect::Coverage      ? tr("coverage of %1").arg(input)
                                          : tr("input %1").arg(input);
}

QString TrainingTable::shortText(const QString& use)
{
    const auto [input, aspect] = models::InputName::parse(use.toStdString());
    if (aspect == Aspect::Percent)
        return tr("%1 (per cent)").arg(QString::fromStdString(input));
    return use.isEmpty() || use == TrainingTrack::targetUse || aspect == Aspect::Coverage ? useText(use) : use;
}

QString TrainingTable::valueText(bool sum, bool log1p)
{
    return log1p ? sum ? tr("log(1 + sum)") : tr("log(1 + mean)") : sum ? tr("sum") : tr("mean");
}

void TrainingTable::setTracks(const QVector<TrainingTrack>& tracks, const QStringList& uses)
{
    beginResetModel();
    m_tracks = tracks;
    m_uses = uses;
    m_remarks = QStringList(tracks.size());
    endResetModel();
}

QStringList TrainingTable::cells() const
{
    QStringList cells;
    for (const TrainingTrack& track : m_tracks)
        if (!cells.contains(track.cell))
            cells << track.cell;
    return cells;
}

void TrainingTable::setUse(const QList<int>& rows, const QString& use)
{
    if (rows.isEmpty())
        return;
    for (const int row : rows)
        m_tracks[row].use = use;
    announce();
}

void TrainingTable::announce()
{
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    Q_EMIT edited();
}

/// "organisms.0.cells.1.targets.RNA +", "organisms.0.targets.2.scale"
int TrainingTable::rowOf(const QString& field, const train::Organism& organism) const
{
    const QStringList parts = field.split(u'.');
    const auto number = parts.value(3).toULongLong();
    const bool ofCell = parts.value(2) == QLatin1String("cells") && number < organism.cells.size() && parts.size() > 5;
    const bool ofTarget = parts.value(2) == QLatin1String("targets") && parts.size() > 3 && number < organism.targets.size();
    const QString key = parts.mid(5).join(u'.');
    for (int row = 0; row < m_tracks.size(); ++row) {
        const TrainingTrack& track = m_tracks[row];
        if (ofCell && track.cell.toStdString() == organism.cells[number].name
            && (parts[4] == QLatin1String("targets") ? track.isTarget() && track.target == key : track.use == key))
            return row;
        if (ofTarget && track.isTarget() && track.target.toStdString() == organism.targets[number].name)
            return row;
    }
    return -1;
}

std::vector<train::Complaint> TrainingTable::showComplaints(
    const std::vector<train::Complaint>& complaints, const train::Organism& organism)
{
    m_remarks = QStringList(m_tracks.size());
    std::vector<train::Complaint> others;
    for (const train::Complaint& complaint : complaints) {
        const int row = rowOf(QString::fromStdString(complaint.field), organism);
        if (row < 0)
            others.push_back(complaint);
        else
            m_remarks[row]
                += (m_remarks[row].isEmpty() ? QString() : QStringLiteral(" ")) + QString::fromStdString(complaint.sentence);
    }
    if (!m_tracks.isEmpty())
        Q_EMIT dataChanged(index(0, Remark), index(rowCount() - 1, Remark));
    return others;
}

int TrainingTable::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_tracks.size());
}

int TrainingTable::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString TrainingTable::textOf(int row, int column) const
{
    const TrainingTrack& track = m_tracks[row];
    switch (column) {
    case Name:
        return track.name;
    case Cell:
        return track.cell;
    case UsedAs:
        return useText(track.use);
    case Target:
        return track.isTarget() ? track.target : QString();
    case Value:
        return track.isTarget() ? valueText(track.sum, track.log1p) : QString();
    default:
        return m_remarks[row];
    }
}

QVariant TrainingTable::data(const QModelIndex& index, int role) const
{
    const int row = index.row(), column = index.column();
    if (!index.isValid())
        return {};
    if (role == Qt::DisplayRole)
        return textOf(row, column);
    if (role == Qt::EditRole)
        return column == UsedAs ? QVariant(m_tracks[row].use)
            : column == Value   ? QVariant(valueOf(m_tracks[row]))
                                : QVariant(textOf(row, column));
    if (role == Qt::ToolTipRole)
        return column == Remark && !m_remarks[row].isEmpty() ? m_remarks[row] : m_tracks[row].path;
    if (role == Qt::ForegroundRole && column == Remark)
        return QGuiApplication::palette().brush(QPalette::BrightText);
    if (role == Qt::ForegroundRole && m_tracks[row].use.isEmpty())
        return QGuiApplication::palette().brush(QPalette::Disabled, QPalette::Text);
    return {};
}

bool TrainingTable::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::EditRole || !index.isValid())
        return false;
    TrainingTrack& track = m_tracks[index.row()];
    const QString text = value.toString().trimmed();
    if (index.column() == Cell && !text.isEmpty())
        track.cell = text;
    else if (index.column() == UsedAs)
        track.use = text;
    else if (index.column() == Target && !text.isEmpty())
        track.target = text;
    else if (index.column() == Value) {
        // Files of one target are read alike.
        for (TrainingTrack& other : m_tracks)
            if (other.isTarget() && other.target == track.target) {
                other.sum = value.toInt() & 1;
                other.log1p = value.toInt() & 2;
            }
    }
    announce();
    return true;
}

Qt::ItemFlags TrainingTable::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const bool target = m_tracks.value(index.row()).isTarget();
    const bool editable
        = index.column() == Cell || index.column() == UsedAs || (target && (index.column() == Target || index.column() == Value));
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled | (editable ? Qt::ItemIsEditable : Qt::NoItemFlags);
}

QVariant TrainingTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    const QString names[] { tr("Track"), tr("Cell type"), tr("Used as"), tr("Target"), tr("Value of a bin"), tr("Remark") };
    const QString tips[] { {}, tr("Tracks of one cell type (tissue, sample) are shown to the network together"),
        tr("What the network reads of a cell type, and what it learns to predict"),
        tr("The same name in every cell type: it becomes one output of the network"), tr("What becomes of the bases of a bin"),
        {} };
    return role == Qt::DisplayRole ? names[section] : role == Qt::ToolTipRole ? tips[section] : QVariant();
}
