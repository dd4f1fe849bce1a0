#pragma once
#include "core/base/interval.h"
#include "core/models/attention.h"
#include "core/models/edits/edit.h"
#include "core/models/use.h"

#include <QSet>
#include <QString>

#include <array>
#include <variant>
#include <vector>

struct Source;

/// The letters of the session's genome.
struct BasesSource {
    bool operator==(const BasesSource&) const = default;
};

struct FileSource {
    QString path; ///< absolute
    bool operator==(const FileSource&) const = default;
};

/// One track that a model predicts, of the genome as it is or with edits.
struct PredictionSource {
    QString model; ///< its file, absolute
    QString head {}; ///< output head ("human")
    int track = 0; ///< column of the head
    models::Use use = models::Use::Both; ///< what a model with epigenome inputs is shown; the rest is masked
    std::vector<models::Edit> edits {}; ///< made together
    bool operator==(const PredictionSource&) const = default;
};

/// What is made of two other sources.
struct FormulaSource {
    enum class Operation { Difference, Log2Ratio }; ///< a − b, or log2((a + 1) / (b + 1))
    Operation operation = Operation::Difference;
    std::vector<Source> operands {}; ///< a, b
    bool operator==(const FormulaSource&) const = default;
};

constexpr std::array<const char*, 2> wordsFor(FormulaSource::Operation)
{
    return { "difference", "log2 ratio" };
}

/// Which attention of a model: of the window around a position, and whose promoter looks.
struct AttentionFocus {
    QString chrom;
    qint64 centre = 0; ///< 0-based
    models::AttentionChoice choice {};
    QString gene {}; ///< of rows and arcs
    Interval tss {};
    QChar strand = QLatin1Char('.');
    bool operator==(const AttentionFocus&) const = default;
};

struct AttentionSource {
    enum class Form { Map, Row, Arcs }; ///< the whole map, what one promoter looks at, the same as arcs
    Form form = Form::Map;
    QString model {}; ///< its file, absolute
    AttentionFocus focus {};
    std::vector<Source> elements {}; ///< Arcs: one track of the elements that arcs lead to; none: the model's bins
    bool operator==(const AttentionSource&) const = default;
};

constexpr std::array<const char*, 3> wordsFor(AttentionSource::Form)
{
    return { "attention map", "attention row", "attention arcs" };
}

/// Where the values of a layer come from. A value: compared and copied with all it is computed from.
struct Source : std::variant<FileSource, BasesSource, PredictionSource, FormulaSource, AttentionSource> {
    using variant::variant;
    bool operator==(const Source&) const = default;
    /// They have no order; Qt's signals would look for one among the kinds.
    friend bool operator<(const Source&, const Source&) = delete;

    template <typename Kind>
    const Kind* as() const
    {
        return std::get_if<Kind>(this);
    }
    template <typename Kind>
    bool is() const
    {
        return std::holds_alternative<Kind>(*this);
    }
    /// The path of the file that a FileSource reads; empty for other kinds.
    QString file() const;
    /// The path of the model whose network computes it; empty for other kinds.
    QString model() const;
    /// The path of the file or model that it reads itself; empty for other kinds.
    QString path() const { return file() + model(); }
    bool isComputed() const { return is<PredictionSource>() || is<AttentionSource>(); }
    /// The sources that it is computed from; empty for other kinds.
    const std::vector<Source>& operands() const;
};

/// All fields as text: it differs between sources that differ, and is the same for equal ones.
QString keyOf(const Source&);
size_t qHash(const Source&, size_t seed = 0);
/// The source and all that it is computed from.
void insertWithOperands(QSet<Source>&, const Source&);
/// Whether a model computes the source or one that it is made of.
bool needsModel(const Source&);
/// Whether the source or one it is computed from reads the file or model `path`.
bool reads(const Source&, const QString& path);
/// The file or model `oldPath` has another path.
void relocate(Source&, const QString& oldPath, const QString& newPath);
