#include "views/documents/bundling.h"

#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace
{
enum Column { Name, Size, Folder };

QString sizeText(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}
} // namespace

BundleDialog::BundleDialog(const QVector<BundlePart>& parts, QWidget* parent)
    : QDialog(parent)
    , m_parts(parts)
    , m_table(new QTreeWidget)
    , m_limit(new QDoubleSpinBox)
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
    auto* limits = new QHBoxLayout;
    auto* label = new QLabel(tr("&Leave out files larger than"));
    label->setBuddy(m_limit);
    m_limit->setRange(0.1, 1e6);
    m_limit->setDecimals(1);
    m_limit->setSuffix(tr(" MB"));
    m_limit->setValue(1000);
    limits->addWidget(label);
    limits->addWidget(m_limit);
    limits->addStretch(1);
    limits->addWidget(m_total);
    layout->addLayout(limits);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    buttons->button(QDialogButtonBox::Ok)->setText(tr("&Export…"));
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_limit, &QDoubleSpinBox::valueChanged, this, &BundleDialog::leaveOutLarger);
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
            Name, double(m_parts[i].bytes) > m_limit->value() * 1e6 ? Qt::Unchecked : Qt::Checked);
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

Bundling::Bundling(Session& session, FileOpener& opener, QWidget* window)
    : QObject(window)
    , m_session(session)
    , m_opener(opener)
    , m_window(window)
{
    connect(&opener, &FileOpener::bundleFound, this, &Bundling::askFolder);
}

void Bundling::ask(const SessionFile& file)
{
    BundleDialog dialog(bundleParts(file.state), m_window);
    if (dialog.exec() != QDialog::Accepted)
        return;
    const QString name = file.original.isEmpty() ? tr("session") : QFileInfo(file.original).completeBaseName();
    const QDir folder = file.original.isEmpty() ? QDir() : QFileInfo(file.original).dir();
    QString zip = QFileDialog::getSaveFileName(
        m_window, tr("Export bundle"), folder.filePath(name + QStringLiteral(".zip")), tr("Epiarc bundle (*.zip)"));
    if (zip.isEmpty())
        return;
    if (QFileInfo(zip).suffix().isEmpty())
        zip += QStringLiteral(".zip");
    pack(zip, file, dialog.chosen());
}

void Bundling::pack(const QString& zip, const SessionFile& file, const QVector<BundlePart>& parts)
{
    const auto work = [=](const Monitor& monitor) {
        SessionFile packed = file;
        packed.original.clear();
        writeBundle(zip, packed, parts, monitor);
        return QFileInfo(zip).size();
    };
    const QString name = QFileInfo(zip).fileName();
    Job* job = m_session.jobs().start(Jobs::Pool::Files, this, tr("Packing %1").arg(name), work,
        [this, zip](qint64 bytes) { Q_EMIT done(tr("Bundle written: %1 (%2)").arg(zip, sizeText(bytes))); });
    connect(job, &Job::failed, this, &Bundling::failed);
    connect(
        job, &Job::cancelled, this, [this, name] { Q_EMIT done(tr("Packing %1 was stopped; nothing was written.").arg(name)); });
}

QString Bundling::folderFor(const QString& zip)
{
    const QFileInfo file(zip);
    const QDir beside = QFileInfo(file.path()).isWritable() ? file.dir() : QDir::home();
    QString folder = beside.filePath(file.completeBaseName());
    for (int i = 2; QFileInfo::exists(folder); ++i)
        folder = beside.filePath(QStringLiteral("%1 %2").arg(file.completeBaseName()).arg(i));
    return folder;
}

void Bundling::askFolder(const QString& zip)
{
    QFileDialog dialog(m_window, tr("Unpack %1 into which folder?").arg(QFileInfo(zip).fileName()));
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setOption(QFileDialog::DontConfirmOverwrite);
    dialog.setLabelText(QFileDialog::FileName, tr("Folder:"));
    dialog.setLabelText(QFileDialog::Accept, tr("&Unpack"));
    const QFileInfo folder(folderFor(zip));
    dialog.setDirectory(folder.path());
    dialog.selectFile(folder.fileName());
    if (dialog.exec() == QDialog::Accepted)
        unpack(zip, dialog.selectedFiles().value(0));
}

void Bundling::unpack(const QString& zip, const QString& folder)
{
    const QString name = QFileInfo(zip).fileName();
    Job* job = m_session.jobs().start(
        Jobs::Pool::Files, this, tr("Unpacking %1").arg(name),
        [=](const Monitor& monitor) { return unpackBundle(zip, folder, monitor); },
        [this, folder](const QString& session) {
            m_opener.open({ session });
            Q_EMIT done(tr("Unpacked into %1").arg(folder));
        });
    connect(job, &Job::failed, this, &Bundling::failed);
    connect(job, &Job::cancelled, this,
        [this, name] { Q_EMIT done(tr("Unpacking %1 was stopped; nothing stays behind.").arg(name)); });
}
