#include "core/train/loop/losses.h"
#include "core/train/metrics.h"
#include "tests/models/networks/comparearrays.h"
#include "tests/registry.h"

#include <QFile>
#include <cmath>

using namespace train;

/// Losses and metrics against the arrays of the reference, by hand and by their gradients.
class LossesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void poissonOfTheReference();
    void metricsOfTheReference();
    void byHand_data();
    void byHand();
    void borzoiByItsFormula();
    void gapsDoNotCount_data();
    void gapsDoNotCount();
    void nothingKnown_data();
    void nothingKnown();
    void gradients_data();
    void gradients();
    void predictionsOfZero_data();
    void predictionsOfZero();
    void halfPrecision();
    void otherShapes();

private:
    using Loss = std::function<at::Tensor(const at::Tensor&, const at::Tensor&)>;
    static const std::vector<std::pair<const char*, Loss>>& all();
    static void addLosses();
    static at::Tensor made(int64_t seed);
};

namespace
{

std::string folder(const char* file)
{
    return std::string(SHARED_DIR "/golden/enformer_small/") + file;
}

std::span<const float> values(const at::Tensor& tensor)
{
    return { tensor.data_ptr<float>(), size_t(tensor.numel()) };
}

at::Tensor numbers(std::vector<float> list, std::vector<int64_t> shape)
{
    return at::tensor(list).reshape(shape);
}

constexpr float gap = std::numeric_limits<float>::quiet_NaN();

} // namespace

#define WITH_THE_REFERENCE                                                                                                       \
    if (!QFile::exists(QString::fromStdString(folder("derived.safetensors"))))                                                   \
        QSKIP("The reference arrays of Enformer are not there: losses and metrics were not compared.");                          \
    const Golden derived(folder("derived.safetensors"));                                                                         \
    const at::Tensor predictions = Golden(folder("activations.safetensors"))["out.human"];                                       \
    const at::Tensor targets = derived["loss.target_human"];

const std::vector<std::pair<const char*, LossesTest::Loss>>& LossesTest::all()
{
    static const std::vector<std::pair<const char*, Loss>> losses {
        { "Poisson", [](const at::Tensor& p, const at::Tensor& t) { return poissonLoss(p, t); } },
        { "Poisson, added", [](const at::Tensor& p, const at::Tensor& t) { return poissonLoss(p, t, PoissonForm::Added); } },
        { "Poisson-multinomial", [](const at::Tensor& p, const at::Tensor& t) { return poissonMultinomialLoss(p, t, 0.2); } },
        { "squared", [](const at::Tensor& p, const at::Tensor& t) { return squaredLoss(p, t); } },
    };
    return losses;
}

void LossesTest::addLosses()
{
    QTest::addColumn<int>("loss");
    for (int i = 0; i < int(all().size()); ++i)
        QTest::newRow(all()[size_t(i)].first) << i;
}

/// [2, 6, 3], between 0.1 and 3, other numbers for every seed.
at::Tensor LossesTest::made(int64_t seed)
{
    at::Tensor x = at::arange(36, at::kDouble);
    return (((x * (7 + 2 * seed) + seed).remainder(29) / 10) + 0.1).reshape({ 2, 6, 3 });
}

void LossesTest::poissonOfTheReference()
{
    WITH_THE_REFERENCE
    COMPARE_ARRAYS("Poisson, clamped", poissonLoss(predictions, targets), derived["loss.poisson_loss_lucidrains"], 1e-5);
    COMPARE_ARRAYS("Poisson, evaluation mode", poissonLoss(predictions, targets), derived["loss.evalmode_loss"], 1e-5);
    COMPARE_ARRAYS("Poisson, Keras", poissonLoss(predictions, targets, PoissonForm::Added),
        derived["loss.poisson_loss_keras_eps1e-7"], 1e-5);
}

void LossesTest::metricsOfTheReference()
{
    WITH_THE_REFERENCE
    Metrics metrics(5);
    std::vector<double> perSequence, pearson, r2;
    for (int64_t i = 0; i < 2; ++i) {
        Metrics alone(5);
        alone.add(values(targets[i]), values(predictions[i]));
        perSequence.push_back(*alone.meanPearson());
        metrics.merge(alone);
    }
    for (const base::Agreement& track : metrics.tracks()) {
        pearson.push_back(*track.pearson());
        r2.push_back(*track.r2());
    }
    COMPARE_ARRAYS("Pearson per track, float64", at::tensor(pearson), derived["loss.pearson_per_track_deepmind_f64"], 1e-9);
    // The reference summed these in float32, which put its own numbers 8.2e-5 beside those in float64.
    COMPARE_ARRAYS("Pearson per track, float32", at::tensor(pearson), derived["loss.pearson_per_track_deepmind"], 1e-4);
    COMPARE_ARRAYS("R² per track", at::tensor(r2), derived["loss.r2_per_track_deepmind"], 1e-5);
    COMPARE_ARRAYS("Pearson per sequence", at::tensor(perSequence), derived["loss.pearson_per_seq_lucidrains"], 1e-5);
}

void LossesTest::byHand_data()
{
    QTest::addColumn<int>("loss");
    QTest::addColumn<double>("expected");
    const double poisson = (2 - 3 * std::log(2.0) + 1 - 0 + 4 - 1 * std::log(4.0) + 1 - 0) / 4;
    QTest::newRow("Poisson") << 0 << poisson;
    QTest::newRow("Poisson, added") << 1 << poisson;
    // P = 8, T = 4: −3·log(2/8) − log(4/8) and 8 − 4·log 8, over 4 bins.
    QTest::newRow("Poisson-multinomial") << 2 << (3 * std::log(4.0) + std::log(2.0) + 0.2 * (8 - 4 * std::log(8.0))) / 4;
    QTest::newRow("squared") << 3 << (1 + 1 + 9 + 1) / 4.0;
}

void LossesTest::byHand()
{
    QFETCH(int, loss);
    QFETCH(double, expected);
    const at::Tensor p = numbers({ 2, 1, 4, 1 }, { 1, 4, 1 }), t = numbers({ 3, 0, 1, 0 }, { 1, 4, 1 });
    const double got = all()[size_t(loss)].second(p, t).item<double>();
    QVERIFY2(std::abs(got - expected) < 2e-6, qPrintable(QStringLiteral("%1, expected %2").arg(got).arg(expected)));
}

/// Against the published formula written in plain loops.
void LossesTest::borzoiByItsFormula()
{
    const at::Tensor p = made(1), t = made(2);
    for (const double weight : { 0.0, 0.2, 1.0 }) {
        double sum = 0;
        for (int64_t window = 0; window < 2; ++window)
            for (int64_t track = 0; track < 3; ++track) {
                double measured = 0, predicted = 0, shape = 0;
                for (int64_t bin = 0; bin < 6; ++bin) {
                    measured += t[window][bin][track].item<double>() + 1e-7;
                    predicted += p[window][bin][track].item<double>() + 1e-7;
                }
                for (int64_t bin = 0; bin < 6; ++bin)
                    shape -= (t[window][bin][track].item<double>() + 1e-7)
                        * std::log((p[window][bin][track].item<double>() + 1e-7) / predicted);
                sum += (shape + weight * (predicted - measured * std::log(predicted + 1e-7))) / 6;
            }
        const double got = poissonMultinomialLoss(p, t, weight).item<double>();
        QVERIFY2(std::abs(got - sum / 6) < 1e-12, qPrintable(QStringLiteral("%1, expected %2").arg(got).arg(sum / 6)));
    }
}

void LossesTest::gapsDoNotCount_data()
{
    addLosses();
}

/// Bins without a target change nothing, whatever was predicted there: as if they had been cut out.
void LossesTest::gapsDoNotCount()
{
    QFETCH(int, loss);
    const Loss& of = all()[size_t(loss)].second;
    at::Tensor p = made(1), t = made(2);
    const double without = of(p.narrow(1, 0, 4), t.narrow(1, 0, 4)).item<double>();
    t.narrow(1, 4, 2).fill_(gap);
    p.narrow(1, 4, 1).fill_(0);
    p.narrow(1, 5, 1).fill_(INFINITY);
    p.requires_grad_(true);
    const at::Tensor got = of(p, t);
    QVERIFY(std::abs(got.item<double>() - without) < 1e-12);
    got.backward();
    QVERIFY(at::isfinite(p.grad()).all().item<bool>());
    QCOMPARE(p.grad().narrow(1, 4, 2).abs().max().item<double>(), 0.0);
    QVERIFY(p.grad().narrow(1, 0, 4).abs().min().item<double>() > 0);
}

void LossesTest::nothingKnown_data()
{
    addLosses();
}

void LossesTest::nothingKnown()
{
    QFETCH(int, loss);
    const Loss& of = all()[size_t(loss)].second;
    at::Tensor p = made(1), t = at::full_like(p, gap);
    p.requires_grad_(true);
    at::Tensor got = of(p, t);
    QCOMPARE(got.item<double>(), 0.0);
    got.backward();
    QCOMPARE(p.grad().abs().max().item<double>(), 0.0);
    // One track without targets leaves the others as they are.
    t = made(2);
    const double others = of(p.narrow(2, 0, 2), t.narrow(2, 0, 2)).item<double>();
    t.narrow(2, 2, 1).fill_(gap);
    QVERIFY(std::abs(of(p, t).item<double>() - others) < 1e-12);
}

void LossesTest::gradients_data()
{
    addLosses();
}

/// Against differences, in float64, with a gap among the targets.
void LossesTest::gradients()
{
    QFETCH(int, loss);
    const Loss& of = all()[size_t(loss)].second;
    at::Tensor p = made(1), t = made(2);
    t[0][2][1] = double(gap);
    t[1][0][0] = 0;
    p.requires_grad_(true);
    of(p, t).backward();
    const at::NoGradGuard none;
    const at::Tensor flat = p.detach().clone().view({ -1 }), expected = at::zeros_like(flat);
    for (int64_t i = 0; i < flat.numel(); ++i) {
        constexpr double step = 1e-5;
        at::Tensor more = flat.clone(), less = flat.clone();
        more[i] += step;
        less[i] -= step;
        expected[i] = (of(more.view_as(p), t) - of(less.view_as(p), t)) / (2 * step);
    }
    COMPARE_ARRAYS(all()[size_t(loss)].first, p.grad().view({ -1 }), expected, 1e-8);
    QVERIFY(expected.abs().max().item<double>() > 1e-3);
}

void LossesTest::predictionsOfZero_data()
{
    QTest::addColumn<int>("loss");
    QTest::addColumn<double>("expected");
    QTest::newRow("Poisson") << 0 << -3 * std::log(1e-20);
    QTest::newRow("Poisson, added") << 1 << -3 * std::log(1e-7);
    QTest::newRow("Poisson-multinomial") << 2 << (12 * std::log(4.0) - 0.2 * 12 * std::log(5e-7)) / 4;
    QTest::newRow("squared") << 3 << 9.0;
}

/// Where a softplus has underflowed, loss and gradient stay finite, and the loss is what its way to spare log(0) makes of it.
void LossesTest::predictionsOfZero()
{
    QFETCH(int, loss);
    QFETCH(double, expected);
    at::Tensor p = at::zeros({ 1, 4, 2 });
    p.requires_grad_(true);
    const at::Tensor got = all()[size_t(loss)].second(p, at::full({ 1, 4, 2 }, 3.0f));
    QVERIFY2(std::abs(got.item<double>() / expected - 1) < 1e-5, qPrintable(QString::number(got.item<double>())));
    got.backward();
    QVERIFY(at::isfinite(p.grad()).all().item<bool>());
}

void LossesTest::halfPrecision()
{
    const at::Tensor p = made(1).to(at::kBFloat16), t = made(2).to(at::kFloat);
    for (const auto& [name, of] : all()) {
        const at::Tensor got = of(p, t);
        QCOMPARE(got.scalar_type(), at::kFloat);
        QVERIFY2(std::abs(got.item<double>() - of(p.to(at::kDouble), t).item<double>()) < 1e-5, name);
    }
}

void LossesTest::otherShapes()
{
    for (const auto& [name, of] : all()) {
        QVERIFY_EXCEPTION_THROWN(of(at::zeros({ 1, 4, 2 }), at::zeros({ 1, 3, 2 })), Error);
        QVERIFY_EXCEPTION_THROWN(of(at::zeros({ 4, 2 }), at::zeros({ 4, 2 })), Error);
    }
}

EPIARC_TEST(LossesTest)
#include "losses_test.moc"
