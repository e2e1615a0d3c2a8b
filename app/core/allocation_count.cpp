#include "core/allocation_count.h"

#include <atomic>

namespace fl {
namespace {
std::atomic<std::uint64_t> count{0}; // the one global: operator new has no other place to count
} // namespace

std::uint64_t allocation_count() {
    return count.load(std::memory_order_relaxed);
}
void note_allocation() {
    count.fetch_add(1, std::memory_order_relaxed);
}

} // namespace fl
