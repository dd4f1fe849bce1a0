#pragma once
#include "views/document/attentionlanes.h"
#include "views/sources/sources.h"

#include <filesystem>

/// The arcs of a lane of attention as they are shown, written as links, a table or a signal on any thread.
class LinkExport
{
public:
    /// Nothing while the model is not loaded.
    static std::optional<LinkExport> of(const LaneSpec&, const Sources&);

    /// In the format of the name's ending (see interpret::attentionFormat). Returns how many links there are; 0 for a signal.
    /// Throws Error and Cancelled.
    int write(const std::filesystem::path&, const Monitor&) const;

private:
    std::shared_ptr<const interpret::AttentionStore> m_store;
    std::shared_ptr<const tracks::Track> m_elements; ///< null: the bins of the model
    AttentionFocus m_focus;
    ArcChoice m_choice;
    uint32_t m_colour = 0; ///< 0xRRGGBB
};
