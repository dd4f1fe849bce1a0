#include "views/session/session.h"

#include "core/genome/locus.h"

#include <QTimer>
#include <QUndoCommand>

/// One undoable step: the state before and after it. The first redo happens when it is pushed.
class StateChange : public QUndoCommand
{
public:
    StateChange(Session& session, const QString& text, SessionState after)
        : QUndoCommand(text)
        , m_session(session)
        , m_before(session.state())
        , m_after(std::move(after))
    {
    }
    void redo() override { m_session.setState(m_after); }
    void undo() override { m_session.setState(m_before); }

private:
    Session& m_session;
    SessionState m_before, m_after;
};

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
}

void Session::change(const QString& text, const std::function<void(SessionState&)>& edit)
{
    SessionState after = m_state;
    edit(after);
    if (after != m_state)
        m_undo.push(new StateChange(*this, text, std::move(after)));
}

void Session::replace(const SessionState& state, const Interval& locus)
{
    m_locus = locus;
    change(tr("Open session"), [&](SessionState& present) { present = state; });
    m_undo.setClean();
    if (m_sources.genome())
        arrive();
}

void Session::setState(const SessionState& state)
{
    m_state = state;
    m_sources.follow(m_state);
    Q_EMIT stateChanged();
}

void Session::go(const Interval& where, bool settled)
{
    const auto genome = m_sources.genome();
    const auto chrom = genome ? genome->find(where.chrom) : std::nullopt;
    if (!chrom)
        return;
    const int64_t length = *genome->length(*chrom);
    Interval place { *chrom, where.start, where.end };
    if (place.length() < narrowest)
        place = place.resized(narrowest);
    place = place.resized(std::min(place.length(), length));
    if (place.start < 0)
        place = place.shifted(-place.start);
    if (place.end > length)
        place = place.shifted(length - place.end);
    const bool moved = place != m_locus;
    m_locus = place;
    if (settled)
        m_history.visit(m_locus);
    if (moved)
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
        go(genome::parseLocus(text.toStdString(), *genome, *m_sources.genes()));
    } catch (const Error&) {
        if (!m_sources.busy())
            throw;
        m_pendingLocus = text; // perhaps a gene whose annotation is still being read
    }
}

void Session::back()
{
    if (m_history.canGoBack())
        go(m_history.back(), false);
}

void Session::forward()
{
    if (m_history.canGoForward())
        go(m_history.forward(), false);
}

/// The genome is there (or another one is): go where the user wanted to be, or to the start of the first chromosome.
void Session::arrive()
{
    const auto genome = m_sources.genome();
    if (!genome)
        return;
    if (!m_pendingLocus.isEmpty()) {
        try {
            const Interval place = genome::parseLocus(m_pendingLocus.toStdString(), *genome, *m_sources.genes());
            m_pendingLocus.clear();
            return go(place);
        } catch (const Error& problem) {
            // Perhaps a gene whose annotation is still being read: tried again when the names are there.
            if (!m_sources.busy()) {
                m_pendingLocus.clear();
                Q_EMIT locusRefused(QString::fromStdString(problem.what()));
            }
        }
    }
    if (!m_locus.empty() && genome->find(m_locus.chrom)) {
        const Interval place = m_locus;
        m_locus = {};
        return go(place);
    }
    if (!genome->chromosomes().empty())
        go({ genome->chromosomes().front().name, 0, std::min<int64_t>(genome->chromosomes().front().length, 100'000) });
}
