#include "views/saving/unpackdialog.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

UnpackDialog::UnpackDialog(const QString& zip, qint64 bytes, const QString& folder, QWidget* parent)
    : QDialog(parent)
    , m_name(QFileInfo(folder).fileName())
    , m_folder(new QLineEdit(folder))
{
    setWindowTitle(tr("Unpack bundle"));
    auto* layout = new QVBoxLayout(this);
    auto* intro
        = new QLabel(tr("%1 holds a session and its files (%2). They are unpacked into a new folder:")
                         .arg(QFileInfo(zip).fileName(), QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat)));
    intro->setWordWrap(true);
    layout->addWidget(intro);
    auto* row = new QHBoxLayout;
    auto* browse = new QPushButton(tr("&Browse…"));
    browse->setAutoDefault(false); // Enter unpacks
    m_folder->setAccessibleName(tr("Folder"));
    m_folder->setMinimumWidth(420);
    row->addWidget(m_folder, 1);
    row->addWidget(browse);
    layout->addLayout(row);
    auto* buttons = new QDialogButtonBox;
    QPushButton* unpack = buttons->addButton(tr("&Unpack and open"), QDialogButtonBox::AcceptRole);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    unpack->setDefault(true);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(browse, &QPushButton::clicked, this, &UnpackDialog::browse);
    connect(m_folder, &QLineEdit::textChanged, unpack,
        [unpack](const QString& text) { unpack->setEnabled(QDir::isAbsolutePath(text)); });
}

QString UnpackDialog::folder() const
{
    return QDir::cleanPath(m_folder->text());
}

void UnpackDialog::browse()
{
    auto* folders = new QFileDialog(this, tr("Unpack into a new folder inside which one?"), QFileInfo(folder()).path());
    folders->setFileMode(QFileDialog::Directory);
    folders->setOption(QFileDialog::ShowDirsOnly);
    folders->setAttribute(Qt::WA_DeleteOnClose);
    connect(folders, &QFileDialog::fileSelected, this,
        [this](const QString& chosen) { m_folder->setText(QDir(chosen).filePath(m_name)); });
    folders->open(); // waits for nobody: another question may take this one's place
}
