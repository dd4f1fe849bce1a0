#pragma once
#include "core/models/edits/edit.h"

#include <vector>

namespace models
{

/// Edits as people write them, on the command line, in the window and in session files:
///
///   chr11:61,832,400 A>G        another base; "AT>A" and "A>ATT" as in VCF files: the position is that of the first base
///   delete chr1:1,000-1,500
///   insert chr1:1,000 ACGT      before base 1,000
///   shuffle chr1:1,000-1,500    in an order that keeps pairs of neighbours; "seed 7" behind it gives another one
///   erase ATAC chr1:1,000-1,500 no signal of this input, or of "all"
///   scale ATAC 0.5 chr1:1,000-1,500
///
/// Positions are 1-based with both ends included, written as in the locus box ("1.5M-2Mb", "1000+500"), one position is one
/// base, and a chromosome alone is all of it. Every blank and the > may be a colon, which needs no quotes in a shell:
/// chr11:61832400:A:G, delete:chr1:1000-1500, insert:chr1:1000:ACGT, shuffle:chr1:1000-1500:seed:7, erase:ATAC:chr1:1000-1500.
/// Letters may be small, chromosomes be spelled otherwise ("11"); toText gives the spelling above, and reading that gives the
/// edit again. parseEdit throws Error with one sentence that says what is wrong and what to write (checkEdit among others).
std::string toText(const Edit&);
Edit parseEdit(const std::string& text, const genome::Genome&, const ModelSpec&);

/// What toText wrote, as session files hold it: nothing is looked up or checked, and chromosome, input and bases stay as they are
/// written. Throws Error with one sentence, without its full stop, for other text.
Edit editFromText(const std::string& text);

/// Several, with "; " between them; parsing takes line ends too. Empty text: none.
std::string toText(const std::vector<Edit>&);
std::vector<Edit> parseEdits(const std::string& text, const genome::Genome&, const ModelSpec&);

/// Long runs of bases for messages: "ACGTACGTAC… (500 bases)".
std::string shortened(const std::string& bases);

} // namespace models
