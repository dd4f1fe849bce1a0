#include "core/links/linking.h"

#include "core/base/file.h"

#include "tests/message.h"
#include "tests/models/toys.h"
#include "tests/registry.h"

#include <QTemporaryDir>
#include <QTest>
#include <set>

using namespace links;

/// The toy counts letters and adds its input; its window is 40 bp.
class LinkingTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    const ToyPredictor m_predictor { 2, 1 };
    const std::shared_ptr<ToyGenome> m_genome
        = std::make_shared<ToyGenome>(std::map<std::string, std::string> { { "chr1", std::string(203, 'G') } });
    const models::InputReader m_reader { m_predictor.spec(), m_genome,
        { { std::make_shared<ToyTrack>(
            "signal", std::map<std::string, std::vector<float>> { { "chr1", std::vector<float>(203, 0.5f) } }) } } };
    std::shared_ptr<tracks::Track> m_elements;

    LinkSources sources() const { return { m_predictor, m_reader, *m_elements, { 0, { 0 } }, nullptr, "the toy", "peaks" }; }
    static interpret::Promoter gene(int64_t tss) { return { "GENE", { "chr1", tss, tss + 1 }, genome::Strand::Plus }; }

private Q_SLOTS:
    void initTestCase()
    {
        const std::string path = m_folder.filePath(QStringLiteral("peaks.bed")).toStdString();
        base::writeAtomically(path, "chr1\t75\t80\nchr1\t85\t90\nchr1\t100\t104\nchr1\t180\t190\n");
        m_elements = tracks::open(path, {});
        m_elements->useNames(*m_genome);
    }

    /// Every column of every method once, and a score of each for every pair.
    void everyMethodHasItsColumns()
    {
        Linking linking(sources(), {});
        QCOMPARE(linking.columns(),
            (std::vector<std::string> { "nearness", "attention", "gradient_x_input", "gradient_x_epigenome" }));
        const LinkTable table = linking.table({ gene(87) }, {});
        QCOMPARE(table.methods, linking.columns());
        QCOMPARE(table.rows.size(), size_t(2)); // the half window reaches 20 bp; 85–90 holds the TSS
        QCOMPARE(table.rows[0].element, (Interval { "chr1", 75, 80 }));
        QCOMPARE(table.rows[1].element, (Interval { "chr1", 100, 104 }));
        for (const LinkRow& row : table.rows) {
            QCOMPARE(row.scores.size(), table.methods.size());
            QCOMPARE(row.scores[0], -double(std::abs(row.distance())));
        }
        std::set<std::string> told(table.notes.begin(), table.notes.end());
        QCOMPARE(told.size(), table.notes.size());
        for (const char* name : { "attention", "gradient_x_input", "gradient_x_epigenome" })
            QVERIFY2(std::ranges::any_of(table.notes, [&](const std::string& note) { return note.starts_with(name); }), name);
    }

    /// What people are told names the columns in their order, a line each.
    void everyColumnIsExplained()
    {
        for (const LinkMethod* method : linkMethods()) {
            const std::vector<std::string> columns = method->columns(sources());
            QVERIFY(method->says.size() >= columns.size());
            for (size_t i = 0; i < columns.size(); ++i)
                QVERIFY2(std::string(method->says[i]).starts_with(columns[i] + ": "), method->says[i]);
            for (const char* line : method->says)
                QVERIFY2(std::string(line).find('\n') == std::string::npos, line);
        }
    }

    /// A model is asked about more than the element, in the same pairs.
    void around()
    {
        LinkSettings narrow, wide;
        narrow.around = 0;
        wide.around = 10;
        const auto scores
            = [&](const LinkSettings& settings) { return Linking(sources(), settings).table({ gene(87) }, {}).rows[0].scores; };
        const auto few = scores(narrow), more = scores(wide);
        QCOMPARE(few[0], more[0]);
        QCOMPARE(few[3], 0.0); // 75–80 lies beyond the three bins
        QVERIFY(more[3] > 0); // 67–87 does not
    }

    void reachAndClosedGenes()
    {
        LinkSettings settings;
        settings.reach = 150;
        settings.openPromoters = true;
        settings.cell = "brain";
        Linking linking(sources(), settings);
        const LinkTable table = linking.table({ gene(87), gene(95) }, {});
        QCOMPARE(linking.closedGenes(), size_t(1)); // no element holds 95
        QCOMPARE(table.rows.size(), size_t(3));
        QCOMPARE(table.rows[2].cell, std::string("brain"));
    }

    void refusals()
    {
        LinkSettings settings;
        settings.around = -1;
        QVERIFY(message([&] { Linking(sources(), settings); }).contains(QStringLiteral("not below 0")));
        settings = {};
        settings.attention = models::AttentionChoice::Combine::Head;
        QVERIFY(message([&] { Linking(sources(), settings); }).contains(QStringLiteral("mean or their rollout")));
        settings = {};
        settings.reach = 1;
        QVERIFY(message([&] {
            Linking(sources(), settings).table({ gene(87) }, {});
        }).contains(QStringLiteral("None of 1 genes has an element of peaks within 1 bp")));
    }
};

EPIARC_TEST(LinkingTest)
#include "linking_test.moc"
