#pragma once
#include "core/base/error.h"

#include <QString>

/// The sentence that `work` fails with, or "no error".
template <typename Work>
QString message(Work&& work)
{
    try {
        work();
    } catch (const Error& problem) {
        return QString::fromUtf8(problem.what());
    }
    return QStringLiteral("no error");
}
