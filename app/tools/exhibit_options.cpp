#include "tools/exhibit_options.h"

#include "core/error.h"

#include <cstdio>
#include <iostream>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace fl {
namespace {

SizePx parse_size(const std::string& text) {
    int w = 0, h = 0;
    char rest = 0;
    if (std::sscanf(text.c_str(), "%5dx%5d%c", &w, &h, &rest) != 2 || w < 320 || h < 320 ||
        w > 16384 || h > 16384) {
        throw Error(
            Fault::usage,
            fmt::format(
                "--size {}: wanted is WIDTHxHEIGHT in pixels from 320 to 16384, such as 1920x1080",
                text));
    }
    return {static_cast<float>(w), static_cast<float>(h)};
}

void check_together(const Options& o) {
    if (o.headless && o.script.empty() && o.bench.empty()) {
        throw Error(Fault::usage,
                    "--headless: needs --script FILE (and --out DIR), or --bench FILE");
    }
    if (!o.script.empty() && !o.headless)
        throw Error(Fault::usage, "--script: works together with --headless");
    if (!o.script.empty() && o.out.empty())
        throw Error(Fault::usage, "--script: needs --out DIR for pictures and trees");
    if (!o.replay.empty() && o.headless)
        throw Error(Fault::usage,
                    "--replay: shows a recording on a screen; --bench FILE runs it headless");
}

} // namespace

Options read_options(int argc, const char* const* argv, bool& exit_now) {
    Options o;
    std::string size, idle;
    CLI::App app{"Fault Lines, an exhibit on the debate about a global treaty: map and timeline "
                 "under one cursor"};
    app.add_option("--content", o.content,
                   "content database (default: the one installed with the program)");
    app.add_option("--settings", o.settings,
                   "settings file (default: /etc/fault-lines/settings.toml)");
    app.add_option("--state", o.state, "folder for everything that is written");
    app.add_option("--size", size, "WIDTHxHEIGHT in pixels");
    app.add_flag("--windowed", o.windowed, "a borderless window at the top left corner");
    app.add_option("--lang", o.language, "language that is shown first: en, fr, es, ru, zh, ar");
    app.add_option("--scene", o.scene, "scene to start in instead of attract");
    app.add_option("--idle", idle, "off: never go back to attract by itself")
        ->check(CLI::IsMember({"off"}));
    app.add_flag("--headless", o.headless, "no display or device; time advances by the script");
    app.add_option("--script", o.script, "script to play (.fls)");
    app.add_option("--out", o.out, "folder for what the script writes");
    app.add_option("--replay", o.replay, "recording to show at real speed (.touch)");
    app.add_option("--bench", o.bench,
                   "recording to run as fast as possible, headless; prints metrics");
    app.add_flag("--debug", o.debug, "show hit targets and frame costs");
    app.add_flag("--check-settings", o.check_settings,
                 "read the settings, say what is wrong, and end");
    app.add_flag("--version", o.version, "print the version and end");
    try {
        app.parse(argc, argv);
    } catch (const CLI::CallForHelp&) {
        std::cout << app.help();
        exit_now = true;
    } catch (const CLI::ParseError& error) {
        throw Error(Fault::usage, fmt::format("{}; --help lists the options", error.what()));
    }
    if (!size.empty())
        o.size = parse_size(size);
    o.idle_off = idle == "off";
    if (!exit_now)
        check_together(o);
    return o;
}

} // namespace fl
