#include "views/lanemenus/whatifdialog.h"

#include "core/models/edits/edittext.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include <utility>

namespace
{

/// Reads the genome: the bases that an edit names must be there. Throws Error.
std::vector<models::Edit> parsed(
    const std::string& text, const genome::Genome& genome, const std::vector<std::shared_ptr<const models::ModelSpec>>& specs)
{
    std::vector<models::Edit> edits;
    for (const auto& spec : specs) {
        edits = models::parseEdits(text, genome, *spec);
        models::Haplotype::checkTogether(edits);
    }
    return edits;
}

} // namespace

WhatIfDialog::WhatIfDialog(Session& session, const QVector<Source>& predictions, const Interval& where, QWidget* parent)
    : QDialog(parent)
    , m_session(session)
    , m_predictions(predictions)
    , m_where(where)
    , m_kinds(new QComboBox)
    , m_text(new QLineEdit)
    , m_problem(new QLabel)
{
    constexpr int64_t offered = 100; // bp
    const Interval& locus = session.locus();
    if (m_where.empty())
        m_where = locus.resized(std::min(locus.length(), offered));
    if (const auto genome = session.sources().genome())
        m_where = m_where.clipped(genome->length(m_where.chrom).value_or(0));
    build(!where.empty());
}

void WhatIfDialog::build(bool marked)
{
    constexpr int wide = 480;
    setWindowTitle(tr("What if…"));
    m_text->setMinimumWidth(wide);
    m_text->setPlaceholderText(tr("chr1:1,000 A>G — several edits with ; between them"));
    m_text->setToolTip(tr("chr1:1,000 A>G, chr1:1,000 AT>A, delete chr1:1,000-1,500, insert chr1:1,000 ACGT, shuffle "
                          "chr1:1,000-1,500 seed 7, erase ATAC chr1:1,000-1,500, scale ATAC 0.5 chr1:1,000-1,500"));
    m_problem->setWordWrap(true);
    m_problem->setProperty("look", QStringLiteral("problem"));
    m_problem->setMinimumHeight(3 * fontMetrics().lineSpacing());
    QSizePolicy policy = m_problem->sizePolicy();
    policy.setRetainSizeWhenHidden(true); // nothing moves while one types
    m_problem->setSizePolicy(policy);
    m_problem->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    fillKinds();
    auto* form = new QFormLayout;
    form->addRow(tr("&Begin with"), m_kinds);
    form->addRow(tr("&Edits"), m_text);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    m_ok = buttons->button(QDialogButtonBox::Ok);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addWidget(m_problem);
    layout->addWidget(buttons);
    connectParts(*buttons);
    m_kinds->setPlaceholderText(tr("Choose what to change, or type below"));
    m_kinds->setCurrentIndex(marked ? 0 : -1);
    m_text->setText(m_kinds->currentData().toString());
    m_text->setFocus();
    check();
}

void WhatIfDialog::connectParts(const QDialogButtonBox& buttons)
{
    connect(&buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(&buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_text, &QLineEdit::textChanged, this, [this] {
        m_entered = false; // it was another text
        check();
    });
    connect(&m_session.sources(), &Sources::genomeChanged, this, &WhatIfDialog::check);
    connect(&m_session.sources(), &Sources::modelChanged, this, &WhatIfDialog::check);
    connect(m_text, &QLineEdit::returnPressed, this, [this] { m_entered = checking(); });
    connect(m_text, &QLineEdit::textEdited, this, [this] { m_kinds->setCurrentIndex(-1); });
    connect(m_kinds, &QComboBox::activated, this, [this](int kind) {
        m_text->setText(m_kinds->itemData(kind).toString());
        m_text->setFocus();
    });
}

void WhatIfDialog::fillKinds()
{
    const auto add = [this](const QString& text, const QString& edit) { m_kinds->addItem(text, edit); };
    const QString all = QString::fromStdString(toText(m_where));
    const Interval base { m_where.chrom, m_where.centre(), m_where.centre() + 1 };
    const QString one = QString::fromStdString(toText(base));
    add(tr("Delete bases"), QStringLiteral("delete ") + all);
    add(tr("Shuffle bases"), QStringLiteral("shuffle ") + all);
    add(tr("Insert bases"), QStringLiteral("insert %1 ").arg(one));
    if (const auto genome = m_session.sources().genome(); genome && genome->hasSequence() && genome->length(base.chrom)) {
        add(tr("Exchange a base"), one + QStringLiteral(" >"));
        offerExchange(m_kinds->count() - 1, base);
    }
    QStringList inputs;
    for (const Source& prediction : std::as_const(m_predictions))
        if (const auto spec = m_session.sources().model(prediction.model()).spec)
            for (const models::InputTrack& input : spec->inputs)
                if (const QString name = QString::fromStdString(input.name); !inputs.contains(name))
                    inputs << name;
    for (const QString& input : inputs) {
        add(tr("Erase %1").arg(input), QStringLiteral("erase %1 %2").arg(input, all));
        add(tr("Scale %1").arg(input), QStringLiteral("scale %1 0.5 %2").arg(input, all));
    }
}

/// Writes the base of the genome into an entry of the kinds, and into the text that began with it.
void WhatIfDialog::offerExchange(int kind, const Interval& base)
{
    m_base.ask(
        m_session.jobs(), Jobs::Pool::Files, {},
        [genome = m_session.sources().genome(), base](const Monitor&) { return QString::fromStdString(genome->sequence(base)); },
        [this, kind, one = QString::fromStdString(toText(base))](const QString& letter) {
            const QString before = m_kinds->itemData(kind).toString(), now = QStringLiteral("%1 %2>").arg(one, letter);
            m_kinds->setItemData(kind, now);
            if (m_text->text() == before)
                m_text->setText(now);
        },
        [](const QString&) {}, [] {});
}

void WhatIfDialog::check()
{
    m_check.drop();
    const auto genome = m_session.sources().genome();
    std::vector<std::shared_ptr<const models::ModelSpec>> specs;
    QStringList asked;
    for (const Source& prediction : std::as_const(m_predictions))
        if (!asked.contains(prediction.model())) {
            asked << prediction.model();
            specs.push_back(m_session.sources().model(prediction.model()).spec);
        }
    if (!genome || std::ranges::find(specs, nullptr) != specs.end())
        return showResult({}, tr("The genome and the model are still being opened."));
    m_edits.clear();
    m_ok->setEnabled(false); // until the newest text has been checked
    m_check.ask(
        m_session.jobs(), Jobs::Pool::Files, {},
        [genome, specs, text = m_text->text().toStdString()](const Monitor&) { return parsed(text, *genome, specs); },
        [this](const std::vector<models::Edit>& edits) { showResult(edits, {}); },
        [this](const QString& why) { showResult({}, why); }, [] {});
}

void WhatIfDialog::showResult(std::vector<models::Edit> edits, const QString& problem)
{
    m_edits = std::move(edits);
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    m_ok->setEnabled(!m_edits.empty());
    if (std::exchange(m_entered, false) && !m_edits.empty())
        accept();
}
