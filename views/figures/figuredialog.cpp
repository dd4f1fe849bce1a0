#include "views/figures/figuredialog.h"

#include "views/figures/figurefile.h"
#include "views/figures/figurepreview.h"
#include "views/figures/figuresettings.h"
#include "views/session/regions.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QGroupBox>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollArea>
#include <QSettings>
#include <QToolButton>
#include <QVBoxLayout>

FigureDialog::FigureDialog(Session& session, QWidget* parent)
    : QDialog(parent)
    , m_session(session)
    , m_snapshot(session)
    , m_settings(new FigureSettings)
    , m_preview(new FigurePreview(session.jobs()))
    , m_figureLoci { { session.loci(), {} } }
{
    setWindowTitle(tr("Export figure"));
    auto* layout = new QHBoxLayout(this);
    layout->addWidget(previewSide(), 1);
    layout->addWidget(settingsSide());
    connectParts();
    restore();
    setFigureLoci(m_figureLoci);
    resize(1080, 720);
    m_format->setFocus();
}

QWidget* FigureDialog::previewSide()
{
    m_size = new QLabel;
    m_size->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_size->setAccessibleName(tr("Size of the figure"));
    m_which = new QLabel;
    const auto arrow = [](Qt::ArrowType type, const QString& name) {
        auto* button = new QToolButton;
        button->setArrowType(type);
        button->setAutoRaise(true);
        button->setToolTip(name);
        button->setAccessibleName(name);
        return button;
    };
    m_previous = arrow(Qt::LeftArrow, tr("Previous figure"));
    m_next = arrow(Qt::RightArrow, tr("Next figure"));
    auto* foot = new QHBoxLayout;
    foot->addWidget(m_size, 1);
    foot->addWidget(m_previous);
    foot->addWidget(m_which);
    foot->addWidget(m_next);
    auto* side = new QWidget;
    auto* layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_preview, 1);
    layout->addLayout(foot);
    return side;
}

QWidget* FigureDialog::filesGroup()
{
    m_what = new QComboBox;
    m_what->addItem(tr("What is shown now"));
    qsizetype drawn = 0;
    for (const Region& region : m_session.state().regions)
        drawn += region.drawn;
    m_what->addItem(tr("Every region of interest (%1)").arg(drawn));
    m_what->addItem(tr("Every region of a BED file…"));
    m_what->setAccessibleName(tr("What to draw"));
    m_format = new QComboBox;
    m_format->addItem(tr("SVG (editable vectors)"), QStringLiteral("svg"));
    m_format->addItem(tr("PDF (vectors)"), QStringLiteral("pdf"));
    m_format->addItem(tr("PNG (pixels)"), QStringLiteral("png"));
    m_format->setAccessibleName(tr("Format"));
    m_save = new QCheckBox(tr("&Save settings with the figure"));
    m_save->setToolTip(tr("A small file beside the figure, with which “epiarc figure --spec” draws it again."));
    auto* group = new QGroupBox(tr("Files"));
    auto* form = new QFormLayout(group);
    form->addRow(tr("&Draw"), m_what);
    form->addRow(tr("For&mat"), m_format);
    form->addRow(m_save);
    return group;
}

QWidget* FigureDialog::settingsSide()
{
    auto* column = new QWidget;
    auto* stack = new QVBoxLayout(column);
    stack->addWidget(filesGroup());
    stack->addWidget(m_settings, 1);
    auto* scroll = new QScrollArea;
    scroll->setWidget(column);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setMinimumWidth(column->minimumSizeHint().width() + 16);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_go = buttons->addButton(tr("Choose file…"), QDialogButtonBox::AcceptRole);
    m_go->setDefault(true);
    buttons->button(QDialogButtonBox::Cancel)->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::accepted, this, &FigureDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &FigureDialog::reject);
    auto* side = new QWidget;
    auto* layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll, 1);
    layout->addWidget(buttons);
    return side;
}

void FigureDialog::connectParts()
{
    connect(m_settings, &FigureSettings::changed, this, &FigureDialog::draw);
    connect(m_preview, &FigurePreview::changed, this, &FigureDialog::describe);
    connect(m_what, &QComboBox::activated, this, &FigureDialog::choose);
    connect(m_format, &QComboBox::currentIndexChanged, this, &FigureDialog::describe);
    connect(m_previous, &QToolButton::clicked, this, [this] { step(-1); });
    connect(m_next, &QToolButton::clicked, this, [this] { step(1); });
    // Files may still be on their way when the dialog opens.
    connect(&m_session.sources(), &Sources::idle, this, [this] {
        m_snapshot = Snapshot(m_session);
        draw();
    });
}

void FigureDialog::choose(int what)
{
    if (What(what) == What::Shown)
        return setFigureLoci({ { m_session.loci(), {} } });
    if (What(what) == What::Regions) {
        QVector<Region> drawn;
        for (const Region& region : m_session.state().regions)
            if (region.drawn)
                drawn.append(region);
        return setFigureLoci(figureLociOf(drawn, m_session));
    }
    const QString path
        = QFileDialog::getOpenFileName(this, tr("Regions to draw"), {}, tr("BED files (*.bed *.bed.gz);;All files (*)"));
    if (!path.isEmpty())
        return useRegions(path);
    m_what->setCurrentIndex(int(What::Shown));
    setFigureLoci({ { m_session.loci(), {} } });
}

void FigureDialog::useRegions(const QString& path)
{
    const auto refuse = [this](const QString& why) {
        m_what->setCurrentIndex(int(What::Shown));
        setFigureLoci({ { m_session.loci(), {} } });
        QMessageBox::warning(this, windowTitle(), why);
    };
    m_what->setCurrentIndex(int(What::File));
    Job* job = m_session.jobs().start(
        Jobs::Pool::Files, this, tr("Reading %1").arg(QFileInfo(path).fileName()),
        [path = path.toStdString(), genome = m_snapshot.genome()](
            const Monitor& monitor) { return readRegions(path, *genome, monitor); },
        [this](const QVector<Region>& regions) { setFigureLoci(figureLociOf(regions, m_session)); });
    connect(job, &Job::failed, this, refuse);
}

void FigureDialog::setFigureLoci(const QVector<FigureLocus>& loci)
{
    m_figureLoci = loci;
    m_current = 0;
    step(0);
}

void FigureDialog::step(int by)
{
    m_current = std::clamp<qsizetype>(m_current + by, 0, std::max<qsizetype>(0, m_figureLoci.size() - 1));
    const bool several = m_figureLoci.size() > 1;
    for (QWidget* widget : { static_cast<QWidget*>(m_previous), static_cast<QWidget*>(m_next), static_cast<QWidget*>(m_which) })
        widget->setVisible(several);
    m_previous->setEnabled(m_current > 0);
    m_next->setEnabled(m_current + 1 < m_figureLoci.size());
    m_which->setText(tr("%1 of %2").arg(m_current + 1).arg(m_figureLoci.size()));
    m_go->setText(several ? tr("Choose folder for %1 figures…").arg(m_figureLoci.size()) : tr("Choose file…"));
    draw();
}

void FigureDialog::draw()
{
    if (!m_figureLoci.isEmpty())
        m_preview->show(m_snapshot, m_settings->spec(), m_figureLoci[m_current]);
    describe();
}

void FigureDialog::describe()
{
    const QSizeF size = m_preview->sizeMm();
    const FigureSpec spec = m_settings->spec();
    m_go->setEnabled(!m_figureLoci.isEmpty() && m_preview->problem().isEmpty());
    if (m_figureLoci.isEmpty())
        return m_size->setText(tr("There is no region of interest yet: mark one with Ctrl+R."));
    if (size.isEmpty())
        return m_size->clear();
    QString text = tr("%1 × %2 mm").arg(QLocale().toString(size.width(), 'f', 1), QLocale().toString(size.height(), 'f', 1));
    if (m_format->currentData() == QStringLiteral("png"))
        text += tr(", %1 × %2 pixels").arg(qRound(size.width() / 25.4 * spec.dpi)).arg(qRound(size.height() / 25.4 * spec.dpi));
    m_size->setText(text);
}

FigureOrder FigureDialog::order() const
{
    return { m_snapshot, m_settings->spec(), m_format->currentData().toString(), m_figureLoci, m_save->isChecked() };
}

void FigureDialog::restore()
{
    QSettings settings;
    settings.beginGroup(QStringLiteral("figure"));
    m_format->setCurrentIndex(std::max(0, m_format->findData(settings.value(QStringLiteral("format")).toString())));
    m_save->setChecked(settings.value(QStringLiteral("saveSettings")).toBool());
    try {
        const QString last = settings.value(QStringLiteral("last")).toString();
        FigureSpec spec
            = specFrom(last.isEmpty() ? Json::object() : Json::parse(last.toStdString()), settings.fileName().toStdString());
        // A title belongs to one figure, unless it names the locus itself.
        if (!spec.title.contains(QStringLiteral("{name}")) && !spec.title.contains(QStringLiteral("{locus}")))
            spec.title.clear();
        m_settings->setSpec(spec);
    } catch (const std::exception&) {
        settings.remove(QStringLiteral("last")); // of another version
    }
}

void FigureDialog::accept()
{
    QSettings settings;
    settings.beginGroup(QStringLiteral("figure"));
    settings.setValue(QStringLiteral("last"), QString::fromStdString(toJson(m_settings->spec()).dump()));
    settings.setValue(QStringLiteral("format"), m_format->currentData());
    settings.setValue(QStringLiteral("saveSettings"), m_save->isChecked());
    QDialog::accept();
}
