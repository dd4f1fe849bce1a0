#pragma once
#include "core/train/answers.h"

#include <QByteArray>
#include <QCoreApplication>

/// What epiarc-cli answers to the dialog (see core/train/answers.h).
struct RunAnswers {
    Q_DECLARE_TR_FUNCTIONS(RunAnswers)
public:
    /// Throw Error when it is none.
    static std::vector<train::Complaint> complaints(const QByteArray& answer);
    static train::Estimate estimate(const QByteArray& answer);
    /// "1.2 s a step, 3 min an epoch, 30 min in all; 1.7 GB of memory, of 8 GB that are free"
    static QString text(const train::Estimate&, int64_t epochs);
};
