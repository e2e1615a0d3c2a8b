// stances are told apart without their colours.

#include "access/eye.h"
#include "content/stance.h"
#include "support/access_row.h"
#include "support/catch.h"
#include "support/make_exhibit.h"

#include <array>
#include <cmath>
#include <numbers>

using namespace fl;
using namespace fl::test;

namespace {

using Triple = std::array<double, 3>;

double linear_of(std::uint8_t v) {
    const double s = v / 255.0;
    return s <= 0.04045 ? s / 12.92 : std::pow((s + 0.055) / 1.055, 2.4);
}

/// Linear sRGB to CIE L*a*b* for D65 (IEC 61966-2-1; CIE 15:2004).
Triple lab_of(const Triple& rgb) {
    const auto f = [](double t) {
        return t > 216.0 / 24389 ? std::cbrt(t) : (24389.0 / 27 * t + 16) / 116;
    };
    const double x = f((0.4124564 * rgb[0] + 0.3575761 * rgb[1] + 0.1804375 * rgb[2]) / 0.95047);
    const double y = f(0.2126729 * rgb[0] + 0.7151522 * rgb[1] + 0.0721750 * rgb[2]);
    const double z = f((0.0193339 * rgb[0] + 0.1191920 * rgb[1] + 0.9503041 * rgb[2]) / 1.08883);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

constexpr double degree = std::numbers::pi / 180;

double hue_of(double a, double b) {
    if (a == 0 && b == 0)
        return 0;
    const double h = std::atan2(b, a) / degree;
    return h < 0 ? h + 360 : h;
}

/// Colour difference CIEDE2000.
/// Source: Sharma, Wu & Dalal, The CIEDE2000 color-difference formula, Color Research and
/// Application 30(1), 2005; its table 1 is checked below.
double ciede2000(const Triple& one, const Triple& two) {
    const double c_mean = (std::hypot(one[1], one[2]) + std::hypot(two[1], two[2])) / 2;
    const double c7 = std::pow(c_mean, 7), g = 0.5 * (1 - std::sqrt(c7 / (c7 + std::pow(25, 7))));
    const double a1 = (1 + g) * one[1], a2 = (1 + g) * two[1];
    const double c1 = std::hypot(a1, one[2]), c2 = std::hypot(a2, two[2]);
    const double h1 = hue_of(a1, one[2]), h2 = hue_of(a2, two[2]);
    const bool grey = c1 * c2 == 0;
    double dh = grey ? 0 : h2 - h1;
    if (dh > 180)
        dh -= 360;
    if (dh < -180)
        dh += 360;
    const double d_l = two[0] - one[0], d_c = c2 - c1;
    const double d_h = 2 * std::sqrt(c1 * c2) * std::sin(dh / 2 * degree);
    const double l = (one[0] + two[0]) / 2, c = (c1 + c2) / 2;
    double h = h1 + h2;
    if (!grey) {
        if (std::abs(h1 - h2) > 180)
            h += h < 360 ? 360 : -360;
        h /= 2;
    }
    const double t = 1 - 0.17 * std::cos((h - 30) * degree) + 0.24 * std::cos(2 * h * degree) +
                     0.32 * std::cos((3 * h + 6) * degree) - 0.20 * std::cos((4 * h - 63) * degree);
    const double turn = 30 * std::exp(-std::pow((h - 275) / 25, 2));
    const double cm7 = std::pow(c, 7), r_c = 2 * std::sqrt(cm7 / (cm7 + std::pow(25, 7)));
    const double s_l = 1 + 0.015 * std::pow(l - 50, 2) / std::sqrt(20 + std::pow(l - 50, 2));
    const double s_c = 1 + 0.045 * c, s_h = 1 + 0.015 * c * t;
    const double r_t = -std::sin(2 * turn * degree) * r_c;
    return std::sqrt(std::pow(d_l / s_l, 2) + std::pow(d_c / s_c, 2) + std::pow(d_h / s_h, 2) +
                     r_t * d_c / s_c * d_h / s_h);
}

/// How linear sRGB looks to an eye that lacks one kind of cones.
/// Source: Machado, Oliveira & Fernandes, A Physiologically-based Model for Simulation of Color
/// Vision Deficiency, IEEE Trans. Visualization and Computer Graphics 15(6), 2009, severity 1.0.
struct Sight {
    const char* name;
    std::array<Triple, 3> matrix;
};
constexpr std::array<Sight, 4> sights{{
    {"protanopia",
     {{{0.152286, 1.052583, -0.204868},
       {0.114503, 0.786281, 0.099216},
       {-0.003882, -0.048116, 1.051998}}}},
    {"deuteranopia",
     {{{0.367322, 0.860646, -0.227968},
       {0.280085, 0.672501, 0.047413},
       {-0.011820, 0.042940, 0.968881}}}},
    {"tritanopia",
     {{{1.255528, -0.076749, -0.178779},
       {-0.078411, 0.930809, 0.147602},
       {0.004733, 0.691367, 0.303900}}}},
    {"grey", {{{0.2126, 0.7152, 0.0722}, {0.2126, 0.7152, 0.0722}, {0.2126, 0.7152, 0.0722}}}},
}};

Triple seen(const Sight& sight, Rgba color) {
    const Triple rgb{linear_of(color.r), linear_of(color.g), linear_of(color.b)};
    Triple out{};
    for (std::size_t i = 0; i < 3; ++i) {
        for (std::size_t k = 0; k < 3; ++k)
            out[i] += sight.matrix[i][k] * rgb[k];
        out[i] = std::clamp(out[i], 0.0, 1.0);
    }
    return lab_of(out);
}

constexpr std::array<const char*, 6> classes{"strong plus", "lean plus",    "between",
                                             "lean minus",  "strong minus", "no position"};

/// Lines on one side, dots on the other, dense or sparse; none in between and without a position.
bool same_pattern(const Tokens& tokens, std::size_t a, std::size_t b) {
    const PointF pa = tokens.pattern[a], pb = tokens.pattern[b];
    if (pa.x == 0 && pb.x == 0)
        return true;
    return pa.x == pb.x && pa.y == pb.y;
}

} // namespace

TEST_CASE("the colour difference is that of its publication", "[access]") {
    struct Pair {
        Triple one, two;
        double difference;
    };
    constexpr Pair published[] = {
        {{50, 2.6772, -79.7751}, {50, 0, -82.7485}, 2.0425},
        {{50, 2.5, 0}, {50, 0, -2.5}, 4.3065},
        {{50, 2.5, 0}, {73, 25, -18}, 27.1492},
        {{60.2574, -34.0099, 36.2677}, {60.4626, -34.1751, 39.4387}, 1.2644},
        {{90.8027, -2.0831, 1.4410}, {91.1528, -1.6435, 0.0447}, 1.4441},
        {{2.0776, 0.0795, -1.1350}, {0.9033, -0.0636, -0.5514}, 0.9082},
    };
    for (const Pair& pair : published) {
        CHECK(ciede2000(pair.one, pair.two) == Approx(pair.difference).margin(0.0001));
        CHECK(ciede2000(pair.two, pair.one) == Approx(pair.difference).margin(0.0001));
    }
}

TEST_CASE("stances differ in pattern, or in all kinds of colour vision", "[access]") {
    AccessRow row(
        "A-15", "stances",
        "Each pair of the six stance classes in each theme: another pattern, or CIEDE2000 "
        "(Sharma, Wu & Dalal 2005) of at least 20 for protanopia, deuteranopia, tritanopia "
        "(Machado, Oliveira & Fernandes 2009, severity 1) and in grey. Each class has a "
        "word in the wording.");
    constexpr const char* names[] = {"night", "daylight", "high contrast"};
    const Tokens& tokens = shipped_tokens();
    for (std::size_t t = 0; t < theme_count; ++t) {
        const auto& stance = tokens.themes[t].stance;
        double least = 1e9, least_plain = 1e9;
        std::string which, which_plain;
        int by_pattern = 0, pairs = 0;
        for (std::size_t a = 0; a < stance.size(); ++a) {
            for (std::size_t b = a + 1; b < stance.size(); ++b) {
                double worst = 1e9;
                const char* in = "";
                for (const Sight& sight : sights) {
                    const double d = ciede2000(seen(sight, stance[a]), seen(sight, stance[b]));
                    if (d < worst) {
                        worst = d;
                        in = sight.name;
                    }
                }
                const bool same = same_pattern(tokens, a, b);
                ++pairs;
                by_pattern += same ? 0 : 1;
                const std::string what = std::string(classes[a]) + " and " + classes[b] + ", " + in;
                if (worst < least) {
                    least = worst;
                    which = what;
                }
                if (same && worst < least_plain) {
                    least_plain = worst;
                    which_plain = what;
                }
                if (same && worst < 20)
                    row.complain(names[t], ": ", what, ": ", std::round(worst * 10) / 10);
            }
        }
        row.figure(names[t], ": ", pairs, " pairs, ", by_pattern,
                   " with different patterns; without: least ", std::round(least_plain * 10) / 10,
                   " (", which_plain, "); of all: ", std::round(least * 10) / 10, " (", which, ")");
    }
    row.done();
    INFO(row.text());
    CHECK(row.complaints() == 0);
}
