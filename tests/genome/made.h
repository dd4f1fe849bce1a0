#pragma once
// Small files made on the spot, gzip and bgzip included (Qt's deflate, so that no tool is needed).
#include "core/base/error.h"

#include <QByteArray>
#include <QFile>
#include <QString>
#include <QTemporaryDir>
#include <QtEndian>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

inline std::filesystem::path write(const QTemporaryDir& folder, const QString& name, const QByteArray& content)
{
    QFile file(folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write %s", qPrintable(file.fileName()));
    return file.fileName().toStdString();
}

inline QByteArray littleEndian(uint32_t number, int bytes)
{
    QByteArray text(4, '\0');
    qToLittleEndian(number, text.data());
    return text.left(bytes);
}

inline uint32_t crc32(const QByteArray& data)
{
    uint32_t crc = ~0U;
    for (const char letter : data) {
        crc ^= static_cast<unsigned char>(letter);
        for (int bit = 0; bit < 8; ++bit)
            crc = crc >> 1 ^ (crc & 1 ? 0xEDB88320 : 0);
    }
    return ~crc;
}

/// A gzip member (RFC 1952); `extra` is the extra field. qCompress gives four bytes of length, the zlib frame around deflate.
inline QByteArray gzipMember(const QByteArray& data, const QByteArray& extra)
{
    const QByteArray framed = qCompress(data);
    const QByteArray deflated = data.isEmpty() ? QByteArray("\x03\x00", 2) : framed.mid(6, framed.size() - 10);
    QByteArray head("\x1f\x8b\x08\0\0\0\0\0\0\xff", 10);
    head[3] = extra.isEmpty() ? 0 : 4;
    return head + extra + deflated + littleEndian(crc32(data), 4) + littleEndian(uint32_t(data.size()), 4);
}

inline QByteArray gzip(const QByteArray& data)
{
    return gzipMember(data, {});
}

/// Blocks of up to 32,000 bytes and the empty end marker (SAM specification, section 4.1).
inline QByteArray bgzip(const QByteArray& data)
{
    const QByteArray field("\x06\0BC\x02\0", 6);
    QByteArray all;
    for (int at = 0;; at += 32000) {
        const QByteArray part = data.mid(at, 32000);
        const int size = int(gzipMember(part, field + "  ").size());
        all += gzipMember(part, field + littleEndian(uint32_t(size - 1), 2));
        if (part.isEmpty())
            return all;
    }
}

/// The text of the Error that `act` throws; "" when it throws none.
template <class Act>
QString problem(const Act& act)
{
    try {
        act();
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

/// One finished sentence that holds all the parts ("a|b").
inline bool says(const QString& message, const QString& parts)
{
    for (const QString& part : parts.split('|'))
        if (!message.contains(part)) {
            qWarning("“%s” does not say “%s”", qPrintable(message), qPrintable(part));
            return false;
        }
    return true;
}

/// Always the same pseudo-random numbers (SplitMix64).
class Dice
{
public:
    explicit Dice(uint64_t seed)
        : m_state(seed)
    {
    }
    /// 0 … limit − 1
    int64_t operator()(int64_t limit)
    {
        uint64_t z = m_state += 0x9e3779b97f4a7c15;
        z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
        z = (z ^ z >> 27) * 0x94d049bb133111eb;
        return int64_t((z ^ z >> 31) % uint64_t(limit));
    }

private:
    uint64_t m_state;
};
