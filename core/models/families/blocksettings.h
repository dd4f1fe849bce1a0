#pragma once
#include "core/base/json.h"
#include "core/models/families/activation.h"

#include <cstdint>
#include <string>

namespace models
{

/// Settings of one block of a network: of a Baskerville params.json, or all of another family's. Errors name the file, the block
/// and the key.
class BlockSettings
{
public:
    /// defaults: the "model" object, asked for activation and norm_type when the block does not say; may be null.
    BlockSettings(const Json& block, const Json* defaults, std::string where, std::string file);

    std::string name() const;
    int64_t integer(const char* key) const; ///< must be there and positive
    int64_t integer(const char* key, int64_t otherwise) const;
    int64_t count(const char* key, int64_t otherwise) const; ///< of layers or neighbours: 1 to 1,000
    int64_t oddWidth(int64_t otherwise) const; ///< "kernel_size"
    double number(const char* key, double otherwise) const;
    bool flag(const char* key, bool otherwise) const;
    Activation activation(Activation otherwise) const;
    /// true: batch normalisation; false: none. Other kinds throw.
    bool normalised() const;
    const Json* find(const char* key) const; ///< null when absent
    /// Throws Error when `key` is set to anything but `only`.
    void refuse(const char* key, const Json& only) const;
    /// Throws Error: "FILE: block WHERE …".
    [[noreturn]] void complain(const std::string& what) const;

private:
    const Json* inherited(const char* key) const;
    const Json& m_block;
    const Json* m_defaults;
    std::string m_where, m_file;
};

} // namespace models
