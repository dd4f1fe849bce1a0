#include "core/train/checks/runcheck.h"

#include "core/train/checks/datacheck.h"
#include "core/train/checks/filecheck.h"
#include "core/train/checks/splitcheck.h"
#include "core/train/checks/strandcheck.h"

#include <algorithm>

namespace train
{

bool CheckedRun::canStart() const
{
    return std::ranges::none_of(complaints, &Complaint::fatal);
}

CheckedRun checkRun(const RunConfig& config, const Monitor& monitor)
{
    CheckedRun checked { config.check(), nullptr };
    const auto add = [&](const std::vector<Complaint>& found) {
        checked.complaints.insert(checked.complaints.end(), found.begin(), found.end());
    };
    const char* field = "model";
    try {
        const models::ModelSpec spec = config.spec();
        add(checkFiles(config, spec, monitor.part(0, 0.2)));
        field = "organisms";
        const auto dataset = std::make_shared<const Dataset>(config, spec, monitor.part(0.2, 0.5));
        add(checkSplit(config, *dataset, monitor.part(0.5, 0.6)));
        add(checkStrandsOfGenes(config, *dataset, monitor.part(0.6, 0.7)));
        add(checkData(config, *dataset, monitor.part(0.7, 1)));
        checked.dataset = dataset;
    } catch (const Error& problem) { // unless it is told beside a better field already
        if (checked.canStart())
            checked.complaints.push_back({ field, problem.what() });
    }
    return checked;
}

} // namespace train
