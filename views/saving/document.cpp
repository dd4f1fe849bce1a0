#include "views/saving/document.h"

#include "views/activity/messagebar.h"
#include "views/look/icons.h"
#include "views/look/menuheading.h"
#include "views/saving/relocatedialog.h"
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
    , m_recent(settings)
    , m_watch(session)
    , m_bundling(session, opener, window)
{
    window->installEventFilter(this);
    connect(&m_bundling, &Bundling::done, this, &Document::done);
    connect(&m_bundling, &Bundling::failed, &messages, &MessageBar::showProblem);
    connect(&m_writing, &WritingQueue::failed, &messages, &MessageBar::showProblem);
    connect(&m_writing, &WritingQueue::slow, this, [this](const QString& path) { Q_EMIT done(tr("Writing %1…").arg(path)); });
    connect(&m_watch, &FileWatch::readAgain, this, &Document::sayReadAgain);
    connect(&m_watch, &FileWatch::vanished, this, &Document::sayVanished);
    connect(&opener, &FileOpener::sessionOpened, this, [this](const QString& path, const SessionFile& file) {
        m_files = file.files;
        setPath(path);
        if (!path.isEmpty())
            m_recent.addSession(path);
    });
    connect(&session, &Session::stateChanged, this, &Document::noteOpened);
    connect(&opener, &FileOpener::filesMissing, this, [this](const QVector<MovedFile>& missing) { askWhere(missing, {}); });
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
    m_path = path;
    ++m_number;
    m_since = path.isEmpty() ? 0 : m_session.undoStack().index();
    Q_EMIT pathChanged();
}

void Document::fillMenu(QMenu& file)
{
    QMenu* recent = file.addMenu(tr("Open &recent"));
    connect(recent, &QMenu::aboutToShow, this, [this, recent] { fillRecent(*recent); });
    file.addAction(lineIcon(QStringLiteral("save")), tr("&Save session"), QKeySequence::Save, this, &Document::save);
    file.addAction(tr("Save session &as…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S), this, &Document::saveAs);
    file.addAction(lineIcon(QStringLiteral("export")), tr("Export &bundle…"), this, [this] {
        SessionFile bundled = content();
        bundled.original = m_path;
        m_bundling.ask(bundled);
    });
    file.addAction(lineIcon(QStringLiteral("relocate")), tr("Find &moved files…"), this, [this] { relocate(); });
}

void Document::fillRecent(QMenu& menu)
{
    constexpr int widest = 520;
    menu.clear();
    const auto add = [&](const QString& title, const QStringList& paths) {
        if (!paths.isEmpty())
            addHeading(menu, title);
        for (const QString& path : paths) {
            const QFileInfo file(path);
            const QString text = menu.fontMetrics().elidedText(
                QStringLiteral("%1 — %2").arg(file.fileName(), file.path()), Qt::ElideMiddle, widest);
            QAction* action = menu.addAction(
                QString(text).replace(u'&', QStringLiteral("&&")), &m_opener, [this, path] { m_opener.open({ path }); });
            action->setEnabled(file.exists());
        }
    };
    add(tr("Sessions"), m_recent.sessions());
    add(tr("Genomes"), m_recent.genomes());
    add(tr("Models"), m_recent.models());
    const bool any = !menu.isEmpty();
    menu.addSeparator();
    menu.addAction(tr("&Clear this list"), &m_recent, &RecentFiles::clear)->setEnabled(any);
}

/// Genomes and models count as opened however they came into the session.
void Document::noteOpened()
{
    const SessionState& state = m_session.state();
    if (state.genome != m_noted.genome && QFileInfo::exists(state.genome))
        m_recent.addGenome(state.genome);
    for (const QString& model : state.models)
        if (!m_noted.models.contains(model) && QFileInfo::exists(model))
            m_recent.addModel(model);
    m_noted.genome = state.genome;
    m_noted.models = state.models;
}

void Document::save()
{
    if (m_path.isEmpty())
        return saveAs();
    write(m_path);
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
    if (path.isEmpty())
        return;
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
    m_writing.wait();
    if (m_session.undoStack().isClean())
        return true;
    const auto answer = QMessageBox::question(m_window, tr("Unsaved changes"), tr("The session has changes that are not saved."),
        QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, QMessageBox::Save);
    if (answer == QMessageBox::Save)
        save();
    m_writing.wait();
    return answer == QMessageBox::Discard || m_session.undoStack().isClean();
}

void Document::relocate(const QString& path)
{
    QVector<MovedFile> moved = missingFiles(m_session.state(), m_files);
    const bool listed = std::any_of(moved.begin(), moved.end(), [&](const MovedFile& file) { return file.path == path; });
    if (!path.isEmpty() && !listed)
        moved.append({ path, m_files.value(path) });
    if (moved.isEmpty())
        return Q_EMIT done(tr("All files of the session are where it expects them."));
    askWhere(moved, path);
}

void Document::askWhere(const QVector<MovedFile>& missing, const QString& selected)
{
    delete m_relocating;
    m_relocating = new RelocateDialog(missing, m_session.jobs(), m_window);
    m_relocating->setAttribute(Qt::WA_DeleteOnClose);
    m_relocating->select(selected);
    connect(m_relocating, &QDialog::accepted, this, [this] { takeFindings(m_relocating->findings()); });
    m_relocating->open();
}

void Document::takeFindings(const Findings& found)
{
    for (auto it = found.cbegin(); it != found.cend(); ++it)
        m_files.insert(it.value(), m_files.value(it.key()));
    const QString text = found.size() == 1 ? tr("Relocate %1").arg(QFileInfo(found.cbegin().key()).fileName())
                                           : tr("Relocate %1 files").arg(found.size());
    m_session.change(text, [&](SessionState& state) {
        for (auto it = found.cbegin(); it != found.cend(); ++it)
            ::relocate(state, it.key(), it.value());
    });
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
    constexpr int most = 3; // the rest next time
    const QVector<Journal::Remains> remains = journal.remains();
    for (const Journal::Remains& one : remains.first(std::min<qsizetype>(most, remains.size())))
        offer(one);
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
    if (const auto missing = missingFiles(file.state, file.files); !missing.isEmpty())
        askWhere(missing, {});
}
