#pragma once
#include "core/base/error.h"
#include "core/base/json.h"
#include "core/base/words.h"

#include <filesystem>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace base
{

/// Takes every field from an object; those that are left out keep their value. Throws Error naming the file and the key for
/// values of another type and for keys that no field has. Null is what JSON writes for a number that is none: NaN, or nothing.
class FieldReader
{
public:
    /// Keys that no field has, here and in the objects within.
    enum class Unknown { Refused, PassedOver };

    FieldReader(const Json& json, std::string file, std::string where, Unknown unknown = Unknown::Refused)
        : m_json(json)
        , m_file(std::move(file))
        , m_where(std::move(where))
        , m_unknown(unknown)
    {
        if (!json.is_object())
            complain(m_where, "must be an object { … }");
    }
    template <typename Value>
    void operator()(const char* key, Value& value)
    {
        m_known.insert(key);
        if (const auto found = m_json.find(key); found != m_json.end())
            read(*found, location(key), value);
    }
    /// A field that cannot be left out.
    template <typename Value>
    void required(const char* key, Value& value)
    {
        if (!m_json.contains(key))
            complain(location(key), "is missing");
        (*this)(key, value);
    }
    void finish() const
    {
        for (const auto& [key, value] : m_json.items())
            if (m_unknown == Unknown::Refused && !m_known.contains(key))
                complain(location(key), fmt::format("is not known here; there are: {}", fmt::join(m_known, ", ")));
    }

private:
    std::string location(const std::string& key) const { return m_where.empty() ? key : m_where + "." + key; }
    [[noreturn]] void complain(const std::string& where, const std::string& what) const
    {
        throw Error(fmt::format("{}: {} {}.", m_file, where.empty() ? "the whole" : "\"" + where + "\"", what));
    }
    void require(bool holds, const std::string& where, const char* what) const
    {
        if (!holds)
            complain(where, fmt::format("must be {}", what));
    }

    template <typename Value>
    void read(const Json& json, const std::string& where, Value& value) const
    {
        if constexpr (std::is_same_v<Value, Json>) {
            require(json.is_object(), where, "an object { … }");
            value = json;
        } else if constexpr (Worded<Value>) {
            require(json.is_string(), where, "a text");
            const auto word = json.get<std::string>();
            const std::optional<Value> known = choiceOf<Value>(word);
            if (!known)
                complain(where, fmt::format("is \"{}\", which is not known: use {}", word, fmt::join(wordsOf<Value>(), ", ")));
            value = *known;
        } else if constexpr (std::is_same_v<Value, bool>) {
            require(json.is_boolean(), where, "true or false");
            value = json.get<bool>();
        } else if constexpr (std::is_unsigned_v<Value>) {
            require(json.is_number_unsigned(), where, "a whole number of 0 or more");
            value = json.get<Value>();
        } else if constexpr (std::is_integral_v<Value>) {
            require(json.is_number_integer(), where, "a whole number");
            const auto number = json.get<int64_t>();
            const bool wrapped = number < 0 && json.is_number_unsigned();
            require(!wrapped && std::in_range<Value>(number), where, "a number that fits");
            value = Value(number);
        } else if constexpr (std::is_floating_point_v<Value>) {
            require(json.is_number() || json.is_null(), where, "a number");
            value = json.is_null() ? std::numeric_limits<Value>::quiet_NaN() : json.get<Value>();
        } else if constexpr (std::is_same_v<Value, std::string> || std::is_same_v<Value, std::filesystem::path>) {
            require(json.is_string(), where, "a text");
            value = json.get<std::string>();
        } else if constexpr (requires { Value::fromStdString(std::string()); }) { // a text of Qt
            require(json.is_string(), where, "a text");
            value = Value::fromStdString(json.get<std::string>());
        } else {
            FieldReader inner(json, m_file, where, m_unknown);
            fields(inner, value);
            inner.finish();
        }
    }
    template <typename Value>
    void read(const Json& json, const std::string& where, std::vector<Value>& values) const
    {
        require(json.is_array(), where, "a list [ … ]");
        values.assign(json.size(), {});
        for (size_t i = 0; i < json.size(); ++i)
            read(json[i], fmt::format("{}.{}", where, i), values[i]);
    }
    template <typename Value>
    void read(const Json& json, const std::string& where, std::map<std::string, Value>& values) const
    {
        require(json.is_object(), where, "a table { … }");
        values.clear();
        for (const auto& [name, value] : json.items())
            read(value, where + "." + name, values[name]);
    }
    template <typename Value>
    void read(const Json& json, const std::string& where, std::optional<Value>& value) const
    {
        value.reset();
        if (!json.is_null())
            read(json, where, value.emplace());
    }

    const Json& m_json;
    std::string m_file, m_where;
    Unknown m_unknown;
    std::set<std::string> m_known;
};

/// A value from its fields; keys that no field has are passed over. `file` begins the sentence of a thrown Error.
template <typename Value>
Value fromFields(const Json& json, const std::string& file)
{
    Value value;
    FieldReader reader(json, file, "", FieldReader::Unknown::PassedOver);
    fields(reader, value);
    return value;
}

} // namespace base
