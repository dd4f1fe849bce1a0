#include "core/base/error.h"
#include "core/base/file.h"
#include "core/tracks/track.h"
#include "core/tracks/writing/linkfile.h"

#include "tests/registry.h"

#include <QTemporaryDir>
#include <QTest>

using namespace tracks;

/// Everything is read back with our own readers.
class LinkFileTest : public QObject
{
    Q_OBJECT

    using Writer = void (*)(const std::filesystem::path&, const std::vector<Arc>&, const LinkHeader&);
    static Writer writer(const QString& format) { return format == "bedpe" ? writeBedpe : writeInteract; }

    QTemporaryDir m_folder;
    std::string path(const char* name) const { return m_folder.filePath(QString::fromUtf8(name)).toStdString(); }
    static std::vector<Arc> arcsOf(const std::string& file)
    {
        const auto track = open(file);
        std::vector<Arc> all;
        for (const std::string& chrom : track->chromosomes()) {
            const auto found = std::get<Arcs>(track->read({ chrom, 0, 1'000'000 }, 100, {})).items;
            std::ranges::copy_if(found, std::back_inserter(all), [&](const Arc& arc) { return arc.a.chrom == chrom; });
        }
        return all;
    }
    static QStringList lines(const std::string& file)
    {
        return QString::fromStdString(base::readFile(file)).split('\n', Qt::SkipEmptyParts);
    }
    /// By start of the first to come, as tracks answer.
    static std::vector<Arc> someArcs()
    {
        using genome::Strand;
        return { { { "chr1", 100, 101 }, { "chr1", 4000, 4500 }, "GENE|chr1:4000-4500", 0.1, Strand::Plus, Strand::None,
                     0xd55e00 },
            { { "chr1", 7000, 7001 }, { "chr1", 2000, 2128 }, "two words", 1.0 / 3, Strand::Minus, Strand::Plus, {} },
            { { "chr1", 8000, 8001 }, { "chr2", 50, 60 }, "", 1e-9, Strand::None, Strand::None, 0 } };
    }

private Q_SLOTS:
    void readBackIdentically_data()
    {
        QTest::addColumn<QString>("format");
        QTest::newRow("BEDPE") << "bedpe";
        QTest::newRow("interact") << "interact";
    }
    void readBackIdentically()
    {
        QFETCH(QString, format);
        const std::string file = path("links.") + format.toStdString();
        const auto arcs = someArcs();
        writer(format)(file, arcs, { "Links", { "Attention, not truth.", "Second\tnote\nhere" }, {} });
        const auto back = arcsOf(file);
        QCOMPARE(back.size(), arcs.size());
        for (size_t i = 0; i < arcs.size(); ++i) {
            QCOMPARE(back[i].a, arcs[i].a);
            QCOMPARE(back[i].b, arcs[i].b);
            QCOMPARE(back[i].name, arcs[i].name);
            QVERIFY(back[i].score == arcs[i].score); // to the last bit
            QVERIFY(back[i].strandA == arcs[i].strandA && back[i].strandB == arcs[i].strandB);
            QCOMPARE(back[i].rgb, arcs[i].rgb);
        }
        QCOMPARE(lines(file)[0], "# Attention, not truth.");
        QCOMPARE(lines(file)[1], "# Second note here");
    }

    void bedpeAsIgvReadsIt()
    {
        writeBedpe(path("igv.bedpe"), someArcs(), { "Links", {}, 0x0072b2 });
        const auto text = lines(path("igv.bedpe"));
        QCOMPARE(text[0], "#columns color=11;thickness=12"); // IGV wants exactly one blank
        QCOMPARE(text[1].count('\t'), 11);
        QCOMPARE(text[2], "chr1\t100\t101\tchr1\t4000\t4500\tGENE|chr1:4000-4500\t0.1\t+\t.\t213,94,0\t3");
        QVERIFY2(text[3].endsWith("\t0,114,178\t6"), qPrintable(text[3])); // the colour of the lane; the strongest
        QVERIFY2(text[4].endsWith("\t0,0,0\t1"), qPrintable(text[4]));
        QCOMPARE(arcsOf(path("igv.bedpe"))[1].rgb, std::optional<uint32_t>(0x0072b2));

        auto plain = someArcs();
        for (Arc& arc : plain)
            arc.rgb.reset();
        writeBedpe(path("plain.bedpe"), plain, {});
        QCOMPARE(lines(path("plain.bedpe"))[0], "#columns thickness=11");
        QCOMPARE(lines(path("plain.bedpe"))[2].section('\t', 10), "3");
        QVERIFY(!arcsOf(path("plain.bedpe"))[0].rgb);
    }

    void interactAsUcscReadsIt()
    {
        writeInteract(path("ucsc.interact"), someArcs(), { "My \"links\"", { "Attention." }, {} });
        const auto text = lines(path("ucsc.interact"));
        QVERIFY2(text[1].startsWith("track type=interact ") && text[1].contains("name=\"My 'links'\" description=\"Attention.\""),
            qPrintable(text[1]));
        QCOMPARE(
            text[3], "chr1\t100\t4500\tGENE|chr1:4000-4500\t300\t0.1\t.\t213,94,0\tchr1\t100\t101\t.\t+\tchr1\t4000\t4500\t.\t.");
        QVERIFY(text[4].startsWith("chr1\t2000\t7001\ttwo words\t1000\t"));
        QVERIFY(text[5].startsWith("chr1\t8000\t8001\t.\t0\t1e-09\t")); // across chromosomes: this region
        QCOMPARE(open(path("ucsc.interact"))->name(), std::string("My 'links'"));
    }

    void withoutScores()
    {
        auto arcs = someArcs();
        for (Arc& arc : arcs)
            arc.score = qQNaN();
        writeBedpe(path("none.bedpe"), arcs, {});
        QVERIFY(qIsNaN(arcsOf(path("none.bedpe"))[0].score));
        writeInteract(path("none.interact"), arcs, {});
        QCOMPARE(arcsOf(path("none.interact"))[0].score, 0.);
    }

    void elementsAsBed()
    {
        writeBed(path("elements.bed"), someArcs(), { "Elements", { "Attention, not truth." }, {} });
        const auto text = lines(path("elements.bed"));
        QCOMPARE(text[0], "# Attention, not truth.");
        QVERIFY(text[1].startsWith("track itemRgb=On"));
        QCOMPARE(text[2], "chr1\t4000\t4500\tGENE|chr1:4000-4500\t300\t.\t4000\t4500\t213,94,0");
        const auto track = open(path("elements.bed"));
        QCOMPARE(track->name(), std::string("Elements"));
        const auto features = std::get<Features>(track->read({ "chr1", 0, 10'000 }, 100, {})).items;
        QCOMPARE(features.size(), size_t(2));
        QCOMPARE(features[0].start, int64_t(2000));
        QCOMPARE(features[0].score, 1000.f);
        QVERIFY(features[0].strand == genome::Strand::Plus && !features[0].rgb);
        QCOMPARE(features[1].score, 300.f);
        QCOMPARE(features[1].rgb, std::optional<uint32_t>(0xd55e00));

        auto plain = someArcs();
        plain[0].rgb = plain[2].rgb = std::nullopt;
        writeBed(path("plain.bed"), plain, {});
        QCOMPARE(lines(path("plain.bed"))[1].count('\t'), 5);
    }

    void refusals()
    {
        for (const auto write : { writeBed, writeBedpe, writeInteract }) {
            QVERIFY_EXCEPTION_THROWN(write(path("empty"), {}, {}), Error);
            QVERIFY(!QFile::exists(m_folder.filePath(QStringLiteral("empty"))));
            QVERIFY_EXCEPTION_THROWN(write(path("no/such/folder"), someArcs(), {}), Error);
        }
    }
};

EPIARC_TEST(LinkFileTest)
#include "linkfile_test.moc"
