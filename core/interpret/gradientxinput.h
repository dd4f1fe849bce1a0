#pragma once
#include "core/interpret/attribution.h"

namespace interpret
{

/// Gradient × (input − baseline), in one pass: by how much, to first order, an input moves the number from what it would be were
/// that input nothing (Simonyan et al. 2013, arXiv:1312.6034; Shrikumar et al. 2016, arXiv:1605.01713). With the usual baseline
/// the mean of the four is taken off a letter's gradient: a position always holds one letter, so what all of them share means
/// nothing (Majdandzic et al., Genome Biol 2023). Of a network that is a weighted sum of its inputs these are its terms;
/// elsewhere they say what a small change would do, not what removal does. Throws as Predictor::gradient.
Attribution gradientXInput(
    const models::Predictor&, const models::Inputs&, const models::OutputSum&, const AttributionOptions&, const Monitor&);

} // namespace interpret
