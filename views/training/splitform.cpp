#include "views/training/splitform.h"

#include "core/train/regions.h"
#include "views/look/icons.h"
#include "views/training/splitview.h"

#include <QAction>
#include <QComboBox>
#include <QFileDialog>
#include <QLineEdit>
#include <QRegularExpression>

#include <algorithm>

namespace
{

constexpr qint64 largestRun = 10'000'000; // bytes; a run.json of thousands of tracks is smaller

std::vector<std::string> namesIn(const QLineEdit* edit)
{
    static const QRegularExpression between(QStringLiteral("[,;\\s]+"));
    std::vector<std::string> names;
    for (const QString& name : edit->text().split(between, Qt::SkipEmptyParts))
        names.push_back(name.toStdString());
    return names;
}

/// Of a run.json. Throws Error.
train::Organism onlyOrganismOf(const QString& path)
{
    if (QFileInfo(path).size() > largestRun)
        throw Error(
            SplitForm::tr("%1 is too large for a run.json: choose the run.json of another organism.").arg(path).toStdString());
    const train::RunConfig run = train::RunConfig::read(path.toStdString());
    if (run.organisms.size() != 1)
        throw Error(SplitForm::tr("%1 has %2 organisms: choose a run of one.")
                        .arg(path, QString::number(run.organisms.size()))
                        .toStdString());
    return run.organisms.front();
}

QString listed(const std::vector<std::string>& names)
{
    QStringList list;
    for (const std::string& name : names)
        list << QString::fromStdString(name);
    return list.join(QStringLiteral(", "));
}

} // namespace

SplitForm::SplitForm(Session& session, QWidget* parent)
    : FieldForm(parent)
    , m_session(session)
    , m_genes(new QComboBox)
    , m_valid(new QLineEdit)
    , m_test(new QLineEdit)
    , m_view(new SplitView)
    , m_latest(this)
    , m_reading(this)
{
    m_valid->setPlaceholderText(tr("as drawn below"));
    m_test->setPlaceholderText(tr("as drawn below"));
    addField(QStringLiteral("organisms.0.split.valid"), tr("Validation"), m_valid,
        tr("Chromosomes that decide when to stop, and which model is the best. A click on a bar below changes what it is for."));
    addField(QStringLiteral("organisms.0.split.test"), tr("Test"), m_test,
        tr("Chromosomes that are kept for the end: the model is neither trained nor chosen on them"));
    m_regions = addFile("organisms.0.split.regions", tr("Or a BED file"), tr("Its fourth column says train, valid or test"),
        tr("whole chromosomes"));
    addField(QStringLiteral("organisms.0.split"), {}, m_view);
    m_genes->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_genes->addItem(tr("none"), QString());
    for (const LaneSpec& lane : session.state().lanes)
        for (const LayerSpec& layer : lane.layers)
            if (const auto track = session.sources().opened(layer.source).track;
                track && track->kind() == tracks::Kind::Genes && layer.source.is<FileSource>())
                m_genes->addItem(QFileInfo(layer.source.file()).fileName(), layer.source.file());
    m_genes->setCurrentIndex(m_genes->count() > 1 ? 1 : 0);
    addField(QStringLiteral("organisms.0.genes"), tr("Genes"), m_genes,
        tr("With genes, predictions are also compared across their starts"));
    m_blacklist
        = addFile("organisms.0.blacklist", tr("Leave out"), tr("A BED file of regions that cannot be measured"), tr("nothing"));
    addSecondOrganism();
    for (QLineEdit* edit : { m_valid, m_test, m_regions, m_blacklist, m_alignment })
        connect(edit, &QLineEdit::textChanged, this, &SplitForm::changed);
    connect(m_genes, &QComboBox::currentIndexChanged, this, &SplitForm::changed);
    connect(this, &SplitForm::changed, this, &SplitForm::deal);
    connect(m_alignment, &QLineEdit::textChanged, this, [this] {
        for (QLineEdit* edit : { m_valid, m_test, m_regions })
            edit->setEnabled(!byAlignment()); // the alignment says
    });
    connect(m_view, &SplitView::clicked, this, &SplitForm::turn);
    connect(&session.sources(), &Sources::genomeChanged, this, &SplitForm::deal);
    deal();
}

/// Its tracks and their uses are those of a run made with its own genome open.
void SplitForm::addSecondOrganism()
{
    m_secondRun = addFile("organisms.1", tr("Second organism"),
        tr("A run.json of another genome, as this dialog writes it: its tracks are learnt in turn with those above, by a head of "
           "their own"),
        tr("none"), tr("Runs (*.json);;All files (*)"));
    m_alignment = addFile("organisms.0.split.alignment", tr("Alignment"),
        tr("A UCSC chain or net of both genomes: regions alike in both go to the same part, so that nothing leaks from one to "
           "the other"),
        tr("each genome by itself"), tr("Alignments (*.chain *.chain.gz *.net *.net.gz);;All files (*)"));
    connect(m_secondRun, &QLineEdit::textChanged, this, &SplitForm::readSecond);
}

void SplitForm::readSecond()
{
    m_second.reset();
    m_secondProblem.clear();
    const QString path = m_secondRun->text().trimmed();
    if (path.isEmpty()) {
        m_reading.drop();
        Q_EMIT changed();
        return;
    }
    m_secondProblem = tr("%1 is being read.").arg(path); // nothing is trained without it meanwhile
    const auto done = [this](const std::optional<train::Organism>& organism, const QString& problem) {
        m_second = organism;
        m_secondProblem = problem;
        Q_EMIT changed();
    };
    m_reading.ask(
        m_session.jobs(), Jobs::Pool::Files, {}, [path](const Monitor&) { return onlyOrganismOf(path); },
        [done](const train::Organism& organism) { done(organism, {}); }, [done](const QString& why) { done(std::nullopt, why); },
        [] {});
}

bool SplitForm::byAlignment() const
{
    return !m_alignment->text().trimmed().isEmpty();
}

void SplitForm::addSecond(train::RunConfig& config) const
{
    if (m_second)
        config.organisms.push_back(*m_second);
    if (!byAlignment())
        return;
    if (m_second)
        config.organisms[1].split = {};
    train::SplitRule& first = config.organisms[0].split;
    first.valid.clear();
    first.test.clear();
    first.regions.clear();
    first.alignment = m_alignment->text().trimmed().toStdString();
}

QLineEdit* SplitForm::addFile(
    const char* field, const QString& label, const QString& tip, const QString& empty, const QString& kinds)
{
    auto* edit = new QLineEdit;
    edit->setPlaceholderText(empty);
    QAction* browse = edit->addAction(lineIcon(QStringLiteral("open")), QLineEdit::TrailingPosition);
    browse->setToolTip(tr("Choose a file…"));
    connect(browse, &QAction::triggered, this, [this, edit, label, kinds] {
        const QString path = QFileDialog::getOpenFileName(this, label, edit->text(), kinds);
        if (!path.isEmpty())
            edit->setText(path);
    });
    addField(QLatin1String(field), label, edit, tip);
    return edit;
}

void SplitForm::applyTo(train::Organism& organism) const
{
    organism.split = m_organism.split;
    organism.split.valid = namesIn(m_valid);
    organism.split.test = namesIn(m_test);
    organism.split.regions = m_regions->text().trimmed().toStdString();
    organism.genes = m_genes->currentData().toString().toStdString();
    organism.blacklist = m_blacklist->text().trimmed().toStdString();
}

void SplitForm::setOrganism(const train::Organism& organism)
{
    const QSignalBlocker quiet(this);
    m_organism = organism;
    m_valid->setText(listed(organism.split.valid));
    m_test->setText(listed(organism.split.test));
    m_regions->setText(QString::fromStdString(organism.split.regions.string()));
    m_blacklist->setText(QString::fromStdString(organism.blacklist.string()));
    m_genes->setCurrentIndex(std::max(0, m_genes->findData(QString::fromStdString(organism.genes.string()))));
    deal();
}

void SplitForm::deal()
{
    const auto genome = m_session.sources().genome();
    if (!genome)
        return;
    train::RunConfig config;
    config.organisms.emplace_back();
    applyTo(config.organisms.front());
    addSecond(config);
    const auto show = [this, genome](std::vector<data::Region> regions, const QString& problem) {
        std::erase_if(regions, [](const data::Region& region) { return region.genome != 0; });
        m_dealt = regions;
        m_problem = problem;
        m_view->setRegions(genome->chromosomes(), regions);
        Q_EMIT dealt();
    };
    m_latest.ask(
        m_session.jobs(), Jobs::Pool::Files, {},
        [organisms = config.organisms, genome](const Monitor& monitor) {
            std::vector<std::shared_ptr<const genome::Genome>> genomes { genome };
            for (size_t i = 1; i < organisms.size(); ++i)
                genomes.push_back(genome::Genome::open(organisms[i].genome, monitor));
            return train::dealtRegions(organisms, genomes, monitor);
        },
        [show](const std::vector<data::Region>& regions) { show(regions, {}); }, [show](const QString& why) { show({}, why); },
        [] {});
}

void SplitForm::turn(const QString& chrom)
{
    if (byAlignment() || !m_regions->text().trimmed().isEmpty())
        return; // the file says
    const std::string name = chrom.toStdString();
    const auto namesOf = [this](data::Part part) {
        std::vector<std::string> names
            = m_dealt.empty() ? namesIn(part == data::Part::Valid ? m_valid : m_test) : std::vector<std::string>();
        for (const data::Region& region : m_dealt)
            if (region.part == part && std::ranges::find(names, region.where.chrom) == names.end()
                && std::ranges::all_of(m_dealt, [&](const data::Region& other) {
                       return other.where.chrom != region.where.chrom || other.part == part; // stretches are dealt anew
                   }))
                names.push_back(region.where.chrom);
        return names;
    };
    std::vector<std::string> valid = namesOf(data::Part::Valid), test = namesOf(data::Part::Test);
    if (std::erase(valid, name) > 0)
        test.push_back(name);
    else if (std::erase(test, name) == 0)
        valid.push_back(name);
    {
        const QSignalBlocker quiet(m_valid);
        m_valid->setText(listed(valid));
    }
    m_test->setText(listed(test));
    Q_EMIT changed();
}
