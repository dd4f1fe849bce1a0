#include "views/exporting/figuredialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>

FigureDialog::FigureDialog(double heightMm, QWidget* parent)
    : QDialog(parent)
    , m_heightMm(heightMm)
    , m_format(new QComboBox)
    , m_width(new QDoubleSpinBox)
    , m_dpi(new QSpinBox)
    , m_size(new QLabel)
{
    setWindowTitle(tr("Export figure"));
    m_format->addItem(tr("SVG (editable vectors)"), QStringLiteral("svg"));
    m_format->addItem(tr("PDF (vectors)"), QStringLiteral("pdf"));
    m_format->addItem(tr("PNG (pixels)"), QStringLiteral("png"));
    m_width->setRange(60, 2000);
    m_width->setDecimals(0);
    m_width->setSuffix(tr(" mm"));
    m_width->setValue(180);
    m_dpi->setRange(72, 1200);
    m_dpi->setValue(300);
    m_size->setEnabled(false);

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    QPushButton* go = buttons->addButton(tr("Choose file…"), QDialogButtonBox::AcceptRole);
    auto* form = new QFormLayout(this);
    form->addRow(tr("&Format"), m_format);
    form->addRow(tr("&Width"), m_width);
    form->addRow(tr("&Resolution (dpi)"), m_dpi);
    form->addRow(m_size);
    form->addRow(buttons);
    buttons->button(QDialogButtonBox::Cancel)->setAutoDefault(false);
    go->setDefault(true);
    m_width->setFocus();
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_format, &QComboBox::currentIndexChanged, this, &FigureDialog::describe);
    connect(m_width, &QDoubleSpinBox::valueChanged, this, &FigureDialog::describe);
    connect(m_dpi, &QSpinBox::valueChanged, this, &FigureDialog::describe);
    describe();
}

QString FigureDialog::suffix() const
{
    return m_format->currentData().toString();
}

double FigureDialog::widthMm() const
{
    return m_width->value();
}

int FigureDialog::dpi() const
{
    return m_dpi->value();
}

void FigureDialog::describe()
{
    const bool pixels = suffix() == QLatin1String("png");
    m_dpi->setEnabled(pixels);
    QString text = tr("%1 × %2 mm").arg(widthMm()).arg(qRound(m_heightMm));
    if (pixels)
        text += tr(", %1 × %2 pixels").arg(qRound(widthMm() / 25.4 * dpi())).arg(qRound(m_heightMm / 25.4 * dpi()));
    m_size->setText(text);
}
