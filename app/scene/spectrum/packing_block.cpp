#include "scene/spectrum/packing_block.h"

#include <algorithm>
#include <cmath>

namespace fl {
namespace {

/// Against one circle more or less than the ellipse has room for: a dent is worse.
constexpr float dent_cost = 6;

} // namespace

BlockShape::BlockShape(std::uint32_t count, float tall, int rows)
    : count_(static_cast<int>(count))
    , rows_(rows) {
    // The narrowest ellipse with room for them all, then as tall as they fill it.
    const auto wanted = static_cast<float>(count);
    float half = 0.5F;
    while (half < most_side - 1 && room(half, tall) < wanted)
        half += 0.25F;
    while (room(half, tall * 0.98F) >= wanted)
        tall *= 0.98F;
    int left = -count_;
    for (columns_ = 0; columns_ < most_side && ideal(half, tall, columns_) > 0; ++columns_) {
        const auto c = static_cast<std::size_t>(columns_);
        ideal_[c] = ideal(half, tall, columns_);
        height_[c] = fitting(ideal_[c], columns_);
        left += (c == 0 ? 1 : 2) * height_[c];
    }
    --columns_;
    settle(left);
    if (ok_)
        smooth();
    while (columns_ > 0 && height(columns_) == 0)
        --columns_;
    for (int c = 0; c < columns_; ++c)
        bulges_ = bulges_ && std::min(height(c), height(0)) >= height(c + 1) - 1;
}

/// Height of a column inside an ellipse `half` columns wide on each side, in circles.
float BlockShape::ideal(float half, float tall, int column) const {
    const float along = static_cast<float>(column) / (half + 0.5F);
    if (along >= 1)
        return 0;
    const float high = 2 * (half + 0.5F) * column_pitch * tall * std::sqrt(1 - along * along);
    return std::min(high, static_cast<float>(rows_));
}

float BlockShape::room(float half, float tall) const {
    float sum = ideal(half, tall, 0);
    for (int c = 1; c < most_side && ideal(half, tall, c) > 0; ++c)
        sum += 2 * ideal(half, tall, c);
    return sum;
}

/// The nearest height of the column's evenness.
int BlockShape::fitting(float wanted, int column) const {
    const int odd = (count_ + column) % 2;
    const int h = 2 * static_cast<int>(std::lround((wanted - static_cast<float>(odd)) / 2)) + odd;
    const int most = rows_ - (rows_ + odd) % 2, least = column == 0 ? 2 - odd : odd;
    return std::clamp(h, least, std::max(most, least));
}

bool BlockShape::may_be(int column, int height) const {
    return height <= rows_ && height >= (column == 0 || column < columns_ ? 1 : 0);
}

/// Brings the sum, off by `left`, which is even, to the count.
void BlockShape::settle(int left) {
    ok_ = height_[0] <= rows_;
    while (ok_ && left != 0) {
        const int step = left > 0 ? -2 : 2;
        const int outer = columns_, h = height(outer);
        auto& last = height_[static_cast<std::size_t>(outer)];
        if (outer > 0 && std::abs(left) >= 4 && may_be(outer, h + step)) {
            last += step;
            left += 2 * step;
        } else if (outer > 0 && left > 0 && h <= 1) { // the last one on each side
            left -= 2 * h;
            last = 0;
            --columns_;
        } else if (may_be(0, height_[0] + step)) {
            height_[0] += step;
            left += step;
        } else if (outer > 0 && may_be(outer, h + step) && may_be(0, height_[0] - step)) {
            last += step;
            height_[0] -= step;
            left += step;
        } else {
            ok_ = false;
        }
    }
}

/// How far the columns are from the ellipse, and how dented their outline.
float BlockShape::cost() const {
    float sum = 0;
    for (int c = 0; c <= columns_; ++c) {
        const float off = static_cast<float>(height(c)) - ideal_[static_cast<std::size_t>(c)];
        sum += (c == 0 ? 1.0F : 2.0F) * off * off;
        const int dent = height(c + 1) - 1 - std::min(height(c), height(0));
        if (c < columns_ && dent > 0)
            sum += dent_cost * static_cast<float>(dent * dent);
    }
    return sum;
}

/// Moves circles from one column to another, on both sides, when that is better.
bool BlockShape::try_exchange(int from, int to, float& least) {
    // The middle column stands for both sides.
    const int off = from == 0 ? 4 : 2, on = to == 0 ? 4 : 2;
    if (from == to || !may_be(from, height(from) - off) || !may_be(to, height(to) + on))
        return false;
    height_[static_cast<std::size_t>(from)] -= off;
    height_[static_cast<std::size_t>(to)] += on;
    const float now = cost();
    if (now < least - 0.01F) {
        least = now;
        return true;
    }
    height_[static_cast<std::size_t>(from)] += off;
    height_[static_cast<std::size_t>(to)] -= on;
    return false;
}

void BlockShape::smooth() {
    float least = cost();
    bool better = columns_ > 0;
    for (int guard = 0; better && guard < 32; ++guard) {
        better = false;
        for (int from = 0; from <= columns_; ++from) {
            for (int to = 0; to <= columns_; ++to)
                better = try_exchange(from, to, least) || better;
        }
    }
}

} // namespace fl
