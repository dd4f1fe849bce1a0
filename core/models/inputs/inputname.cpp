#include "core/models/inputs/inputname.h"

namespace models
{

InputName InputName::parse(const std::string& text)
{
    for (const Aspect aspect : { Aspect::Percent, Aspect::Coverage }) {
        const std::string ending = wordsFor(aspect)[size_t(aspect)];
        if (text.ends_with(ending))
            return { text.substr(0, text.size() - ending.size()), aspect };
    }
    return { text, Aspect::Values };
}

std::string InputName::text() const
{
    return input + wordsFor(aspect)[size_t(aspect)];
}

} // namespace models
