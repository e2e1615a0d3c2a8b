#pragma once

#include "text/text.h"

#include <string_view>
#include <vector>

namespace fl {

/// A stretch of a text that is one of the wanted words; byte offsets, `end` is behind it.
struct FoundTerm {
    std::size_t term = 0; // index that add() was given
    TextSpan span;
};

/// Finds the words of a glossary in running text, whatever their case.
///
/// Words have to begin and end where the text's words do; not in Chinese, which writes none apart,
/// and not at the beginning in Arabic, where article and prepositions are written together with the
/// word.
class TermFinder {
  public:
    /// @param language  BCP 47 tag of all texts
    explicit TermFinder(std::string_view language);

    /// @param forms  word forms, separated by ';'; spaces around them do not count
    void add(std::size_t term, std::string_view forms);

    /// The first place of each term in reading order; the longest form wins where several begin.
    /// The spans do not overlap.
    std::vector<FoundTerm> find(std::string_view text) const;

  private:
    struct Form {
        std::size_t term = 0;
        std::u32string letters; // folded
    };
    const Form* longest_at(std::u32string_view letters, std::size_t at) const;

    bool marked_start_, marked_end_;
    std::vector<Form> forms_; // longer ones first
};

} // namespace fl
