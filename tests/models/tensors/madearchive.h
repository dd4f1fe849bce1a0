#pragma once
#include <QByteArray>
#include <QFile>
#include <QList>
#include <QtEndian>

/// A zip archive as torch.save writes them, made byte by byte so that anything about it can be wrong.
class MadeArchive
{
public:
    struct Entry {
        QByteArray name, content;
        qint64 size = -1; ///< of the content, which zeros fill up (a hole of the file); -1: as it is
        quint16 method = 0;
        qint64 claimed = -1; ///< size in the directory; -1: the true one
        qint64 offset = -1; ///< of the local header in the directory; -1: the true one
    };
    bool zip64 = false; ///< sizes and offsets in the extra field only

    void add(const Entry& entry) { m_entries << entry; }

    void write(const QString& path) const
    {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            qFatal("cannot write");
        QByteArray directory;
        for (const Entry& entry : m_entries) {
            const qint64 offset = file.pos(), size = entry.size < 0 ? entry.content.size() : entry.size;
            const qint64 before = offset + 30 + entry.name.size() + 4, padding = (64 - before % 64) % 64;
            file.write("PK\3\4" + number<quint16>(0) + number<quint16>(8) + number<quint16>(entry.method) + QByteArray(16, '\0')
                + number<quint16>(quint16(entry.name.size())) + number<quint16>(quint16(4 + padding)) + entry.name + "FB"
                + number<quint16>(quint16(padding)) + QByteArray(padding, 'Z') + entry.content);
            file.seek(before + padding + size);
            directory += central(entry, entry.claimed < 0 ? size : entry.claimed, entry.offset < 0 ? offset : entry.offset);
        }
        const qint64 start = file.pos(), end64 = start + directory.size();
        file.write(directory);
        if (zip64)
            file.write("PK\6\6" + number<quint64>(44) + QByteArray(12, '\0') + number<quint64>(quint64(m_entries.size()))
                + number<quint64>(quint64(m_entries.size())) + number<quint64>(quint64(directory.size()))
                + number<quint64>(quint64(start)) + "PK\6\7" + number<quint32>(0) + number<quint64>(quint64(end64))
                + number<quint32>(1));
        const auto entries = number<quint16>(zip64 ? 0xFFFF : quint16(m_entries.size()));
        file.write("PK\5\6" + number<quint32>(0) + entries + entries
            + number<quint32>(zip64 ? 0xFFFFFFFF : quint32(directory.size()))
            + number<quint32>(zip64 ? 0xFFFFFFFF : quint32(start)) + number<quint16>(0));
    }

    template <class Number>
    static QByteArray number(Number value)
    {
        QByteArray bytes(sizeof value, '\0');
        qToLittleEndian(value, bytes.data());
        return bytes;
    }

private:
    QByteArray central(const Entry& entry, qint64 size, qint64 offset) const
    {
        const auto small = [&](qint64 value) { return number<quint32>(zip64 ? 0xFFFFFFFF : quint32(value)); };
        const auto large = [](qint64 value) { return number<quint64>(quint64(value)); };
        const QByteArray extra
            = zip64 ? number<quint16>(1) + number<quint16>(24) + large(size) + large(size) + large(offset) : QByteArray();
        return "PK\1\2" + number<quint32>(0) + number<quint16>(8) + number<quint16>(entry.method) + QByteArray(8, '\0')
            + small(size) + small(size) + number<quint16>(quint16(entry.name.size())) + number<quint16>(quint16(extra.size()))
            + QByteArray(10, '\0') + small(offset) + entry.name + extra;
    }
    QList<Entry> m_entries;
};

/// Pickles of the kind that torch.save writes.
namespace pickled
{
inline QByteArray text(const QByteArray& text)
{
    return "X" + MadeArchive::number<quint32>(quint32(text.size())) + text;
}
inline QByteArray whole(qint64 value)
{
    return QByteArray("\x8a\x08") + MadeArchive::number<qint64>(value);
}
inline QByteArray tuple(const QList<qint64>& values)
{
    QByteArray bytes = "(";
    for (const qint64 value : values)
        bytes += whole(value);
    return bytes + "t";
}
/// A call: "module\nname\n" and the pickled arguments.
inline QByteArray call(const QByteArray& function, const QByteArray& arguments)
{
    return "c" + function + "(" + arguments + "tR";
}
inline QByteArray storage(const QByteArray& type, const QByteArray& key, qint64 size)
{
    return "(" + text("storage") + "c" + type + text(key) + text("cpu") + whole(size) + "tQ";
}
inline QByteArray tensor(const QByteArray& key, qint64 size, qint64 offset, const QList<qint64>& shape,
    const QList<qint64>& strides, const QByteArray& type = "torch\nFloatStorage\n")
{
    return call("torch._utils\n_rebuild_tensor_v2\n",
        storage(type, key, size) + whole(offset) + tuple(shape) + tuple(strides) + "\x89" + "ccollections\nOrderedDict\n)R");
}
/// A table of one entry.
inline QByteArray table(const QByteArray& name, const QByteArray& value)
{
    return "}" + text(name) + value + "s";
}
inline QByteArray file(const QByteArray& value)
{
    return "\x80\2" + value + ".";
}
} // namespace pickled
