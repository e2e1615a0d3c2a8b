#include "content/pack.h"

#include "content/open_pack.h"
#include "content/pack_reader.h"
#include "content/stance.h"

namespace fl {

Exhibit load_exhibit(const std::filesystem::path& file) {
    Exhibit exhibit;
    with_pack(file, [&](sqlite3* database) { exhibit = read_exhibit(database); });
    compute_stance_steps(exhibit);
    return exhibit;
}

} // namespace fl
