#include "views/browser/whatifdialog.h"

#include "core/models/edits/edittext.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

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
    m_problem->setProperty("role", QStringLiteral("problem"));
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
    connect(m_text, &QLineEdit::textChanged, this, &WhatIfDialog::check);
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
    if (const auto genome = m_session.sources().genome(); genome && genome->hasSequence() && genome->length(base.chrom))
        add(tr("Exchange a base"), QStringLiteral("%1 %2>").arg(one, QString::fromStdString(genome->sequence(base))));
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

std::vector<models::Edit> WhatIfDialog::parsed() const
{
    const auto genome = m_session.sources().genome();
    std::vector<models::Edit> edits;
    QStringList asked;
    for (const Source& prediction : m_predictions) {
        if (asked.contains(prediction.model()))
            continue;
        asked << prediction.model();
        const auto spec = m_session.sources().model(prediction.model()).spec;
        if (!genome || !spec)
            throw Error(tr("The genome and the model are still being opened.").toStdString());
        edits = models::parseEdits(m_text->text().toStdString(), *genome, *spec);
        models::Haplotype::checkTogether(edits);
    }
    return edits;
}

void WhatIfDialog::check()
{
    m_edits.clear();
    QString problem;
    try {
        m_edits = parsed();
    } catch (const Error& error) {
        problem = QString::fromUtf8(error.what());
    }
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    m_ok->setEnabled(!m_edits.empty());
}
