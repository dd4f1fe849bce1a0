#pragma once

class QCoreApplication;

/// Lets the program speak the user's language where there is a translation (translations/epiarc_*.ts), else English. Files and
/// the command line stay as they are.
void installLanguage(QCoreApplication&);
