-- Content database of an exhibit, version 3. Built from sheets, never edited by hand.
--
-- Every table is STRICT, rows name each other by readable keys, and a row that breaks a rule of
-- the debate's data cannot be written: the checks below are the last of three nets (the sheets'
-- checker and the reader are the others). `ordinal` keeps the order of the sheet, from 1.
-- Anything a visitor may read is a key into `text`, which holds it once for each language.
-- All tables have rowids: quick_check of SQLite 3.40 misreads NOT NULL columns of the other kind.
-- Checks stay shallow (one condition each) because the reader opens files with an expression depth
-- of 10.

PRAGMA application_id = 0x464C4E53; -- "FLNS"
PRAGMA user_version = 3;

-- Languages ---------------------------------------------------------------------------------------

CREATE TABLE language (
    code TEXT PRIMARY KEY CHECK (length(code) BETWEEN 2 AND 12), -- BCP 47
    ordinal INTEGER NOT NULL UNIQUE CHECK (ordinal > 0),
    native_name TEXT NOT NULL CHECK (native_name <> ''),
    direction TEXT NOT NULL CHECK (direction IN ('left_to_right', 'right_to_left')),
    offered INTEGER NOT NULL CHECK (offered IN (0, 1)), -- 0: kept, not shown to visitors
    status TEXT NOT NULL CHECK (status IN ('draft', 'final'))
) STRICT;

-- One row for each thing that can be read: "event.code-2011.title".
CREATE TABLE text_key (
    key TEXT PRIMARY KEY CHECK (key <> ''),
    ordinal INTEGER NOT NULL UNIQUE CHECK (ordinal > 0),
    kind TEXT NOT NULL CHECK (kind LIKE '%.%') -- table and column: "event.title"
) STRICT;

CREATE TABLE text (
    key TEXT NOT NULL REFERENCES text_key (key),
    language TEXT NOT NULL REFERENCES language (code),
    value TEXT NOT NULL CHECK (value <> ''),
    status TEXT NOT NULL CHECK (status IN ('draft', 'final')), -- draft: a native reader is due
    PRIMARY KEY (key, language)
) STRICT;

-- A human voice that says the text as it stands above. Recordings of what a text once said are left
-- out when the pack is built. Ogg Opus, mono, at the level of the synthetic voice.
CREATE TABLE narration (
    ordinal INTEGER PRIMARY KEY CHECK (ordinal > 0),
    text TEXT NOT NULL,
    language TEXT NOT NULL,
    narrator TEXT NOT NULL CHECK (narrator <> ''), -- whose voice it is, as credits name it
    length_ms INTEGER NOT NULL CHECK (length_ms BETWEEN 1 AND 180000), -- at the narrator's own pace
    opus BLOB NOT NULL CHECK (length(opus) BETWEEN 1 AND 983040),
    UNIQUE (text, language),
    FOREIGN KEY (text, language) REFERENCES text (key, language)
) STRICT;

-- Wording of the interface; key as the program calls it.
CREATE TABLE word (
    key TEXT PRIMARY KEY CHECK (key <> ''),
    ordinal INTEGER NOT NULL UNIQUE CHECK (ordinal > 0),
    text TEXT NOT NULL UNIQUE REFERENCES text_key (key)
) STRICT;

-- The debate --------------------------------------------------------------------------------------

-- A fault line: one question with two ends. Scores run from -2 (minus) to +2 (plus).
CREATE TABLE question (
    key TEXT PRIMARY KEY CHECK (key <> ''),
    ordinal INTEGER NOT NULL UNIQUE CHECK (ordinal > 0),
    tab TEXT NOT NULL UNIQUE REFERENCES text_key (key),   -- two or three words
    asked TEXT NOT NULL UNIQUE REFERENCES text_key (key), -- the question as a heading
    legend_plus TEXT NOT NULL UNIQUE REFERENCES text_key (key),
    legend_minus TEXT NOT NULL UNIQUE REFERENCES text_key (key),
    "full" TEXT NOT NULL UNIQUE REFERENCES text_key (key), -- the question as the data puts it
    pole_plus TEXT NOT NULL UNIQUE REFERENCES text_key (key),
    pole_minus TEXT NOT NULL UNIQUE REFERENCES text_key (key)
) STRICT;

-- Who leads an event.
CREATE TABLE track (
    key TEXT PRIMARY KEY CHECK (key <> ''),
    ordinal INTEGER NOT NULL UNIQUE CHECK (ordinal > 0),
    side INTEGER NOT NULL CHECK (side IN (-1, 0, 1)), -- +1 plus side, -1 minus side, 0 shared
    name TEXT NOT NULL UNIQUE REFERENCES text_key (key)
) STRICT;

CREATE TABLE source (
    key TEXT PRIMARY KEY CHECK (key <> ''),
    ordinal INTEGER NOT NULL UNIQUE CHECK (ordinal > 0),
    citation TEXT NOT NULL UNIQUE CHECK (citation <> ''), -- as printed, never translated
    link TEXT CHECK (link <> '') -- what a code for phones says; NULL: the citation
) STRICT;

-- How the article from which the exhibit starts places states; see pack.range_question.
CREATE TABLE range (
    class TEXT NOT NULL CHECK (class <> ''),
    rule TEXT NOT NULL CHECK (rule <> ''),
    ordinal INTEGER NOT NULL UNIQUE CHECK (ordinal > 0),
    score REAL CHECK (score BETWEEN -2 AND 2), -- NULL: no position
    name TEXT NOT NULL UNIQUE REFERENCES text_key (key),
    explanation TEXT NOT NULL UNIQUE REFERENCES text_key (key),
    PRIMARY KEY (class, rule)
) STRICT;

-- A state, or another place or actor.
CREATE TABLE state (
    iso3 TEXT PRIMARY KEY CHECK (iso3 GLOB '[A-Z][A-Z][A-Z]'),
    ordinal INTEGER NOT NULL UNIQUE CHECK (ordinal > 0),
    iso2 TEXT NOT NULL UNIQUE CHECK (iso2 GLOB '[A-Z][A-Z]'),
    iso_numeric TEXT UNIQUE CHECK (iso_numeric GLOB '[0-9][0-9][0-9]'),
    name TEXT NOT NULL UNIQUE REFERENCES text_key (key),
    label TEXT UNIQUE REFERENCES text_key (key), -- shorter name for the map
    label_priority INTEGER CHECK (label_priority BETWEEN 0 AND 1000), -- higher is placed first
    region TEXT NOT NULL CHECK (region <> ''),
    subregion TEXT CHECK (subregion <> ''),
    un_status TEXT NOT NULL CHECK (un_status IN
        ('un_member', 'un_observer', 'not_un_member', 'non_self_governing_territory',
         'organisation')),
    capital TEXT UNIQUE REFERENCES text_key (key),
    lat REAL CHECK (lat BETWEEN -90 AND 90), -- of the capital or another marker point
    lon REAL CHECK (lon BETWEEN -180 AND 180),
    range_class TEXT NOT NULL,
    range_rule TEXT NOT NULL,
    range_evidence TEXT UNIQUE REFERENCES text_key (key),
    atlas_50m INTEGER NOT NULL CHECK (atlas_50m IN (0, 1)), -- outline present at 1:50 million
    atlas_110m INTEGER NOT NULL CHECK (atlas_110m IN (0, 1)),
    name_source TEXT,
    note TEXT, -- for editors
    confidence TEXT NOT NULL
        CHECK (confidence IN ('verified', 'partly_verified', 'recalled', 'derived')),
    CHECK ((lat IS NULL) = (lon IS NULL)),
    FOREIGN KEY (range_class, range_rule) REFERENCES range (class, rule)
) STRICT;

-- Dates are ISO text in the precision of the source: 2011, 2011-09 or 2011-09-14. '+0 days' makes
-- date() turn 30 February into 1 or 2 March, which then differs.
CREATE TABLE event (
    key TEXT PRIMARY KEY CHECK (key <> ''),
    ordinal INTEGER NOT NULL UNIQUE CHECK (ordinal > 0),
    date TEXT NOT NULL
        CHECK (date(substr(date || '-01-01', 1, 10), '+0 days') IS
            substr(date || '-01-01', 1, 10)),
    date_precision TEXT NOT NULL CHECK (date_precision IS
        CASE length(date) WHEN 4 THEN 'year' WHEN 7 THEN 'month' WHEN 10 THEN 'day' END),
    kind TEXT NOT NULL CHECK (kind IN ('text', 'meeting', 'decision', 'incident', 'article')),
    importance INTEGER NOT NULL CHECK (importance BETWEEN 1 AND 3),
    track TEXT NOT NULL REFERENCES track (key),
    title TEXT NOT NULL UNIQUE REFERENCES text_key (key),
    summary TEXT NOT NULL UNIQUE REFERENCES text_key (key),
    body TEXT NOT NULL UNIQUE REFERENCES text_key (key),
    timeline_label TEXT UNIQUE REFERENCES text_key (key), -- none: no label on the strip
    kind_name TEXT UNIQUE REFERENCES text_key (key),      -- none: the name of its kind
    why TEXT UNIQUE REFERENCES text_key (key),            -- why it matters
    place TEXT NOT NULL UNIQUE REFERENCES text_key (key),
    lat REAL NOT NULL CHECK (lat BETWEEN -90 AND 90),
    lon REAL NOT NULL CHECK (lon BETWEEN -180 AND 180),
    in_article INTEGER NOT NULL CHECK (in_article IN (0, 1)),
    confidence TEXT NOT NULL
        CHECK (confidence IN ('verified', 'partly_verified', 'recalled', 'derived')),
    verified_in TEXT -- for the staff, never on screen
) STRICT;

CREATE TABLE event_question (
    event TEXT NOT NULL REFERENCES event (key),
    ordinal INTEGER NOT NULL CHECK (ordinal > 0),
    question TEXT NOT NULL REFERENCES question (key),
    PRIMARY KEY (event, question)
) STRICT;

CREATE TABLE event_state ( -- those named or mainly concerned
    event TEXT NOT NULL REFERENCES event (key),
    ordinal INTEGER NOT NULL CHECK (ordinal > 0),
    state TEXT NOT NULL REFERENCES state (iso3),
    PRIMARY KEY (event, state)
) STRICT;

CREATE TABLE event_source (
    event TEXT NOT NULL REFERENCES event (key),
    ordinal INTEGER NOT NULL CHECK (ordinal > 0),
    source TEXT NOT NULL REFERENCES source (key),
    PRIMARY KEY (event, source)
) STRICT;

-- What states joined, signed, proposed or voted on.
CREATE TABLE instrument (
    key TEXT PRIMARY KEY CHECK (key <> ''),
    ordinal INTEGER NOT NULL UNIQUE CHECK (ordinal > 0),
    type TEXT NOT NULL CHECK (type IN ('treaty', 'alliance', 'declaration', 'code', 'proposal',
        'resolution', 'expert_group', 'compendium')),
    date TEXT NOT NULL
        CHECK (date(substr(date || '-01-01', 1, 10), '+0 days') IS
            substr(date || '-01-01', 1, 10)),
    date_precision TEXT NOT NULL CHECK (date_precision IS
        CASE length(date) WHEN 4 THEN 'year' WHEN 7 THEN 'month' WHEN 10 THEN 'day' END),
    in_force TEXT CHECK (length(in_force) IN (4, 7, 10))
        CHECK (date(substr(in_force || '-01-01', 1, 10), '+0 days') IS
            substr(in_force || '-01-01', 1, 10)),
    in_force_precision TEXT CHECK (in_force_precision IS
        CASE length(in_force) WHEN 4 THEN 'year' WHEN 7 THEN 'month' WHEN 10 THEN 'day' END),
    side INTEGER NOT NULL CHECK (side IN (-1, 0, 1)), -- which side started or mainly backs it
    name TEXT NOT NULL UNIQUE REFERENCES text_key (key),
    short_name TEXT UNIQUE REFERENCES text_key (key),
    description TEXT NOT NULL UNIQUE REFERENCES text_key (key),
    place TEXT UNIQUE REFERENCES text_key (key),
    source TEXT NOT NULL REFERENCES source (key),
    confidence TEXT NOT NULL
        CHECK (confidence IN ('verified', 'partly_verified', 'recalled', 'derived'))
) STRICT;

CREATE TABLE instrument_question (
    instrument TEXT NOT NULL REFERENCES instrument (key),
    ordinal INTEGER NOT NULL CHECK (ordinal > 0),
    question TEXT NOT NULL REFERENCES question (key),
    PRIMARY KEY (instrument, question)
) STRICT;

-- One state took part in one instrument in one role.
CREATE TABLE act (
    ordinal INTEGER PRIMARY KEY CHECK (ordinal > 0),
    instrument TEXT NOT NULL REFERENCES instrument (key),
    state TEXT NOT NULL REFERENCES state (iso3),
    role TEXT NOT NULL CHECK (role IN ('party', 'signatory', 'sponsor', 'voted_for',
        'voted_against', 'abstained', 'member', 'former_member', 'supporter', 'observer',
        'contributor')),
    date TEXT CHECK (length(date) IN (4, 7, 10)) -- NULL: not known
        CHECK (date(substr(date || '-01-01', 1, 10), '+0 days') IS
            substr(date || '-01-01', 1, 10)),
    date_precision TEXT CHECK (date_precision IS
        CASE length(date) WHEN 4 THEN 'year' WHEN 7 THEN 'month' WHEN 10 THEN 'day' END),
    date_kind TEXT NOT NULL CHECK (date_kind <> ''), -- what the date is: vote, signature ...
    source TEXT NOT NULL REFERENCES source (key),
    confidence TEXT NOT NULL
        CHECK (confidence IN ('verified', 'partly_verified', 'recalled', 'derived')),
    UNIQUE (instrument, state, role)
) STRICT;

-- Points that a role in an instrument gives on a question.
CREATE TABLE stance_rule (
    ordinal INTEGER PRIMARY KEY CHECK (ordinal > 0),
    instrument TEXT NOT NULL REFERENCES instrument (key),
    role TEXT NOT NULL CHECK (role IN ('party', 'signatory', 'sponsor', 'voted_for',
        'voted_against', 'abstained', 'member', 'former_member', 'supporter', 'observer',
        'contributor')),
    question TEXT NOT NULL REFERENCES question (key),
    points REAL NOT NULL CHECK (points BETWEEN -2 AND 2),
    effective_from TEXT -- the act counts from here if that is later than its own date
        CHECK (length(effective_from) IN (4, 7, 10))
        CHECK (date(substr(effective_from || '-01-01', 1, 10), '+0 days') IS
            substr(effective_from || '-01-01', 1, 10)),
    effective_from_precision TEXT CHECK (effective_from_precision IS
        CASE length(effective_from) WHEN 4 THEN 'year' WHEN 7 THEN 'month' WHEN 10 THEN 'day' END),
    reason TEXT NOT NULL UNIQUE REFERENCES text_key (key),
    UNIQUE (instrument, role, question)
) STRICT;

-- A documented view of one state on one question; a later one replaces it.
CREATE TABLE position (
    ordinal INTEGER PRIMARY KEY CHECK (ordinal > 0),
    state TEXT NOT NULL REFERENCES state (iso3),
    question TEXT NOT NULL REFERENCES question (key),
    year INTEGER NOT NULL CHECK (year BETWEEN 1900 AND 2100),
    stance INTEGER NOT NULL CHECK (stance BETWEEN -2 AND 2),
    statement TEXT NOT NULL UNIQUE REFERENCES text_key (key),
    source TEXT NOT NULL REFERENCES source (key),
    seen TEXT,                             -- where the document was seen, never on screen
    evidence TEXT REFERENCES event (key), -- the view counts from its date if that is in `year`
    confidence TEXT NOT NULL
        CHECK (confidence IN ('verified', 'partly_verified', 'recalled', 'derived')),
    UNIQUE (state, question, year)
) STRICT;

-- What the article expected, observed or advised, against what happened.
CREATE TABLE prediction (
    key TEXT PRIMARY KEY CHECK (key <> ''),
    ordinal INTEGER NOT NULL UNIQUE CHECK (ordinal > 0),
    type TEXT NOT NULL CHECK (type IN ('forecast', 'observation', 'recommendation')),
    statement TEXT NOT NULL UNIQUE REFERENCES text_key (key),
    brief TEXT NOT NULL UNIQUE REFERENCES text_key (key), -- the outcome in two lines, for lists
    outcome TEXT NOT NULL UNIQUE REFERENCES text_key (key),
    verdict TEXT NOT NULL CHECK (verdict IN ('borne_out', 'partly', 'not_so', 'open')),
    note TEXT UNIQUE REFERENCES text_key (key),
    confidence TEXT NOT NULL
        CHECK (confidence IN ('verified', 'partly_verified', 'recalled', 'derived'))
) STRICT;

CREATE TABLE prediction_evidence (
    prediction TEXT NOT NULL REFERENCES prediction (key),
    ordinal INTEGER NOT NULL CHECK (ordinal > 0),
    event TEXT NOT NULL REFERENCES event (key),
    PRIMARY KEY (prediction, event)
) STRICT;

CREATE TABLE quiz_question (
    key TEXT PRIMARY KEY CHECK (key <> ''),
    ordinal INTEGER NOT NULL UNIQUE CHECK (ordinal > 0),
    question TEXT NOT NULL REFERENCES question (key),
    asked TEXT NOT NULL UNIQUE REFERENCES text_key (key)
) STRICT;

CREATE TABLE quiz_answer (
    key TEXT PRIMARY KEY CHECK (key <> ''),
    ordinal INTEGER NOT NULL UNIQUE CHECK (ordinal > 0),
    quiz_question TEXT NOT NULL REFERENCES quiz_question (key),
    value INTEGER NOT NULL CHECK (value BETWEEN -2 AND 2),
    text TEXT NOT NULL UNIQUE REFERENCES text_key (key),
    note TEXT UNIQUE REFERENCES text_key (key),
    confidence TEXT NOT NULL
        CHECK (confidence IN ('verified', 'partly_verified', 'recalled', 'derived')),
    UNIQUE (quiz_question, value)
) STRICT;

CREATE TABLE quiz_answer_resembles ( -- states whose latest view has exactly this value
    quiz_answer TEXT NOT NULL REFERENCES quiz_answer (key),
    ordinal INTEGER NOT NULL CHECK (ordinal > 0),
    state TEXT NOT NULL REFERENCES state (iso3),
    PRIMARY KEY (quiz_answer, state)
) STRICT;

CREATE TABLE term (
    key TEXT PRIMARY KEY CHECK (key <> ''),
    ordinal INTEGER NOT NULL UNIQUE CHECK (ordinal > 0),
    term TEXT NOT NULL UNIQUE REFERENCES text_key (key),
    forms TEXT UNIQUE REFERENCES text_key (key), -- how texts write it, ';' between; besides the term itself
    plain TEXT NOT NULL UNIQUE REFERENCES text_key (key)
) STRICT;

-- One stop of the guided tour: it moves the same cursor, question and map as a visitor's hand.
CREATE TABLE tour_stop (
    key TEXT PRIMARY KEY CHECK (key <> ''),
    ordinal INTEGER NOT NULL UNIQUE CHECK (ordinal > 0),
    mark TEXT CHECK (length(mark) BETWEEN 1 AND 2), -- in its dot; none: the year of its day
    tab TEXT NOT NULL UNIQUE REFERENCES text_key (key), -- one or two words under the dot
    title TEXT NOT NULL UNIQUE REFERENCES text_key (key),
    text TEXT NOT NULL UNIQUE REFERENCES text_key (key),
    aside TEXT UNIQUE REFERENCES text_key (key), -- what the museum adds
    voice TEXT NOT NULL CHECK (voice IN ('article', 'outcome')), -- who speaks in `text`
    day TEXT CHECK (date(day, '+0 days') IS day), -- where the cursor goes
    question TEXT REFERENCES question (key),
    event TEXT REFERENCES event (key), -- its place is marked, arcs lead there
    place_name TEXT UNIQUE REFERENCES text_key (key) -- written at that place
) STRICT;

CREATE TABLE tour_stop_state ( -- lit on the map
    tour_stop TEXT NOT NULL REFERENCES tour_stop (key),
    ordinal INTEGER NOT NULL CHECK (ordinal > 0),
    state TEXT NOT NULL REFERENCES state (iso3),
    PRIMARY KEY (tour_stop, state)
) STRICT;

CREATE TABLE tour_stop_source (
    tour_stop TEXT NOT NULL REFERENCES tour_stop (key),
    ordinal INTEGER NOT NULL CHECK (ordinal > 0),
    source TEXT NOT NULL REFERENCES source (key),
    PRIMARY KEY (tour_stop, source)
) STRICT;

-- The pack itself ---------------------------------------------------------------------------------

CREATE TABLE pack (
    ordinal INTEGER PRIMARY KEY CHECK (ordinal = 1), -- one row
    id TEXT NOT NULL CHECK (id <> ''),
    title TEXT NOT NULL REFERENCES text_key (key),
    default_language TEXT NOT NULL REFERENCES language (code),
    -- Where the cursor may go.
    first_day TEXT NOT NULL CHECK (date(first_day, '+0 days') IS first_day),
    last_day TEXT NOT NULL CHECK (date(last_day, '+0 days') IS last_day),
    -- The timeline at its widest.
    span_first TEXT NOT NULL CHECK (date(span_first, '+0 days') IS span_first),
    span_last TEXT NOT NULL CHECK (date(span_last, '+0 days') IS span_last),
    opening_day TEXT NOT NULL CHECK (date(opening_day, '+0 days') IS opening_day),
    as_of TEXT NOT NULL CHECK (date(as_of, '+0 days') IS as_of), -- closing date of the data
    opening_question TEXT NOT NULL REFERENCES question (key),
    range_question TEXT NOT NULL REFERENCES question (key),
    range_from TEXT NOT NULL CHECK (date(range_from, '+0 days') IS range_from),
    -- Visitors are not offered a language that has fewer of the texts, in percent; NULL: 90.
    language_least_percent INTEGER CHECK (language_least_percent BETWEEN 0 AND 100),
    CHECK (first_day <= last_day),
    CHECK (span_first <= first_day),
    CHECK (span_last >= last_day),
    CHECK (opening_day BETWEEN first_day AND last_day)
) STRICT;

-- The prepared map as the program wants it, in pieces, because the reader takes no value above
-- 1,000,000 bytes.
CREATE TABLE map_piece (
    ordinal INTEGER PRIMARY KEY CHECK (ordinal > 0),
    bytes BLOB NOT NULL CHECK (length(bytes) BETWEEN 1 AND 524288)
) STRICT;

-- Shape of the map -> state whose stance it takes; ordinal - 1 is the shape's number.
CREATE TABLE map_shape (
    ordinal INTEGER PRIMARY KEY CHECK (ordinal > 0),
    state TEXT REFERENCES state (iso3)
) STRICT;

-- Search ------------------------------------------------------------------------------------------

CREATE VIRTUAL TABLE search USING fts5 (
    kind UNINDEXED,     -- event or term
    key UNINDEXED,      -- of that row
    language UNINDEXED, -- code
    title,              -- title or term
    body,               -- summary and body, or plain words
    tokenize = 'unicode61 remove_diacritics 2'
);

-- Views for people: the default language, names instead of keys ------------------------------------

CREATE VIEW v_text AS
SELECT text.key, text.value
FROM text
JOIN pack ON text.language = pack.default_language;

CREATE VIEW v_event AS
SELECT event.key, event.date, title.value AS title, event.kind, event.importance, event.track,
       place.value AS place, summary.value AS summary, event.confidence
FROM event
JOIN v_text AS title ON title.key = event.title
JOIN v_text AS place ON place.key = event.place
JOIN v_text AS summary ON summary.key = event.summary
ORDER BY event.ordinal;

CREATE VIEW v_state AS
SELECT state.iso3, name.value AS name, state.region, state.range_class, range.score AS range_score
FROM state
JOIN v_text AS name ON name.key = state.name
JOIN range ON range.class = state.range_class AND range.rule = state.range_rule
ORDER BY state.ordinal;

CREATE VIEW v_act AS
SELECT act.date, name.value AS state, instrument_name.value AS instrument, act.role, act.date_kind,
       source.citation, act.confidence
FROM act
JOIN state ON state.iso3 = act.state
JOIN v_text AS name ON name.key = state.name
JOIN instrument ON instrument.key = act.instrument
JOIN v_text AS instrument_name ON instrument_name.key = instrument.name
JOIN source ON source.key = act.source
ORDER BY act.ordinal;

CREATE VIEW v_position AS
SELECT name.value AS state, position.question, position.year, position.stance,
       statement.value AS statement, source.citation, position.confidence
FROM position
JOIN state ON state.iso3 = position.state
JOIN v_text AS name ON name.key = state.name
JOIN v_text AS statement ON statement.key = position.statement
JOIN source ON source.key = position.source
ORDER BY position.ordinal;
