#include "core/models/gradient.h"

#include "core/models/model.h"

#include <array>

namespace models
{

void encodeLetters(std::string_view bases, float* letters)
{
    std::array<int8_t, 256> column;
    column.fill(-1);
    for (int i = 0; i < 4; ++i)
        column[size_t("ACGT"[i])] = column[size_t("acgt"[i])] = int8_t(i);
    for (size_t i = 0; i < bases.size(); ++i)
        if (const int at = column[uint8_t(bases[i])]; at >= 0)
            letters[4 * i + size_t(at)] = 1;
}

InputValues valuesOf(const Inputs& inputs)
{
    InputValues values { std::vector<float>(4 * inputs.bases.size(), 0.0f), inputs.epigenome };
    encodeLetters(inputs.bases, values.letters.data());
    return values;
}

} // namespace models
