#include "core/base/file.h"

#include "tests/program.h"
#include "tests/registry.h"
#include "tests/views/writtenfolder.h"

#include <QTest>

/// A session and the settings of a figure as Epiarc 0.1.0 wrote them (tests/fixtures/today) are drawn.
class SavedFigureTest : public QObject, protected WrittenFolder
{
    Q_OBJECT

    std::string at(const char* name) const { return m_folder->path().toStdString() + "/" + name; }
    /// What it says on stderr.
    QString draw(const char* option, const char* file) const
    {
        const ProgramResult result = runProgram(QStringLiteral("epiarc"), m_folder->path(),
            { QStringLiteral("figure"), QLatin1String(option), QLatin1String(file), QStringLiteral("--out"),
                QStringLiteral("out.svg") });
        return result.code == 0 ? result.err : QStringLiteral("ended with %1: ").arg(result.code) + result.err;
    }

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("XDG_CACHE_HOME", m_folder->path().toUtf8());
        std::filesystem::copy(TEST_DATA "/today", at(""));
    }

    void everyLaneOfTheSessionIsDrawn()
    {
        QCOMPARE(draw("--session", "session.epiarc"), QString()); // it complains of any lane that could not be read
        const std::string drawn = base::readFile(at("out.svg"));
        for (const char* name : { ">loops<", ">heat<", ">what if<", ">difference<", ">arcs to bins<", ">map<" })
            QVERIFY2(drawn.find(name) != std::string::npos, name);
    }

    void theFigureIsDrawnAsItWas()
    {
        QCOMPARE(draw("--spec", "figure.json"), QString());
        const std::string drawn = base::readFile(at("out.svg"));
        for (const char* said : { "width=\"85mm\"", "height=\"150mm\"", ">A B<", ">what if<" })
            QVERIFY2(drawn.find(said) != std::string::npos, said);
    }
};

EPIARC_TEST(SavedFigureTest)
#include "savedfigure_test.moc"
