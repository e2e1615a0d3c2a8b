#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace fl {

/// What a content database holds, for people who look after it.
struct PackInfo {
    struct LanguageInfo {
        std::string code, native_name, status; // status: draft or final
        bool offered = false;                  // the sheet says so
        bool complete = false; // enough of its texts are there: else visitors do not get it
        int texts = 0;         // texts in this language
        double percent = 0;    // of all texts of the pack
        int narrated = 0;      // texts that a human voice says
        double narrated_s = 0; // how long it takes for all of them
    };
    struct Count {
        std::string table;
        long long rows = 0;
    };
    struct Recalled {
        std::string table, row; // row: "budapest-convention USA party"
    };

    std::string id, title, as_of;
    int least_percent = 0;               // of the texts, for a language that visitors are offered
    std::vector<LanguageInfo> languages; // order of the sheet
    std::vector<Count> counts;           // main tables, order of the schema
    std::vector<Recalled> recalled;      // rows to be checked before print
    std::vector<std::string> narrators;  // as credits name them, each once
    std::size_t map_bytes = 0, narration_bytes = 0;
};

/// Opens and verifies the file as load_exhibit() does. @throws Error{Fault::content}
PackInfo read_pack_info(const std::filesystem::path& file);

} // namespace fl
