#pragma once

#include "authoring/finding.h"
#include "content/pack_info.h"

#include <filesystem>
#include <string>

namespace fl {

/// One line for each finding and one that counts them.
std::string findings_text(const Findings& findings);

/// [{"severity","file","row","column","text"}], row 0 for a whole file.
std::string findings_json(const Findings& findings);

/// The information as text for people, 80 columns; every recalled row is listed.
std::string info_text(const PackInfo& info, const std::string& digest);

/// {"id","title","as_of","languages":[{"code","native_name","status","offered","texts","percent"}],
///  "counts":{table: rows},"map_bytes","digest":"sha256:…","signature":"none",
///  "recalled":[{"table","row"}]}
std::string info_json(const PackInfo& info, const std::string& digest);

/// SHA-256 of a file, 64 small hexadecimal digits. @throws Error{Fault::file}
std::string sha256_of_file(const std::filesystem::path& file);

} // namespace fl
