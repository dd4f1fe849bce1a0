#include "core/models/tensors/pickle.h"

#include "core/models/tensors/picklebytes.h"

#include <bit>
#include <cstring>
#include <fmt/format.h>
#include <unordered_map>

namespace models
{

namespace
{
constexpr size_t mostInstructions = 1 << 21;
constexpr uint8_t newestProtocol = 5;
} // namespace

/// The stack machine that a pickle is written for. Each group of instructions has a function that says whether it knew the one.
class Pickle::Machine
{
public:
    Machine(std::string_view bytes, const std::filesystem::path& path, std::deque<Value>& values)
        : m_bytes(bytes, path)
        , m_values(values)
    {
    }

    const Value* run()
    {
        for (size_t count = 0; count < mostInstructions; ++count) {
            const uint8_t code = m_bytes.number<uint8_t>();
            if (code == '.')
                return pop();
            if (!constant(code) && !text(code) && !memory(code) && !tuple(code) && !container(code) && !object(code))
                damaged(fmt::format("has the instruction 0x{:02x}, which no checkpoint needs", code));
        }
        damaged("is still going on");
    }

private:
    [[noreturn]] void damaged(const std::string& what) const { m_bytes.damaged(what); }

    template <class Content>
    bool push(Content content)
    {
        m_values.push_back({ std::move(content) });
        m_stack.push_back(&m_values.back());
        return true;
    }
    Value* top()
    {
        if (m_stack.size() <= (m_marks.empty() ? 0 : m_marks.back()))
            damaged("takes a value where there is none");
        return m_stack.back();
    }
    Value* pop()
    {
        Value* const value = top();
        m_stack.pop_back();
        return value;
    }
    Values popToMark()
    {
        if (m_marks.empty())
            damaged("goes back to a mark that was not set");
        Values values(m_stack.begin() + std::ptrdiff_t(m_marks.back()), m_stack.end());
        m_stack.resize(m_marks.back());
        m_marks.pop_back();
        return values;
    }
    Values popLast(size_t count)
    {
        Values values(count);
        while (count > 0)
            values[--count] = pop();
        return values;
    }

    bool constant(uint8_t code)
    {
        switch (code) {
        case 0x80: // PROTO
            if (m_bytes.number<uint8_t>() > newestProtocol)
                damaged("is of a newer protocol than 5");
            return true;
        case 0x95: // FRAME
            m_bytes.take(sizeof(uint64_t));
            return true;
        case 'N':
            return push(None {});
        case 0x88:
        case 0x89:
            return push(code == 0x88);
        case 'J':
            return push(int64_t(m_bytes.number<int32_t>()));
        case 'K':
            return push(int64_t(m_bytes.number<uint8_t>()));
        case 'M':
            return push(int64_t(m_bytes.number<uint16_t>()));
        case 0x8a: // LONG1
            return wholeNumber(m_bytes.take(m_bytes.number<uint8_t>()));
        case 0x8b: // LONG4
            return wholeNumber(m_bytes.take(m_bytes.number<uint32_t>()));
        case 'G':
            return push(std::bit_cast<double>(__builtin_bswap64(m_bytes.number<uint64_t>())));
        default:
            return false;
        }
    }
    bool wholeNumber(std::string_view bytes) // two's complement of any length
    {
        if (bytes.size() > sizeof(int64_t))
            return push(None {});
        int64_t value = !bytes.empty() && int8_t(bytes.back()) < 0 ? -1 : 0;
        std::memcpy(&value, bytes.data(), bytes.size());
        return push(value);
    }

    bool text(uint8_t code)
    {
        switch (code) {
        case 'U': // a string, text or bytes, with the length before it
        case 'C':
        case 0x8c:
            return push(m_bytes.take(m_bytes.number<uint8_t>()));
        case 'T':
        case 'B':
        case 'X':
            return push(m_bytes.take(m_bytes.number<uint32_t>()));
        case 0x8d:
        case 0x8e:
        case 0x96:
            return push(m_bytes.take(m_bytes.number<uint64_t>()));
        default:
            return false;
        }
    }

    bool memory(uint8_t code)
    {
        switch (code) {
        case 'q':
            return remember(m_bytes.number<uint8_t>());
        case 'r':
            return remember(m_bytes.number<uint32_t>());
        case 0x94: // MEMOIZE
            return remember(uint32_t(m_memory.size()));
        case 'h':
            return recall(m_bytes.number<uint8_t>());
        case 'j':
            return recall(m_bytes.number<uint32_t>());
        case '(':
            m_marks.push_back(m_stack.size());
            return true;
        case '0':
            pop();
            return true;
        case '1':
            popToMark();
            return true;
        case '2':
            m_stack.push_back(top());
            return true;
        default:
            return false;
        }
    }
    bool remember(uint32_t index)
    {
        m_memory[index] = top();
        return true;
    }
    bool recall(uint32_t index)
    {
        const auto found = m_memory.find(index);
        if (found == m_memory.end())
            damaged("recalls a value that it did not keep");
        m_stack.push_back(found->second);
        return true;
    }

    bool tuple(uint8_t code)
    {
        switch (code) {
        case ')':
            return push(Tuple {});
        case 0x85:
        case 0x86:
        case 0x87:
            return push(Tuple { popLast(code - 0x84u) });
        case 't':
            return push(Tuple { popToMark() });
        default:
            return false;
        }
    }

    bool container(uint8_t code)
    {
        switch (code) {
        case ']':
        case 0x8f: // EMPTY_SET
            return push(List {});
        case 0x91: // FROZENSET
            return push(List { popToMark() });
        case '}':
            return push(Dict {});
        case 'a':
            return append(popLast(1));
        case 'e':
        case 0x90: // ADDITEMS
            return append(popToMark());
        case 's':
            return setItems(popLast(2));
        case 'u':
            return setItems(popToMark());
        default:
            return false;
        }
    }
    bool append(const Values& values)
    {
        Value* const target = top();
        auto* const list = std::get_if<List>(&target->content);
        auto* const call = std::get_if<Call>(&target->content);
        if (!list && !call)
            damaged("appends to what is no list");
        Values& items = list ? list->items : call->appended;
        items.insert(items.end(), values.begin(), values.end());
        return true;
    }
    bool setItems(const Values& values)
    {
        Value* const target = top();
        auto* const dict = std::get_if<Dict>(&target->content);
        auto* const call = std::get_if<Call>(&target->content);
        if ((!dict && !call) || values.size() % 2 != 0)
            damaged("sets items of what is no dictionary");
        for (size_t i = 0; i < values.size(); i += 2)
            (dict ? dict->items : call->items).emplace_back(values[i], values[i + 1]);
        return true;
    }

    bool object(uint8_t code)
    {
        switch (code) {
        case 'c': {
            const std::string_view module = m_bytes.line();
            return push(Name { module, m_bytes.line() });
        }
        case 0x93: { // STACK_GLOBAL
            const Values names = popLast(2);
            const auto *const module = names[0]->as<std::string_view>(), *const name = names[1]->as<std::string_view>();
            if (!module || !name)
                damaged("names a class by something that is no text");
            return push(Name { *module, *name });
        }
        case 'R': // REDUCE
        case 0x81: { // NEWOBJ
            const Values parts = popLast(2);
            return push(Call { parts[0], parts[1], nullptr, {}, {} });
        }
        case 0x92: { // NEWOBJ_EX; keyword arguments matter for nothing that is read
            const Values parts = popLast(3);
            return push(Call { parts[0], parts[1], nullptr, {}, {} });
        }
        case 'b':
            return build(pop());
        case 'Q':
            return push(Persistent { pop() });
        default:
            return false;
        }
    }
    bool build(const Value* state)
    {
        if (auto* const call = std::get_if<Call>(&top()->content))
            call->state = state;
        return true;
    }

    PickleBytes m_bytes;
    std::deque<Value>& m_values;
    std::vector<Value*> m_stack;
    std::vector<size_t> m_marks;
    std::unordered_map<uint32_t, Value*> m_memory;
};

Pickle::Pickle(std::string_view bytes, const std::filesystem::path& path)
{
    m_root = Machine(bytes, path, m_values).run();
}

} // namespace models
