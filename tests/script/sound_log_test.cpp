#include "script/sound_log.h"
#include "support/catch.h"

using namespace fl;

TEST_CASE("a log of sounds tells each cue with its time, and starts anew when taken", "[script]") {
    SoundLog log;
    CHECK(log.take() == "[]\n");
    log.add(milliseconds(1250), std::array{Cue::touch});
    log.add(milliseconds(1300), {});
    log.add(Instant(2'016'666), std::array{Cue::select, Cue::tremor_plus_3});
    CHECK(log.take() == "[\n {\"t_s\":1.250,\"cue\":\"touch\"},\n"
                        " {\"t_s\":2.017,\"cue\":\"select\"},\n"
                        " {\"t_s\":2.017,\"cue\":\"tremor-plus-3\"}\n]\n");
    CHECK(log.take() == "[]\n");
}
