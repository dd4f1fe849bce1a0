#include "core/base/interval.h"

#include <fmt/format.h>

std::string withCommas(int64_t number)
{
    std::string digits = std::to_string(number < 0 ? -number : number);
    for (int at = int(digits.size()) - 3; at > 0; at -= 3)
        digits.insert(size_t(at), ",");
    return number < 0 ? "-" + digits : digits;
}

std::string toText(const Interval& interval)
{
    if (interval.length() <= 1)
        return fmt::format("{}:{}", interval.chrom, withCommas(interval.start + 1));
    return fmt::format("{}:{}-{}", interval.chrom, withCommas(interval.start + 1), withCommas(interval.end));
}

std::string lengthText(int64_t bp)
{
    if (bp < 1000)
        return fmt::format("{} bp", bp);
    const bool mega = bp >= 1'000'000;
    std::string number = fmt::format("{:.2f}", double(bp) / (mega ? 1e6 : 1e3));
    number.erase(number.find_last_not_of('0') + 1);
    if (number.back() == '.')
        number.pop_back();
    return number + (mega ? " Mb" : " kb");
}
