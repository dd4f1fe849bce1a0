#include "views/lanemenus/rangemenu.h"

#include "views/lanemenus/whatifmenu.h"
#include "views/session/regions.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>

#include <algorithm>

namespace
{

QString fasta(const std::string& title, std::string letters, bool reversed)
{
    if (reversed) {
        static constexpr std::string_view bases = "ACGT", others = "TGCA";
        std::reverse(letters.begin(), letters.end());
        for (char& letter : letters)
            if (const size_t at = bases.find(letter); at != std::string_view::npos)
                letter = others[at];
    }
    constexpr size_t lineLength = 60;
    QString text = u'>' + QString::fromStdString(title) + (reversed ? QStringLiteral(" (minus strand)") : QString());
    for (size_t i = 0; i < letters.size(); i += lineLength)
        text += u'\n' + QString::fromStdString(letters.substr(i, lineLength));
    return text + u'\n';
}

} // namespace

void copySequence(Session& session, const Interval& where, QObject* owner, const std::function<void(const QString&)>& said)
{
    constexpr int64_t longest = 10'000'000;
    if (where.length() > longest)
        return said(
            QObject::tr("%1 is too long to copy its sequence: choose up to 10 Mb.").arg(QString::fromStdString(toText(where))));
    const auto genome = session.sources().genome();
    if (!genome)
        return;
    const auto work = [genome, where, reversed = session.reversed()](
                          const Monitor&) { return fasta(toText(where), genome->sequence(where), reversed); };
    Job* job = Job::start(session.jobs().threads(Jobs::Pool::Files), owner, {}, work, [where, said](const QString& text) {
        QGuiApplication::clipboard()->setText(text);
        said(QObject::tr("Copied the sequence of %1.").arg(QString::fromStdString(toText(where))));
    });
    QObject::connect(job, &Job::failed, owner, said);
}

void showRangeMenu(Session& session, const Interval& where, const QVector<int>& lanes, const QPoint& at, QWidget* parent,
    const std::function<void(const QString&)>& said)
{
    const QString text = QString::fromStdString(toText(where));
    QMenu menu(parent);
    menu.addAction(QStringLiteral("%1 (%2)").arg(text, QString::fromStdString(lengthText(where.length()))))->setEnabled(false);
    menu.addSeparator();
    menu.addAction(QObject::tr("&Zoom here"), [&] { session.go(where); });
    menu.addAction(QObject::tr("Open in another &panel"), [&] { session.addPanel(where); });
    menu.addSeparator();
    menu.addAction(QObject::tr("&Highlight as region of interest"), [&] { addRegion(session, where); });
    menu.addAction(QObject::tr("&Bookmark"), [&] { addRegion(session, where, false); });
    menu.addSeparator();
    menu.addAction(QObject::tr("&Copy %1").arg(text), [&] {
        QGuiApplication::clipboard()->setText(text);
        said(QObject::tr("Copied %1.").arg(text));
    });
    QAction* letters = menu.addAction(QObject::tr("Copy its &sequence"), [&] { copySequence(session, where, parent, said); });
    letters->setEnabled(session.sources().genome() && session.sources().genome()->hasSequence());
    addWhatIfEntries(menu, session, where, lanes, parent);
    menu.exec(at);
}
