#include "views/session/session.h"

#include "core/genome/annotation/locus.h"
#include "views/session/inputchoices.h"

#include <QTimer>
#include <QUndoCommand>

/// One undoable step: the state before and after it. The first redo happens when it is pushed.
class StateChange : public QUndoCommand
{
public:
    StateChange(Session& session, const QString& text, SessionState after, bool continuous = false)
        : QUndoCommand(text)
        , m_session(session)
        , m_before(session.state())
        , m_after(std::move(after))
        , m_continuous(continuous)
    {
    }
    int id() const override { return m_continuous ? 1 : -1; }
    bool mergeWith(const QUndoCommand* later) override
    {
        if (later->text() != text())
            return false;
        m_after = static_cast<const StateChange*>(later)->m_after;
        return true;
    }
    void redo() override { m_session.setState(m_after); }
    void undo() override { m_session.setState(m_before); }

private:
    Session& m_session;
    SessionState m_before, m_after;
    bool m_continuous;
};

namespace
{

Loci chromosomesOf(const genome::Genome& genome)
{
    int64_t longest = 0;
    for (const genome::Chromosome& chromosome : genome.chromosomes())
        longest = std::max(longest, chromosome.length);
    constexpr qsizetype most = 40;
    Loci all;
    // Unplaced scaffolds would be slivers.
    for (const genome::Chromosome& chromosome : genome.chromosomes())
        if (chromosome.length >= longest / 50 && all.size() < most)
            all.append({ chromosome.name, 0, chromosome.length });
    return all;
}

/// A locus, or several separated by blanks.
Loci lociFrom(const QString& text, const genome::Genome& genome, const genome::GeneIndex& genes)
{
    if (text.trimmed().compare(QStringLiteral("all"), Qt::CaseInsensitive) == 0)
        return chromosomesOf(genome);
    try {
        return { genome::parseLocus(text.toStdString(), genome, genes) };
    } catch (const Error&) {
        const QStringList words = text.simplified().split(u' ');
        if (words.size() < 2 || text.contains(u'\t'))
            throw;
        Loci loci;
        for (const QString& word : words)
            loci.append(genome::parseLocus(word.toStdString(), genome, genes));
        return loci;
    }
}

} // namespace

Session::Session(Jobs& jobs, QObject* parent)
    : QObject(parent)
    , m_jobs(jobs)
    , m_sources(jobs)
{
    const auto retry = [this] {
        if (!m_pendingLocus.isEmpty())
            arrive();
    };
    connect(&m_sources, &Sources::genomeChanged, this, &Session::arrive);
    connect(&m_sources, &Sources::genesChanged, this, retry);
    connect(&m_sources, &Sources::idle, this, retry);
    new InputChoices(*this);
}

void Session::change(const QString& text, const std::function<void(SessionState&)>& edit)
{
    SessionState after = m_state;
    edit(after);
    if (after != m_state)
        m_undo.push(new StateChange(*this, text, std::move(after)));
}

void Session::adjust(const QString& text, const std::function<void(SessionState&)>& edit)
{
    SessionState after = m_state;
    edit(after);
    if (after != m_state)
        m_undo.push(new StateChange(*this, text, std::move(after), true));
}

void Session::replace(const SessionState& state, const Loci& loci, bool reversed)
{
    m_loci = loci.isEmpty() ? Loci { Interval() } : loci;
    m_active = 0;
    m_reversed = reversed;
    change(tr("Open session"), [&](SessionState& present) { present = state; });
    m_undo.setClean();
    Q_EMIT replaced();
    if (m_sources.genome())
        arrive();
}

void Session::setState(const SessionState& state)
{
    m_state = state;
    m_sources.follow(m_state);
    QVector<int> lanes;
    for (const LaneSpec& lane : std::as_const(m_state.lanes))
        lanes.append(lane.id);
    m_selection.keep(lanes);
    Q_EMIT stateChanged();
}

std::optional<Interval> Session::fitted(const Interval& where) const
{
    const auto genome = m_sources.genome();
    const auto chrom = genome ? genome->find(where.chrom) : std::nullopt;
    if (!chrom)
        return std::nullopt;
    const int64_t length = *genome->length(*chrom);
    Interval interval { *chrom, where.start, where.end };
    if (interval.length() < narrowest)
        interval = interval.resized(narrowest);
    interval = interval.resized(std::min(interval.length(), length));
    if (interval.start < 0)
        interval = interval.shifted(-interval.start);
    if (interval.end > length)
        interval = interval.shifted(length - interval.end);
    return interval;
}

void Session::go(const Interval& where, Moving moving)
{
    const auto interval = fitted(where);
    if (!interval)
        return;
    const bool moved = *interval != m_loci[m_active];
    m_loci[m_active] = *interval;
    if (moving == Moving::Finished)
        m_history.visit(m_loci);
    if (moved)
        Q_EMIT locusChanged();
}

void Session::show(const Loci& loci, Moving moving)
{
    Loci shown;
    for (const Interval& where : loci)
        if (const auto interval = fitted(where))
            shown.append(*interval);
    if (shown.isEmpty())
        return;
    m_loci = shown;
    m_active = std::min(m_active, int(shown.size()) - 1);
    if (moving == Moving::Finished)
        m_history.visit(m_loci);
    Q_EMIT locusChanged();
}

void Session::setActive(int panel)
{
    if (panel == m_active || panel < 0 || panel >= m_loci.size())
        return;
    m_active = panel;
    Q_EMIT locusChanged();
}

void Session::addPanel(const Interval& where)
{
    const auto interval = fitted(where);
    if (!interval)
        return;
    Loci loci = m_loci;
    loci.insert(++m_active, *interval);
    show(loci);
}

void Session::closePanel(int panel)
{
    if (m_loci.size() < 2 || panel < 0 || panel >= m_loci.size())
        return;
    Loci loci = m_loci;
    loci.removeAt(panel);
    if (panel <= m_active)
        m_active = std::max(0, m_active - 1);
    show(loci);
}

void Session::setReversed(bool reversed)
{
    if (reversed == m_reversed)
        return;
    m_reversed = reversed;
    Q_EMIT locusChanged();
}

void Session::goTo(const QString& text)
{
    const auto genome = m_sources.genome();
    m_pendingLocus.clear();
    if (!genome) {
        m_pendingLocus = text;
        return;
    }
    try {
        show(lociFrom(text, *genome, *m_sources.genes()));
    } catch (const Error&) {
        if (!m_sources.busy())
            throw;
        m_pendingLocus = text; // perhaps a gene whose annotation is still being read
    }
}

void Session::back()
{
    if (m_history.canGoBack())
        show(m_history.back(), Moving::Continuous);
}

void Session::forward()
{
    if (m_history.canGoForward())
        show(m_history.forward(), Moving::Continuous);
}

/// The genome is there (or another one is): go where the user wanted to be, or to the start of the first chromosome.
void Session::arrive()
{
    const auto genome = m_sources.genome();
    if (!genome)
        return;
    if (!m_pendingLocus.isEmpty()) {
        try {
            const Loci shown = lociFrom(m_pendingLocus, *genome, *m_sources.genes());
            m_pendingLocus.clear();
            return show(shown);
        } catch (const Error& problem) {
            // Perhaps a gene whose annotation is still being read: tried again when the names are there.
            if (!m_sources.busy()) {
                m_pendingLocus.clear();
                Q_EMIT locusRefused(QString::fromStdString(problem.what()));
            }
        }
    }
    const bool known = std::any_of(
        m_loci.begin(), m_loci.end(), [&](const Interval& interval) { return fitted(interval) && !interval.empty(); });
    if (known)
        return show(m_loci);
    m_active = 0;
    if (const auto& chromosomes = genome->chromosomes(); !chromosomes.empty())
        show({ { chromosomes.front().name, 0, std::min<int64_t>(chromosomes.front().length, 100'000) } });
}
