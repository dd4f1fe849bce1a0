#include "views/shortcuts.h"
#include "views/window.h"

#include <QFile>
#include <QLabel>
#include <QRegularExpression>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>

namespace
{

struct Message {
    QString source;
    QStringList translations;
    bool numerus = false, finished = true;
};

QList<Message> messagesOf(const QString& language)
{
    QFile file(QStringLiteral(SOURCE_DIR "/translations/epiarc_%1.ts").arg(language));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QList<Message> messages;
    for (QXmlStreamReader xml(&file); !xml.atEnd(); xml.readNext()) {
        if (!xml.isStartElement())
            continue;
        if (xml.name() == QLatin1String("message"))
            messages.append({ {}, {}, xml.attributes().hasAttribute(QStringLiteral("numerus")) });
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

/// The places for values, sorted: "%1", "%n".
QStringList placesIn(const QString& text)
{
    static const QRegularExpression place(QStringLiteral("%(\\d|n)"));
    QStringList places;
    for (auto found = place.globalMatch(text); found.hasNext();)
        places << found.next().captured();
    places.sort();
    return places;
}

} // namespace

/// The languages the window speaks.
class TranslationsTest : public QObject
{
    Q_OBJECT

    QTranslator m_german, m_english;

private Q_SLOTS:
    void initTestCase()
    {
        Shortcuts linked; // the resources of the library come with its code
        QVERIFY(m_german.load(QStringLiteral(":/translations/epiarc_de.qm")));
        QVERIFY(m_english.load(QStringLiteral(":/translations/epiarc_en.qm")));
    }

    void translationsKeepThePlacesOfValues_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("German") << QStringLiteral("de");
        QTest::newRow("English") << QStringLiteral("en");
    }
    void translationsKeepThePlacesOfValues()
    {
        QFETCH(QString, language);
        const QList<Message> messages = messagesOf(language);
        QVERIFY(messages.size() >= 10);
        int unfinished = 0;
        for (const Message& message : messages) {
            unfinished += !message.finished;
            if (!message.finished)
                continue;
            QVERIFY2(message.translations.size() == (message.numerus ? 2 : 1), qPrintable(message.source));
            for (const QString& translation : message.translations) {
                QVERIFY2(!translation.isEmpty(), qPrintable(message.source));
                QVERIFY2(placesIn(translation) == placesIn(message.source), qPrintable(translation));
                QVERIFY2(translation.contains(u'\t') == message.source.contains(u'\t'), qPrintable(translation));
            }
        }
        if (unfinished)
            qWarning("%d texts are not translated yet (cmake --build build --target update_translations, then Qt Linguist).",
                unfinished);
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

QTEST_MAIN(TranslationsTest)
#include "translations_test.moc"
