#include "views/training/tracknames.h"

#include <QRegularExpression>
#include <QStringList>

#include <array>

namespace
{

/// Spellings of an assay, as parts of lower-case words.
const std::array<std::pair<const char*, QStringList>, 7> assays {
    std::pair("ATAC", QStringList { QStringLiteral("atac"), QStringLiteral("accessib"), QStringLiteral("chromatin") }),
    std::pair("DNase", QStringList { QStringLiteral("dnase"), QStringLiteral("dhs") }),
    std::pair(
        "mCG", QStringList { QStringLiteral("mcg"), QStringLiteral("cgmeth"), QStringLiteral("cpg"), QStringLiteral("wgbs") }),
    std::pair("mCH", QStringList { QStringLiteral("mch"), QStringLiteral("chmeth") }),
    std::pair("RNA", QStringList { QStringLiteral("rna"), QStringLiteral("expression") }),
    std::pair("CAGE", QStringList { QStringLiteral("cage") }),
    std::pair("PRO", QStringList { QStringLiteral("procap"), QStringLiteral("groseq"), QStringLiteral("proseq") }),
};
const QStringList plus { QStringLiteral("plus"), QStringLiteral("fwd"), QStringLiteral("forward"), QStringLiteral("pos") },
    minus { QStringLiteral("minus"), QStringLiteral("rev"), QStringLiteral("reverse"), QStringLiteral("neg") },
    coverage { QStringLiteral("cov"), QStringLiteral("coverage"), QStringLiteral("depth") },
    idle { QStringLiteral("open"), QStringLiteral("simulated"), QStringLiteral("signal"), QStringLiteral("track"),
        QStringLiteral("bigwig"), QStringLiteral("bw"), QStringLiteral("seq"), QStringLiteral("coverage"), QStringLiteral("fc"),
        QStringLiteral("methylation"), QStringLiteral("simuliert"), QStringLiteral("offenes") };

QString assayOf(const QString& word)
{
    const QString low = word.toLower();
    static const QRegularExpression histone(QStringLiteral("^h[234][a-z]?k\\d+(ac|me[123]?|ub)$"));
    if (histone.match(low).hasMatch())
        return word;
    for (const auto& [assay, spellings] : assays)
        for (const QString& spelling : spellings)
            if (low.contains(spelling))
                return QLatin1String(assay);
    return {};
}

} // namespace

TrackWords wordsOf(const QString& name)
{
    TrackWords words;
    QStringList cell;
    static const QRegularExpression between(QStringLiteral("[\\s._()\\[\\],/:]+"));
    const QStringList all = name.split(between, Qt::SkipEmptyParts);
    for (qsizetype i = 0; i < all.size(); ++i) {
        QString word = all[i];
        const bool sign = word.endsWith(u'+') || word.endsWith(u'-') || word.endsWith(u'−');
        // Of "RNA+", "+" and "CNhs10752+", not of "CD8+ T cells".
        if (sign && (word.size() == 1 || i == all.size() - 1 || !assayOf(word.chopped(1)).isEmpty())) {
            words.strand = word.endsWith(u'+') ? u'+' : u'-';
            word.chop(1);
        }
        const QString low = word.toLower();
        if (plus.contains(low))
            words.strand = u'+';
        else if (minus.contains(low))
            words.strand = u'-';
        else if (coverage.contains(low))
            words.coverage = true;
        else if (const QString assay = assayOf(word); !assay.isEmpty())
            words.assay = words.assay.isEmpty() ? assay : words.assay;
        else if (!word.isEmpty() && !idle.contains(low))
            cell << word;
    }
    words.cell = cell.join(u' ');
    return words;
}
