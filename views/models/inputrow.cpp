#include "views/models/inputrow.h"

#include "core/models/inputs/inputs.h"
#include "views/document/lanedrag.h"
#include "views/look/grid.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QMimeData>
#include <QPainter>

namespace
{

QComboBox* narrowBox(const QString& name)
{
    auto* box = new QComboBox;
    box->setAccessibleName(name);
    box->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    box->setAcceptDrops(false);
    return box;
}

/// The first local file or signal lane that is dragged.
std::optional<Source> draggedSource(const QMimeData& data, const Session& session)
{
    for (const int id : draggedLanes(data))
        if (const LaneSpec* lane = session.state().lane(id))
            for (const InputCandidate& candidate : inputCandidates(session))
                for (const LayerSpec& layer : lane->layers)
                    if (layer.source == candidate.source)
                        return layer.source;
    for (const QUrl& url : data.urls())
        if (url.isLocalFile())
            return FileSource { QFileInfo(url.toLocalFile()).absoluteFilePath() };
    return std::nullopt;
}

} // namespace

InputRow::InputRow(Session& session, const QString& model, const models::InputTrack& input, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_model(model)
    , m_input(QString::fromStdString(input.name))
    , m_track(narrowBox(tr("Track that serves as %1").arg(QString::fromStdString(input.name))))
{
    setAcceptDrops(true);
    build(input);
    follow();
}

void InputRow::build(const models::InputTrack& input)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * gridStep, gridStep, 2 * gridStep, 2 * gridStep);
    layout->setSpacing(gridStep);
    auto* title = new QLabel(QStringLiteral("<b>%1</b>").arg(m_input.toHtmlEscaped()));
    if (!input.description.empty())
        title->setText(title->text() + QStringLiteral(" · ") + QString::fromStdString(input.description).toHtmlEscaped());
    title->setWordWrap(true);
    title->setToolTip(tr("Read as: %1").arg(QString::fromStdString(models::describe(input))));
    layout->addWidget(title);
    layout->addWidget(m_track);
    connect(m_track, &QComboBox::activated, this, &InputRow::chooseTrack);
    if (input.summary != models::InputTrack::Summary::Fraction)
        return;
    m_coverage = narrowBox(tr("Coverage of %1").arg(m_input));
    m_percent = new QCheckBox(tr("percent"));
    m_percent->setToolTip(tr("The track's values run from 0 to 100 instead of 0 to 1"));
    auto* more = new QHBoxLayout;
    more->addWidget(m_coverage, 1);
    more->addWidget(m_percent);
    layout->addLayout(more);
    connect(m_coverage, &QComboBox::activated, this, &InputRow::chooseCoverage);
    connect(m_percent, &QCheckBox::clicked, this, [this](bool percent) {
        InputChoice changed = choice();
        changed.percent = percent;
        choose(changed, percent ? tr("%1 in percent").arg(m_input) : tr("%1 as fractions").arg(m_input));
    });
}

InputChoice InputRow::choice() const
{
    const InputChoice* known = m_session.state().input(m_model, m_input);
    return known ? *known : InputChoice { m_model, m_input };
}

void InputRow::fill(QComboBox* box, const QString& none, const QString& pattern, const std::optional<Source>& chosen)
{
    box->clear();
    box->addItem(none);
    for (const InputCandidate& candidate : m_candidates) {
        box->addItem(pattern.arg(candidate.name));
        box->setItemData(box->count() - 1, candidate.source.file(), Qt::ToolTipRole);
        if (candidate.source == chosen)
            box->setCurrentIndex(box->count() - 1);
    }
    const auto opened = chosen ? m_session.sources().opened(*chosen) : Sources::Opened();
    box->setToolTip(!opened.problem.isEmpty() ? opened.problem : chosen ? chosen->path() : QString());
}

void InputRow::follow()
{
    const InputChoice now = choice();
    m_candidates = inputCandidates(m_session);
    for (const auto& chosen : { now.track, now.coverage }) {
        const auto same = [&](const InputCandidate& candidate) { return candidate.source == chosen; };
        if (chosen && std::none_of(m_candidates.begin(), m_candidates.end(), same))
            m_candidates.append({ QFileInfo(chosen->path()).completeBaseName(), *chosen }); // of a file that has no lane
    }
    fill(m_track, tr("none (masked)"), QStringLiteral("%1"), now.track);
    if (!m_coverage)
        return;
    fill(m_coverage, tr("no coverage"), tr("coverage: %1"), now.coverage);
    m_coverage->setEnabled(now.track.has_value());
    m_percent->setEnabled(now.track.has_value());
    m_percent->setChecked(now.percent);
}

void InputRow::choose(const InputChoice& changed, const QString& what)
{
    m_session.change(what, [&](SessionState& state) { state.setInput(changed); });
}

void InputRow::chooseTrack()
{
    InputChoice changed = choice();
    const int chosen = m_track->currentIndex();
    changed.track = chosen > 0 ? std::optional(m_candidates[chosen - 1].source) : std::nullopt;
    choose(changed, chosen > 0 ? tr("%1 as %2").arg(m_track->currentText(), m_input) : tr("Mask %1").arg(m_input));
}

void InputRow::chooseCoverage()
{
    InputChoice changed = choice();
    const int chosen = m_coverage->currentIndex();
    changed.coverage = chosen > 0 ? std::optional(m_candidates[chosen - 1].source) : std::nullopt;
    choose(changed, tr("Coverage of %1").arg(m_input));
}

void InputRow::dragEnterEvent(QDragEnterEvent* event)
{
    if (!draggedSource(*event->mimeData(), m_session))
        return;
    m_hovered = true;
    update();
    event->setDropAction(Qt::CopyAction); // the list of tracks would move its rows
    event->accept();
}

void InputRow::dragLeaveEvent(QDragLeaveEvent*)
{
    m_hovered = false;
    update();
}

void InputRow::dropEvent(QDropEvent* event)
{
    m_hovered = false;
    update();
    const auto source = draggedSource(*event->mimeData(), m_session);
    if (!source)
        return;
    event->setDropAction(Qt::CopyAction);
    event->accept();
    InputChoice changed = choice();
    changed.track = source;
    choose(changed, tr("%1 as %2").arg(QFileInfo(source->path()).completeBaseName(), m_input));
}

void InputRow::paintEvent(QPaintEvent*)
{
    if (!m_hovered)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(palette().color(QPalette::Highlight), 2));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), gridStep, gridStep);
}
