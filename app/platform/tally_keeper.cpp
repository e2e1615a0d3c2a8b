#include "platform/tally_keeper.h"

#include "core/error.h"
#include "core/log.h"
#include "store/tallies.h"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

namespace fl {
namespace {

/// A machine without a battery clock starts in 1970 or at its image's date.
constexpr int first_year = 2025;

void warn(const Error& error) {
    log(LogLevel::warning, "tallies",
        fmt::format("{}; answers are not counted until this is mended", error.what()));
}

void write(Tallies& tallies, const std::vector<std::string>& questions, const Vote& vote,
           const std::string& month) {
    std::vector<CountedAnswer> answers;
    for (std::size_t i = 0; i < std::min(questions.size(), vote.tenths.size()); ++i) {
        if (vote.tenths[i])
            answers.push_back({questions[i], *vote.tenths[i]});
    }
    tallies.add(month, answers);
}

} // namespace

TallyKeeper::TallyKeeper(const std::filesystem::path& folder, const Exhibit& exhibit) {
    for (const Question& question : exhibit.questions)
        questions_.push_back(question.key);
    thread_ = std::thread([this, file = folder / "tallies.sqlite"] { work(file); });
    wait_until_idle(); // for the counts so far
}

TallyKeeper::~TallyKeeper() {
    {
        const std::lock_guard lock(mutex_);
        ending_ = true;
    }
    changed_.notify_all();
    thread_.join();
}

void TallyKeeper::keep(const Vote& vote, std::string month) {
    {
        const std::lock_guard lock(mutex_);
        if (waiting_.size() < most_waiting)
            waiting_.push_back({vote, std::move(month)});
    }
    changed_.notify_all();
}

void TallyKeeper::wait_until_idle() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return waiting_.empty() && !writing_; });
}

void TallyKeeper::work(const std::filesystem::path& file) {
    std::optional<Tallies> tallies;
    bool warned = false;
    const auto attempt = [&](auto&& job) {
        try {
            if (!tallies)
                tallies.emplace(file);
            job();
            warned = false;
        } catch (const Error& error) {
            if (!warned)
                warn(error);
            warned = true;
        }
    };
    attempt([&] {
        for (std::size_t i = 0; i < std::min(questions_.size(), earlier_.size()); ++i)
            earlier_[i] = tallies->counts(questions_[i]);
    });
    std::unique_lock lock(mutex_);
    while (true) {
        writing_ = false;
        changed_.notify_all();
        changed_.wait(lock, [this] { return ending_ || !waiting_.empty(); });
        if (waiting_.empty())
            return;
        const Job job = waiting_.front();
        waiting_.erase(waiting_.begin());
        writing_ = true;
        lock.unlock();
        attempt([&] { write(*tallies, questions_, job.vote, job.month); });
        lock.lock();
    }
}

std::string month_of(std::chrono::sys_seconds time) {
    const std::chrono::year_month_day date{std::chrono::floor<std::chrono::days>(time)};
    const int year = static_cast<int>(date.year());
    if (year < first_year || year > 9999)
        return "undated";
    return fmt::format("{:04}-{:02}", year, static_cast<unsigned>(date.month()));
}

} // namespace fl
