#pragma once
#include "tests/program.h"

#include <QTest>

/// The columns of a table of command lines that fail, and what adds a row to it: a name, the line, the exit code, and a part of
/// what stderr says.
inline auto refusalRows()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("part");
    return [](const char* name, const char* line, int code, const char* part) {
        QTest::newRow(name) << QString::fromUtf8(line) << code << QString::fromUtf8(part);
    };
}

/// The line of this row failed as the row says.
inline void verifyRefused(const Program::Result& result)
{
    QFETCH(int, code);
    QFETCH(QString, part);
    QVERIFY2(result.code == code, qPrintable(result.err));
    QVERIFY2(result.err.contains(part), qPrintable(result.err));
    QCOMPARE(result.out, QString());
}
