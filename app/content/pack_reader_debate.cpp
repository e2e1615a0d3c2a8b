#include "content/pack_reader_parts.h"

namespace fl {

void PackReader::read_events() {
    Rows rows(db_, "event",
              "SELECT key, date, kind, importance, track, title, summary, body, "
              "timeline_label, kind_name, why, place, lon, lat, in_article, confidence FROM "
              "event ORDER BY substr(date || '-01-01', 1, 10), ordinal");
    while (rows.next()) {
        Event one;
        one.key = rows.text();
        one.date = rows.date();
        one.kind = rows.choice<EventKind>();
        one.importance = rows.integer();
        one.track = rows.reference(tracks_);
        one.title = rows.reference(texts_);
        one.summary = rows.reference(texts_);
        one.body = rows.reference(texts_);
        one.timeline_label = rows.maybe_text(texts_);
        one.kind_name = rows.maybe_text(texts_);
        one.why = rows.maybe_text(texts_);
        one.place = rows.reference(texts_);
        one.location.lon_deg = rows.real();
        one.location.lat_deg = rows.real();
        one.in_article = rows.flag();
        one.confidence = rows.choice<Confidence>();
        out_.events.push_back(one);
        add_key(events_, one.key, out_.events);
    }
    link(
        "event_question", "event", "question", events_,
        questions_, [this](EventId event) -> auto& { return out_.events[event.index].questions; });
    link(
        "event_state", "event", "state", events_,
        states_, [this](EventId event) -> auto& { return out_.events[event.index].states; });
    link(
        "event_source", "event", "source", events_,
        sources_, [this](EventId event) -> auto& { return out_.events[event.index].sources; });
}

void PackReader::read_instruments() {
    Rows rows(db_, "instrument",
              "SELECT key, name, short_name, description, place, type, date, in_force, side, "
              "EXISTS (SELECT 1 FROM act WHERE act.instrument = instrument.key), source, "
              "confidence FROM instrument ORDER BY ordinal");
    while (rows.next()) {
        Instrument one;
        one.key = rows.text();
        one.name = rows.reference(texts_);
        one.short_name = rows.maybe_text(texts_);
        one.description = rows.reference(texts_);
        one.place = rows.maybe_text(texts_);
        one.type = rows.text();
        one.date = rows.date();
        one.in_force = rows.maybe_date();
        one.side = rows.integer();
        one.has_participation = rows.flag();
        one.source = rows.reference(sources_);
        one.confidence = rows.choice<Confidence>();
        out_.instruments.push_back(one);
        add_key(instruments_, one.key, out_.instruments);
    }
    link(
        "instrument_question", "instrument", "question", instruments_,
        questions_, [this](InstrumentId id) -> auto& {
            return out_.instruments[id.index].questions;
        });
}

void PackReader::read_acts() {
    Rows rows(db_, "act",
              "SELECT state, instrument, role, date, date_kind, source, confidence FROM act "
              "ORDER BY ordinal");
    while (rows.next()) {
        Act one;
        one.state = rows.reference(states_);
        one.instrument = rows.reference(instruments_);
        one.role = rows.choice<ActRole>();
        one.date = rows.maybe_date();
        one.date_kind = rows.text();
        one.source = rows.reference(sources_);
        one.confidence = rows.choice<Confidence>();
        out_.acts.push_back(one);
    }
}

void PackReader::read_rules() {
    Rows rows(db_, "stance_rule",
              "SELECT instrument, role, question, points, effective_from, reason FROM "
              "stance_rule ORDER BY ordinal");
    while (rows.next()) {
        StanceRule one;
        one.instrument = rows.reference(instruments_);
        one.role = rows.choice<ActRole>();
        one.question = rows.reference(questions_);
        one.points = static_cast<float>(rows.real());
        one.effective_from = rows.maybe_date();
        one.reason = rows.reference(texts_);
        out_.rules.push_back(one);
    }
}

void PackReader::read_positions() {
    Rows rows(db_, "position",
              "SELECT state, question, stance, year, statement, source, evidence, confidence "
              "FROM position ORDER BY ordinal");
    while (rows.next()) {
        Position one;
        one.state = rows.reference(states_);
        one.question = rows.reference(questions_);
        one.stance = rows.integer();
        one.year = rows.integer();
        one.statement = rows.reference(texts_);
        one.source = rows.reference(sources_);
        one.evidence = rows.maybe_reference(events_);
        one.confidence = rows.choice<Confidence>();
        one.counts_from = counts_from(one);
        out_.positions.push_back(one);
    }
}

Day PackReader::counts_from(const Position& position) const {
    if (position.evidence) {
        const Day first = out_.events[position.evidence->index].date.first;
        const std::chrono::year_month_day ymd{first};
        if (static_cast<int>(ymd.year()) == position.year)
            return first;
    }
    return make_day(position.year, 12, 31);
}

void PackReader::read_predictions() {
    Keys<EventId> keys; // predictions have no id type of their own; their place in the list
    Rows rows(
        db_, "prediction",
        "SELECT key, type, statement, brief, outcome, verdict, note, confidence FROM prediction "
        "ORDER BY ordinal");
    while (rows.next()) {
        Prediction one;
        one.key = rows.text();
        one.type = rows.text();
        one.statement = rows.reference(texts_);
        one.brief = rows.reference(texts_);
        one.outcome = rows.reference(texts_);
        one.verdict = rows.choice<Verdict>();
        one.note = rows.maybe_text(texts_);
        one.confidence = rows.choice<Confidence>();
        out_.predictions.push_back(one);
        add_key(keys, one.key, out_.predictions);
    }
    link(
        "prediction_evidence", "prediction", "event", keys,
        events_, [this](EventId row) -> auto& { return out_.predictions[row.index].evidence; });
}

void PackReader::read_quiz() {
    Keys<std::size_t> keys;
    Rows rows(db_, "quiz_question",
              "SELECT key, question, asked FROM quiz_question ORDER BY ordinal");
    while (rows.next()) {
        QuizQuestion one;
        one.key = rows.text();
        one.question = rows.reference(questions_);
        one.asked = rows.reference(texts_);
        out_.quiz.push_back(one);
        keys.emplace(one.key, out_.quiz.size() - 1);
    }
    read_answers(keys);
}

void PackReader::read_answers(const Keys<std::size_t>& quiz) {
    Keys<std::pair<std::size_t, std::size_t>> answers;
    Rows rows(db_, "quiz_answer",
              "SELECT key, quiz_question, text, value, note FROM quiz_answer ORDER BY ordinal");
    while (rows.next()) {
        const std::string key = rows.text();
        const std::size_t owner = rows.reference(quiz);
        QuizAnswer one;
        one.text = rows.reference(texts_);
        one.value = rows.integer();
        one.note = rows.maybe_text(texts_);
        out_.quiz[owner].answers.push_back(one);
        answers.emplace(key, std::pair{owner, out_.quiz[owner].answers.size() - 1});
    }
    link(
        "quiz_answer_resembles", "quiz_answer", "state", answers,
        states_, [this](std::pair<std::size_t, std::size_t> at) -> auto& {
            return out_.quiz[at.first].answers[at.second].resembles;
        });
}

void PackReader::read_terms() {
    Rows rows(db_, "term", "SELECT key, term, forms, plain FROM term ORDER BY ordinal");
    while (rows.next()) {
        Term one;
        one.key = rows.text();
        one.term = rows.reference(texts_);
        one.forms = rows.maybe_text(texts_);
        one.plain = rows.reference(texts_);
        out_.terms.push_back(one);
    }
}

void PackReader::read_tour() {
    Keys<std::size_t> keys;
    Rows rows(db_, "tour_stop",
              "SELECT key, coalesce(mark, ''), tab, title, text, aside, voice, day, question, "
              "event, place_name FROM tour_stop ORDER BY ordinal");
    while (rows.next()) {
        TourStop one;
        one.key = rows.text();
        one.mark = rows.text();
        one.tab = rows.reference(texts_);
        one.title = rows.reference(texts_);
        one.text = rows.reference(texts_);
        one.aside = rows.maybe_text(texts_);
        one.voice = rows.choice<TourVoice>();
        if (const auto day = rows.maybe_date())
            one.day = day->first;
        one.question = rows.maybe_reference(questions_);
        one.event = rows.maybe_reference(events_);
        one.place_name = rows.maybe_text(texts_);
        out_.tour.push_back(one);
        keys.emplace(one.key, out_.tour.size() - 1);
    }
    link(
        "tour_stop_state", "tour_stop", "state", keys,
        states_, [this](std::size_t stop) -> auto& { return out_.tour[stop].states; });
    link(
        "tour_stop_source", "tour_stop", "source", keys,
        sources_, [this](std::size_t stop) -> auto& { return out_.tour[stop].sources; });
}

} // namespace fl
