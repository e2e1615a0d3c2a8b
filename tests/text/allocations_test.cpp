#include "support/catch.h"
#include "text/dates.h"
#include "text/sentences.h"
#include "text/text.h"

#include <atomic>
#include <cstdlib>
#include <new>

using namespace fl;

namespace {

std::atomic<std::size_t> allocations{0};

} // namespace

void* operator new(std::size_t size) {
    ++allocations;
    if (void* memory = std::malloc(size > 0 ? size : 1))
        return memory;
    throw std::bad_alloc();
}

// Address Sanitizer has one of its own, which would not fit to our delete.
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
    ++allocations;
    return std::malloc(size > 0 ? size : 1);
}

void operator delete(void* memory) noexcept {
    std::free(memory);
}

void operator delete(void* memory, std::size_t) noexcept {
    std::free(memory);
}

TEST_CASE("asking again for a paragraph or a date allocates nothing", "[text]") {
    TextEngine engine(std::filesystem::path(FL_SHARE_DIR) / "fonts", "");
    DateFormatter dates("ar");
    const Day day = make_day(2011, 9, 14);
    std::size_t lengths = 0;
    const auto ask = [&] {
        for (const Sentence& sentence : sentences)
            lengths += engine.set(spec_of(sentence, 500)).glyphs.size();
        lengths += dates.medium(day).size() + dates.full({day, DatePrecision::month}).size();
        lengths += dates.number(123'456).size();
    };
    ask();
    const std::size_t before = allocations;
    ask();
    engine.begin_frame();
    ask();
    CHECK(allocations == before);
    CHECK(lengths > 0);
}
