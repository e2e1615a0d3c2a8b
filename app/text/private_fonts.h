#pragma once

#include "core/handle.h"

#include <filesystem>
#include <vector>

#include <fontconfig/fontconfig.h>

namespace fl {

using FontConfigHandle = Handle<FcConfig, FcConfigDestroy>;

/// The font files (.otf, .ttf) of a directory, by name. @throws Error{Fault::asset} when it cannot
/// be read.
std::vector<std::filesystem::path> font_files(const std::filesystem::path& font_dir);

/// A fontconfig that knows these fonts and nothing else: neither the system's configuration nor
/// its fonts, no hinting, with anti-aliasing. With a `cache_dir` the scan is kept there.
///
/// @throws Error{Fault::asset} when a family that a language needs is missing
FontConfigHandle make_private_fonts(const std::filesystem::path& font_dir,
                                    const std::filesystem::path& cache_dir);

} // namespace fl
