#include "scene/spectrum/packing.h"
#include "support/catch.h"

#include <algorithm>
#include <chrono>
#include <random>

using namespace fl;

namespace {

const PackSpec wide{.box = {520, 130, 1350, 470}, .x_plus = 580, .x_minus = 1810};

Packing pack(const std::vector<float>& scores, const PackSpec& spec = wide) {
    Packing out;
    pack_circles(scores, spec, out);
    return out;
}

/// Several states at each score, as acts give them.
std::vector<float> many(std::initializer_list<std::pair<float, int>> groups) {
    std::vector<float> scores;
    for (const auto& [score, count] : groups)
        scores.insert(scores.end(), static_cast<std::size_t>(count), score);
    return scores;
}

const std::vector<float> crowded = many({{2, 2},
                                         {1, 49},
                                         {0.75F, 3},
                                         {0.67F, 2},
                                         {0.5F, 8},
                                         {0.33F, 7},
                                         {0.25F, 9},
                                         {0, 30},
                                         {-0.33F, 35},
                                         {-0.5F, 4},
                                         {-0.67F, 9},
                                         {-0.75F, 1},
                                         {-1, 22},
                                         {-2, 11}});
const std::vector<float> one_heap = many({{2, 19}, {1.5F, 14}, {1.33F, 9}, {1, 117}, {0, 7}});

void check_apart(const Packing& packing, const PackSpec& spec) {
    float nearest = 1e9F;
    for (std::size_t i = 0; i < packing.centres.size(); ++i) {
        const PointPx c = packing.centres[i];
        const float r = packing.radius - 0.01F;
        REQUIRE(spec.box.contains(RectPx{c.x - r, c.y - r, 2 * r, 2 * r}));
        for (std::size_t k = 0; k < i; ++k)
            nearest = std::min(nearest, distance(c, packing.centres[k]));
    }
    CHECK(nearest >= 2 * packing.radius);
}

float mean_x(const Packing& packing, std::size_t first, std::size_t count) {
    float sum = 0;
    for (std::size_t i = first; i < first + count; ++i)
        sum += packing.centres[i].x;
    return sum / static_cast<float>(count);
}

} // namespace

TEST_CASE("circles lie in the box and never overlap", "[scene]") {
    for (const auto& scores : {crowded, one_heap, many({{0, 193}}), many({{2, 1}}),
                               many({{2, 193}}), many({{-2, 60}, {-1.9F, 60}})}) {
        check_apart(pack(scores), wide);
    }
    std::mt19937 random(7);
    for (int trial = 0; trial < 40; ++trial) {
        std::vector<float> scores(1 + random() % 200);
        for (float& s : scores)
            s = static_cast<float>(random() % 4001) / 1000 - 2;
        check_apart(pack(scores), wide);
    }
}

TEST_CASE("no circle is farther from its exact x than half a step of the scale", "[scene]") {
    for (const auto& scores : {crowded, one_heap}) {
        const Packing packing = pack(scores);
        CHECK(packing.radius > 14);
        for (std::size_t i = 0; i < scores.size(); ++i) {
            const float away = std::abs(packing.centres[i].x - wide.exact_x(scores[i]));
            REQUIRE(away <= packing.farthest + 0.01F);
        }
        CHECK(packing.farthest <= wide.reach());
    }
}

TEST_CASE("circles of one score stand symmetrically around it", "[scene]") {
    for (const int count : {1, 2, 3, 4, 5, 7, 12, 47, 48}) {
        const auto scores = many({{1, count}});
        const Packing packing = pack(scores);
        CHECK(mean_x(packing, 0, scores.size()) == Approx(wide.exact_x(1)).margin(0.05));
        for (const PointPx c : packing.centres) {
            const PointPx other{2 * wide.exact_x(1) - c.x, c.y};
            CHECK(std::ranges::any_of(packing.centres,
                                      [&](PointPx p) { return distance(p, other) < 0.1F; }));
        }
        float up = 0;
        for (const PointPx c : packing.centres)
            up += c.y - wide.box.centre().y;
        CHECK(std::abs(up) < 0.5F);
    }
}

TEST_CASE("a circle farther to one side has the higher score", "[scene]") {
    const Packing packing = pack(crowded);
    for (std::size_t i = 0; i < crowded.size(); ++i) {
        for (std::size_t k = 0; k < crowded.size(); ++k) {
            if (crowded[i] > crowded[k])
                REQUIRE(packing.centres[i].x < packing.centres[k].x);
        }
    }
}

TEST_CASE("from right to left the packing is the mirror image", "[scene]") {
    PackSpec turned = wide;
    turned.box.x = 1920 - wide.box.right();
    turned.x_plus = 1920 - wide.x_plus;
    turned.x_minus = 1920 - wide.x_minus;
    const Packing a = pack(crowded), b = pack(crowded, turned);
    CHECK(a.radius == Approx(b.radius));
    for (std::size_t i = 0; i < crowded.size(); ++i) {
        const float x = 1920 - a.centres[i].x;
        CHECK(std::ranges::any_of(b.centres, [&](PointPx p) {
            return distance(p, {x, a.centres[i].y}) < 0.1F;
        }));
    }
}

TEST_CASE("the same scores give the same circles, without allocating again", "[scene]") {
    const Packing once = pack(crowded);
    Packing again;
    pack_circles(one_heap, wide, again);
    pack_circles(crowded, wide, again);
    CHECK(once.centres == again.centres);
    pack_circles(one_heap, wide, again);
    const auto began = std::chrono::steady_clock::now();
    for (int i = 0; i < 20; ++i)
        pack_circles(crowded, wide, again);
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - began;
    // Below 1 ms in release builds; sanitizers on a busy machine took 5. Squared cost would be 100.
    CHECK(took.count() / 20 < 50);
}

TEST_CASE("nothing to pack is nothing", "[scene]") {
    CHECK(pack({}).centres.empty());
}
