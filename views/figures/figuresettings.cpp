#include "views/figures/figuresettings.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFontDatabase>
#include <QFormLayout>
#include <QGroupBox>
#include <QLineEdit>
#include <QVBoxLayout>

namespace
{

/// A row whose field answers to the label's text for those who cannot see it.
void addRow(QFormLayout* form, const QString& label, QWidget* field)
{
    form->addRow(label, field);
    field->setAccessibleName(QString(label).remove(u'&'));
}

QDoubleSpinBox* sizeBox(double low, double high, int decimals, double step, const QString& unit)
{
    auto* box = new QDoubleSpinBox;
    box->setRange(low, high);
    box->setDecimals(decimals);
    box->setSingleStep(step);
    box->setSuffix(unit);
    box->setKeyboardTracking(false);
    return box;
}

/// Zero stands for what comes of itself.
QDoubleSpinBox* optionalBox(double high, const QString& whenZero)
{
    QDoubleSpinBox* box = sizeBox(0, high, 1, 1, FigureSettings::tr(" mm"));
    box->setSpecialValueText(whenZero);
    return box;
}

} // namespace

FigureSettings::FigureSettings(QWidget* parent)
    : QWidget(parent)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(sizeGroup());
    layout->addWidget(textGroup());
    layout->addWidget(partsGroup());
    layout->addStretch();
    setSpec({});
    connect(m_preset, &QComboBox::activated, this, &FigureSettings::usePreset);
    for (QDoubleSpinBox* box : { m_width, m_height, m_fontSize, m_line, m_names })
        connect(box, &QDoubleSpinBox::valueChanged, this, &FigureSettings::edited);
    for (QSpinBox* box : { m_dpi, m_columns })
        connect(box, &QSpinBox::valueChanged, this, &FigureSettings::edited);
    for (QComboBox* box : { m_font, m_legend })
        connect(box, &QComboBox::currentIndexChanged, this, &FigureSettings::edited);
    for (QCheckBox* box : { m_ruler, m_scaleBar, m_transparent, m_raster })
        connect(box, &QCheckBox::toggled, this, &FigureSettings::edited);
    connect(m_title, &QLineEdit::textChanged, this, &FigureSettings::edited);
}

QGroupBox* FigureSettings::sizeGroup()
{
    auto* group = new QGroupBox(tr("Size"));
    auto* form = new QFormLayout(group);
    m_preset = new QComboBox;
    m_preset->addItem(tr("As set below"));
    for (const FigureSpec::Preset& preset : FigureSpec::presets())
        m_preset->addItem(preset.name);
    m_width = sizeBox(40, 5000, 1, 5, tr(" mm"));
    m_height = optionalBox(5000, tr("as high as the lanes"));
    m_dpi = new QSpinBox;
    m_dpi->setRange(36, 2400);
    m_dpi->setSingleStep(50);
    m_dpi->setSuffix(tr(" dpi"));
    m_dpi->setKeyboardTracking(false);
    addRow(form, tr("&For"), m_preset);
    addRow(form, tr("&Width"), m_width);
    addRow(form, tr("&Height"), m_height);
    addRow(form, tr("&Resolution of PNG"), m_dpi);
    return group;
}

QGroupBox* FigureSettings::textGroup()
{
    auto* group = new QGroupBox(tr("Text and lines"));
    auto* form = new QFormLayout(group);
    m_font = new QComboBox;
    m_font->addItem(tr("Epiarc's own"), QString());
    for (const QString& family : QFontDatabase::families())
        if (!QFontDatabase::isPrivateFamily(family))
            m_font->addItem(family, family);
    m_font->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_font->setMinimumContentsLength(14);
    m_fontSize = sizeBox(3, 72, 1, 0.5, tr(" pt"));
    m_line = sizeBox(0.05, 10, 2, 0.1, tr(" pt"));
    addRow(form, tr("F&ont"), m_font);
    addRow(form, tr("&Text"), m_fontSize);
    addRow(form, tr("&Lines"), m_line);
    return group;
}

QGroupBox* FigureSettings::partsGroup()
{
    auto* group = new QGroupBox(tr("Parts"));
    auto* form = new QFormLayout(group);
    m_title = new QLineEdit;
    m_title->setPlaceholderText(tr("none"));
    m_title->setToolTip(tr("{name} and {locus} become those of the figure."));
    m_legend = new QComboBox;
    m_legend->addItems({ tr("none"), tr("in the lanes"), tr("below") });
    m_names = optionalBox(500, tr("as wide as needed"));
    m_columns = new QSpinBox;
    m_columns->setRange(0, 100);
    m_columns->setSpecialValueText(tr("all in one row"));
    m_ruler = new QCheckBox(tr("&Coordinates"));
    m_scaleBar = new QCheckBox(tr("Scale &bar"));
    m_transparent = new QCheckBox(tr("Transparent back&ground"));
    m_raster = new QCheckBox(tr("&Heat maps as pictures"));
    m_raster->setToolTip(tr("Makes files of many heat maps smaller; they can no longer be edited in a drawing program."));
    addRow(form, tr("T&itle"), m_title);
    addRow(form, tr("L&egend"), m_legend);
    addRow(form, tr("&Names"), m_names);
    addRow(form, tr("&Panels in a row"), m_columns);
    form->addRow(m_ruler);
    form->addRow(m_scaleBar);
    form->addRow(m_transparent);
    form->addRow(m_raster);
    return group;
}

FigureSpec FigureSettings::spec() const
{
    FigureSpec spec;
    spec.widthMm = m_width->value();
    spec.heightMm = m_height->value();
    spec.dpi = m_dpi->value();
    spec.fontFamily = m_font->currentData().toString();
    spec.fontPt = m_fontSize->value();
    spec.linePt = m_line->value();
    spec.title = m_title->text();
    spec.legend = FigureSpec::Legend(m_legend->currentIndex());
    spec.ruler = m_ruler->isChecked();
    spec.scaleBar = m_scaleBar->isChecked();
    spec.namesMm = m_names->value();
    spec.columns = m_columns->value();
    spec.background = m_transparent->isChecked() ? FigureSpec::Background::Transparent : FigureSpec::Background::White;
    spec.rasterHeatMaps = m_raster->isChecked();
    return spec;
}

void FigureSettings::setSpec(const FigureSpec& spec)
{
    m_filling = true;
    m_width->setValue(spec.widthMm);
    m_height->setValue(spec.heightMm);
    m_dpi->setValue(spec.dpi);
    m_font->setCurrentIndex(std::max(0, m_font->findData(spec.fontFamily)));
    m_fontSize->setValue(spec.fontPt);
    m_line->setValue(spec.linePt);
    m_title->setText(spec.title);
    m_legend->setCurrentIndex(int(spec.legend));
    m_ruler->setChecked(spec.ruler);
    m_scaleBar->setChecked(spec.scaleBar);
    m_names->setValue(spec.namesMm);
    m_columns->setValue(spec.columns);
    m_transparent->setChecked(spec.background == FigureSpec::Background::Transparent);
    m_raster->setChecked(spec.rasterHeatMaps);
    m_filling = false;
    edited();
}

void FigureSettings::usePreset(int index)
{
    if (index < 1)
        return findPreset();
    const FigureSpec::Preset preset = FigureSpec::presets()[index - 1];
    FigureSpec changed = spec();
    changed.widthMm = preset.widthMm;
    changed.heightMm = preset.heightMm;
    changed.fontPt = preset.fontPt;
    changed.linePt = preset.linePt;
    setSpec(changed);
}

void FigureSettings::findPreset()
{
    const FigureSpec now = spec();
    const QVector<FigureSpec::Preset> presets = FigureSpec::presets();
    const auto same = std::find_if(presets.begin(), presets.end(), [&](const FigureSpec::Preset& preset) {
        return preset.widthMm == now.widthMm && preset.heightMm == now.heightMm && preset.fontPt == now.fontPt
            && preset.linePt == now.linePt;
    });
    m_preset->setCurrentIndex(same == presets.end() ? 0 : int(same - presets.begin()) + 1);
}

void FigureSettings::edited()
{
    if (m_filling)
        return;
    findPreset();
    Q_EMIT changed();
}
