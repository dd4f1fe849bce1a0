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

std::vector<std::string> namesIn(const QLineEdit* edit)
{
    static const QRegularExpression between(QStringLiteral("[,;\\s]+"));
    std::vector<std::string> names;
    for (const QString& name : edit->text().split(between, Qt::SkipEmptyParts))
        names.push_back(name.toStdString());
    return names;
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
                track && track->kind() == tracks::Kind::Genes && layer.source.kind == Source::Kind::File)
                m_genes->addItem(QFileInfo(layer.source.path).fileName(), layer.source.path);
    m_genes->setCurrentIndex(m_genes->count() > 1 ? 1 : 0);
    addField(QStringLiteral("organisms.0.genes"), tr("Genes"), m_genes,
        tr("With genes, predictions are also compared across their starts"));
    m_blacklist
        = addFile("organisms.0.blacklist", tr("Leave out"), tr("A BED file of regions that cannot be measured"), tr("nothing"));
    for (QLineEdit* edit : { m_valid, m_test, m_regions, m_blacklist })
        connect(edit, &QLineEdit::textChanged, this, &SplitForm::changed);
    connect(m_genes, &QComboBox::currentIndexChanged, this, &SplitForm::changed);
    connect(this, &SplitForm::changed, this, &SplitForm::deal);
    connect(m_view, &SplitView::clicked, this, &SplitForm::turn);
    connect(&session.sources(), &Sources::genomeChanged, this, &SplitForm::deal);
    deal();
}

QLineEdit* SplitForm::addFile(const char* field, const QString& label, const QString& tip, const QString& empty)
{
    auto* edit = new QLineEdit;
    edit->setPlaceholderText(empty);
    QAction* browse = edit->addAction(lineIcon(QStringLiteral("open")), QLineEdit::TrailingPosition);
    browse->setToolTip(tr("Choose a file…"));
    connect(browse, &QAction::triggered, this, [this, edit] {
        const QString path
            = QFileDialog::getOpenFileName(this, tr("Regions"), edit->text(), tr("BED files (*.bed *.bed.gz);;All files (*)"));
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
    train::Organism organism;
    applyTo(organism);
    const auto show = [this, genome](const std::vector<data::Region>& regions, const QString& problem) {
        m_dealt = regions;
        m_problem = problem;
        m_view->setRegions(genome->chromosomes(), regions);
        Q_EMIT dealt();
    };
    m_latest.ask(
        m_session.jobs(), Jobs::Pool::Files, {},
        [organism, genome](const Monitor& monitor) { return train::dealtRegions({ organism }, { genome }, monitor); },
        [show](const std::vector<data::Region>& regions) { show(regions, {}); }, [show](const QString& why) { show({}, why); },
        [] {});
}

void SplitForm::turn(const QString& chrom)
{
    if (!m_regions->text().trimmed().isEmpty())
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
