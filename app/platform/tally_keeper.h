#pragma once

#include "state/quiz.h"

#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace fl {

/// Keeps visitors' answers on a thread of its own: the frame hands over a value and never waits for
/// the disk. What cannot be written is dropped; the log says so once.
class TallyKeeper {
  public:
    /// Reads the counts so far. Never fails: without a usable file there are none.
    /// @param folder  that the program may write to
    TallyKeeper(const std::filesystem::path& folder, const Exhibit& exhibit);
    /// Writes what still waits.
    ~TallyKeeper();
    TallyKeeper(const TallyKeeper&) = delete;
    TallyKeeper& operator=(const TallyKeeper&) = delete;

    /// Counts of all months, as they were at the start.
    const Tally& earlier() const { return earlier_; }

    /// Hands a vote to the thread. @param month  as Tallies::add
    void keep(const Vote& vote, std::string month);
    /// Until everything handed over is written or dropped: headless runs and tests.
    void wait_until_idle();

  private:
    struct Job {
        Vote vote;
        std::string month;
    };
    /// More cannot wait: a visit takes longer than any write. A guess.
    static constexpr std::size_t most_waiting = 16;
    void work(const std::filesystem::path& file);

    std::vector<std::string> questions_; // keys, by index
    Tally earlier_{};
    std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<Job> waiting_;
    bool writing_ = true; // also while the file is opened
    bool ending_ = false;
    std::thread thread_; // last: begins when everything else is there
};

/// "2026-01", or "undated" for a clock that was never set: one before this program was written.
std::string month_of(std::chrono::sys_seconds time);

} // namespace fl
