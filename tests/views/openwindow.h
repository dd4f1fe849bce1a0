#pragma once
#include "views/window.h"

#include <QAction>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

/// A window with settings and a cache of its own, taken apart in the right order.
class OpenWindow
{
public:
    OpenWindow()
    {
        qputenv("XDG_CACHE_HOME", m_folder.path().toUtf8());
        open();
    }

    void open()
    {
        m_settings = std::make_unique<QSettings>(path(QStringLiteral("settings.ini")), QSettings::IniFormat);
        m_jobs = std::make_unique<Jobs>();
        m_session = std::make_unique<Session>(*m_jobs);
        m_window = std::make_unique<Window>(*m_session, *m_settings);
        m_window->resize(1200, 800);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        QApplication::setActiveWindow(m_window.get()); // there may be no window manager to do it
    }
    /// As the next start of the program.
    void reopen()
    {
        m_session->undoStack().setClean();
        m_window->close();
        m_window.reset();
        m_session.reset();
        m_jobs.reset();
        open();
    }

    QString path(const QString& name) const { return m_folder.filePath(name); }
    Window& window() const { return *m_window; }
    Session& session() const { return *m_session; }
    Jobs& jobs() const { return *m_jobs; }
    QSettings& settings() const { return *m_settings; }
    template <typename Part>
    Part* part(const QString& name = {}) const
    {
        return m_window->findChild<Part*>(name);
    }
    /// By its text without mnemonic.
    QAction* action(const QString& text) const
    {
        for (QAction* action : m_window->findChildren<QAction*>())
            if (action->text().remove(u'&') == text)
                return action;
        return nullptr;
    }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<Jobs> m_jobs;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<Window> m_window;
};
