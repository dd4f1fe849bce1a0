#pragma once
#include "core/base/monitor.h"

#include <QElapsedTimer>
#include <QFutureWatcher>
#include <QObject>
#include <QPointer>
#include <QPromise>
#include <QThreadPool>
#include <QtConcurrent>

#include <variant>

/// One background computation, seen from the GUI thread.
///
/// The work is an ordinary blocking core function `Result(const Monitor&)`. It runs on a pool and speaks only through its
/// Monitor; progress, result, cancellation or failure arrive on the GUI thread, and nothing arrives once the job or its owner is
/// gone. A job deletes itself when it has finished; deleting it (or its owner) earlier asks the work to stop.
class Job : public QObject
{
    Q_OBJECT

public:
    template <typename Work, typename OnDone>
    static Job* start(QThreadPool& pool, QObject* owner, const QString& title, Work work, OnDone onDone)
    {
        using Result = std::invoke_result_t<Work, const Monitor&>;
        using Outcome = std::variant<std::monostate, Result, Cancelled, std::string>;

        auto* job = new Job(owner, title);
        auto* watcher = new QFutureWatcher<Outcome>(job);
        job->m_watcher = watcher;
        connect(watcher, &QFutureWatcherBase::progressValueChanged, job, [job](int done) { job->setProgress(done / 1000.0); });
        connect(watcher, &QFutureWatcherBase::progressTextChanged, job, &Job::setStage);
        connect(watcher, &QFutureWatcherBase::finished, job, [job = QPointer<Job>(job), watcher, onDone] {
            job->deleteLater();
            if (watcher->future().resultCount() == 0)
                return Q_EMIT job->cancelled();
            Outcome outcome = watcher->future().takeResult();
            if (auto* result = std::get_if<Result>(&outcome)) {
                onDone(std::move(*result));
                if (job) // the owner may not have outlived its result
                    Q_EMIT job->succeeded();
            } else if (auto* why = std::get_if<std::string>(&outcome)) {
                Q_EMIT job->failed(QString::fromStdString(*why));
            } else {
                Q_EMIT job->cancelled();
            }
        });
        watcher->setFuture(
            QtConcurrent::run(&pool, [stop = job->m_stop.get_token(), work = std::move(work)](QPromise<Outcome>& promise) {
                promise.setProgressRange(0, 1000);
                const Monitor monitor(stop, [&promise](double done, std::string_view stage) {
                    promise.setProgressValueAndText(int(1000 * done), QString::fromUtf8(stage.data(), qsizetype(stage.size())));
                });
                promise.addResult(attempt<Outcome>(work, monitor));
            }));
        return job;
    }

    ~Job() override { m_stop.request_stop(); }

    const QString& title() const { return m_title; }
    const QString& stage() const { return m_stage; }
    double progress() const { return m_progress; }
    /// Seconds until the end at the pace so far; negative when there is no telling yet.
    double secondsLeft() const;
    /// Asks the work to stop; `cancelled` follows when it has.
    void cancel() { m_stop.request_stop(); }
    /// Asks the work to stop. Nothing is delivered from now on, not even what is already on its way.
    void abandon();

Q_SIGNALS:
    void progressed(double fraction);
    void succeeded();
    void cancelled();
    void failed(const QString& why);

private:
    Job(QObject* owner, const QString& title);
    void setProgress(double fraction);
    void setStage(const QString& stage);

    /// An exception that crosses QtConcurrent loses its text, so it is caught on the worker.
    template <typename Outcome, typename Work>
    static Outcome attempt(const Work& work, const Monitor& monitor)
    {
        try {
            monitor.report(0);
            return Outcome(std::in_place_index<1>, work(monitor));
        } catch (const Cancelled& stopped) {
            return stopped;
        } catch (const std::bad_alloc&) {
            return Outcome(std::in_place_index<3>, tr("There is not enough memory for this.").toStdString());
        } catch (const std::exception& problem) {
            return Outcome(std::in_place_index<3>, std::string(problem.what()));
        }
    }

    QString m_title, m_stage;
    double m_progress = 0;
    QFutureWatcherBase* m_watcher = nullptr;
    QElapsedTimer m_clock;
    std::stop_source m_stop;
};
