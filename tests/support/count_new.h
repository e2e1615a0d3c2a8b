#pragma once

// Counts allocations of the whole program. Include it in exactly one file of a test program: it
// replaces operator new. With a sanitizer, which has its own, nothing is counted.

#include <cstddef>
#include <cstdlib>
#include <new>

namespace fl::test {
inline std::size_t allocations = 0; // of all threads together; tests here have one
} // namespace fl::test

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
// Not inlined: seen side by side, GCC takes malloc and operator delete for a mismatch.
[[gnu::noinline]] void* operator new(std::size_t size) {
    ++fl::test::allocations;
    if (void* p = std::malloc(size == 0 ? 1 : size))
        return p;
    throw std::bad_alloc();
}
[[gnu::noinline]] void operator delete(void* p) noexcept {
    std::free(p);
}
[[gnu::noinline]] void operator delete(void* p, std::size_t) noexcept {
    std::free(p);
}
#endif
