#include "authoring/build.h"

#include "authoring/draft.h"
#include "authoring/suggest.h"
#include "authoring/take.h"
#include "content/pack_writer.h"
#include "core/file.h"

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

namespace fl {
namespace {

class Builder {
  public:
    explicit Builder(const Draft& draft)
        : draft_(draft)
        , status_(draft.language_status.begin(), draft.language_status.end()) {}

    std::string build(const MapInput& map) {
        for (const DraftRow& row : draft_.rows)
            write_row(row);
        for (const DraftNarration& narration : draft_.narrations)
            write_narration(narration);
        write_map(map);
        writer_.fill_search();
        return writer_.finish();
    }

  private:
    void write_row(const DraftRow& row) {
        for (const DraftText& text : row.texts)
            write_text(text);
        Fields fields = row.fields;
        fields.emplace_back("ordinal", std::int64_t{row.ordinal});
        writer_.insert(row.table, fields);
        for (const DraftLink& link : row.links)
            write_link(link);
    }

    void write_text(const DraftText& text) {
        writer_.insert("text_key", {{"key", text.key}, {"ordinal", ++texts_}, {"kind", text.kind}});
        for (const auto& [language, value] : text.values) {
            writer_.insert("text", {{"key", text.key},
                                    {"language", language},
                                    {"value", value},
                                    {"status", status_[language]}});
        }
    }

    void write_link(const DraftLink& link) {
        std::int64_t ordinal = 0;
        for (const std::string& member : link.members) {
            writer_.insert(link.table, {{std::string(link.owner_column), link.owner},
                                        {"ordinal", ++ordinal},
                                        {std::string(link.member_column), member}});
        }
    }

    void write_narration(const DraftNarration& narration) {
        const Master sound = master(read_take(narration.file));
        writer_.insert("narration", {{"ordinal", ++narrations_},
                                     {"text", narration.text},
                                     {"language", narration.language},
                                     {"narrator", narration.narrator},
                                     {"length_ms", std::llround(1000 * sound.length_s())},
                                     {"opus", Bytes{encode_opus(sound.samples)}}});
    }

    void write_map(const MapInput& map) {
        writer_.insert_map(map.blob);
        std::int64_t ordinal = 0;
        for (const std::string& state : map.shape_states) {
            writer_.insert("map_shape", {{"ordinal", ++ordinal},
                                         {"state", state.empty() ? Value{} : Value{state}}});
        }
    }

    const Draft& draft_;
    std::map<std::string, std::string> status_;
    PackWriter writer_;
    std::int64_t texts_ = 0, narrations_ = 0;
};

void check_shapes(const MapInput& map, const Draft& draft, Findings& findings) {
    for (const std::string& state : map.shape_states) {
        const auto& known = draft.state_keys;
        if (!state.empty() && !std::binary_search(known.begin(), known.end(), state)) {
            findings.push_back(
                {Severity::error, "shapes.csv", 0, "state",
                 fmt::format("'{}' is not in states.csv{}", state, did_you_mean(state, known))});
        }
    }
}

} // namespace

Findings check_pack(const std::filesystem::path& pack, const std::filesystem::path& wording) {
    Findings findings;
    read_draft(pack, wording, findings);
    return findings;
}

Findings build_pack(const std::filesystem::path& pack, const std::filesystem::path& wording,
                    const std::filesystem::path& out, const MapInput& map) {
    Findings findings;
    const Draft draft = read_draft(pack, wording, findings);
    check_shapes(map, draft, findings);
    if (!has_errors(findings))
        replace_file(out, Builder(draft).build(map));
    return findings;
}

} // namespace fl
