#pragma once
#include <QWidget>

class QLabel;
class QVBoxLayout;

/// The first page: what this is, and three ways to begin. Everything can be reached by keyboard.
class Welcome : public QWidget
{
    Q_OBJECT

public:
    explicit Welcome(QWidget* parent = nullptr);

    /// Paths, newest first.
    void setRecent(const QStringList& sessions, const QStringList& genomes);
    /// What has to be said before anything else: a genome that cannot be read, lanes that wait for one. Empty: nothing.
    void setNote(const QString& sentence, bool problem = false);

Q_SIGNALS:
    void openRequested();
    void chosen(const QString& path);
    void demoRequested();

private:
    QWidget* card(const QString& icon, const QString& title, QVBoxLayout*& rows);
    void fillOpen(QVBoxLayout&);
    void fillDemo(QVBoxLayout&);
    void addRecent(const QString& icon, const QString& path);

    QLabel* m_note;
    QVBoxLayout* m_recent = nullptr;
};
