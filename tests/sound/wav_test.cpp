#include "core/error.h"
#include "sound/wav.h"
#include "support/catch.h"

#include <random>

using namespace fl;

namespace {

const std::vector<float> ramp{0, 0.25F, -0.5F, 1, -1, 0};

std::string complaint(std::string_view bytes) {
    try {
        read_wav(bytes, "a.wav");
    } catch (const Error& error) {
        CHECK(error.fault() == Fault::asset);
        return error.what();
    }
    return "nothing wrong";
}

/// How many samples a file has; 0 for one that is refused.
std::size_t samples_or_refused(std::string_view bytes) {
    try {
        return read_wav(bytes, "a.wav").size();
    } catch (const Error&) {
        return 0;
    }
}

} // namespace

TEST_CASE("what is written is read again, to half a step of 16 bits", "[sound]") {
    const auto back = read_wav(write_wav(ramp), "a.wav");
    REQUIRE(back.size() == ramp.size());
    for (std::size_t i = 0; i < ramp.size(); ++i)
        CHECK(back[i] == Approx(ramp[i]).margin(0.5 / 32767 + 1e-7));
}

TEST_CASE("a file has the head that every player knows", "[sound]") {
    const std::string file = write_wav(ramp);
    CHECK(file.size() == 44 + 2 * ramp.size());
    CHECK(file.substr(0, 4) == "RIFF");
    CHECK(file.substr(8, 8) == "WAVEfmt ");
    CHECK(file.substr(36, 4) == "data");
    CHECK(static_cast<unsigned char>(file[4]) == file.size() - 8);
}

TEST_CASE("samples beyond full scale are held there", "[sound]") {
    const auto back = read_wav(write_wav(std::vector<float>{7, -7}), "a.wav");
    CHECK(back == std::vector<float>{1, -1});
}

TEST_CASE("chunks that say other things are skipped", "[sound]") {
    std::string file = write_wav(ramp);
    file.insert(12, std::string("LIST\x03\0\0\0abc\0", 12));
    CHECK(read_wav(file, "a.wav").size() == ramp.size());
}

TEST_CASE("any other file is refused by name, with what is wanted", "[sound]") {
    CHECK(complaint("") == "a.wav: a WAVE file is wanted: PCM, mono, 16 bit, 48000 Hz");
    std::string stereo = write_wav(ramp);
    stereo[22] = 2;
    CHECK(complaint(stereo).find("mono") != std::string::npos);
    std::string slow = write_wav(ramp);
    slow[24] = 0x44;
    CHECK(complaint(slow).find("48000 Hz") != std::string::npos);
}

TEST_CASE("a file cut off anywhere is refused or gives what is there", "[sound]") {
    const std::string file = write_wav(ramp);
    for (std::size_t size = 0; size < file.size(); ++size) {
        INFO(size);
        CHECK(samples_or_refused(file.substr(0, size)) <= ramp.size());
    }
}

TEST_CASE("bytes turned at random never lead out of the file", "[sound]") {
    std::mt19937 random(20111027);
    for (int round = 0; round < 2000; ++round) {
        std::string file = write_wav(ramp);
        for (int i = 0; i < 4; ++i)
            file[random() % file.size()] = static_cast<char>(random());
        CHECK(samples_or_refused(file) <= file.size());
    }
}
