#include "store/settings.h"

#include "core/error.h"
#include "core/file.h"
#include "core/nearest.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <optional>
#include <vector>

#include <fmt/format.h>
#if __has_include(<toml++/toml.hpp>)
#include <toml++/toml.hpp>
#else
#include <toml++/toml.h>
#endif

namespace fl {
namespace {

using Problems = std::vector<std::string>;

/// A value found in a file, with the way to complain about it.
struct Found {
    const toml::node& node;
    std::string_view key;
    std::string place; // "file:line"
    Problems& problems;

    void complain(std::string_view wanted) const {
        problems.push_back(
            fmt::format("{}: {}: {} is wanted, not {}", place, key, wanted, shown()));
    }

    void complain_unknown_key(std::string_view name) const {
        const auto meant = nearest(name, usb_key_names());
        problems.push_back(
            fmt::format("{}: {}: there is no key \"{}\"{}", place, key, name,
                        meant.empty() ? "" : fmt::format("; is \"{}\" meant?", meant)));
    }

  private:
    /// The value as written, when it is short; otherwise its kind.
    std::string shown() const {
        if (const auto text = node.value<std::string>(); text && node.is_string())
            return text->size() <= 40 ? fmt::format("\"{}\"", *text) : "so long a text";
        if (const auto* number = node.as_integer())
            return fmt::format("{}", number->get());
        if (const auto* number = node.as_floating_point())
            return fmt::format("{}", number->get());
        if (const auto* truth = node.as_boolean())
            return truth->get() ? "true" : "false";
        return node.is_table() ? "a table" : node.is_array() ? "this array" : "a date or time";
    }
};

void read_word(const Found& found, std::string& out, std::span<const std::string_view> allowed) {
    const auto* text = found.node.as_string();
    if (text == nullptr || std::find(allowed.begin(), allowed.end(), text->get()) == allowed.end())
        return found.complain(fmt::format("one of \"{}\"", fmt::join(allowed, "\", \"")));
    out = text->get();
}

/// "en", "zh-Hans": letters, then parts of letters and digits.
bool is_language_code(std::string_view code) {
    const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    const auto sign = [&](char c) { return letter(c) || (c >= '0' && c <= '9'); };
    std::size_t at = std::min(code.find('-'), code.size());
    bool good = at >= 2 && at <= 3 && std::all_of(code.begin(), code.begin() + at, letter);
    while (good && at < code.size()) {
        const std::string_view rest = code.substr(at + 1);
        const std::string_view part = rest.substr(0, rest.find('-'));
        good = !part.empty() && part.size() <= 8 && std::all_of(part.begin(), part.end(), sign);
        at += 1 + part.size();
    }
    return good;
}

void read_language(const Found& found, std::string& out) {
    const auto* text = found.node.as_string();
    if (text == nullptr || !is_language_code(text->get()))
        return found.complain("a language code like \"en\" or \"zh-Hans\"");
    out = text->get();
}

void read_integer(const Found& found, int& out, int low, int high) {
    const auto* number = found.node.as_integer();
    if (number == nullptr || number->get() < low || number->get() > high)
        return found.complain(fmt::format("a whole number from {} to {}", low, high));
    out = static_cast<int>(number->get());
}

void read_switch(const Found& found, bool& out) {
    const auto* truth = found.node.as_boolean();
    if (truth == nullptr)
        return found.complain("true or false");
    out = truth->get();
}

void read_quarter_turn(const Found& found, int& out) {
    const auto* number = found.node.as_integer();
    const std::int64_t turn = number == nullptr ? -1 : number->get();
    if (turn != 0 && turn != 90 && turn != 180 && turn != 270)
        return found.complain("0, 90, 180 or 270");
    out = static_cast<int>(turn);
}

/// Whole numbers are numbers too. Written so that "nan" is outside.
bool number_inside(const toml::node& node, double low, double high, double& out) {
    if (!node.is_number())
        return false;
    const double value = node.value<double>().value_or(low - 1);
    if (!(value >= low && value <= high))
        return false;
    out = value;
    return true;
}

void read_number(const Found& found, double& out, double low, double high) {
    if (!number_inside(found.node, low, high, out))
        found.complain(fmt::format("a number from {} to {}", low, high));
}

void read_matrix(const Found& found, std::array<double, 6>& out) {
    const auto* array = found.node.as_array();
    std::array<double, 6> m{};
    bool good = array != nullptr && array->size() == m.size();
    for (std::size_t i = 0; good && i < m.size(); ++i)
        good = number_inside((*array)[i], -10, 10, m[i]);
    // Otherwise the whole panel would fall on a line of the picture.
    good = good && std::abs(m[0] * m[4] - m[1] * m[3]) >= 0.001;
    if (!good)
        return found.complain("an array of six numbers from -10 to 10 that keeps the panel an area "
                              "(a*e - b*d is not 0)");
    out = m;
}

void read_repeat(const Found& found, int& out) {
    const auto* number = found.node.as_integer();
    const std::int64_t s = number == nullptr ? -1 : number->get();
    if (s != 0 && (s < 2 || s > 10))
        return found.complain("0 or a whole number from 2 to 10");
    out = static_cast<int>(s);
}

constexpr std::array<std::string_view, 8> keypad_names = {"up",     "down", "left", "right",
                                                          "select", "back", "help", "volume"};

/// Names of keys of a keyboard; none switches the function off.
void read_keys(const Found& found, std::vector<UsbKey>& out) {
    const auto* array = found.node.as_array();
    const auto is_text = [](const toml::node& node) { return node.is_string(); };
    if (array == nullptr || !std::all_of(array->begin(), array->end(), is_text))
        return found.complain("an array of key names like [\"Return\", \"Space\"]");
    std::vector<UsbKey> read;
    for (const toml::node& node : *array) {
        const auto name = node.value<std::string>().value_or("");
        const auto key = usb_key(name);
        if (!key)
            return found.complain_unknown_key(name);
        read.push_back(*key);
    }
    out = read;
}

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
