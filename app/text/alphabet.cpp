#include "text/alphabet.h"

#include "core/error.h"

#include <unicode/alphaindex.h>

namespace fl {
namespace {

void check(UErrorCode status) {
    if (U_FAILURE(status))
        throw Error(Fault::internal, std::string("ICU: alphabet: ") + u_errorName(status));
}

icu::UnicodeString unicode(std::string_view text) {
    return icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())});
}

} // namespace

NameIndex index_names(std::span<const std::string_view> names, std::string_view language) {
    UErrorCode status = U_ZERO_ERROR;
    const auto locale = icu::Locale::forLanguageTag(
        {language.data(), static_cast<int32_t>(language.size())}, status);
    icu::AlphabeticIndex index(locale, status);
    check(status);
    std::vector<std::uint16_t> numbers(names.size());
    for (std::size_t i = 0; i < names.size(); ++i) {
        numbers[i] = static_cast<std::uint16_t>(i);
        index.addRecord(unicode(names[i]), &numbers[i], status);
    }
    check(status);
    NameIndex result;
    while (index.nextBucket(status) != 0 && U_SUCCESS(status)) {
        NameIndex::Letter letter;
        index.getBucketLabel().toUTF8String(letter.label);
        letter.first = result.order.size();
        while (index.nextRecord(status) != 0 && U_SUCCESS(status))
            result.order.push_back(*static_cast<const std::uint16_t*>(index.getRecordData()));
        letter.count = result.order.size() - letter.first;
        if (letter.count > 0)
            result.letters.push_back(std::move(letter));
    }
    check(status);
    return result;
}

} // namespace fl
