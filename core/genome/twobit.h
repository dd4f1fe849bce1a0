#pragma once
#include "core/genome/feature.h"
#include "core/genome/genome.h"

namespace genome
{

/// True for the first four bytes of a 2bit file of either byte order.
bool isTwoBit(std::string_view head);

/// UCSC 2bit (https://genome.ucsc.edu/FAQ/FAQformat.html#format7), version 0 and version 1 (64-bit offsets), either byte order.
/// N blocks are honoured; the soft mask is read past, since letters are given in upper case.
class TwoBit : public Genome
{
public:
    /// Checks every count and offset against the size of the file; throws Error saying what does not fit.
    explicit TwoBit(const std::filesystem::path&);
    ~TwoBit() override;
    bool hasSequence() const override { return true; }

protected:
    std::string fetch(const Interval&) const override;

private:
    struct Content;
    explicit TwoBit(std::unique_ptr<Content>);
    std::unique_ptr<Content> m;
};

} // namespace genome
