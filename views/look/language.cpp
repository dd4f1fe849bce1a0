#include "views/look/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

void installLanguage(QCoreApplication& application)
{
    const auto install = [&](const QLocale& locale, const QString& name, const QString& folder) {
        auto* translator = new QTranslator(&application);
        if (translator->load(locale, name, QStringLiteral("_"), folder))
            application.installTranslator(translator);
    };
    const QString ours = QStringLiteral(":/translations"), qts = QLibraryInfo::path(QLibraryInfo::TranslationsPath);
    install(QLocale(QLocale::English), QStringLiteral("epiarc"), ours); // its plurals, for whoever has no translation
    install(QLocale(), QStringLiteral("qtbase"), qts); // buttons of standard dialogs
    install(QLocale(), QStringLiteral("epiarc"), ours);
}
