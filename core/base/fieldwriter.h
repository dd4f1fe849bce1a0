#pragma once
#include "core/base/json.h"
#include "core/base/words.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace base
{

/// Puts every field of a value into a JSON object. Types tell their fields once, for writing and for reading (see fieldreader.h):
/// void fields(auto& visit, Type&), in the namespace of Type, calls visit("key", member) for each.
class FieldWriter
{
public:
    template <typename Value>
    void operator()(const char* key, const Value& value)
    {
        json[key] = written(value);
    }
    /// Left out where there is none.
    void operator()(const char* key, const std::optional<double>& value)
    {
        if (value)
            json[key] = *value;
    }
    /// A field that reading does not go without.
    template <typename Value>
    void required(const char* key, const Value& value)
    {
        (*this)(key, value);
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
        } else if constexpr (Worded<Value>) {
            return wordOf(value);
        } else if constexpr (requires { value.toStdString(); }) { // a text of Qt
            return value.toStdString();
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

/// The object of all its fields.
template <typename Value>
Json toFields(const Value& value)
{
    return FieldWriter::written(value);
}

} // namespace base
