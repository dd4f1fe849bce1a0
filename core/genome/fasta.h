#pragma once
#include "core/base/file.h"
#include "core/genome/genome.h"

namespace genome
{

class FastaIndex;

/// FASTA, plain or bgzip, read through its .fai and .gzi. Indexes are looked for beside the file and in base::cacheFolder();
/// those that are missing, or older than a FASTA that they no longer fit, are built: beside the file, or in the cache folder
/// where that folder is read-only. Letters are never copied.
class Fasta : public Genome
{
public:
    /// Throws Error: plain gzip, uneven lines, an index that contradicts the file, damaged data; Cancelled while indexing.
    Fasta(const std::filesystem::path&, const Monitor&);
    ~Fasta() override;
    bool hasSequence() const override { return true; }

protected:
    std::string fetch(const Interval&) const override;

private:
    struct Content;
    explicit Fasta(std::unique_ptr<Content>);
    std::unique_ptr<Content> m;
};

} // namespace genome
