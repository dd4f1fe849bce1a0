#include "views/geometry/letters.h"

#include "core/genome/complement.h"

#include <algorithm>

QChar complement(QChar base)
{
    return base.unicode() < 128 ? QChar::fromLatin1(genome::complement(base.toLatin1())) : base;
}

std::vector<Letter> lettersIn(const QRectF& data, const Scale& scale, const tracks::Bases& bases)
{
    std::vector<Letter> letters;
    if (bases.where.chrom != scale.interval().chrom)
        return letters;
    for (size_t i = 0; i < bases.letters.size(); ++i) {
        const int64_t position = bases.where.start + int64_t(i);
        const auto [left, right] = scale.span(double(position), double(position + 1));
        const QChar base = QChar::fromLatin1(bases.letters[i]).toUpper();
        if (right > data.left() && left < data.right())
            letters.push_back({ scale.reversed() ? complement(base) : base, position, left, right });
    }
    if (scale.reversed())
        std::reverse(letters.begin(), letters.end());
    return letters;
}
