#pragma once

#include <cstdint>

namespace fl {

/// Heap allocations made so far through operator new (where the program replaces it, see
/// platform/counting_new.cpp) and through Dear ImGui.
std::uint64_t allocation_count();
void note_allocation();

} // namespace fl
