#include "tests/cli/refusals.h"
#include "tests/registry.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

/// epiarc-cli evaluate links.
class EvaluateLinksCommandTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void table();
    void json();
    void cellTypesWithoutFoldChanges();
    void refusals_data();
    void refusals();
};

static const char header[] = "chrom\tstart\tend\tgene\ttss\tstrand\tdistance\tcell\tnearness\tcontact\n";

/// Five genes with one enhancer each 20 kb away, and an element nearby that does nothing.
static QByteArray tableOf(const char* cell)
{
    QByteArray text = QByteArray("# made by hand for ") + cell + '\n' + header;
    for (int gene = 0; gene < 5; ++gene) {
        const int tss = 100'000 * (gene + 1);
        const auto row = [&](int distance, const char* contact) {
            text += QStringLiteral("chr1\t%1\t%2\tG%3\t%4\t+\t%5\t%6\t%7\t%8\n")
                        .arg(tss + distance - 100)
                        .arg(tss + distance + 100)
                        .arg(gene)
                        .arg(tss + 1)
                        .arg(distance)
                        .arg(QString::fromUtf8(cell))
                        .arg(-qAbs(distance))
                        .arg(QString::fromUtf8(contact))
                        .toUtf8();
        };
        row(-20'000, "0.9");
        row(5'000, gene == 0 ? "nan" : "0.2");
    }
    return text;
}

/// Enhancers that work in A, all but one also in B.
static QByteArray truth()
{
    QByteArray text = "#chrom1\tstart1\tend1\tchrom2\tstart2\tend2\tname\tscore\tgene\tfold_change_A\tfold_change_B\n";
    for (int gene = 0; gene < 5; ++gene) {
        const int tss = 100'000 * (gene + 1);
        text += QStringLiteral("chr1\t%1\t%2\tchr1\t%3\t%4\tG%5\t0.4\tG%5\t0.6\t%6\n")
                    .arg(tss - 20'050)
                    .arg(tss - 19'950)
                    .arg(tss)
                    .arg(tss + 1)
                    .arg(gene)
                    .arg(gene == 0 ? "1.0" : "0.6")
                    .toUtf8();
    }
    return text + "chr1\t50\t60\tchr1\t90\t91\tG1\t0.4\tG1\t0.6\t1.0\nchr1\t50\t60\tchr1\t90\t91\tX\t0.4\tX\t0.6\t0.6\n";
}

static void prepare(const Program& program)
{
    const auto write = [&](const char* name, const QByteArray& text) {
        base::writeAtomically(program.at(name).toStdString(), text.toStdString());
    };
    write("A.tsv", tableOf("A"));
    write("B.tsv", tableOf("B"));
    write("C.tsv", tableOf("C"));
    write("links.bedpe", truth());
    write("far.bedpe", truth().replace("chr1\t", "chr9\t"));
    write("other.tsv", tableOf("D").replace("contact", "attention"));
    write("bad.tsv", tableOf("A").replace("\t0.2\n", "\thigh\n"));
    write("bad.bedpe", truth().replace("\t0.6\t1.0\n", "\t0.6\tsilent\n"));
}

static QList<QStringList> linesOf(const QString& text, bool comments)
{
    QList<QStringList> lines;
    for (const QString& line : text.split('\n', Qt::SkipEmptyParts))
        if (line.startsWith('#') == comments)
            lines.append(line.split('\t'));
    return lines;
}

void EvaluateLinksCommandTest::table()
{
    const Program program;
    prepare(program);
    const auto result = program.run(QStringLiteral("evaluate links A.tsv B.tsv --truth links.bedpe --resamples 200"));
    QCOMPARE(result.err, QString());
    QCOMPARE(result.code, 0);
    const QString& out = result.out;
    for (const char* said : { "# made by hand for A", "# made by hand for B",
             "20 pairs of 5 genes, cell types A, B: 9 positive, prevalence 0.4500", "an effect of at least 0.1 on the gene",
             "9 of 10 such effects on these genes have a pair", "95 % intervals of 200 resamplings of the genes (seed 1)" })
        QVERIFY2(out.contains(QString::fromUtf8(said)), qPrintable(out));
    QVERIFY(!out.contains(QStringLiteral("no fold changes")));

    const auto lines = linesOf(out, false);
    QCOMPARE(lines.size(), 1 + 2 * 2); // all, and 10-30 kb: nearer there is no positive
    QCOMPARE(lines[0].mid(0, 5).join(' '), QStringLiteral("distance method auprc auprc_low auprc_high"));
    QCOMPARE(lines[1].mid(0, 2), (QStringList { QStringLiteral("all"), QStringLiteral("nearness") }));
    // ten pairs of which none is positive, and behind them nine positives in ten
    QCOMPARE(lines[1][2], QStringLiteral("0.4500"));
    QCOMPARE(lines[1][5], QStringLiteral("0.0455")); // 9 × 0.5 of 9 × 11
    QCOMPARE(lines[2].mid(0, 3), (QStringList { QStringLiteral("all"), QStringLiteral("contact"), QStringLiteral("0.9000") }));
    QCOMPARE(lines[2].mid(11, 6), (QString(QStringLiteral("0.4500 20 9 5 18 0.4500")).split(' '))); // the last: gain
    QCOMPARE(
        lines[3].mid(0, 3), (QStringList { QStringLiteral("10-30 kb"), QStringLiteral("nearness"), QStringLiteral("0.9000") }));
    for (const QStringList& line : lines.mid(1))
        for (const int value : { 2, 5, 8 })
            QVERIFY2(line[value + 1].toDouble() <= line[value].toDouble() && line[value].toDouble() <= line[value + 2].toDouble(),
                qPrintable(line.join(' ')));
    const QString again = program.run(QStringLiteral("evaluate links A.tsv B.tsv --truth links.bedpe --resamples 200")).out;
    QCOMPARE(again, out);
    const auto strict = program.run(QStringLiteral("evaluate links A.tsv --truth links.bedpe --least 0.41"));
    QCOMPARE(strict.code, 1);
}

void EvaluateLinksCommandTest::json()
{
    const Program program;
    prepare(program);
    const auto result = program.run(QStringLiteral("evaluate links A.tsv --truth links.bedpe --seed 5 --resamples 0 --json"));
    QCOMPARE(result.code, 0);
    const QJsonObject all = QJsonDocument::fromJson(result.out.toUtf8()).object();
    QCOMPARE(all["tables"].toArray(), QJsonArray { "A.tsv" });
    QCOMPARE(all["truth"].toString(), QStringLiteral("links.bedpe"));
    QCOMPARE(all["cells"].toArray(), QJsonArray { "A" });
    QCOMPARE(all["notes"].toArray(), QJsonArray { "made by hand for A" });
    for (const auto& [key, value] : std::initializer_list<std::pair<const char*, double>> { { "least", 0.1 }, { "resamples", 0 },
             { "seed", 5 }, { "pairs", 10 }, { "positives", 5 }, { "genes", 5 }, { "prevalence", 0.5 }, { "known_effects", 6 },
             { "known_effects_paired", 5 } })
        QVERIFY2(all[QLatin1String(key)].toDouble(-1) == value, key);
    const QJsonObject contact = all["methods"].toArray()[1].toObject();
    QCOMPARE(contact["method"].toString(), QStringLiteral("contact"));
    QCOMPARE(contact["scored"].toInt(), 9);
    for (const char* number : { "auprc", "auroc", "precision_at_70_recall" }) {
        const QJsonObject estimate = contact[QLatin1String(number)].toObject();
        QCOMPARE(estimate["value"].toDouble(), 1.0);
        QVERIFY(estimate["low"].isNull() && estimate["high"].isNull());
    }
    const QJsonArray parts = all["by_distance"].toArray();
    QCOMPARE(parts.size(), 1);
    QCOMPARE(parts[0].toObject()["distance"].toString(), QStringLiteral("10-30 kb"));
    QCOMPARE(parts[0].toObject()["prevalence"].toDouble(), 1.0);
}

void EvaluateLinksCommandTest::cellTypesWithoutFoldChanges()
{
    const Program program;
    prepare(program);
    const auto result = program.run(QStringLiteral("evaluate links A.tsv C.tsv --truth links.bedpe"));
    QCOMPARE(result.code, 0);
    QVERIFY2(result.out.contains(QStringLiteral("# no fold changes are known in C: the score of links.bedpe is taken")),
        qPrintable(result.out));
}

void EvaluateLinksCommandTest::refusals_data()
{
    const auto row = refusalRows();
    row("no truth", "A.tsv", 2, "--truth");
    row("no table", "--truth links.bedpe", 2, "tables");
    row("no effect at all", "A.tsv --truth links.bedpe --least 0", 2, "--least");
    row("negative draws", "A.tsv --truth links.bedpe --resamples -1", 2, "--resamples");
    row("missing table", "Z.tsv --truth links.bedpe", 1, "Z.tsv");
    row("missing truth", "A.tsv --truth z.bedpe", 1, "z.bedpe");
    row("the truth as a table", "links.bedpe --truth links.bedpe", 1, "this is no table of enhancer-gene links");
    row("a score in words", "bad.tsv --truth links.bedpe", 1, "bad.tsv, line 6: \"high\" in the column contact");
    row("a fold change in words", "A.tsv --truth bad.bedpe", 1, "bad.bedpe, line 2: \"silent\" in the column fold_change_b");
    row("other methods", "A.tsv other.tsv --truth links.bedpe", 1, "nearness, contact, another nearness, attention");
    row("the same twice", "A.tsv A.tsv --truth links.bedpe", 1, "is in the tables twice");
    row("nothing in common", "A.tsv --truth far.bedpe", 1, "None of the pairs is positive");
}

void EvaluateLinksCommandTest::refusals()
{
    QFETCH(QString, line);
    const Program program;
    prepare(program);
    verifyRefused(program.run(QStringLiteral("evaluate links ") + line));
}

EPIARC_TEST(EvaluateLinksCommandTest)
#include "evaluatelinkscommand_test.moc"
