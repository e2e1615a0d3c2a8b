// The sheet of recorded voices: what goes into the pack, what is left out, what is refused.

#include "authoring/narration_script.h"
#include "content/narration_store.h"
#include "content/pack_info.h"
#include "content/spoken_form.h"
#include "core/error.h"
#include "sound/audio_file.h"
#include "support/audio.h"
#include "support/pack_copy.h"

#include <algorithm>

using namespace fl;
using namespace fl::test;

namespace {

constexpr const char* key = "event.code-2011.title";

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

/// Own sheets with a narrator who hums: 80 ms for each character.
class NarratedPack : public PackCopy {
  public:
    NarratedPack() { write_file(*this / "narration.csv", "text,language,file,narrator,words\n"); }

    std::string words(std::string_view text, std::string_view language) const {
        const Exhibit& exhibit = own_exhibit();
        const auto& event = exhibit.events[exhibit.find_event("code-2011")->index];
        const TextId id = text == key ? event.title : event.summary;
        return std::string(exhibit.text(id, *exhibit.find_language(language)));
    }
    void row(std::string_view text, std::string_view language, std::string_view file,
             std::string_view said) const {
        append("narration.csv", std::string(text) + "," + std::string(language) + "," +
                                    std::string(file) + ",A. Narrator,\"" + std::string(said) +
                                    "\"");
    }
    void record(std::string_view name, double seconds, double hz = 440) const {
        const auto file = *this / ("narration/" + std::string(name));
        std::filesystem::create_directories(file.parent_path());
        write_sound(file, sine(hz, 0.2, seconds));
    }
    /// The title of an event in two languages.
    void narrate_title() const {
        for (const char* language : {"en", "fr"}) {
            const std::string file = std::string(language) + "/title.wav";
            record(file, 3);
            row(key, language, file, words(key, language));
        }
    }
    Findings build(const std::filesystem::path& out) const {
        return build_pack(path(), own_wording, out, {"outline", {"USA", ""}});
    }
};

} // namespace

TEST_CASE("what is recorded for a text is in the pack and is found by its words", "[narration]") {
    const Folder out;
    const NarratedPack sheets;
    sheets.narrate_title();
    CHECK(lines(sheets.build(out / "p.sqlite")) == "");
    OpenPack pack = open_pack(out / "p.sqlite");
    const Exhibit& exhibit = pack.exhibit;
    REQUIRE(exhibit.narrations.size() == 2);
    REQUIRE(pack.narrations);
    for (const char* code : {"en", "fr"}) {
        const LanguageId language = *exhibit.find_language(code);
        const auto id = exhibit.find_narration(spoken_form(sheets.words(key, code)), language);
        REQUIRE(id);
        const Narration& one = exhibit.narrations[id->index];
        CHECK(one.text == exhibit.events[exhibit.find_event("code-2011")->index].title);
        CHECK(one.narrator == "A. Narrator");
        CHECK(static_cast<double>(one.length.count()) == Approx(3000).margin(30));
        AudioFile sound = AudioFile::of_narration(pack.narrations->read(one.row));
        CHECK(static_cast<double>(sound.frames()) == Approx(3 * sample_rate).margin(1500));
    }
    const LanguageId spanish = *exhibit.find_language("es");
    CHECK_FALSE(exhibit.find_narration(spoken_form(sheets.words(key, "es")), spanish));
    CHECK_FALSE(exhibit.find_narration("Something else", LanguageId{0}));
}

TEST_CASE("the same recordings give the same bytes", "[narration][build]") {
    const Folder out;
    const NarratedPack sheets;
    sheets.narrate_title();
    sheets.build(out / "a.sqlite");
    sheets.build(out / "b.sqlite");
    CHECK((file_bytes(out / "a.sqlite") == file_bytes(out / "b.sqlite")));
}

TEST_CASE("a recording of what a text no longer says is left out, and it is said where",
          "[narration]") {
    const Folder out;
    const NarratedPack sheets;
    sheets.narrate_title();
    sheets.change("narration.csv", sheets.words(key, "en"), "Four states propose a treaty");
    const Findings findings = sheets.build(out / "p.sqlite");
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].severity == Severity::warning);
    CHECK(has(to_line(findings[0]), "narration.csv, row 2, column words: the text has changed"));
    CHECK(has(findings[0].text, "record it again"));
    const Exhibit exhibit = load_exhibit(out / "p.sqlite");
    REQUIRE(exhibit.narrations.size() == 1);
    CHECK(exhibit.languages[exhibit.narrations[0].language.index].code == "fr");
}

TEST_CASE("marks that only steer lines do not make a recording old", "[narration]") {
    const NarratedPack sheets;
    sheets.record("a.wav", 3);
    sheets.row(key, "en", "a.wav", "  \u2067" + sheets.words(key, "en") + "\u2069\u200B ");
    CHECK(lines(sheets.check()) == "");
}

TEST_CASE("each mistake in the sheet of recordings is named with a way out", "[narration]") {
    const NarratedPack sheets;
    const std::string words = sheets.words(key, "en");
    sheets.record("a.wav", 3);
    sheets.record("short.wav", 0.5);
    sheets.record("fr/nobody's.wav", 1);
    write_sound(sheets / "narration/silent.wav", silence(3));
    write_file(sheets / "narration/letter.wav", "no sound");
    sheets.row("event.code-2011.titel", "en", "a.wav", words);
    sheets.row(key, "ru", "none.wav", sheets.words(key, "ru"));
    sheets.row(key, "xx", "a.wav", words);
    sheets.row(key, "es", "../pack.csv", sheets.words(key, "es"));
    sheets.row(key, "zh", "silent.wav", sheets.words(key, "zh"));
    sheets.row(key, "ar", "letter.wav", sheets.words(key, "ar"));
    sheets.row("event.code-2011.summary", "en", "short.wav",
               sheets.words("event.code-2011.summary", "en"));
    sheets.row("word.page_of.text", "en", "a.wav", "{0} of {1}");
    sheets.row(key, "en", "a.wav", words);
    sheets.row(key, "en", "a.wav", words);
    sheets.append("narration.csv", "event.code-2011.summary,fr,a.wav,,");
    const std::string found = lines(sheets.check());
    for (const char* part :
         {"row 2, column text: the pack has no text 'event.code-2011.titel'; did you mean "
          "'event.code-2011.title'?",
          "row 3, column file: there is no file narration/none.wav",
          "row 4, column language: 'xx' is not in languages.csv",
          "row 5, column file: '../pack.csv' leads out of the folder narration/",
          "row 6, column file: is silent",
          "row 7, column file: ", "warning: narration.csv, row 8, column file: lasts 0.5 s",
          "warning: narration.csv, row 9, column text: 'word.page_of.text' is never said",
          "row 11, column text: 'event.code-2011.title.en' is there already, in row 10",
          "row 12, column narrator: this cell must not be empty",
          "row 12, column words: this cell must not be empty",
          "warning: narration/fr/nobody's.wav: no row of narration.csv names this file"}) {
        INFO(part << "\n" << found);
        CHECK(has(found, part));
    }
}

TEST_CASE("a broken recording refuses the pack, and the old one stays whole",
          "[narration][build]") {
    const Folder out;
    const NarratedPack sheets;
    sheets.narrate_title();
    write_file(sheets / "narration/fr/title.wav", "no sound");
    write_file(out / "old.sqlite", "old");
    CHECK(has_errors(sheets.build(out / "old.sqlite")));
    CHECK(file_bytes(out / "old.sqlite") == "old");
    const auto inside = std::filesystem::directory_iterator(out.path());
    CHECK(std::distance(begin(inside), end(inside)) == 1);
}

TEST_CASE("a voice is read on from its own file when another has taken its place", "[narration]") {
    const Folder out;
    const NarratedPack sheets;
    sheets.narrate_title();
    sheets.build(out / "p.sqlite");
    OpenPack pack = open_pack(out / "p.sqlite");
    const int row = pack.exhibit.narrations[0].row;
    const std::string before = pack.narrations->read(row);
    build_pack(own_sheets, own_wording, out / "p.sqlite", {"outline", {"USA", ""}});
    CHECK((pack.narrations->read(row) == before));
    CHECK_THROWS_AS(pack.narrations->read(99), Error);
    CHECK_FALSE(open_pack(out / "p.sqlite").narrations); // the new one has none
}

TEST_CASE("a narrator gets what is not recorded yet, and nothing that is never said",
          "[narration]") {
    const NarratedPack sheets;
    sheets.narrate_title();
    Findings findings;
    const std::string script =
        narration_script(sheets.path(), own_wording, "en", {"event.title"}, findings);
    CHECK(lines(findings) == "");
    CHECK(std::ranges::count(script, '\n') == 1 + 89); // all events but the one that is narrated
    CHECK_FALSE(has(script, key));
    CHECK(has(script, "\nevent.wannacry-2017.title,en,en/event.wannacry-2017.title.wav,,\""));

    const std::string all = narration_script(sheets.path(), own_wording, "fr", {}, findings);
    CHECK(std::ranges::count(all, '\n') > 1000);
    CHECK_FALSE(has(all, "{0}"));
    CHECK_FALSE(has(all, "\nterm.norm.forms,"));

    // What is read aloud goes into the sheet as it is.
    sheets.record("en/event.wannacry-2017.title.wav", 2);
    const std::size_t at = script.find("event.wannacry-2017.title");
    std::string line = script.substr(at, script.find('\n', at) - at);
    line.replace(line.find(",,"), 2, ",B. Narrator,");
    sheets.append("narration.csv", line);
    CHECK(lines(sheets.check()) == "");
}

TEST_CASE("a script for a language or kind that is not there says so", "[narration]") {
    Findings findings;
    CHECK(narration_script(own_sheets, own_wording, "eng", {}, findings).empty());
    CHECK(has(lines(findings), "no language 'eng'; did you mean 'en'?"));
    findings.clear();
    CHECK(narration_script(own_sheets, own_wording, "en", {"event.titel"}, findings).empty());
    CHECK(has(lines(findings), "did you mean 'event.title'?"));
}

TEST_CASE("a pack says how much of each language is narrated, and by whom", "[narration]") {
    const Folder out;
    const NarratedPack sheets;
    sheets.narrate_title();
    sheets.build(out / "p.sqlite");
    const PackInfo info = read_pack_info(out / "p.sqlite");
    for (const auto& language : info.languages) {
        INFO(language.code);
        const bool narrated = language.code == "en" || language.code == "fr";
        CHECK(language.narrated == (narrated ? 1 : 0));
        CHECK(language.narrated_s == Approx(narrated ? 3 : 0).margin(0.03));
    }
    CHECK(info.narrators == std::vector<std::string>{"A. Narrator"});
    CHECK(info.narration_bytes > 10'000);
}
