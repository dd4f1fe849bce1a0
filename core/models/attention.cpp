#include "core/models/attention.h"

#include <fmt/format.h>

namespace models
{

static std::string counted(int64_t count, const char* noun)
{
    return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

std::string describe(const AttentionChoice& choice, const AttentionShape& shape)
{
    switch (choice.combine) {
    case AttentionChoice::Combine::Head:
        return fmt::format("layer {}, head {}", choice.layer + 1, choice.head + 1);
    case AttentionChoice::Combine::MeanHeads:
        return fmt::format("mean of the heads of layer {}", choice.layer + 1);
    case AttentionChoice::Combine::Rollout:
        return "rollout over " + counted(shape.layers, "layer");
    case AttentionChoice::Combine::Mean:
        break;
    }
    return fmt::format("mean of {} and {}", counted(shape.layers, "layer"), counted(shape.heads, "head"));
}

} // namespace models
