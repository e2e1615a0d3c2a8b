#pragma once

#include "content/narration_store.h"
#include "platform/options.h"
#include "state/exhibit_state.h"
#include "store/settings.h"
#include "text/text.h"

#include <memory>

namespace fl {

/// Everything that is read at the start and never again: the frame does not touch the disk. Only
/// the human voices are read later, by the thread that plays them.
struct Loaded {
    Settings settings;
    Tokens tokens;
    Exhibit exhibit;
    std::unique_ptr<NarrationStore> narrations; // for the voice's thread; none: the pack has none
    WorldMap map;
    std::unique_ptr<TextEngine> text;
    std::unique_ptr<Materials> materials; // refers to the members above
};

/// Folder with fonts, design and factory content: ../share/fault-lines beside the program's own
/// folder, in the build tree as well as installed.
std::filesystem::path share_dir();

/// Reads settings, design, fonts. @throws Error{Fault::usage, Fault::asset}
std::unique_ptr<Loaded> load_house(const Options& options);

/// Reads the content and prepares what refers to it. @throws Error{Fault::content}
void load_content(Loaded& loaded, const Options& options);

/// The language that attract shows first: option, else settings, else the pack's default with one
/// log line.
LanguageId first_language(const Loaded& loaded, const Options& options);

ThemeId theme_of(const Settings& settings);

} // namespace fl
