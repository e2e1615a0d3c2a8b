// Makes the samples of the cues when the exhibit is built: fault-lines-sounds FOLDER

#include "core/error.h"
#include "core/file.h"
#include "core/log.h"
#include "sound/synthesis.h"
#include "sound/wav.h"

#include <cstdio>
#include <exception>
#include <filesystem>
#include <string>

int main(int argc, char** argv) {
    if (argc != 2) {
        std::fputs("fault-lines-sounds: wanted is the folder that the samples go to\n", stderr);
        return 2;
    }
    try {
        const std::filesystem::path folder = argv[1];
        std::filesystem::create_directories(folder);
        for (std::size_t i = 0; i < fl::cue_count; ++i) {
            const auto cue = static_cast<fl::Cue>(i);
            fl::replace_file(folder / (std::string(fl::cue_name(cue)) + ".wav"),
                             fl::write_wav(fl::synthesise(cue)));
        }
    } catch (const std::exception& error) {
        fl::log(fl::LogLevel::error, "fault-lines-sounds", error.what());
        return 4;
    }
    return 0;
}
