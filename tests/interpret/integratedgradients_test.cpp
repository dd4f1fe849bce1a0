#include "core/interpret/integratedgradients.h"

#include "core/interpret/gradientxinput.h"
#include "core/models/engine.h"

#include "tests/message.h"
#include "tests/models/toys.h"
#include "tests/registry.h"

#include <QFile>
#include <QTest>

using namespace interpret;

/// The square of a sum of values: its gradient grows along the way.
struct SquaredSum : ToyPredictor {
    SquaredSum()
        : ToyPredictor(1, 1)
    {
    }
    models::Gradient gradient(const models::InputValues& inputs, const models::OutputSum&, const Monitor& monitor) const override
    {
        monitor.report(0, "toy");
        ++passes;
        double sum = 0;
        for (const float value : inputs.epigenome[0])
            sum += std::isnan(value) ? 0 : double(value);
        models::Gradient found { sum * sum, std::vector<float>(inputs.letters.size(), 0.0f) };
        for (const float value : inputs.epigenome[0])
            found.epigenome.resize(1), found.epigenome[0].push_back(std::isnan(value) ? 0.0f : float(2 * sum));
        return found;
    }
    mutable int passes = 0;
};

class IntegratedGradientsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Of (Σ x)² each value does x · Σ x; gradient × input says twice that.
    void ofASquare()
    {
        const SquaredSum square;
        const models::Inputs inputs { std::string(40, 'A'), { { 1, 2, 0, NAN, 3, 0, 0, 4 } } };
        for (const int steps : { 1, 3, 10 }) {
            AttributionOptions options;
            options.steps = steps;
            square.passes = 0;
            const Attribution found = integratedGradients(square, inputs, {}, options, {});
            QCOMPARE(square.passes, steps + 1);
            QCOMPARE(found.value, 100.0);
            QCOMPARE(found.epigenome[0], (std::vector<float> { 10, 20, 0, 0, 30, 0, 0, 40 })); // the middle is exact here
            QCOMPARE(found.sum(), 100.0);
        }
        QCOMPARE(gradientXInput(square, inputs, {}, {}, {}).sum(), 200.0);
    }

    /// Where the gradient is the same everywhere, all steps say what one says.
    void ofASum()
    {
        const ToyPredictor toy(2, 1);
        const models::Inputs inputs { "ACGTTGCATGACGTACGTTTACGATCGATCGATCGATTAC", { std::vector<float>(8, 0.5f) } };
        const models::OutputSum sum { 0, { 0, 1 }, 0, 3 };
        const Attribution once = gradientXInput(toy, inputs, sum, {}, {}), found = integratedGradients(toy, inputs, sum, {}, {});
        QCOMPARE(found.bases, once.bases);
        QCOMPARE(found.epigenome, once.epigenome);
        QCOMPARE(found.value, once.value);
    }

    /// Of the demo's model: the more steps, the nearer the whole, from every baseline.
    void ofTheDemo_data()
    {
        QTest::addColumn<int>("baseline");
        QTest::newRow("mean") << int(Baseline::Mean);
        QTest::newRow("zeros") << int(Baseline::Zeros);
        QTest::newRow("shuffled") << int(Baseline::Shuffled);
    }
    void ofTheDemo()
    {
        if (!QFile::exists(QStringLiteral(BIN_DIR "/../lib/libepiarc-learn.so")))
            QSKIP("Built without LibTorch: there is no engine to test.");
        QFETCH(int, baseline);
        const auto predictor = models::loadEngine()->open(SOURCE_DIR "/resources/demo/epiattend.safetensors", { "cpu" }, {});
        const models::ModelSpec& spec = predictor->spec();
        models::Inputs inputs;
        for (int64_t i = 0; i < spec.inputLength; ++i)
            inputs.bases += i == 100 ? 'N' : "ACGT"[(i * i * 7 + i / 5) % 4];
        for (size_t input = 0; input < spec.inputs.size(); ++input)
            for (int64_t bin = 0; bin < spec.inputBins(); ++bin)
                inputs.epigenome.resize(input + 1), inputs.epigenome[input].push_back(bin == 5 ? NAN : 0.1f * float(bin % 7));
        const models::OutputSum sum { 0, { 0 }, spec.bins() / 2, spec.bins() / 2 + 3 };
        AttributionOptions options { Baseline(baseline) };
        std::vector<double> errors;
        for (const int steps : { 1, 4, 16 }) {
            options.steps = steps;
            const Attribution found = integratedGradients(*predictor, inputs, sum, options, {});
            const Completeness complete = completenessOf(found, *predictor, inputs, sum, options, {});
            errors.push_back(std::abs(complete.error() / (complete.value - complete.baseline)));
            QCOMPARE(found.bases[100], 0.0f);
            QCOMPARE(found.epigenome[0][5], 0.0f);
        }
        const QString told = QStringLiteral("%1, %2, %3").arg(errors[0]).arg(errors[1]).arg(errors[2]);
        QVERIFY2(errors[2] < 0.1 && errors[2] < errors[0] / 4, qPrintable(told));
        qInfo("Completeness errors after 1, 4 and 16 steps: %s.", qPrintable(told));
    }

    void cancelled()
    {
        std::stop_source stop;
        stop.request_stop();
        const Monitor stopped(stop.get_token(), [](double, std::string_view) {});
        const ToyPredictor toy;
        QVERIFY_THROWS_EXCEPTION(Cancelled, integratedGradients(toy, { std::string(40, 'A') }, { 0, { 0 }, 0, 1 }, {}, stopped));
    }
};

EPIARC_TEST(IntegratedGradientsTest)
#include "integratedgradients_test.moc"
