// Compares pictures with their goldens and writes one HTML sheet: golden, actual, difference.
//
//     golden_compare GOLDEN_DIR ACTUAL_DIR
//
// A picture fails when more than 0.01 % of its pixels differ by more than 2 levels (measured: other
// vector widths, GLES 2.0 forced, Debian 13 give 0; arm64 at most 2). FL_UPDATE_GOLDEN=1 rewrites
// the goldens and still fails, so that an update is always seen.

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#define STB_IMAGE_IMPLEMENTATION
#define STB_IMAGE_STATIC
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wall"
#pragma GCC diagnostic ignored "-Wextra"
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wshadow"
#pragma GCC diagnostic ignored "-Wunused-function"
#include <stb/stb_image.h>
#pragma GCC diagnostic pop
#include <stb/stb_image_write.h>

namespace {

namespace fs = std::filesystem;

constexpr int tolerated_levels = 2;
constexpr double tolerated_share = 0.0001;

struct Picture {
    int w = 0, h = 0;
    std::vector<unsigned char> rgb;
};

Picture read(const fs::path& file) {
    Picture p;
    int channels = 0;
    const std::unique_ptr<unsigned char, void (*)(void*)> data(
        stbi_load(file.c_str(), &p.w, &p.h, &channels, 3), stbi_image_free);
    if (data)
        p.rgb.assign(data.get(), data.get() + static_cast<std::size_t>(p.w) *
                                                  static_cast<std::size_t>(p.h) * 3);
    return p;
}

struct Difference {
    bool comparable = false;
    std::size_t beyond = 0; // pixels that differ by more than is tolerated
    int largest = 0;        // levels
    Picture picture;        // white where it differs beyond, grey where a little
};

Difference compare(const Picture& golden, const Picture& actual) {
    Difference d;
    if (golden.rgb.empty() || golden.w != actual.w || golden.h != actual.h)
        return d;
    d.comparable = true;
    d.picture = {golden.w, golden.h, std::vector<unsigned char>(golden.rgb.size())};
    for (std::size_t i = 0; i < golden.rgb.size(); i += 3) {
        int worst = 0;
        for (std::size_t c = i; c < i + 3; ++c)
            worst = std::max(worst, std::abs(golden.rgb[c] - actual.rgb[c]));
        d.largest = std::max(d.largest, worst);
        d.beyond += worst > tolerated_levels ? 1 : 0;
        const auto shade = static_cast<unsigned char>(worst > tolerated_levels ? 255 : worst * 40);
        std::fill_n(d.picture.rgb.begin() + static_cast<std::ptrdiff_t>(i), 3, shade);
    }
    return d;
}

std::string row(const std::string& name, const std::string& verdict, const fs::path& golden,
                const fs::path& actual, const fs::path& diff) {
    const auto image = [](const fs::path& file) {
        return "<td><img width=640 src='" + fs::absolute(file).string() + "'></td>";
    };
    return "<tr><th colspan=3>" + name + ": " + verdict + "</th></tr><tr>" + image(golden) +
           image(actual) + image(diff) + "</tr>\n";
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 3) {
        std::fputs("golden_compare GOLDEN_DIR ACTUAL_DIR\n", stderr);
        return 2;
    }
    const fs::path goldens = argv[1], actuals = argv[2];
    const bool update = std::getenv("FL_UPDATE_GOLDEN") != nullptr;
    std::string sheet = "<!doctype html><meta charset=utf-8><title>Goldens</title><table>\n";
    int bad = 0, seen = 0;
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(actuals)) {
        if (entry.path().extension() == ".png" && entry.path().stem().extension() != ".diff")
            files.push_back(entry.path());
    }
    std::ranges::sort(files);
    for (const auto& entry : fs::directory_iterator(goldens)) {
        if (fs::exists(actuals / entry.path().filename()))
            continue;
        ++bad;
        std::printf("%s: no picture was made for this golden\n", entry.path().stem().c_str());
        if (update)
            fs::remove(entry.path());
    }
    for (const fs::path& actual : files) {
        ++seen;
        const std::string name = actual.stem().string();
        const fs::path golden = goldens / actual.filename(), diff = actuals / (name + ".diff.png");
        const Picture picture = read(actual);
        const Difference d = compare(read(golden), picture);
        const double share = d.comparable ? static_cast<double>(d.beyond) /
                                                static_cast<double>(picture.w * picture.h)
                                          : 1;
        const bool ok = d.comparable && share <= tolerated_share;
        if (d.comparable)
            stbi_write_png(diff.c_str(), d.picture.w, d.picture.h, 3, d.picture.rgb.data(),
                           d.picture.w * 3);
        const std::string verdict = !d.comparable ? "no golden of that size"
                                    : ok          ? "same"
                                                  : std::to_string(share * 100) + " % differ";
        std::printf("%s: %s (largest difference %d levels)\n", name.c_str(), verdict.c_str(),
                    d.largest);
        sheet += row(name, verdict, golden, actual, diff);
        if (!ok)
            ++bad;
        if (!ok && update)
            fs::copy_file(actual, golden, fs::copy_options::overwrite_existing);
    }
    std::ofstream(actuals / "index.html") << sheet << "</table>\n";
    if (update && bad > 0)
        std::puts("goldens rewritten; look at them, then run again without FL_UPDATE_GOLDEN");
    if (seen == 0)
        std::puts("no pictures were made");
    return bad > 0 || seen == 0 ? 1 : 0;
}
