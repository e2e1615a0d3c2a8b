#pragma once

#include "text/text.h"

#include <cstddef>
#include <string>
#include <unordered_map>

namespace fl {

/// Set paragraphs by their specification. Looking one up does not allocate.
class ParagraphCache {
  public:
    /// The paragraph, marked as used in this frame; null when it is not known.
    const Paragraph* find(const ParagraphSpec& spec);

    const Paragraph& add(const ParagraphSpec& spec, Paragraph paragraph);

    /// Starts a frame: when there are many paragraphs, those not used lately go.
    void begin_frame();

    void clear() { entries_.clear(); }
    std::size_t size() const { return entries_.size(); }

  private:
    /// A specification that owns its texts.
    struct Key {
        std::string text, language;
        ParagraphSpec spec; // its views are not used
        bool linked = false;

        explicit Key(const ParagraphSpec& of);
        ParagraphSpec view() const;
    };
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(const ParagraphSpec& spec) const noexcept;
        std::size_t operator()(const Key& key) const noexcept { return (*this)(key.view()); }
    };
    struct Equal {
        using is_transparent = void;
        static ParagraphSpec spec(const Key& key) { return key.view(); }
        static const ParagraphSpec& spec(const ParagraphSpec& of) { return of; }
        template <class A, class B>
        bool operator()(const A& a, const B& b) const noexcept {
            return same(spec(a), spec(b));
        }
        static bool same(const ParagraphSpec& a, const ParagraphSpec& b) noexcept;
    };
    struct Entry {
        Paragraph paragraph;
        std::uint64_t last_frame = 0;
    };

    std::unordered_map<Key, Entry, Hash, Equal> entries_;
    std::uint64_t frame_ = 0;
};

} // namespace fl
