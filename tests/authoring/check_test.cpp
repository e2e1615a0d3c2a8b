#include "content/pack_info.h"
#include "content/wording.h"
#include "support/pack_copy.h"

#include <algorithm>

using namespace fl;

namespace {

struct Mistake {
    const char* file;
    const char* from;
    const char* to;
    const char* finding; // part of its line
};

} // namespace

TEST_CASE("the exhibit's own sheets are without findings", "[check]") {
    CHECK(lines(check_pack(own_sheets, own_wording)) == "");
}

TEST_CASE("each mistake in a sheet is named with its place and a way out", "[check]") {
    const std::vector<Mistake> mistakes{
        {"events.csv", "1998-12-04", "04/12/1998",
         "events.csv, row 2, column date: '04/12/1998' is not a date; write 1998-12-04 or "
         "1998-04-12"},
        {"events.csv", "1998-12-04", "25.12.1998", "write 1998-12-25 "},
        {"events.csv", "1998-12-04", "36133", "write 1998-12-04 "},
        {"events.csv", "1998-12-04", "1998-12-32", "is not a date; write it like 2011"},
        {"events.csv", "1998-12-04", "1998-02-29", "is not a date"},
        {"events.csv", "1998-12-04", "1899-12-04", "outside first_day"},
        {"events.csv", "decision,2,multilateral", "desision,2,multilateral",
         "did you mean 'decision'?"},
        {"events.csv", "decision,2,multilateral", "decision,4,multilateral",
         "column importance: 4 is out of range; it goes from 1 to 3"},
        {"events.csv", "decision,2,multilateral", "decision,two,multilateral",
         "'two' is not a whole number"},
        {"events.csv", "decision,2,multilateral", "decision,2,multilaterl",
         "'multilaterl' is not in tracks.csv; did you mean 'multilateral'?"},
        {"events.csv", "decision,2,multilateral", "decision,2,",
         "column track: this cell must not"},
        {"events.csv", "40.7489", "\"40,7489\"", "decimal comma"},
        {"events.csv", "40.7489", "407489", "out of range; it goes from -90 to 90"},
        {"events.csv", "definition,RUS,no", "definiton,RUS,no", "did you mean 'definition'?"},
        {"events.csv", "definition,RUS,no", "definition;definition,RUS,no", "twice"},
        {"events.csv", "definition,RUS,no", "definition;,RUS,no", "empty place"},
        {"events.csv", "definition,RUS,no", "definition,RUZ,no", "'RUZ' is not in states.csv"},
        {"events.csv", "definition,RUS,no", "definition,RUS,perhaps", "must be yes or no"},
        {"events.csv", "a-res-53-70", "a-res-53-71", "did you mean 'a-res-53-70'?"},
        {"events.csv", "First UN text", "\"First UN\ntext\"", "line break after character 8"},
        {"events.csv", "First UN text", "First\tUN text", "invisible control character"},
        {"events.csv", "First UN text", "First UN t\xE9xt", "character 11 is not UTF-8"},
        {"events.csv", "First UN text", "First UN t\xC3\x83\xC2\xA9xt", "wrong character set"},
        {"events.csv", "First UN text",
         "\xE2\x80\xAE"
         "First UN text",
         "direction mark"},
        {"events.csv", "First UN text", "A label that is much too long to fit on the strip",
         "may not fit; up to 24 do"},
        {"events.csv", "UN adopts its first resolution on information security", "",
         "column title (en): this cell must not be empty"},
        {"events.csv", "budapest-2001,", "un-53-70-1998,", "is there already, in row 2"},
        {"events.csv", "budapest-2001,", "Budapest 2001,", "is no key"},
        {"events.csv", "key,date,", "key,datum,", "column date: this column is missing"},
        {"events.csv", "title (en)", "titel (en)", "is it 'titel (en)'?"},
        {"events.csv", "verified_in", "verifed_in", "did you mean 'verified_in'?"},
        {"events.csv", "title (en)", "title (xx)", "column title (xx): this column is not known"},
        {"states.csv", "AFG,AF,004", "AFG,AF,4", "write 004"},
        {"states.csv", "AFG,AF,004", "AFG,AF,04", "write 004"},
        {"states.csv", "AFG,AF,004", "Afg,AF,004", "3 capital letters"},
        {"states.csv", ",34.5281,", ",,", "lat and lon must both be there"},
        {"states.csv", "no_position,R5", "no_position,R4", "do not stand together in range.csv"},
        {"acts.csv", ",signatory,", ",signer,", "write one of: party, signatory"},
        {"acts.csv", "anzus-cyber-2011,AUS,signatory", "anzus-cyber-2011,USA,signatory",
         "'anzus-cyber-2011.USA.signatory' is there already, in row 2"},
        {"positions.csv", "USA,definition,2011,2,", "USA,definition,2011,5,", "out of range"},
        {"positions.csv", "us-strategy-2011,verified", "us-strategy-2012,verified",
         "did you mean 'us-strategy-2011'?"},
        {"stance_rules.csv", ",-2,", ",-3,", "out of range; it goes from -2 to 2"},
        {"quiz_answers.csv", "q1.a2,q1,-1,", "q1.a2,q1,-2,", "needs five rows"},
        {"pack.csv", "2011-09-14", "2031-09-14", "must not be after last_day"},
        {"pack.csv", "opening_question,definition", "opening_question,defintion",
         "pack.csv, row 11, column opening_question: 'defintion' is not in questions.csv"},
        {"pack.csv", "as_of,2025-12-31", "as_of,2025", "write it like 2011-09-14"},
        {"pack.csv", "as_of,", "as_off,", "column as_of: this column is missing; is it 'as_off'?"},
        {"languages.csv", "en,English,left_to_right,yes", "en,English,left_to_right,no",
         "must be there and be offered"},
        {"pack.csv", "title (fr),Lignes de faille", "title (fr),",
         "column title (fr): the translation is missing"},
        {"wording.csv", "plus_side", "plus_sid", "needs the wording 'plus_side'"},
        {"wording.csv", "plus_side", "plus_sid", "did you mean 'plus_side'?"},
        {"glossary.csv", "cyberspace,", "\"cyberspace,", "quote"},
    };
    for (const Mistake& mistake : mistakes) {
        const PackCopy sheets;
        sheets.change(mistake.file, mistake.from, mistake.to);
        const std::string found = lines(sheets.check());
        INFO(mistake.file << ": " << mistake.from << " -> " << mistake.to << "\n"
                          << found.substr(0, 2000));
        CHECK(found.find(mistake.finding) != std::string::npos);
    }
}

TEST_CASE("all mistakes are told at once", "[check]") {
    const PackCopy sheets;
    sheets.change("events.csv", "1998-12-04", "1998-12-44");
    sheets.change("states.csv", "AFG,AF,004", "AFG,AF,4");
    sheets.change("acts.csv", ",signatory,", ",signer,");
    std::filesystem::remove(sheets / "glossary.csv");
    const Findings findings = sheets.check();
    for (const char* file : {"events.csv", "states.csv", "acts.csv", "glossary.csv"}) {
        CHECK(std::any_of(findings.begin(), findings.end(),
                          [&](const Finding& f) { return f.file == file; }));
    }
}

TEST_CASE("a sheet that nobody reads is pointed out", "[check]") {
    const PackCopy sheets;
    write_file(sheets / "event.csv", "key\n");
    CHECK(lines(sheets.check()).find("did you mean 'events.csv'?") != std::string::npos);
}

TEST_CASE("a folder that is not there is one finding", "[check]") {
    const Findings findings = check_pack("/nowhere/at/all", own_wording);
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].text.find("is not a folder") != std::string::npos);
}

TEST_CASE("a pack may word the interface in its own way and in further languages", "[check]") {
    const PackCopy sheets;
    sheets.append("wording.csv", "play,Start,ابدأ,开始,Démarrer,Старт,Iniciar,");
    const Folder out;
    CHECK(lines(build_pack(sheets.path(), own_wording, out / "p.sqlite", {})) == "");
    const Exhibit exhibit = load_exhibit(out / "p.sqlite");
    CHECK(Catalogue(exhibit, LanguageId{0})(Word::play).view() == "Start");
}

TEST_CASE("a translation beside the text makes the exhibit speak that language", "[check]") {
    const PackCopy sheets;
    sheets.change("pack.csv", "title (fr),Lignes de faille", "title (fr),");
    const Folder out;
    const Findings findings = build_pack(sheets.path(), own_wording, out / "p.sqlite", {});
    CHECK_FALSE(has_errors(findings)); // a warning: one translation is missing
    const Exhibit exhibit = load_exhibit(out / "p.sqlite");
    REQUIRE(exhibit.languages.size() == 6);
    const LanguageId french = *exhibit.find_language("fr");
    const State& germany = exhibit.states[exhibit.find_state("DEU")->index];
    bool fell_back = true;
    CHECK(exhibit.text(germany.name, french, &fell_back) == "Allemagne");
    CHECK_FALSE(fell_back);
    CHECK(exhibit.text(exhibit.title, french, &fell_back) == "Fault Lines");
    CHECK(fell_back);
}

TEST_CASE("a language that lacks more texts than the pack allows is not offered", "[check]") {
    const PackCopy sheets;
    sheets.change("pack.csv", "title (fr),Lignes de faille", "title (fr),");
    sheets.change("pack.csv", "language_least_percent,90", "language_least_percent,100");
    const Folder out;
    const Findings findings = build_pack(sheets.path(), own_wording, out / "p.sqlite", {});
    CHECK_FALSE(has_errors(findings));
    CHECK(lines(findings).find("languages.csv, column offered: 'fr' has ") != std::string::npos);
    const Exhibit exhibit = load_exhibit(out / "p.sqlite");
    CHECK(exhibit.languages.size() == 5);
    CHECK_FALSE(exhibit.find_language("fr").has_value());
    const PackInfo info = read_pack_info(out / "p.sqlite");
    CHECK(info.least_percent == 100);
    for (const auto& language : info.languages) {
        INFO(language.code);
        CHECK(language.offered);
        CHECK(language.complete == (language.code != "fr"));
    }
}

TEST_CASE("a pack that says nothing of it offers languages from 90 percent on", "[check]") {
    const PackCopy sheets;
    sheets.change("pack.csv", "language_least_percent,90\n", "");
    const Folder out;
    CHECK(lines(build_pack(sheets.path(), own_wording, out / "p.sqlite", {})) == "");
    CHECK(read_pack_info(out / "p.sqlite").least_percent == 90);
    CHECK(load_exhibit(out / "p.sqlite").languages.size() == 6);
}
