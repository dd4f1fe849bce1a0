#pragma once
#include "core/base/interval.h"
#include "core/models/attention.h"
#include "core/models/use.h"

#include <QSet>
#include <QString>
#include <QStringList>

#include <vector>

/// Which attention of a model: of the window around a place, and whose promoter looks.
struct AttentionPlace {
    QString chrom;
    qint64 centre = 0; ///< 0-based
    models::AttentionChoice choice;
    QString gene; ///< of rows and arcs
    Interval tss;
    QChar strand = QLatin1Char('.');
    bool operator==(const AttentionPlace&) const = default;
};

/// Where the values of a layer come from.
struct Source {
    /// Attention: the whole map, what one promoter looks at, the same as arcs.
    enum class Kind { Bases, File, Prediction, Formula, AttentionMap, AttentionRow, AttentionArcs };
    /// What a formula makes of its two operands: a − b, or log2((a + 1) / (b + 1)).
    enum class Operation { Difference, Log2Ratio };
    using Use = models::Use;
    Kind kind = Kind::File;
    QString path {}; ///< file or model, absolute; empty for Bases (the session's genome) and Formula
    QString head {}; ///< Prediction: output head ("human")
    int track = 0; ///< Prediction: column of the head
    Operation operation = Operation::Difference; ///< Formula
    std::vector<Source> operands {}; ///< Formula: two; AttentionArcs: the elements, or none for the model's bins
    AttentionPlace attention {};
    Use use = Use::Both; ///< Prediction
    QStringList edits {}; ///< Prediction: what is altered, as models::toText gives it
    bool operator==(const Source&) const = default;
    bool isAttention() const { return kind == Kind::AttentionMap || kind == Kind::AttentionRow || kind == Kind::AttentionArcs; }
    /// Needs the network of the model at `path`.
    bool isComputed() const { return kind == Kind::Prediction || isAttention(); }
};
size_t qHash(const Source&, size_t seed = 0);
/// Differs between sources that differ.
QString keyOf(const Source&);
/// The source and all that it is computed from.
void insertWithOperands(QSet<Source>&, const Source&);
