#include "core/links/linkmethod.h"

#include "core/links/attentionlinks.h"
#include "core/links/coactivity.h"
#include "core/links/gradientlinks.h"
#include "core/links/nearness.h"

namespace links
{

const std::vector<const LinkMethod*>& linkMethods()
{
    static const std::vector<const LinkMethod*> methods { &nearnessMethod, &coactivityMethod, &attentionMethod, &gradientMethod };
    return methods;
}

std::vector<std::string> LinkSettings::check() const
{
    using Combine = models::AttentionChoice::Combine;
    std::vector<std::string> problems;
    if (reach < 0)
        problems.push_back("The reach between an element and a TSS is a number of bp, not below 0.");
    if (around < 0)
        problems.push_back("What a model is asked about around an element is a number of bp, not below 0.");
    if (attention != Combine::Mean && attention != Combine::Rollout)
        problems.push_back("Links by attention take all layers: their mean or their rollout.");
    return problems;
}

} // namespace links
