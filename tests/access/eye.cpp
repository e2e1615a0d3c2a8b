#include "access/eye.h"

#include <array>
#include <cmath>

namespace fl::test {
namespace {

WindowSpec offscreen(SizePx size) {
    WindowSpec spec;
    spec.mode = WindowSpec::Mode::offscreen;
    spec.size = size;
    return spec;
}

/// sRGB, IEC 61966-2-1, by its 256 values.
const std::array<double, 256>& linear() {
    static const std::array<double, 256> table = [] {
        std::array<double, 256> t{};
        for (std::size_t i = 0; i < t.size(); ++i) {
            const double s = static_cast<double>(i) / 255;
            t[i] = s <= 0.04045 ? s / 12.92 : std::pow((s + 0.055) / 1.055, 2.4);
        }
        return t;
    }();
    return table;
}

} // namespace

Eye::Eye(SizePx size, const Materials& materials, TextEngine& text)
    : window_(offscreen(size))
    , renderer_(materials.tokens)
    , target_(size)
    , text_(text)
    , size_(size) {
    renderer_.upload(materials.map);
}

std::vector<std::uint8_t> Eye::look(const Picture& picture) {
    renderer_.build(picture, size_, text_);
    renderer_.draw(picture, size_, text_);
    return gl::Renderer::read_pixels(size_);
}

double luminance(std::uint8_t r, std::uint8_t g, std::uint8_t b) {
    const auto& t = linear();
    return 0.2126 * t[r] + 0.7152 * t[g] + 0.0722 * t[b];
}

double contrast_of(double a, double b) {
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

} // namespace fl::test
