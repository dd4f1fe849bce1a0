#pragma once
#include "core/base/dice.h"
#include "core/base/file.h"
#include "core/tracks/writing/bigwigwriter.h"
#include "core/train/dataset.h"

#include <QTemporaryDir>
#include <functional>
#include <vector>

/// A genome of three chromosomes (chr1: 1,000 bp to train on, chr2: 600 bp valid, chr3: 400 bp test), with tracks whose every
/// value is known, and a run on them: one cell type "A" with the input ATAC and the targets "RNA+" and "RNA-", which are a pair.
class MadeWorld
{
public:
    using Value = std::function<float(int chrom, int64_t at)>; ///< chrom: 1, 2, 3
    static constexpr std::array<int64_t, 4> lengths { 0, 1000, 600, 400 };

    MadeWorld()
    {
        base::Dice dice(1, "made world");
        std::string fasta;
        for (int chrom = 1; chrom <= 3; ++chrom) {
            for (int64_t i = 0; i < lengths[size_t(chrom)]; ++i)
                letters[size_t(chrom)] += "ACGT"[dice.between(0, 3)];
            fasta += ">chr" + std::to_string(chrom) + "\n" + letters[size_t(chrom)] + "\n";
        }
        train::Organism organism;
        organism.name = "made";
        organism.genome = text("genome.fa", fasta);
        organism.split.valid = { "chr2" };
        organism.split.test = { "chr3" };
        organism.targets = { { "RNA+", "", "RNA", "RNA-" }, { "RNA-", "", "RNA", "RNA+" } };
        organism.cells = { { "A", { { "ATAC", track("atac.bw", atac) } },
            { { "RNA+", track("plus.bw", plus) }, { "RNA-", track("minus.bw", minus) } } } };
        config.organisms = { organism };
        config.model.inputs = { "ATAC" };
        config.recipe.shift = 0;
    }

    static float atac(int chrom, int64_t at) { return float(chrom * 10 + at % 13); }
    static float plus(int chrom, int64_t at) { return float(chrom + at % 29); }
    static float minus(int chrom, int64_t at) { return float(chrom * 3 + at % 31); }

    std::filesystem::path at(const std::string& name) const { return m_folder.path().toStdString() + "/" + name; }
    std::filesystem::path text(const std::string& name, const std::string& content) const
    {
        base::writeAtomically(at(name), content);
        return at(name);
    }
    /// A bigWig; NaN: no value. `chromosomes`: how many of the three it has.
    std::filesystem::path track(
        const std::string& name, const Value& value, int chromosomes = 3,
        std::function<int64_t(int64_t)> length = [](int64_t whole) { return whole; }) const
    {
        std::vector<tracks::ChromosomeValues> all;
        for (int chrom = 1; chrom <= chromosomes; ++chrom) {
            const int64_t end = length(lengths[size_t(chrom)]);
            tracks::ValueRun run;
            for (int64_t i = 0; i < end; ++i)
                run.values.push_back(value(chrom, i));
            all.push_back({ "chr" + std::to_string(chrom), end, { std::move(run) } });
        }
        tracks::writeBigWig(at(name), std::move(all));
        return at(name);
    }

    /// 64 bp → 4 bins of 8 bp, reading ATAC as it is in bins of 8 bp.
    models::ModelSpec spec() const
    {
        models::ModelSpec spec = config.spec();
        spec.inputLength = 64;
        spec.outputLength = 32;
        spec.binSize = 8;
        spec.inputBinSize = spec.inputs.empty() ? 0 : 8;
        for (models::InputTrack& input : spec.inputs)
            input.log1p = false;
        return spec;
    }
    train::Dataset dataset() const { return { config, spec() }; }

    train::RunConfig config;
    std::array<std::string, 4> letters;

private:
    QTemporaryDir m_folder;
};
