#pragma once

// GLSL ES 1.00, no extensions: what VideoCore IV compiles.

#include <string_view>

namespace fl::gl {

/// Sheet units to clip space: xy * u_map.xy + u_map.zw. Shapes shrink towards a_anchor.
inline constexpr std::string_view fill_vertex = R"(
attribute vec2 a_position;
attribute float a_shape;
attribute vec2 a_anchor;
uniform vec4 u_map;
uniform float u_shrink;
varying float v_shape;
varying float v_alpha;
void main() {
    vec2 at = mix(a_position, a_anchor, u_shrink);
    gl_Position = vec4(at * u_map.xy + u_map.zw, 0.0, 1.0);
    v_shape = (a_shape + 0.5) / 256.0;
    v_alpha = 1.0;
}
)";

/// The sea side of a coast: from the line (side 0) one pixel outwards (side 1), fading.
inline constexpr std::string_view coast_vertex = R"(
attribute vec2 a_position;
attribute vec2 a_normal;
attribute float a_shape;
attribute float a_side;
uniform vec4 u_map;
uniform vec2 u_pixel;
varying float v_shape;
varying float v_alpha;
void main() {
    vec2 at = a_position * u_map.xy + u_map.zw;
    gl_Position = vec4(at + a_normal * (u_pixel / 8192.0), 0.0, 1.0);
    v_shape = (a_shape + 0.5) / 256.0;
    v_alpha = 1.0 - a_side;
}
)";

/// Which side of the crack a fragment may lie on: u_half 0 both, -1 left, +1 right. The crack's x
/// for each row of the screen comes from a texture in two bytes; u_screen_size is in pixels.
#define FL_CRACK_GLSL                                                                              \
    "#ifdef GL_FRAGMENT_PRECISION_HIGH\n"                                                          \
    "precision highp float;\n"                                                                     \
    "#else\n"                                                                                      \
    "precision mediump float;\n"                                                                   \
    "#endif\n"                                                                                     \
    "uniform sampler2D u_crack;\n"                                                                 \
    "uniform float u_half;\n"                                                                      \
    "uniform vec2 u_screen_size;\n"                                                                \
    "float in_half() {\n"                                                                          \
    "    if (u_half == 0.0) return 1.0;\n"                                                         \
    "    vec4 row = texture2D(u_crack, vec2(0.5, gl_FragCoord.y / u_screen_size.y));\n"            \
    "    float x = (row.r * 65280.0 + row.a * 255.0) / 65535.0 * u_screen_size.x;\n"               \
    "    return step(0.0, (gl_FragCoord.x - x) * u_half);\n"                                       \
    "}\n"

/// Colour of the shape from the palette's first row, with the pattern that the row's alpha names.
inline constexpr std::string_view fill_fragment = FL_CRACK_GLSL R"(
uniform sampler2D u_palette;
uniform sampler2D u_pattern;
uniform float u_pattern_scale;
uniform vec4 u_plus;
uniform vec4 u_minus;
varying float v_shape;
varying float v_alpha;
void main() {
    vec4 fill = texture2D(u_palette, vec2(v_shape, 0.25));
    float kind = floor(fill.a * 255.0 / 40.0 + 0.5);
    vec4 pattern = texture2D(u_pattern, gl_FragCoord.xy * u_pattern_scale);
    vec4 chosen = vec4(equal(vec4(kind), vec4(1.0, 2.0, 3.0, 4.0)));
    vec4 ink = kind < 2.5 ? u_plus : u_minus;
    vec3 color = mix(fill.rgb, ink.rgb, ink.a * dot(pattern, chosen));
    gl_FragColor = vec4(color, v_alpha * in_half());
}
)";

/// A stroke of constant width in pixels. u_stroke = half width with its feather, half width.
inline constexpr std::string_view stroke_vertex = R"(
attribute vec2 a_position;
attribute vec2 a_normal;
attribute float a_shape;
attribute float a_side;
attribute float a_style;
attribute float a_along;
uniform vec4 u_map;
uniform vec2 u_pixel;
uniform vec2 u_stroke;
uniform float u_px_per_unit;
varying float v_shape;
varying float v_away;
varying float v_style;
varying float v_along;
void main() {
    vec2 at = a_position * u_map.xy + u_map.zw;
    gl_Position = vec4(at + a_normal * (u_pixel * u_stroke.x / 8192.0), 0.0, 1.0);
    v_shape = (a_shape + 0.5) / 256.0;
    v_away = a_side * u_stroke.x;
    v_style = a_style;
    v_along = a_along * u_px_per_unit;
}
)";

/// u_lit 0: u_color. 1: colour of the palette's second row. 2: u_color where that row says lit.
inline constexpr std::string_view stroke_fragment = FL_CRACK_GLSL R"(
uniform sampler2D u_palette;
uniform vec4 u_color;
uniform float u_lit;
uniform vec2 u_stroke;
uniform float u_dash;
varying float v_shape;
varying float v_away;
varying float v_style;
varying float v_along;
void main() {
    vec4 row = texture2D(u_palette, vec2(v_shape, 0.75));
    vec4 color = u_color;
    if (u_lit > 1.5) color.a *= row.a;
    else if (u_lit > 0.5) color = row;
    float cover = clamp(u_stroke.y + 0.5 - abs(v_away), 0.0, 1.0);
    float dash = v_style > 0.5 ? step(fract(v_along / u_dash), 0.55) : 1.0;
    gl_FragColor = vec4(color.rgb, color.a * cover * dash * in_half());
}
)";

inline constexpr std::string_view list_vertex = R"(
attribute vec2 a_position;
attribute vec2 a_uv;
attribute vec4 a_color;
uniform vec2 u_screen;
varying vec2 v_uv;
varying vec4 v_color;
void main() {
    gl_Position = vec4(a_position.x * u_screen.x - 1.0, 1.0 - a_position.y * u_screen.y, 0.0, 1.0);
    v_uv = a_uv;
    v_color = a_color;
}
)";

inline constexpr std::string_view list_fragment = R"(
#ifdef GL_FRAGMENT_PRECISION_HIGH
precision highp float;
#else
precision mediump float;
#endif
uniform sampler2D u_atlas;
varying vec2 v_uv;
varying vec4 v_color;
void main() {
    gl_FragColor = vec4(v_color.rgb, v_color.a * texture2D(u_atlas, v_uv).a);
}
)";

} // namespace fl::gl
