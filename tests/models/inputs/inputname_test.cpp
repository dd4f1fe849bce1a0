#include "core/models/inputs/inputname.h"

#include "tests/registry.h"

#include <QTest>

class InputNameTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thereAndBack_data()
    {
        using Aspect = models::InputName::Aspect;
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("input");
        QTest::addColumn<int>("aspect");
        const auto row = [](const char* text, const char* input, Aspect aspect) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(input) << int(aspect);
        };
        row("ATAC", "ATAC", Aspect::Values);
        row("mCG.percent", "mCG", Aspect::Percent);
        row("mCG.coverage", "mCG", Aspect::Coverage);
        row("H3K27ac.rep1", "H3K27ac.rep1", Aspect::Values);
        row("a.b.coverage", "a.b", Aspect::Coverage);
        row("coverage", "coverage", Aspect::Values);
    }
    void thereAndBack()
    {
        QFETCH(QString, text);
        QFETCH(int, aspect);
        const auto name = models::InputName::parse(text.toStdString());
        QTEST(QString::fromStdString(name.input), "input");
        QCOMPARE(int(name.aspect), aspect);
        QCOMPARE(QString::fromStdString(name.text()), text);
    }
};

EPIARC_TEST(InputNameTest)
#include "inputname_test.moc"
