#pragma once
#include <QString>

#include <atomic>
#include <chrono>
#include <fcntl.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

/// A file as on a network drive that does not answer: whoever opens it to write waits until `release`. It is a named pipe, whose
/// content is thrown away.
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
        m_over = true;
        if (m_reader.joinable())
            m_reader.join();
    }
    bool made() const { return m_made; }

    void release()
    {
        m_reader = std::thread([this] {
            const int file = ::open(m_path.c_str(), O_RDONLY | O_NONBLOCK);
            char bytes[4096];
            bool begun = false;
            while (file >= 0 && !m_over) {
                const ssize_t count = ::read(file, bytes, sizeof bytes);
                if (count == 0 && begun)
                    break;
                begun = begun || count > 0;
                if (count <= 0)
                    std::this_thread::sleep_for(std::chrono::milliseconds(1));
            }
            ::close(file);
        });
    }

private:
    std::string m_path;
    bool m_made;
    std::atomic<bool> m_over = false;
    std::thread m_reader;
};
