#pragma once
#include "views/browser/browserview.h"
#include "views/session/fileopener.h"

#include "tests/views/writtenfolder.h"

#include <QTest>

/// The lanes of a session in a widget of their own, without a window around them.
class OpenBrowser : protected WrittenFolder
{
protected:
    /// Without the lane of bases that a genome brings.
    void open(const QStringList& files)
    {
        m_jobs = std::make_unique<Jobs>();
        m_session = std::make_unique<Session>(*m_jobs);
        m_view = std::make_unique<BrowserView>(*m_session);
        m_view->resize(950, 600);
        m_view->show();
        FileOpener opener(*m_session);
        opener.open(files);
        QTRY_VERIFY(!opener.busy() && m_session->sources().genome() && !m_session->sources().busy());
        m_session->change(QStringLiteral("tidy"), [](SessionState& state) {
            state.lanes.removeIf([](const LaneSpec& lane) { return lane.layers.first().source.is<BasesSource>(); });
        });
    }
    void close()
    {
        m_view.reset();
        m_session.reset();
        m_jobs.reset();
    }

    std::unique_ptr<Jobs> m_jobs;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<BrowserView> m_view;
};
