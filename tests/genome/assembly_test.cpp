#include "core/genome/assembly.h"

#include "tests/registry.h"

#include <QTemporaryDir>
#include <QTest>

class AssemblyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void names_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("assembly");
        QTest::newRow("itself") << "hg38"
                                << "hg38";
        QTest::newRow("GRC") << "GRCh38.p14"
                             << "hg38";
        QTest::newRow("within a name") << "Homo_sapiens.GRCh37.dna"
                                       << "hg19";
        QTest::newRow("mouse") << "GRCm39"
                               << "mm39";
        QTest::newRow("older mouse") << "mm10"
                                     << "mm10";
        QTest::newRow("unknown") << "my_genome"
                                 << "";
        QTest::newRow("none") << ""
                              << "";
    }
    void names()
    {
        QFETCH(QString, name);
        QFETCH(QString, assembly);
        QCOMPARE(QString::fromStdString(genome::assemblyNamed(name.toStdString())), assembly);
    }

    void ofAGenome_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("sizes");
        QTest::addColumn<QString>("assembly");
        QTest::newRow("by length") << "genome.sizes"
                                   << "chr1\t195471971\nchr2\t182113224\n"
                                   << "mm10";
        QTest::newRow("other spelling") << "genome.sizes"
                                        << "1\t248956422\n"
                                        << "hg38";
        QTest::newRow("length before name") << "mm10.sizes"
                                            << "chr1\t248956422\n"
                                            << "hg38";
        QTest::newRow("by name") << "hg19_part.sizes"
                                 << "chr9\t1000\n"
                                 << "hg19";
        QTest::newRow("neither") << "part.sizes"
                                 << "chr1\t1000\n"
                                 << "";
    }
    void ofAGenome()
    {
        QFETCH(QString, file);
        QFETCH(QString, sizes);
        QFETCH(QString, assembly);
        const QTemporaryDir folder;
        QFile out(folder.filePath(file));
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(sizes.toUtf8());
        out.close();
        const auto opened = genome::Genome::open(folder.filePath(file).toStdString());
        QCOMPARE(QString::fromStdString(genome::assemblyOf(*opened)), assembly);
    }
};

EPIARC_TEST(AssemblyTest)
#include "assembly_test.moc"
