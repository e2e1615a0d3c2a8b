// nothing flashes. Two minutes of attract and a way through the scenes, as a camera sees
// them.

#include "access/eye.h"
#include "access/inspection.h"
#include "support/access_row.h"
#include "support/catch.h"

#include <array>
#include <cmath>

using namespace fl;
using namespace fl::test;

namespace {

constexpr SizePx film_size{480, 270};
constexpr double film_pace = 0.1; // 10 frames a second
constexpr std::size_t cells_x = 48, cells_y = 27, cells = cells_x * cells_y;
constexpr double noticed = 0.1; // of the full range of relative luminance
constexpr std::size_t large = cells / 100;

/// Watches how the luminance of cells of 10 x 10 px turns. A flash is a pair of opposing changes of
/// a tenth or more of the range (WCAG 2.3.1, where three a second are allowed). What nobody has
/// asked for may not flash at all: each change counts, and more than one a second is too much. A
/// page that a visitor opens or leaves may be one flash, paper over a dark map that then flies:
/// never two a second.
class FlashWatch {
  public:
    /// @param turns  of a cell that are allowed in a second
    explicit FlashWatch(std::size_t turns)
        : allowed_(turns) {}
    void see(const std::vector<std::uint8_t>& pixels, double now) {
        std::size_t turned = 0;
        for (std::size_t c = 0; c < cells; ++c) {
            const double now_l = cell(pixels, c);
            Cell& cell = cells_[c];
            if (!known_) {
                cell = {now_l, now_l, 0, {}};
                continue;
            }
            cell.low = std::min(cell.low, now_l);
            cell.high = std::max(cell.high, now_l);
            const bool up = now_l - cell.low >= noticed, down = cell.high - now_l >= noticed;
            if (!up && !down)
                continue;
            const int way = up ? 1 : -1;
            if (cell.way == -way)
                cell.turns.push_back(now);
            cell.way = way;
            cell.low = cell.high = now_l;
        }
        known_ = true;
        for (Cell& cell : cells_) {
            std::erase_if(cell.turns, [&](double t) { return t <= now - 1; });
            turned += cell.turns.size() > allowed_ ? 1 : 0;
            most_flashes_ = std::max(most_flashes_, cell.turns.size() / 2);
        }
        last_ = turned;
        most_ = std::max(most_, turned);
        if (turned > large)
            ++flashes_;
        ++frames_;
    }
    std::size_t most() const { return most_; }
    std::size_t last() const { return last_; }
    /// Pairs of opposing changes in a second, of the cell that has most.
    std::size_t most_flashes() const { return most_flashes_; }
    int flashes() const { return flashes_; }
    int frames() const { return frames_; }

  private:
    struct Cell {
        double low = 0, high = 0;
        int way = 0;
        std::vector<double> turns; // of the last second
    };
    static double cell(const std::vector<std::uint8_t>& pixels, std::size_t c) {
        const std::size_t x0 = c % cells_x * 10, y0 = c / cells_x * 10;
        double sum = 0;
        for (std::size_t y = y0; y < y0 + 10; ++y) {
            for (std::size_t x = x0; x < x0 + 10; ++x) {
                const std::size_t i = (y * static_cast<std::size_t>(film_size.w) + x) * 4;
                sum += luminance(pixels[i], pixels[i + 1], pixels[i + 2]);
            }
        }
        return sum / 100;
    }
    std::array<Cell, cells> cells_{};
    std::size_t allowed_;
    bool known_ = false;
    std::size_t most_ = 0, last_ = 0, most_flashes_ = 0;
    int flashes_ = 0, frames_ = 0;
};

/// A hand that does something about every two seconds: all scenes, with their ways in and out.
std::vector<Intent> visit_of(const Exhibit& exhibit) {
    const StateId brazil = *exhibit.find_state("BRA"), russia = *exhibit.find_state("RUS");
    return {Wake{},
            SelectQuestion{QuestionId{1}},
            SelectQuestion{QuestionId{0}},
            SetCursor{to_days(make_day(2024, 12, 1)), CursorMotion::glide},
            SetCursor{to_days(make_day(2011, 9, 14)), CursorMotion::glide},
            OpenEvent{*exhibit.find_event("code-2011")},
            LeaveScene{},
            OpenDossier{brazil},
            Compare{brazil},
            SetCompared{russia},
            GoHome{},
            ShowView{SceneId::spectrum},
            ShowView{SceneId::explore},
            OpenScene{SceneId::tour},
            StepTour{1},
            StepTour{1},
            GoHome{},
            OpenScene{SceneId::outcomes},
            OpenOutcome{0},
            GoHome{},
            OpenScene{SceneId::question},
            ChooseAnswer{1},
            GiveAnswer{true},
            GoHome{},
            OpenScene{SceneId::sources},
            GoHome{},
            OpenScene{SceneId::glossary},
            LeaveScene{},
            OpenScene{SceneId::reading},
            SetReach{true},
            LeaveScene{},
            SetReach{false},
            GoToAttract{}};
}

bool tells_a_flash() {
    FlashWatch watch(3);
    std::vector<std::uint8_t> dark(480 * 270 * 4, 0), light(480 * 270 * 4, 200);
    for (int i = 0; i < 20; ++i)
        watch.see(i % 4 < 2 ? dark : light, i * film_pace);
    return watch.flashes() > 0 && watch.most() == cells;
}

} // namespace

TEST_CASE("nothing flashes, in attract or on the way through the scenes", "[access]") {
    REQUIRE(tells_a_flash()); // more than one a second over the whole picture is seen
    AccessRow row(
        "A-25", "film",
        "Frames at 480x270, ten a second, in cells of 10 x 10 px: two minutes of attract "
        "and a visit of all scenes, in each theme. A cell turns when its luminance goes a "
        "tenth of the range the other way; in no second may more than 1 % of the picture "
        "turn more than once in attract (no flash at all), or more than three times in a "
        "visit (a page that is opened or left may be one flash, never two).");
    Eye eye(film_size, own_world().materials, own_text());
    constexpr const char* names[] = {"night", "daylight", "high contrast"};
    for (const ThemeId theme : {ThemeId::night, ThemeId::daylight, ThemeId::high_contrast}) {
        Inspection visit({film_size, {}, false, "en", theme});
        const std::string name = names[static_cast<int>(theme)];
        const auto film = [&](FlashWatch& watch) {
            // The exhibit itself goes at sixty frames; the camera takes each sixth.
            for (int i = 0; i < 6; ++i)
                visit.frame(film_pace / 6);
            watch.see(eye.look(visit.session().picture()),
                      static_cast<double>(visit.now().count()) / 1e6);
        };
        FlashWatch attract(1);
        for (int i = 0; i < 1200; ++i) {
            film(attract);
            if (attract.last() > large)
                row.complain(name, ", attract at ", i / 10.0, " s: ",
                             std::round(static_cast<double>(attract.last()) * 1000 / cells) / 10,
                             " %");
        }
        FlashWatch scenes(3);
        int step = 1;
        for (const Intent& intent : visit_of(own_world().exhibit)) {
            visit.act(intent);
            std::size_t worst = 0;
            for (int i = 0; i < 20; ++i) {
                film(scenes);
                worst = std::max(worst, scenes.last());
            }
            if (worst > large)
                row.complain(name, ", change ", step, " of the visit: ",
                             std::round(static_cast<double>(worst) * 1000 / cells) / 10, " %");
            ++step;
        }
        for (const auto& [what, watch] :
             {std::pair<const char*, FlashWatch*>{"attract", &attract}, {"scenes", &scenes}}) {
            row.figure(name, ", ", what, ": ", watch->frames(), " frames; at worst ",
                       std::round(static_cast<double>(watch->most()) * 1000 / cells) / 10,
                       " % of the picture turns more often than that in a second; at most ",
                       watch->most_flashes(), " flashes (pairs of turns) a second anywhere");
            if (watch->flashes() > 0)
                row.complain(name, ", ", what, ": ", watch->flashes(), " frames of flashing");
        }
    }
    row.done();
    INFO(row.text());
    CHECK(row.complaints() == 0);
}
