#include "input/recording.h"

#include "core/error.h"
#include "core/file.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <optional>

#include <fmt/format.h>

namespace fl {
namespace {

constexpr std::string_view magic = "fault-lines-touch";
constexpr std::array<std::string_view, 8> key_names = {"up",     "down", "left", "right",
                                                       "select", "back", "help", "volume"};
constexpr std::array<std::string_view, 4> phase_names = {"down", "move", "up", "cancel"};

using Words = std::vector<std::string_view>;

/// Up to a comment: `#` at the start or after a space.
Words split(std::string_view line) {
    Words words;
    std::size_t at = 0;
    while ((at = line.find_first_not_of(" \t\r", at)) != std::string_view::npos) {
        if (line[at] == '#')
            break;
        const std::size_t end = std::min(line.find_first_of(" \t\r", at), line.size());
        words.push_back(line.substr(at, end - at));
        at = end;
    }
    return words;
}

/// One line being read; knows how to complain.
struct Line {
    const std::string& file;
    std::size_t number;
    Words words;

    [[noreturn]] void fail(const std::string& what) const {
        throw Error(Fault::usage, fmt::format("{}:{}: {}", file, number, what));
    }

    template <class T>
    T number_at(std::size_t i, std::string_view what, T low, T high) const {
        T value{};
        const std::string_view word = words.at(i);
        const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
        // Written so that "nan" is refused too.
        const bool inside = value >= low && value <= high;
        if (error != std::errc{} || end != word.data() + word.size() || !inside)
            fail(fmt::format("'{}' is no {}; a number from {} to {} is wanted", word, what, low,
                             high));
        return value;
    }

    void want(std::size_t count, std::string_view form) const {
        if (words.size() != count)
            fail(fmt::format("this line has {} words, wanted is: {}", words.size(), form));
    }
};

template <class E, std::size_t N>
std::optional<E> named(const std::array<std::string_view, N>& names, std::string_view word) {
    for (std::size_t i = 0; i < N; ++i) {
        if (names[i] == word)
            return static_cast<E>(i);
    }
    return std::nullopt;
}

SizePx read_size(const Line& line, std::size_t i, std::string_view what) {
    line.want(i + 2, fmt::format("{} WIDTH HEIGHT", what));
    return {line.number_at(i, "width", 0.0F, 100000.0F),
            line.number_at(i + 1, "height", 0.0F, 100000.0F)};
}

/// A word for one name of the header, e.g. a language code.
std::string read_word(const Line& line) {
    line.want(2, fmt::format("{} WORD", line.words[0]));
    return std::string(line.words[1]);
}

Day read_day(const Line& line) {
    line.want(2, "start_day: YYYY-MM-DD");
    const auto day = parse_day(line.words[1]);
    if (!day)
        line.fail(fmt::format("'{}' is no day; a date like 2011-09-14 is wanted", line.words[1]));
    return *day;
}

/// Fills one field; remembers in `seen` which names have stood there.
void read_field(const Line& line, RecordingHeader& header, std::string& seen) {
    const std::string_view name = line.words[0];
    if (seen.find(fmt::format(" {}", name)) != std::string::npos)
        line.fail(fmt::format("'{}' stands twice in the header", name));
    seen += fmt::format(" {}", name);
    if (name == "pack:")
        header.pack = read_word(line);
    else if (name == "screen_px:")
        header.screen_px = read_size(line, 1, name);
    else if (name == "screen_mm:")
        header.screen_mm = read_size(line, 1, name);
    else if (name == "language:")
        header.language = read_word(line);
    else if (name == "scene:")
        header.scene = read_word(line);
    else if (name == "theme:")
        header.theme = read_word(line);
    else if (name == "text_size:")
        line.want(2, "text_size: NUMBER"),
            header.text_size = line.number_at(1, "text size", 1.0F, 2.0F);
    else if (name == "start_day:")
        header.start_day = read_day(line);
    else if (name == "seed:")
        line.want(2, "seed: NUMBER"),
            header.seed = line.number_at(1, "seed", std::uint64_t{0}, UINT64_MAX);
    else
        line.fail(fmt::format("'{}' is not known; the header may say pack:, screen_px:, "
                              "screen_mm:, language:, scene:, theme:, text_size:, start_day:, "
                              "seed:, and an event begins with its time in milliseconds",
                              name));
}

Instant read_time(const Line& line) {
    // Ten days; more is a mistake, and the product must not overflow.
    const double ms = line.number_at(0, "time in milliseconds", 0.0, 864e6);
    return Instant(std::llround(ms * 1000));
}

InputEvent read_key(const Line& line, Instant at) {
    if (line.words.size() != 3 && line.words.size() != 4)
        line.fail("a key line is: MS key NAME [down|up]");
    const auto key = named<Key>(key_names, line.words[2]);
    if (!key)
        line.fail(fmt::format("'{}' is no key; one of {} is wanted", line.words[2],
                              fmt::join(key_names, ", ")));
    const std::string_view way = line.words.size() == 4 ? line.words[3] : "down";
    if (way != "down" && way != "up")
        line.fail(fmt::format("a key goes down or up, not '{}'", way));
    return KeyEvent{at, *key, way == "down"};
}

InputEvent read_event(const Line& line, Instant at) {
    if (line.words.size() < 2)
        line.fail("a time alone is no event; wanted is: MS PHASE FINGER X Y");
    const std::string_view what = line.words[1];
    if (what == "key")
        return read_key(line, at);
    if (what == "size")
        return ResizeEvent{at, read_size(line, 2, "MS size")};
    if (what == "headphones") {
        const std::string_view way = line.words.size() == 3 ? line.words[2] : "";
        if (way != "in" && way != "out")
            line.fail("a line of headphones is: MS headphones in|out");
        return HeadphonesEvent{at, way == "in"};
    }
    const auto phase = named<TouchPhase>(phase_names, what);
    if (!phase)
        line.fail(
            fmt::format("'{}' is not known; down, move, up, cancel, key or size is wanted", what));
    line.want(5, "MS PHASE FINGER X Y");
    using Finger = std::numeric_limits<std::int64_t>;
    return TouchEvent{at,
                      *phase,
                      line.number_at(2, "finger", Finger::min(), Finger::max()),
                      {line.number_at(3, "x", -100000.0F, 100000.0F),
                       line.number_at(4, "y", -100000.0F, 100000.0F)}};
}

void read_first_line(const Line& line) {
    if (line.words.size() != 2 || line.words[0] != magic)
        line.fail(fmt::format("this is no recording; its first line would be: {} 1", magic));
    if (line.words[1] != "1")
        line.fail(fmt::format("format {} is not known here, only format 1", line.words[1]));
}

void check_complete(const Line& line, const std::string& seen) {
    for (const char* name : {"pack:", "screen_px:", "screen_mm:", "language:", "start_day:"}) {
        if (seen.find(fmt::format(" {}", name)) == std::string::npos)
            line.fail(fmt::format("the header above lacks '{}'", name));
    }
}

struct WriteEvent {
    std::string& out;
    void operator()(const TouchEvent& e) const {
        out += fmt::format("{} {} {} {} {}\n", ms(e.at),
                           phase_names.at(static_cast<std::size_t>(e.phase)), e.finger, e.point.x,
                           e.point.y);
    }
    void operator()(const KeyEvent& e) const {
        out += fmt::format("{} key {} {}\n", ms(e.at), key_name(e.key), e.pressed ? "down" : "up");
    }
    void operator()(const ResizeEvent& e) const {
        out += fmt::format("{} size {} {}\n", ms(e.at), e.size.w, e.size.h);
    }
    void operator()(const HeadphonesEvent& e) const {
        out += fmt::format("{} headphones {}\n", ms(e.at), e.plugged ? "in" : "out");
    }
    static std::string ms(Instant at) {
        const auto whole = at.count() / 1000, rest = at.count() % 1000;
        if (rest == 0)
            return fmt::format("{}", whole);
        std::string text = fmt::format("{}.{:03}", whole, rest);
        text.erase(text.find_last_not_of('0') + 1);
        return text;
    }
};

} // namespace

Instant time_of(const InputEvent& event) {
    return std::visit([](const auto& e) { return e.at; }, event);
}

std::string_view key_name(Key key) {
    return key_names.at(static_cast<std::size_t>(key));
}

Recording parse_recording(std::string_view text, const std::string& name) {
    Recording recording;
    std::string seen;
    Instant latest{};
    enum class Part { first_line, header, events } part = Part::first_line;
    Line line{name, 0, {}};
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        line.words = split(text.substr(0, end));
        ++line.number;
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.words.empty())
            continue;
        const char begin = line.words[0][0];
        const bool timed = (begin >= '0' && begin <= '9') || begin == '-';
        if (part == Part::first_line) {
            read_first_line(line);
            part = Part::header;
        } else if (part == Part::header && !timed) {
            read_field(line, recording.header, seen);
        } else {
            if (part == Part::header)
                check_complete(line, seen);
            part = Part::events;
            const Instant at = read_time(line);
            if (at < latest)
                line.fail(fmt::format("time goes back here, from {} ms to {} ms",
                                      WriteEvent::ms(latest), WriteEvent::ms(at)));
            latest = at;
            recording.events.push_back(read_event(line, at));
        }
    }
    if (part == Part::first_line)
        line.fail(fmt::format("the file is empty; its first line would be: {} 1", magic));
    check_complete(line, seen);
    return recording;
}

std::string format_recording(const Recording& recording) {
    const RecordingHeader& h = recording.header;
    std::string out =
        fmt::format("{} 1\npack: {}\nscreen_px: {} {}\nscreen_mm: {} {}\n"
                    "language: {}\nscene: {}\ntheme: {}\ntext_size: {}\n"
                    "start_day: {}\nseed: {}\n\n",
                    magic, h.pack, h.screen_px.w, h.screen_px.h, h.screen_mm.w, h.screen_mm.h,
                    h.language, h.scene, h.theme, h.text_size, iso_day(h.start_day), h.seed);
    for (const InputEvent& event : recording.events)
        std::visit(WriteEvent{out}, event);
    return out;
}

Recording read_recording(const std::filesystem::path& path) {
    return parse_recording(read_file(path), path.string());
}

void write_recording(const std::filesystem::path& path, const Recording& recording) {
    replace_file(path, format_recording(recording));
}

} // namespace fl
