#pragma once

#include <memory>

namespace fl {

template <auto Free>
struct FreeWith {
    template <class T>
    void operator()(T* p) const noexcept {
        Free(p);
    }
};

/// A unique pointer to a C library's object that calls `Free` at its end.
template <class T, auto Free>
using Handle = std::unique_ptr<T, FreeWith<Free>>;

} // namespace fl
