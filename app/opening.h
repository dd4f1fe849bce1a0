#pragma once
#include "app/commands/console.h"
#include "views/session/session.h"

#include <QEventLoop>
#include <QTimer>

/// Opening files without a window: each call returns when all is read.

/// Runs the event loop until `ready` holds. Throws Cancelled.
template <typename Ready>
void waitUntil(const Monitor& monitor, Ready ready)
{
    QEventLoop loop;
    QTimer poll;
    QObject::connect(&poll, &QTimer::timeout, &loop, [&] {
        if (ready() || monitor.stopRequested())
            loop.quit();
    });
    poll.start(2);
    if (!ready())
        loop.exec();
    monitor.report(0, "opening files");
}

/// A session, or genome, annotation and tracks in their order; what is worth knowing about them is noted. Throws Error for the
/// last one that cannot be opened, and Cancelled.
void openFiles(const QStringList& files, Session&, const Console&);

/// Throws Error when there is no genome, and Cancelled.
void requireGenome(const Session&);
