#include "views/document/source.h"

#include <QHash>

size_t qHash(const Source& source, size_t seed)
{
    for (const Source& operand : source.operands)
        seed = qHash(operand, seed);
    seed = qHashMulti(seed, source.attention.chrom, source.attention.centre, int(source.attention.choice.combine),
        source.attention.choice.layer, source.attention.choice.head, source.attention.gene);
    return qHashMulti(
        seed, int(source.kind), source.path, source.head, source.track, int(source.operation), int(source.use), source.edits);
}

QString keyOf(const Source& source)
{
    QString key = QStringLiteral("%1|%2|%3|%4|%5")
                      .arg(int(source.kind))
                      .arg(source.path, source.head)
                      .arg(source.track)
                      .arg(int(source.operation));
    if (source.isAttention()) {
        const AttentionPlace& place = source.attention;
        key += QStringLiteral("|%1:%2|%3|%4|%5|%6")
                   .arg(place.chrom)
                   .arg(place.centre)
                   .arg(int(place.choice.combine))
                   .arg(place.choice.layer)
                   .arg(place.choice.head)
                   .arg(place.gene);
    }
    if (source.use != Source::Use::Both)
        key += QStringLiteral("|%1").arg(int(source.use));
    if (!source.edits.isEmpty())
        key += QStringLiteral("|with %1").arg(source.edits.join(u';'));
    for (const Source& operand : source.operands)
        key += QStringLiteral("(%1)").arg(keyOf(operand));
    return key;
}

void insertWithOperands(QSet<Source>& sources, const Source& source)
{
    sources.insert(source);
    for (const Source& operand : source.operands)
        insertWithOperands(sources, operand);
}
