#include "views/welcome/welcome.h"

#include "views/look/grid.h"
#include "views/look/icons.h"
#include "views/look/iconview.h"

#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStyle>

namespace
{

constexpr int pageWidth = 240 * gridStep, cardHeight = 72 * gridStep, rowsOfRecent = 6;

QLabel* label(const QString& text, const QString& look = {})
{
    auto* label = new QLabel(text);
    label->setWordWrap(true);
    label->setProperty("look", look);
    label->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    return label;
}

} // namespace

Welcome::Welcome(QWidget* parent)
    : QWidget(parent)
    , m_note(label({}))
{
    auto* title = label(tr("Epiarc"), QStringLiteral("title"));
    auto* sentence = label(tr("A genome browser with a deep model inside: what was measured, what the model predicts and what it "
                              "looks at, on one screen."));
    auto* words = new QVBoxLayout;
    words->setSpacing(gridStep);
    words->addWidget(title);
    words->addWidget(sentence);
    auto* head = new QHBoxLayout;
    head->setSpacing(5 * gridStep);
    head->addWidget(new IconView(programIcon(), 18 * gridStep));
    head->addLayout(words, 1);

    auto* cards = new QHBoxLayout;
    cards->setSpacing(4 * gridStep);
    QVBoxLayout* rows = nullptr;
    cards->addWidget(card(QStringLiteral("genome"), tr("Open a genome"), rows), 1);
    fillOpen(*rows);
    cards->addWidget(card(QStringLiteral("session"), tr("Recent"), m_recent), 1);
    cards->addWidget(card(QStringLiteral("demo"), tr("Try the demo"), rows), 1);
    fillDemo(*rows);

    auto* page = new QWidget;
    page->setMaximumWidth(pageWidth);
    page->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(6 * gridStep, 6 * gridStep, 6 * gridStep, 6 * gridStep);
    column->setSpacing(6 * gridStep);
    column->addLayout(head);
    column->addWidget(m_note);
    column->addLayout(cards);
    column->addWidget(label(tr("F1 lists what the mouse and the keys do."), QStringLiteral("quiet")));

    auto* layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setColumnStretch(0, 1);
    layout->setColumnStretch(1, 1000);
    layout->setColumnStretch(2, 1);
    layout->setRowStretch(0, 2);
    layout->setRowStretch(2, 3);
    layout->addWidget(page, 1, 1);
    m_note->setObjectName(QStringLiteral("note"));
    setNote({});
    setRecent({}, {});
}

/// A framed column with a heading; `rows` is where its content goes.
QWidget* Welcome::card(const QString& icon, const QString& title, QVBoxLayout*& rows)
{
    auto* card = new QFrame;
    card->setObjectName(QStringLiteral("card"));
    card->setMinimumSize(52 * gridStep, cardHeight);
    rows = new QVBoxLayout(card);
    rows->setContentsMargins(5 * gridStep, 5 * gridStep, 5 * gridStep, 5 * gridStep);
    rows->setSpacing(2 * gridStep);
    auto* heading = new QHBoxLayout;
    heading->setSpacing(2 * gridStep);
    heading->addWidget(new IconView(lineIcon(icon), 6 * gridStep));
    heading->addWidget(label(title, QStringLiteral("heading")), 1);
    rows->addLayout(heading);
    return card;
}

void Welcome::fillOpen(QVBoxLayout& rows)
{
    rows.addWidget(label(tr("FASTA, plain or bgzip; UCSC 2bit; or a table of chromosome sizes.")));
    rows.addWidget(label(
        tr("Then add tracks, gene annotation and a model: drop the files anywhere on this window."), QStringLiteral("quiet")));
    rows.addStretch();
    auto* open = new QPushButton(tr("&Open files…"));
    open->setProperty("look", QStringLiteral("primary"));
    setFocusProxy(open);
    open->setToolTip(tr("Open a genome, tracks, a model or a session (Ctrl+O)"));
    connect(open, &QPushButton::clicked, this, &Welcome::openRequested);
    rows.addWidget(open, 0, Qt::AlignLeft);
}

void Welcome::fillDemo(QVBoxLayout& rows)
{
    rows.addWidget(label(tr("A simulated genome with genes and two cell types: open chromatin, methylation, H3K27ac, RNA and the "
                            "true enhancer–gene links.")));
    rows.addWidget(
        label(tr("Made on this computer in seconds; nothing is downloaded. None of it was measured."), QStringLiteral("quiet")));
    rows.addStretch();
    auto* open = new QPushButton(tr("Open the &demo"));
    connect(open, &QPushButton::clicked, this, &Welcome::demoRequested);
    rows.addWidget(open, 0, Qt::AlignLeft);
}

void Welcome::setRecent(const QStringList& sessions, const QStringList& genomes)
{
    while (m_recent->count() > 1) {
        QLayoutItem* item = m_recent->takeAt(1);
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
    int room = rowsOfRecent;
    for (const auto& [icon, paths] :
        { std::pair(QStringLiteral("session"), sessions), std::pair(QStringLiteral("genome"), genomes) })
        for (const QString& path : paths)
            if (room > 0) {
                addRecent(icon, path);
                --room;
            }
    if (room == rowsOfRecent)
        m_recent->addWidget(label(tr("Sessions and genomes that you open will be listed here."), QStringLiteral("quiet")));
    m_recent->addStretch();
}

void Welcome::addRecent(const QString& icon, const QString& path)
{
    const QFileInfo file(path);
    auto* button = new QPushButton(lineIcon(icon), QString(file.fileName()).replace(u'&', QStringLiteral("&&")));
    button->setProperty("look", QStringLiteral("entry"));
    button->setToolTip(QDir::toNativeSeparators(path));
    button->setAccessibleDescription(QDir::toNativeSeparators(file.path()));
    button->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    connect(button, &QPushButton::clicked, this, [this, path] { Q_EMIT chosen(path); });
    m_recent->addWidget(button);
}

void Welcome::setNote(const QString& sentence, bool problem)
{
    m_note->setText(sentence);
    m_note->setVisible(!sentence.isEmpty());
    m_note->setProperty("look", problem ? QStringLiteral("problem") : QStringLiteral("notice"));
    m_note->style()->unpolish(m_note);
    m_note->style()->polish(m_note);
}
