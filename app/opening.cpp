#include "app/opening.h"

#include "views/session/fileopener.h"

void openFiles(const QStringList& files, Session& session, const Console& console)
{
    const Monitor monitor = console.monitor();
    FileOpener opener(session);
    QString refused;
    QObject::connect(&opener, &FileOpener::refused, &session, [&](const QString&, const QString& why) { refused = why; });
    QObject::connect(
        &opener, &FileOpener::noted, &session, [&](const QString& sentence) { console.note(sentence.toStdString()); });
    opener.open(files);
    waitUntil(monitor, [&] { return !opener.busy(); });
    if (!refused.isEmpty())
        throw Error(refused.toStdString());
    waitUntil(monitor, [&] { return !session.sources().busy(); });
}

void requireGenome(const Session& session)
{
    if (session.state().genome.isEmpty())
        throw Error("No genome was given: add a FASTA, a 2bit file, a table of chromosome sizes, or a session that names one.");
    if (!session.sources().genome())
        throw Error(session.sources().genomeProblem().toStdString());
}
