#include "text/private_fonts.h"

#include "core/error.h"
#include "text/script_rules.h"

#include <algorithm>
#include <string>

namespace fl {

namespace {

constexpr const char* rendering_rules =
    R"(<match target="pattern"><edit name="hinting" mode="assign"><bool>false</bool></edit>)"
    R"(<edit name="hintstyle" mode="assign"><const>hintnone</const></edit>)"
    R"(<edit name="antialias" mode="assign"><bool>true</bool></edit></match>)";

const FcChar8* fc_text(const std::string& text) {
    return reinterpret_cast<const FcChar8*>(text.c_str());
}

std::string xml_escaped(const std::string& text) {
    std::string escaped;
    for (const char c : text) {
        switch (c) {
        case '&':
            escaped += "&amp;";
            break;
        case '<':
            escaped += "&lt;";
            break;
        case '>':
            escaped += "&gt;";
            break;
        default:
            escaped += c;
        }
    }
    return escaped;
}

std::string configuration(const std::filesystem::path& font_dir,
                          const std::filesystem::path& cache_dir) {
    std::string xml = "<fontconfig>";
    // Without a cache the fonts are added one by one: scanning a directory would complain on
    // stderr that there is nowhere to write.
    if (!cache_dir.empty()) {
        xml += "<dir>" + xml_escaped(std::filesystem::absolute(font_dir)) + "</dir>";
        xml += "<cachedir>" + xml_escaped(std::filesystem::absolute(cache_dir)) + "</cachedir>";
    }
    return xml + rendering_rules + "</fontconfig>";
}

/// Pango loads the process's current configuration in a thread of its own, whatever it is given
/// later. That would be the system's, so an empty one stands there instead.
void keep_out_the_system() {
    const FontConfigHandle nothing{FcConfigCreate()};
    FcConfigSetCurrent(nothing.get());
}

bool has_family(const FcConfig* config, const std::string& family) {
    for (const FcSetName set_name : {FcSetSystem, FcSetApplication}) {
        const FcFontSet* fonts = FcConfigGetFonts(const_cast<FcConfig*>(config), set_name);
        for (int i = 0; fonts != nullptr && i < fonts->nfont; ++i) {
            FcChar8* name = nullptr;
            if (FcPatternGetString(fonts->fonts[i], FC_FAMILY, 0, &name) == FcResultMatch &&
                FcStrCmpIgnoreCase(name, fc_text(family)) == 0) {
                return true;
            }
        }
    }
    return false;
}

} // namespace

std::vector<std::filesystem::path> font_files(const std::filesystem::path& font_dir) {
    std::error_code reason;
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(font_dir, reason)) {
        const auto extension = entry.path().extension();
        if (extension == ".otf" || extension == ".ttf")
            files.push_back(entry.path());
    }
    if (reason)
        throw Error(Fault::asset, font_dir.string() + ": cannot be read: " + reason.message());
    std::sort(files.begin(), files.end()); // the directory's own order differs between machines
    return files;
}

FontConfigHandle make_private_fonts(const std::filesystem::path& font_dir,
                                    const std::filesystem::path& cache_dir) {
    keep_out_the_system();
    FontConfigHandle config{FcConfigCreate()};
    const std::string xml = configuration(font_dir, cache_dir);
    if (!config || !FcConfigParseAndLoadFromMemory(config.get(), fc_text(xml), FcTrue) ||
        !FcConfigBuildFonts(config.get())) {
        throw Error(Fault::asset, font_dir.string() + ": fontconfig does not accept it");
    }
    for (const auto& file : font_files(font_dir)) {
        if (cache_dir.empty() && !FcConfigAppFontAddFile(config.get(), fc_text(file.string())))
            throw Error(Fault::asset, file.string() + ": not a font that fontconfig can read");
    }
    for (const char* family : required_families()) {
        if (!has_family(config.get(), family))
            throw Error(Fault::asset, font_dir.string() + ": no font of the family " + family);
    }
    return config;
}

} // namespace fl
