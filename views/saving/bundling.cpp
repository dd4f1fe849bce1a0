#include "views/saving/bundling.h"

#include "core/base/zip.h"
#include "views/saving/bundledialog.h"
#include "views/saving/unpackdialog.h"

#include <QFileDialog>
#include <QLocale>

Bundling::Bundling(Session& session, FileOpener& opener, QWidget* window)
    : QObject(window)
    , m_session(session)
    , m_opener(opener)
    , m_window(window)
{
    connect(&opener, &FileOpener::bundleFound, this, &Bundling::lookInto);
}

template <typename Work, typename Ask>
void Bundling::prepare(const QString& title, Work work, Ask ask)
{
    m_look.ask(
        m_session.jobs(), Jobs::Pool::Files, title, work, ask, [this](const QString& why) { Q_EMIT failed(why); }, [] {});
}

void Bundling::open(QDialog* dialog)
{
    if (m_dialog)
        m_dialog->reject();
    m_dialog = dialog;
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void Bundling::look(const SessionFile& file)
{
    struct Found {
        QVector<BundlePart> parts;
        QStringList missing;
    };
    prepare(
        tr("Looking for the files of the session"),
        [file](const Monitor&) {
            Found found { bundleParts(file.state), {} };
            for (const MovedFile& lost : missingFiles(file.state, file.files))
                found.missing << QFileInfo(lost.path).fileName();
            return found;
        },
        [this, file](const Found& found) { ask(file, found.parts, found.missing); });
}

void Bundling::ask(const SessionFile& file, const QVector<BundlePart>& parts, const QStringList& missing)
{
    auto* dialog = new BundleDialog(parts, missing, m_window);
    connect(dialog, &QDialog::accepted, this, [this, file, dialog] { askZip(file, dialog->chosen()); });
    open(dialog);
}

void Bundling::askZip(const SessionFile& file, const QVector<BundlePart>& parts)
{
    const QString name = file.original.isEmpty() ? tr("session") : QFileInfo(file.original).completeBaseName();
    const QDir folder = file.original.isEmpty() ? QDir() : QFileInfo(file.original).dir();
    QString zip = QFileDialog::getSaveFileName(
        m_window, tr("Export bundle"), folder.filePath(name + QStringLiteral(".zip")), tr("Epiarc bundle (*.zip)"));
    if (zip.isEmpty())
        return;
    if (QFileInfo(zip).suffix().isEmpty())
        zip += QStringLiteral(".zip");
    pack(zip, file, parts);
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
    Job* job = m_session.jobs().start(Jobs::Pool::Files, this, tr("Packing %1").arg(name), work, [this, zip](qint64 bytes) {
        Q_EMIT done(tr("Bundle written: %1 (%2)").arg(zip, QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat)));
    });
    Q_EMIT done(tr("Packing %1; the jobs panel shows how far, and stops it.").arg(name));
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

void Bundling::lookInto(const QString& zip)
{
    struct Found {
        qint64 bytes;
        QString folder;
    };
    prepare(
        tr("Looking into %1").arg(QFileInfo(zip).fileName()),
        [zip](const Monitor&) {
            return Found { qint64(base::unpackedSize(zip.toStdString())), folderFor(zip) };
        },
        [this, zip](const Found& found) { askFolder(zip, found.bytes, found.folder); });
}

void Bundling::askFolder(const QString& zip, qint64 bytes, const QString& folder)
{
    auto* dialog = new UnpackDialog(zip, bytes, folder, m_window);
    connect(dialog, &QDialog::accepted, this, [this, zip, dialog] { unpack(zip, dialog->folder()); });
    open(dialog);
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
