#include "views/shortcuts.h"
#include "views/window.h"

#include "tests/registry.h"

#include <QFile>
#include <QLabel>
#include <QLibraryInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>

namespace
{

struct Message {
    QString context, source;
    QStringList translations;
    bool numerus = false, finished = true;
};

/// Where each text is and what it is, for people to find it.
QString nameOf(const Message& message)
{
    return QStringLiteral("%1: “%2”").arg(message.context, message.source);
}

QList<Message> messagesIn(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QList<Message> messages;
    QString context;
    for (QXmlStreamReader xml(&file); !xml.atEnd(); xml.readNext()) {
        if (!xml.isStartElement())
            continue;
        if (xml.name() == QLatin1String("name"))
            context = xml.readElementText();
        else if (xml.name() == QLatin1String("message"))
            messages.append({ context, {}, {}, xml.attributes().hasAttribute(QStringLiteral("numerus")) });
        else if (xml.name() == QLatin1String("source"))
            messages.last().source = xml.readElementText();
        else if (xml.name() == QLatin1String("translation")) {
            messages.last().finished = xml.attributes().value(QStringLiteral("type")) != QLatin1String("unfinished");
            if (!messages.last().numerus)
                messages.last().translations << xml.readElementText();
        } else if (xml.name() == QLatin1String("numerusform"))
            messages.last().translations << xml.readElementText();
    }
    return messages;
}

QString fileOf(const QString& language)
{
    return QStringLiteral(SOURCE_DIR "/translations/epiarc_%1.ts").arg(language);
}

/// The program of Qt that collects the texts of the code; empty where it is not installed.
QString lupdate()
{
    const QString name = QStringLiteral("lupdate");
    const QString ofThisQt = QStandardPaths::findExecutable(name, { QLibraryInfo::path(QLibraryInfo::BinariesPath) });
    return ofThisQt.isEmpty() ? QStandardPaths::findExecutable(name) : ofThisQt;
}

QStringList namesOf(const QList<Message>& messages)
{
    QStringList names;
    for (const Message& message : messages)
        names << nameOf(message);
    return names;
}

/// What is replaced by values, sorted: "%1", "%n".
QStringList markersIn(const QString& text)
{
    static const QRegularExpression marker(QStringLiteral("%(\\d|n)"));
    QStringList markers;
    for (auto found = marker.globalMatch(text); found.hasNext();)
        markers << found.next().captured();
    markers.sort();
    return markers;
}

} // namespace

/// The languages the window speaks.
class TranslationsTest : public QObject
{
    Q_OBJECT

    QTranslator m_german, m_english;

    static void addLanguages()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("German") << QStringLiteral("de");
        QTest::newRow("English") << QStringLiteral("en");
    }

private Q_SLOTS:
    void initTestCase()
    {
        Shortcuts linked; // the resources of the library come with its code
        QVERIFY(m_german.load(QStringLiteral(":/translations/epiarc_de.qm")));
        QVERIFY(m_english.load(QStringLiteral(":/translations/epiarc_en.qm")));
    }

    void everyTextIsTranslated_data() { addLanguages(); }
    void everyTextIsTranslated()
    {
        QFETCH(QString, language);
        const QString program = lupdate();
        if (program.isEmpty())
            QSKIP("lupdate is not installed (qt6-l10n-tools): nobody compares the texts of the code with the translations.");
        const QTemporaryDir folder;
        const QString updated = folder.filePath(QStringLiteral("updated.ts"));
        QVERIFY(QFile::copy(fileOf(language), updated));
        QStringList arguments { QStringLiteral(SOURCE_DIR "/views"), QStringLiteral("-I"), QStringLiteral(SOURCE_DIR),
            QStringLiteral("-locations"), QStringLiteral("none"), QStringLiteral("-no-obsolete") };
        if (language == QLatin1String("en"))
            arguments << QStringLiteral("-pluralonly");
        QProcess process;
        process.start(program, arguments << QStringLiteral("-ts") << updated);
        QVERIFY2(process.waitForFinished(120'000) && process.exitCode() == 0, process.errorString().toUtf8().constData());
        QStringList wrong = QString::fromUtf8(process.readAllStandardError()).split(u'\n', Qt::SkipEmptyParts);
        const QList<Message> before = messagesIn(fileOf(language)), after = messagesIn(updated);
        const QStringList known = namesOf(before), used = namesOf(after);
        for (const QString& name : used)
            if (!known.contains(name))
                wrong << QStringLiteral("not in epiarc_%1.ts yet: %2").arg(language, name);
        for (const QString& name : known)
            if (!used.contains(name))
                wrong << QStringLiteral("no longer in the code: %1").arg(name);
        for (const Message& message : before)
            if (!message.finished)
                wrong << QStringLiteral("not translated: %1").arg(nameOf(message));
        for (const QString& what : wrong)
            qWarning("%s", qPrintable(what));
        QVERIFY2(wrong.isEmpty(),
            "cmake --build build --target update_translations takes texts over from the code; Qt Linguist translates them.");
    }

    void translationsKeepTheMarkersOfValues_data() { addLanguages(); }
    void translationsKeepTheMarkersOfValues()
    {
        QFETCH(QString, language);
        const QList<Message> messages = messagesIn(fileOf(language));
        QVERIFY(messages.size() >= 10);
        for (const Message& message : messages) {
            if (!message.finished)
                continue;
            QVERIFY2(message.translations.size() == (message.numerus ? 2 : 1), qPrintable(message.source));
            for (const QString& translation : message.translations) {
                QVERIFY2(!translation.isEmpty(), qPrintable(message.source));
                QVERIFY2(markersIn(translation) == markersIn(message.source), qPrintable(translation));
                QVERIFY2(translation.contains(u'\t') == message.source.contains(u'\t'), qPrintable(translation));
            }
        }
    }

    void germanIsSpoken()
    {
        QCoreApplication::installTranslator(&m_german);
        QCOMPARE(Window::tr("Model"), QStringLiteral("Modell"));
        QCOMPARE(QCoreApplication::translate("Menus", "&Export figure…"), QStringLiteral("Abbildung &exportieren …"));
        QCOMPARE(QCoreApplication::translate("StatusBar", "%n job(s) running", nullptr, 1), QStringLiteral("1 Aufgabe läuft"));
        QCOMPARE(QCoreApplication::translate("StatusBar", "%n job(s) running", nullptr, 3), QStringLiteral("3 Aufgaben laufen"));
        Shortcuts sheet;
        QCOMPARE(sheet.windowTitle(), QStringLiteral("Maus und Tasten"));
        bool found = false;
        for (const QLabel* label : sheet.findChildren<QLabel*>())
            found |= label->text() == QStringLiteral("Auf den Bereich vergrößern");
        QVERIFY(found);
        QCoreApplication::removeTranslator(&m_german);
    }

    void englishHasPlurals()
    {
        QCoreApplication::installTranslator(&m_english);
        QCOMPARE(QCoreApplication::translate("StatusBar", "%n job(s) running", nullptr, 1), QStringLiteral("1 job running"));
        QCOMPARE(QCoreApplication::translate("StatusBar", "%n job(s) running", nullptr, 2), QStringLiteral("2 jobs running"));
        QCoreApplication::removeTranslator(&m_english);
    }
};

EPIARC_TEST(TranslationsTest)
#include "translations_test.moc"
