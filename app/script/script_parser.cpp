#include "script/script_parser.h"

#include "core/date.h"
#include "core/error.h"
#include "core/file.h"
#include "script/words.h"

#include <algorithm>
#include <array>
#include <optional>

#include <fmt/format.h>

namespace fl::script {
namespace {

constexpr std::size_t most_problems = 20;

Action parse_wait(Words& words) {
    return Wait{words.duration()};
}

Action parse_settle(Words&) {
    return Settle{};
}

Action parse_tap(Words& words) {
    if (words.left() >= 2)
        return TapPoint{words.point()};
    return TapNode{words.node()};
}

Action parse_touch(Words& words) {
    // In the order of TouchPhase, whose `cancel` no script can say.
    constexpr std::array<std::string_view, 3> phases = {"down", "move", "up"};
    RawTouch touch;
    touch.phase = static_cast<TouchPhase>(words.choice("phase", phases));
    const double finger = words.number("finger", 0, 9);
    touch.finger = static_cast<int>(finger);
    if (static_cast<double>(touch.finger) != finger)
        throw LineError(
            fmt::format("{} is no finger; a whole number from 0 to 9 is wanted", finger));
    touch.point = words.point();
    return touch;
}

Action parse_drag(Words& words) {
    DragNode drag;
    drag.node = words.node();
    drag.by = words.point();
    drag.duration = words.duration();
    return drag;
}

Action parse_pinch(Words& words) {
    PinchPoint pinch;
    pinch.centre = words.point();
    pinch.factor = static_cast<float>(words.number("factor", 0.01, 100));
    pinch.duration = words.duration();
    return pinch;
}

Action parse_key(Words& words) {
    // In the order of Key.
    constexpr std::array<std::string_view, 8> keys = {"up",     "down", "left", "right",
                                                      "select", "back", "help", "volume"};
    constexpr std::array<std::string_view, 1> hold = {"hold"};
    PressKey press;
    press.key = static_cast<Key>(words.choice("key", keys, true));
    if (words.left() > 0) {
        words.choice("word here", hold);
        press.hold = words.duration();
    }
    return press;
}

Action parse_headphones(Words& words) {
    constexpr std::array<std::string_view, 2> ways = {"out", "in"};
    return TurnHeadphones{words.choice("way", ways) == 1};
}

/// Digits only, from `at` on; -1 for anything else.
int digits(std::string_view text, std::size_t at, std::size_t count) {
    int value = 0;
    for (std::size_t i = at; i < at + count; ++i) {
        if (i >= text.size() || text[i] < '0' || text[i] > '9')
            return -1;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

/// "2026-01-15T10:00:00Z"; the seconds and the Z may be left out.
std::optional<std::chrono::sys_seconds> parse_clock(std::string_view text) {
    if (!text.empty() && text.back() == 'Z')
        text.remove_suffix(1);
    const auto day = parse_day(text.substr(0, 10));
    const bool with_seconds = text.size() == 19;
    if (!day || (text.size() != 16 && !with_seconds) || text[10] != 'T' || text[13] != ':' ||
        (with_seconds && text[16] != ':'))
        return std::nullopt;
    const int hour = digits(text, 11, 2), minute = digits(text, 14, 2);
    const int second = with_seconds ? digits(text, 17, 2) : 0;
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59)
        return std::nullopt;
    return *day + std::chrono::hours(hour) + std::chrono::minutes(minute) +
           std::chrono::seconds(second);
}

std::optional<SizePx> parse_size(std::string_view text) {
    const std::size_t x = text.find('x');
    if (x == std::string_view::npos || x > 5 || text.size() - x - 1 > 5)
        return std::nullopt;
    const int w = digits(text, 0, x), h = digits(text, x + 1, text.size() - x - 1);
    if (w < 1 || h < 1 || w > 16384 || h > 16384)
        return std::nullopt;
    return SizePx{static_cast<float>(w), static_cast<float>(h)};
}

Action parse_set_clock(Words& words) {
    const std::string text = words.word("time");
    if (const auto time = parse_clock(text))
        return SetClock{*time};
    throw LineError(fmt::format("'{}' is no time; one like 2026-01-15T10:00:00Z is wanted", text));
}

Action parse_set_size(Words& words) {
    const std::string text = words.word("size");
    if (const auto size = parse_size(text))
        return SetSize{*size};
    throw LineError(
        fmt::format("'{}' is no size; one like 1920x1080 is wanted, 1 to 16384 each", text));
}

Action parse_set(Words& words) {
    constexpr std::array<std::string_view, 3> names = {"clock", "size", "idle"};
    switch (words.choice("setting", names)) {
    case 0:
        return parse_set_clock(words);
    case 1:
        return parse_set_size(words);
    default:
        constexpr std::array<std::string_view, 2> switches = {"off", "on"};
        return SetIdle{words.choice("state of idle", switches) == 1};
    }
}

template <Output output>
Action parse_output(Words& words) {
    std::string name = words.word("name");
    const auto allowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '.' || c == '_' || c == '-';
    };
    if (name.empty() || name.size() > 100 || !std::all_of(name.begin(), name.end(), allowed))
        throw LineError(fmt::format("'{}' is no name of a file here; letters, digits, . _ - are "
                                    "wanted, 100 at most, and no folder",
                                    name));
    return WriteOutput{output, std::move(name)};
}

Action parse_expect_value(Words& words, Subject subject) {
    std::string value = words.word("value");
    if (subject == Subject::date && !parse_day(value))
        throw LineError(fmt::format("'{}' is no date; one like 2011-09-14 is wanted", value));
    return ExpectValue{subject, std::move(value)};
}

Action parse_expect(Words& words) {
    // First those of Subject, in its order.
    constexpr std::array<std::string_view, 11> names = {"scene", "lang",     "date",  "issue",
                                                        "theme", "textsize", "node",  "no",
                                                        "focus", "text",     "speech"};
    const std::size_t name = words.choice("thing to expect", names);
    if (name <= static_cast<std::size_t>(Subject::textsize))
        return parse_expect_value(words, static_cast<Subject>(name));
    if (names[name] == "text")
        return ExpectText{words.text("text")};
    if (names[name] == "speech") {
        std::string language = words.word("language");
        return ExpectSpeech{std::move(language), words.text("text")};
    }
    if (names[name] == "no") {
        constexpr std::array<std::string_view, 1> node = {"node"};
        words.choice("word after no", node);
        return ExpectNode{NodeState::absent, words.node()};
    }
    return ExpectNode{names[name] == "focus" ? NodeState::focused : NodeState::there, words.node()};
}

struct CommandForm {
    std::string_view name, form;
    Action (*parse)(Words&);
};

constexpr CommandForm forms[] = {
    {"wait", "wait S", parse_wait},
    {"settle", "settle", parse_settle},
    {"tap", "tap NODE or tap X Y", parse_tap},
    {"touch", "touch down|move|up FINGER X Y", parse_touch},
    {"drag", "drag NODE DX DY S", parse_drag},
    {"pinch", "pinch X Y FACTOR S", parse_pinch},
    {"key", "key NAME [hold S]", parse_key},
    {"headphones", "headphones in|out", parse_headphones},
    {"set", "set clock T, set size WxH or set idle off|on", parse_set},
    {"shot", "shot NAME", parse_output<Output::shot>},
    {"tree", "tree NAME", parse_output<Output::tree>},
    {"metrics", "metrics NAME", parse_output<Output::metrics>},
    {"speech", "speech NAME", parse_output<Output::speech>},
    {"sounds", "sounds NAME", parse_output<Output::sounds>},
    {"expect",
     "expect scene|lang|date|issue|theme|textsize VALUE, expect node|no node|focus NODE, expect "
     "text \"...\" or expect speech LANG \"...\"",
     parse_expect},
};

constexpr auto command_names = [] {
    std::array<std::string_view, std::size(forms)> names;
    for (std::size_t i = 0; i < names.size(); ++i)
        names[i] = forms[i].name;
    return names;
}();

/// Nothing for an empty line.
std::optional<Action> parse_line(std::string_view line) {
    std::vector<Word> split_line = split(line);
    if (split_line.empty())
        return std::nullopt;
    Words name({split_line.front()}, "");
    const CommandForm& form = forms[name.choice("command", command_names)];
    split_line.erase(split_line.begin());
    Words words(std::move(split_line), form.form);
    Action action = form.parse(words);
    words.end();
    return action;
}

} // namespace

std::vector<Command> parse_script(std::string_view text, const std::string& name) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (text.substr(0, 3) == byte_order_mark)
        text.remove_prefix(3);
    std::vector<Command> commands;
    std::vector<std::string> problems;
    for (std::size_t line = 1; !text.empty() && problems.size() < most_problems; ++line) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        try {
            if (auto action = parse_line(text.substr(0, end)))
                commands.push_back({line, std::move(*action)});
        } catch (const LineError& error) {
            problems.push_back(fmt::format("{}:{}: {}", name, line, error.what()));
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    if (!problems.empty())
        throw Error(Fault::usage, fmt::format("{}", fmt::join(problems, "\n")));
    return commands;
}

std::vector<Command> read_script(const std::filesystem::path& path) {
    std::string text;
    try {
        text = read_file(path);
    } catch (const Error& error) {
        throw Error(Fault::usage, error.what());
    }
    return parse_script(text, path.string());
}

std::string to_text(const NodeRef& node) {
    if (!node.id.empty())
        return "#" + node.id;
    std::string out = node.role + ":\"";
    for (const char c : node.label) {
        if (c == '"' || c == '\\')
            out += '\\';
        out += c;
    }
    return out + '"';
}

} // namespace fl::script
