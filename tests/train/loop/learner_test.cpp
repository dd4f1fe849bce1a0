#include "core/models/networks/modelfile.h"
#include "core/train/loop/learner.h"
#include "tests/message.h"
#include "tests/registry.h"
#include "tests/train/loop/tinyrun.h"

#include <ATen/ATen.h>
#include <QTest>

using namespace train;

/// One network, its steps, and what moves.
class LearnerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void accumulatedBatchesAreOneBatch();
    void gradientsAreClipped();
    void theMeanIsUsedAndGivenBack_data();
    void theMeanIsUsedAndGivenBack();
    void onlyWhatShallMoves_data();
    void onlyWhatShallMoves();
    void changesAreOfLowRank();
    void newHeadsBeginAnew();
    void weightDecaySparesBiases();
    void layersComputedAgain();
    void droppedValuesStayDropped();
};

namespace
{

/// A learner with its data.
struct Pupil {
    Dataset dataset;
    Learner learner;
    Ranks ranks;

    explicit Pupil(const RunConfig& config)
        : dataset(config, config.spec())
        , learner(config, config.spec())
    {
    }
    Batch batch(size_t first, size_t count)
    {
        const std::vector<Example> all = dataset.examples(0, data::Part::Train);
        return readBatch(dataset, std::span(all).subspan(first, count), {});
    }
    Learner::Step step(int64_t number, const std::vector<Batch>& batches, double rate = 1e-2)
    {
        return learner.step(number, batches, 0, rate, ranks);
    }
    at::Tensor weight(const std::string& name)
    {
        for (const models::NamedTensor& tensor : learner.model())
            if (tensor.name == name)
                return tensor.values;
        return {};
    }
};

} // namespace

void LearnerTest::accumulatedBatchesAreOneBatch()
{
    const TinyRun tiny;
    Pupil one(tiny.config), two(tiny.config);
    for (int64_t step = 0; step < 3; ++step) {
        const Learner::Step whole = one.step(step, { one.batch(0, 4) }),
                            halves = two.step(step, { two.batch(0, 2), two.batch(2, 2) });
        QVERIFY(std::abs(whole.loss - halves.loss) < 1e-5 * std::abs(whole.loss));
        QVERIFY(std::abs(whole.gradientNorm - halves.gradientNorm) < 1e-4 * whole.gradientNorm);
    }
    QVERIFY(at::allclose(one.weight("layers.0.dense.weight"), two.weight("layers.0.dense.weight"), 1e-3, 1e-5));
}

/// The gradient that is used is shortened: with plain Adam a first step does not tell, so the second moment is looked at.
void LearnerTest::gradientsAreClipped()
{
    TinyRun tiny;
    std::vector<double> norms;
    for (const double clip : { 0.0, 0.01 }) {
        tiny.config.recipe.clip = clip;
        Pupil pupil(tiny.config);
        const Learner::Step step = pupil.step(0, { pupil.batch(0, 4) });
        QVERIFY(step.gradientNorm > 0.01);
        double squares = 0;
        for (const models::NamedTensor& tensor : pupil.learner.state().tensors)
            if (tensor.name.starts_with("moment2."))
                squares += tensor.values.sum().item<double>() / 0.001; // 1 − β₂
        norms.push_back(std::sqrt(squares));
        QVERIFY(std::abs(norms.back() - (clip > 0 ? clip : step.gradientNorm)) < 1e-3 * norms.back());
    }
}

/// Weights, and the running statistics of what they give.
void LearnerTest::theMeanIsUsedAndGivenBack_data()
{
    QTest::addColumn<QString>("end");
    QTest::newRow("weights") << ".weight";
    QTest::newRow("statistics") << ".running_mean";
}

void LearnerTest::theMeanIsUsedAndGivenBack()
{
    QFETCH(QString, end);
    TinyRun tiny("epiattend");
    tiny.config.recipe.averaging = 0.5;
    Pupil pupil(tiny.config);
    const std::vector<models::NamedTensor>& all = pupil.learner.network().tensors();
    const auto chosen
        = std::ranges::find_if(all, [&](const models::NamedTensor& tensor) { return tensor.name.ends_with(end.toStdString()); });
    QVERIFY(chosen != all.end());
    const std::string name = chosen->name;
    const auto own = [&] { return chosen->values.detach().clone(); };
    at::Tensor mean = own();
    for (int64_t step = 0; step < 4; ++step) {
        pupil.step(step, { pupil.batch(0, 4) });
        const double keep = std::min(0.5, double(step + 1) / double(step + 11));
        mean = mean * keep + own() * (1 - keep);
    }
    const at::Tensor before = own();
    QVERIFY(at::allclose(pupil.weight(name), mean));
    QVERIFY(!at::allclose(pupil.weight(name), before));
    QVERIFY(at::equal(own(), before));
}

void LearnerTest::onlyWhatShallMoves_data()
{
    QTest::addColumn<QString>("trunk");
    QTest::newRow("all") << "train";
    QTest::newRow("heads") << "freeze";
    QTest::newRow("low rank") << "lora";
}

void LearnerTest::onlyWhatShallMoves()
{
    QFETCH(QString, trunk);
    TinyRun tiny("epiattend");
    {
        const Pupil start(tiny.config);
        models::writeModel(start.learner.spec(), const_cast<Learner&>(start.learner).model(), tiny.at("start.safetensors"));
    }
    tiny.config.model.start = tiny.at("start.safetensors");
    tiny.config.model.heads = ModelChoice::Heads::Keep;
    tiny.config.model.trunk = base::choiceOf<ModelChoice::Trunk>(trunk.toStdString()).value();
    tiny.config.model.rank = 2;
    Pupil pupil(tiny.config);
    const auto before = TinyRun::tensors(tiny.at("start.safetensors"));
    for (int64_t step = 0; step < 3; ++step)
        pupil.step(step, { pupil.batch(0, 4) });
    int moved = 0;
    for (const models::NamedTensor& tensor : pupil.learner.model()) {
        const std::vector<float>& was = before.at(tensor.name);
        const bool same = std::equal(was.begin(), was.end(), tensor.values.data_ptr<float>());
        const bool head = tensor.name.starts_with("heads.");
        if (trunk == "freeze")
            QVERIFY2(same != head, tensor.name.c_str());
        if (trunk == "lora" && !head && tensor.values.dim() < 2)
            QVERIFY2(same, tensor.name.c_str());
        moved += !same && !head;
    }
    QCOMPARE(moved > 0, trunk != "freeze");
}

void LearnerTest::changesAreOfLowRank()
{
    TinyRun tiny("epiattend");
    {
        Pupil start(tiny.config);
        models::writeModel(start.learner.spec(), start.learner.model(), tiny.at("start.safetensors"));
    }
    tiny.config.model.start = tiny.at("start.safetensors");
    tiny.config.model.trunk = ModelChoice::Trunk::LowRank;
    tiny.config.model.rank = 2;
    Pupil pupil(tiny.config);
    const std::string name = "fusion.first.conv.weight";
    const at::Tensor start = pupil.weight(name);
    QVERIFY(start.defined());
    std::vector<double> losses;
    for (int64_t step = 0; step < 20; ++step)
        losses.push_back(pupil.step(step, { pupil.batch(0, 8) }).loss);
    QVERIFY(losses.back() < losses.front());
    const at::Tensor change = (pupil.weight(name) - start).reshape({ start.size(0), -1 });
    const at::Tensor singular = at::linalg_svdvals(change.to(at::kDouble));
    QVERIFY(singular[1].item<double>() > 1e-4 * singular[0].item<double>());
    QVERIFY(singular[2].item<double>() < 1e-5 * singular[0].item<double>());
    // Resuming: the factors make the same weights again.
    Pupil again(tiny.config);
    again.learner.restore(pupil.learner.state());
    QVERIFY(at::equal(again.weight(name), pupil.weight(name)));
}

void LearnerTest::newHeadsBeginAnew()
{
    TinyRun tiny("epiattend");
    {
        Pupil start(tiny.config);
        start.step(0, { start.batch(0, 4) });
        models::writeModel(start.learner.spec(), start.learner.model(), tiny.at("start.safetensors"));
    }
    const auto start = TinyRun::tensors(tiny.at("start.safetensors"));
    tiny.config.model.start = tiny.at("start.safetensors");
    const auto startsAs = [&](Pupil& pupil, const std::string& name) {
        const at::Tensor values = pupil.weight(name);
        const std::vector<float>& was = start.at(name);
        return int64_t(was.size()) == values.numel() && std::equal(was.begin(), was.end(), values.data_ptr<float>());
    };
    for (const auto heads : { ModelChoice::Heads::Keep, ModelChoice::Heads::Replace }) {
        tiny.config.model.heads = heads;
        Pupil pupil(tiny.config);
        QVERIFY(startsAs(pupil, "stem.conv.weight"));
        QCOMPARE(startsAs(pupil, "heads.made.dense.weight"), heads == ModelChoice::Heads::Keep);
    }
    tiny.config.model.heads = ModelChoice::Heads::Add;
    tiny.config.organisms[0].name = "new";
    Pupil pupil(tiny.config);
    QVERIFY(startsAs(pupil, "heads.made.dense.weight"));
    QCOMPARE(pupil.learner.spec().heads.size(), 2u);
    QVERIFY(pupil.weight("heads.new.dense.weight").defined());
}

void LearnerTest::weightDecaySparesBiases()
{
    TinyRun tiny;
    tiny.config.recipe.optimiser = Recipe::Optimiser::AdamW;
    std::map<double, std::array<double, 2>> norms;
    for (const double decay : { 0.0, 0.5 }) {
        tiny.config.recipe.weightDecay = decay;
        Pupil pupil(tiny.config);
        pupil.step(0, { pupil.batch(0, 4) });
        norms[decay] = { pupil.weight("layers.0.dense.weight").norm().item<double>(),
            pupil.weight("layers.0.dense.bias").norm().item<double>() };
    }
    QVERIFY(norms[0.5][0] < 0.999 * norms[0.0][0]);
    QCOMPARE(norms[0.5][1], norms[0.0][1]);
}

/// Activation checkpointing changes neither steps nor running statistics.
void LearnerTest::layersComputedAgain()
{
    TinyRun tiny("epiattend");
    tiny.config.model.settings.update({ { "dropout", 0 }, { "attention_dropout", 0 }, { "position_dropout", 0 } });
    std::vector<std::vector<double>> numbers;
    for (const bool again : { false, true }) {
        tiny.config.machine.activationCheckpointing = again;
        Pupil pupil(tiny.config);
        numbers.emplace_back();
        for (int64_t step = 0; step < 3; ++step) {
            const Learner::Step made = pupil.step(step, { pupil.batch(0, 4) });
            numbers.back().insert(numbers.back().end(), { made.loss, made.gradientNorm });
        }
        for (const models::NamedTensor& tensor : pupil.learner.model())
            numbers.back().push_back(tensor.values.sum().item<double>());
    }
    for (size_t i = 0; i < numbers[0].size(); ++i)
        QVERIFY2(std::abs(numbers[0][i] - numbers[1][i]) < 1e-4 * (1 + std::abs(numbers[0][i])), qPrintable(QString::number(i)));

    // With dropout each layer draws its own values, which are others: so the setting reaches the layers.
    tiny.config.model.settings["dropout"] = 0.4;
    std::vector<double> losses;
    for (const bool again : { false, true }) {
        tiny.config.machine.activationCheckpointing = again;
        Pupil pupil(tiny.config);
        losses.push_back(pupil.step(0, { pupil.batch(0, 4) }).loss);
    }
    QVERIFY(losses[0] != losses[1]);
}

/// What was dropped out is dropped out again: else gradients would be those of another pass.
void LearnerTest::droppedValuesStayDropped()
{
    const models::Device device = models::chooseDevice({ "cpu" });
    models::Pass pass;
    pass.training = true;
    pass.recomputeOn = &device;
    at::manual_seed(3);
    const at::Tensor x = at::ones({ 1, 8, 64 }).requires_grad_();
    int runs = 0;
    const at::Tensor y = pass.layer(x, [&runs](const at::Tensor& in, const models::Pass& run) {
        ++runs;
        return run.dropped(in * 2, 0.5);
    });
    QCOMPARE(runs, 1);
    const int64_t kept = at::count_nonzero(y).item<int64_t>();
    QVERIFY(kept > 150 && kept < 362); // about half of 512
    y.sum().backward();
    QCOMPARE(runs, 2);
    QVERIFY(at::equal(x.grad(), y.detach()));
}

EPIARC_TEST(LearnerTest)
#include "learner_test.moc"
