#include "views/figures/figurespec.h"

#include "core/base/error.h"

#include <QCoreApplication>
#include <QFontDatabase>

namespace
{

struct SpecText {
    Q_DECLARE_TR_FUNCTIONS(FigureSpec)
};

/// True also for what is no number.
bool outside(double value, double low, double high)
{
    return !(value >= low && value <= high);
}

} // namespace

QStringList FigureSpec::check() const
{
    QStringList wrong;
    if (outside(widthMm, 40, 5000))
        wrong << SpecText::tr("The width is %1 mm: choose a width between 40 and 5000 mm.").arg(widthMm);
    if (heightMm != 0 && outside(heightMm, 20, 5000))
        wrong << SpecText::tr(
            "The height is %1 mm: choose a height between 20 and 5000 mm, or 0 for the height the lanes come to.")
                     .arg(heightMm);
    if (outside(dpi, 36, 2400))
        wrong << SpecText::tr("The resolution is %1 dots per inch: choose between 36 and 2400.").arg(dpi);
    if (outside(fontPt, 3, 72))
        wrong << SpecText::tr("The text is %1 pt: choose a size between 3 and 72 pt.").arg(fontPt);
    if (outside(linePt, 0.05, 10))
        wrong << SpecText::tr("Lines are %1 pt: choose a width between 0.05 and 10 pt.").arg(linePt);
    if (namesMm != 0 && outside(namesMm, 5, 0.6 * widthMm))
        wrong << SpecText::tr(
            "The column of names is %1 mm: choose between 5 mm and six tenths of the figure's width, or 0 for what they "
            "need.")
                     .arg(namesMm);
    if (outside(columns, 0, 100))
        wrong << SpecText::tr("There are %1 panels in a row: choose up to 100, or 0 for all.").arg(columns);
    if (!fontFamily.isEmpty() && !QFontDatabase::hasFamily(fontFamily))
        wrong << SpecText::tr("The font “%1” is not installed on this computer: install it or choose another.").arg(fontFamily);
    return wrong;
}

void FigureSpec::require() const
{
    if (const QStringList wrong = check(); !wrong.isEmpty())
        throw Error(wrong.join(u' ').toStdString());
}

QVector<FigureSpec::Preset> FigureSpec::presets()
{
    return { { SpecText::tr("One column, 85 mm"), 85, 0, 6, 0.4 },
        { SpecText::tr("One and a half columns, 120 mm"), 120, 0, 7, 0.5 },
        { SpecText::tr("Two columns, 180 mm"), 180, 0, 7, 0.5 }, { SpecText::tr("Slide, 254 × 143 mm"), 254, 143, 12, 1 },
        { SpecText::tr("Poster, 800 mm"), 800, 0, 24, 1.5 } };
}
