#pragma once
#include "views/jobs/latest.h"
#include "views/session/fileopener.h"
#include "views/sessionfiles/bundle.h"

#include <QDialog>

/// Sessions with their files in one archive, packed for a colleague and unpacked from one. One question at a time: a newer one
/// takes the place of the older one.
class Bundling : public QObject
{
    Q_OBJECT

public:
    Bundling(Session&, FileOpener&, QWidget* window);

    /// Looks in the background for what could go in, asks what does and where to, packs in the background.
    void look(const SessionFile&);
    void pack(const QString& zip, const SessionFile&, const QVector<BundlePart>&);
    /// Looks into it in the background, asks for a folder, then unpacks.
    void lookInto(const QString& zip);
    /// In the background; then the session in it is opened.
    void unpack(const QString& zip, const QString& folder);
    /// Nothing is asked any more of what was looked at so far.
    void drop() { m_look.drop(); }
    /// A folder beside the archive, called like it, that is not there yet.
    static QString folderFor(const QString& zip);

Q_SIGNALS:
    void done(const QString& sentence);
    void failed(const QString& sentence);

private:
    void ask(const SessionFile&, const QVector<BundlePart>&, const QStringList& missing);
    void askFolder(const QString& zip, qint64 bytes, const QString& folder);
    void askZip(const SessionFile&, const QVector<BundlePart>&);
    /// Work that goes on until a question can be asked.
    template <typename Work, typename Ask>
    void prepare(const QString& title, Work, Ask);
    void open(QDialog*);

    Session& m_session;
    FileOpener& m_opener;
    QWidget* m_window;
    Latest m_look;
    QPointer<QDialog> m_dialog;
};
