#pragma once
#include "core/models/model.h"

#include <memory>
#include <vector>

namespace models
{

/// Networks of one description that were trained apart, as one Predictor. Its predictions, attention and gradients are the means
/// of theirs (a deep ensemble: Lakshminarayanan et al. 2017, arXiv:1612.01474); Prediction::spread is the standard deviation
/// between them.
class EnsemblePredictor : public Predictor
{
public:
    /// Two or more, which read and predict what `spec` says.
    EnsemblePredictor(ModelSpec spec, std::vector<std::unique_ptr<Predictor>> members);

    const ModelSpec& spec() const override { return m_spec; }
    std::string device() const override { return m_members.front()->device(); }
    Prediction predict(const Inputs&, const Request&, const Monitor&) const override;
    AttentionShape attentionShape() const override { return m_members.front()->attentionShape(); }
    AttentionMatrix attention(const Inputs&, const AttentionChoice&, const Monitor&) const override;
    Gradient gradient(const InputValues&, const OutputSum&, const Monitor&) const override;
    double value(const InputValues&, const OutputSum&, const Monitor&) const override;
    Cost cost(int tracks) const override;

private:
    /// What each of them answers, one after the other.
    template <typename Ask>
    auto answers(const Monitor&, Ask ask) const;

    ModelSpec m_spec;
    std::vector<std::unique_ptr<Predictor>> m_members;
};

} // namespace models
