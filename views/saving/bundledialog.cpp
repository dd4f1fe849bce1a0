#include "views/saving/bundledialog.h"

#include <QDialogButtonBox>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSpinBox>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace
{

enum BundleColumn { Name, Size, Folder };
constexpr qint64 megabyte = 1'000'000;

QString sizeText(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}

} // namespace

BundleDialog::BundleDialog(const QVector<BundlePart>& parts, const QStringList& missing, QWidget* parent)
    : QDialog(parent)
    , m_parts(parts)
    , m_table(new QTreeWidget)
    , m_limit(new QSpinBox)
    , m_total(new QLabel)
{
    setWindowTitle(tr("Export bundle"));
    auto* layout = new QVBoxLayout(this);
    auto* intro = new QLabel(tr("A zip archive with this session and the files it reads, for somebody else. Files left out stay "
                                "named in the session, with where they are on this computer."));
    intro->setWordWrap(true);
    layout->addWidget(intro);
    m_table->setHeaderLabels({ tr("File"), tr("Size"), tr("Folder") });
    m_table->setRootIsDecorated(false);
    m_table->setUniformRowHeights(true);
    m_table->setTextElideMode(Qt::ElideMiddle);
    m_table->setAccessibleName(tr("Files of the bundle"));
    for (const BundlePart& part : parts) {
        const QFileInfo file(part.path);
        auto* row = new QTreeWidgetItem(m_table, { file.fileName(), sizeText(part.bytes), file.path() });
        row->setTextAlignment(Size, Qt::AlignRight | Qt::AlignVCenter);
        row->setToolTip(Name, part.indexes.isEmpty() ? part.path : tr("%1 and its index").arg(part.path));
        row->setCheckState(Name, Qt::Checked);
    }
    layout->addWidget(m_table, 1);
    if (!missing.isEmpty()) {
        auto* note = new QLabel(tr("Not in the bundle, because they are missing: %1.").arg(missing.join(QStringLiteral(", "))));
        note->setWordWrap(true);
        layout->addWidget(note);
    }
    auto* limits = new QHBoxLayout;
    auto* label = new QLabel(tr("&Leave out files larger than"));
    label->setBuddy(m_limit);
    m_limit->setRange(1, 1'000'000);
    m_limit->setSuffix(tr(" MB"));
    m_limit->setValue(1000);
    limits->addWidget(label);
    limits->addWidget(m_limit);
    limits->addStretch(1);
    limits->addWidget(m_total);
    layout->addLayout(limits);
    auto* buttons = new QDialogButtonBox;
    buttons->addButton(tr("&Export…"), QDialogButtonBox::AcceptRole);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_limit, &QSpinBox::valueChanged, this, &BundleDialog::leaveOutLarger);
    connect(m_table, &QTreeWidget::itemChanged, this, &BundleDialog::sum);
    leaveOutLarger();
    m_table->header()->setStretchLastSection(true);
    m_table->resizeColumnToContents(Name);
    m_table->setColumnWidth(Name, std::min(m_table->columnWidth(Name), 320));
    m_table->resizeColumnToContents(Size);
    resize(720, 400);
}

void BundleDialog::leaveOutLarger()
{
    for (int i = 0; i < m_table->topLevelItemCount(); ++i)
        m_table->topLevelItem(i)->setCheckState(
            Name, m_parts[i].bytes > m_limit->value() * megabyte ? Qt::Unchecked : Qt::Checked);
    sum();
}

QVector<BundlePart> BundleDialog::chosen() const
{
    QVector<BundlePart> chosen;
    for (int i = 0; i < m_table->topLevelItemCount(); ++i)
        if (m_table->topLevelItem(i)->checkState(Name) == Qt::Checked)
            chosen.append(m_parts[i]);
    return chosen;
}

void BundleDialog::sum()
{
    qint64 bytes = 0;
    const QVector<BundlePart> parts = chosen();
    for (const BundlePart& part : parts)
        bytes += part.bytes;
    m_total->setText(tr("%1 of %2 files, %3 before packing").arg(parts.size()).arg(m_parts.size()).arg(sizeText(bytes)));
}
