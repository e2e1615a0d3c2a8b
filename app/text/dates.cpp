#include "text/dates.h"

#include "core/error.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include <unicode/dtptngen.h>
#include <unicode/gregocal.h>
#include <unicode/listformatter.h>
#include <unicode/msgfmt.h>
#include <unicode/numberformatter.h>
#include <unicode/smpdtfmt.h>

namespace fl {

namespace {

void check(UErrorCode status, const char* what) {
    if (U_FAILURE(status))
        throw Error(Fault::internal, std::string("ICU: ") + what + ": " + u_errorName(status));
}

bool is_known(const icu::Locale& locale) {
    int32_t count = 0;
    const icu::Locale* all = icu::Locale::getAvailableLocales(count);
    for (int32_t i = 0; i < count; ++i) {
        if (std::string_view(all[i].getLanguage()) == locale.getLanguage())
            return true;
    }
    return false;
}

/// British for "en", and for languages that ICU does not know.
icu::Locale locale_of(std::string_view language) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::StringPiece tag(language.data(), static_cast<int32_t>(language.size()));
    icu::Locale locale = icu::Locale::forLanguageTag(tag, status);
    if (U_FAILURE(status) || language == "en" || !is_known(locale))
        locale = icu::Locale::getUK();
    status = U_ZERO_ERROR;
    // Stated, because CLDR changes its defaults: a caller may still ask for "ar-u-nu-latn".
    if (std::string_view(locale.getLanguage()) == "ar" &&
        locale.getUnicodeKeywordValue<std::string>("nu", status).empty()) {
        status = U_ZERO_ERROR;
        locale.setUnicodeKeywordValue("nu", "arab", status);
    }
    status = U_ZERO_ERROR;
    locale.setUnicodeKeywordValue("ca", "gregory", status);
    check(status, "locale");
    return locale;
}

icu::SimpleDateFormat make_format(const icu::Locale& locale, const icu::UnicodeString& pattern) {
    UErrorCode status = U_ZERO_ERROR;
    icu::SimpleDateFormat format(pattern, locale, status);
    auto calendar =
        std::make_unique<icu::GregorianCalendar>(*icu::TimeZone::getGMT(), locale, status);
    calendar->setGregorianChange(-8.64e15, status); // proleptic, like std::chrono
    check(status, "date format");
    format.adoptCalendar(calendar.release());
    return format;
}

/// One way to write a day, and what it wrote already.
class RememberedFormat {
  public:
    RememberedFormat(const icu::Locale& locale, const icu::UnicodeString& pattern)
        : format_(make_format(locale, pattern)) {}

    std::string_view operator()(Day day) {
        const auto number = day.time_since_epoch().count();
        if (const auto known = texts_.find(number); known != texts_.end())
            return known->second;
        constexpr double day_ms = 86'400'000;
        icu::UnicodeString text;
        format_.format(static_cast<UDate>(static_cast<double>(number) * day_ms), text);
        return text.toUTF8String(texts_[number]);
    }

  private:
    icu::SimpleDateFormat format_;
    std::unordered_map<Day::rep, std::string> texts_;
};

/// Patterns by CLDR from the fields that shall be seen.
class Patterns {
  public:
    explicit Patterns(const icu::Locale& locale) {
        UErrorCode status = U_ZERO_ERROR;
        generator_.reset(icu::DateTimePatternGenerator::createInstance(locale, status));
        check(status, "date patterns");
    }
    icu::UnicodeString best(const char* fields) const {
        UErrorCode status = U_ZERO_ERROR;
        auto pattern = generator_->getBestPattern(icu::UnicodeString::fromUTF8(fields), status);
        check(status, fields);
        return pattern;
    }

  private:
    std::unique_ptr<icu::DateTimePatternGenerator> generator_;
};

bool is_english(const icu::Locale& locale) {
    return std::string_view(locale.getLanguage()) == "en";
}

/// Months on an axis: CLDR's British "Sept" is the only one with four letters.
icu::Locale axis_locale(const icu::Locale& locale) {
    return is_english(locale) ? icu::Locale::getEnglish() : locale;
}

} // namespace

struct DateFormatter::Impl {
    icu::Locale locale;
    Patterns patterns;
    RememberedFormat medium, day_month;
    std::array<RememberedFormat, 3> full, shortened; // by DatePrecision
    RememberedFormat year, month, month_year, day_number;
    icu::number::LocalizedNumberFormatter numbers;
    std::unordered_map<long, std::string> written_numbers;
    std::map<std::string, std::unordered_map<long, std::string>, std::less<>> counted; // by pattern
    std::unique_ptr<icu::ListFormatter> lists;
    std::vector<std::string> listed; // what `written_list` was made of
    std::string written_list;

    explicit Impl(const icu::Locale& chosen)
        : locale(chosen)
        , patterns(locale)
        , medium(locale, patterns.best("yMMMd"))
        , day_month(locale, patterns.best("MMMd"))
        , full{RememberedFormat(locale, patterns.best("yMMMMd")),
               RememberedFormat(locale, patterns.best("yMMMM")),
               RememberedFormat(locale, patterns.best("y"))}
        , shortened{RememberedFormat(locale, patterns.best("MMMd")),
                    RememberedFormat(locale, "LLL"), RememberedFormat(locale, patterns.best("y"))}
        , year(locale, "y")
        , month(axis_locale(locale), "LLL")
        // The apostrophe is an English habit; elsewhere the year is written out.
        , month_year(axis_locale(locale), is_english(locale)
                                              ? icu::UnicodeString::fromUTF8("LLL ’yy")
                                              : patterns.best("yMMM"))
        , day_number(locale, "d")
        , numbers(icu::number::NumberFormatter::withLocale(locale)) {}
};

DateFormatter::DateFormatter(std::string_view language)
    : impl_(std::make_unique<Impl>(locale_of(language))) {}

DateFormatter::~DateFormatter() = default;

std::string_view DateFormatter::medium(Day day) {
    return impl_->medium(day);
}

std::string_view DateFormatter::day_month(Day day) {
    return impl_->day_month(day);
}

std::string_view DateFormatter::full(const EventDate& date) {
    return impl_->full.at(static_cast<std::size_t>(date.precision))(date.first);
}

std::string_view DateFormatter::shortened(const EventDate& date) {
    return impl_->shortened.at(static_cast<std::size_t>(date.precision))(date.first);
}

std::string_view DateFormatter::year(Day day) {
    return impl_->year(day);
}

std::string_view DateFormatter::month(Day day) {
    return impl_->month(day);
}

std::string_view DateFormatter::month_year(Day day) {
    return impl_->month_year(day);
}

std::string_view DateFormatter::day_number(Day day) {
    return impl_->day_number(day);
}

std::string_view DateFormatter::number(long value) {
    const auto known = impl_->written_numbers.find(value);
    if (known != impl_->written_numbers.end())
        return known->second;
    UErrorCode status = U_ZERO_ERROR;
    const auto text = impl_->numbers.formatInt(value, status).toString(status);
    check(status, "number");
    return text.toUTF8String(impl_->written_numbers[value]);
}

std::string_view DateFormatter::counted(std::string_view pattern, long value) {
    auto texts = impl_->counted.find(pattern);
    if (texts == impl_->counted.end())
        texts = impl_->counted.try_emplace(std::string(pattern)).first;
    const auto [place, fresh] = texts->second.try_emplace(value);
    std::string& out = place->second;
    if (!fresh)
        return out;
    UErrorCode status = U_ZERO_ERROR;
    const icu::UnicodeString source = icu::UnicodeString::fromUTF8(
        icu::StringPiece(pattern.data(), static_cast<int32_t>(pattern.size())));
    const icu::MessageFormat format(source, impl_->locale, status);
    const icu::Formattable count(static_cast<int64_t>(value));
    icu::UnicodeString text;
    icu::FieldPosition ignored(icu::FieldPosition::DONT_CARE);
    format.format(&count, 1, text, ignored, status);
    if (U_FAILURE(status))
        return out = pattern;
    return text.toUTF8String(out);
}

std::string_view DateFormatter::list(std::span<const std::string_view> parts) {
    Impl& impl = *impl_;
    if (std::ranges::equal(parts, impl.listed))
        return impl.written_list;
    UErrorCode status = U_ZERO_ERROR;
    if (!impl.lists)
        impl.lists.reset(icu::ListFormatter::createInstance(impl.locale, status));
    check(status, "lists");
    std::vector<icu::UnicodeString> items;
    for (const std::string_view part : parts)
        items.push_back(icu::UnicodeString::fromUTF8(
            icu::StringPiece(part.data(), static_cast<int32_t>(part.size()))));
    icu::UnicodeString text;
    impl.lists->format(items.data(), static_cast<int32_t>(items.size()), text, status);
    check(status, "list");
    impl.listed.assign(parts.begin(), parts.end());
    impl.written_list.clear();
    return text.toUTF8String(impl.written_list);
}

} // namespace fl
