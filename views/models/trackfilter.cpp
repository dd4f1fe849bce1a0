#include "views/models/trackfilter.h"

#include "views/models/tracktable.h"

void TrackFilter::setWanted(const QString& text, const QString& assay)
{
    m_words = text.split(u' ', Qt::SkipEmptyParts);
    m_assay = assay;
    invalidateFilter();
}

bool TrackFilter::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    const auto text = [&](int column) { return sourceModel()->index(row, column, parent).data().toString(); };
    if (!m_assay.isEmpty() && text(TrackTable::Assay) != m_assay)
        return false;
    const QString all = text(TrackTable::Name) + u' ' + text(TrackTable::Description);
    return std::all_of(
        m_words.begin(), m_words.end(), [&](const QString& word) { return all.contains(word, Qt::CaseInsensitive); });
}
