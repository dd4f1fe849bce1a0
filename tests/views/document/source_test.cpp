#include "views/document/source.h"

#include "tests/registry.h"
#include "views/sessionfiles/sessionfile.h"

#include <QTemporaryDir>
#include <QTest>

#include <functional>

namespace
{

const QString modelPath = QStringLiteral("/m.safetensors");

PredictionSource whole()
{
    return { modelPath, QStringLiteral("human"), 5 };
}

PredictionSource edited()
{
    PredictionSource source = whole();
    source.edits = { { models::Edit::Kind::Substitute, { "chr1", 99, 100 }, "A", "G" } };
    return source;
}

FormulaSource difference()
{
    return { FormulaSource::Operation::Difference, { FileSource { QStringLiteral("/a.bw") }, whole() } };
}

AttentionSource arcs()
{
    AttentionSource source { AttentionSource::Form::Arcs, modelPath };
    source.focus = { QStringLiteral("chr1"), 1000, { models::AttentionChoice::Combine::Head, 1, 2 }, QStringLiteral("FADS1"),
        { "chr1", 1000, 1001 }, u'-' };
    source.elements = { FileSource { QStringLiteral("/peaks.bed") } };
    return source;
}

/// The source with one change.
template <typename Kind>
Source changed(Kind source, const std::function<void(Kind&)>& change)
{
    change(source);
    return source;
}

QByteArray contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class SourceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Sources that differ in one field only; each kind's first is the one the others were changed from.
    void everyFieldCounts()
    {
        using models::Edit;
        std::vector<Source> all { BasesSource(), FileSource { QStringLiteral("/a.bw") }, FileSource { QStringLiteral("/b.bw") },
            FileSource() };
        all.push_back(whole());
        const auto prediction = [&](auto change) { all.push_back(changed<PredictionSource>(whole(), change)); };
        prediction([](PredictionSource& source) { source.model = QStringLiteral("/n.safetensors"); });
        prediction([](PredictionSource& source) { source.head = QStringLiteral("mouse"); });
        prediction([](PredictionSource& source) { source.track = 6; });
        prediction([](PredictionSource& source) { source.use = models::Use::Sequence; });
        all.push_back(edited());
        const auto edit = [&](auto change) {
            all.push_back(changed<PredictionSource>(edited(), [&](PredictionSource& source) { change(source.edits.front()); }));
        };
        edit([](Edit& one) { one.kind = Edit::Kind::Delete; });
        edit([](Edit& one) { one.where.chrom = "chr2"; });
        edit([](Edit& one) { one.where.start = 98; });
        edit([](Edit& one) { one.where.end = 101; });
        edit([](Edit& one) { one.reference = "AT"; });
        edit([](Edit& one) { one.bases = "C"; });
        edit([](Edit& one) { one.input = "ATAC"; });
        edit([](Edit& one) { one.factor = 0.5; });
        edit([](Edit& one) { one.seed = 2; });
        prediction([](PredictionSource& source) { source.edits = { edited().edits.front(), edited().edits.front() }; });
        all.push_back(difference());
        const auto formula = [&](auto change) { all.push_back(changed<FormulaSource>(difference(), change)); };
        formula([](FormulaSource& source) { source.operation = FormulaSource::Operation::Log2Ratio; });
        formula([](FormulaSource& source) { std::swap(source.operands[0], source.operands[1]); });
        formula([](FormulaSource& source) { source.operands[1] = edited(); });
        all.push_back(arcs());
        const auto attention = [&](auto change) { all.push_back(changed<AttentionSource>(arcs(), change)); };
        attention([](AttentionSource& source) { source.form = AttentionSource::Form::Row; });
        attention([](AttentionSource& source) { source.model = QStringLiteral("/n.safetensors"); });
        attention([](AttentionSource& source) { source.elements.clear(); });
        const auto focus = [&](auto change) { attention([&](AttentionSource& source) { change(source.focus); }); };
        focus([](AttentionFocus& one) { one.chrom = QStringLiteral("chr2"); });
        focus([](AttentionFocus& one) { one.centre = 1001; });
        focus([](AttentionFocus& one) { one.choice.combine = models::AttentionChoice::Combine::MeanHeads; });
        focus([](AttentionFocus& one) { one.choice.layer = 0; });
        focus([](AttentionFocus& one) { one.choice.head = 0; });
        focus([](AttentionFocus& one) { one.gene = QStringLiteral("FADS2"); });
        focus([](AttentionFocus& one) { one.tss.start = 999; });
        focus([](AttentionFocus& one) { one.strand = u'+'; });

        for (size_t i = 0; i < all.size(); ++i)
            for (size_t j = 0; j < all.size(); ++j) {
                const Source copy = all[j];
                QVERIFY2((all[i] == copy) == (i == j), qPrintable(keyOf(all[i])));
                QVERIFY2((keyOf(all[i]) == keyOf(copy)) == (i == j), qPrintable(keyOf(all[i])));
                QVERIFY2((qHash(all[i]) == qHash(copy)) == (i == j), qPrintable(keyOf(all[i]))); // of these few
            }
    }

    void textsThatRunTogetherDiffer()
    {
        const Source one = PredictionSource { QStringLiteral("/m"), QStringLiteral("a1:b") };
        const Source other = PredictionSource { QStringLiteral("/m1:a"), QStringLiteral("b") };
        QVERIFY(keyOf(one) != keyOf(other));
    }

    /// A session of the time when a source was one structure with a field for everything: all kinds of source, and a lane with
    /// every option set.
    void aSessionOfEveryKindOfSource()
    {
        const QTemporaryDir folder;
        const QString before = folder.filePath(QStringLiteral("before.epiarc")),
                      after = folder.filePath(QStringLiteral("s.epiarc"));
        QByteArray text = contents(QStringLiteral(TEST_DATA "/views/sources.epiarc"));
        text.replace("/somewhere", folder.path().toUtf8());
        QFile file(before);
        QVERIFY(text.size() > 1000 && file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
        file.close();

        const SessionFile session = readSession(before.toStdString());
        const QVector<LaneSpec>& lanes = session.state.lanes;
        QCOMPARE(lanes.size(), 12);
        const auto source = [&](int lane) { return lanes[lane].layers.first().source; };
        QVERIFY(source(0).is<BasesSource>());
        QCOMPARE(source(1).file(), folder.filePath(QStringLiteral("atac.bw")));
        const auto altered = std::get<PredictionSource>(source(5));
        QCOMPARE(altered.use, models::Use::Epigenome);
        QCOMPARE(altered.edits.size(), size_t(8));
        QCOMPARE(altered.edits[1].where, (Interval { "HLA-A*01:01", 999, 1500 }));
        QCOMPARE(altered.edits[6].input, std::string("my ATAC"));
        QCOMPARE(std::get<FormulaSource>(source(7)).operands[1], source(6));
        QCOMPARE(std::get<AttentionSource>(source(11)).elements, (std::vector<Source> { lanes[1].layers[1].source }));
        QCOMPARE(std::get<AttentionSource>(source(9)).form, AttentionSource::Form::Row);
        QVERIFY(session.state.input(session.state.models.first(), QStringLiteral("mCG"))->coverage);

        writeSession(after.toStdString(), session);
        QCOMPARE(contents(after), text);
        QCOMPARE(readSession(after.toStdString()).state, session.state);
    }

    void anEditThatIsNone()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("s.epiarc"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({ "epiarc": "session", "version": 3, "lanes": [ { "id": 1, "layers": [ { "kind": "prediction",
            "path": "m.safetensors", "edits": [ "remove chr1:5" ] } ] } ] })");
        file.close();
        try {
            readSession(path.toStdString());
            QFAIL("it was read");
        } catch (const Error& problem) {
            QVERIFY2(QString::fromUtf8(problem.what())
                         .endsWith(QStringLiteral("s.epiarc cannot be opened as a session: “remove chr1:5” is no edit.")),
                problem.what());
        }
    }
};

EPIARC_TEST(SourceTest)
#include "source_test.moc"
