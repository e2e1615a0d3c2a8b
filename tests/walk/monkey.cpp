#include "walk/monkey.h"

#include <algorithm>
#include <cmath>
#include <sstream>

namespace fl::test {
namespace {

constexpr Instant tick{1'000'000 / 60};
constexpr std::array<SizePx, 4> sizes{{{1920, 1080}, {1080, 1920}, {1280, 720}, {1366, 768}}};

bool finite(RectPx r) {
    return std::isfinite(r.x) && std::isfinite(r.y) && std::isfinite(r.w) && std::isfinite(r.h);
}

bool finite(const DisplayList& list) {
    for (const DisplayList::Record& r : list.records()) {
        if (!finite(r.box) || !std::isfinite(r.radius) || !std::isfinite(r.width))
            return false;
        if (r.count == 0)
            continue;
        for (const PointPx p : list.points(r)) {
            if (!std::isfinite(p.x) || !std::isfinite(p.y))
                return false;
        }
    }
    return true;
}

std::string first_difference(const std::string& seen, const std::string& wanted) {
    std::istringstream a(seen), b(wanted);
    std::string line_a, line_b;
    while (std::getline(a, line_a) && std::getline(b, line_b) && line_a == line_b) {
    }
    return "'" + line_a + "' instead of '" + line_b + "'; ";
}

} // namespace

Monkey::Monkey(const OwnWorld& world, std::uint32_t seed, Hand hand)
    : world_(world)
    , random_(seed)
    , hand_(hand)
    , session_(world.materials, shared_text(), make_screen(size_), LanguageId{0}) {
    step(tick);
}

Recording Monkey::recording() const {
    Recording out;
    out.header.pack = "fault-lines";
    out.header.screen_px = visit_size_;
    out.header.language = world_.exhibit.languages[0].code;
    out.header.start_day = world_.exhibit.opening_day;
    out.events = visit_;
    for (InputEvent& event : out.events)
        std::visit([&](auto& e) { e.at -= visit_began_; }, event);
    return out;
}

// ---- hands --------------------------------------------------------------------------------------

void Monkey::send(const InputEvent& event) {
    queue_.push_back(event);
    visit_.push_back(event);
    ++events_;
}

void Monkey::touch(TouchPhase phase, std::size_t finger, PointPx at) {
    send(TouchEvent{now_ + tick, phase, static_cast<std::int64_t>(finger), at});
}

/// The next free finger; nothing when all ten are down.
void Monkey::land(PointPx at, PointPx velocity, int frames, bool stays) {
    const auto free = std::ranges::find(fingers_, false, &Finger::down);
    if (free == fingers_.end())
        return;
    *free = {true, at, velocity, frames, stays};
    touch(TouchPhase::down, static_cast<std::size_t>(free - fingers_.begin()), at);
}

void Monkey::lift(std::size_t finger) {
    fingers_[finger].down = false;
    touch(chance(30) ? TouchPhase::cancel : TouchPhase::up, finger, fingers_[finger].at);
}

void Monkey::move_fingers() {
    for (std::size_t i = 0; i < fingers_.size(); ++i) {
        Finger& finger = fingers_[i];
        if (!finger.down)
            continue;
        if (!finger.stays && --finger.frames <= 0) {
            lift(i);
            continue;
        }
        if (finger.stays && chance(3000)) {
            lift(i);
            continue;
        }
        if (!chance(finger.velocity == PointPx{} ? 20 : 2))
            continue;
        const PointPx tremble{upto(4) - 2, upto(4) - 2};
        finger.at = finger.at + finger.velocity * (2 * seconds(tick)) + tremble;
        touch(TouchPhase::move, i, finger.at);
    }
}

/// Mostly where something can be touched.
PointPx Monkey::somewhere() {
    const auto& nodes = session_.nodes().nodes();
    if (nodes.empty() || chance(4))
        return {upto(size_.w * 1.02F) - 5, upto(size_.h * 1.02F) - 5};
    if (chance(3)) { // what leads on
        const auto first = std::ranges::find_if(
            nodes, [](const Node& n) { return n.primary && n.enabled && n.on_tap; });
        if (first != nodes.end() && first->role != Role::tab)
            return first->touch;
    }
    // There are as many states as anything else: these are met by any finger on the map.
    for (int i = 0; i < 4; ++i) {
        const Node& node = nodes[below(static_cast<std::uint32_t>(nodes.size()))];
        if (node.role != Role::state && node.focusable())
            return node.touch + PointPx{upto(20) - 10, upto(20) - 10};
    }
    return nodes[below(static_cast<std::uint32_t>(nodes.size()))].touch;
}

void Monkey::pinch() {
    const PointPx middle = somewhere(), half{upto(200) + 20, upto(200) - 100};
    const float speed = upto(3) - 1.5F;
    const int frames = 5 + static_cast<int>(below(40));
    land(middle + half, half * speed, frames);
    land(middle - half, half * -speed, frames + static_cast<int>(below(4)));
}

void Monkey::palm() {
    const PointPx middle = somewhere();
    const PointPx velocity{upto(400) - 200, upto(400) - 200};
    for (std::uint32_t i = 3 + below(3); i > 0; --i)
        land(middle + PointPx{upto(80), upto(80)}, velocity, 10 + static_cast<int>(below(60)));
}

/// What a broken panel sends: fingers that land twice, move or lift without having landed.
void Monkey::nonsense() {
    const std::size_t finger = below(10);
    const auto phase = static_cast<TouchPhase>(below(4));
    const PointPx at = chance(10) ? PointPx{-4000, 90000} : somewhere();
    touch(phase, finger, at);
    fingers_[finger].at = at;
    if (phase == TouchPhase::down)
        fingers_[finger] = {true, at, {}, 1 + static_cast<int>(below(30)), false};
    if (phase == TouchPhase::up || phase == TouchPhase::cancel)
        fingers_[finger].down = false;
}

void Monkey::hammer() {
    if (hammer_.blows <= 0)
        return;
    --hammer_.blows;
    land(hammer_.at + PointPx{upto(10), upto(10)}, {}, 1 + static_cast<int>(below(3)));
}

void Monkey::resize() {
    size_ = sizes[below(static_cast<std::uint32_t>(sizes.size()))];
    send(ResizeEvent{now_ + tick, size_});
}

void Monkey::begin_something() {
    const std::uint32_t what = below(100);
    const PointPx fast{upto(4000) - 2000, upto(4000) - 2000};
    if (what < 55) {
        land(somewhere(), {}, 1 + static_cast<int>(below(12)));
    } else if (what < 70) {
        land(somewhere(), fast, 4 + static_cast<int>(below(50)));
    } else if (what < 80) {
        pinch();
    } else if (what < 84) {
        palm();
    } else if (what < 86) {
        land(somewhere(), chance(2) ? fast * 0.05F : PointPx{}, 0, true);
    } else if (what < 90) {
        hammer_ = {static_cast<int>(10 + below(40)), somewhere()};
    } else if (what < 98) {
        nonsense();
    } else {
        send(KeyEvent{now_ + tick, static_cast<Key>(below(8)), !chance(4)});
    }
}

/// One key after another, each let go after some frames.
void Monkey::use_keypad() {
    if (!chance(3))
        return;
    const bool down = !key_down_;
    const Key key = key_down_.value_or(static_cast<Key>(below(8)));
    send(KeyEvent{now_ + tick, key, down});
    key_down_ = down ? std::optional(key) : std::nullopt;
}

// ---- time ---------------------------------------------------------------------------------------

void Monkey::step(Instant dt) {
    now_ += dt;
    for (InputEvent& event : queue_)
        std::visit([&](auto& e) { e.at = std::min(e.at, now_); }, event);
    session_.step(queue_, {now_, dt});
    queue_.clear();
    ++visits_[session_.state().scene];
    if (session_.take_vote())
        ++votes_, ++votes_this_visit_;
}

std::string Monkey::frame() {
    if (hand_ == Hand::keypad) {
        use_keypad();
    } else {
        move_fingers();
        hammer();
        if (chance(10))
            begin_something();
    }
    if (chance(3000))
        resize();
    if (chance(400)) {
        step(Instant(below(70'000'000))); // nobody for a while, or a machine that was held up
    } else {
        step(chance(20) ? tick * 6 : tick);
    }
    return wrong();
}

std::string Monkey::leave_for_good() {
    for (int i = 0; i < 4000 && session_.state().scene != SceneId::attract; ++i)
        step(Instant(10'000'000));
    if (session_.state().scene != SceneId::attract)
        return "nobody is there, and it never comes back to attract from " +
               std::string(scene_name(session_.state().scene));
    std::string left = traces();
    if (votes_this_visit_ > 1)
        left += "more than one vote in a session; ";
    votes_this_visit_ = 0;
    visit_.clear();
    visit_began_ = now_;
    visit_size_ = size_;
    return left;
}

// ---- what must hold -----------------------------------------------------------------------------

std::size_t Monkey::fingers_down() const {
    return static_cast<std::size_t>(std::ranges::count(fingers_, true, &Finger::down));
}

std::string Monkey::wrong() const {
    return wrong_in_state() + wrong_in_picture();
}

std::string Monkey::wrong_in_state() const {
    const ExhibitState& s = session_.state();
    std::string out;
    const auto must = [&](bool holds, const char* what) {
        if (!holds)
            (out += what) += "; ";
    };
    const DayRange days = world_.exhibit.days;
    must(s.cursor >= to_days(days.first) && s.cursor <= to_days(days.last),
         "cursor leaves its days");
    must(s.time.start >= to_days(world_.exhibit.span.first) - 1 &&
             s.time.end() <= to_days(world_.exhibit.span.last) + 1 && s.time.span > 1,
         "the strip shows what is no time");
    const MapCamera home = home_camera(world_.map);
    const SheetRect& land = world_.map.land;
    // A card's camera, and zooming about a finger at the edge, may stand outside by half a world.
    must(std::abs(s.camera.centre.x - home.centre.x) < land.max_x - land.min_x &&
             std::abs(s.camera.centre.y - home.centre.y) < land.max_y - land.min_y,
         "the map has left the screen");
    must(s.camera.zoom > 0.5 && s.camera.zoom <= 8.001, "the map's zoom leaves its limits");
    must(s.depth >= 0 && s.depth <= static_cast<int>(s.under.size()), "scenes lie too deep");
    must(s.list.scroll >= 0 && s.list.scroll <= s.list.length, "the list leaves its ends");
    must(s.card_scroll >= 0 && s.card_scroll <= s.card_length, "the card leaves its ends");
    must(s.quiz.at >= 0 && s.quiz.at < quiz_size, "no such question");
    const auto pressed = static_cast<std::size_t>(
        std::ranges::count_if(s.pressed, [](PressedKey key) { return key != 0; }));
    must(pressed <= fingers_down(), "something is pressed by nobody");
    if (s.scene == SceneId::explore && fingers_down() == 0 && !session_.settling(now_)) {
        const ExhibitState eased = apply(s, FlingMap{0, 0}, world_.materials, now_);
        must(!eased.flight.active(), "the map rests beyond its limits");
    }
    must(!s.scrubbing || fingers_down() > 0, "nobody scrubs, and the flag is held");
    return out;
}

std::string Monkey::wrong_in_picture() const {
    std::string out;
    const NodeTree& tree = session_.nodes();
    const bool moving = session_.settling(now_);
    // The menu of the help key lies over everything; closing it is its way back.
    const char* way_back = session_.state().speech.help_open ? "close" : "home";
    if (!moving && session_.state().scene != SceneId::attract && tree.find(way_back) == nullptr)
        out += "no #" + std::string(way_back) + " in " +
               std::string(scene_name(session_.state().scene)) + " at " +
               std::to_string(static_cast<int>(session_.state().screen.size.w)) + " x " +
               std::to_string(static_cast<int>(session_.state().screen.size.h)) + ", text " +
               std::to_string(session_.state().text_step) + "; ";
    for (const Node& node : tree.nodes()) {
        if (!finite(node.box) || !std::isfinite(node.touch.x) || !std::isfinite(node.touch.y))
            out += "no place: " + std::string(node.id.view()) + "; ";
    }
    const Picture& picture = session_.picture();
    if (!finite(picture.under) || !finite(picture.over))
        out += "something is painted nowhere; ";
    if (!std::isfinite(picture.map.transform.px_per_unit) || !finite(picture.map.clip))
        out += "the map is painted nowhere; ";
    return out;
}

/// A tap in attract, and what a visitor sees three seconds later.
std::string Monkey::first_sight(Session& session, Instant& now) const {
    const PointPx at{size_.w / 2, size_.h / 2};
    const auto frame = [&](std::span<const InputEvent> events) {
        now += tick;
        session.step(events, {now, tick});
    };
    for (const TouchPhase phase : {TouchPhase::down, TouchPhase::up}) {
        const std::array<InputEvent, 1> event{TouchEvent{now + tick, phase, 77, at}};
        frame(event);
    }
    for (int i = 0; i < 40; ++i)
        frame({});
    const Picture& picture = session.picture();
    std::string out = picture.under.dump() + picture.over.dump();
    for (const Node& node : session.nodes().nodes())
        for (const std::string_view part : {node.id.view(), node.label, node.value})
            (out += part) += '\n';
    return out;
}

/// Compares with an exhibit that has never been touched: the state field by field, and the first
/// picture of the next visit.
std::string Monkey::traces() {
    const ExhibitState& s = session_.state();
    ExhibitState fresh = initial_state(world_.materials, s.screen, s.house_language, now_);
    fresh.tally = s.tally;                 // the only thing of visitors that stays
    fresh.speech.voiced = s.speech.voiced; // a voice that the machine has is no trace
    ExhibitState measured = s;
    measured.card_length = measured.list.length = 0; // told by the layout
    std::string out;
    if (!(measured == fresh))
        out += "the state is not as at the start; ";
    std::string& untouched = fresh_[{size_.w, size_.h}];
    if (untouched.empty()) {
        Session other(world_.materials, shared_text(), make_screen(size_), LanguageId{0});
        Instant now{};
        other.step({}, {now, Instant{}});
        untouched = first_sight(other, now);
    }
    const std::string sight = first_sight(session_, now_);
    if (sight != untouched)
        out += "the next visitor sees something else: " + first_difference(sight, untouched);
    session_.act(GoToAttract{}, now_);
    step(tick);
    return out;
}

} // namespace fl::test
