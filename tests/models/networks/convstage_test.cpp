#include "core/models/device/device.h"
#include "core/models/networks/initialweights.h"
#include "core/models/networks/layers/convstage.h"

#include "tests/registry.h"

#include <QTest>

using namespace models;

/// A stage computed in tiles, with its own gradients, against the same in steps with LibTorch's.
class ConvStageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void gradientsAreThoseOfTheSteps_data();
    void gradientsAreThoseOfTheSteps();
    void runningStatisticsMoveAlike();
    void predictionsAreThoseOfTheSteps();
    void theNumberOfThreadsDoesNotMatter();
};

namespace
{

struct Made {
    InitialWeights weights { 5 };
    std::unique_ptr<ConvStage> stage;
    std::vector<at::Tensor> parameters;
    at::Tensor x;

    Made(const ConvStage::Options& options, int64_t length)
    {
        stage = std::make_unique<ConvStage>(weights, "stage", options);
        at::manual_seed(7);
        for (const NamedTensor& tensor : weights.taken()) {
            at::Tensor values = tensor.values;
            if (tensor.kind == WeightKind::RunningVariance)
                values.uniform_(0.5, 2);
            else
                values.add_(at::randn_like(values), 0.1);
            if (tensor.trains())
                parameters.push_back(values.set_requires_grad(true));
        }
        x = at::randn({ 2, length, options.in }).set_requires_grad(true);
    }
    at::Tensor run(bool inSteps, bool training)
    {
        Pass pass;
        pass.training = training;
        if (inSteps)
            pass.stages = [](const std::string&, const at::Tensor&) {};
        return (*stage)(x, pass, "stage");
    }
    std::vector<at::Tensor> gradients(const at::Tensor& out)
    {
        at::manual_seed(9);
        (out * at::randn_like(out)).sum().backward();
        std::vector<at::Tensor> all { x.grad().clone() };
        x.mutable_grad() = at::Tensor();
        for (at::Tensor& parameter : parameters) {
            all.push_back(parameter.grad().clone());
            parameter.mutable_grad() = at::Tensor();
        }
        return all;
    }
};

ConvStage::Options optionsOf(bool stem, Pool pool)
{
    return { stem ? 4 : 24, 32, stem ? 15 : 5, stem, pool };
}

double largest(const at::Tensor& a, const at::Tensor& b)
{
    return ((a - b).abs().max() / b.abs().max().clamp_min(1e-6)).item<double>();
}

} // namespace

void ConvStageTest::gradientsAreThoseOfTheSteps_data()
{
    QTest::addColumn<bool>("stem");
    QTest::addColumn<bool>("attention");
    QTest::addColumn<bool>("training");
    QTest::addColumn<int>("length");
    for (const bool stem : { false, true })
        for (const bool attention : { false, true })
            for (const bool training : { false, true })
                for (const int length : { 2, 60, 2500 })
                    QTest::addRow("%s, %s pooling, %s, %d positions", stem ? "stem" : "tower",
                        attention ? "attention" : "maximum", training ? "training" : "prediction", length)
                        << stem << attention << training << length;
}

void ConvStageTest::gradientsAreThoseOfTheSteps()
{
    QFETCH(bool, stem);
    QFETCH(bool, attention);
    QFETCH(bool, training);
    QFETCH(int, length);
    Made made(optionsOf(stem, attention ? Pool::Attention : Pool::Max), length);
    const at::Tensor expected = made.run(true, training);
    const std::vector<at::Tensor> steps = made.gradients(expected);
    const at::Tensor out = made.run(false, training);
    const std::vector<at::Tensor> tiles = made.gradients(out);
    QVERIFY2(largest(out, expected) < 1e-5, qPrintable(QString::number(largest(out, expected))));
    QCOMPARE(tiles.size(), made.parameters.size() + 1);
    for (size_t i = 0; i < tiles.size(); ++i) {
        QVERIFY(steps[i].abs().max().item<double>() > 0);
        QVERIFY2(largest(tiles[i], steps[i]) < 1e-4, qPrintable(QString("%1: %2").arg(i).arg(largest(tiles[i], steps[i]))));
    }
}

void ConvStageTest::runningStatisticsMoveAlike()
{
    Made steps(optionsOf(false, Pool::Attention), 2500), tiles(optionsOf(false, Pool::Attention), 2500);
    steps.run(true, true);
    tiles.run(false, true);
    int moved = 0;
    for (size_t i = 0; i < steps.weights.taken().size(); ++i) {
        const NamedTensor &expected = steps.weights.taken()[i], &found = tiles.weights.taken()[i];
        QCOMPARE(found.name, expected.name);
        QVERIFY2(largest(found.values, expected.values) < 1e-5, found.name.c_str());
        moved += expected.trains() ? 0 : 1;
    }
    QCOMPARE(moved, 4); // mean and variance of two normalisations
}

void ConvStageTest::predictionsAreThoseOfTheSteps()
{
    for (const Pool pool : { Pool::Attention, Pool::Max }) {
        Made made(optionsOf(false, pool), 2500);
        const at::Tensor expected = made.run(true, false);
        const at::NoGradGuard none;
        QVERIFY(largest(made.run(false, false), expected) < 1e-5);
    }
}

void ConvStageTest::theNumberOfThreadsDoesNotMatter()
{
    std::vector<at::Tensor> expected;
    for (const int threads : { 1, 2, 3, 5 }) {
        const TrainingScope scope({ at::kCPU, false, threads });
        Made made(optionsOf(false, Pool::Attention), 2500);
        const std::vector<at::Tensor> found = made.gradients(made.run(false, true));
        if (expected.empty())
            expected = found;
        for (size_t i = 0; i < found.size(); ++i)
            QVERIFY2(largest(found[i], expected[i]) < 1e-4, qPrintable(QString("%1 threads: %2").arg(threads).arg(i)));
        const std::vector<at::Tensor> again = made.gradients(made.run(false, true));
        for (size_t i = 0; i < found.size(); ++i)
            QVERIFY(at::equal(again[i], found[i])); // to the last bit
    }
}

EPIARC_TEST(ConvStageTest)
#include "convstage_test.moc"
