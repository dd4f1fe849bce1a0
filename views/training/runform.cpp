#include "views/training/runform.h"

#include "core/models/families/presets.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileInfo>
#include <QLineEdit>
#include <QLocale>
#include <QSpinBox>

#include <cmath>
#include <limits>

namespace
{

/// The C locale, as in run.json.
QString numberText(double value)
{
    return QString::number(value, 'g', 10);
}

double numberOf(const QString& text)
{
    bool valid = false;
    const double value = text.trimmed().toDouble(&valid);
    return valid ? value : std::nan(""); // which check() complains about
}

/// "Enformer: reads 196,608 bp, predicts 896 bins of 128 bp"
QString describePreset(const std::string& name)
{
    const models::ModelSpec spec = models::preset(name);
    return RunForm::tr("%1 (%2 → %3 bins)")
        .arg(QString::fromStdString(name), QString::fromStdString(lengthText(spec.inputLength)))
        .arg(spec.bins());
}

/// Settings that make a network of transformers smaller.
QVector<std::pair<QString, Json>> sizes()
{
    const auto of = [](int channels, int depth, int heads, int key, int unit) {
        return Json { { "channels", channels }, { "depth", depth }, { "heads", heads }, { "key_size", key },
            { "divisible_by", unit } };
    };
    return { { RunForm::tr("as published"), Json::object() },
        { RunForm::tr("small: 192 channels, 4 layers"), of(192, 4, 8, 32, 16) },
        { RunForm::tr("tiny: 96 channels, 2 layers"), of(96, 2, 4, 16, 8) } };
}

/// The word of a choice in run.json.
QString wordOf(const std::string& text)
{
    return QString::fromStdString(text);
}

template <base::Worded Value>
QString wordOf(Value value)
{
    return QString::fromStdString(base::wordOf(value));
}

template <typename Value>
Value fromWord(const QString& word)
{
    if constexpr (base::Worded<Value>)
        return base::choiceOf<Value>(word.toStdString()).value();
    else
        return word.toStdString();
}

} // namespace

RunForm::RunForm(const QStringList& models, QWidget* parent)
    : FieldForm(parent)
{
    addModel(models);
    addRecipe();
    addSteps();
    addMachine();
    setConfig({});
}

template <typename Value, typename Of>
QComboBox* RunForm::addChoice(const char* field, const QString& label, const QString& tip, const Choices<Value>& choices, Of of)
{
    auto* box = new QComboBox;
    box->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    for (const auto& [text, value] : choices)
        box->addItem(text, wordOf(value));
    addField(QLatin1String(field), label, box, tip);
    m_show.emplace_back(
        [box, of](const train::RunConfig& config) { box->setCurrentIndex(std::max(0, box->findData(wordOf(of(config))))); });
    m_apply.emplace_back([box, of](train::RunConfig& config) { of(config) = fromWord<Value>(box->currentData().toString()); });
    connect(box, &QComboBox::currentIndexChanged, this, &RunForm::changed);
    return box;
}

template <typename Of>
void RunForm::addNumber(const char* field, const QString& label, const QString& tip, Of of)
{
    auto* edit = new QLineEdit;
    addField(QLatin1String(field), label, edit, tip);
    m_show.emplace_back([edit, of](const train::RunConfig& config) { edit->setText(numberText(of(config))); });
    m_apply.emplace_back([edit, of](train::RunConfig& config) {
        if (numberText(of(config)) != edit->text()) // all digits of what was not changed
            of(config) = numberOf(edit->text());
    });
    connect(edit, &QLineEdit::textChanged, this, &RunForm::changed);
}

template <typename Of>
void RunForm::addCount(
    const char* field, const QString& label, const QString& tip, int least, const QString& unit, const QString& zero, Of of)
{
    auto* box = new QSpinBox;
    box->setRange(least, std::numeric_limits<int>::max());
    box->setGroupSeparatorShown(true);
    box->setSpecialValueText(zero);
    box->setSuffix(unit.isEmpty() ? QString() : u' ' + unit);
    addField(QLatin1String(field), label, box, tip);
    m_show.emplace_back([box, of](const train::RunConfig& config) { box->setValue(int(of(config))); });
    m_apply.emplace_back([box, of](train::RunConfig& config) {
        auto& value = of(config);
        value = std::decay_t<decltype(value)>(box->value());
    });
    connect(box, &QSpinBox::valueChanged, this, &RunForm::changed);
}

template <typename Of>
void RunForm::addText(const char* field, const QString& label, const QString& tip, Of of)
{
    auto* edit = new QLineEdit;
    addField(QLatin1String(field), label, edit, tip);
    m_show.emplace_back([edit, of](const train::RunConfig& config) { edit->setText(QString::fromStdString(of(config))); });
    m_apply.emplace_back([edit, of](train::RunConfig& config) { of(config) = edit->text().trimmed().toStdString(); });
    connect(edit, &QLineEdit::textChanged, this, &RunForm::changed);
}

template <typename Of>
void RunForm::addTick(const char* field, const QString& label, const QString& tip, Of of)
{
    auto* box = new QCheckBox;
    addField(QLatin1String(field), label, box, tip);
    m_show.emplace_back([box, of](const train::RunConfig& config) { box->setChecked(of(config)); });
    m_apply.emplace_back([box, of](train::RunConfig& config) { of(config) = box->isChecked(); });
    connect(box, &QCheckBox::toggled, this, &RunForm::changed);
}

void RunForm::addModel(const QStringList& models)
{
    using Trunk = train::ModelChoice::Trunk;
    Choices<std::string> presets;
    for (const std::string& name : models::presetNames())
        presets.emplace_back(describePreset(name), name);
    addHeading(tr("Network"));
    addText(
        "model.name", tr("Name"), tr("Of the model file that the run makes"), [](auto& run) -> auto& { return run.model.name; });
    QComboBox* preset = addChoice(
        "model.preset", tr("Architecture"),
        tr("EpiAttend and the MLP read epigenome tracks of a cell type, so that one network serves every cell type; the others "
           "read "
           "the sequence alone"),
        presets, [](auto& run) -> auto& { return run.model.preset; });
    addSize();
    const QString length = tr("bp"), asPublished = tr("of the architecture");
    addCount(
        "model.input_length", tr("Reads"), tr("Bases that the network sees at once"), 0, length, asPublished,
        [](auto& run) -> auto& { return run.model.inputLength; });
    addCount(
        "model.output_length", tr("Predicts"), tr("Bases in the middle of those that it predicts; the rest is context"), 0,
        length, asPublished, [](auto& run) -> auto& { return run.model.outputLength; });
    QComboBox* start = addStart(models);
    addChoice(
        "model.trunk", tr("Trunk"), tr("What of a model that training begins with may change, besides its outputs"),
        Choices<Trunk> {
            { tr("trains"), Trunk::Train }, { tr("is frozen"), Trunk::Freeze }, { tr("is adapted (LoRA)"), Trunk::LowRank } },
        [](auto& run) -> auto& { return run.model.trunk; });
    for (QComboBox* box : { preset, start })
        connect(box, &QComboBox::currentIndexChanged, this, &RunForm::networkChanged);
    connect(preset, &QComboBox::activated, this, [this, preset] { // a model of promoters is shown promoters
        if (preset->currentData().toString() == QLatin1String("promoter"))
            m_windows->setCurrentIndex(m_windows->findData(wordOf(train::Recipe::Windows::Genes)));
    });
}

void RunForm::addSize()
{
    auto* size = new QComboBox;
    size->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    for (const auto& [text, settings] : sizes())
        size->addItem(text, QString::fromStdString(settings.dump()));
    addField(QStringLiteral("model.settings"), tr("Size"), size,
        tr("A smaller network learns faster and from fewer windows. Basenji2 and the MLP have one size."));
    m_show.emplace_back([size](const train::RunConfig& run) {
        size->setCurrentIndex(std::max(0, size->findData(QString::fromStdString(run.model.settings.dump()))));
    });
    m_apply.emplace_back([size](train::RunConfig& run) {
        const bool sized = run.model.preset.starts_with("enformer") || run.model.preset.starts_with("epiattend");
        run.model.settings = sized ? Json::parse(size->currentData().toString().toStdString()) : Json::object();
    });
    connect(size, &QComboBox::currentIndexChanged, this, &RunForm::changed);
}

QComboBox* RunForm::addStart(const QStringList& models)
{
    auto* box = new QComboBox;
    box->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    box->addItem(tr("new weights"), QString());
    for (const QString& path : models)
        box->addItem(QFileInfo(path).completeBaseName(), path);
    addField(
        QStringLiteral("model.start"), tr("Begins with"), box, tr("A model of this session, to go on from what it has learnt"));
    m_show.emplace_back([box](const train::RunConfig& run) {
        box->setCurrentIndex(std::max(0, box->findData(QString::fromStdString(run.model.start.string()))));
    });
    m_apply.emplace_back([box](train::RunConfig& run) { run.model.start = box->currentData().toString().toStdString(); });
    connect(box, &QComboBox::currentIndexChanged, this, &RunForm::changed);
    return box;
}

void RunForm::addRecipe()
{
    using train::Recipe;
    addHeading(tr("Recipe"));
    addChoice(
        "recipe.loss", tr("Loss"),
        tr("Poisson for counts; Poisson-multinomial weighs the shape of a window more than its total; MSE for values that may be "
           "negative"),
        Choices<Recipe::Loss> { { tr("Poisson"), Recipe::Loss::Poisson },
            { tr("Poisson-multinomial"), Recipe::Loss::PoissonMultinomial },
            { tr("mean squared error"), Recipe::Loss::SquaredError } },
        [](auto& run) -> auto& { return run.recipe.loss; });
    addChoice(
        "recipe.optimiser", tr("Optimiser"), tr("AdamW also shrinks the weights a little in every step"),
        Choices<Recipe::Optimiser> { { tr("Adam"), Recipe::Optimiser::Adam }, { tr("AdamW"), Recipe::Optimiser::AdamW } },
        [](auto& run) -> auto& { return run.recipe.optimiser; });
    addNumber(
        "recipe.rate", tr("Learning rate"), tr("How far weights move in a step: 0.0005 is usual; lower when the loss jumps"),
        [](auto& run) -> auto& { return run.recipe.rate; });
    addNumber(
        "recipe.weight_decay", tr("Weight decay"), tr("For AdamW: 0.01 is usual"),
        [](auto& run) -> auto& { return run.recipe.weightDecay; });
    addChoice(
        "recipe.schedule", tr("Schedule"), tr("What becomes of the learning rate"),
        Choices<Recipe::Schedule> { { tr("constant"), Recipe::Schedule::Constant },
            { tr("cosine, to 0 at the end"), Recipe::Schedule::Cosine },
            { tr("lower on a plateau"), Recipe::Schedule::Plateau } },
        [](auto& run) -> auto& { return run.recipe.schedule; });
    addCount(
        "recipe.warm_up", tr("Warm-up"), tr("Steps over which the learning rate grows from 0"), 0, tr("steps"), tr("none"),
        [](auto& run) -> auto& { return run.recipe.warmUp; });
    addNumber(
        "recipe.clip", tr("Clip gradients"), tr("Largest norm of all gradients together; 0: any"),
        [](auto& run) -> auto& { return run.recipe.clip; });
    addNumber(
        "recipe.averaging", tr("Averaging"),
        tr("The model is the running mean of its weights, of which a step keeps so much, e.g. 0.999; 0: no mean"),
        [](auto& run) -> auto& { return run.recipe.averaging; });
}

void RunForm::addSteps()
{
    using train::Recipe;
    m_windows = addChoice(
        "recipe.windows", tr("Windows"),
        tr("Where the model looks: over all of its regions, or once at each gene, about its start, which shows it more of what "
           "genes do"),
        Choices<Recipe::Windows> {
            { tr("one beside the other"), Recipe::Windows::All }, { tr("about the starts of genes"), Recipe::Windows::Genes } },
        [](auto& run) -> auto& { return run.recipe.windows; });
    addCount(
        "recipe.batch", tr("Batch"), tr("Windows that are computed together; more need more memory"), 1, tr("windows"), {},
        [](auto& run) -> auto& { return run.recipe.batch; });
    addCount(
        "recipe.accumulate", tr("Accumulate"),
        tr("Batches whose gradients make one step: as if the batch were larger, without its memory"), 1, tr("batches"), {},
        [](auto& run) -> auto& { return run.recipe.accumulate; });
    addCount(
        "recipe.epochs", tr("Epochs"), tr("After each, the model is measured on the validation windows"), 1, {}, {},
        [](auto& run) -> auto& { return run.recipe.epochs; });
    addCount(
        "recipe.repeats", tr("Repeats"),
        tr("Networks that are trained one after the other, each from a seed of its own: together they predict their mean, and "
           "the window shows how far they differ"),
        1, {}, {}, [](auto& run) -> auto& { return run.recipe.repeats; });
    addCount(
        "recipe.steps_per_epoch", tr("Steps per epoch"), tr("How many steps make an epoch"), 0, tr("steps"),
        tr("every window once"), [](auto& run) -> auto& { return run.recipe.stepsPerEpoch; });
    addCount(
        "recipe.patience", tr("Patience"), tr("Stops when the validation loss was not better for so many epochs"), 0,
        tr("epochs"), tr("goes on to the end"), [](auto& run) -> auto& { return run.recipe.patience; });
    addCount(
        "recipe.shift", tr("Shift"), tr("Windows are moved by up to so many bases, differently each time"), 0, tr("bp"),
        tr("none"), [](auto& run) -> auto& { return run.recipe.shift; });
    addTick(
        "recipe.reverse_complement", tr("Both strands"), tr("Half of the windows are read from the other strand"),
        [](auto& run) -> auto& { return run.recipe.reverseComplement; });
    addCount(
        "recipe.valid_windows", tr("Validation windows"), tr("At most so many per cell type, evenly chosen"), 0, {}, tr("all"),
        [](auto& run) -> auto& { return run.recipe.validWindows; });
    addCount(
        "recipe.seed", tr("Seed"), tr("The same seed gives the same run"), 0, {}, {},
        [](auto& run) -> auto& { return run.recipe.seed; });
}

void RunForm::addMachine()
{
    using Precision = train::Machine::Precision;
    addHeading(tr("This computer"));
    addChoice(
        "machine.device", tr("Device"), tr("Automatic: a GPU where there is one"),
        Choices<std::string> { { tr("automatic"), "auto" }, { tr("processor"), "cpu" }, { tr("GPU"), "cuda" } },
        [](auto& run) -> auto& { return run.machine.device; });
    addChoice(
        "machine.dtype", tr("Precision"), tr("bfloat16 takes half of the memory, and is faster on GPUs that know it"),
        Choices<Precision> { { tr("float32"), Precision::Float32 }, { tr("bfloat16"), Precision::Bfloat16 } },
        [](auto& run) -> auto& { return run.machine.precision; });
    addCount(
        "machine.threads", tr("Threads"), tr("Fewer leave more of the computer to you"), 0, {}, tr("all cores"),
        [](auto& run) -> auto& { return run.machine.threads; });
    addCount(
        "machine.readers", tr("Readers"), tr("Threads that read windows ahead"), 1, {}, {},
        [](auto& run) -> auto& { return run.machine.readers; });
    addTick(
        "machine.activation_checkpointing", tr("Spare memory"),
        tr("Computes layers a second time instead of keeping what lies within them (activation checkpointing): less memory, more "
           "time"),
        [](auto& run) -> auto& { return run.machine.activationCheckpointing; });
    addNumber(
        "machine.checkpoint_minutes", tr("Checkpoints"), tr("Minutes from one to the next: no more is lost when it is killed"),
        [](auto& run) -> auto& { return run.machine.checkpointMinutes; });
}

void RunForm::setConfig(const train::RunConfig& config)
{
    const QSignalBlocker quiet(this);
    for (const auto& show : m_show)
        show(config);
}

void RunForm::applyTo(train::RunConfig& config) const
{
    for (const auto& apply : m_apply)
        apply(config);
}
