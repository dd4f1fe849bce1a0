#pragma once
#include "core/links/linkmethod.h"

namespace links
{

/// Gradient × input of the element (interpret::contributionOf) as a fraction of the gene's predicted signal, so that weak and
/// strong genes compare; NaN outside the model's window, and where the prediction is not above 0. Below 0 where a little more of
/// the element means less of the gene.
std::vector<double> gradientScores(const interpret::Contributions&, const std::vector<Interval>&);
/// The score counts the epigenome alone: where marks tell of an element, its letters are left with what marks do not tell.
std::vector<double> epigenomeScores(const interpret::Contributions&, const std::vector<Interval>&);

/// Both; the second of models that read an epigenome.
extern const LinkMethod gradientMethod;

} // namespace links
