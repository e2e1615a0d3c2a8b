#pragma once

// What a test has measured for the accessibility report (tests/access/report.sh): one file for each
// criterion and test. A criterion without any is shown there as missing.

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace fl::test {

/// As much of a UTF-8 text as names it in a list.
inline std::string beginning(const std::string& text, std::size_t most = 48) {
    if (text.size() <= most)
        return text;
    std::size_t n = most;
    while (n > 0 && (static_cast<unsigned char>(text[n]) & 0xC0U) == 0x80U)
        --n;
    return text.substr(0, n);
}

/// Written when it goes out of scope. Complaints make it a failure; a test that ends early leaves
/// what it had, as a failure.
class AccessRow {
  public:
    /// @param id    of the criterion, "A-19"
    /// @param part  names this measurement among those of the criterion
    /// @param how   what was done, in one or two sentences
    AccessRow(std::string id, std::string part, std::string how)
        : id_(std::move(id))
        , part_(std::move(part))
        , how_(std::move(how)) {}
    AccessRow(const AccessRow&) = delete;
    AccessRow& operator=(const AccessRow&) = delete;
    ~AccessRow() { write(); }

    /// What came out, with units.
    template <class... T>
    void figure(const T&... parts) {
        std::ostringstream out;
        (out << ... << parts);
        figures_.push_back(out.str());
    }
    template <class... T>
    void complain(const T&... parts) {
        std::ostringstream out;
        (out << ... << parts);
        ++complaints_;
        if (examples_.size() < most_examples())
            examples_.push_back(out.str());
    }
    /// Everything was looked at. Without complaints the criterion holds as far as this goes.
    void done() { done_ = true; }
    /// No machine can tell: why, and what a person has to do.
    void needs_person(std::string why) { person_ = std::move(why); }

    std::size_t complaints() const { return complaints_; }
    std::string text() const {
        std::string out;
        for (const std::string& example : examples_)
            out += example + '\n';
        return out + std::to_string(complaints_) + " in all";
    }

  private:
    /// FL_EXAMPLES=all lists every complaint.
    static std::size_t most_examples() {
        return std::getenv("FL_EXAMPLES") != nullptr ? 100'000 : 12;
    }

    static std::string quoted(const std::string& text) {
        std::string out = "\"";
        for (const char c : text) {
            if (c == '"' || c == '\\')
                out += '\\';
            if (static_cast<unsigned char>(c) < 0x20)
                out += ' ';
            else
                out += c;
        }
        return out + '"';
    }
    static std::string list(const std::vector<std::string>& texts) {
        std::string out = "[";
        for (const std::string& text : texts)
            out += (out.size() > 1 ? "," : "") + quoted(text);
        return out + ']';
    }
    void write() const {
        const std::filesystem::path folder =
            std::filesystem::path(FL_BINARY_DIR) / "access" / "rows";
        std::error_code ignored; // a report that cannot be written shows the row as missing
        std::filesystem::create_directories(folder, ignored);
        const bool failed = complaints_ > 0 || !done_;
        std::ofstream file(folder / (id_ + " " + part_ + ".json"));
        file << "{\"id\":" << quoted(id_) << ",\"part\":" << quoted(part_)
             << ",\"how\":" << quoted(how_) << ",\"verdict\":"
             << (failed            ? "\"fail\""
                 : person_.empty() ? "\"pass\""
                                   : "\"person\"")
             << ",\"person\":" << quoted(person_) << ",\"complaints\":" << complaints_
             << ",\"finished\":" << (done_ ? "true" : "false") << ",\"figures\":" << list(figures_)
             << ",\"examples\":" << list(examples_) << "}\n";
    }

    std::string id_, part_, how_, person_;
    std::vector<std::string> figures_, examples_;
    std::size_t complaints_ = 0;
    bool done_ = false;
};

} // namespace fl::test
