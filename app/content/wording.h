#pragma once

#include "content/exhibit.h"

#include <cstdint>
#include <string_view>

namespace fl {

/// Every piece of interface wording. The sheets assets/wording/interface.csv (and wording.csv of a
/// pack, which overrides it) have one row for each, under the key that word_key() gives.
// Version 14 of clang-format indents this list anew on every run.
// clang-format off
#define FL_WORDS(X) \
    X(nav_tour) X(nav_outcomes) X(nav_question) X(nav_reading) X(nav_sources) X(nav_language) \
    X(nav_tour_short) X(nav_outcomes_short) X(nav_question_short) \
    X(view_map) X(view_states) X(no_position) X(play) X(pause) X(zoom_in) X(zoom_out) \
    X(level_decades) X(level_years) X(level_months) X(level_days) X(plus_side) X(minus_side) \
    X(plus_strong) X(plus_lean) X(between) X(minus_lean) X(minus_strong) X(kind_text) \
    X(kind_meeting) X(kind_decision) X(kind_incident) X(kind_article) X(sources) X(listen) \
    X(next) X(previous) X(close) X(home) X(why_it_matters) X(title_first) X(title_second) \
    X(touch_to_begin) X(attract_line_1) X(attract_line_2) X(attract_lead) X(date_shown) \
    X(next_event) X(previous_event) X(map) X(timeline) X(recalled_mark) X(time_flag) X(legend) \
    X(event_card) X(open_card) X(map_zoom_in) X(map_zoom_out) X(map_home) X(error_card_title) \
    X(error_card_text) X(state_hint) X(source_view) X(source_acts) X(source_range) X(back) \
    X(still_there) X(starts_over) X(still_here) X(start_over) \
    X(sources_title) X(sources_lead) X(sources_of) X(page_of) X(previous_page) X(next_page) \
    X(scroll_up) X(scroll_down) \
    X(about_title) X(about_article) X(about_rule) X(about_limits) X(about_borders) \
    X(about_borders_short) X(about_data) X(about_credits) X(used_by) X(nav_more) \
    X(reading_title) X(text_size) X(contrast) X(theme_night) X(theme_daylight) X(theme_high) \
    X(motion) X(motion_full) X(motion_less) X(settings_reset) X(text_sample) \
    X(stands) X(joined) X(joined_both) X(joined_either) X(moments) X(compare) X(compare_title) \
    X(all_of) X(by_date) X(later) X(nothing_before) X(nothing_on_record) X(no_position_yet) \
    X(dossier) X(from_view) X(from_acts) X(evidence_hint) X(joined_nothing) X(role_party) \
    X(role_signatory) X(role_sponsor) X(role_voted_for) X(role_voted_against) X(role_abstained) \
    X(role_member) X(role_former_member) X(role_supporter) X(role_observer) X(role_contributor) \
    X(role_expert) X(change) X(choose_state) X(recent_states) X(show_all) X(show_shared) \
    X(nothing_shared) X(place_year) X(first_state) X(second_state) X(from_range) X(range_line) \
    X(range_evidence) X(silent_states) X(silent_state) X(circle_hint) X(states_hint) \
    X(question_of) X(answer) X(not_sure) X(choose_answer) X(answer_scale) X(answer_hint) \
    X(result_close) X(result_far) X(result_unsure) X(result_unsure_lead) X(result_lead) \
    X(more_states) X(you) X(visitors) X(visitors_here) X(first_visitors) X(start_again) \
    X(see_state) X(counted_only) X(tour_leave) X(tour_continue) X(tour_moves_on) X(tour_last) \
    X(tour_stop) X(evidence) X(open_evidence) X(museum_adds) X(voice_article) X(voice_outcome) \
    X(outcomes_expected) X(outcomes_by) X(verdict_held) X(verdict_partly) X(verdict_not_so) \
    X(track_filter) X(track_shown) X(track_hidden) X(about_drafts) X(glossary_title) X(glossary_all) X(term_hint) X(verdict_open) X(type_forecast) X(type_observation) X(type_advice) \
    X(help_title) X(help_repeat) X(help_where) X(help_slower) X(help_faster) X(help_pause) \
    X(help_go_on) X(help_keys) \
    X(speech) X(speech_off) X(speech_on) X(speech_is_on) X(volume) X(volume_down) X(volume_up) \
    X(speech_speed) X(speech_slower) X(speech_faster) X(chosen) X(states_changed) \
    X(seconds_left) X(keys_told) X(greeting) X(greeting_touch) X(help_tells) \
    X(reach) X(reach_full) X(reach_lower) \
    X(state_hint_keys) X(circle_hint_keys) X(states_hint_keys) X(evidence_hint_keys) \
    X(open_evidence_keys) X(answer_hint_keys) X(time_flag_keys) \
    X(screen_dark) X(screen_light) X(dark_told) X(light_told) X(not_translated)
// clang-format on

enum class Word : std::uint16_t {
#define FL_WORD(name) name,
    FL_WORDS(FL_WORD)
#undef FL_WORD
        count,
};

/// Key of a word in the sheets: the enumerator's name.
std::string_view word_key(Word word);

/// Text that may reach the screen: it comes from the catalogue or from a formatter of ours.
/// Refers to storage of the Exhibit or of the formatter; do not keep it across frames.
class VisibleText {
  public:
    VisibleText() = default;
    std::string_view view() const { return text_; }
    bool empty() const { return text_.empty(); }

    /// For formatters of numbers and dates, and for names that no language changes (codes,
    /// citations).
    static VisibleText composed(std::string_view text) { return VisibleText(text); }

  private:
    friend class Catalogue;
    explicit VisibleText(std::string_view text)
        : text_(text) {}
    std::string_view text_;
};

/// The texts of an exhibit in one language.
class Catalogue {
  public:
    Catalogue(const Exhibit& exhibit, LanguageId language)
        : exhibit_(&exhibit)
        , language_(language) {}
    VisibleText operator()(Word word) const {
        return (*this)(exhibit_->wording[static_cast<std::size_t>(word)]);
    }
    VisibleText operator()(TextId id) const { return VisibleText(exhibit_->text(id, language_)); }
    /// That of the text: the pack's own where a translation is missing.
    LanguageId language_of(TextId id) const {
        bool fell_back = false;
        exhibit_->text(id, language_, &fell_back);
        return fell_back ? LanguageId{0} : language_;
    }
    const Language& language() const { return exhibit_->languages[language_.index]; }
    LanguageId id() const { return language_; }

  private:
    const Exhibit* exhibit_;
    LanguageId language_;
};

/// Whether all that an event's card says is there in the catalogue's language.
bool is_translated(const Catalogue& words, const Event& event);

} // namespace fl
