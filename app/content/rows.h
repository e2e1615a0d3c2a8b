#pragma once

#include "content/database.h"
#include "content/names.h"
#include "content/utf8.h"
#include "core/error.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include <fmt/format.h>

namespace fl {

/// Where a row of a table stands in its list of the Exhibit.
template <class Id>
using Keys = std::map<std::string, Id, std::less<>>;

/// @throws Error{Fault::content} with what is wrong and what to do
[[noreturn]] inline void refuse_content(const std::string& what) {
    throw Error(Fault::content, what + "; build the content anew");
}

/// Ids are 16 bits wide, texts 32.
inline constexpr std::size_t most_rows = 65'000;
inline constexpr std::size_t most_texts = 2'000'000;

/// Walks the rows of one SELECT by column order; looks references up and says where one dangles.
class Rows {
  public:
    Rows(sqlite3* database, std::string_view table, const std::string& sql)
        : statement_(database, sql)
        , table_(table) {}

    bool next() {
        column_ = 0;
        ++row_;
        if (row_ > static_cast<int>(most_texts))
            refuse_content(fmt::format("table '{}' has more than {} rows", table_, most_texts));
        return statement_.next();
    }
    bool null() const { return statement_.is_null(column_); }
    std::string text() { return checked(statement_.text(column_++)); }
    int integer() { return static_cast<int>(statement_.integer(column_++)); }
    double real() { return statement_.real(column_++); }
    bool flag() { return integer() != 0; }
    std::string bytes() { return statement_.text(column_++); }

    template <class Enum>
    Enum choice() {
        const std::string name = text();
        const auto value = enum_named<Enum>(name);
        if (!value)
            fail(fmt::format("'{}' is not known", name));
        return *value;
    }
    template <class Id>
    Id reference(const Keys<Id>& keys) {
        const std::string key = text();
        const auto found = keys.find(key);
        if (found == keys.end())
            fail(fmt::format("'{}' does not exist", key));
        return found->second;
    }
    template <class Id>
    std::optional<Id> maybe_reference(const Keys<Id>& keys) {
        if (skip_null())
            return std::nullopt;
        return reference(keys);
    }
    TextId maybe_text(const Keys<TextId>& keys) { return maybe_reference(keys).value_or(TextId{}); }
    EventDate date() {
        const std::string written = text();
        const auto value = parse_date(written);
        if (!value)
            fail(fmt::format("'{}' is not a date", written));
        return *value;
    }
    std::optional<EventDate> maybe_date() {
        if (skip_null())
            return std::nullopt;
        return date();
    }
    Day day() {
        const EventDate value = date();
        if (value.precision != DatePrecision::day)
            fail("a whole date is wanted");
        return value.first;
    }
    std::optional<double> maybe_real() {
        if (skip_null())
            return std::nullopt;
        return real();
    }
    [[noreturn]] void fail(const std::string& why) const {
        refuse_content(
            fmt::format("table '{}', row {}, column {}: {}", table_, row_, column_, why));
    }

  private:
    bool skip_null() {
        if (!null())
            return false;
        ++column_;
        return true;
    }
    std::string checked(std::string value) const {
        if (first_flaw(value))
            fail("text with characters that cannot be shown");
        return value;
    }

    Statement statement_;
    std::string_view table_;
    int column_ = 0;
    int row_ = 0;
};

} // namespace fl
