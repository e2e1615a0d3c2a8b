#pragma once

#include "input/recording.h"
#include "support/own_world.h"
#include "support/stand.h"

#include <array>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace fl::test {

/// Up to ten fingers that mean nothing: taps, drags, pinches, palms, hammering, fingers that never
/// lift, contacts that make no sense, keys, other sizes, and minutes without anybody; or a hand at
/// the keypad alone. The same seed does the same.
class Monkey {
  public:
    enum class Hand : std::uint8_t { fingers, keypad };
    Monkey(const OwnWorld& world, std::uint32_t seed, Hand hand = Hand::fingers);

    /// One frame, with whatever comes to mind.
    /// @return what is wrong afterwards; empty: nothing
    std::string frame();
    /// Goes away until the exhibit is in attract again.
    /// @return what the visit has left behind; empty: nothing
    std::string leave_for_good();

    int events() const { return events_; }
    int votes() const { return votes_; }
    const std::map<SceneId, int>& visits() const { return visits_; }
    /// Everything since the last reset, to be played again.
    Recording recording() const;

  private:
    struct Finger {
        bool down = false;
        PointPx at, velocity;
        int frames = 0; // until it lifts
        bool stays = false;
    };
    /// One after another, so that fingers alternate in it like a hammering hand.
    struct Hammer {
        int blows = 0;
        PointPx at;
    };

    std::uint32_t below(std::uint32_t n) { return static_cast<std::uint32_t>(random_() % n); }
    float upto(float limit) { return limit * static_cast<float>(below(1 << 16)) / (1 << 16); }
    bool chance(std::uint32_t one_in) { return below(one_in) == 0; }

    void send(const InputEvent& event);
    void touch(TouchPhase phase, std::size_t finger, PointPx at);
    void land(PointPx at, PointPx velocity, int frames, bool stays = false);
    PointPx somewhere();
    void move_fingers();
    void lift(std::size_t finger);
    void begin_something();
    void pinch();
    void palm();
    void nonsense();
    void resize();
    void hammer();
    void use_keypad();
    void step(Instant dt);
    std::size_t fingers_down() const;
    std::string wrong() const;
    std::string wrong_in_state() const;
    std::string wrong_in_picture() const;
    std::string traces();
    std::string first_sight(Session& session, Instant& now) const;

    const OwnWorld& world_;
    std::mt19937 random_;
    Hand hand_;
    std::optional<Key> key_down_;
    SizePx size_{1920, 1080}, visit_size_{1920, 1080};
    Session session_;
    Instant now_{}, visit_began_{};
    std::array<Finger, 10> fingers_{};
    Hammer hammer_;
    std::vector<InputEvent> queue_, visit_;
    std::map<std::pair<float, float>, std::string> fresh_; // first sight by size
    std::map<SceneId, int> visits_;
    int events_ = 0, votes_ = 0, votes_this_visit_ = 0;
};

} // namespace fl::test
