#include "views/document/source.h"

#include <QHash>

#include <concepts>

namespace
{

/// Appends the fields of a source to its key. The structured bindings name every field, so that a new one does not compile
/// before it is in the key.
class SourceKey
{
public:
    QString text() const { return m_text; }

    void add(const Source& source)
    {
        add(int(source.index()));
        std::visit([this](const auto& kind) { add(kind); }, source);
    }

private:
    template <typename... Fields>
    void addAll(const Fields&... fields)
    {
        (add(fields), ...);
    }
    void add(const QString& text) { m_text += QString::number(text.size()) + u':' + text; }
    void add(const std::string& text) { add(QString::fromStdString(text)); }
    void add(QChar letter) { add(QString(letter)); }
    void add(double number) { add(QString::number(number, 'g', 17)); }
    template <std::integral Number>
    void add(Number number)
    {
        add(QString::number(number));
    }
    template <typename Choice>
    requires std::is_enum_v<Choice>
    void add(Choice choice) { add(int(choice)); }
    template <typename Item>
    void add(const std::vector<Item>& items)
    {
        add(items.size());
        for (const Item& item : items)
            add(item);
    }
    void add(const Interval& interval)
    {
        const auto& [chrom, start, end] = interval;
        addAll(chrom, start, end);
    }
    void add(const models::Edit& edit)
    {
        const auto& [kind, where, reference, bases, input, factor, seed] = edit;
        addAll(kind, where, reference, bases, input, factor, seed);
    }
    void add(const models::AttentionChoice& choice)
    {
        const auto& [combine, layer, head] = choice;
        addAll(combine, layer, head);
    }
    void add(const AttentionFocus& focus)
    {
        const auto& [chrom, centre, choice, gene, tss, strand] = focus;
        addAll(chrom, centre, choice, gene, tss, strand);
    }
    void add(const BasesSource&) { }
    void add(const FileSource& source)
    {
        const auto& [path] = source;
        add(path);
    }
    void add(const PredictionSource& source)
    {
        const auto& [model, head, track, use, edits] = source;
        addAll(model, head, track, use, edits);
    }
    void add(const FormulaSource& source)
    {
        const auto& [operation, operands] = source;
        addAll(operation, operands);
    }
    void add(const AttentionSource& source)
    {
        const auto& [form, model, focus, elements] = source;
        addAll(form, model, focus, elements);
    }

    QString m_text;
};

} // namespace

QString Source::file() const
{
    const auto* file = as<FileSource>();
    return file ? file->path : QString();
}

QString Source::model() const
{
    if (const auto* prediction = as<PredictionSource>())
        return prediction->model;
    const auto* attention = as<AttentionSource>();
    return attention ? attention->model : QString();
}

const std::vector<Source>& Source::operands() const
{
    static const std::vector<Source> none;
    if (const auto* formula = as<FormulaSource>())
        return formula->operands;
    const auto* attention = as<AttentionSource>();
    return attention ? attention->elements : none;
}

QString keyOf(const Source& source)
{
    SourceKey key;
    key.add(source);
    return key.text();
}

size_t qHash(const Source& source, size_t seed)
{
    return qHash(keyOf(source), seed);
}

void insertWithOperands(QSet<Source>& sources, const Source& source)
{
    sources.insert(source);
    for (const Source& operand : source.operands())
        insertWithOperands(sources, operand);
}

bool needsModel(const Source& source)
{
    const auto& operands = source.operands();
    return source.isComputed() || std::any_of(operands.begin(), operands.end(), needsModel);
}

bool reads(const Source& source, const QString& path)
{
    const auto& operands = source.operands();
    return source.file() == path || source.model() == path
        || std::any_of(operands.begin(), operands.end(), [&](const Source& operand) { return reads(operand, path); });
}

void relocate(Source& source, const QString& oldPath, const QString& newPath)
{
    const auto move = [&](QString& path) {
        if (path == oldPath)
            path = newPath;
    };
    const auto moveAll = [&](std::vector<Source>& sources) {
        for (Source& each : sources)
            relocate(each, oldPath, newPath);
    };
    if (auto* file = std::get_if<FileSource>(&source))
        move(file->path);
    else if (auto* prediction = std::get_if<PredictionSource>(&source))
        move(prediction->model);
    else if (auto* formula = std::get_if<FormulaSource>(&source))
        moveAll(formula->operands);
    else if (auto* attention = std::get_if<AttentionSource>(&source)) {
        move(attention->model);
        moveAll(attention->elements);
    }
}
