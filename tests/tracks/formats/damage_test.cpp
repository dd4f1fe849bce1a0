#include "core/base/error.h"
#include "core/base/file.h"
#include "core/tracks/formats/tabix.h"
#include "core/tracks/writing/bigwigwriter.h"
#include "tests/registry.h"
#include "tests/tracks/handmade.h"

#include <QTemporaryDir>
#include <QTest>
#include <random>

using namespace tracks;

/// Good files, cut at many lengths and with bytes changed at random: opening and reading give values or an Error; nothing else.
class DamageTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::mt19937 m_random { 11 };

    /// Opens and reads; true when there was an Error.
    static bool refused(const std::filesystem::path& path)
    {
        try {
            const auto track = open(path);
            for (const auto& chrom : track->chromosomes())
                for (const auto& [start, end] :
                    { std::pair<int64_t, int64_t> { 0, 1'000 }, { 0, 100'000 }, { 0, 3'000'000'000 }, { 90'000, 90'010 } })
                    track->read({ chrom, start, end }, 100, {});
        } catch (const Error& error) {
            if (!QString(error.what()).contains(QString::fromStdString(path.filename().string())))
                qFatal("a sentence without the file: %s", error.what());
            return true;
        }
        return false;
    }

    static std::string bigWig(const std::filesystem::path& path)
    {
        std::mt19937 random(3);
        std::normal_distribution<float> value;
        std::vector<ChromosomeValues> chromosomes { { "chr1", 120'000, { { 0, 10, {} } } },
            { "chr2", 50'000, { { 500, 25, {} } } } };
        for (auto& chrom : chromosomes)
            for (int i = 0; i < 1'900; ++i)
                chrom.runs[0].values.push_back(value(random));
        writeBigWig(path, chromosomes);
        return base::readFile(path);
    }

private Q_SLOTS:
    void good_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("content");
        const auto add = [](const char* name, const std::string& content) {
            QTest::newRow(name) << QString(name) << QByteArray::fromStdString(content);
        };
        add("x.bw", bigWig(m_folder.filePath("good.bw").toStdString()));
        HandmadeBbi plain;
        for (uint32_t i = 0; i < 50; ++i)
            plain.items.push_back({ i * 10, i * 10 + 8, float(i) });
        plain.summaries = { { 0, 500, 400, 0, 49, 9800 } };
        add("plain.bw", plain.bytes());
        std::vector<HandmadeBbi::Feature> genes;
        for (uint32_t i = 0; i < 30; ++i)
            genes.push_back({ i * 30, i * 30 + 25,
                "T" + std::to_string(i) + "\t0\t+\t" + std::to_string(i * 30) + "\t" + std::to_string(i * 30 + 20)
                    + "\t0\t2\t5,5,\t0,20," });
        add("genes.bb", HandmadeBbi::bigBed(genes, "", 12, 12).bytes());
        add("peaks.bed.gz", base::readFile(TEST_DATA "/tracks/peaks.bed.gz"));
        add("signal.bedgraph.gz", base::readFile(TEST_DATA "/tracks/signal.bedgraph.gz"));
    }
    void good()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, content);
        const std::filesystem::path path = m_folder.filePath(name).toStdString();
        base::writeAtomically(path, content.toStdString());
        QVERIFY(!refused(path));
    }

    void cut_data() { good_data(); }
    void cut()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, content);
        const std::filesystem::path path = m_folder.filePath(name).toStdString();
        int refusals = 0, cuts = 0;
        std::vector<qsizetype> lengths { 0, 1, 3, 4, 5, 17, 18, 19, 63, 64, 65, content.size() - 1, content.size() - 5,
            content.size() - 30 };
        for (int i = 0; i < 120; ++i)
            lengths.push_back(std::uniform_int_distribution<qsizetype>(0, content.size() - 1)(m_random));
        for (const qsizetype length : lengths) {
            base::writeAtomically(path, content.left(length).toStdString());
            const bool said = refused(path);
            refusals += said;
            ++cuts;
            // The tail of a bigWig is its magic number and the end of its last zoom level, that of bgzip an empty block: nothing
            // that is read here is lost with them.
            QVERIFY2(said || length > content.size() - 32,
                qPrintable(QString("%1 of %2 bytes went unnoticed").arg(length).arg(content.size())));
        }
        QVERIFY(refusals > cuts * 9 / 10);
    }

    void changedBytes_data() { good_data(); }
    void changedBytes()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, content);
        const std::filesystem::path path = m_folder.filePath(name).toStdString();
        int refusals = 0;
        const bool container = !name.endsWith(".gz");
        for (int i = 0; i < 400; ++i) {
            QByteArray changed = content;
            // Half of the changes hit the header of a container, where offsets and counts live.
            const qsizetype reach = container && i % 2 == 0 ? std::min<qsizetype>(400, changed.size()) : changed.size();
            const int count = 1 + i % 4;
            for (int j = 0; j < count; ++j) {
                const qsizetype at = std::uniform_int_distribution<qsizetype>(0, reach - 1)(m_random);
                changed[at] = char(std::uniform_int_distribution<int>(0, 255)(m_random));
            }
            base::writeAtomically(path, changed.toStdString());
            refusals += refused(path);
        }
        QVERIFY(refusals > 0);
    }
};

EPIARC_TEST(DamageTest)
#include "damage_test.moc"
