#include "text/term_finder.h"

#include "text/script_rules.h"

#include <algorithm>
#include <string>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace fl {

namespace {

/// Case-folded letters of a text and where each begins.
struct Letters {
    std::u32string folded;
    std::vector<std::size_t> begin; // one more than letters: the end of the text
};

Letters letters_of(std::string_view text) {
    Letters letters;
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto size = static_cast<std::int32_t>(text.size());
    for (std::int32_t i = 0; i < size;) {
        letters.begin.push_back(static_cast<std::size_t>(i));
        UChar32 letter = 0;
        U8_NEXT_OR_FFFD(bytes, i, size, letter);
        letters.folded.push_back(static_cast<char32_t>(u_foldCase(letter, U_FOLD_CASE_DEFAULT)));
    }
    letters.begin.push_back(text.size());
    return letters;
}

bool is_letter(char32_t c) {
    return u_isalnum(static_cast<UChar32>(c)) != 0;
}

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(' ');
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

} // namespace

TermFinder::TermFinder(std::string_view language)
    : marked_start_(rules_for(language).words_begin_marked)
    , marked_end_(rules_for(language).words_end_marked) {}

void TermFinder::add(std::size_t term, std::string_view forms) {
    while (!forms.empty()) {
        const auto end = std::min(forms.find(';'), forms.size());
        std::u32string letters = letters_of(trimmed(forms.substr(0, end))).folded;
        if (!letters.empty())
            forms_.push_back({term, std::move(letters)});
        forms.remove_prefix(std::min(end + 1, forms.size()));
    }
    std::ranges::stable_sort(
        forms_, [](const Form& a, const Form& b) { return a.letters.size() > b.letters.size(); });
}

const TermFinder::Form* TermFinder::longest_at(std::u32string_view letters, std::size_t at) const {
    if (marked_start_ && at > 0 && is_letter(letters[at - 1]))
        return nullptr;
    const auto form = std::ranges::find_if(forms_, [&](const Form& wanted) {
        const std::size_t end = at + wanted.letters.size();
        return letters.substr(at).starts_with(wanted.letters) &&
               (!marked_end_ || end == letters.size() || !is_letter(letters[end]));
    });
    return form == forms_.end() ? nullptr : &*form;
}

std::vector<FoundTerm> TermFinder::find(std::string_view text) const {
    const Letters letters = letters_of(text);
    std::vector<FoundTerm> found;
    for (std::size_t at = 0; at < letters.folded.size();) {
        const Form* form = longest_at(letters.folded, at);
        if (form == nullptr) {
            ++at;
            continue;
        }
        const std::size_t end = at + form->letters.size();
        if (std::ranges::find(found, form->term, &FoundTerm::term) == found.end())
            found.push_back({form->term, {letters.begin[at], letters.begin[end]}});
        at = end;
    }
    return found;
}

} // namespace fl
