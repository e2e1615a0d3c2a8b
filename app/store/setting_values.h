#pragma once

// How values are written in the settings file; private to store/.

#include "core/usb_keys.h"

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#if __has_include(<toml++/toml.hpp>)
#include <toml++/toml.hpp>
#else
#include <toml++/toml.h>
#endif

namespace fl {

using Problems = std::vector<std::string>;

/// A value found in a file, with the way to complain about it.
struct Found {
    const toml::node& node;
    std::string_view key;
    std::string place; // "file:line"
    Problems& problems;

    void complain(std::string_view wanted) const;
    void complain_unknown_key(std::string_view name) const;

  private:
    /// The value as written, when it is short; otherwise its kind.
    std::string shown() const;
};

// Each writes `out`, or complains and leaves it.
void read_word(const Found& found, std::string& out, std::span<const std::string_view> allowed);
void read_language(const Found& found, std::string& out);
void read_integer(const Found& found, int& out, int low, int high);
void read_switch(const Found& found, bool& out);
/// 0, 90, 180 or 270 degrees.
void read_quarter_turn(const Found& found, int& out);
void read_number(const Found& found, double& out, double low, double high);
/// Six numbers that take the panel's plane onto the picture.
void read_matrix(const Found& found, std::array<double, 6>& out);
/// 0 or 2 to 10 seconds (ACCESSIBILITY A-09).
void read_repeat(const Found& found, int& out);
/// Names of keys of a keyboard; none switches the function off.
void read_keys(const Found& found, std::vector<UsbKey>& out);

} // namespace fl
