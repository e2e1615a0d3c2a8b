#pragma once

#include "core/time.h"
#include "script/script.h"

#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace fl::script {

/// What is wrong with one line; parse_script adds where.
struct LineError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// A part of a line between spaces: `wait`, `"a text"`, or `button:"a text"`.
struct Word {
    std::string plain;  // before the string, if any
    std::string quoted; // the string without quotes and escapes
    bool has_quotes = false;
};

/// Splits a line and drops its comment. Throws LineError for a string without an end.
std::vector<Word> split(std::string_view line);

/// Takes the words of one command one after the other. Each function throws LineError that says
/// what stands there and what is wanted; `form` is how the command is written.
class Words {
  public:
    Words(std::vector<Word> words, std::string_view form)
        : words_(std::move(words))
        , form_(form) {}

    std::size_t left() const { return words_.size() - next_; }
    std::string_view form() const { return form_; }

    std::string word(std::string_view what);
    /// A word without quotes that is one of `choices`; gives its index. Suggests the nearest.
    std::size_t choice(std::string_view what, std::span<const std::string_view> choices,
                       bool any_case = false);
    /// A string in quotes, not empty.
    std::string text(std::string_view what);
    double number(std::string_view what, double low, double high);
    Instant duration(); // seconds, 0 to one day
    PointPx point();    // x and y, pixels
    NodeRef node();
    /// Refuses what is left over.
    void end() const;

  private:
    const Word& take(std::string_view what);

    std::vector<Word> words_;
    std::string_view form_;
    std::size_t next_ = 0;
};

} // namespace fl::script
