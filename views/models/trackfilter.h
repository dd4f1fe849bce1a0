#pragma once
#include <QSortFilterProxyModel>

/// Rows whose assay is the one chosen and whose name or description contains every word searched for.
class TrackFilter : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    using QSortFilterProxyModel::QSortFilterProxyModel;
    /// Empty text or assay: all.
    void setWanted(const QString& text, const QString& assay);

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    QStringList m_words;
    QString m_assay;
};
