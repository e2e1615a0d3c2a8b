// What can be read can be heard: the shipped content in all its languages.

#include "content/pack.h"
#include "support/access_row.h"
#include "support/everywhere.h"
#include "support/listener.h"
#include "support/own_world.h"
#include "support/page_sight.h"
#include "text/script_runs.h"

#include <cctype>
#include <cstdio>
#include <map>

using namespace fl;
using namespace fl::test;

namespace {

/// Without marks that only steer how lines are set, and without an ellipsis.
std::string as_spoken(const Exhibit& exhibit, std::string_view text, LanguageId language) {
    Utterance utterance(exhibit);
    utterance.say(text, language);
    return utterance.text();
}

/// Everything that is told by a finger or the focus on each node in turn.
std::string told_by_nodes(const Stand& s, LanguageId language) {
    std::string all;
    for (const Node& node : s.tree().nodes()) {
        for (const std::string_view text : {node.label, node.value, node.hint})
            all += as_spoken(s.materials().exhibit, text, language) + "\n";
    }
    return all;
}

/// Years at marks and counts of events that stand together: told with what they belong to.
bool is_number(std::string_view text) {
    while (!text.empty()) {
        const bool arabic_digit = text.starts_with("\xD9") && text.size() > 1 &&
                                  (text[1] & 0xF0) == 0xA0; // U+0660 to U+0669
        const char c = text.front();
        if (!arabic_digit && !(c >= '0' && c <= '9') && !std::ispunct(c) && c != ' ')
            return false;
        text.remove_prefix(arabic_digit ? 2 : 1);
    }
    return true;
}

/// What stands on the axis is told as dates, when time is moved there.
bool on_axis(const Stand& s, const SeenText& text) {
    return s.tree().time && text.box.y >= s.areas().axis_y - 2;
}

/// What an eye finds: of the upper layer what no sheet covers.
std::vector<SeenText> seen_texts(const Stand& s) {
    std::vector<SeenText> seen = texts_of(s.picture().under);
    const Areas areas = s.areas();
    for (const PageText& text : read_page(s.picture().over, areas.screen, areas.scale).texts) {
        const bool cut = text.windowed && !text.window.grown(1).contains(text.ink);
        if (!cut) // at the edge of a list: it is told once it has been scrolled into sight
            seen.push_back({text.place, text.words(), Rgba{0, 0, 0, 255}, {}});
    }
    return seen;
}

/// Short forms that stand for something longer, which is what is said.
class LongForms {
  public:
    LongForms(const Exhibit& exhibit, LanguageId language) {
        const Catalogue words(exhibit, language);
        DateFormatter dates(words.language().code);
        for (const State& state : exhibit.states) {
            longer_[state.iso2].emplace_back(words(state.name).view());
            if (state.label)
                longer_[std::string(words(state.label).view())].emplace_back(
                    words(state.name).view());
        }
        for (const Event& event : exhibit.events) {
            if (event.timeline_label)
                on_strip_.emplace(words(event.timeline_label).view());
            longer_[std::string(dates.shortened(event.date))].emplace_back(dates.full(event.date));
        }
    }
    /// A circle or a name on the map is told by the state's full name.
    bool told_longer(const std::string& text, const std::string& told) const {
        const auto it = longer_.find(text);
        return it != longer_.end() && std::ranges::any_of(it->second, [&](const std::string& name) {
                   return told.find(name) != std::string::npos;
               });
    }
    /// The name of an event on the strip: stepping there tells its title, see below.
    bool is_event(const std::string& text) const { return on_strip_.contains(text); }

  private:
    std::map<std::string, std::vector<std::string>> longer_;
    std::set<std::string> on_strip_;
};

struct Tally {
    int seen = 0, missing = 0;
};

} // namespace

TEST_CASE("everything that can be read can be heard, in every scene and language",
          "[spoken][access]") {
    AccessRow row("A-02", "texts",
                  "Every scene and what can be open in it, the attract loop and the warning, in "
                  "six languages: each text of the display list is looked for among what is told "
                  "of the parts of the page. Short forms count by what is said for them.");
    const OwnWorld world;
    std::map<std::string, Tally> scenes;
    Complaints complaints;
    auto places = everywhere(world.exhibit);
    places.push_back({"still there", {OpenScene{SceneId::idle_warning}}});
    places.push_back({"attract", {GoToAttract{}}});
    places.push_back({"attract, question", {GoToAttract{}}});
    for (const std::size_t l : languages_to_try(world.exhibit)) {
        const LanguageId language(l);
        const LongForms longer(world.exhibit, language);
        for (const Somewhere& there : places) {
            const std::string& name = there.name;
            Ears s(world.materials);
            s.open();
            s.act(SetLanguage{language});
            for (const Intent& step : there.way) {
                s.act(step);
                s.settle();
            }
            s.act(SetLanguage{language}); // attract has begun in the house's
            s.settle();
            s.wait(there.name == "attract, question" ? 16 : 1);
            const std::string told = told_by_nodes(s, language);
            for (const SeenText& text : seen_texts(s)) {
                if (text.color.a == 0 || on_axis(s, text) || is_number(text.text))
                    continue;
                ++scenes[name].seen;
                const bool is_told =
                    told.find(as_spoken(world.exhibit, text.text, language)) != std::string::npos ||
                    longer.told_longer(text.text, told) ||
                    (s.tree().find("time-flag") != nullptr && longer.is_event(text.text));
                if (is_told)
                    continue;
                ++scenes[name].missing;
                complaints.add(world.exhibit.languages[l].code, name, "'" + text.text + "'");
            }
        }
    }
    for (const auto& [name, tally] : scenes)
        std::printf("%s: %d of %d texts are told\n", name.c_str(), tally.seen - tally.missing,
                    tally.seen);
    Tally all;
    for (const auto& [name, tally] : scenes) {
        all.seen += tally.seen;
        all.missing += tally.missing;
    }
    row.figure(scenes.size(), " places: ", all.seen - all.missing, " of ", all.seen,
               " texts are told");
    for (const std::string& complaint : complaints.list)
        row.complain(complaint);
    row.done();
    INFO(complaints.text());
    CHECK(complaints.list.empty());
    CHECK(scenes.size() == places.size());
}

TEST_CASE("stepping through time tells every event by its title, in all languages",
          "[spoken][access]") {
    AccessRow row("A-02", "timeline",
                  "From the first day on event by event, in six languages: the titles of events "
                  "in the log of the voice.");
    const OwnWorld world;
    for (const std::size_t l : languages_to_try(world.exhibit)) {
        const LanguageId language(l);
        INFO(world.exhibit.languages[l].code);
        Listener s(world.materials);
        s.act(SetLanguage{language});
        s.act(SetCalm{true});
        s.act(SetCursor{to_days(world.exhibit.days.first), CursorMotion::scrub});
        s.be_silent();
        std::string told;
        for (std::size_t n = 0; n < world.exhibit.events.size(); ++n) {
            s.act(StepEvent{1});
            s.wait(0.5);
            for (const std::string& text : s.heard())
                told += text + "\n";
        }
        std::size_t missing = 0;
        for (const Event& event : world.exhibit.events) {
            const auto title = Catalogue(world.exhibit, language)(event.title).view();
            if (told.find(as_spoken(world.exhibit, title, language)) == std::string::npos &&
                event.date.first > world.exhibit.days.first)
                ++missing;
        }
        CHECK(missing == 0);
        row.figure(world.exhibit.languages[l].code, ": ", world.exhibit.events.size() - missing,
                   " of ", world.exhibit.events.size(), " events");
        if (missing > 0)
            row.complain(world.exhibit.languages[l].code, ": ", missing, " events are not told");
    }
    row.done();
}

TEST_CASE("every text of the pack goes to voices that can read it, without loss", "[spoken]") {
    const OwnWorld world;
    Complaints complaints;
    for (const std::size_t l : languages_to_try(world.exhibit)) {
        const LanguageId language(l);
        for (const std::string& text : world.exhibit.texts[l]) {
            Utterance utterance(world.exhibit);
            utterance.say(text, language);
            for (const SpokenPiece& piece : utterance.pieces()) {
                const Script script =
                    script_for(world.exhibit.languages[piece.language.index].code);
                std::string_view rest = piece.text;
                while (!rest.empty()) {
                    const ScriptRun run = take_script_run(rest, script);
                    if (run.script != script && run.script != Script::none)
                        complaints.add(world.exhibit.languages[piece.language.index].code,
                                       "cannot read", std::string(run.text), "in", text);
                }
            }
        }
    }
    INFO(complaints.text());
    CHECK(complaints.list.empty());
}

TEST_CASE("every state and every date can be heard in all languages", "[spoken][access]") {
    AccessRow row("A-02", "map and dates",
                  "The focus on every state of the map, and the cursor on dates five years apart, "
                  "in six languages: utterances in the log of the voice.");
    const OwnWorld world;
    for (const std::size_t l : languages_to_try(world.exhibit)) {
        Listener s(world.materials);
        s.act(SetLanguage{LanguageId(l)});
        s.be_silent();
        INFO(world.exhibit.languages[l].code);
        std::vector<SetFocus> states;
        for (std::size_t i = 0; i < world.exhibit.states.size(); ++i) {
            const NodeKey key = NodeId("state-", world.exhibit.states[i].iso3).key();
            if (s.tree().find(key) != nullptr)
                states.push_back({key, node_key("map"), StateId(i)});
        }
        CHECK(states.size() > 150);
        for (const SetFocus& state : states) {
            s.act(state);
            s.frame();
        }
        const std::size_t told = s.heard().size();
        CHECK(told == states.size());
        int dates = 0;
        for (int year = 1999; year < 2025; year += 5) {
            s.act(SetCursor{to_days(make_day(year, 3, 1)), CursorMotion::scrub});
            s.wait(0.5);
            const Heard heard = s.heard();
            REQUIRE(heard.size() == 1);
            CHECK(heard[0].find('{') == std::string::npos);
            ++dates;
        }
        row.figure(world.exhibit.languages[l].code, ": ", told, " of ", states.size(), " states, ",
                   dates, " dates");
        if (told != states.size())
            row.complain(world.exhibit.languages[l].code, ": states without a word");
    }
    row.done();
}

TEST_CASE("a caption shows what is said, clear of focus and primary actions", "[spoken][access]") {
    AccessRow row("A-32", "captions",
                  "What is said of eight parts of each of four pages, in six languages on a "
                  "wide, an upright and a small panel: it stands word by word in "
                  "a caption of the same frame, and covers "
                  "neither the focus nor a primary action. There are no recordings and no films; "
                  "what cues say is seen by A-34.");
    const OwnWorld world;
    Complaints complaints;
    int said_at_all = 0;
    for (const SizePx size : {SizePx{1920, 1080}, {1280, 720}, {1080, 1920}}) {
        for (std::size_t l = 0; l < world.exhibit.languages.size(); ++l) {
            Listener s(world.materials, size);
            s.act(SetLanguage{LanguageId(l)});
            s.act(SetTheme{l == 0 ? ThemeId::daylight : ThemeId::high_contrast});
            for (const SceneId scene :
                 {SceneId::reading, SceneId::tour, SceneId::outcomes, SceneId::question}) {
                s.act(GoHome{});
                s.settle();
                s.act(OpenScene{scene});
                s.settle();
                for (int n = 0; n < 8; ++n) {
                    const auto& nodes = s.tree().nodes();
                    const Node& node = nodes[nodes.size() * static_cast<std::size_t>(n) / 8];
                    s.act(SetFocus{node.id.key()});
                    s.wait(0.1);
                    const std::string said = s.session().utterance().text();
                    // Of a long text the band shows two lines at a time.
                    std::vector<SeenText> texts;
                    for (const PageText& text :
                         read_page(s.picture().over, s.areas().screen, s.areas().scale).texts)
                        texts.push_back({common(text.place, text.window), text.words(), {}, {}});
                    // The last one: a button may have the same word.
                    const auto shown =
                        std::find_if(texts.rbegin(), texts.rend(),
                                     [&](const SeenText& text) { return text.text == said; });
                    if (!s.state().speech.speaking)
                        continue;
                    ++said_at_all;
                    if (shown == texts.rend()) {
                        complaints.add("no caption of", said);
                        continue;
                    }
                    if (const Node* focused = s.tree().find(s.state().focus);
                        focused != nullptr && focused->box.overlaps(shown->box) &&
                        focused->box.h < 300 && shown->box.h < 120)
                        complaints.add("the caption covers the focus", std::string(node.id.view()),
                                       "in", std::string(scene_name(scene)),
                                       std::to_string(int(size.w)));
                }
            }
        }
    }
    row.figure(said_at_all, " utterances, ", said_at_all - complaints.list.size(),
               " of them with a caption that stands clear");
    for (const std::string& complaint : complaints.list)
        row.complain(complaint);
    row.done();
    INFO(complaints.text());
    CHECK(said_at_all > 400);
    CHECK(complaints.list.empty());
}

TEST_CASE("a long caption pages on as speech goes on", "[spoken]") {
    const OwnWorld world;
    Ears s(world.materials);
    s.open();
    s.act(OpenEvent{EventId{10}});
    s.rest();
    s.act(ReadCard{});
    s.wait(0.1);
    const std::string said = s.session().utterance().text();
    std::set<float> places;
    int drawn = 0;
    while (s.state().speech.speaking) {
        drawn += s.frame() ? 1 : 0;
        for (const SeenText& text : texts_of(s.picture().over)) {
            if (text.text == said)
                places.insert(text.box.y);
        }
    }
    CHECK(places.size() > 3);
    CHECK(drawn < 40); // one frame a page, and those of the marker's pulse
}

TEST_CASE("a card with a text that is not translated says so, and that text is read in its own "
          "language",
          "[spoken]") {
    OwnWorld world;
    const LanguageId french = *world.exhibit.find_language("fr");
    const EventId event = *world.exhibit.find_event("code-2011");
    const auto card = [&] {
        Listener s(world.materials);
        s.act(SetLanguage{french});
        s.act(OpenEvent{event});
        s.rest();
        bool marked = false;
        const auto mark = Catalogue(world.exhibit, french)(Word::not_translated).view();
        for (const SeenText& text : texts_of(s.picture().over))
            marked = marked || text.text == mark;
        CHECK(marked == (s.tree().find("card-translation") != nullptr));
        s.act(ReadCard{});
        s.frame();
        int own = 0;
        for (const SpokenPiece& piece : s.session().utterance().pieces())
            own += piece.language == LanguageId{0} ? 1 : 0;
        return std::pair(marked, own);
    };
    const auto whole = card();
    CHECK_FALSE(whole.first);
    world.exhibit.texts[french.index][world.exhibit.events[event.index].body.index].clear();
    const auto lacking = card();
    CHECK(lacking.first);
    CHECK(lacking.second > whole.second);
}
