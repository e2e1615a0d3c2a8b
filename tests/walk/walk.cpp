#include "walk/walk.h"

#include <cstdio>
#include <cstdlib>

namespace fl::test {
namespace {

constexpr std::size_t alike_enough = 4; // so many of one kind are all touched everywhere

/// The same but for clocks, and for a finger that has been there.
ExhibitState at_rest(ExhibitState s) {
    s.last_activity = s.scene_began = s.cursor_moved = s.camera_moved = s.picked_at = Instant{};
    return s;
}

/// What the node asks for is so already: the chosen one of several, or home where home is.
struct IsSo {
    const ExhibitState& s;
    bool operator()(const SelectQuestion& i) const {
        const auto result = QuestionId(static_cast<std::size_t>(s.quiz.result_question));
        return i.question == (s.scene == SceneId::result ? result : s.question);
    }
    bool operator()(const ShowView& i) const { return i.view == s.scene; }
    bool operator()(const SetLanguage& i) const { return i.language == s.language; }
    bool operator()(const SetTextStep& i) const { return i.step == s.text_step; }
    bool operator()(const SetTheme& i) const { return i.theme == s.theme; }
    bool operator()(const SetCalm& i) const { return i.calm == s.calm; }
    bool operator()(const SetSpeech& i) const { return i.on == s.speech.on; }
    bool operator()(const SetReach& i) const { return i.lower == s.reach_lower; }
    bool operator()(const PickLetter& i) const { return i.index == s.compare.letter; }
    bool operator()(const ChooseAnswer& i) const { return i.value == s.quiz.chosen; }
    bool operator()(const OpenDossier& i) const { return i.state == s.dossier.state; }
    bool operator()(const OpenTerm& i) const {
        return s.scene == SceneId::glossary && i.term == s.glossary.term;
    }
    bool operator()(const GoToStop& i) const { return i.stop == s.tour.stop; }
    bool operator()(const GoHome&) const { return s.scene == SceneId::explore; }
    bool operator()(const auto&) const { return false; }
};

bool counts_time(const ExhibitState& s) {
    return s.scene == SceneId::attract || s.scene == SceneId::tour ||
           s.scene == SceneId::idle_warning || s.playing;
}

} // namespace

Walk::Walk(const OwnWorld& world, SizePx size)
    : world_(world)
    , size_(size)
    , walker_(world.materials, size) {}

void Walk::complain(const std::string& what) {
    if (told_.insert(what).second)
        complaints_.add(what);
}

std::string Walk::way_to(std::size_t place, const std::string& then) const {
    std::string out = then;
    for (; place != 0; place = places_[place].from)
        out = places_[place].by + ", " + out;
    return out;
}

/// The walker has come somewhere: is it a place that nobody has seen yet?
void Walk::arrive(std::size_t from, const std::string& by) {
    const int taps = places_.empty() ? 0 : places_[from].taps + 1;
    scenes_.insert(walker_.scene());
    const std::string where =
        std::string(scene_name(walker_.scene())) + (by.empty() ? "" : " after " + kind_of(by));
    Complaints here;
    check_nodes(walker_.tree(), {0, 0, size_.w, size_.h}, here);
    for (const std::string& text : here.list)
        complain(text + "in " + where);
    check_sizes(where);
    for (Goal& goal : goals_) {
        if (!goal.taps && goal.reached(walker_)) {
            goal.taps = taps;
            goal.way = way_to(from, by);
        }
    }
    const std::string name = walker_.name();
    if (!known_.insert(name).second)
        return;
    places_.push_back({walker_.state(), walker_.now(), taps, from, by});
    names_.push_back(name);
}

/// DESIGN.md section 3: 72 design px. Two kinds may be smaller, and have other ways: states, which
/// the map's magnet finds and closer looks part; heads of the timeline, whose column is as wide as
/// its neighbours leave it, and which the steps reach one by one.
void Walk::check_sizes(const std::string& where) {
    const float scale = walker_.state().screen.scale;
    for (const Node& node : walker_.tree().nodes()) {
        if (!node.on_tap || !node.enabled)
            continue;
        const std::string id(node.id.view());
        nodes_.insert(id);
        const float least = std::min(node.box.w, node.box.h) / scale;
        const bool head = node.role == Role::event && node.region == Region::timeline;
        // Rows that scroll are cut at the edge of their list; whole ones have their full height.
        const bool scrolls = node.drag == DragKind::list || node.drag == DragKind::card;
        if (least > 71.5F || !node.hit || head || scrolls)
            continue;
        complain("only " + std::to_string(static_cast<int>(least)) + " design px: " + kind_of(id) +
                 " in " + where);
    }
}

void Walk::run(std::size_t most) {
    arrive(0, "");
    for (std::size_t i = 0; i < std::min(places_.size(), most); ++i)
        look_around(i);
}

void Walk::look_around(std::size_t place) {
    try_all(place);
    leave(place);
    if (waited_.insert(places_[place].state.scene).second)
        wait(place);
}

/// All of a kind where it is first met in a scene, some elsewhere.
std::vector<Touchable> Walk::chosen(std::vector<Touchable> all) {
    std::map<std::string, std::vector<Touchable>> by_kind;
    for (Touchable& t : all)
        by_kind[t.kind].push_back(std::move(t));
    std::vector<Touchable> out;
    const std::string scene(scene_name(walker_.scene()));
    for (auto& [kind, some] : by_kind) {
        const bool first = seen_.insert(scene + " " + kind).second;
        if (first || some.size() <= alike_enough) {
            out.insert(out.end(), some.begin(), some.end());
        } else {
            for (const std::size_t i : {std::size_t{0}, some.size() / 2, some.size() - 1})
                out.push_back(some[i]);
        }
    }
    return out;
}

void Walk::try_all(std::size_t place) {
    walker_.go_to(places_[place]);
    walker_.settle();
    const std::string before = walker_.look();
    for (const Touchable& touchable : chosen(walker_.touchables()))
        try_one(place, touchable, before);
}

void Walk::try_one(std::size_t place, const Touchable& touchable, const std::string& before) {
    const ExhibitState was = places_[place].state;
    walker_.go_to(places_[place]);
    walker_.tap(touchable.at);
    ++taps_;
    const bool same =
        at_rest(was) == at_rest(walker_.state()) || (!counts_time(was) && walker_.look() == before);
    const std::string here(scene_name(was.scene));
    const Node* node = nullptr;
    if (same) {
        walker_.go_to(places_[place]);
        node = walker_.find(touchable.id);
        const bool promises = node != nullptr && node->on_tap && touchable.enabled &&
                              !std::visit(IsSo{was}, *node->on_tap);
        const Node* hit = walker_.tree().at(touchable.at);
        // A state under a card or a button: moving the map brings it out, and keys reach it there.
        const bool covered = node != nullptr && node->role == Role::state && !node->hit &&
                             hit != nullptr && hit->hit && hit->region != Region::map;
        if (promises && !covered)
            complain("nothing happens at " + touchable.id + " in " + here + ", the finger meets " +
                     (hit != nullptr ? std::string(hit->id.view()) : "nothing"));
        return;
    }
    if (!touchable.enabled && !counts_time(was))
        complain("cannot be used, and does something: " + touchable.kind + " in " + here);
    const std::string state = "state-";
    if (was.scene == SceneId::explore && touchable.id.starts_with(state)) {
        const auto opened = walker_.state().dossier.state;
        if (!opened || world_.exhibit.states[opened->index].iso3 != touchable.id.substr(6))
            ++others_;
    }
    arrive(place, touchable.id);
}

/// One touch of #home leads to explore with nothing open, and so do five at most of #close.
void Walk::leave(std::size_t place) {
    const std::string here(scene_name(places_[place].state.scene));
    if (here == "attract")
        return;
    const auto in_explore = [&] {
        return walker_.scene() == SceneId::explore && walker_.state().depth == 0 &&
               !walker_.state().event && !walker_.state().dossier.state &&
               !walker_.state().menu_open;
    };
    for (const bool at_once : {true, false}) {
        walker_.go_to(places_[place]);
        walker_.settle();
        int touched = 0;
        for (; touched < 5 && (touched == 0 || !in_explore()); ++touched) {
            const Node* node = at_once ? nullptr : walker_.find("close");
            if (node == nullptr)
                node = walker_.find("home");
            if (node == nullptr) {
                complain("no #home in " + names_[place]);
                break;
            }
            walker_.tap(node->touch);
            if (at_once)
                break;
        }
        if (!in_explore())
            complain((at_once ? "#home does not lead to explore from " : "no way out of ") +
                     names_[place] + " but to " + walker_.name());
    }
}

/// The idle timer has a place of its own, and comes everywhere.
void Walk::wait(std::size_t place) {
    if (places_[place].state.scene == SceneId::attract)
        return;
    walker_.go_to(places_[place]);
    if (!walker_.wait_for_change())
        complain("nobody is there, and nothing happens in " + names_[place]);
    arrive(place, "(nobody)");
}

void Walk::print() const {
    std::printf(
        "%d x %d: %zu scenes, %zu places, %zu nodes, %d taps; %d states found by zoom only\n",
        static_cast<int>(size_.w), static_cast<int>(size_.h), scenes_.size(), places_.size(),
        nodes_.size(), taps_, others_);
    for (const Goal& goal : goals_)
        std::printf("  %d taps (%d from explore) to %s: %s\n", goal.taps.value_or(-1),
                    goal.taps.value_or(0) - 1, goal.name.c_str(), goal.way.c_str());
    if (std::getenv("FL_WALK_PLACES") != nullptr) {
        for (const std::string& text : complaints_.list)
            std::printf("  complaint: %s\n", text.c_str());
        for (const std::string& name : names_)
            std::printf("  place: %s\n", name.c_str());
    }
}

} // namespace fl::test
