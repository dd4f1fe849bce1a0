#pragma once
#include "views/session/bundle.h"
#include "views/session/fileopener.h"

#include <QDialog>

class QDoubleSpinBox;
class QLabel;
class QTreeWidget;

/// Which files travel with a session, and how large the bundle gets.
class BundleDialog : public QDialog
{
    Q_OBJECT

public:
    explicit BundleDialog(const QVector<BundlePart>&, QWidget* parent = nullptr);
    QVector<BundlePart> chosen() const;

private:
    void leaveOutLarger();
    void sum();

    QVector<BundlePart> m_parts;
    QTreeWidget* m_table;
    QDoubleSpinBox* m_limit;
    QLabel* m_total;
};

/// Sessions with their files in one archive, packed for a colleague and unpacked from one.
class Bundling : public QObject
{
    Q_OBJECT

public:
    Bundling(Session&, FileOpener&, QWidget* window);

    /// Asks what goes in and where to; packs in the background.
    void ask(const SessionFile&);
    void pack(const QString& zip, const SessionFile&, const QVector<BundlePart>&);
    /// Asks for a folder, unpacks there in the background and opens the session in it.
    void askFolder(const QString& zip);
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
