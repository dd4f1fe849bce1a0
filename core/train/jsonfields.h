#pragma once
#include "core/base/error.h"
#include "core/base/json.h"

#include <filesystem>
#include <fmt/format.h>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace train
{

/// Types tell their fields once, for both directions: void fields(auto& visit, Type&) calls visit("key", member) for each.

/// Puts every field into an object.
class FieldWriter
{
public:
    template <typename Value>
    void operator()(const char* key, const Value& value)
    {
        json[key] = written(value);
    }
    Json json = Json::object();

    template <typename Value>
    static Json written(const Value& value)
    {
        if constexpr (requires(FieldWriter & visit, Value & object) { fields(visit, object); }) {
            FieldWriter inner;
            fields(inner, const_cast<Value&>(value)); // which only reads
            return inner.json;
        } else if constexpr (std::is_same_v<Value, std::filesystem::path>) {
            return value.string();
        } else {
            return value;
        }
    }
    template <typename Value>
    static Json written(const std::vector<Value>& values)
    {
        Json list = Json::array();
        for (const Value& value : values)
            list.push_back(written(value));
        return list;
    }
    template <typename Value>
    static Json written(const std::map<std::string, Value>& values)
    {
        Json table = Json::object();
        for (const auto& [name, value] : values)
            table[name] = written(value);
        return table;
    }
};

/// Takes every field from an object; those that are left out keep their value. Throws Error naming the file and the key for
/// values of another type and for keys that no field has.
class FieldReader
{
public:
    FieldReader(const Json& json, std::string file, std::string where)
        : m_json(json)
        , m_file(std::move(file))
        , m_where(std::move(where))
    {
        if (!json.is_object())
            complain(m_where, "must be an object { … }");
    }
    template <typename Value>
    void operator()(const char* key, Value& value)
    {
        m_known.insert(key);
        if (const auto found = m_json.find(key); found != m_json.end())
            read(*found, place(key), value);
    }
    void finish() const
    {
        for (const auto& [key, value] : m_json.items())
            if (!m_known.contains(key))
                complain(place(key), fmt::format("is not known here; there are: {}", fmt::join(m_known, ", ")));
    }

private:
    std::string place(const std::string& key) const { return m_where.empty() ? key : m_where + "." + key; }
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
            require(json.is_number(), where, "a number");
            value = json.get<Value>();
        } else if constexpr (std::is_same_v<Value, std::string> || std::is_same_v<Value, std::filesystem::path>) {
            require(json.is_string(), where, "a text");
            value = json.get<std::string>();
        } else {
            FieldReader inner(json, m_file, where);
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

    const Json& m_json;
    std::string m_file, m_where;
    std::set<std::string> m_known;
};

} // namespace train
