// predict MODEL GENOME LOCUS OUT.bw: writes the first track that a model predicts from the letters alone.
#include "core/genome/annotation/locus.h"
#include "core/models/engine.h"
#include "core/models/predictions/predictionfile.h"

#include <fmt/format.h>

int main(int count, char** argv)
try {
    if (count != 5) {
        fmt::print(stderr, "usage: {} MODEL GENOME LOCUS OUT.bw\n", argv[0]);
        return 2;
    }
    const std::shared_ptr<const genome::Genome> genome = genome::Genome::open(argv[2]);
    const auto predictor = models::loadEngine()->open(argv[1], {}, {}); // LibTorch is loaded here
    const models::InputReader inputs(predictor->spec(), genome); // tracks that it reads besides would follow
    const models::Head& head = predictor->spec().heads[0];
    const auto prediction
        = models::predictRegion(*predictor, inputs, genome::parseLocus(argv[3], *genome, {}), { { 0, { 0 } } }, {});
    models::writePrediction(argv[4], models::PredictionFormat::BigWig, { { head.name, { head.tracks[0] }, prediction } },
        genome->length(prediction.where.chrom).value(), {});
} catch (const std::exception& problem) {
    fmt::print(stderr, "{}\n", problem.what());
    return 1;
}
