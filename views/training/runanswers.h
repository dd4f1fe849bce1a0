#pragma once
#include "core/train/runconfig.h"

#include <QByteArray>
#include <QCoreApplication>
#include <QStringList>

/// What `epiarc-cli check --json` says: a list of {"field", "sentence", "fatal"}. Throws Error when it is none.
std::vector<train::Complaint> complaintsFrom(const QByteArray& json);

/// What `epiarc-cli estimate --json` says.
struct RunEstimate {
    Q_DECLARE_TR_FUNCTIONS(RunEstimate)
public:
    double secondsPerStep = 0, secondsPerEpoch = 0;
    int64_t bytes = 0, available = 0;
    QStringList advice; ///< sentences

    /// Throws Error when it is none.
    static RunEstimate from(const QByteArray& json);
    /// "1.2 s a step, 3 min an epoch, 30 min in all; 1.7 GB of memory, of 8 GB that are free"
    QString text(int64_t epochs) const;
};
