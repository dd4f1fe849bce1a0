#include "views/models/inputform.h"

#include "views/look/grid.h"

#include <QFileInfo>
#include <QLabel>
#include <QVBoxLayout>

InputForm::InputForm(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_problem(new QLabel)
    , m_masked(new QLabel)
    , m_list(new QVBoxLayout)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 2 * gridStep, 0, 2 * gridStep);
    layout->setSpacing(2 * gridStep);
    auto* note
        = new QLabel(tr("Tracks of one cell type. Choose them here, or drag a lane's name or a file onto an input. What is "
                        "masked the model does not see."));
    note->setWordWrap(true);
    note->setProperty("look", QStringLiteral("quiet"));
    m_problem->setWordWrap(true);
    m_problem->setProperty("look", QStringLiteral("problem"));
    m_problem->hide();
    m_masked->setWordWrap(true);
    m_masked->setProperty("look", QStringLiteral("notice"));
    m_masked->hide();
    m_list->setSpacing(gridStep);
    layout->addWidget(note);
    layout->addWidget(m_problem);
    layout->addWidget(m_masked);
    layout->addLayout(m_list);
    layout->addStretch();
    connect(&m_session, &Session::stateChanged, this, &InputForm::follow);
    connect(&m_session.sources(), &Sources::trackChanged, this, &InputForm::follow);
    connect(&m_session, &Session::locusChanged, this, &InputForm::followLocus);
}

void InputForm::setModel(const QString& path, std::shared_ptr<const models::ModelSpec> spec)
{
    if (path == m_path && spec == m_spec)
        return follow();
    m_path = path;
    m_spec = std::move(spec);
    qDeleteAll(m_rows);
    m_rows.clear();
    if (m_spec)
        for (const models::InputTrack& input : m_spec->inputs) {
            m_rows.append(new InputRow(m_session, m_path, input));
            m_list->addWidget(m_rows.last());
        }
    follow();
}

void InputForm::follow()
{
    for (InputRow* row : std::as_const(m_rows))
        row->follow();
    const QString problem = m_session.sources().model(m_path).inputProblem;
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    followLocus();
}

void InputForm::followLocus()
{
    const std::string chrom = m_session.locus().chrom;
    QStringList masked;
    for (const InputChoice& choice : m_session.state().inputs)
        for (const auto& source : { choice.track, choice.coverage })
            if (const auto track = source ? m_session.sources().opened(*source).track : nullptr;
                choice.model == m_path && track && !chrom.empty() && !track->has(chrom))
                masked << tr("%1 has no %2: %3 is masked there.")
                              .arg(QFileInfo(source->path()).fileName(), QString::fromStdString(chrom), choice.input);
    m_masked->setText(masked.join(u'\n'));
    m_masked->setVisible(!masked.isEmpty());
}
