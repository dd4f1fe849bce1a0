#include "core/models/device/device.h"
#include "core/models/networks/families/families.h"
#include "core/models/networks/initialweights.h"
#include "core/models/networks/layers/positionbasis.h"
#include "core/models/networks/layers/relativeattention.h"
#include "tests/models/networks/golden.h"
#include "tests/registry.h"

#include <QTest>

using namespace models;

class TrainingScopeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachStepSeesTheWeightsOfTheLast_data();
    void eachStepSeesTheWeightsOfTheLast();
    void bfloat16TrainsAsFloat32Does();
    void positionsStayExact();
};

void TrainingScopeTest::eachStepSeesTheWeightsOfTheLast_data()
{
    QTest::addColumn<bool>("bf16");
    QTest::newRow("float32") << false;
    QTest::newRow("bfloat16") << true;
}

void TrainingScopeTest::eachStepSeesTheWeightsOfTheLast()
{
    QFETCH(bool, bf16);
    const Device device { at::kCPU, bf16, 1 };
    at::Tensor weight = at::ones({ 1, 4 }).requires_grad_(true);
    const at::Tensor x = at::ones({ 1, 4 });
    for (const double expected : { 4.0, 8.0, 16.0 }) {
        at::Tensor out;
        {
            const TrainingScope scope(device);
            out = at::linear(x, weight);
        }
        QCOMPARE(out.scalar_type(), bf16 ? at::kBFloat16 : at::kFloat);
        QCOMPARE(out.item<float>(), float(expected));
        out.sum().backward();
        QVERIFY(at::equal(weight.grad(), at::ones({ 1, 4 })));
        weight.mutable_grad() = at::Tensor();
        const at::NoGradGuard none;
        weight.mul_(2);
    }
}

/// Weights and statistics stay float32; the loss is nearly that of float32, and its gradient points the same way.
void TrainingScopeTest::bfloat16TrainsAsFloat32Does()
{
    at::manual_seed(1);
    ModelSpec spec = goldenSpec("positions");
    spec.settings["dropout"] = spec.settings["attention_dropout"] = spec.settings["position_dropout"] = 0.0;
    const at::Tensor bases = at::one_hot(at::randint(0, 4, { 1, spec.inputLength }), 4).to(at::kFloat),
                     target = at::rand({ 1, spec.bins(), 5 });
    Pass pass;
    pass.training = true;
    std::vector<double> losses;
    std::vector<at::Tensor> gradients;
    for (const bool bf16 : { false, true }) {
        InitialWeights weights(1);
        const auto network = buildNetwork(spec, weights, "small");
        const std::vector<at::Tensor> parameters = network->train();
        at::Tensor loss;
        {
            const TrainingScope scope({ at::kCPU, bf16, 1 });
            loss = (network->forward({ bases, {} }, 0, {}, pass) - target).square().mean();
        }
        loss.backward();
        losses.push_back(loss.item<double>());
        std::vector<at::Tensor> flat;
        for (const at::Tensor& parameter : parameters)
            if (parameter.grad().defined())
                flat.push_back(parameter.grad().flatten());
        gradients.push_back(at::cat(flat));
        for (const NamedTensor& tensor : network->tensors())
            QCOMPARE(tensor.values.scalar_type(), at::kFloat);
    }
    QVERIFY(losses[0] != losses[1]); // it did run in bfloat16
    QVERIFY(std::abs(losses[1] / losses[0] - 1) < 0.02);
    const double cosine = (gradients[0].dot(gradients[1]) / gradients[0].norm() / gradients[1].norm()).item<double>();
    qInfo("bfloat16: loss %.5f instead of %.5f, cosine of the gradients %.3f", losses[1], losses[0], cosine);
    QVERIFY(cosine > 0.95);
}

void TrainingScopeTest::positionsStayExact()
{
    InitialWeights weights(1);
    const RelativeAttention attention(weights, "a", { 24, 2, 8, 12 }, enformerBasis(64, 12, GammaMaximum::Positions));
    const at::Tensor expected = attention.positions({});
    const TrainingScope scope({ at::kCPU, true, 1 });
    const at::Tensor positions = attention.positions({});
    QCOMPARE(positions.scalar_type(), at::kFloat);
    QVERIFY(at::equal(positions, expected));
    QCOMPARE(at::matmul(expected, expected.transpose(1, 2)).scalar_type(), at::kBFloat16); // what is not said to be exact is not
}

EPIARC_TEST(TrainingScopeTest)
#include "trainingscope_test.moc"
