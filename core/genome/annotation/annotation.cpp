#include "core/genome/annotation/annotation.h"

#include "core/genome/annotation/bedline.h"
#include "core/genome/annotation/genepred.h"
#include "core/genome/annotation/gff3.h"
#include "core/genome/annotation/gtf.h"
#include "core/genome/lines.h"

#include <fmt/format.h>

namespace genome
{

static BedDialect dialectOf(const std::vector<std::string_view>& fields)
{
    const bool strandInFourth = fields.size() == 5 && (fields[3] == "+" || fields[3] == "-");
    return strandInFourth ? BedDialect::GeneTable : BedDialect::Bed;
}

static void readTable(LineReader& reader, AnnotationFormat format, FeatureStore& store, const Monitor& monitor)
{
    std::string line, chrom;
    std::vector<std::string_view> fields;
    Feature feature;
    while (reader.next(line)) {
        if (reader.number() % 8192 == 0)
            monitor.report(reader.fraction(), "reading genes");
        if (isBedComment(line))
            continue;
        if (format == AnnotationFormat::GenePred) {
            splitGenePredFields(line, fields);
            parseGenePredLine(fields, reader.location(), chrom, feature);
        } else {
            splitBedFields(line, fields);
            parseBedLine(fields, dialectOf(fields), reader.location(), chrom, feature);
        }
        store.add(chrom, feature);
    }
}

FeatureStore readAnnotation(const std::filesystem::path& path, AnnotationFormat format, const Monitor& monitor)
{
    LineReader reader(path);
    FeatureStore store;
    if (format == AnnotationFormat::Gtf)
        readGtf(reader, store, monitor);
    else if (format == AnnotationFormat::Gff3)
        readGff3(reader, store, monitor);
    else
        readTable(reader, format, store, monitor);
    if (store.size() == 0)
        throw Error(fmt::format("{} holds no features, only comments.", path.string()));
    monitor.report(1, "reading genes");
    store.seal();
    return store;
}

} // namespace genome
