#pragma once

#include "core/handle.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

struct sqlite3;

namespace fl {

/// One answer to be counted. `question` is the key of the content, so that another order of the
/// questions does not mix them up; `tenth` 0..9 of its scale, 0 at -2.
struct CountedAnswer {
    std::string_view question;
    int tenth = 0;
};

/// Answers of earlier visitors to one question, by tenth of the scale.
using TenthCounts = std::array<std::uint32_t, 10>;

/// The file of visitors' answers: how many, by month, question and tenth of the scale, and nothing
/// else. Nobody and no visit can be found in it.
///
/// SQLite, WAL, synchronous FULL: what add() has done is on the disk, and a power cut leaves all of
/// a vote or nothing of it. One thread at a time.
class Tallies {
  public:
    /// Opens the file or makes it. One that is broken or of another kind is moved aside to
    /// "<name>.broken" (an older one there is replaced), with one line in the log, and a new one is
    /// begun.
    /// @throws Error{Fault::database} when the folder cannot be written, or the disk is full
    explicit Tallies(const std::filesystem::path& file);

    /// All months together; unknown questions have none. @throws Error{Fault::database}
    TenthCounts counts(std::string_view question) const;

    /// Counts the answers of one visit, all or none. Tenths outside 0..9 are left out.
    /// @param month  "2026-01", or "undated" where the clock is not known
    /// @throws Error{Fault::database}; then nothing was counted
    void add(std::string_view month, std::span<const CountedAnswer> answers);

  private:
    static void close(sqlite3* database) noexcept;
    Handle<sqlite3, close> database_;
};

/// The file never grows beyond 1 MB: 40 counts a month are far less in a century.
inline constexpr int tallies_page_cap = 256;

} // namespace fl
