#pragma once
// The real window with files in it, and the time until what it shows is complete.
#include "tests/bench/benchdata.h"

#include "views/browser/browserview.h"
#include "views/session/fileopener.h"
#include "views/window.h"

#include <QApplication>
#include <QImage>
#include <QPainter>
#include <QSettings>
#include <QThread>

namespace bench
{

class Stage : public QObject
{
public:
    Stage()
        : m_settings(QStringLiteral("/dev/null"), QSettings::IniFormat)
        , m_session(m_jobs)
        , m_window(m_session, m_settings)
        , m_browser(m_window.findChild<BrowserView*>())
        , m_opener(m_window.findChild<FileOpener*>())
    {
        m_browser->viewport()->installEventFilter(this);
        m_window.resize(1600, 1000);
        m_window.show();
    }

    Session& session() { return m_session; }
    BrowserView& browser() { return *m_browser; }
    QSize pixels() const { return m_window.size(); }

    void open(const std::vector<fs::path>& files, const QString& locus)
    {
        QStringList paths;
        for (const fs::path& file : files)
            paths << QString::fromStdString(file.string());
        m_window.open(paths, locus);
        wait([this] { return !m_opener->busy() && !m_session.locus().empty(); });
    }

    /// Goes there and returns when a frame with everything in it has been painted.
    void jump(const QString& locus)
    {
        m_complete = false;
        m_session.goTo(locus);
        wait([] { return true; });
    }

    void setLaneHeights(double height)
    {
        m_session.change(QStringLiteral("heights"), [&](SessionState& state) {
            for (LaneSpec& lane : state.lanes)
                lane.height = height;
        });
        m_complete = false;
        m_browser->viewport()->update();
        wait([] { return true; });
    }

    /// Wall and processor time of every frame while panning to and fro by a fraction of the view a frame.
    struct Frames {
        std::vector<double> wall, thread;
    };
    Frames pan(int count, double fraction)
    {
        Frames frames;
        for (int i = 0; i < count; ++i) {
            const auto step = std::max<int64_t>(1, int64_t(fraction * double(m_session.locus().length())));
            const double wall = wallMs(), thread = threadMs();
            m_session.go(m_session.locus().shifted(i % 100 < 50 ? step : -step), Session::Moving::Continuous);
            m_browser->viewport()->repaint();
            frames.wall.push_back(wallMs() - wall);
            frames.thread.push_back(threadMs() - thread);
            QCoreApplication::processEvents();
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        }
        return frames;
    }

protected:
    bool eventFilter(QObject*, QEvent* event) override
    {
        if (event->type() == QEvent::Paint)
            m_complete = m_browser->panels().complete();
        return false;
    }

private:
    template <typename Condition>
    void wait(const Condition& also)
    {
        while (!m_complete || !also() || !m_browser->panels().complete())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 5);
        // Outside of exec() nobody else does.
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }

    QSettings m_settings;
    Jobs m_jobs;
    Session m_session;
    Window m_window;
    BrowserView* m_browser;
    const FileOpener* m_opener;
    bool m_complete = false; ///< the last frame was painted with everything there
};

inline QString conditions(const Stage& stage)
{
    return QStringLiteral("%1 threads, %2, window %3 x %4")
        .arg(QThread::idealThreadCount())
        .arg(QGuiApplication::platformName())
        .arg(stage.pixels().width())
        .arg(stage.pixels().height());
}

/// Filling the window's pixels once: what no frame can do without.
inline double fillMs(const QSize& size)
{
    QImage image(size, QImage::Format_RGB32);
    int shade = 0;
    return medianMs(31, [&] {
        QPainter painter(&image);
        painter.fillRect(image.rect(), QColor(++shade % 255, 9, 9));
    });
}

} // namespace bench
