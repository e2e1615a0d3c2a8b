#include "tools/content_report.h"

#include "core/file.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <sodium.h>

namespace fl {
namespace {

using Json = nlohmann::ordered_json;

/// Cells may hold bytes that are not UTF-8; those become U+FFFD.
std::string dump(const Json& json) {
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string how_many(std::size_t count, std::string_view what) {
    return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

/// How many texts of each language a human voice says, and whose voices they are.
std::string narration_text(const PackInfo& info) {
    std::string text = "\nnarrated\n";
    for (const auto& language : info.languages) {
        const auto s = std::lround(language.narrated_s);
        text += fmt::format("  {:<6} {:>6} of {} texts, {}:{:02}:{:02}\n", language.code,
                            language.narrated, language.texts, s / 3600, s / 60 % 60, s % 60);
    }
    for (const std::string& narrator : info.narrators)
        text += fmt::format("  voice of {}\n", narrator);
    return text + fmt::format("  {} bytes\n", info.narration_bytes);
}

} // namespace

std::string findings_text(const Findings& findings) {
    std::string text;
    for (const Finding& finding : findings)
        text += to_line(finding) + "\n";
    const auto errors = static_cast<std::size_t>(
        std::count_if(findings.begin(), findings.end(),
                      [](const Finding& f) { return f.severity == Severity::error; }));
    return text + fmt::format("{}, {}\n", how_many(errors, "error"),
                              how_many(findings.size() - errors, "warning"));
}

std::string findings_json(const Findings& findings) {
    Json list = Json::array();
    for (const Finding& finding : findings) {
        list.push_back({{"severity", severity_name(finding.severity)},
                        {"file", finding.file},
                        {"row", finding.row},
                        {"column", finding.column},
                        {"text", finding.text}});
    }
    return dump(list);
}

std::string info_text(const PackInfo& info, const std::string& digest) {
    std::string text = fmt::format("pack       {}\ntitle      {}\nas of      {}\n", info.id,
                                   info.title, info.as_of);
    text += fmt::format("digest     sha256:{}\nsignature  none\n\nlanguages\n", digest);
    for (const auto& language : info.languages) {
        text += fmt::format("  {:<6} {:>5.1f} %  {:<6} {}  {}\n", language.code, language.percent,
                            language.status,
                            !language.offered    ? "not offered"
                            : !language.complete ? "incomplete "
                                                 : "offered    ",
                            language.native_name);
    }
    text += fmt::format("  offered from {} % of the texts on\n", info.least_percent);
    text += narration_text(info);
    text += "\nrows\n";
    for (const auto& count : info.counts)
        text += fmt::format("  {:<16} {:>6}\n", count.table, count.rows);
    text += fmt::format("  {:<16} {:>6} bytes\n", "map", info.map_bytes);
    text += fmt::format("\nrecalled, to be checked before print: {}\n",
                        how_many(info.recalled.size(), "row"));
    for (const auto& row : info.recalled)
        text += fmt::format("  {:<12} {}\n", row.table, row.row);
    return text;
}

std::string info_json(const PackInfo& info, const std::string& digest) {
    Json json{{"id", info.id}, {"title", info.title}, {"as_of", info.as_of}};
    json["least_percent"] = info.least_percent;
    json["languages"] = Json::array();
    for (const auto& language : info.languages) {
        json["languages"].push_back({{"code", language.code},
                                     {"native_name", language.native_name},
                                     {"status", language.status},
                                     {"offered", language.offered},
                                     {"complete", language.complete},
                                     {"texts", language.texts},
                                     {"percent", language.percent},
                                     {"narrated", language.narrated},
                                     {"narrated_s", language.narrated_s}});
    }
    json["counts"] = Json::object();
    for (const auto& count : info.counts)
        json["counts"][count.table] = count.rows;
    json["narrators"] = info.narrators;
    json["narration_bytes"] = info.narration_bytes;
    json["map_bytes"] = info.map_bytes;
    json["digest"] = "sha256:" + digest;
    json["signature"] = "none";
    json["recalled"] = Json::array();
    for (const auto& row : info.recalled)
        json["recalled"].push_back({{"table", row.table}, {"row", row.row}});
    return dump(json);
}

std::string sha256_of_file(const std::filesystem::path& file) {
    const std::string bytes = read_file(file);
    std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
    crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(bytes.data()),
                       bytes.size());
    std::string digits;
    for (const unsigned char byte : hash)
        digits += fmt::format("{:02x}", byte);
    return digits;
}

} // namespace fl
