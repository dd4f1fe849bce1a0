#pragma once
#include <QAbstractItemModelTester>
#include <QTest>

/// From now on a test fails when what the model says of itself does not fit: rows that are announced and not there, an index that
/// is none.
inline void checkModel(QAbstractItemModel* model)
{
    QVERIFY(model);
    new QAbstractItemModelTester(model, QAbstractItemModelTester::FailureReportingMode::QtTest, model);
}
