#pragma once
#include "core/models/families/blocksettings.h"
#include "core/models/families/outline.h"

#include <map>

namespace models
{

/// Turns the blocks of a Baskerville trunk into stages of an outline, one after the other.
class BaskervilleTrunk
{
public:
    explicit BaskervilleTrunk(Outline& outline)
        : m_outline(outline)
    {
    }
    /// `prefix`: of its weights' names ("trunk.3"). Throws Error naming file and block.
    void add(const BlockSettings&, const std::string& prefix);

private:
    /// What the block reads. Unless it says otherwise it gives as many channels.
    const Shape& given() const { return m_outline.reached(); }
    /// A convolution that pools by `size` gives this shape; it complains when the length is no multiple of `size`.
    Shape pooled(const BlockSettings&, Shape in, int64_t channels, int64_t size) const;
    /// The latest value of each length may be joined by a later block.
    void offer(const Shape&);

    void addConvDna(const BlockSettings&, const std::string& prefix);
    void addConvNac(const BlockSettings&, const std::string& prefix);
    void addResTower(const BlockSettings&, const std::string& prefix);
    void addConvBlock(const BlockSettings&, const std::string& prefix);
    void addConvTower(const BlockSettings&, const std::string& prefix);
    void addDilatedResiduals(const BlockSettings&, const std::string& prefix);
    void addTransformers(const BlockSettings&, const std::string& prefix);
    void addUnetConv(const BlockSettings&, const std::string& prefix);
    void addCrop(const BlockSettings&, const std::string& prefix);

    Layer convNac(const BlockSettings&, const std::string& prefix, const Shape& in, int64_t filters, int64_t pool);
    Layer convBlock(const BlockSettings&, const std::string& prefix, const Shape& in, int64_t filters) const;

    Outline& m_outline;
    std::map<int64_t, int64_t> m_offered; ///< length → channels
};

} // namespace models
