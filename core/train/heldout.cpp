#include "core/train/heldout.h"

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/models/tensors/safetensors.h"

#include <cstring>
#include <fmt/format.h>

namespace train
{

namespace
{

std::vector<float> valuesOf(const models::Safetensors& file, const std::string& name)
{
    const models::TensorView* tensor = file.find(name);
    if (!tensor || tensor->dtype != "F32")
        throw Error(fmt::format("{} has no values \"{}\": evaluate the run again.", file.path().string(), name));
    std::vector<float> values(tensor->bytes / sizeof(float));
    std::memcpy(values.data(), tensor->data, tensor->bytes);
    return values;
}

} // namespace

HeldOut HeldOut::read(const std::filesystem::path& path)
{
    const models::Safetensors file(path);
    const auto entry = file.metadata().find("held-out");
    const Json about = entry == file.metadata().end() ? Json() : Json::parse(entry->second, nullptr, false);
    try {
        HeldOut heldOut { about.at("part"), {} };
        for (const Json& track : about.at("tracks")) {
            const size_t i = heldOut.tracks.size();
            heldOut.tracks.push_back({ track.at("organism"), track.at("cell"), track.at("track"),
                valuesOf(file, fmt::format("{}.measured", i)), valuesOf(file, fmt::format("{}.predicted", i)) });
            if (heldOut.tracks[i].measured.size() != heldOut.tracks[i].predicted.size())
                throw Error(fmt::format("{} has more measured than predicted values, or fewer, of track {}.", path.string(), i));
        }
        return heldOut;
    } catch (const Json::exception&) {
        throw Error(fmt::format("{} holds no held-out values of a training run.", path.string()));
    }
}

void HeldOut::write(const std::filesystem::path& path) const
{
    Json about { { "part", part }, { "tracks", Json::array() } };
    std::vector<models::TensorToWrite> tensors;
    for (size_t i = 0; i < tracks.size(); ++i) {
        const Track& track = tracks[i];
        about["tracks"].push_back({ { "organism", track.organism }, { "cell", track.cell }, { "track", track.track } });
        tensors.push_back({ fmt::format("{}.measured", i), { int64_t(track.measured.size()) }, track.measured.data() });
        tensors.push_back({ fmt::format("{}.predicted", i), { int64_t(track.predicted.size()) }, track.predicted.data() });
    }
    models::writeSafetensors(path, tensors, { { "held-out", about.dump() } });
}

} // namespace train
