#pragma once
#include <QString>

#include <fcntl.h>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

/// A file as on a network drive that does not answer: whoever opens it to write waits until `release`. It is a named pipe, and
/// what is written into it is lost.
class SlowFile
{
public:
    explicit SlowFile(const QString& path)
        : m_path(path.toStdString())
        , m_made(mkfifo(m_path.c_str(), 0600) == 0)
    {
    }
    ~SlowFile()
    {
        release();
        ::close(m_end);
    }
    bool made() const { return m_made; }

    /// Both ends are open from now on, so that nobody waits for the other one.
    void release()
    {
        if (m_end < 0)
            m_end = ::open(m_path.c_str(), O_RDWR | O_NONBLOCK | O_CLOEXEC);
    }

private:
    std::string m_path;
    bool m_made;
    int m_end = -1;
};
