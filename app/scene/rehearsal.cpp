#include "scene/rehearsal.h"

namespace fl {
namespace {

// 61 paragraphs took 32 ms of processor time here: two a frame leave a slower board its frame, too.
constexpr int paragraphs_a_frame = 2;

} // namespace

void Rehearsal::go_on(const Materials& materials, const ExhibitState& state, TextEngine& text,
                      DateFormatter& dates, Instant now) {
    const Page page{state.language, state.screen, state.theme};
    if (done_ == page)
        return;
    ExhibitState visit = apply(state, Wake{}, materials, now);
    visit.opening = {}; // as it is once attract has gone
    picture_.under.clear();
    picture_.over.clear();
    nodes_.clear();
    LayoutContext ctx{materials,
                      visit,
                      areas_for(materials.tokens, visit.screen),
                      {materials.exhibit, visit.language},
                      materials.tokens.themes[static_cast<std::size_t>(visit.theme)],
                      text,
                      dates,
                      now,
                      picture_,
                      nodes_,
                      visit.scene};
    text.begin_rehearsal(paragraphs_a_frame);
    lay_out_scene(ctx, memory_);
    if (text.end_rehearsal())
        done_ = page;
}

} // namespace fl
