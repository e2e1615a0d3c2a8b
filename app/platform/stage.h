#pragma once

#include "gfx/gl/renderer.h"
#include "gfx/gl/target.h"
#include "platform/window.h"
#include "script/runner.h"

namespace fl {

/// Offscreen GLES stage of headless runs.
class OffscreenStage final : public script::Stage {
  public:
    OffscreenStage(const WindowSpec& spec, const Tokens& tokens, const WorldMap& map,
                   TextEngine& text);

    void resize(SizePx size) override;
    void draw(const Session& session, FrameCost& cost) override;
    void draw_every_frame(bool on) override { every_frame_ = on; }
    void write_shot(const std::filesystem::path& file) override;
    ResourceTotals totals() const override;
    double cpu_ms() const override;
    std::uint64_t allocations() const override;

  private:
    void rasterise();

    Window window_;
    gl::Renderer renderer_;
    gl::Target target_;
    TextEngine& text_;
    SizePx size_;
    gl::DrawStats last_;
    bool every_frame_ = true;
    const Picture* waiting_ = nullptr; // built, not drawn yet
};

} // namespace fl
