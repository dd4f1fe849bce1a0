#pragma once
#include "views/session/fileopener.h"
#include "views/sessionfiles/bundle.h"

/// Sessions with their files in one archive, packed for a colleague and unpacked from one.
class Bundling : public QObject
{
    Q_OBJECT

public:
    Bundling(Session&, FileOpener&, QWidget* window);

    /// Asks what goes in and where to; packs in the background.
    void ask(const SessionFile&);
    void pack(const QString& zip, const SessionFile&, const QVector<BundlePart>&);
    /// Asks for a folder, then unpacks.
    void askFolder(const QString& zip);
    /// In the background; then the session in it is opened.
    void unpack(const QString& zip, const QString& folder);
    /// A folder beside the archive, called like it, that is not there yet.
    static QString folderFor(const QString& zip);

Q_SIGNALS:
    void done(const QString& sentence);
    void failed(const QString& sentence);

private:
    Session& m_session;
    FileOpener& m_opener;
    QWidget* m_window;
};
