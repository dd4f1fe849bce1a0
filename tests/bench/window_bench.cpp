// Start-up to first painted data, memory, and the time of a frame while panning, with the real window.
// usage: window_bench SESSION | GENOME FILES… [--locus L] [--then UNPREDICTED_LOCUS]  (a virtual display or
// QT_QPA_PLATFORM=offscreen will do)
#include "views/browser/browserview.h"
#include "views/session/fileopener.h"
#include "views/window.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QSettings>
#include <QThread>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <string>
#include <time.h>
#include <unistd.h>

namespace
{

/// Seconds since this process was started, so that loading the program counts.
double secondsSinceStart()
{
    std::ifstream stat("/proc/self/stat");
    std::string word;
    for (int i = 0; i < 22 && stat >> word; ++i) { }
    timespec now {};
    clock_gettime(CLOCK_BOOTTIME, &now);
    return double(now.tv_sec) + double(now.tv_nsec) * 1e-9 - std::stod(word) / double(sysconf(_SC_CLK_TCK));
}

long statusKb(const char* key)
{
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;)
        if (word == key) {
            long kb = 0;
            status >> kb;
            return kb;
        }
    return 0;
}

/// Median and 95th percentile of a frame while panning to and fro around the present locus.
void pan(const char* what, Session& session, BrowserView& browser)
{
    std::vector<double> frames;
    const int64_t step = std::max<int64_t>(1, session.locus().length() / 200);
    for (int i = 0; i < 200; ++i) {
        QElapsedTimer clock;
        clock.start();
        session.go(session.locus().shifted(i % 100 < 50 ? step : -step), Session::Moving::Continuous);
        browser.viewport()->repaint();
        frames.push_back(double(clock.nsecsElapsed()) / 1e6);
        QCoreApplication::processEvents();
    }
    std::sort(frames.begin(), frames.end());
    std::printf("%-38s %6.2f / %.2f ms\n", what, frames[100], frames[190]);
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    QStringList files = QCoreApplication::arguments().mid(1);
    const auto take = [&](const QString& option) {
        const qsizetype at = files.indexOf(option);
        const QString value = at < 0 ? QString() : files.value(at + 1);
        if (at >= 0)
            files.remove(at, std::min<qsizetype>(2, files.size() - at));
        return value;
    };
    const QString locus = take(QStringLiteral("--locus")), then = take(QStringLiteral("--then"));
    if (files.isEmpty()) {
        std::fprintf(stderr, "usage: window_bench SESSION | GENOME FILES... [--locus L] [--then UNPREDICTED_LOCUS]\n");
        return 2;
    }
    QSettings settings(QStringLiteral("/dev/null"), QSettings::IniFormat);
    Jobs jobs;
    Session session(jobs);
    Window window(session, settings);
    window.resize(1600, 1000);
    window.show();
    window.open(files, locus);
    auto* browser = window.findChild<BrowserView*>();
    const auto* opener = window.findChild<FileOpener*>();
    const auto waitUntilComplete = [&] {
        do
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 5);
        while (opener->busy() || session.locus().empty() || !browser->panels().complete());
        browser->viewport()->repaint();
    };
    waitUntilComplete();
    const double first = secondsSinceStart();
    std::printf("conditions: %d threads, %s, window 1600 x 1000, %d lanes, %s\n", QThread::idealThreadCount(),
        qPrintable(QGuiApplication::platformName()), int(session.state().lanes.size()), toText(session.locus()).c_str());
    std::printf("process start to all lanes painted     %6.2f s\n", first);
    std::printf("resident memory then / peak            %6.0f / %.0f MB\n", double(statusKb("VmRSS:")) / 1024,
        double(statusKb("VmHWM:")) / 1024);
    pan("a frame while panning, median / p95", session, *browser);
    if (!then.isEmpty()) {
        session.goTo(then);
        pan("the same while a prediction computes", session, *browser);
        std::printf(
            "%s\n", browser->panels().complete() ? "(the prediction ended before the panning did)" : "(it was still computing)");
    }
    return 0;
}
