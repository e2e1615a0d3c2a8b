// The shipped content by eight keys: how many presses lead to each event and state, and that in
// every scene everything is reached and nothing holds the visitor (ACCESSIBILITY ).

#include "content/pack.h"
#include "scene/interaction/focus_keeper.h"
#include "scene/interaction/key_reader.h"
#include "support/access_row.h"
#include "support/everywhere.h"
#include "support/keys.h"
#include "support/own_world.h"

#include <deque>
#include <map>
#include <set>

using namespace fl;
using namespace fl::test;

namespace {

/// Explore with the focus as a key has woken it; calm, so that everything is where it goes at once.
void begin(Stand& s, LanguageId language) {
    s.act(RunIdleTimer{false, {}, {}});
    press(s, Key::select);
    s.act(EndGreeting{});
    s.act(SetLanguage{language});
    s.act(SetCalm{true});
    s.settle();
}

/// What tells two positions of the focus in explore apart.
using Position = std::tuple<NodeKey, NodeKey, std::optional<std::size_t>, long>;

Position position_of(const ExhibitState& s) {
    const auto& state = s.keypad.state;
    // Outside the timeline the cursor makes no difference to where keys lead.
    const bool time = s.keypad.inside != 0 && !state;
    return {s.focus, s.keypad.inside, state ? std::optional(state->index) : std::nullopt,
            time ? static_cast<long>(s.cursor) : 0};
}

struct Reach {
    std::map<std::size_t, int> events, states; // presses until its card or dossier is open
};

double average(const std::map<std::size_t, int>& presses) {
    double sum = 0;
    for (const auto& [index, n] : presses)
        sum += n;
    return sum / static_cast<double>(std::max<std::size_t>(presses.size(), 1));
}

int worst(const std::map<std::size_t, int>& presses) {
    int most = 0;
    for (const auto& [index, n] : presses)
        most = std::max(most, n);
    return most;
}

/// Breadth first over the focus graph of explore. Each position is tried with each key.
Reach reach_from_explore(Stand& s) {
    const Materials& m = s.materials();
    struct Found {
        ExhibitState state;
        int presses;
    };
    Reach reach;
    std::set<Position> seen{position_of(s.state())};
    std::deque<Found> open{{s.state(), 0}};
    while (!open.empty()) {
        const Found from = open.front();
        open.pop_front();
        for (const Key key : {Key::right, Key::left, Key::down, Key::up, Key::select, Key::back}) {
            s.session().resume(from.state);
            s.frame();
            press(s, key);
            const ExhibitState& to = s.state();
            if (to.scene == SceneId::event) {
                reach.events.emplace(to.event->index, from.presses + 1);
            } else if (to.scene == SceneId::dossier) {
                reach.states.emplace(to.dossier.state->index, from.presses + 1);
            } else if (to.scene == SceneId::explore && to.focus != 0 &&
                       seen.insert(position_of(to)).second) {
                open.push_back({to, from.presses + 1});
            }
        }
    }
    CHECK(m.exhibit.events.size() >= reach.events.size());
    return reach;
}

void check_reach(const OwnWorld& world, const Reach& reach, const std::string& language) {
    AccessRow row(
        "A-07", language,
        "Breadth first over the focus graph of explore, each position with each key: "
        "presses until the card of each event and the dossier of each state; at most 12 on "
        "average and 25 at worst.");
    std::size_t states = 0;
    for (const State& state : world.exhibit.states)
        states += state.is_state ? 1 : 0;
    CHECK(reach.events.size() == world.exhibit.events.size());
    CHECK(reach.states.size() == states);
    WARN("presses: events " << average(reach.events) << " on average, " << worst(reach.events)
                            << " at worst; states " << average(reach.states) << " and "
                            << worst(reach.states));
    row.figure(reach.events.size(), " events: ", std::round(average(reach.events) * 10) / 10,
               " presses on average, ", worst(reach.events), " at worst; ", reach.states.size(),
               " states: ", std::round(average(reach.states) * 10) / 10, " and ",
               worst(reach.states));
    if (reach.events.size() != world.exhibit.events.size() || reach.states.size() != states)
        row.complain("not all are reached");
    if (std::max(average(reach.events), average(reach.states)) > 12 ||
        std::max(worst(reach.events), worst(reach.states)) > 25)
        row.complain("too many presses");
    row.done();
    CHECK(average(reach.events) <= 12);
    CHECK(average(reach.states) <= 12);
    CHECK(worst(reach.events) <= 25);
    CHECK(worst(reach.states) <= 25);
}

LanguageId language_of(const OwnWorld& world, const char* code) {
    return world.exhibit.find_language(code).value_or(LanguageId{0});
}

/// Everything that a finger can act on and that keys reach in another way or not at all.
bool has_a_twin(const Stand& s, const Node& node) {
    const bool on_map = node.role == Role::state && !node.hit;
    const bool on_strip = node.role == Role::event && node.region == Region::timeline;
    const SizePx screen = s.state().screen.size;
    bool covered = false; // by the ground of a menu, or that ground itself
    for (const Node& other : s.tree().nodes())
        covered = covered || (&other >= &node && other.on_tap && other.box.w >= screen.w - 1 &&
                              other.box.h >= screen.h - 1);
    return on_map || on_strip || covered;
}

} // namespace

TEST_CASE("every event and state is few presses away", "[keypad][own content][access]") {
    const OwnWorld world;
    const char* code = GENERATE("en", "ar");
    Stand s(world.materials);
    begin(s, language_of(world, code));
    INFO(code);
    check_reach(world, reach_from_explore(s), code);
}

namespace {

/// Steps of what scrolls are there for a hand, and only where they lead on; keys scroll by
/// themselves.
bool turns_for_a_hand(const Node& node) {
    const std::string_view id = node.id.view();
    return id == "list-up" || id == "list-down" || id == "card-up" || id == "card-down";
}

/// Ids that the key forwards leads to; they have to be all that can be acted on.
std::set<std::string> check_walk(Stand& s) {
    const auto& languages = s.materials().exhibit.languages;
    const bool rtl = languages[s.state().language.index].direction == TextDirection::right_to_left;
    std::set<std::string> visited;
    for (const std::string& id : walk(s, rtl ? Key::left : Key::right))
        visited.insert(id);
    for (const Node& node : s.tree().nodes()) {
        if (!node.enabled || !node.on_tap || has_a_twin(s, node) || turns_for_a_hand(node))
            continue;
        INFO(node.id.view());
        CHECK(visited.count(std::string(node.id.view())) == 1);
    }
    return visited;
}

/// What is entered is left by Back, whatever was done inside.
void check_parts(Stand& s, const std::set<std::string>& visited) {
    for (const std::string& id : visited) {
        const Node* node = s.tree().find(id);
        if (node == nullptr || !can_be_entered(*node))
            continue;
        focus(s, id);
        press(s, Key::select);
        INFO(id);
        CHECK(s.state().keypad.inside != 0);
        for (const Key key : {Key::right, Key::down, Key::left, Key::up})
            press(s, key);
        press(s, Key::back);
        CHECK(focus_of(s) == id);
        CHECK(s.state().keypad.inside == 0);
    }
}

/// Back leads to explore, and there to nobody.
void check_way_out(Stand& s) {
    int presses = 0;
    for (; s.state().focus != 0 && presses < 9; ++presses) {
        press(s, Key::back);
        s.settle();
    }
    CHECK(s.state().scene == SceneId::explore);
    CHECK(s.state().focus == 0);
    CHECK_FALSE(s.state().speech.help_open);
}

} // namespace

TEST_CASE("in every scene keys reach everything and leave it again", "[keypad][own content]") {
    const OwnWorld world;
    const char* code = GENERATE("en", "ar");
    const SizePx size = GENERATE(SizePx{1920, 1080}, SizePx{1080, 1920}, SizePx{1280, 720});
    std::size_t nodes = 0;
    std::set<SceneId> scenes;
    for (const Somewhere& place : everywhere(world.exhibit)) {
        Stand s(world.materials, size);
        begin(s, language_of(world, code));
        for (const Intent& intent : place.way)
            s.act(intent);
        s.settle();
        INFO(place.name << ' ' << code << ' ' << size.w);
        scenes.insert(s.state().scene);
        CHECK(focused_node(s.state(), s.tree()) != nullptr);
        const auto visited = check_walk(s);
        nodes += visited.size();
        check_parts(s, visited);
        check_way_out(s);
    }
    CHECK(scenes.size() == static_cast<std::size_t>(SceneId::idle_warning) - 1); // all but attract
    WARN(code << ' ' << size.w << ": " << nodes << " nodes in " << scenes.size() << " scenes");
}

TEST_CASE("a walk through a scrolled list shows every item in turn", "[keypad][own content]") {
    const OwnWorld world;
    Stand s(world.materials);
    begin(s, LanguageId{0});
    s.act(OpenScene{SceneId::glossary});
    s.settle();
    std::set<std::string> visited;
    for (const std::string& id : walk(s, Key::right)) {
        visited.insert(id);
    }
    for (const Term& term : world.exhibit.terms) {
        INFO(term.key);
        CHECK(visited.count("term-" + term.key) == 1);
    }
}
