#pragma once
#include <QColor>
#include <QFont>
#include <QPainter>
#include <QStringList>

/// Text of lanes. Always drawn from a baseline point, never into a rectangle: QPainter would clip there, and SVG keeps no clips.

double textWidth(const QString&, const QFont&);
/// Distance between two lines of text, logical pixels.
double lineHeight(const QFont&);
/// The text, shortened with "…" to fit; empty when not even that fits.
QString elidedTo(double width, const QString&, const QFont&);
/// At most `lines` lines no wider than `width`, broken at spaces or after punctuation (file names have no spaces); the last one
/// is elided.
QStringList wrappedTo(double width, int lines, const QString&, const QFont&);
/// From the left end of the baseline.
void drawText(QPainter&, const QPointF& baseline, const QString&, const QFont&, const QColor&);
/// Baseline that centres capitals and digits on `y`.
double baselineAround(double y, const QFont&);
