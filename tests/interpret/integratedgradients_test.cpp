#include "core/interpret/integratedgradients.h"

#include "core/interpret/gradientxinput.h"
#include "core/models/engine.h"

#include "tests/message.h"
#include "tests/models/toys.h"
#include "tests/registry.h"

#include <QFile>
#include <QTest>
#include <random>

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

    /// Any letters; accessible and unmethylated in the middle, and here and there. The third input is missing.
    static models::Inputs openPromoter(const models::ModelSpec& spec)
    {
        std::mt19937_64 random(3);
        models::Inputs inputs;
        for (int64_t i = 0; i < spec.inputLength; ++i)
            inputs.bases += "ACGT"[random() % 4];
        inputs.epigenome.assign(spec.inputs.size(), std::vector<float>(size_t(spec.inputBins()), NAN));
        for (int64_t bin = 0; bin < spec.inputBins(); ++bin) {
            const bool middle = std::abs(bin - spec.inputBins() / 2) <= 2, open = middle || bin % 37 == 0;
            if (bin == 5)
                continue;
            inputs.epigenome[0][size_t(bin)] = middle ? 1.4f : open ? 0.7f : 0.1f;
            inputs.epigenome[1][size_t(bin)] = open ? 0.05f : 0.8f;
        }
        return inputs;
    }

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
        const models::OutputSum sum { { 0, { 0, 1 } }, 0, 3 };
        const Attribution once = gradientXInput(toy, inputs, sum, {}, {}), found = integratedGradients(toy, inputs, sum, {}, {});
        QCOMPARE(found.bases, once.bases);
        QCOMPARE(found.epigenome, once.epigenome);
        QCOMPARE(found.value, once.value);
    }

    /// Of the demo's model: the more steps, the nearer the whole.
    void ofTheDemo()
    {
        if (!QFile::exists(QStringLiteral(BIN_DIR "/../lib/libepiarc-learn.so")))
            QSKIP("Built without LibTorch: there is no engine to test.");
        const auto predictor = models::loadEngine()->open(SOURCE_DIR "/resources/demo/epiattend.safetensors", { "cpu" }, {});
        const models::ModelSpec& spec = predictor->spec();
        const models::Inputs inputs = openPromoter(spec);
        const models::OutputSum sum { { 0, { 0 } }, spec.bins() / 2 - 1, spec.bins() / 2 + 2 };
        AttributionOptions options;
        std::vector<double> errors; // as fractions of what is explained
        for (const int steps : { 2, 16 }) {
            options.steps = steps;
            const Attribution found = integratedGradients(*predictor, inputs, sum, options, {});
            const Completeness complete = completenessOf(found, *predictor, inputs, sum, options, {});
            errors.push_back(std::abs(complete.error()) / (std::abs(complete.value) + std::abs(complete.baseline)));
            QCOMPARE(found.epigenome[0][5], 0.0f); // missing
        }
        const QString told = QStringLiteral("Completeness errors after 2 and 16 steps: %1, %2.").arg(errors[0]).arg(errors[1]);
        QVERIFY2(errors[1] < 0.02 && errors[1] < errors[0] / 4, qPrintable(told));
        qInfo("%s", qPrintable(told));
    }

    void cancelled()
    {
        std::stop_source stop;
        stop.request_stop();
        const Monitor stopped(stop.get_token(), [](double, std::string_view) {});
        const ToyPredictor toy;
        QVERIFY_THROWS_EXCEPTION(
            Cancelled, integratedGradients(toy, { std::string(40, 'A') }, { { 0, { 0 } }, 0, 1 }, {}, stopped));
    }
};

EPIARC_TEST(IntegratedGradientsTest)
#include "integratedgradients_test.moc"
