#include "content/narration_store.h"

#include "core/error.h"

#include <fmt/format.h>

namespace fl {

std::string NarrationStore::read(int row) {
    std::string why = "is not there";
    try {
        // Prepared each time: the budget of instructions counts for the life of a statement.
        Statement found(database_.get(), "SELECT opus FROM narration WHERE ordinal = ?");
        found.bind(1, std::int64_t{row});
        if (found.next())
            return found.text(0);
    } catch (const Error& error) {
        why = error.what();
    }
    throw Error(Fault::content, fmt::format("{}: narration {}: {}", file_.string(), row, why));
}

} // namespace fl
