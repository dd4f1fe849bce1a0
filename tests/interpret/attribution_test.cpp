#include "core/base/words.h"
#include "core/interpret/gradientxinput.h"
#include "core/interpret/integratedgradients.h"
#include "core/models/engine.h"
#include "core/models/families/presets.h"

#include "tests/message.h"
#include "tests/models/toys.h"
#include "tests/registry.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

/// A network that weighs letters and adds them up: bases [32, 4] → four tracks of 32 bins.
struct WeighedLetters : TinyModel {
    static constexpr float weights[4][4] = { { 1, 2, 3, 4 }, { -1, 0.5f, 0, 2 }, { 0, 0, 0, 7 }, { 5, -5, 1, 1 } };

    WeighedLetters()
    {
        shapes.clear();
        spec.inputLength = spec.outputLength = 32;
        spec.binSize = 1;
        spec.settings = Json::parse(R"({ "activation": "linear", "norm_type": null, "trunk": [
            { "name": "conv_dna", "filters": 4, "kernel_size": 1 } ], "head_toy": { "name": "final", "units": 4 } })");
        shapes["trunk.0.conv.weight"] = { 4, 4, 1 };
        shapes["trunk.0.conv.bias"] = shapes["heads.toy.dense.bias"] = { 4 };
        shapes["heads.toy.dense.weight"] = { 4, 4 };
        values["trunk.0.conv.weight"] = { 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1 };
        values["trunk.0.conv.bias"] = { 0, 0, 0, 0 };
        values["heads.toy.dense.bias"] = { 0, 0, 0, 0.25f };
        for (const auto& track : weights)
            for (const float weight : track)
                values["heads.toy.dense.weight"].push_back(weight);
    }
};

/// Runs through Engine, so that this program sees no LibTorch.
class AttributionTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::shared_ptr<const models::Engine> m_engine;

    std::string path() const { return m_folder.filePath(QStringLiteral("model.safetensors")).toStdString(); }
    /// A small EpiAttend with made weights, and something for it to read.
    std::unique_ptr<models::Predictor> epiattend(models::Inputs& inputs) const
    {
        models::ModelSpec spec = models::preset("epiattend");
        spec.settings.update({ { "channels", 16 }, { "depth", 2 }, { "heads", 2 }, { "key_size", 8 }, { "position_features", 6 },
            { "tower", { 8, 8, 8, 8, 16, 16, 16 } } });
        spec.inputLength = 2048;
        spec.outputLength = 1024;
        spec.heads[0].tracks.push_back(spec.heads[0].tracks[0]);
        spec.heads[0].tracks.back().name = "another";
        m_engine->create(spec, 5, path());
        for (int i = 0; i < 2048; ++i)
            inputs.bases += "ACGTN"[(i * i * 7 + i / 5) % 5];
        for (size_t track = 0; track < spec.inputs.size(); ++track) {
            inputs.epigenome.emplace_back();
            for (int bin = 0; bin < 16; ++bin)
                inputs.epigenome[track].push_back(bin == 5 ? NAN : 0.2f + 0.1f * float((bin * 3 + int(track)) % 7));
        }
        return m_engine->open(path(), {}, {});
    }
    static interpret::Attribution of(const models::Predictor& predictor, const models::Inputs& inputs,
        const models::OutputSum& sum, const interpret::AttributionOptions& options = {}, const Monitor& monitor = {})
    {
        return interpret::gradientXInput(predictor, inputs, sum, options, monitor);
    }
    static double sumOf(const models::Prediction& prediction, int64_t first, int64_t end)
    {
        double sum = 0;
        for (int64_t bin = first; bin < end; ++bin)
            for (int64_t track = 0; track < prediction.tracks; ++track)
                sum += double(prediction.at(bin, track));
        return sum;
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!QFile::exists(QStringLiteral(BIN_DIR "/../lib/libepiarc-learn.so")))
            QSKIP("Built without LibTorch: there is no engine to test.");
        m_engine = models::loadEngine();
    }

    /// Of a weighted sum the contributions are its terms, those of letters against the mean of the four.
    void termsOfASum()
    {
        WeighedLetters model;
        model.write(path());
        const auto predictor = m_engine->open(path(), {}, {});
        std::string bases = "ACGTNACGTNACGTNACGTNACGTNACGTNAC";
        const interpret::Attribution found = of(*predictor, { bases }, { { 0, { 3, 1 } }, 2, 9 });
        double expected = 7 * 0.25;
        for (int64_t i = 0; i < 32; ++i) {
            const size_t letter = std::string("ACGT").find(bases[size_t(i)]);
            const bool counts = i >= 2 && i < 9 && letter < 4;
            const float term = counts ? model.weights[3][letter] + model.weights[1][letter] : 0;
            const float mean = (5 - 5 + 1 + 1 - 1 + 0.5f + 0 + 2) / 4; // of both tracks together, over A, C, G, T
            QCOMPARE(found.bases[size_t(i)], counts ? term - mean : 0);
            expected += double(term);
        }
        QCOMPARE(found.value, expected);
        QVERIFY(found.epigenome.empty());
    }

    /// What a value does is what a little more of it changes, as prediction tells; also after a pass without gradients.
    void littleChanges()
    {
        models::Inputs inputs;
        const auto predictor = epiattend(inputs);
        const double before = sumOf(predictor->predict(inputs, {}, {}), 3, 6);
        const interpret::Attribution found = of(*predictor, inputs, { { 0, {} }, 3, 6 });
        QVERIFY(std::abs(found.value - before) < 1e-4 * std::abs(before));
        QCOMPARE(found.epigenome.size(), inputs.epigenome.size());
        double largest = 0;
        for (size_t track = 0; track < inputs.epigenome.size(); ++track)
            for (const float contribution : found.epigenome[track])
                largest = std::max(largest, std::abs(double(contribution)));
        QVERIFY(largest > 0);
        for (size_t track = 0; track < inputs.epigenome.size(); ++track) {
            QCOMPARE(found.epigenome[track][5], 0.0f); // missing
            double nothing = 0; // a fraction counts from the mean of what is known
            if (predictor->spec().inputs[track].summary == models::InputTrack::Summary::Fraction)
                for (size_t bin = 0; bin < 16; ++bin)
                    nothing += bin == 5 ? 0 : double(inputs.epigenome[track][bin]) / 15;
            for (const size_t bin : { 2, 7, 8, 13 }) {
                constexpr float part = 0.02f;
                models::Inputs more = inputs, less = inputs;
                more.epigenome[track][bin] *= 1 + part;
                less.epigenome[track][bin] *= 1 - part;
                const double value = inputs.epigenome[track][bin];
                const double change = (1 - nothing / value)
                    * (sumOf(predictor->predict(more, {}, {}), 3, 6) - sumOf(predictor->predict(less, {}, {}), 3, 6))
                    / (2 * double(part));
                QVERIFY2(std::abs(change - double(found.epigenome[track][bin])) < 0.03 * largest,
                    qPrintable(QStringLiteral("input %1, bin %2: %3, not %4")
                                   .arg(track)
                                   .arg(bin)
                                   .arg(double(found.epigenome[track][bin]))
                                   .arg(change)));
            }
        }
    }

    /// The terms of a weighted sum make up its whole from every baseline; what a letter did depends on it.
    void baselines_data()
    {
        QTest::addColumn<int>("baseline");
        for (const interpret::Baseline one :
            { interpret::Baseline::Mean, interpret::Baseline::Zeros, interpret::Baseline::Shuffled })
            QTest::newRow(base::wordOf(one).c_str()) << int(one);
    }
    void baselines()
    {
        QFETCH(int, baseline);
        WeighedLetters model;
        model.write(path());
        const auto predictor = m_engine->open(path(), {}, {});
        const models::Inputs inputs { "ACGTNACGTNACGGNACTTNACGTCACGTNAC" };
        const models::OutputSum sum { { 0, { 1 } }, 0, 32 };
        const interpret::AttributionOptions options { interpret::Baseline(baseline) };
        const interpret::Attribution found = of(*predictor, inputs, sum, options);
        const auto complete = interpret::completenessOf(found, *predictor, inputs, sum, options, {});
        QVERIFY2(std::abs(complete.error()) < 1e-5, qPrintable(QString::number(complete.error())));
        QCOMPARE(complete.value, found.value);
        if (options.baseline == interpret::Baseline::Zeros) {
            QCOMPARE(found.bases[0], -1.0f); // A
            QCOMPARE(found.bases[1], 0.5f); // C
            QCOMPARE(complete.baseline, 0.0);
        }
        if (options.baseline == interpret::Baseline::Mean)
            QCOMPARE(complete.baseline, 27 * 1.5 / 4); // of 27 letters
    }

    /// Between two sequences a network answers as between two values.
    void betweenSequences()
    {
        WeighedLetters model;
        model.write(path());
        const auto predictor = m_engine->open(path(), {}, {});
        models::InputValues half { std::vector<float>(128, 0.0f) };
        half.letters[0] = half.letters[1] = 0.5f; // A and C
        const models::Gradient found = predictor->gradient(half, { { 0, { 0 } }, 0, 1 }, {});
        QCOMPARE(found.value, 1.5);
        for (size_t i = 0; i < 128; ++i)
            QCOMPARE(found.letters[i], i < 4 ? float(i + 1) : 0.0f);
    }

    /// The number of a gradient without it, of sequences and of what lies between two of them.
    void valueWithoutGradient()
    {
        models::Inputs inputs;
        const auto predictor = epiattend(inputs);
        models::InputValues between = models::valuesOf(inputs);
        for (float& letter : between.letters)
            letter *= 0.5f;
        const std::vector<models::InputValues> asked { models::valuesOf(inputs), between };
        const std::vector<models::OutputSum> sums { { { 0, {} }, 3, 6 }, { { 0, { 1 } }, 0, 8 } };
        for (const models::InputValues& values : asked)
            for (const models::OutputSum& sum : sums) {
                const double expected = predictor->gradient(values, sum, {}).value;
                QVERIFY(std::abs(predictor->value(values, sum, {}) - expected) < 1e-4 * std::abs(expected));
            }
        const QString said = message([&] { predictor->value(between, { { 0, {} }, 7, 9 }, {}); });
        QVERIFY2(said.contains(QStringLiteral("there are no bins 7 to 8")), qPrintable(said));
        const models::InputValues less { std::vector<float>(8, 0.0f), between.epigenome };
        QVERIFY(message([&] { predictor->value(less, sums[0], {}); }) != QStringLiteral("no error"));
    }

    /// What the baseline gives costs no way back.
    void theBaselineNeedsNoGradient()
    {
        struct Forward : ToyPredictor {
            double value(const models::InputValues&, const models::OutputSum&, const Monitor&) const override { return 7; }
            models::Gradient gradient(
                const models::InputValues& values, const models::OutputSum& sum, const Monitor& monitor) const override
            {
                ++gradients;
                return ToyPredictor::gradient(values, sum, monitor);
            }
            mutable int gradients = 0;
        } const forward {};
        const models::Inputs inputs { std::string(40, 'A') };
        const models::OutputSum sum { { 0, { 0 } }, 0, 4 };
        const interpret::Attribution found = of(forward, inputs, sum);
        QCOMPARE(forward.gradients, 1);
        QCOMPARE(interpret::completenessOf(found, forward, inputs, sum, {}, {}).baseline, 7.0);
        QCOMPARE(forward.gradients, 1);
        interpret::AttributionOptions options;
        options.steps = 5;
        QCOMPARE(interpret::integratedGradients(forward, inputs, sum, options, {}).value, 7.0);
        QCOMPARE(forward.gradients, 1 + 5);
    }

    void repeats()
    {
        models::Inputs inputs;
        const auto predictor = epiattend(inputs);
        const interpret::Attribution first = of(*predictor, inputs, { { 0, {} }, 0, 8 });
        const interpret::Attribution second = of(*predictor, inputs, { { 0, {} }, 0, 8 });
        QCOMPARE(second.bases, first.bases); // nothing was left in the network
        QCOMPARE(second.value, first.value);
    }

    void refusals_data()
    {
        QTest::addColumn<int>("track");
        QTest::addColumn<int>("first");
        QTest::addColumn<int>("end");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("beyond the bins") << 0 << 30 << 33 << "predicts bins 0 to 31; there are no bins 30 to 32";
        QTest::newRow("before them") << 0 << -1 << 1 << "there are no bins -1 to 0";
        QTest::newRow("none") << 0 << 4 << 4 << "there are no bins 4 to 3";
        QTest::newRow("another track") << 4 << 0 << 1 << "there is no track 4";
    }
    void refusals()
    {
        QFETCH(int, track);
        QFETCH(int, first);
        QFETCH(int, end);
        QFETCH(QString, sentence);
        WeighedLetters model;
        model.write(path());
        const auto predictor = m_engine->open(path(), {}, {});
        const QString said = message([&] { of(*predictor, { std::string(32, 'A') }, { { 0, { track } }, first, end }); });
        QVERIFY2(said.contains(sentence), qPrintable(said));
    }

    void withoutGradients()
    {
        QVERIFY(message([] {
            const ToyPredictor toy;
            toy.models::Predictor::gradient(models::valuesOf({ std::string(40, 'A') }), { { 0, {} }, 0, 1 }, {});
        }).contains(QStringLiteral("it gives no gradients")));
    }

    void cancelled()
    {
        models::Inputs inputs;
        const auto predictor = epiattend(inputs);
        std::stop_source stop;
        stop.request_stop();
        const Monitor stopped(stop.get_token(), [](double, std::string_view) {});
        QVERIFY_EXCEPTION_THROWN(of(*predictor, inputs, { { 0, {} }, 0, 8 }, {}, stopped), Cancelled);
    }
};

EPIARC_TEST(AttributionTest)
#include "attribution_test.moc"
