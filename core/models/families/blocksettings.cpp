#include "core/models/families/blocksettings.h"

#include "core/base/error.h"

#include <fmt/format.h>

namespace models
{

BlockSettings::BlockSettings(const Json& block, const Json* defaults, std::string where, std::string file)
    : m_block(block)
    , m_defaults(defaults)
    , m_where(std::move(where))
    , m_file(std::move(file))
{
    if (!block.is_object())
        complain("is no JSON object");
}

void BlockSettings::complain(const std::string& what) const
{
    throw Error(fmt::format("{}: block {} {}.", m_file, m_where, what));
}

const Json* BlockSettings::find(const char* key) const
{
    const auto found = m_block.find(key);
    return found == m_block.end() ? nullptr : &*found;
}

const Json* BlockSettings::inherited(const char* key) const
{
    if (const Json* own = find(key))
        return own;
    return m_defaults && m_defaults->contains(key) ? &m_defaults->at(key) : nullptr;
}

std::string BlockSettings::name() const
{
    const Json* name = find("name");
    if (!name || !name->is_string())
        complain("has no name");
    return *name;
}

int64_t BlockSettings::integer(const char* key) const
{
    if (!find(key))
        complain(fmt::format("lacks \"{}\"", key));
    return integer(key, 1);
}

int64_t BlockSettings::integer(const char* key, int64_t otherwise) const
{
    const Json* value = find(key);
    if (value && (!value->is_number_integer() || value->get<int64_t>() < 1 || value->get<int64_t>() > INT32_MAX))
        complain(fmt::format("has \"{}\": {}, which is no positive whole number", key, value->dump()));
    return value ? value->get<int64_t>() : otherwise;
}

int64_t BlockSettings::count(const char* key, int64_t otherwise) const
{
    constexpr int64_t most = 1000;
    const int64_t value = integer(key, otherwise);
    if (value > most)
        complain(fmt::format("has \"{}\": {}, and {} is the most that Epiarc supports", key, value, most));
    return value;
}

int64_t BlockSettings::oddWidth(int64_t otherwise) const
{
    const int64_t width = integer("kernel_size", otherwise);
    if (width % 2 == 0)
        complain(fmt::format("has the kernel_size {}, and only odd ones are supported", width));
    return width;
}

double BlockSettings::number(const char* key, double otherwise) const
{
    const Json* value = find(key);
    if (value && (!value->is_number() || value->get<double>() < 0))
        complain(fmt::format("has \"{}\": {}, which is no number", key, value->dump()));
    return value ? value->get<double>() : otherwise;
}

bool BlockSettings::flag(const char* key, bool otherwise) const
{
    const Json* value = find(key);
    if (value && !value->is_boolean())
        complain(fmt::format("has \"{}\": {}, which is neither true nor false", key, value->dump()));
    return value ? value->get<bool>() : otherwise;
}

Activation BlockSettings::activation(Activation otherwise) const
{
    const Json* value = inherited("activation");
    if (!value)
        return otherwise;
    const std::string name = value->is_null() ? "linear" : value->is_string() ? value->get<std::string>() : value->dump();
    const auto activation = activationNamed(name);
    if (!activation)
        complain(fmt::format("has the unknown activation \"{}\"", name));
    return *activation;
}

bool BlockSettings::normalised() const
{
    const Json* value = inherited("norm_type");
    if (!value)
        if (const Json* older = inherited("batch_norm"); older && older->is_boolean())
            return older->get<bool>();
    if (!value || value->is_null())
        return false;
    if (*value != "batch" && *value != "batch-sync")
        complain(fmt::format("has \"norm_type\": {}, and only batch normalisation is supported", value->dump()));
    return true;
}

void BlockSettings::refuse(const char* key, const Json& only) const
{
    if (const Json* value = find(key); value && !value->is_null() && *value != only)
        complain(fmt::format("has \"{}\": {}, which Epiarc does not support (only {})", key, value->dump(), only.dump()));
}

} // namespace models
