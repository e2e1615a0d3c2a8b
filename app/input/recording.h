#pragma once

#include "core/date.h"
#include "input/events.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace fl {

/// Everything that steers a run besides the touches, so that a replay shows the same pictures.
struct RecordingHeader {
    std::string pack;     // id or digest of the content; words of a header have no spaces
    SizePx screen_px;     // framebuffer
    SizePx screen_mm;     // glass; 0 0 when not known
    std::string language; // code, as in --lang
    std::string scene = "attract";
    std::string theme = "night";
    float text_size = 1; // 1 to 2
    Day start_day{};     // of the time cursor
    std::uint64_t seed = 1;
    friend bool operator==(const RecordingHeader&, const RecordingHeader&) = default;
};

/// What one or more visitors did, with times since the recording's start that never go back.
struct Recording {
    RecordingHeader header;
    std::vector<InputEvent> events;
};

/// When it happened, whatever it is.
Instant time_of(const InputEvent& event);

/// "up", "select" ...: as in recordings and scripts.
std::string_view key_name(Key key);

/// Reads the text of a `.touch` file:
///
///     fault-lines-touch 1
///     pack: fixture
///     screen_px: 1920 1080
///     screen_mm: 598 336
///     language: en
///     start_day: 2011-09-14
///     # scene: attract, theme: night, text_size: 1, seed: 1 may be left out
///
///     0 down 1 400 900            ms phase finger x_px y_px
///     16.667 move 1 412 900       phase: down, move, up or cancel
///     900 key select down         down may be left out
///     1200 size 1080 1920
///     1500 headphones in          in or out
///
/// `#` begins a comment, at the line's start or after a space. Format 1 stays readable for ever.
/// @param name  stands before the line number in messages
/// Throws Error{Fault::usage} "name:line: what is wrong, what is wanted".
Recording parse_recording(std::string_view text, const std::string& name);

/// The text of a recording; parse_recording gives the same back, to the last bit of each point.
/// Times are written in milliseconds with up to three decimals.
std::string format_recording(const Recording& recording);

/// Throws Error{Fault::file} when the file cannot be read, otherwise as parse_recording.
Recording read_recording(const std::filesystem::path& path);

/// Writes atomically. Throws Error{Fault::file}.
void write_recording(const std::filesystem::path& path, const Recording& recording);

} // namespace fl
