#pragma once

#include <array>
#include <cstdint>
#include <cstdlib>
#include <numbers>

namespace fl {

/// Columns of a hexagonal grid stand nearer to each other than rows, by this.
inline constexpr float column_pitch = std::numbers::sqrt3_v<float> / 2;

/// How many circles stand in each column of a block: about as many as an ellipse of that tallness
/// has room for, at most `rows`. Neighbouring columns stand half a row apart, so that their heights
/// are odd and even in turn; then all are centred, and left and right, above and below are alike.
class BlockShape {
  public:
    BlockShape(std::uint32_t count, float tall, int rows);

    bool ok() const { return ok_; }          // false: so many rows cannot hold so many circles
    bool bulges() const { return bulges_; }  // false: outer columns are higher than inner ones
    int columns() const { return columns_; } // on each side of the middle one
    int height(int column) const { return height_[static_cast<std::size_t>(std::abs(column))]; }

  private:
    static constexpr int most_side = 64;

    float ideal(float half, float tall, int column) const;
    float room(float half, float tall) const;
    int fitting(float wanted, int column) const;
    bool may_be(int column, int height) const;
    void settle(int left);
    void smooth();
    float cost() const;
    bool try_exchange(int from, int to, float& least);

    int count_, rows_, columns_ = 0;
    bool ok_ = true, bulges_ = true;
    std::array<float, most_side> ideal_{};
    std::array<int, most_side> height_{};
};

} // namespace fl
