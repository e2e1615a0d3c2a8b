#include "store/setting_values.h"

#include "core/nearest.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include <fmt/format.h>

namespace fl {

void Found::complain(std::string_view wanted) const {
    problems.push_back(fmt::format("{}: {}: {} is wanted, not {}", place, key, wanted, shown()));
}

void Found::complain_unknown_key(std::string_view name) const {
    const auto meant = nearest(name, usb_key_names());
    problems.push_back(fmt::format("{}: {}: there is no key \"{}\"{}", place, key, name,
                                   meant.empty() ? "" : fmt::format("; is \"{}\" meant?", meant)));
}

std::string Found::shown() const {
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

void read_word(const Found& found, std::string& out, std::span<const std::string_view> allowed) {
    const auto* text = found.node.as_string();
    if (text == nullptr || std::find(allowed.begin(), allowed.end(), text->get()) == allowed.end())
        return found.complain(fmt::format("one of \"{}\"", fmt::join(allowed, "\", \"")));
    out = text->get();
}

namespace {

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

} // namespace

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

namespace {

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

} // namespace

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

} // namespace fl
