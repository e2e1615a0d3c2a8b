#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace fl {

/// The whole file. Throws Error{Fault::file} naming the path and the system's reason.
std::string read_file(const std::filesystem::path& path);

/// Old content or new content, never half of it: writes beside the file, fsyncs, renames, fsyncs
/// the directory. Throws Error{Fault::file}; then the old file is untouched.
void replace_file(const std::filesystem::path& path, std::string_view bytes);

} // namespace fl
