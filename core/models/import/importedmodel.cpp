#include "core/models/import/importedmodel.h"

#include "core/models/networks/families/families.h"
#include "core/models/networks/modelfile.h"

namespace models
{

void writeImported(ModelSpec& spec, Weights& weights, const ImportOptions& options, const Monitor& monitor)
{
    const auto network = buildNetwork(spec, weights, options.params.string());
    weights.finish(options.weights.string());
    spec.binSize = network->binSize();
    spec.outputLength = network->outputBins() * network->binSize();
    spec.parameters = weights.parameters();
    monitor.report(0.5, "writing the model");
    writeModel(spec, weights.taken(), options.out);
    monitor.report(1, "writing the model");
}

} // namespace models
