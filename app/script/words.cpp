#include "script/words.h"

#include "core/nearest.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

namespace fl::script {
namespace {

constexpr std::size_t longest_id = 47; // of a node in the accessibility tree

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\r';
}
bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_id_sign(char c) {
    return is_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
}

/// Whether the "#" at `at`, where a word would begin, opens a comment.
bool is_comment(std::string_view line, std::size_t at, bool first) {
    return line[at] == '#' && (first || at + 1 == line.size() || is_space(line[at + 1]));
}

/// The string that begins with the quote at `at`; moves `at` behind its end.
std::string read_string(std::string_view line, std::size_t& at) {
    std::string out;
    for (++at; at < line.size(); ++at) {
        if (line[at] == '"') {
            ++at;
            return out;
        }
        if (line[at] == '\\') {
            ++at;
            if (at == line.size() || (line[at] != '"' && line[at] != '\\'))
                throw LineError("after \\ in a string only \" or \\ may stand");
        }
        out += line[at];
    }
    throw LineError("this string has no closing quote");
}

std::string shown(const Word& word) {
    return word.has_quotes ? fmt::format("{}\"{}\"", word.plain, word.quoted) : word.plain;
}

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return text;
}

} // namespace

std::vector<Word> split(std::string_view line) {
    std::vector<Word> words;
    std::size_t at = 0;
    while (at < line.size()) {
        if (is_space(line[at])) {
            ++at;
            continue;
        }
        if (is_comment(line, at, words.empty()))
            break;
        Word word;
        while (at < line.size() && !is_space(line[at]) && line[at] != '"')
            word.plain += line[at++];
        if (at < line.size() && line[at] == '"') {
            word.has_quotes = true;
            word.quoted = read_string(line, at);
            if (at < line.size() && !is_space(line[at]))
                throw LineError("a space is wanted after the closing quote of a string");
        }
        words.push_back(std::move(word));
    }
    return words;
}

const Word& Words::take(std::string_view what) {
    if (left() == 0)
        throw LineError(fmt::format("{} is missing; wanted is: {}", what, form_));
    return words_[next_++];
}

std::string Words::word(std::string_view what) {
    const Word& word = take(what);
    if (word.has_quotes && !word.plain.empty())
        throw LineError(fmt::format("{} is no {}; wanted is: {}", shown(word), what, form_));
    return word.has_quotes ? word.quoted : word.plain;
}

std::size_t Words::choice(std::string_view what, std::span<const std::string_view> choices,
                          bool any_case) {
    const Word& word = take(what);
    const std::string plain = any_case ? lower(word.plain) : word.plain;
    const auto found = std::find(choices.begin(), choices.end(), plain);
    if (!word.has_quotes && found != choices.end())
        return static_cast<std::size_t>(found - choices.begin());
    const auto meant = nearest(lower(word.plain), choices);
    throw LineError(meant.empty()
                        ? fmt::format("'{}' is no {}; one of {} is wanted", shown(word), what,
                                      fmt::join(choices, ", "))
                        : fmt::format("'{}' is no {}; is {} meant?", shown(word), what, meant));
}

std::string Words::text(std::string_view what) {
    const Word& word = take(what);
    if (!word.has_quotes || !word.plain.empty() || word.quoted.empty())
        throw LineError(fmt::format("{} is no {}; a string in double quotes is wanted: {}",
                                    shown(word), what, form_));
    return word.quoted;
}

double Words::number(std::string_view what, double low, double high) {
    const Word& word = take(what);
    double value = 0;
    const char* const last = word.plain.data() + word.plain.size();
    const auto [end, error] = std::from_chars(word.plain.data(), last, value);
    const bool inside = value >= low && value <= high; // false for "nan"
    if (word.has_quotes || error != std::errc{} || end != last || !inside)
        throw LineError(fmt::format("'{}' is no {}; a number from {} to {} is wanted: {}",
                                    shown(word), what, low, high, form_));
    return value;
}

Instant Words::duration() {
    return Instant(std::llround(number("time in seconds", 0, 86400) * 1e6));
}

PointPx Words::point() {
    const double x = number("x", -100000, 100000);
    const double y = number("y", -100000, 100000);
    return {static_cast<float>(x), static_cast<float>(y)};
}

NodeRef Words::node() {
    const Word& word = take("node");
    const std::string& plain = word.plain;
    if (!word.has_quotes && plain.size() >= 2 && plain[0] == '#') {
        const std::string id = plain.substr(1);
        if (id.size() <= longest_id && is_letter(id[0]) &&
            std::all_of(id.begin(), id.end(), is_id_sign))
            return {id, {}, {}};
    }
    if (word.has_quotes && plain.size() >= 2 && plain.back() == ':' && !word.quoted.empty()) {
        const std::string role = plain.substr(0, plain.size() - 1);
        if (is_letter(role[0]) && std::all_of(role.begin(), role.end(), is_id_sign))
            return {{}, role, word.quoted};
    }
    throw LineError(
        fmt::format("{} is no node; #id (letters, digits, - _ . and {} of them at most) or "
                    "role:\"label\" is wanted: {}",
                    shown(word), longest_id, form_));
}

void Words::end() const {
    if (left() == 0)
        return;
    const std::string extra = shown(words_[next_]);
    const bool comment = extra[0] == '#';
    throw LineError(
        fmt::format("{} is too much here; {}: {}", extra,
                    comment ? "a comment has a space after its #; wanted is" : "wanted is", form_));
}

} // namespace fl::script
