#include "scene/scenes.h"

namespace fl {
namespace {

LayoutFacts lay_out_over(LayoutContext& ctx, SceneMemory& memory) {
    LayoutContext below = ctx;
    below.scene = scene_under(ctx.state, ctx.scene);
    LayoutFacts facts = lay_out_scene(below, memory);
    ctx.nodes.forget_nodes(); // what lies under a sheet cannot be touched
    switch (ctx.scene) {
    case SceneId::reading:
        facts.list_scrollable_px = put_reading_sheet(ctx).list_scrollable_px;
        break;
    case SceneId::glossary:
        facts.list_scrollable_px = put_glossary(ctx).list_scrollable_px;
        break;
    default:
        put_idle_warning(ctx);
        break;
    }
    return facts;
}

} // namespace

bool is_offered(const Exhibit& exhibit, SceneId scene) {
    switch (scene) {
    case SceneId::attract:
    case SceneId::explore:
    case SceneId::event:
        return true;
    case SceneId::dossier:
        return true;
    case SceneId::spectrum:
        return true;
    case SceneId::tour:
        return !exhibit.tour.empty();
    case SceneId::outcomes:
        return !exhibit.predictions.empty();
    case SceneId::question:
    case SceneId::result:
        return !exhibit.quiz.empty();
    case SceneId::compare:
        return true;
    case SceneId::reading:
        return true;
    case SceneId::sources:
        return true;
    case SceneId::glossary:
        return !exhibit.terms.empty();
    case SceneId::idle_warning:
        return true;
    }
    return exhibit.events.empty();
}

LayoutFacts lay_out_scene(LayoutContext& ctx, SceneMemory& memory) {
    if (is_sheet(ctx.scene))
        return lay_out_over(ctx, memory);
    switch (ctx.scene) {
    case SceneId::attract:
        lay_out_attract(ctx, memory);
        return {};
    case SceneId::tour:
        return lay_out_tour(ctx, memory);
    case SceneId::outcomes:
        return lay_out_outcomes(ctx, memory);
    case SceneId::question:
        return lay_out_question(ctx, memory);
    case SceneId::result:
        return lay_out_result(ctx, memory);
    case SceneId::compare:
        return lay_out_compare(ctx, memory);
    case SceneId::sources:
        return lay_out_sources(ctx, memory);
    default:
        return lay_out_explore(ctx, memory);
    }
}

} // namespace fl
