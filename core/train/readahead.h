#pragma once
#include <chrono>
#include <condition_variable>
#include <exception>
#include <functional>
#include <map>
#include <mutex>
#include <stdexcept>
#include <stop_token>
#include <thread>
#include <variant>
#include <vector>

namespace train
{

/// Makes items first, first + 1, … end − 1 on threads of its own, a few ahead of the one that takes them in that order. An
/// exception of `make` comes out of next() at its item's turn. make(number, stop) should end soon when `stop` is asked for.
template <typename Item>
class ReadAhead
{
public:
    using Make = std::function<Item(int64_t number, const std::stop_token&)>;

    ReadAhead(Make make, int64_t first, int64_t end, int threads, int64_t ahead)
        : m_make(std::move(make))
        , m_next(first)
        , m_begun(first)
        , m_end(end)
        , m_ahead(ahead)
    {
        for (int i = 0; i < threads; ++i)
            m_threads.emplace_back([this](const std::stop_token& stop) { work(stop); });
    }
    ~ReadAhead()
    {
        {
            const std::lock_guard hold(m_lock);
            for (std::jthread& thread : m_threads)
                thread.request_stop();
        }
        m_changed.notify_all();
        m_threads.clear();
    }
    ReadAhead(const ReadAhead&) = delete;
    ReadAhead& operator=(const ReadAhead&) = delete;

    /// Waits until the next item is there. Throws std::out_of_range after the last.
    Item next()
    {
        const auto start = std::chrono::steady_clock::now();
        std::unique_lock hold(m_lock);
        if (m_next >= m_end)
            throw std::out_of_range("nothing is left to be read ahead");
        m_changed.wait(hold, [&] { return m_made.contains(m_next); });
        Made made = std::move(m_made.extract(m_next++).mapped());
        m_waited += std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        m_changed.notify_all();
        if (auto* problem = std::get_if<std::exception_ptr>(&made))
            std::rethrow_exception(*problem);
        return std::move(std::get<Item>(made));
    }
    /// How long next() has waited in all.
    double waitedSeconds() const { return m_waited; }

private:
    using Made = std::variant<Item, std::exception_ptr>;

    void work(const std::stop_token& stop)
    {
        for (;;) {
            std::unique_lock hold(m_lock);
            m_changed.wait(hold, [&] { return stop.stop_requested() || m_begun >= m_end || m_begun < m_next + m_ahead; });
            if (stop.stop_requested() || m_begun >= m_end)
                return;
            const int64_t number = m_begun++;
            hold.unlock();
            Made made = std::exception_ptr();
            try {
                made = m_make(number, stop);
            } catch (...) {
                made = std::current_exception();
            }
            hold.lock();
            m_made.emplace(number, std::move(made));
            m_changed.notify_all();
        }
    }

    Make m_make;
    std::mutex m_lock;
    std::condition_variable m_changed;
    std::map<int64_t, Made> m_made; ///< not yet taken
    int64_t m_next, m_begun, m_end, m_ahead;
    double m_waited = 0;
    std::vector<std::jthread> m_threads; // last: they use everything above
};

} // namespace train
