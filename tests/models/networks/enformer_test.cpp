#include "core/base/json.h"
#include "core/models/families/enformersettings.h"
#include "core/models/import/enformerweights.h"
#include "core/models/networks/families/families.h"
#include "core/models/networks/layers/convstage.h"
#include "core/models/networks/layers/layers.h"
#include "core/models/networks/layers/norms.h"
#include "core/models/networks/layers/positionbasis.h"
#include "core/models/networks/layers/relativeattention.h"
#include "core/models/networks/layers/sequencetower.h"
#include "core/train/loop/losses.h"
#include "tests/models/networks/comparearrays.h"
#include "tests/registry.h"

#include <QFile>
#include <fmt/format.h>
#include <map>

using namespace models;

/// Enformer against the arrays that enformer-pytorch computed for a small network (6,144 bp, 48 bins).
class EnformerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void stagesInSteps();
    void stagesInTiles();
    void attentionOfTheFirstLayer();
    void attentionProbabilities();
    void gammaOverPositions();
    void bothStrands();
    void variantsAndMutagenesis();
    void inputGradient();
    void parameterGradients();
    void trainingSteps_data();
    void trainingSteps();
    void batchSizeDoesNotMatter();
    void wantedColumnsOnly();
    void bfloat16IsClose();
    void bases_data();
    void bases();
    void basisOfTheReleasedModel();
    void attentionAtFullLength();
    void unitVectors();
    void widthsOfTheTower();
    void fullSizeParameters();

private:
    static std::string folder(const char* file) { return std::string(SHARED_DIR "/golden/enformer_small/") + file; }
    std::unique_ptr<Network> network(const std::string& gamma = "features") const
    {
        EnformerWeights weights(m_weights->file());
        auto made = buildNetwork(goldenSpec(gamma), weights, "small");
        weights.finish("small");
        return made;
    }
    /// What the network shows on the way, by stage.
    std::map<std::string, at::Tensor> stagesOf(const Network&, bool gradients) const;
    at::Tensor tensor(const Network& network, const std::string& pytorchName) const;
    std::unique_ptr<Golden> m_weights, m_reference, m_positions, m_derived, m_features;
    at::Tensor m_bases;
};

void EnformerTest::initTestCase()
{
    if (!QFile::exists(QString::fromStdString(folder("weights.safetensors"))))
        QSKIP("The reference arrays of Enformer are not there: parity was not checked.");
    m_weights = std::make_unique<Golden>(folder("weights.safetensors"));
    m_reference = std::make_unique<Golden>(folder("activations.safetensors"));
    m_positions = std::make_unique<Golden>(folder("activations_deepmind_gamma.safetensors"));
    m_derived = std::make_unique<Golden>(folder("derived.safetensors"));
    m_features = std::make_unique<Golden>(folder("posfeat.safetensors"));
    m_bases = (*m_reference)["input_onehot"];
}

std::map<std::string, at::Tensor> EnformerTest::stagesOf(const Network& network, bool gradients) const
{
    at::AutoGradMode mode(gradients);
    std::map<std::string, at::Tensor> seen;
    Pass pass;
    pass.stages = [&](const std::string& stage, const at::Tensor& values) { seen[stage] = values.detach(); };
    const at::Tensor trunk = network.trunk({ m_bases, {} }, pass);
    seen["out.human"] = network.head(trunk, 0).detach();
    seen["out.mouse"] = network.head(trunk, 1).detach();
    return seen;
}

at::Tensor EnformerTest::tensor(const Network& network, const std::string& pytorchName) const
{
    for (const NamedTensor& tensor : network.tensors())
        if (enformerPytorchName(tensor.name) == pytorchName)
            return tensor.values;
    qFatal("no tensor %s", pytorchName.c_str());
}

void EnformerTest::stagesInSteps()
{
    const auto seen = stagesOf(*network(), true);
    const Golden& reference = *m_reference;
    COMPARE_ARRAYS("stem.conv", seen.at("stem.conv"), reference.lengthFirst("stage.stem.0.conv"), 2e-5);
    COMPARE_ARRAYS("stem.pointwise", seen.at("stem.pointwise"), reference.lengthFirst("stage.stem.1.residual"), 2e-5);
    COMPARE_ARRAYS("stem", seen.at("stem"), reference.lengthFirst("stage.stem.2.pool"), 2e-5);
    COMPARE_ARRAYS("tower.0.conv", seen.at("tower.0.conv"), reference.lengthFirst("stage.conv_tower.0.0.conv_block"), 2e-5);
    COMPARE_ARRAYS(
        "tower.0.pointwise", seen.at("tower.0.pointwise"), reference.lengthFirst("stage.conv_tower.0.1.residual"), 2e-5);
    for (int i = 0; i < 6; ++i)
        COMPARE_ARRAYS(fmt::format("tower.{}", i), seen.at(fmt::format("tower.{}", i)),
            reference.lengthFirst(fmt::format("stage.conv_tower.{}.out", i)), 2e-5);
    for (int i = 0; i < 2; ++i) {
        COMPARE_ARRAYS(fmt::format("transformer.{}.attention", i), seen.at(fmt::format("transformer.{}.attention", i)),
            reference[fmt::format("stage.transformer.{}.0.mha", i)], 2e-5);
        COMPARE_ARRAYS(fmt::format("transformer.{}", i), seen.at(fmt::format("transformer.{}", i)),
            reference[fmt::format("stage.transformer.{}.1.ff", i)], 2e-5);
    }
    COMPARE_ARRAYS("crop", seen.at("crop"), reference["stage.crop"], 2e-5);
    COMPARE_ARRAYS("final", seen.at("final"), reference["stage.final_pointwise"], 2e-5);
    COMPARE_ARRAYS("out.human", seen.at("out.human"), reference["out.human"], 1e-5);
    COMPARE_ARRAYS("out.mouse", seen.at("out.mouse"), reference["out.mouse"], 1e-5);
    const Golden exact(folder("float64_ref.safetensors"));
    COMPARE_ARRAYS("out.human against float64", seen.at("out.human"), exact["out.human"], 1e-5);
}

void EnformerTest::stagesInTiles()
{
    const auto seen = stagesOf(*network(), false);
    const Golden& reference = *m_reference;
    QVERIFY(!seen.contains("stem.conv")); // nothing of full length was made
    COMPARE_ARRAYS("stem in tiles", seen.at("stem"), reference.lengthFirst("stage.stem.2.pool"), 2e-5);
    for (int i = 0; i < 6; ++i)
        COMPARE_ARRAYS(fmt::format("tower.{} in tiles", i), seen.at(fmt::format("tower.{}", i)),
            reference.lengthFirst(fmt::format("stage.conv_tower.{}.out", i)), 2e-5);
    COMPARE_ARRAYS("transformer.1 in tiles", seen.at("transformer.1"), reference["stage.transformer.1.1.ff"], 2e-5);
    COMPARE_ARRAYS("out.human in tiles", seen.at("out.human"), reference["out.human"], 1e-5);
    COMPARE_ARRAYS("out.mouse in tiles", seen.at("out.mouse"), reference["out.mouse"], 1e-5);
}

void EnformerTest::attentionOfTheFirstLayer()
{
    EnformerWeights weights(m_weights->file());
    const RelativeAttention attention(weights, "transformer.0", { 96, 4, 16, 24 }, enformerBasis(48, 24, GammaMaximum::Features));
    const LayerNorm norm(weights, "transformer.0.before_attention", 96, 1e-5);
    const Golden& reference = *m_reference;
    const at::Tensor x = norm(reference.lengthFirst("stage.conv_tower.5.out"));
    COMPARE_ARRAYS("attn.0.layernorm_out", x, reference["attn.0.layernorm_out"], 2e-5);
    COMPARE_ARRAYS("attn.0.rel_k", attention.positions({}), reference["attn.0.rel_k"], 2e-5);
    const auto logits = attention.logits(x, {});
    COMPARE_ARRAYS("attn.0.content_logits", logits.content, reference["attn.0.content_logits"], 2e-5);
    COMPARE_ARRAYS("attn.0.rel_logits_unshifted", logits.distance, reference["attn.0.rel_logits_unshifted"], 2e-5);
    COMPARE_ARRAYS("attn.0.rel_logits_shifted", relativeShift(logits.distance), reference["attn.0.rel_logits_shifted"], 2e-5);
}

void EnformerTest::attentionProbabilities()
{
    int layer = 0;
    Pass pass;
    pass.attention = [&](const at::Tensor& weights) {
        const double difference = largestDifference(weights, (*m_reference)[fmt::format("attn.{}.probs", layer)]);
        qInfo("attn.%d.probs                        largest difference %.1e, tolerance 1e-05", layer, difference);
        [&] { QVERIFY(difference <= 1e-5); }();
        ++layer;
        return true;
    };
    QVERIFY(network()->trunk({ m_bases, {} }, pass).defined());
    QCOMPARE(layer, 2);
    pass.attention = [&](const at::Tensor&) { return false; };
    QVERIFY(!network()->trunk({ m_bases, {} }, pass).defined());
}

void EnformerTest::gammaOverPositions()
{
    for (const bool gradients : { true, false }) {
        const auto seen = stagesOf(*network("positions"), gradients);
        const Golden& reference = *m_positions;
        COMPARE_ARRAYS("transformer.0, released gamma", seen.at("transformer.0"), reference["stage.transformer.0.1.ff"], 2e-5);
        COMPARE_ARRAYS("transformer.1, released gamma", seen.at("transformer.1"), reference["stage.transformer.1.1.ff"], 2e-5);
        COMPARE_ARRAYS("out.human, released gamma", seen.at("out.human"), reference["out.human"], 1e-5);
        COMPARE_ARRAYS("out.mouse, released gamma", seen.at("out.mouse"), reference["out.mouse"], 1e-5);
    }
}

void EnformerTest::bothStrands()
{
    const auto net = network();
    const Golden& derived = *m_derived;
    at::NoGradGuard none;
    const at::Tensor forward = net->forward({ m_bases, {} }, 0), other = net->forward({ m_bases.flip({ 1, 2 }), {} }, 0);
    COMPARE_ARRAYS("reverse complement", other, derived["rc.input_human_pred"], 1e-5);
    COMPARE_ARRAYS("mean of both strands", (forward + other.flip({ 1 })) / 2, derived["rc.tta_human"], 1e-5);
}

/// What a variant changes, and every base at some positions: differences of predictions, as they will be scored.
void EnformerTest::variantsAndMutagenesis()
{
    const Golden& derived = *m_derived;
    const auto net = network();
    const at::NoGradGuard none;
    const auto with = [&](int64_t position, int64_t base) {
        at::Tensor bases = m_bases.narrow(0, 0, 1).clone();
        bases[0][position].zero_();
        bases[0][position][base] = 1;
        return net->forward({ bases, {} }, 0);
    };
    const at::Tensor variant = derived["variant.pos_ref_alt"];
    const int64_t position = variant[0].item<int64_t>();
    const at::Tensor reference = with(position, variant[1].item<int64_t>()),
                     alternative = with(position, variant[2].item<int64_t>());
    COMPARE_ARRAYS("variant, reference", reference, derived["variant.ref_pred"], 1e-5);
    COMPARE_ARRAYS("variant, alternative", alternative, derived["variant.alt_pred"], 1e-5);
    const at::Tensor change = alternative - reference;
    COMPARE_ARRAYS("SAD, mean over bins", change.mean(1), derived["variant.SAD_mean_over_bins"], 1e-6);
    COMPARE_ARRAYS("SAD, sum over bins", change.sum(1), derived["variant.SAD_sum_over_bins"], 2e-5);
    COMPARE_ARRAYS("SAR, sum over bins", (at::log2(1 + alternative) - at::log2(1 + reference)).sum(1),
        derived["variant.SAR_log2_1p_of_binwise_sum"], 2e-5);

    const at::Tensor mask = derived["target_mask"].narrow(0, 0, 1), positions = derived["ism.positions"];
    const auto scalar = [&](const at::Tensor& prediction) { return ((prediction * mask).sum() / mask.sum()).item<double>(); };
    const double before = scalar(net->forward({ m_bases.narrow(0, 0, 1), {} }, 0));
    at::Tensor deltas = at::zeros({ positions.size(0), 4 }, at::kDouble);
    for (int64_t i = 0; i < positions.size(0); ++i)
        for (int64_t base = 0; base < 4; ++base)
            deltas[i][base] = scalar(with(positions[i].item<int64_t>(), base)) - before;
    COMPARE_ARRAYS("in-silico mutagenesis", deltas, derived["ism.delta"], 1e-6);
}

void EnformerTest::inputGradient()
{
    const Golden& derived = *m_derived;
    const auto net = network();
    at::Tensor bases = m_bases.clone().requires_grad_(true);
    net->forward({ bases, {} }, 0).mean().backward();
    COMPARE_ARRAYS("input gradient", bases.grad(), derived["grad_input_human_mean"], 1e-7);

    bases = m_bases.clone().requires_grad_(true);
    const at::Tensor mask = derived["target_mask"];
    const at::Tensor scalar = (net->forward({ bases, {} }, 0) * mask).sum() / mask.sum();
    COMPARE_ARRAYS("masked scalar", scalar.detach(), derived["target_mask_scalar"], 1e-5);
    scalar.backward();
    const at::Tensor contribution = (bases.grad() * m_bases).sum(-1);
    COMPARE_ARRAYS("gradient × input", contribution, derived["contrib_grad_x_input"], 1e-6);
    COMPARE_ARRAYS(
        "gradient × input per bin", contribution.abs().view({ 2, 48, 128 }).mean(-1), derived["contrib_pooled128"], 1e-7);
}

void EnformerTest::parameterGradients()
{
    const Golden gradients(folder("param_grads.safetensors"));
    const at::Tensor target = (*m_derived)["loss.target_human"];
    const auto net = network();
    net->train();
    const at::Tensor out = net->forward({ m_bases, {} }, 0);
    const at::Tensor loss = train::poissonLoss(out, target);
    COMPARE_ARRAYS("Poisson loss", loss.detach(), (*m_derived)["loss.evalmode_loss"], 1e-5);
    loss.backward();
    int compared = 0;
    double worst = 0, squares = 0;
    for (const NamedTensor& tensor : net->tensors()) {
        const std::string name = enformerPytorchName(tensor.name);
        if (!gradients.file().find(name))
            continue;
        const at::Tensor expected = gradients[name].reshape(tensor.values.sizes());
        const at::Tensor got = tensor.values.grad().defined() ? tensor.values.grad() : at::zeros_like(tensor.values);
        const double difference = largestDifference(got, expected), scale = expected.abs().max().item<double>();
        QVERIFY2(difference <= 3e-4 * scale + 1e-12,
            qPrintable(QStringLiteral("%1: %2 of %3").arg(QString::fromStdString(name)).arg(difference).arg(scale)));
        if (scale > 0)
            worst = std::max(worst, difference / scale);
        squares += got.to(at::kDouble).square().sum().item<double>();
        ++compared;
    }
    qInfo("%d parameter gradients               largest difference %.1e of a tensor's largest, tolerance 3e-04", compared, worst);
    QCOMPARE(compared, 101);
    COMPARE_ARRAYS(
        "norm of all gradients", at::full({}, std::sqrt(squares)), (*m_derived)["loss.evalmode_global_grad_norm"], 1e-3);
}

void EnformerTest::trainingSteps_data()
{
    QTest::addColumn<bool>("exact");
    QTest::newRow("float64") << true;
    QTest::newRow("float32, as it trains") << false;
}

/// Three steps of Adam on one batch, gradients clipped to a norm of 0.2, batch statistics, no dropout. In float64 all is as the
/// reference has it. In float32 Adam turns the rounding of gradients that should be 0 into steps of some size, so that the norms
/// of the second and third step may differ by rounding alone, the more the further.
void EnformerTest::trainingSteps()
{
    QFETCH(bool, exact);
    const auto type = exact ? at::kDouble : at::kFloat;
    const Golden steps(folder("train_step.safetensors"));
    ModelSpec without = goldenSpec("features");
    without.settings["dropout"] = without.settings["attention_dropout"] = without.settings["position_dropout"] = 0.0;
    EnformerWeights weights(m_weights->file());
    const auto net = buildNetwork(without, weights, "small");
    if (exact) {
        for (const NamedTensor& tensor : net->tensors())
            at::Tensor(tensor.values).set_data(tensor.values.to(type));
        for (const at::Tensor& constant : weights.constants())
            at::Tensor(constant).set_data(constant.to(type));
    }
    const at::Tensor target = (*m_derived)["loss.target_human"].to(type), bases = m_bases.to(type);
    std::vector<at::Tensor> parameters = net->train(), first, second;
    for (const at::Tensor& parameter : parameters) {
        first.push_back(at::zeros_like(parameter));
        second.push_back(at::zeros_like(parameter));
    }
    Pass training;
    training.training = true;
    std::vector<float> losses, norms;
    for (int step = 1; step <= 3; ++step) {
        const at::Tensor out = net->forward({ bases, {} }, 0, {}, training);
        if (step == 1)
            COMPARE_ARRAYS("output with batch statistics", out.detach(), steps["step1.out_human_train_bn"], 5e-5);
        const at::Tensor loss = train::poissonLoss(out, target);
        for (at::Tensor& parameter : parameters)
            parameter.mutable_grad() = at::Tensor();
        loss.backward();
        at::NoGradGuard none;
        double squares = 0;
        for (const at::Tensor& parameter : parameters)
            if (parameter.grad().defined())
                squares += parameter.grad().to(at::kDouble).square().sum().item<double>();
        const double norm = std::sqrt(squares), clip = std::min(1.0, 0.2 / (norm + 1e-6));
        for (size_t i = 0; i < parameters.size(); ++i) {
            if (!parameters[i].grad().defined())
                continue;
            const at::Tensor gradient = parameters[i].grad() * clip;
            first[i].mul_(0.9).add_(gradient, 0.1);
            second[i].mul_(0.999).addcmul_(gradient, gradient, 0.001);
            const at::Tensor size = (second[i] / (1 - std::pow(0.999, step))).sqrt_().add_(1e-8);
            parameters[i].addcdiv_(first[i], size, -5e-4 / (1 - std::pow(0.9, step)));
        }
        losses.push_back(float(loss.item<double>()));
        norms.push_back(float(norm));
        if (step == 1) {
            int compared = 0;
            for (const TensorView& view : steps.file().tensors()) {
                if (!view.name.starts_with("step1.") || view.name == "step1.out_human_train_bn")
                    continue;
                const at::Tensor expected = steps[view.name], got = tensor(*net, view.name.substr(6));
                const bool statistics = view.name.find("running_") != std::string::npos;
                const double difference = largestDifference(got.detach().reshape(expected.sizes()), expected);
                QVERIFY2(difference <= (statistics ? 1e-5 : 1e-4), view.name.c_str());
                ++compared;
            }
            QVERIFY(compared > 30);
        }
    }
    COMPARE_ARRAYS("losses of 3 steps", at::tensor(losses), steps["losses_step1_2_3"], 5e-5);
    const at::Tensor expected = steps["grad_norms_before_clip_step1_2_3"];
    COMPARE_ARRAYS("gradient norm of step 1", at::tensor(norms).narrow(0, 0, 1), expected.narrow(0, 0, 1), 1e-3);
    COMPARE_ARRAYS("gradient norms of 3 steps", at::tensor(norms), expected, exact ? 1e-3 : 2e-2);
    COMPARE_ARRAYS(
        "head after 3 steps", tensor(*net, "_heads.human.0.weight").detach(), steps["step3._heads.human.0.weight"], 3e-4);
}

void EnformerTest::batchSizeDoesNotMatter()
{
    const auto net = network();
    at::NoGradGuard none;
    const at::Tensor many = at::cat({ m_bases, m_bases.flip({ 1 }), m_bases.flip({ 2 }), m_bases.flip({ 1, 2 }) });
    const at::Tensor together = net->forward({ many, {} }, 0);
    for (int64_t i = 0; i < many.size(0); ++i)
        QVERIFY(largestDifference(net->forward({ many.narrow(0, i, 1), {} }, 0), together.narrow(0, i, 1)) <= 1e-5);
    QVERIFY(largestDifference(net->forward({ many.narrow(0, 0, 3), {} }, 0), together.narrow(0, 0, 3)) <= 1e-5);
}

void EnformerTest::wantedColumnsOnly()
{
    const auto net = network();
    at::NoGradGuard none;
    const at::Tensor wanted = at::tensor(std::vector<int64_t> { 4, 1 }, at::kLong);
    const at::Tensor some = net->forward({ m_bases, {} }, 0, wanted), all = net->forward({ m_bases, {} }, 0);
    QVERIFY(largestDifference(some, all.index_select(2, wanted)) <= 1e-6);
}

void EnformerTest::bfloat16IsClose()
{
    const auto net = network();
    net->toBfloat16();
    at::NoGradGuard none;
    const at::Tensor got = net->forward({ m_bases, {} }, 0), expected = (*m_reference)["out.human"];
    QCOMPARE(got.scalar_type(), at::kFloat);
    const double relative = ((got - expected).norm() / expected.norm()).item<double>();
    qInfo("bfloat16: relative distance %.1e, tolerance 2e-02", relative);
    QVERIFY(relative <= 2e-2);
    QVERIFY(relative > 0); // it did run in bfloat16
}

void EnformerTest::bases_data()
{
    QTest::addColumn<int>("length");
    QTest::addColumn<int>("features");
    QTest::addColumn<QString>("variant");
    QTest::addColumn<QString>("array");
    QTest::newRow("48, features") << 48 << 24 << "features"
                                  << "n48.feat24.all_lucidrains";
    QTest::newRow("48, positions") << 48 << 24 << "positions"
                                   << "n48.feat24.all_deepmind";
    QTest::newRow("128, features") << 128 << 96 << "features"
                                   << "n128.feat96.all_lucidrains";
    QTest::newRow("128, positions") << 128 << 96 << "positions"
                                    << "n128.feat96.all_deepmind";
    QTest::newRow("48, everything") << 48 << 24 << "everything"
                                    << "n48.F4.gamma_globalmax";
    QTest::newRow("128, everything") << 128 << 96 << "everything"
                                     << "n128.F16.gamma_globalmax";
    QTest::newRow("48, float64") << 48 << 24 << "positions"
                                 << "n48.F4.gamma_deepmind_f64";
    QTest::newRow("128, float64") << 128 << 96 << "positions"
                                  << "n128.F16.gamma_deepmind_f64";
}

void EnformerTest::bases()
{
    QFETCH(int, length);
    QFETCH(int, features);
    QFETCH(QString, variant);
    QFETCH(QString, array);
    at::Tensor basis = enformerBasis(length, features, *gammaMaximum(variant.toStdString()));
    const at::Tensor expected = (*m_features)[array.toStdString()];
    if (expected.size(1) != basis.size(1)) // the gamma part alone
        basis = basis.narrow(1, features / 3, features / 6);
    COMPARE_ARRAYS(array.toStdString(), basis, expected, array.endsWith(QStringLiteral("_f64")) ? 5e-4 : 1e-6);
}

void EnformerTest::basisOfTheReleasedModel()
{
    const at::Tensor half = enformerBasis(1536, 192, GammaMaximum::Positions).narrow(0, 1535, 1536);
    COMPARE_ARRAYS("exponential, 1,536 bins", half.narrow(1, 0, 32), (*m_features)["n1536.F32.exponential.nonneg"], 1e-5);
    COMPARE_ARRAYS("central mask, 1,536 bins", half.narrow(1, 32, 32), (*m_features)["n1536.F32.central_mask.nonneg"], 0.0);
    const at::Tensor gamma = half.narrow(1, 64, 32), table = (*m_features)["n1536.F32.tf_gammas.nonneg"];
    COMPARE_ARRAYS("gamma against the released table", gamma, table, 3e-3);
    QVERIFY((gamma - table).abs().mean().item<double>() <= 5e-5);
    const at::Tensor other = enformerBasis(1536, 192, GammaMaximum::Features).narrow(0, 1535, 1536).narrow(1, 64, 32);
    QVERIFY(largestDifference(other, table) > 0.5);
}

/// One layer alone at 1,536 positions with the released gamma table and with enformer-pytorch's own.
void EnformerTest::attentionAtFullLength()
{
    const Golden& arrays = *m_features;
    class Alone : public Weights
    {
    public:
        explicit Alone(const Golden& arrays)
            : m_arrays(arrays)
        {
        }
        at::Tensor find(const std::string& name, const std::vector<int64_t>& shape, WeightKind) override
        {
            const std::string theirs = enformerPytorchName(name); // transformer.0.0.fn.1.to_q.weight
            return m_arrays["attn1536.w." + theirs.substr(std::string("transformer.0.0.fn.1.").size())].reshape(shape);
        }
        const Golden& m_arrays;
    };
    for (const bool released : { true, false }) {
        Alone weights(arrays);
        at::Tensor basis = enformerBasis(1536, 192, released ? GammaMaximum::Positions : GammaMaximum::Features);
        const RelativeAttention attention(weights, "transformer.0", { 32, 2, 16, 16 }, basis);
        const at::Tensor expected = arrays[released ? "attn1536.out_tf_gamma" : "attn1536.out_lucidrains_gamma"];
        for (const bool gradients : { true, false }) {
            at::AutoGradMode mode(gradients);
            const at::Tensor out = attention(arrays["attn1536.in"], {});
            // The table itself is 0.002 off what its formula gives; one layer makes 1e-4 of it.
            COMPARE_ARRAYS(
                released ? "layer at 1,536 bins, released table" : "layer at 1,536 bins", out.detach(), expected, 2e-4);
        }
    }
}

void EnformerTest::unitVectors()
{
    const Golden& arrays = *m_features;
    QCOMPARE(largestDifference(relativeShift(arrays["relative_shift.in"]), arrays["relative_shift.out"]), 0.0);
    COMPARE_ARRAYS("gelu", activate(arrays["gelu.in"], Activation::QuickGelu), arrays["gelu.out"], 1e-6);
    COMPARE_ARRAYS("softplus", activate(arrays["softplus.in"], Activation::Softplus), arrays["softplus.out"], 1e-6);
    const at::Tensor weight = arrays["attnpool.weight"].reshape({ 6, 6 });
    COMPARE_ARRAYS("attention pool, even", attentionPool(arrays.lengthFirst("attnpool.L8.in"), weight),
        arrays.lengthFirst("attnpool.L8.out"), 1e-6);
    COMPARE_ARRAYS("attention pool, odd", attentionPool(arrays.lengthFirst("attnpool.L9.in"), weight),
        arrays.lengthFirst("attnpool.L9.out"), 1e-6);
}

void EnformerTest::widthsOfTheTower()
{
    QCOMPARE(towerWidths(1536, 7, 128), (std::vector<int64_t> { 768, 768, 896, 1024, 1152, 1280, 1536 }));
    QCOMPARE(towerWidths(384, 7, 128), (std::vector<int64_t> { 192, 256, 256, 256, 256, 384, 384 }));
    QCOMPARE(towerWidths(96, 7, 8), (std::vector<int64_t> { 48, 48, 56, 64, 72, 80, 96 }));
}

void EnformerTest::fullSizeParameters()
{
    ModelSpec full;
    full.family = "enformer";
    full.inputLength = 196608;
    full.outputLength = 896 * 128;
    full.heads = { { "human", std::vector<OutputTrack>(5313) }, { "mouse", std::vector<OutputTrack>(1643) } };
    full.settings = Json::object();
    NoWeights zeros;
    const auto net = buildNetwork(full, zeros, "full");
    QCOMPARE(zeros.parameters(), int64_t(251221292));
    QCOMPARE(net->outputBins(), int64_t(896));
    QCOMPARE(net->binSize(), int64_t(128));
    QVERIFY2(std::abs(net->flops() / 3.3e12 - 1) < 0.02, qPrintable(QString::number(net->flops())));
    const Json shapes = base::readJson(SHARED_DIR "/golden/enformer_full_shapes.json");
    std::map<std::string, std::vector<int64_t>> expected;
    for (const Json& tensor : shapes["tensors"])
        if (tensor["dtype"] == "float32")
            expected[tensor["name"]] = tensor["shape"].get<std::vector<int64_t>>();
    QCOMPARE(zeros.taken().size(), expected.size());
    for (const NamedTensor& tensor : zeros.taken()) {
        const auto found = expected.find(enformerPytorchName(tensor.name));
        QVERIFY2(found != expected.end(), tensor.name.c_str());
        std::vector<int64_t> theirs = found->second, ours = tensor.values.sizes().vec();
        std::erase(theirs, 1);
        std::erase(ours, 1);
        QCOMPARE(ours, theirs);
        const std::string alias = enformerPytorchAlias(found->first);
        QVERIFY2(
            alias.empty() ? found->first.starts_with("_heads.") : shapes["aliases"].value(alias, std::string()) == found->first,
            alias.c_str());
    }
}

EPIARC_TEST(EnformerTest)
#include "enformer_test.moc"
