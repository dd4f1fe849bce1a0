#include "views/runs/runscores.h"

#include "views/look/grid.h"
#include "views/runs/runcurves.h"

#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace
{

enum Column { Track, Cell, Assay, Pearson, R2, Genes, Loss, FirstBaseline };

/// Sorted by value, empty ones last.
class ScoreRow : public QTreeWidgetItem
{
public:
    using QTreeWidgetItem::QTreeWidgetItem;
    void setScore(int column, const std::optional<double>& score)
    {
        setText(column, score ? QLocale().toString(*score, 'f', 3) : QStringLiteral("–"));
        setData(column, Qt::UserRole, score ? *score : -1e9);
        setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
    }
    bool operator<(const QTreeWidgetItem& other) const override
    {
        const int column = treeWidget()->sortColumn();
        return column < Pearson ? QTreeWidgetItem::operator<(other)
                                : data(column, Qt::UserRole).toDouble() < other.data(column, Qt::UserRole).toDouble();
    }
};

/// The last of each thing that the model is compared with, on the same windows.
std::vector<const train::Evaluation*> baselinesOf(const train::RunHistory& history, const std::string& part)
{
    std::vector<const train::Evaluation*> found;
    for (const train::Evaluation& evaluation : history.evaluations) {
        if (evaluation.what == "model" || evaluation.part != part)
            continue;
        std::erase_if(found, [&](const train::Evaluation* other) { return other->what == evaluation.what; });
        found.push_back(&evaluation);
    }
    return found;
}

std::optional<double> pearsonOf(const train::Evaluation& evaluation, const train::TrackResult& track)
{
    for (const train::TrackResult& other : evaluation.tracks)
        if (other.organism == track.organism && other.cell == track.cell && other.track == track.track)
            return other.pearson;
    return std::nullopt;
}

} // namespace

RunScores::RunScores(QWidget* parent)
    : QWidget(parent)
    , m_note(new QLabel)
    , m_table(new QTreeWidget)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 2 * gridStep, 0, 0);
    layout->setSpacing(2 * gridStep);
    m_note->setWordWrap(true);
    m_note->setProperty("look", QStringLiteral("quiet"));
    m_table->setAccessibleName(tr("How well each track is predicted"));
    m_table->setRootIsDecorated(false);
    m_table->setUniformRowHeights(true);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(Track, Qt::AscendingOrder);
    m_table->header()->setStretchLastSection(false);
    layout->addWidget(m_note);
    layout->addWidget(m_table, 1);
    setHistory(nullptr);
}

void RunScores::setHistory(std::shared_ptr<const train::RunHistory> history)
{
    if (history == m_history && history)
        return;
    m_history = std::move(history);
    const train::Evaluation* test = m_history ? m_history->latest("test") : nullptr;
    const train::Evaluation* shown = test || !m_history ? test : m_history->latest("valid");
    m_table->setVisible(shown);
    if (!shown)
        return m_note->setText(tr("The tracks are measured after the first epoch."));
    m_note->setText((test ? tr("On the test windows, of epoch %1. r: Pearson correlation.")
                          : tr("On the validation windows, after epoch %1. r: Pearson correlation."))
                        .arg(shown->epoch));
    fill(*shown);
}

void RunScores::fill(const train::Evaluation& model)
{
    const auto baselines = baselinesOf(*m_history, model.part);
    QStringList names { tr("Track"), tr("Cell type"), tr("Assay"), tr("r"), tr("R²"), tr("r across genes"), tr("Loss") };
    for (const train::Evaluation* baseline : baselines)
        names << tr("r of %1").arg(RunCurves::tr(baseline->what.c_str()));
    m_table->clear();
    m_table->setColumnCount(int(names.size()));
    m_table->setHeaderLabels(names);
    for (int column = Pearson; column < names.size(); ++column)
        m_table->headerItem()->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
    QList<QTreeWidgetItem*> rows;
    for (const train::TrackResult& track : model.tracks) {
        auto* row = new ScoreRow(
            { QString::fromStdString(track.track), QString::fromStdString(track.cell), QString::fromStdString(track.assay) });
        row->setScore(Pearson, track.pearson);
        row->setScore(R2, track.r2);
        row->setScore(Genes, track.genes);
        row->setScore(Loss, track.loss);
        for (size_t i = 0; i < baselines.size(); ++i)
            row->setScore(FirstBaseline + int(i), pearsonOf(*baselines[i], track));
        rows.append(row);
    }
    m_table->addTopLevelItems(rows);
    for (int column = 0; column < names.size(); ++column)
        m_table->resizeColumnToContents(column);
}
