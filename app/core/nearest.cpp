#include "core/nearest.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace fl {

std::size_t edit_distance(std::string_view a, std::string_view b) {
    // Optimal string alignment: three rows of the usual table are enough.
    std::vector<std::size_t> older(b.size() + 1), old(b.size() + 1), row(b.size() + 1);
    for (std::size_t k = 0; k <= b.size(); ++k)
        row[k] = k;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        older.swap(old);
        old.swap(row);
        row[0] = i;
        for (std::size_t k = 1; k <= b.size(); ++k) {
            const std::size_t change = a[i - 1] == b[k - 1] ? 0 : 1;
            row[k] = std::min({old[k] + 1, row[k - 1] + 1, old[k - 1] + change});
            if (i > 1 && k > 1 && a[i - 1] == b[k - 2] && a[i - 2] == b[k - 1])
                row[k] = std::min(row[k], older[k - 2] + 1);
        }
    }
    return row[b.size()];
}

std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates) {
    // Words of a hundred letters are no slips of the finger; they would only cost time.
    if (word.size() > 100)
        return {};
    std::string_view best;
    std::size_t fewest = SIZE_MAX;
    for (const std::string_view candidate : candidates) {
        const std::size_t edits = edit_distance(word, candidate);
        const std::size_t allowed = (std::max(word.size(), candidate.size()) + 2) / 3;
        if (edits <= allowed && edits < fewest) {
            fewest = edits;
            best = candidate;
        }
    }
    return best;
}

} // namespace fl
