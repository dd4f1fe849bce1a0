#include "views/saving/document.h"

#include "views/activity/messagebar.h"
#include "views/look/icons.h"
#include "views/saving/recentmenu.h"
#include "views/sessionfiles/igvsession.h"

#include <QFileDialog>
#include <QMenu>
#include <QMessageBox>
#include <QSettings>

Document::Document(Session& session, FileOpener& opener, QSettings& settings, MessageBar& messages, QWidget* window)
    : QObject(window)
    , m_session(session)
    , m_opener(opener)
    , m_settings(settings)
    , m_messages(messages)
    , m_window(window)
    , m_recent(settings, session.jobs())
    , m_watch(session)
    , m_relocating(session, window)
    , m_bundling(session, opener, window)
{
    window->installEventFilter(this);
    connect(&m_bundling, &Bundling::done, this, &Document::done);
    connect(&m_bundling, &Bundling::failed, &messages, &MessageBar::showProblem);
    connect(&m_writing, &WritingQueue::failed, this, [this](const QString& why, const QString& lost) {
        if (lost == m_asked)
            m_asked = m_path;
        m_messages.showProblem(why);
    });
    connect(&m_writing, &WritingQueue::slow, this, [this](const QString& path) { Q_EMIT done(tr("Writing %1…").arg(path)); });
    connect(&m_watch, &FileWatch::readAgain, this, &Document::sayReadAgain);
    connect(&m_watch, &FileWatch::vanished, this, &Document::sayVanished);
    connect(&session, &Session::replaced, this, [this] { setPath({}); }); // who knows its file tells it next
    connect(&opener, &FileOpener::sessionOpened, this, [this](const QString& path, const SessionFile& file) {
        m_files = file.files;
        setPath(path);
        if (!path.isEmpty())
            m_recent.addSession(path);
    });
    connect(&session.sources(), &Sources::genomeChanged, this, &Document::noteGenome);
    connect(&session.sources(), &Sources::modelChanged, this, &Document::noteModel);
    connect(&opener, &FileOpener::filesMissing, &m_relocating,
        [this](const QVector<MovedFile>& missing) { m_relocating.ask(missing); });
    connect(&m_relocating, &Relocating::found, this, &Document::moveRecords);
    connect(&m_relocating, &Relocating::nothingMissing, this,
        [this] { Q_EMIT done(tr("All files of the session are where it expects them.")); });
    connect(&opener, &FileOpener::noted, &messages, [this](const QString& sentence) { m_messages.showNotice(sentence); });
    connect(&session.undoStack(), &QUndoStack::indexChanged, this, [this](int index) {
        if (index < m_since)
            setPath({});
    });
}

QString Document::name() const
{
    return m_path.isEmpty() ? tr("New session") : QFileInfo(m_path).completeBaseName();
}

void Document::setPath(const QString& path)
{
    m_path = m_asked = path;
    ++m_number;
    m_since = path.isEmpty() ? 0 : m_session.undoStack().index();
    Q_EMIT pathChanged();
}

void Document::fillMenu(QMenu& file)
{
    auto* recent = new RecentMenu(m_recent, &file);
    connect(recent, &RecentMenu::chosen, &m_opener, [this](const QString& path) { m_opener.open({ path }); });
    file.addMenu(recent);
    file.addAction(lineIcon(QStringLiteral("save")), tr("&Save session"), QKeySequence::Save, this, &Document::save);
    file.addAction(tr("Save session &as…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S), this, &Document::saveAs);
    file.addAction(lineIcon(QStringLiteral("export")), tr("Export &bundle…"), this, [this] {
        SessionFile bundled = content();
        bundled.original = m_path;
        m_bundling.look(bundled);
    });
    file.addAction(lineIcon(QStringLiteral("relocate")), tr("Find &moved files…"), this, [this] { relocate(); });
}

/// Genomes and models count as opened once they are read, however they came into the session.
void Document::noteGenome()
{
    if (m_session.sources().genome())
        m_recent.addGenome(m_session.state().genome);
}

void Document::noteModel(const QString& path)
{
    const OpenModel model = m_session.sources().model(path);
    if (model.spec && !model.predictor) // what follows is its use
        m_recent.addModel(path);
}

void Document::save()
{
    if (m_asked.isEmpty())
        return saveAs();
    write(m_asked);
}

/// Asks for a path; the kind chosen decides the suffix.
QString Document::askPath()
{
    const QString key = QStringLiteral("folder/session"), own = QStringLiteral("epiarc"), igv = QStringLiteral("xml");
    QFileDialog dialog(m_window, tr("Save session"));
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setNameFilters({ tr("Epiarc session (*.epiarc)"), tr("IGV session (*.xml)") });
    dialog.setDefaultSuffix(own);
    dialog.setDirectory(m_path.isEmpty() ? m_settings.value(key).toString() : QFileInfo(m_path).path());
    dialog.selectFile(m_path.isEmpty() ? tr("session.epiarc") : QFileInfo(m_path).fileName());
    connect(&dialog, &QFileDialog::filterSelected, this, [&](const QString& filter) {
        dialog.setDefaultSuffix(filter.contains(igv) ? igv : own);
        const QString typed = dialog.selectedFiles().value(0);
        dialog.selectFile(QFileInfo(typed).completeBaseName() + u'.' + dialog.defaultSuffix());
    });
    if (dialog.exec() != QDialog::Accepted)
        return {};
    m_settings.setValue(key, dialog.directory().absolutePath());
    return dialog.selectedFiles().value(0);
}

void Document::saveAs()
{
    const QString path = askPath();
    if (!path.isEmpty())
        saveUnder(path);
}

void Document::saveUnder(const QString& path)
{
    if (QFileInfo(path).suffix().toLower() == QStringLiteral("xml"))
        return exportIgv(path);
    write(path);
}

SessionFile Document::content() const
{
    return { m_session.state(), m_session.loci(), m_session.reversed(), m_files, {} };
}

void Document::write(const QString& path)
{
    m_asked = path;
    const SessionFile file = content();
    m_writing.add(
        path, [path, file](const Monitor&) { return writeSession(path.toStdString(), file); },
        [this, path, number = m_number, state = file.state](const FileRecords& records) {
            if (number == m_number) // else another session has taken its place
                noteWritten(path, state, records);
            m_recent.addSession(path);
            Q_EMIT done(tr("Session saved: %1").arg(path));
        });
}

/// The user may have gone on meanwhile: then what is shown is not what is saved.
void Document::noteWritten(const QString& path, const SessionState& state, const FileRecords& records)
{
    m_files.insert(records);
    const bool asShown = m_session.state() == state;
    if (asShown)
        m_session.undoStack().setClean();
    else
        m_session.undoStack().resetClean();
    if (asShown && m_journal)
        m_journal->clear();
    if (m_path == path)
        return;
    m_path = path;
    Q_EMIT pathChanged();
}

/// For another program: the session stays where it is saved.
void Document::exportIgv(const QString& path)
{
    m_writing.add(
        path, [path, file = content()](const Monitor&) { return writeIgvSession(path.toStdString(), file); },
        [this, path](const QString& lost) {
            Q_EMIT done(tr("Written for IGV: %1").arg(path));
            if (!lost.isEmpty())
                m_messages.showNotice(lost);
        });
}

bool Document::eventFilter(QObject* object, QEvent* event)
{
    if (event->type() == QEvent::WindowActivate)
        m_watch.check();
    return QObject::eventFilter(object, event);
}

void Document::sayReadAgain(const QStringList& paths)
{
    Q_EMIT done(paths.size() == 1 ? tr("%1 changed on disk and was read again.").arg(QFileInfo(paths.first()).fileName())
                                  : tr("%1 files changed on disk and were read again.").arg(paths.size()));
}

void Document::sayVanished(const QStringList& paths)
{
    const QString sentence = paths.size() == 1
        ? tr("%1 was moved or deleted. What was read of it stays; it is read again when it is back.").arg(paths.first())
        : tr("%1 files were moved or deleted, the first of them %2. What was read of them stays; they are read again when they "
             "are back.")
              .arg(paths.size())
              .arg(paths.first());
    m_messages.showNotice(sentence, { { tr("&Find…"), [this, path = paths.first()] { relocate(path); } } });
}

bool Document::mayClose()
{
    m_bundling.drop();
    if (!m_writing.wait())
        return false;
    if (m_session.undoStack().isClean())
        return true;
    const auto answer = QMessageBox::question(m_window, tr("Unsaved changes"), tr("The session has changes that are not saved."),
        QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, QMessageBox::Save);
    if (answer == QMessageBox::Save)
        save();
    return m_writing.wait() && (answer == QMessageBox::Discard || m_session.undoStack().isClean());
}

void Document::relocate(const QString& path)
{
    m_relocating.look(m_files, path);
}

void Document::moveRecords(const Findings& found)
{
    for (auto it = found.cbegin(); it != found.cend(); ++it)
        m_files.insert(it.value(), m_files.value(it.key()));
}

void Document::keep(Journal& journal)
{
    m_journal = &journal;
    connect(&journal, &Journal::failed, &m_messages, &MessageBar::showProblem);
    journal.keep(m_session, [this] {
        SessionFile file = content();
        file.original = m_path;
        return file;
    });
    journal.findRemains(m_session.jobs(), this, [this](const QVector<Journal::Remains>& remains) {
        constexpr qsizetype most = 3; // the rest next time
        for (const Journal::Remains& one : remains.first(std::min(most, remains.size())))
            offer(one);
    });
}

void Document::offer(const Journal::Remains& remains)
{
    const QLocale locale;
    const QString time = remains.time.date() == QDate::currentDate() ? locale.toString(remains.time.time(), QLocale::ShortFormat)
                                                                     : locale.toString(remains.time, QLocale::ShortFormat);
    const QString name = remains.session.original.isEmpty()
        ? tr("the session")
        : tr("“%1”").arg(QFileInfo(remains.session.original).completeBaseName());
    const auto lanes = remains.session.state.lanes.size();
    const QString content = lanes == 1 ? tr("1 lane") : tr("%1 lanes").arg(lanes);
    m_messages.showNotice(tr("Epiarc was not closed properly: restore %1 of %2 (%3)?").arg(name, time, content),
        { { tr("&Restore"), [this, remains] { restore(remains); } },
            { tr("&Discard"), [remains] { Journal::discard(remains); } } });
}

/// Undo brings back what was there before; it counts as not saved.
void Document::restore(const Journal::Remains& remains)
{
    const SessionFile& file = remains.session;
    m_session.replace(file.state, file.loci, file.reversed);
    m_session.undoStack().resetClean();
    m_files = file.files;
    setPath(file.original);
    m_journal->store([remains] { Journal::discard(remains); });
    relocate();
}
