#include "core/models/tensors/statedict.h"

#include "core/base/error.h"
#include "core/models/tensors/tensorfile.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <set>

namespace models
{

namespace
{

using Value = Pickle::Value;

constexpr int deepestTable = 3, deepestWrapping = 8;
constexpr size_t mostAxes = 64; // PyTorch's own limit
constexpr size_t mostNamed = 8;

/// The call that makes a tensor, without what is wrapped around it.
struct Recipe {
    std::string function;
    const Pickle::Values* arguments = nullptr;
};

bool isTensor(const std::string& function)
{
    constexpr std::array names { "_rebuild_tensor", "_rebuild_tensor_v2", "_rebuild_tensor_v3" };
    return std::ranges::any_of(names, [&](const char* name) { return function == std::string("torch._utils.") + name; });
}

bool isParameter(const std::string& function)
{
    return function == "torch._utils._rebuild_parameter" || function == "torch._utils._rebuild_parameter_with_state";
}

std::optional<Recipe> recipeOf(const Value* value)
{
    for (int depth = 0; depth < deepestWrapping; ++depth) {
        const auto* const call = value->as<Pickle::Call>();
        const auto* function = call ? call->callable->as<Pickle::Name>() : nullptr;
        const auto* arguments = call ? call->arguments->as<Pickle::Tuple>() : nullptr;
        if (function && arguments && function->text() == "torch._tensor._rebuild_from_type_v2" && arguments->items.size() > 2) {
            function = arguments->items[0]->as<Pickle::Name>(); // (function, type, arguments, state)
            arguments = arguments->items[2]->as<Pickle::Tuple>();
        }
        if (!function || !arguments)
            return std::nullopt;
        if (!isParameter(function->text()) || arguments->items.empty())
            return Recipe { function->text(), &arguments->items };
        value = arguments->items[0];
    }
    return std::nullopt;
}

/// The items of a dict or OrderedDict; null for anything else.
const Pickle::Pairs* tableOf(const Value& value)
{
    if (const auto* const dict = value.as<Pickle::Dict>())
        return &dict->items;
    const auto* const call = value.as<Pickle::Call>();
    const auto* const name = call ? call->callable->as<Pickle::Name>() : nullptr;
    const bool ordered = name && (name->text() == "collections.OrderedDict" || name->text() == "collections.defaultdict");
    return ordered ? &call->items : nullptr;
}

std::string keyOf(const Value& value)
{
    const auto* const text = value.as<std::string_view>();
    return text ? std::string(*text) : std::string();
}

/// "posix.system(…)", "a table of 3 entries", … for messages.
std::string describe(const Value& value)
{
    if (const Pickle::Pairs* const table = tableOf(value))
        return fmt::format("a table of {} entries", table->size());
    if (const auto recipe = recipeOf(&value))
        return recipe->function + "(…)";
    if (const auto* const call = value.as<Pickle::Call>())
        return call->callable->as<Pickle::Name>() ? call->callable->as<Pickle::Name>()->text() + "(…)" : "an object";
    if (const auto* const name = value.as<Pickle::Name>())
        return name->text();
    if (value.as<std::string_view>())
        return "a text";
    if (value.as<int64_t>() || value.as<double>() || value.as<bool>())
        return "a number";
    return value.as<Pickle::None>() ? "None" : "a list";
}

const Pickle::Pairs* findTensors(const Value& value, int depth = 0)
{
    const Pickle::Pairs* const table = tableOf(value);
    if (!table || depth == deepestTable)
        return nullptr;
    const auto holdsTensor = [](const auto& entry) {
        const auto recipe = recipeOf(entry.second);
        return recipe && isTensor(recipe->function);
    };
    if (std::ranges::any_of(*table, holdsTensor))
        return table;
    for (const char* name : { "state_dict", "model", "model_state_dict" })
        for (const auto& [key, inner] : *table)
            if (keyOf(*key) == name)
                if (const Pickle::Pairs* const found = findTensors(*inner, depth + 1))
                    return found;
    return nullptr;
}

[[noreturn]] void refuse(const Value& root, const std::filesystem::path& path)
{
    std::string holds = describe(root);
    if (const Pickle::Pairs* const table = tableOf(root)) {
        std::vector<std::string> entries;
        for (const auto& [key, value] : *table)
            if (entries.size() < mostNamed)
                entries.push_back(fmt::format("\"{}\" ({})", keyOf(*key), describe(*value)));
        if (table->size() > mostNamed)
            entries.push_back(fmt::format("{} more", table->size() - mostNamed));
        holds += fmt::format("{} {}", entries.empty() ? "" : ":", fmt::join(entries, ", "));
    }
    throw Error(
        fmt::format("{} is a PyTorch checkpoint without a table of tensors at its top or under \"state_dict\", \"model\" or "
                    "\"model_state_dict\"; no code of a checkpoint is run, and it holds {}. Save the weights alone: "
                    "torch.save(model.state_dict(), FILE).",
            path.string(), holds));
}

/// Reads the arguments of one tensor's call.
class TensorReader
{
public:
    TensorReader(std::string name, const Pickle::Values& arguments, const std::filesystem::path& path)
        : m_arguments(arguments)
        , m_path(path)
    {
        m_tensor.name = std::move(name);
    }

    /// None for types of values that nobody here computes with; `skipped` is told which.
    std::optional<StoredTensor> read(std::string& skipped)
    {
        if (m_arguments.size() < 4)
            damaged("is described by too few values");
        const std::string type = readStorage();
        m_tensor.dtype = typeOf(type);
        if (m_tensor.dtype.empty()) {
            skipped = type;
            return std::nullopt;
        }
        m_tensor.offset = count(*m_arguments[1]);
        m_tensor.shape = counts(*m_arguments[2]);
        m_tensor.strides = counts(*m_arguments[3]);
        const size_t width = bytesOf(m_tensor.dtype);
        m_tensor.storageBytes = uint64_t(m_storageSize);
        if (!m_bytewise && __builtin_mul_overflow(m_tensor.storageBytes, width, &m_tensor.storageBytes))
            damaged("lies in a storage larger than any memory");
        checkExtent(m_tensor.storageBytes / width);
        return m_tensor;
    }

private:
    [[noreturn]] void damaged(const std::string& what) const
    {
        throw Error(fmt::format(
            "{} is damaged: its tensor \"{}\" {}. Download it or save it again.", m_path.string(), m_tensor.name, what));
    }

    int64_t count(const Value& value) const
    {
        const auto* const number = value.as<int64_t>();
        if (!number || *number < 0)
            damaged("has a size, stride or offset that is no count");
        return *number;
    }
    /// A tuple, or torch.Size of one.
    std::vector<int64_t> counts(const Value& value) const
    {
        const auto recipe = recipeOf(&value);
        const bool size = recipe && recipe->function == "torch.Size" && !recipe->arguments->empty();
        const auto* const tuple = (size ? *recipe->arguments->front() : value).as<Pickle::Tuple>();
        if (!tuple || tuple->items.size() > mostAxes)
            damaged("has sizes or strides that are no list of at most 64 numbers");
        std::vector<int64_t> numbers;
        for (const Value* const item : tuple->items)
            numbers.push_back(count(*item));
        return numbers;
    }

    /// ("storage", type, key, device, size); the type of the values.
    std::string readStorage()
    {
        const auto* const persistent = m_arguments[0]->as<Pickle::Persistent>();
        const auto* const parts = persistent ? persistent->id->as<Pickle::Tuple>() : nullptr;
        const auto* const type = parts && parts->items.size() >= 5 ? parts->items[1]->as<Pickle::Name>() : nullptr;
        if (!type || keyOf(*parts->items[0]) != "storage" || keyOf(*parts->items[2]).empty())
            damaged("has no storage");
        m_tensor.storage = keyOf(*parts->items[2]);
        m_storageSize = count(*parts->items[4]);
        m_bytewise = type->name == "UntypedStorage";
        if (!m_bytewise)
            return type->text();
        const auto* const dtype = m_arguments.size() > 6 ? m_arguments[6]->as<Pickle::Name>() : nullptr; // _rebuild_tensor_v3
        return dtype ? dtype->text() : type->text();
    }

    static std::string typeOf(const std::string& name)
    {
        static const std::map<std::string, std::string> types { { "torch.FloatStorage", "F32" }, { "torch.HalfStorage", "F16" },
            { "torch.BFloat16Storage", "BF16" }, { "torch.DoubleStorage", "F64" }, { "torch.LongStorage", "I64" },
            { "torch.IntStorage", "I32" }, { "torch.ShortStorage", "I16" }, { "torch.CharStorage", "I8" },
            { "torch.ByteStorage", "U8" }, { "torch.BoolStorage", "BOOL" }, { "torch.uint16", "U16" }, { "torch.uint32", "U32" },
            { "torch.uint64", "U64" }, { "torch.float8_e5m2", "F8_E5M2" }, { "torch.float8_e4m3fn", "F8_E4M3" },
            { "torch.float32", "F32" }, { "torch.float16", "F16" }, { "torch.bfloat16", "BF16" }, { "torch.float64", "F64" },
            { "torch.int64", "I64" }, { "torch.int32", "I32" }, { "torch.int16", "I16" }, { "torch.int8", "I8" },
            { "torch.uint8", "U8" }, { "torch.bool", "BOOL" } };
        const auto found = types.find(name);
        return found == types.end() ? std::string() : found->second;
    }

    void checkExtent(uint64_t storageSize)
    {
        if (m_tensor.shape.size() != m_tensor.strides.size())
            damaged(fmt::format("has {} sizes but {} strides", m_tensor.shape.size(), m_tensor.strides.size()));
        int64_t last = m_tensor.offset; // of the values in the storage
        bool fits = true;
        for (size_t axis = 0; axis < m_tensor.shape.size(); ++axis) {
            int64_t reach = 0;
            if (m_tensor.shape[axis] <= 1)
                m_tensor.strides[axis] = 0;
            else
                fits = fits && !__builtin_mul_overflow(m_tensor.shape[axis] - 1, m_tensor.strides[axis], &reach)
                    && !__builtin_add_overflow(last, reach, &last);
        }
        const bool empty = std::ranges::find(m_tensor.shape, 0) != m_tensor.shape.end();
        if (empty ? uint64_t(m_tensor.offset) > storageSize : !fits || uint64_t(last) >= storageSize)
            damaged(
                fmt::format("of shape {} reaches beyond the {} values of its storage", shapeText(m_tensor.shape), storageSize));
    }

    StoredTensor m_tensor;
    const Pickle::Values& m_arguments;
    const std::filesystem::path& m_path;
    int64_t m_storageSize = 0; // in values, or in bytes
    bool m_bytewise = false;
};

} // namespace

bool StoredTensor::contiguous() const
{
    if (std::ranges::find(shape, 0) != shape.end())
        return true;
    int64_t expected = 1;
    for (size_t axis = shape.size(); axis-- > 0;) {
        if (shape[axis] > 1 && strides[axis] != expected)
            return false;
        expected *= shape[axis];
    }
    return true;
}

StateDict readStateDict(const Pickle& pickle, const std::filesystem::path& path)
{
    const Pickle::Pairs* const table = findTensors(pickle.root());
    if (!table)
        refuse(pickle.root(), path);
    StateDict result;
    std::set<std::string> names;
    for (const auto& [key, value] : *table) {
        const std::string name = keyOf(*key);
        if (name.empty() || !names.insert(name).second)
            throw Error(fmt::format("{} is damaged: its table of tensors has {}. Download it or save it again.", path.string(),
                name.empty() ? "an entry without a name" : fmt::format("two entries \"{}\"", name)));
        const auto recipe = recipeOf(value);
        std::string skipped = describe(*value);
        std::optional<StoredTensor> tensor;
        if (recipe && isTensor(recipe->function))
            tensor = TensorReader(name, *recipe->arguments, path).read(skipped);
        if (tensor)
            result.tensors.push_back(std::move(*tensor));
        else
            result.skipped.emplace(name, skipped);
    }
    return result;
}

} // namespace models
