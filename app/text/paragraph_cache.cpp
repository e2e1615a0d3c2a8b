#include "text/paragraph_cache.h"

#include "text/hash.h"

#include <array>
#include <bit>
#include <utility>

namespace fl {

namespace {

// Guesses: a full screen has about 150 paragraphs; a fling through a list makes some hundred more.
constexpr std::size_t many_paragraphs = 1500;
constexpr std::uint64_t kept_frames = 240; // four seconds at 60 frames a second

constexpr std::array<TextSpan, 1> some_link{}; // stands for any: only whether there are some counts

} // namespace

ParagraphCache::Key::Key(const ParagraphSpec& of)
    : text(of.text)
    , language(of.language)
    , spec(of) {
    spec.text = spec.language = {}; // the caller's memory
    linked = !spec.links.empty();
    spec.links = {};
}

ParagraphSpec ParagraphCache::Key::view() const {
    ParagraphSpec whole = spec;
    whole.text = text;
    whole.language = language;
    whole.links = linked ? std::span<const TextSpan>(some_link) : std::span<const TextSpan>();
    return whole;
}

std::size_t ParagraphCache::Hash::operator()(const ParagraphSpec& spec) const noexcept {
    const auto bits = [](float value) { return std::bit_cast<std::uint32_t>(value + 0.0F); };
    const TextStyle& style = spec.style;
    std::size_t hash = std::hash<std::string_view>{}(spec.text);
    hash = mix_hash(hash, std::hash<std::string_view>{}(spec.language));
    hash = mix_hash(hash, std::uint64_t{bits(style.size_px)} << 32U | bits(spec.max_width_px));
    hash = mix_hash(hash, std::uint64_t{bits(style.line_factor)} << 32U | bits(style.tracking_em));
    hash = mix_hash(hash, std::uint64_t{bits(style.casing_px)} << 32U |
                              static_cast<std::uint32_t>(style.weight));
    return mix_hash(
        hash, static_cast<std::uint64_t>(static_cast<std::uint32_t>(spec.max_lines)) << 32U |
                  static_cast<std::uint64_t>(spec.align) << 16U |
                  static_cast<std::uint64_t>(style.face) << 8U | (spec.links.empty() ? 0U : 4U) |
                  (style.tabular ? 2U : 0U) | (spec.right_to_left ? 1U : 0U));
}

bool ParagraphCache::Equal::same(const ParagraphSpec& a, const ParagraphSpec& b) noexcept {
    return a.text == b.text && a.style == b.style && a.max_width_px == b.max_width_px &&
           a.max_lines == b.max_lines && a.align == b.align && a.right_to_left == b.right_to_left &&
           a.language == b.language && a.links.empty() == b.links.empty();
}

const Paragraph* ParagraphCache::find(const ParagraphSpec& spec) {
    const auto known = entries_.find(spec);
    if (known == entries_.end())
        return nullptr;
    known->second.last_frame = frame_;
    return &known->second.paragraph;
}

const Paragraph& ParagraphCache::add(const ParagraphSpec& spec, Paragraph paragraph) {
    Entry entry{std::move(paragraph), frame_};
    return entries_.insert_or_assign(Key(spec), std::move(entry)).first->second.paragraph;
}

void ParagraphCache::begin_frame() {
    ++frame_;
    if (entries_.size() > many_paragraphs)
        std::erase_if(entries_,
                      [this](const auto& e) { return e.second.last_frame + kept_frames < frame_; });
}

} // namespace fl
