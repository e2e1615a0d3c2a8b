// sentences that are short enough to be read standing.

#include "access/inspection.h"
#include "core/handle.h"
#include "support/access_row.h"
#include "support/catch.h"

#include <set>

#include <unicode/ubrk.h>
#include <unicode/utext.h>

using namespace fl;
using namespace fl::test;

namespace {

using BreakHandle = Handle<UBreakIterator, ubrk_close>;
using TextHandle = Handle<UText, utext_close>;

/// Breaks of a UTF-8 text by Unicode's rules for a language (UAX 29; Chinese words by ICU's
/// dictionary).
class Breaker {
  public:
    Breaker(UBreakIteratorType type, const std::string& language) {
        UErrorCode status = U_ZERO_ERROR;
        breaks_.reset(ubrk_open(type, language.c_str(), nullptr, 0, &status));
        REQUIRE(U_SUCCESS(status));
    }
    template <class F>
    void each(std::string_view text, const F& f) {
        UErrorCode status = U_ZERO_ERROR;
        const TextHandle opened{
            utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status)};
        ubrk_setUText(breaks_.get(), opened.get(), &status);
        REQUIRE(U_SUCCESS(status));
        auto from = static_cast<std::size_t>(ubrk_first(breaks_.get()));
        for (auto to = ubrk_next(breaks_.get()); to != UBRK_DONE; to = ubrk_next(breaks_.get())) {
            f(text.substr(from, static_cast<std::size_t>(to) - from),
              ubrk_getRuleStatus(breaks_.get()));
            from = static_cast<std::size_t>(to);
        }
    }

  private:
    BreakHandle breaks_;
};

struct Lint {
    explicit Lint(const std::string& language)
        : sentences(UBRK_SENTENCE, language)
        , words(UBRK_WORD, language) {}
    int words_in(std::string_view text) {
        int n = 0;
        words.each(text, [&](std::string_view, std::int32_t status) {
            n += status >= UBRK_WORD_NONE_LIMIT ? 1 : 0;
        });
        return n;
    }
    Breaker sentences, words;
};

struct Lengths {
    int longest = 0, sentences = 0, over_aim = 0;
    long words = 0;
};

/// What a visitor reads as running text; titles of documents have the length that they have.
std::set<std::size_t> running_texts(const Exhibit& e) {
    std::set<std::size_t> ids;
    const auto add = [&](TextId id) {
        if (id)
            ids.insert(id.index);
    };
    for (const Event& event : e.events) {
        add(event.summary);
        add(event.body);
        add(event.why);
    }
    for (const TourStop& stop : e.tour) {
        add(stop.text);
        add(stop.aside);
    }
    for (const Prediction& p : e.predictions) {
        add(p.statement);
        add(p.outcome);
        add(p.brief);
        add(p.note);
    }
    for (const QuizQuestion& q : e.quiz) {
        add(q.asked);
        for (const QuizAnswer& answer : q.answers)
            add(answer.text);
    }
    for (const Term& term : e.terms)
        add(term.plain);
    for (const Question& q : e.questions)
        add(q.asked);
    for (const Position& p : e.positions)
        add(p.statement);
    for (const TextId id : e.wording)
        add(id);
    return ids;
}

} // namespace

TEST_CASE("sentences are short in every language", "[access]") {
    AccessRow row("A-30", "sentences",
                  "Every running text of the shipped content and interface in six languages, cut "
                  "into sentences and words by ICU (Unicode Annex 29): at most 30 words a sentence "
                  "(aim 15); summaries of cards at most 60 words, their bodies at most 120.");
    const Exhibit& exhibit = own_world().exhibit;
    const auto ids = running_texts(exhibit);
    for (std::size_t l = 0; l < exhibit.languages.size(); ++l) {
        const std::string& code = exhibit.languages[l].code;
        Lint lint(code);
        Lengths all;
        const auto check = [&](std::string_view text) {
            lint.sentences.each(text, [&](std::string_view sentence, std::int32_t) {
                const int n = lint.words_in(sentence);
                if (n == 0)
                    return;
                ++all.sentences;
                all.words += n;
                all.over_aim += n > 15 ? 1 : 0;
                all.longest = std::max(all.longest, n);
                if (n > 30)
                    row.complain(code, ": ", n, " words: ", beginning(std::string(sentence), 90));
            });
        };
        for (const std::size_t id : ids)
            check(exhibit.texts[l][id]);
        int longest_summary = 0, longest_body = 0;
        for (const Event& event : exhibit.events) {
            const auto count = [&](TextId id, int most, int& longest, const char* what) {
                if (!id)
                    return;
                const int n = lint.words_in(exhibit.texts[l][id.index]);
                longest = std::max(longest, n);
                if (n > most)
                    row.complain(code, ": ", what, " of ", event.key, " has ", n, " words");
            };
            count(event.summary, 60, longest_summary, "summary");
            count(event.body, 120, longest_body, "body");
        }
        row.figure(code, ": ", all.sentences, " sentences, ",
                   std::round(10.0 * static_cast<double>(all.words) / all.sentences) / 10.0,
                   " words on average, longest ", all.longest, ", ",
                   std::round(1000.0 * all.over_aim / all.sentences) / 10.0,
                   " % over 15; longest summary ", longest_summary, ", longest body ", longest_body,
                   " words");
        CHECK(all.sentences > 300);
    }
    row.done();
    INFO(row.text());
    CHECK(row.complaints() == 0);
}
