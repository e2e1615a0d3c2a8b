#include "content/pack.h"

#include "content/open_pack.h"
#include "content/pack_reader.h"
#include "content/stance.h"

namespace fl {

OpenPack open_pack(const std::filesystem::path& file) {
    OpenPack pack;
    DatabaseHandle database =
        with_pack(file, [&](sqlite3* opened) { pack.exhibit = read_exhibit(opened); });
    compute_stance_steps(pack.exhibit);
    if (!pack.exhibit.narrations.empty())
        pack.narrations = std::make_unique<NarrationStore>(std::move(database), file);
    return pack;
}

Exhibit load_exhibit(const std::filesystem::path& file) {
    return open_pack(file).exhibit;
}

} // namespace fl
