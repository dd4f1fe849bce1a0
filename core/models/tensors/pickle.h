#pragma once
#include <cstdint>
#include <deque>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace models
{

/// A Python pickle as a tree of plain values (protocols 2 to 5: https://docs.python.org/3/library/pickletools.html). Nothing is
/// executed or looked up: a global is a name, and calling one only notes the name and its arguments. Values may be shared and may
/// contain themselves, so who walks the tree bounds the depth.
class Pickle
{
public:
    struct Value;
    using Values = std::vector<const Value*>;
    using Pairs = std::vector<std::pair<const Value*, const Value*>>;

    struct None { // also for whole numbers beyond 64 bits
    };
    struct Name { ///< of a class or function
        std::string_view module, name;
        std::string text() const { return std::string(module) + "." + std::string(name); }
    };
    struct List { // also sets
        Values items;
    };
    struct Tuple {
        Values items;
    };
    struct Dict {
        Pairs items;
    };
    struct Call { ///< an object that Python would make by calling `callable`
        const Value* callable = nullptr;
        const Value* arguments = nullptr;
        const Value* state = nullptr; ///< none: null
        Values appended;
        Pairs items; ///< set afterwards, as in an OrderedDict
    };
    struct Persistent { ///< an object that lies elsewhere
        const Value* id = nullptr;
    };
    /// Texts are UTF-8; bytes are texts too.
    struct Value {
        std::variant<None, bool, int64_t, double, std::string_view, Name, List, Tuple, Dict, Call, Persistent> content;
        template <class Content>
        const Content* as() const
        {
            return std::get_if<Content>(&content);
        }
    };

    /// `bytes` must live as long as this object. Throws Error naming `path` when they are damaged, cut short or so many
    /// instructions (over two million) that they are no table of contents.
    Pickle(std::string_view bytes, const std::filesystem::path& path);
    Pickle(const Pickle&) = delete;
    Pickle& operator=(const Pickle&) = delete;

    const Value& root() const { return *m_root; }

private:
    class Machine;
    std::deque<Value> m_values; // owns all of them, so that neither cycles nor deep nesting matter
    const Value* m_root = nullptr;
};

} // namespace models
