#pragma once
#include <QSemaphore>
#include <QThreadPool>

#include <memory>

/// Keeps a pool busy until `release`: what is started meanwhile waits, and runs one after the other in its order.
class HeldPool
{
public:
    explicit HeldPool(QThreadPool& pool)
    {
        pool.setMaxThreadCount(1);
        pool.start([gate = m_gate] { gate->acquire(); });
    }
    ~HeldPool() { release(); }
    HeldPool(const HeldPool&) = delete;
    HeldPool& operator=(const HeldPool&) = delete;

    void release() { m_gate->release(); }

private:
    std::shared_ptr<QSemaphore> m_gate = std::make_shared<QSemaphore>(); ///< the worker's too, which may outlive this object
};
