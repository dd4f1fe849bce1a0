#pragma once
#include "tests/models/networks/golden.h"

#include <QTest>

/// Fails the test when the largest difference is above `tolerance`, and tells it in any case: the parity summary.
#define COMPARE_ARRAYS(NAME, ACTUAL, EXPECTED, TOLERANCE)                                                                        \
    do {                                                                                                                         \
        const double difference = largestDifference(ACTUAL, EXPECTED);                                                           \
        qInfo("%-36s largest difference %.1e, tolerance %.0e", std::string(NAME).c_str(), difference, double(TOLERANCE));        \
        QVERIFY2(difference <= (TOLERANCE),                                                                                      \
            qPrintable(QStringLiteral("%1 is off by %2").arg(QString::fromStdString(NAME)).arg(difference)));                    \
    } while (false)
