#pragma once
#include <string>
#include <string_view>

namespace genome
{

/// The letter of the other strand: all of IUPAC's (https://iupac.qmul.ac.uk/misc/naseq.html), U as T. Case is kept; what is no
/// base stays as it is.
char complement(char base);

/// The other strand, read from its 5' end.
std::string reverseComplement(std::string_view bases);

} // namespace genome
