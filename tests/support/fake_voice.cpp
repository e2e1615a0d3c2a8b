// Stands in for the program that speaks. fake_voice MODE: reads a text, then says as many samples
// as it has bytes, times 100; or misbehaves as told.

#include <array>
#include <cctype>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>

#include <dirent.h>
#include <unistd.h>

namespace {

std::string read_all() {
    std::string text;
    std::array<char, 256> bytes{};
    std::size_t n = 0;
    while ((n = std::fread(bytes.data(), 1, bytes.size(), stdin)) > 0)
        text.append(bytes.data(), n);
    return text;
}

void put(unsigned value, int size) {
    for (int i = 0; i < size; ++i)
        std::putchar(static_cast<int>(value >> (8 * i) & 0xFF));
}

void write_head(unsigned channels) {
    std::fputs("RIFF", stdout);
    put(0x7fff'ffff, 4);
    std::fputs("WAVEfmt ", stdout);
    put(16, 4);
    put(1, 2);
    put(channels, 2);
    put(48'000, 4);
    put(96'000 * channels, 4);
    put(2 * channels, 2);
    put(16, 2);
    std::fputs("data", stdout);
    put(0x7fff'ffff, 4);
}

void write_samples(std::size_t count) {
    for (std::size_t i = 0; i < count; ++i)
        put(i / 50 % 2 == 0 ? 8000U : static_cast<unsigned>(-8000), 2);
    std::fflush(stdout);
}

/// Open files beside the three; the folder itself is one.
int other_files() {
    int count = -1;
    DIR* folder = ::opendir("/proc/self/fd");
    while (const dirent* entry = ::readdir(folder)) {
        if (std::isdigit(static_cast<unsigned char>(entry->d_name[0])) != 0 &&
            std::atoi(entry->d_name) > 2)
            ++count;
    }
    ::closedir(folder);
    return count;
}

[[noreturn]] void wait_for_ever() {
    while (true)
        ::pause();
}

} // namespace

int main(int argc, char** argv) {
    const std::string_view mode = argc > 1 ? argv[1] : "";
    if (mode == "hang")
        wait_for_ever();
    const std::size_t samples = 100 * read_all().size();
    if (mode == "refuse") {
        std::fputs("no such voice\nand more of it\n", stderr);
        return 7;
    }
    if (mode == "files" && other_files() != 0)
        return 8;
    if (mode == "noise") { // more than a pipe holds
        for (int i = 0; i < 20'000; ++i)
            std::fputs("something is not as it should be\n", stderr);
    }
    write_head(mode == "stereo" ? 2 : 1);
    while (mode == "endless")
        write_samples(4800);
    write_samples(samples);
    if (mode == "crash")
        std::abort();
    if (mode == "stop-half-way")
        wait_for_ever();
    return 0;
}
