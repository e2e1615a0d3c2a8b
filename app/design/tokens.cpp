#include "design/tokens.h"

#include "core/error.h"

#include <cstdio>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace fl {
namespace {

using nlohmann::json;

/// Walks the file and names the whole path of a key that is missing or of the wrong kind.
class Reader {
  public:
    Reader(const json& node, std::string path)
        : node_(&node)
        , path_(std::move(path)) {}

    Reader operator[](const std::string& key) const {
        if (!node_->is_object() || !node_->contains(key))
            fail(key + " is missing");
        return {(*node_)[key], path_ + "." + key};
    }
    bool has(const std::string& key) const { return node_->is_object() && node_->contains(key); }
    Reader at(std::size_t i) const {
        if (!node_->is_array() || i >= node_->size())
            fail(fmt::format("entry {} is missing", i));
        return {(*node_)[i], fmt::format("{}[{}]", path_, i)};
    }
    float number() const {
        if (!node_->is_number())
            fail("must be a number");
        return node_->get<float>();
    }
    int integer() const { return static_cast<int>(number()); }
    std::string string() const {
        if (!node_->is_string())
            fail("must be a string");
        return node_->get<std::string>();
    }
    Instant ms() const { return milliseconds(static_cast<long>(number())); }
    Instant s() const { return milliseconds(static_cast<long>(number() * 1000)); }
    Rgba color() const;
    Easing easing() const {
        return {at(0).number(), at(1).number(), at(2).number(), at(3).number()};
    }

    [[noreturn]] void fail(const std::string& what) const {
        throw Error(Fault::asset, fmt::format("{}: {}", path_, what));
    }

  private:
    const json* node_;
    std::string path_;
};

/// "#RRGGBB" or "rgba(r,g,b,a)" with a in [0, 1].
Rgba Reader::color() const {
    const std::string text = string();
    unsigned r = 0, g = 0, b = 0;
    float a = 1;
    if (text.size() == 7 && std::sscanf(text.c_str(), "#%2x%2x%2x", &r, &g, &b) == 3) {
    } else if (std::sscanf(text.c_str(), "rgba(%u,%u,%u,%f)", &r, &g, &b, &a) != 4) {
        fail("must be a colour like #0C0F14 or rgba(12,15,20,.3)");
    }
    if (r > 255 || g > 255 || b > 255 || a < 0 || a > 1)
        fail("has a colour out of range");
    return {static_cast<std::uint8_t>(r), static_cast<std::uint8_t>(g),
            static_cast<std::uint8_t>(b), static_cast<std::uint8_t>(a * 255 + 0.5F)};
}

constexpr std::array class_names{"plus_strong", "plus_lean",    "between",
                                 "minus_lean",  "minus_strong", "no_position"};

Theme read_theme(const Reader& in) {
    Theme theme;
    const auto surface = in["surface"], text = in["text"], stance = in["stance"];
    theme.ink = surface["ink"].color();
    theme.dock = surface["dock"].color();
    theme.raise = surface["raise"].color();
    theme.raise2 = surface["raise2"].color();
    theme.line = surface["line"].color();
    theme.sheet = surface["sheet"].color();
    theme.sheet2 = surface["sheet2"].color();
    theme.sheet_line = surface["sheet_line"].color();
    theme.text = text["primary"].color();
    theme.text_secondary = text["secondary"].color();
    theme.text_tertiary = text["tertiary"].color();
    theme.on_sheet = text["on_sheet"].color();
    theme.on_sheet_secondary = text["on_sheet_secondary"].color();
    theme.plus = text["plus"].color();
    theme.minus = text["minus"].color();
    theme.plus_on_sheet = text["plus_on_sheet"].color();
    theme.minus_on_sheet = text["minus_on_sheet"].color();
    for (std::size_t i = 0; i < class_names.size(); ++i) {
        theme.stance[i] = stance[class_names[i]].color();
    }
    theme.border = stance["border"].color();
    theme.pattern_plus = in["pattern"]["plus"].color();
    theme.pattern_minus = in["pattern"]["minus"].color();
    theme.halo = in["halo"].color();
    theme.future_event = in["future_event"].color();
    theme.scrim = in["scrim"].color();
    if (in.has("outline_width"))
        theme.outline_width = in["outline_width"].number();
    if (in.has("pattern_scale"))
        theme.pattern_scale = in["pattern_scale"].number();
    if (in.has("future_event_style")) {
        theme.future_hollow = in["future_event_style"].string() == "hollow";
    }
    return theme;
}

TypeToken read_type(const Reader& in) {
    TypeToken type;
    type.size = in["size"].number();
    type.weight = in["weight"].integer();
    type.display = in["face"].string() == "display";
    if (in.has("line"))
        type.line = in["line"].number();
    if (in.has("tracking"))
        type.tracking_em = in["tracking"].number();
    if (in.has("figures"))
        type.tabular = in["figures"].string() == "tabular";
    return type;
}

TypeScale read_type_scale(const Reader& in) {
    return {read_type(in["display"]),    read_type(in["question"]), read_type(in["title"]),
            read_type(in["card_title"]), read_type(in["heading"]),  read_type(in["numeral"]),
            read_type(in["lead"]),       read_type(in["body"]),     read_type(in["button"]),
            read_type(in["label"]),      read_type(in["minimum"]),  read_type(in["cursor_date"])};
}

Motion read_motion(const Reader& ms, const Reader& easing, const Reader& gesture) {
    Motion m;
    m.press = ms["press"].ms();
    m.release = ms["release"].ms();
    m.tab_change = ms["tab_change"].ms();
    m.stance_recolour = ms["stance_recolour"].ms();
    m.recolour_stagger = ms["recolour_stagger_max"].ms();
    m.map_to_states = ms["map_to_states"].ms();
    m.fly_min = ms["fly_min"].ms();
    m.fly_max = ms["fly_max"].ms();
    m.card_in = ms["card_in"].ms();
    m.card_out = ms["card_out"].ms();
    m.sheet_in = ms["sheet_in"].ms();
    m.sheet_out = ms["sheet_out"].ms();
    m.scrim = ms["scrim"].ms();
    m.timeline_zoom = ms["timeline_zoom"].ms();
    m.label_fade = ms["label_fade"].ms();
    m.marker_pulse = ms["marker_pulse"].ms();
    m.tour_step = ms["tour_step"].ms();
    m.split = ms["split"].ms();
    m.attract_scene = ms["attract_scene"].ms();
    m.snap = ms["snap"].ms();
    m.standard = easing["standard"].easing();
    m.enter = easing["enter"].easing();
    m.exit = easing["exit"].easing();
    m.pulse_beats = gesture["pulse_beats"].integer();
    return m;
}

TimelineTokens read_timeline(const Reader& in) {
    TimelineTokens timeline;
    timeline.strip_height = in["strip_height"].number();
    timeline.axis_height = in["axis_height"].number();
    timeline.amplitude = in["amplitude_px_per_magnitude"].number();
    timeline.clamp = in["clamp_magnitudes"].integer();
    timeline.hysteresis = in["level_switch_hysteresis"].number();
    timeline.cluster = in["cluster_px"].number();
    for (std::size_t i = 0; i < timeline.levels.size(); ++i) {
        const auto level = in["levels"].at(i);
        timeline.levels[i] = {level["name"].string(), level["heads_from_magnitude"].integer(),
                              level["labels_from_magnitude"].integer()};
    }
    return timeline;
}

void read_lengths(const Reader& in, Tokens& t) {
    const auto space = in["space"], target = in["target"], radius = in["radius"],
               stroke = in["stroke"];
    t.reference_w = in["reference"]["width"].number();
    t.reference_h = in["reference"]["height"].number();
    t.base = space["base"].number();
    t.gutter = space["gutter"].number();
    t.group = space["group"].number();
    t.margin_x = space["margin_x"].number();
    t.margin_y = space["margin_y"].number();
    t.card_padding = space["card_padding"].number();
    t.target_min = target["min"].number();
    t.target_preferred = target["preferred"].number();
    t.map_pick_radius = target["map_pick_radius"].number();
    t.event_pick_radius = target["event_pick_radius"].number();
    t.slop = target["slop"].number();
    t.radius_swatch = radius["swatch"].number();
    t.radius_control = radius["control"].number();
    t.radius_card = radius["card"].number();
    t.radius_sheet = radius["sheet"].number();
    t.stroke_border = stroke["border"].number();
    t.stroke_selected = stroke["state_selected"].number();
    t.stroke_casing = stroke["state_casing"].number();
    t.stroke_lit = stroke["state_lit"].number();
    t.stroke_trace = stroke["trace"].number();
    t.stroke_trace_future = stroke["trace_future"].number();
    t.stroke_needle = stroke["needle"].number();
    t.stroke_needle_casing = stroke["needle_casing"].number();
    t.stroke_icon = stroke["icon"].number();
    t.icon_box = stroke["icon_box"].number();
    t.shadow_offset_y = in["shadow"]["offset_y"].number();
    t.shadow_spread = in["shadow"]["spread"].number();
    t.shadow_alpha = in["shadow"]["alpha"].number();
}

void read_map(const Reader& in, Tokens& t) {
    const auto box = in["main_box"], zoom = in["zoom"];
    t.map_box = {box["x"].number(), box["y"].number(), box["w"].number(), box["h"].number()};
    t.map_scale = in["main_scale_px_per_unit"].number();
    t.zoom_min = zoom["min"].number();
    t.zoom_max = zoom["max"].number();
    t.zoom_double_tap = zoom["double_tap"].number();
    t.zoom_event = zoom["event_flight"].number();
    t.zoom_dossier = zoom["dossier"].number();
}

void read_patterns(const Reader& in, Tokens& t) {
    const auto line = [&](const char* key) {
        return PointF{in[key]["pitch"].number(), in[key]["stroke"].number()};
    };
    const auto dot = [&](const char* key) {
        return PointF{in[key]["pitch"].number(), in[key]["radius"].number()};
    };
    t.pattern = {line("plus_strong"), line("plus_lean"),   PointF{},
                 dot("minus_lean"),   dot("minus_strong"), PointF{}};
}

} // namespace

float Easing::operator()(float t) const {
    if (t <= 0)
        return 0;
    if (t >= 1)
        return 1;
    const auto curve = [](float a, float b, float u) {
        return 3 * (1 - u) * (1 - u) * u * a + 3 * (1 - u) * u * u * b + u * u * u;
    };
    float low = 0, high = 1; // x grows with u, so halving finds u to 2^-16
    for (int i = 0; i < 16; ++i) {
        const float u = (low + high) / 2;
        (curve(x1, x2, u) < t ? low : high) = u;
    }
    return curve(y1, y2, (low + high) / 2);
}

Tokens parse_tokens(std::string_view text, std::string_view origin) {
    const json root = json::parse(text, nullptr, false);
    if (root.is_discarded()) {
        throw Error(Fault::asset, fmt::format("{}: is not valid JSON", origin));
    }
    const Reader in(root, std::string(origin));
    Tokens tokens;
    constexpr std::array theme_names{"night", "daylight", "high_contrast"};
    for (std::size_t i = 0; i < theme_names.size(); ++i) {
        tokens.themes[i] = read_theme(in["themes"][theme_names[i]]);
    }
    tokens.type = read_type_scale(in["type"]);
    for (std::size_t i = 0; i < tokens.text_steps.size(); ++i) {
        tokens.text_steps[i] = in["text_size_steps"].at(i).number();
    }
    read_lengths(in, tokens);
    read_map(in["projection"], tokens);
    read_patterns(in["patterns"], tokens);
    tokens.motion = read_motion(in["motion_ms"], in["easing"], in["gesture"]);
    tokens.timeline = read_timeline(in["timeline"]);
    const auto idle = in["idle_s"];
    tokens.idle = {idle["warn_after"].s(), idle["warn_countdown"].s(),
                   idle["reading_extension"].s(), idle["attract_cycle"].s()};
    tokens.burn_in_shift = idle["burn_in_shift_px"].number();
    tokens.hold = in["gesture"]["hold_ms"].ms();
    return tokens;
}

float ui_scale_for(SizePx screen) {
    return screen.w >= screen.h ? std::min(screen.w / 1920, screen.h / 1080)
                                : std::min(screen.w / 1080, screen.h / 1920);
}

} // namespace fl
