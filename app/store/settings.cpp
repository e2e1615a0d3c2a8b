#include "store/settings.h"

#include "core/error.h"
#include "core/file.h"
#include "core/nearest.h"
#include "store/setting_values.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <vector>

#include <fmt/format.h>

namespace fl {
namespace {

constexpr std::array<std::string_view, 10> keypad_names = {
    "up",   "down", "left",   "right",         "select",
    "back", "help", "volume", "headphones_in", "headphones_out"};

template <std::size_t Index>
void read_keypad_key(const Found& found, Settings& settings) {
    read_keys(found, settings.keypad.keys[Index]);
}

/// "2047:09d0", as lsusb writes it.
std::optional<Settings::KeypadDevice> device_of(std::string_view id) {
    const auto hex = [](std::string_view four, std::uint16_t& out) {
        const auto end = four.data() + four.size();
        const auto result = std::from_chars(four.data(), end, out, 16);
        return four.size() == 4 && result.ec == std::errc{} && result.ptr == end;
    };
    Settings::KeypadDevice device;
    if (id.size() != 9 || id[4] != ':' || !hex(id.substr(0, 4), device.vendor) ||
        !hex(id.substr(5), device.product))
        return std::nullopt;
    return device;
}

std::string section_of(const Settings::KeypadDevice& device) {
    return fmt::format("keypad.\"{:04x}:{:04x}\"", device.vendor, device.product);
}

struct KeyReader {
    std::string_view key;
    void (*read)(const Found&, Settings&);
};

constexpr std::array<std::string_view, 3> themes = {"night", "daylight", "high_contrast"};
constexpr std::array<std::string_view, 2> reaches = {"full", "lower"};

constexpr KeyReader readers[] = {
    {"language", [](const Found& f, Settings& s) { read_language(f, s.language); }},
    {"theme", [](const Found& f, Settings& s) { read_word(f, s.theme, themes); }},
    {"screen.rotation_deg",
     [](const Found& f, Settings& s) { read_quarter_turn(f, s.screen.rotation_deg); }},
    {"screen.diagonal_in",
     [](const Found& f, Settings& s) { read_number(f, s.screen.diagonal_in, 7, 110); }},
    {"screen.bottom_mm",
     [](const Found& f, Settings& s) { read_integer(f, s.screen.bottom_mm, 0, 2000); }},
    {"screen.reach", [](const Found& f, Settings& s) { read_word(f, s.screen.reach, reaches); }},
    {"touch.matrix", [](const Found& f, Settings& s) { read_matrix(f, s.touch.matrix); }},
    {"idle.warn_after_s",
     [](const Found& f, Settings& s) { read_integer(f, s.idle.warn_after_s, 30, 900); }},
    {"idle.attract_after_s",
     [](const Found& f, Settings& s) { read_integer(f, s.idle.attract_after_s, 60, 930); }},
    {"sound.volume", [](const Found& f, Settings& s) { read_integer(f, s.sound.volume, 0, 100); }},
    {"sound.attract", [](const Found& f, Settings& s) { read_switch(f, s.sound.attract); }},
    {"keypad.up", read_keypad_key<0>},
    {"keypad.down", read_keypad_key<1>},
    {"keypad.left", read_keypad_key<2>},
    {"keypad.right", read_keypad_key<3>},
    {"keypad.select", read_keypad_key<4>},
    {"keypad.back", read_keypad_key<5>},
    {"keypad.help", read_keypad_key<6>},
    {"keypad.volume", read_keypad_key<7>},
    {"keypad.headphones_in", read_keypad_key<Settings::headphones_in>},
    {"keypad.headphones_out", read_keypad_key<Settings::headphones_out>},
    {"keypad.repeat_after_s",
     [](const Found& f, Settings& s) { read_repeat(f, s.keypad.repeat_after_s); }},
    {"keypad.drop_double",
     [](const Found& f, Settings& s) { read_switch(f, s.keypad.drop_double); }},
};

constexpr auto keys = [] {
    std::array<std::string_view, std::size(readers)> names;
    for (std::size_t i = 0; i < names.size(); ++i)
        names[i] = readers[i].key;
    return names;
}();

bool is_section(std::string_view name) {
    return std::any_of(keys.begin(), keys.end(), [&](std::string_view key) {
        return key.size() > name.size() && key.substr(0, name.size()) == name &&
               key[name.size()] == '.';
    });
}

/// Full key that was probably meant; a key in the wrong section is found by its last part.
std::string_view suggestion(std::string_view key) {
    const auto last_part = [](std::string_view name) { return name.substr(name.rfind('.') + 1); };
    for (const std::string_view known : keys) {
        if (last_part(known) == last_part(key))
            return known;
    }
    if (const auto close = nearest(key, keys); !close.empty())
        return close;
    std::array<std::string_view, keys.size()> parts;
    std::transform(keys.begin(), keys.end(), parts.begin(), last_part);
    const auto close = nearest(last_part(key), parts);
    const auto found = std::find(parts.begin(), parts.end(), close);
    return found == parts.end() ? close : keys[static_cast<std::size_t>(found - parts.begin())];
}

/// Reads files one after the other into one Settings.
class Reader {
  public:
    Settings settings;
    Problems problems;

    void read(const SettingsText& file) {
        file_ = file.name;
        try {
            read_table(toml::parse(std::string_view(file.text), file.name), "");
        } catch (const toml::parse_error& error) {
            problems.push_back(fmt::format("{}:{}: this is not TOML: {}", file.name,
                                           error.source().begin.line, error.description()));
        }
    }

    /// What can be seen only when all files are read.
    void check_together() {
        check_idle();
        check_keypad(settings.keypad.keys, "keypad");
        for (const Settings::KeypadDevice& device : settings.keypad.devices)
            check_keypad(device.keys, section_of(device));
    }

  private:
    /// One key for two things would leave it to chance what it does.
    void check_keypad(const Settings::KeypadKeys& all, const std::string& section) {
        std::map<UsbKey, std::size_t> used;
        for (std::size_t i = 0; i < all.size(); ++i) {
            for (const UsbKey key : all[i]) {
                const auto [at, first] = used.emplace(key, i);
                if (first || at->second == i)
                    continue;
                complain_double(section, key, at->second, i);
            }
        }
    }

    /// Of the two the later one in the files is to be changed.
    void complain_double(const std::string& section, UsbKey key, std::size_t one,
                         std::size_t other) {
        const auto name = [&](std::size_t i) {
            return fmt::format("{}.{}", section, keypad_names[i]);
        };
        if (places_[name(one)].order > places_[name(other)].order)
            std::swap(one, other);
        problems.push_back(fmt::format("{}: {}: \"{}\" is {} already", places_[name(other)].where,
                                       name(other), usb_key_name(key), keypad_names[one]));
    }

    void check_idle() {
        const auto& idle = settings.idle;
        if (idle.attract_after_s >= idle.warn_after_s + 30)
            return;
        problems.push_back(fmt::format(
            "{}: idle.attract_after_s: {} is wanted at least, 30 s after idle.warn_after_s ({}), "
            "not {}",
            place_of_last("idle.attract_after_s", "idle.warn_after_s"), idle.warn_after_s + 30,
            idle.warn_after_s, idle.attract_after_s));
    }

    void read_table(const toml::table& table, const std::string& prefix) {
        for (const auto& [key, node] : table) {
            const std::string name = prefix + std::string(key.str());
            const std::string place = fmt::format("{}:{}", file_, key.source().begin.line);
            const auto reader = std::find_if(std::begin(readers), std::end(readers),
                                             [&](const KeyReader& r) { return r.key == name; });
            if (reader != std::end(readers)) {
                reader->read({node, name, place, problems}, settings);
                places_[name] = {place, ++order_};
            } else if (prefix == "keypad." && key.str().find(':') != std::string_view::npos) {
                read_device(node, std::string(key.str()), place);
            } else if (is_section(name)) {
                read_section(node, name, place);
            } else {
                complain_unknown(name, place);
            }
        }
    }

    void read_section(const toml::node& node, const std::string& name, const std::string& place) {
        if (const auto* table = node.as_table())
            read_table(*table, name + ".");
        else
            problems.push_back(
                fmt::format("{}: {}: a section [{}] is wanted, not a value", place, name, name));
    }

    /// [keypad."VVVV:PPPP"]: the keys of one make of device.
    void read_device(const toml::node& node, const std::string& id, const std::string& place) {
        auto device = device_of(id);
        const auto* table = node.as_table();
        if (!device || table == nullptr) {
            problems.push_back(fmt::format("{}: keypad.\"{}\": a section named by vendor and "
                                           "product like [keypad.\"2047:09d0\"] is wanted",
                                           place, id));
            return;
        }
        for (const auto& [key, value] : *table) {
            const std::string name = fmt::format("{}.{}", section_of(*device), key.str());
            const std::string where = fmt::format("{}:{}", file_, key.source().begin.line);
            const auto at = std::find(keypad_names.begin(), keypad_names.end(), key.str());
            if (at != keypad_names.end()) {
                places_[name] = {where, ++order_};
                read_keys({value, name, where, problems},
                          device->keys[static_cast<std::size_t>(at - keypad_names.begin())]);
                continue;
            }
            const auto meant = nearest(key.str(), keypad_names);
            problems.push_back(fmt::format(
                "{}: {}: there is no such key; {}", where, name,
                meant.empty() ? fmt::format("known are {}", fmt::join(keypad_names, ", "))
                              : fmt::format("is {} meant?", meant)));
        }
        std::erase_if(settings.keypad.devices, [&](const Settings::KeypadDevice& other) {
            return other.vendor == device->vendor && other.product == device->product;
        });
        settings.keypad.devices.push_back(*device);
    }

    void complain_unknown(const std::string& name, const std::string& place) {
        const auto meant = suggestion(name);
        problems.push_back(meant.empty() ? fmt::format("{}: {}: there is no such key; known are {}",
                                                       place, name, fmt::join(keys, ", "))
                                         : fmt::format("{}: {}: there is no such key; is {} meant?",
                                                       place, name, meant));
    }

    std::string place_of_last(const std::string& one, const std::string& other) {
        const auto &a = places_[one], &b = places_[other];
        return a.order > b.order ? a.where : b.where;
    }

    struct Place {
        std::string where;
        int order = 0;
    };
    std::string file_;
    std::map<std::string, Place> places_;
    int order_ = 0;
};

[[noreturn]] void fail(const Problems& problems) {
    throw Error(Fault::usage, fmt::format("{}", fmt::join(problems, "\n")));
}

std::vector<std::filesystem::path> files_beside(const std::filesystem::path& file) {
    auto folder = file;
    folder.replace_extension(".d");
    std::vector<std::filesystem::path> found;
    std::error_code none;
    for (const auto& entry : std::filesystem::directory_iterator(folder, none)) {
        if (entry.path().extension() == ".toml")
            found.push_back(entry.path());
    }
    std::sort(found.begin(), found.end());
    return found;
}

} // namespace

Settings::KeypadKeys Settings::default_keypad_keys() {
    const auto key = [](std::string_view name) { return usb_key(name).value_or(0); };
    return {{{key("Up")},
             {key("Down")},
             {key("Left")},
             {key("Right")},
             {key("Return"), key("Keypad Enter"), key("Space")},
             {key("Escape"), key("Backspace")},
             {key("F1")},
             {key("F2")}}};
}

std::span<const std::string_view> setting_keys() {
    return keys;
}

Settings read_settings(std::span<const SettingsText> files) {
    Reader reader;
    for (const SettingsText& file : files)
        reader.read(file);
    reader.check_together();
    if (!reader.problems.empty())
        fail(reader.problems);
    return reader.settings;
}

Settings load_settings(const std::filesystem::path& file, IfMissing if_missing) {
    std::vector<std::filesystem::path> paths = files_beside(file);
    std::error_code unknown;
    if (if_missing == IfMissing::fail || std::filesystem::exists(file, unknown) || unknown)
        paths.insert(paths.begin(), file);
    std::vector<SettingsText> texts;
    for (const auto& path : paths) {
        try {
            texts.push_back({path.string(), read_file(path)});
        } catch (const Error& error) {
            throw Error(Fault::usage, error.what());
        }
    }
    return read_settings(texts);
}

} // namespace fl
