#pragma once

#include "support/catch.h"
#include "support/pack.h"

#include <string>

namespace fl {

/// The exhibit's own sheets in a folder of their own, to be spoilt.
class PackCopy {
  public:
    PackCopy() {
        std::filesystem::copy(own_sheets, folder_.path(), std::filesystem::copy_options::recursive);
    }
    std::filesystem::path operator/(std::string_view name) const { return folder_ / name; }

    /// Replaces the first `from` in a sheet.
    void change(std::string_view file, std::string_view from, std::string_view to) const {
        std::string bytes = file_bytes(folder_ / file);
        const std::size_t at = bytes.find(from);
        REQUIRE(at != std::string::npos);
        write_file(folder_ / file, bytes.replace(at, from.size(), to));
    }
    void append(std::string_view file, std::string_view row) const {
        write_file(folder_ / file, file_bytes(folder_ / file) + std::string(row) + "\n");
    }
    Findings check() const { return check_pack(folder_.path(), own_wording); }
    const std::filesystem::path& path() const { return folder_.path(); }

  private:
    Folder folder_;
};

inline std::string lines(const Findings& findings) {
    std::string text;
    for (const Finding& finding : findings)
        text += to_line(finding) + "\n";
    return text;
}

} // namespace fl
