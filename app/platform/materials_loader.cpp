#include "platform/materials_loader.h"

#include "content/pack.h"
#include "core/error.h"
#include "core/file.h"
#include "core/log.h"

#include <utility>

#include <fmt/format.h>

namespace fl {
namespace {

constexpr const char* system_settings = "/etc/fault-lines/settings.toml";

Settings read_house_settings(const Options& options) {
    if (!options.settings.empty())
        return load_settings(options.settings, IfMissing::fail);
    return load_settings(system_settings, IfMissing::defaults);
}

std::string offered_languages(const Exhibit& exhibit) {
    std::string out;
    for (const Language& language : exhibit.languages) {
        if (!out.empty())
            out += ", ";
        out += language.code;
    }
    return out;
}

} // namespace

std::filesystem::path share_dir() {
    std::error_code error;
    const auto self = std::filesystem::read_symlink("/proc/self/exe", error);
    if (error)
        throw Error(Fault::asset, "/proc/self/exe: cannot be read; mount /proc");
    return self.parent_path().parent_path() / "share" / "fault-lines";
}

std::unique_ptr<Loaded> load_house(const Options& options) {
    auto loaded = std::make_unique<Loaded>();
    loaded->settings = read_house_settings(options);
    const auto share = share_dir();
    const auto tokens = share / "design" / "tokens.json";
    loaded->tokens = parse_tokens(read_file(tokens), tokens.string());
    loaded->text = std::make_unique<TextEngine>(share / "fonts", std::filesystem::path{});
    return loaded;
}

void load_content(Loaded& loaded, const Options& options) {
    const auto file = options.content.empty() ? share_dir() / "content.sqlite" : options.content;
    OpenPack pack = open_pack(file);
    loaded.exhibit = std::move(pack.exhibit);
    loaded.narrations = std::move(pack.narrations);
    {
        const std::string bytes = std::exchange(loaded.exhibit.map_blob, {});
        loaded.map = decode_world_map(bytes);
    } // 17 MB that are not needed again
    if (loaded.map.shapes.size() != loaded.exhibit.shape_states.size()) {
        throw Error(
            Fault::content,
            file.string() +
                ": its map and its table of shapes do not belong together; build the pack again");
    }
    loaded.materials =
        std::make_unique<Materials>(make_materials(loaded.exhibit, loaded.map, loaded.tokens));
}

LanguageId first_language(const Loaded& loaded, const Options& options) {
    const Exhibit& exhibit = loaded.exhibit;
    if (!options.language.empty()) {
        const auto language = exhibit.find_language(options.language);
        if (!language) {
            throw Error(Fault::usage, fmt::format("--lang {}: this content offers {}",
                                                  options.language, offered_languages(exhibit)));
        }
        return *language;
    }
    if (const auto language = exhibit.find_language(loaded.settings.language))
        return *language;
    log(LogLevel::warning, "settings",
        fmt::format("language {} is not in this content, which offers {}; its own default is used",
                    loaded.settings.language, offered_languages(exhibit)));
    return LanguageId{0};
}

ThemeId theme_of(const Settings& settings) {
    if (settings.theme == "daylight")
        return ThemeId::daylight;
    return settings.theme == "high_contrast" ? ThemeId::high_contrast : ThemeId::night;
}

} // namespace fl
