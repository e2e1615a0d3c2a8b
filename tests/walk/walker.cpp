#include "walk/walker.h"

#include <algorithm>
#include <array>
#include <set>

namespace fl::test {
namespace {

constexpr Instant tick{1'000'000 / 60};

/// Ids of these begin like those of many alike, and are not.
constexpr std::array<std::string_view, 6> single{"event-card",   "event-chip", "state-name",
                                                 "state-bubble", "term-text",  "outcome-text"};
constexpr std::array<std::string_view, 13> plural{
    "state-", "event-",     "joined-",  "source-", "about-",    "letter-", "lang-",
    "term-",  "text-size-", "outcome-", "moment-", "evidence-", "scale-"};

} // namespace

std::string kind_of(std::string_view id) {
    if (std::ranges::find(single, id) != single.end())
        return std::string(id);
    for (const std::string_view prefix : plural) {
        if (id.starts_with(prefix))
            return std::string(prefix) + "*";
    }
    return std::string(id);
}

Walker::Walker(const Materials& materials, SizePx size)
    : session_(materials, shared_text(), make_screen(size), LanguageId{0}) {
    frame(tick);
    settle();
}

void Walker::frame(Instant dt, std::span<const InputEvent> events) {
    now_ += dt;
    session_.step(events, {now_, dt});
}

void Walker::go_to(const Place& place) {
    session_.restore(place.state);
    now_ = place.now;
    frame(tick);
}

void Walker::tap(PointPx at) {
    const std::array<InputEvent, 1> down{TouchEvent{now_ + tick, TouchPhase::down, 1, at}};
    frame(tick, down);
    const std::array<InputEvent, 1> up{TouchEvent{now_ + tick, TouchPhase::up, 1, at}};
    frame(tick, up);
    settle();
    frame(milliseconds(400)); // the next tap is no second half of this one
}

/// In long frames: a slow machine comes to the same rest.
void Walker::settle() {
    for (int i = 0; i < 100 && session_.settling(now_); ++i)
        frame(milliseconds(100));
    frame(tick);
}

bool Walker::wait_for_change() {
    const SceneId before = scene();
    for (int i = 0; i < 600 && scene() == before; ++i)
        frame(milliseconds(1000));
    const bool changed = scene() != before;
    settle();
    return changed;
}

std::string Walker::name() const {
    const ExhibitState& s = state();
    std::string out(scene_name(s.scene));
    if (s.depth > 0) {
        out += " < " + std::string(scene_name(s.under[static_cast<std::size_t>(s.depth - 1)])) +
               " " + std::to_string(s.depth);
    }
    std::set<std::string> kinds;
    // Time is under every card and sheet: where it stands makes no other place of them.
    const bool open = s.scene == SceneId::explore || s.scene == SceneId::spectrum;
    for (const Touchable& t : touchables()) {
        if (open || !t.kind.starts_with("time-"))
            kinds.insert(t.enabled ? t.kind : "(" + t.kind + ")");
    }
    out += ":";
    for (const std::string& kind : kinds)
        out += " " + kind;
    if (s.scene == SceneId::explore)
        out += " level " + std::to_string(static_cast<int>(s.time.level));
    if (s.scene == SceneId::dossier)
        out += " view " + std::to_string(static_cast<int>(s.dossier.view));
    if (s.scene == SceneId::question)
        out += " asked " + std::to_string(s.quiz.at);
    if (s.scene == SceneId::tour)
        out += " stop " + std::to_string(s.tour.stop);
    if (s.scene == SceneId::outcomes || s.scene == SceneId::sources)
        out += " page " + std::to_string(s.list.page);
    return out;
}

std::vector<Touchable> Walker::touchables() const {
    std::vector<Touchable> out;
    for (const Node& node : tree().nodes()) {
        if (!node.focusable() && node.drag == DragKind::none)
            continue;
        const std::string id(node.id.view());
        out.push_back({id, kind_of(id), node.touch, node.enabled});
    }
    return out;
}

std::string Walker::look() const {
    const Picture& picture = session_.picture();
    std::string out = picture.under.dump() + picture.over.dump();
    for (const Node& node : tree().nodes()) {
        for (const std::string_view part : {node.id.view(), node.label, node.value, node.hint})
            (out += part) += '\n';
    }
    for (const Rgba c : picture.map.palette.fill) {
        for (const int part : {c.r, c.g, c.b, c.a})
            out += static_cast<char>(part);
    }
    const MapTransform& map = picture.map.transform;
    return out + std::to_string(map.centre.x) + std::to_string(map.centre.y) +
           std::to_string(map.px_per_unit);
}

std::string Walker::words() const {
    std::string out;
    for (const DisplayList* list : {&session_.picture().under, &session_.picture().over}) {
        for (const DisplayList::Record& r : list->records()) {
            if (r.paragraph != nullptr && r.color.a > 0)
                out += r.paragraph->text + '\n';
        }
    }
    return out;
}

} // namespace fl::test
