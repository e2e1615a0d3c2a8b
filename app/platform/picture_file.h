#pragma once

#include "core/geometry.h"

#include <cstdint>
#include <filesystem>
#include <span>

namespace fl {

/// Writes RGBA rows from the top as an opaque PNG, atomically. Same pixels, same bytes.
/// @throws Error{Fault::file}
void write_png(const std::filesystem::path& file, SizePx size, std::span<const std::uint8_t> rgba);

} // namespace fl
