#include "scene/page.h"

namespace fl {

LayoutFacts lay_out_compare(LayoutContext& ctx, SceneMemory&) {
    put_page_header(ctx, ctx.list(), ctx.words(Word::view_map), Icon::chevron_leading,
                    ctx.words(Word::compare_title));
    return {};
}

} // namespace fl
