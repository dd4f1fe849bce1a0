#include "core/train/loop/evaluator.h"

#include "core/models/engine/encoding.h"
#include "core/train/readahead.h"
#include "core/train/scores.h"

#include <cmath>
#include <fmt/format.h>

namespace train
{

namespace
{

/// One window in every cell type of its organism.
struct Item {
    std::vector<Example> examples;
    std::vector<Batch> batches;
};

std::vector<std::vector<Example>> byWindow(const Dataset& dataset, data::Part part, int64_t most)
{
    std::vector<std::vector<Example>> windows;
    for (int organism = 0; organism < int(dataset.organisms().size()); ++organism) {
        const std::vector<Example> all = dataset.examples(organism, part, most);
        const size_t cells = dataset.organisms()[size_t(organism)].cells.size(), count = all.size() / cells;
        for (size_t window = 0; window < count; ++window) {
            windows.emplace_back();
            for (size_t cell = 0; cell < cells; ++cell)
                windows.back().push_back(all[cell * count + window]);
        }
    }
    return windows;
}

std::vector<float> flat(const at::Tensor& values)
{
    const at::Tensor here = values.to(at::kCPU, at::kFloat).contiguous();
    return { here.data_ptr<float>(), here.data_ptr<float>() + here.numel() };
}

at::Tensor meanPrediction(const std::vector<const models::Network*>& networks, const models::NetworkInputs& inputs, int head)
{
    at::Tensor sum = networks.front()->forward(inputs, head);
    for (size_t i = 1; i < networks.size(); ++i)
        sum = sum + networks[i]->forward(inputs, head);
    return networks.size() > 1 ? sum / double(networks.size()) : sum;
}

/// The losses of all tracks together, as steps have it, and of each track by itself.
Scores::Losses lossesOf(const Recipe& recipe, const at::Tensor& predictions, const at::Tensor& targets)
{
    Scores::Losses losses { lossOf(recipe, predictions, targets).item<double>(), {} };
    for (int64_t track = 0; track < targets.size(2); ++track) {
        const at::Tensor own = targets.narrow(2, track, 1);
        losses.tracks.push_back(
            own.isnan().all().item<bool>() ? std::nan("") : lossOf(recipe, predictions.narrow(2, track, 1), own).item<double>());
    }
    return losses;
}

/// Keeps every n-th bin of every track.
class Sampled
{
public:
    Sampled(const Dataset& dataset, int64_t windows)
        : m_every(size_t(std::max<int64_t>(1, windows * dataset.spec().bins() / int64_t(HeldOut::most))))
    {
        for (const Dataset::Genome& organism : dataset.organisms()) {
            m_first.push_back(heldOut.tracks.size());
            for (const Dataset::Cell& cell : organism.cells)
                for (const Target& target : organism.targets)
                    heldOut.tracks.push_back(
                        { dataset.spec().heads[size_t(organism.head)].name, cell.name, target.name, {}, {} });
        }
    }
    void add(const Example& example, const std::vector<float>& measured, const std::vector<float>& predicted, size_t tracks)
    {
        const size_t first = m_first[size_t(example.organism)] + size_t(example.cell) * tracks;
        for (size_t bin = m_every / 2; bin < measured.size() / tracks; bin += m_every)
            for (size_t track = 0; track < tracks; ++track) {
                heldOut.tracks[first + track].measured.push_back(measured[bin * tracks + track]);
                heldOut.tracks[first + track].predicted.push_back(predicted[bin * tracks + track]);
            }
    }
    HeldOut heldOut;

private:
    size_t m_every;
    std::vector<size_t> m_first; ///< track of each organism
};

} // namespace

Evaluated evaluate(const std::vector<const models::Network*>& networks, const models::Device& device, const Dataset& dataset,
    const Recipe& recipe, int readers, data::Part part, bool withMeanTrack, const Monitor& monitor)
{
    const auto windows = byWindow(dataset, part, part == data::Part::Valid ? recipe.validWindows : 0);
    const std::string stage = fmt::format("predicting the {} windows", data::nameOf(part));
    const auto read = [&](int64_t number, const std::stop_token& stop) {
        Item item { windows[size_t(number)], {} };
        for (const Example& example : item.examples)
            item.batches.push_back(readBatch(dataset, { &example, 1 }, Monitor(stop, {})));
        return item;
    };
    ReadAhead<Item> ahead(read, 0, int64_t(windows.size()), readers, 2 * readers);
    Scores scores(dataset), baseline(dataset);
    Sampled sampled(dataset, int64_t(windows.size()));
    for (size_t window = 0; window < windows.size(); ++window) {
        monitor.report(double(window) / double(windows.size()), stage);
        const Item item = ahead.next();
        const Dataset::Genome& organism = dataset.organisms()[size_t(item.examples.front().organism)];
        std::vector<std::vector<float>> measured;
        for (size_t cell = 0; cell < item.examples.size(); ++cell) {
            const Batch& batch = item.batches[cell];
            const models::PassScope scope(device);
            const at::Tensor targets = batch.targets.to(device.torch);
            const at::Tensor predicted = meanPrediction(networks, models::onDevice(batch.inputs, device.torch), organism.head);
            measured.push_back(flat(batch.targets));
            const std::vector<float> values = flat(predicted);
            scores.add(item.examples[cell], measured.back(), values, lossesOf(recipe, predicted, targets));
            sampled.add(item.examples[cell], measured.back(), values, organism.targets.size());
        }
        for (size_t cell = 0; withMeanTrack && cell < measured.size(); ++cell)
            baseline.add(item.examples[cell], measured[cell], meanTrack(organism, int(cell), measured));
    }
    Evaluated evaluated { scores.result(), {}, std::move(sampled.heldOut) };
    evaluated.model.part = evaluated.heldOut.part = data::nameOf(part);
    if (withMeanTrack) {
        evaluated.meanTrack = baseline.result();
        evaluated.meanTrack->part = data::nameOf(part);
        evaluated.meanTrack->what = meanTrackName(dataset.organisms().front());
    }
    return evaluated;
}

} // namespace train
