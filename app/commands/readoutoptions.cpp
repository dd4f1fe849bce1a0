#include "app/commands/readoutoptions.h"

#include "core/genome/annotation/locus.h"

#include <fmt/format.h>

namespace
{

interpret::Promoter explainedPromoter(const ReadoutOptions& options, const genome::GeneIndex& genes, const genome::Genome& genome)
{
    if (!options.tss.empty())
        return interpret::promoterAt(options.tss, genome);
    const auto found = interpret::promotersOf(options.gene, genes, genome);
    if (found.size() > 1)
        throw Error(
            fmt::format("{} has several TSS ({}): give one of them with --tss.", found[0].gene, interpret::tssText(found)));
    return found[0];
}

} // namespace

void ReadoutOptions::addReadoutTo(CLI::App& parser)
{
    CLI::Option_group* what = parser.add_option_group("what is explained");
    what->add_option(
        "--region", region, "the predicted signal over chr1:1,000-2,000 (1-based, both ends included) or over a gene");
    what->add_option("--gene", gene, "the predicted signal at a gene's TSS: the three bins around it");
    what->add_option("--tss", tss, "the same at chr11:61,892,051:- (1-based; strand optional)");
    what->require_option(1);
    parser.add_option("--annotation,--genes", annotation, "genes by name: GTF, GFF3 or BED")->type_name("FILE");
    parser.add_option("--head", head, "output of the model, e.g. human; default: the first")->type_name("NAME");
    parser.add_option("--tracks", tracks,
        "whose signal, summed: tracks by name, number or assay, of the plus strand where a gene is named; default: all");
}

interpret::Readout ReadoutOptions::readout(
    const models::ModelSpec& spec, const genome::Genome& genome, const Monitor& monitor) const
{
    const genome::GeneIndex genes = readGenes(annotation, monitor);
    const models::HeadTracks signal = headTracks(spec, tracks);
    if (region.empty())
        return interpret::readoutOf(explainedPromoter(*this, genes, genome), spec, signal);
    return interpret::readoutOf(genome::parseLocus(region, genome, genes), spec, signal);
}
