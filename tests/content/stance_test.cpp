#include "authoring/sheet.h"
#include "content/stance.h"
#include "support/catch.h"
#include "support/pack.h"

#include <cmath>

using namespace fl;

namespace {

/// A fixture table made independently of this program.
Sheet fixture(const char* name) {
    Findings findings;
    Sheet sheet =
        read_sheet(std::filesystem::path(FL_SOURCE_DIR "/tests/content/data") / name, findings);
    REQUIRE(findings.empty());
    return sheet;
}

const char* class_name(StanceClass cls) {
    switch (cls) {
    case StanceClass::plus_strong:
        return "network_strong";
    case StanceClass::plus_lean:
        return "network_lean";
    case StanceClass::between:
        return "between";
    case StanceClass::minus_lean:
        return "information_lean";
    case StanceClass::minus_strong:
        return "information_strong";
    case StanceClass::none:
        break;
    }
    return "no_position";
}

const char* source_name(StanceSource source) {
    switch (source) {
    case StanceSource::view:
        return "view";
    case StanceSource::acts:
        return "acts";
    case StanceSource::range:
        return "range";
    case StanceSource::none:
        break;
    }
    return "none";
}

} // namespace

TEST_CASE("the score of acts equals every row computed outside the program", "[stance]") {
    const Exhibit& exhibit = own_exhibit();
    const Sheet rows =
        fixture("derived_stance.csv"); // id, iso3, fault_line, from_date, acts, score
    CHECK(rows.rows.size() == 1647);
    int different = 0;
    for (const SheetRow& row : rows.rows) {
        const auto state = exhibit.find_state(row.cells[1]);
        const auto question = exhibit.find_question(row.cells[2]);
        const auto date = parse_date(row.cells[3]);
        REQUIRE((state && question && date));
        const auto score = score_of_acts(exhibit, *state, *question, date->first);
        const bool same = score && std::abs(*score - std::stod(row.cells[5])) < 0.00501;
        if (!same) {
            UNSCOPED_INFO(row.cells[0] << " want " << row.cells[5] << " got "
                                       << score.value_or(-99));
            ++different;
        }
    }
    CHECK(different == 0);
}

TEST_CASE("the latest act of a score is the one named outside the program", "[stance]") {
    const Exhibit& exhibit = own_exhibit();
    int compared = 0;
    for (const SheetRow& row : fixture("derived_stance.csv").rows) {
        const auto state = exhibit.find_state(row.cells[1]);
        const auto question = exhibit.find_question(row.cells[2]);
        const auto shown =
            shown_stance(exhibit, *state, *question, parse_date(row.cells[3])->first);
        if (shown.source != StanceSource::acts)
            continue;
        const Act& act = exhibit.acts[shown.reference];
        INFO(row.cells[0]);
        CHECK(exhibit.instruments[act.instrument.index].key == row.cells[6]);
        ++compared;
    }
    CHECK(compared > 1000);
}

TEST_CASE("the shown stance equals every worked example", "[stance]") {
    const Exhibit& exhibit = own_exhibit();
    const Sheet rows =
        fixture("shown_stance_examples.csv"); // iso3, line, date, value, class, source
    CHECK(rows.rows.size() > 500);
    for (const SheetRow& row : rows.rows) {
        const auto shown =
            shown_stance(exhibit, *exhibit.find_state(row.cells[0]),
                         *exhibit.find_question(row.cells[1]), *parse_day(row.cells[2]));
        INFO(row.cells[0] << " " << row.cells[1] << " " << row.cells[2]);
        CHECK(class_name(shown.cls) == row.cells[4]);
        CHECK(source_name(shown.source) == row.cells[5]);
        // The examples take scores of acts from a table that is rounded to two decimals.
        const float tolerance = shown.source == StanceSource::acts ? 0.00501F : 0.00001F;
        if (!row.cells[3].empty())
            CHECK(std::abs(shown.value - std::stof(row.cells[3])) < tolerance);
    }
}

TEST_CASE("the classes meet at the limits of the design", "[stance]") {
    CHECK(stance_class(2.0F) == StanceClass::plus_strong);
    CHECK(stance_class(1.25F) == StanceClass::plus_strong);
    CHECK(stance_class(1.24F) == StanceClass::plus_lean);
    CHECK(stance_class(0.34F) == StanceClass::plus_lean);
    CHECK(stance_class(0.33F) == StanceClass::between);
    CHECK(stance_class(0.0F) == StanceClass::between);
    CHECK(stance_class(-0.33F) == StanceClass::between);
    CHECK(stance_class(-0.34F) == StanceClass::minus_lean);
    CHECK(stance_class(-1.24F) == StanceClass::minus_lean);
    CHECK(stance_class(-1.25F) == StanceClass::minus_strong);
    CHECK(stance_class(-2.0F) == StanceClass::minus_strong);
}

TEST_CASE("an organisation has no stance", "[stance]") {
    const Exhibit& exhibit = own_exhibit();
    const auto organisation = *exhibit.find_state("EUU");
    CHECK_FALSE(exhibit.states[organisation.index].is_state);
    for (std::size_t q = 0; q < exhibit.questions.size(); ++q) {
        CHECK(shown_stance(exhibit, organisation, QuestionId{q}, exhibit.days.last).cls ==
              StanceClass::none);
    }
}

TEST_CASE("the article's range ends with the first act", "[stance]") {
    const Exhibit& exhibit = own_exhibit();
    const QuestionId question = exhibit.range_question;
    for (std::size_t s = 0; s < exhibit.states.size(); ++s) {
        bool acted = false;
        for (const StanceStep& step :
             exhibit.stance_steps[s * exhibit.questions.size() + question.index]) {
            acted = acted || step.source == StanceSource::acts;
            CHECK_FALSE((acted && step.source == StanceSource::range));
            CHECK_FALSE((step.source == StanceSource::range && step.from < exhibit.range_from));
        }
    }
}

TEST_CASE("before the first step and on other questions there is no position", "[stance]") {
    const Exhibit& exhibit = own_exhibit();
    const auto brazil = *exhibit.find_state("BRA");
    const auto content = *exhibit.find_question("content");
    const Day early = make_day(1998, 1, 1);
    CHECK(shown_stance(exhibit, brazil, content, early).cls == StanceClass::none);
    CHECK_FALSE(score_of_acts(exhibit, brazil, content, early));
}
