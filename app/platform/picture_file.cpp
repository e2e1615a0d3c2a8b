#include "platform/picture_file.h"

#include "core/error.h"
#include "core/file.h"

#include <string>
#include <vector>

#include <stb/stb_image_write.h>

namespace fl {

void write_png(const std::filesystem::path& file, SizePx size, std::span<const std::uint8_t> rgba) {
    const auto w = static_cast<std::size_t>(size.w), h = static_cast<std::size_t>(size.h);
    FL_ASSERT(rgba.size() == w * h * 4, "a picture has four bytes a pixel");
    std::vector<std::uint8_t> rgb;
    rgb.reserve(w * h * 3);
    for (std::size_t i = 0; i < rgba.size(); i += 4)
        rgb.insert(rgb.end(), {rgba[i], rgba[i + 1], rgba[i + 2]});
    std::string bytes;
    const auto collect = [](void* out, void* data, int n) {
        static_cast<std::string*>(out)->append(static_cast<const char*>(data),
                                               static_cast<std::size_t>(n));
    };
    stbi_write_png_to_func(collect, &bytes, static_cast<int>(w), static_cast<int>(h), 3, rgb.data(),
                           static_cast<int>(w * 3));
    replace_file(file, bytes);
}

} // namespace fl
