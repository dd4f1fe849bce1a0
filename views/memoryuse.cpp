#include "views/memoryuse.h"

#include <QCoreApplication>
#include <QFile>
#include <QLocale>

#include <unistd.h>

namespace
{

QString sizeText(size_t bytes)
{
    return QLocale().formattedDataSize(qint64(bytes), bytes < 1'000'000'000 ? 0 : 1, QLocale::DataSizeSIFormat);
}

/// Pages in memory: the second number of /proc/self/statm (proc(5)).
size_t processBytes()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toULongLong() * size_t(::sysconf(_SC_PAGESIZE));
}

} // namespace

MemoryUse MemoryUse::of(const Session& session)
{
    MemoryUse use;
    use.kept = session.sources().bytes();
    use.process = processBytes();
    return use;
}

QString MemoryUse::text() const
{
    const QString cache = QCoreApplication::translate("MemoryUse", "cache %1").arg(sizeText(kept));
    return process ? QCoreApplication::translate("MemoryUse", "%1 · %2 in all").arg(cache, sizeText(process)) : cache;
}

QString MemoryUse::details() const
{
    return QCoreApplication::translate("MemoryUse", "Memory: %1 of files, predictions and attention maps, %2 for everything.")
        .arg(sizeText(kept), sizeText(process));
}
