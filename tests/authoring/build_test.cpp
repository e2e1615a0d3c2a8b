#include "authoring/build.h"
#include "core/error.h"
#include "support/catch.h"
#include "support/pack.h"

using namespace fl;

TEST_CASE("the same sheets give the same bytes", "[build]") {
    const Folder folder;
    const MapInput map{std::string(1'200'000, 'm'), {"USA", "", "BRA"}};
    build_pack(own_sheets, own_wording, folder / "a.sqlite", map);
    build_pack(own_sheets, own_wording, folder / "b.sqlite", map);
    const std::string first = file_bytes(folder / "a.sqlite");
    CHECK(first.size() > 1'200'000);
    CHECK((first == file_bytes(folder / "b.sqlite")));
}

TEST_CASE("a large map comes back in one piece", "[build]") {
    const Folder folder;
    MapInput map;
    for (int i = 0; i < 300'000; ++i)
        map.blob += std::to_string(i);
    build_pack(own_sheets, own_wording, folder / "a.sqlite", map);
    CHECK((load_exhibit(folder / "a.sqlite").map_blob == map.blob));
}

TEST_CASE("sheets with an error leave the old file as it was", "[build]") {
    const Folder folder;
    std::filesystem::copy(own_sheets, folder / "sheets", std::filesystem::copy_options::recursive);
    std::filesystem::remove(folder / "sheets/events.csv");
    write_file(folder / "old.sqlite", "old");
    CHECK(has_errors(build_pack(folder / "sheets", own_wording, folder / "old.sqlite", {})));
    CHECK(file_bytes(folder / "old.sqlite") == "old");
    CHECK(has_errors(build_pack(folder / "sheets", own_wording, folder / "new.sqlite", {})));
    CHECK_FALSE(std::filesystem::exists(folder / "new.sqlite"));
}

TEST_CASE("a shape of an unknown state is an error of the shape table", "[build]") {
    const Folder folder;
    const Findings findings =
        build_pack(own_sheets, own_wording, folder / "a.sqlite", {"x", {"USA", "UAS"}});
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].file == "shapes.csv");
    CHECK_FALSE(std::filesystem::exists(folder / "a.sqlite"));
}

TEST_CASE("a place that cannot be written is an error and leaves nothing behind", "[build]") {
    const Folder folder;
    CHECK_THROWS_AS(build_pack(own_sheets, own_wording, folder / "no/such/a.sqlite", {}), Error);
    CHECK(std::filesystem::is_empty(folder.path()));
}
