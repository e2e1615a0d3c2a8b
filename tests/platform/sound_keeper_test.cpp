// When the sound device is open, on a device of paper and a clock that only the test turns.

#include "platform/sound_player.h"
#include "sound/wav.h"
#include "support/catch.h"
#include "support/folder.h"

#include <future>

using namespace fl;

namespace {

struct PaperDevice final : SoundOutput {
    bool there = true, gone = false;
    Instant* clock = nullptr;
    Instant takes{}; // to open
    int opened = 0, started = 0, closed = 0;

    std::string open(Mixer&) override {
        ++opened;
        if (clock != nullptr)
            *clock += takes;
        gone = false;
        return there ? "" : "no card";
    }
    void start() override { ++started; }
    void close() override { ++closed; }
    bool lost() override { return gone; }
};

SoundBank hum() {
    SoundBank bank;
    bank[0].assign(100, 0.5F);
    return bank;
}

struct House {
    PaperDevice device;
    Mixer mixer{hum()};
    SoundKeeper keeper{device, mixer};
    Instant now = std::chrono::seconds(1000);

    House() { device.clock = &now; }
    void cue() {
        mixer.play(Cue::touch, 1);
        keeper.wanted([this] { return now; });
    }
    void pass(Instant time) {
        now += time;
        keeper.look(now);
    }
    bool is_heard() {
        std::array<std::int16_t, 4> out{};
        mixer.mix(out);
        return out[0] != 0;
    }
};

constexpr Instant a_moment = milliseconds(500);

} // namespace

TEST_CASE("no device is opened before the first cue", "[platform][sound]") {
    House house;
    CHECK_FALSE(house.keeper.look(house.now));
    CHECK(house.device.opened == 0);
    house.cue();
    CHECK(house.device.opened == 1);
    CHECK(house.device.started == 1);
    CHECK(house.is_heard());
}

TEST_CASE("the device stays open while there are cues and is closed when it has been quiet",
          "[platform][sound]") {
    House house;
    house.cue();
    for (int i = 0; i < 30; ++i) {
        house.pass(SoundKeeper::quiet_after - a_moment);
        house.cue();
    }
    CHECK(house.device.opened == 1);
    const auto look_at = house.keeper.look(house.now);
    REQUIRE(look_at);
    CHECK(*look_at == house.now + SoundKeeper::quiet_after);
    house.pass(SoundKeeper::quiet_after);
    CHECK_FALSE(house.keeper.is_open());
    CHECK(house.device.closed == 1);
    CHECK_FALSE(house.keeper.look(house.now)); // sleeps until the next cue
    house.cue();
    CHECK(house.keeper.is_open());
    CHECK(house.device.started == 2);
}

TEST_CASE("without a device there is silence, and one is looked for now and then",
          "[platform][sound]") {
    House house;
    house.device.there = false;
    house.cue();
    CHECK_FALSE(house.keeper.is_open());
    for (int i = 0; i < 50; ++i) {
        house.pass(a_moment);
        house.cue();
    }
    CHECK(house.device.opened == 1); // 25 s
    house.device.there = true;
    house.pass(SoundKeeper::retry_after);
    CHECK_FALSE(house.is_heard()); // nothing of before is caught up with
    house.cue();
    CHECK(house.keeper.is_open());
    CHECK(house.is_heard());
}

TEST_CASE("when the device is lost another one is looked for at the next cue",
          "[platform][sound]") {
    House house;
    house.cue();
    house.device.gone = true;
    house.pass(a_moment);
    house.cue();
    CHECK(house.device.closed == 1);
    CHECK(house.device.opened == 2);
    CHECK(house.keeper.is_open());
    house.device.gone = true;
    house.device.there = false;
    house.cue();
    CHECK_FALSE(house.keeper.is_open());
    house.pass(a_moment);
    house.cue();
    CHECK(house.device.opened == 3);
}

TEST_CASE("a cue that a slow device would sound too late is dropped", "[platform][sound]") {
    House quick;
    quick.device.takes = SoundKeeper::stale_after;
    quick.cue();
    CHECK(quick.is_heard());
    House slow;
    slow.device.takes = milliseconds(400);
    slow.cue();
    CHECK_FALSE(slow.is_heard());
    slow.cue();
    CHECK(slow.is_heard());
}

TEST_CASE("the player hands cues to its device without a wait, and none at volume 0",
          "[platform][sound]") {
    struct Telling final : SoundOutput {
        std::promise<void> started;
        std::atomic<int> opened{0};
        std::string open(Mixer&) override {
            ++opened;
            return {};
        }
        void start() override { started.set_value(); }
        void close() override {}
        bool lost() override { return false; }
    };
    auto output = std::make_unique<Telling>();
    Telling& device = *output;
    SoundPlayer player(hum(), std::move(output));
    player.play({}, 60);
    player.play(std::array{Cue::touch}, 0);
    player.play(std::array{Cue::touch}, 4);
    CHECK(device.opened == 0);
    player.play(std::array{Cue::touch}, 60);
    device.started.get_future().wait();
    CHECK(device.opened == 1);
}

TEST_CASE("a sound file that is missing or broken leaves that cue silent", "[platform][sound]") {
    const Folder folder;
    write_file(folder / "touch.wav", write_wav(std::vector<float>(7, 0.5F)));
    write_file(folder / "select.wav", "no sound at all");
    const SoundBank bank = load_sounds(folder.path());
    CHECK(bank[static_cast<std::size_t>(Cue::touch)].size() == 7);
    CHECK(bank[static_cast<std::size_t>(Cue::select)].empty());
    CHECK(bank[static_cast<std::size_t>(Cue::saved)].empty());
}
