#include "platform/stage.h"

#include "core/allocation_count.h"
#include "gfx/gl/driver.h"
#include "platform/picture_file.h"

#include <ctime>

namespace fl {

OffscreenStage::OffscreenStage(const WindowSpec& spec, const Tokens& tokens, const WorldMap& map,
                               TextEngine& text)
    : window_(spec)
    , renderer_(tokens)
    , target_(spec.size)
    , text_(text)
    , size_(spec.size) {
    renderer_.upload(map);
    renderer_.measure_overdraw(true);
}

void OffscreenStage::resize(SizePx size) {
    target_ = gl::Target(size);
    size_ = size;
}

void OffscreenStage::draw(const Session& session, FrameCost& cost) {
    const double cpu = cpu_ms();
    const std::uint64_t made = allocations();
    renderer_.build(session.picture(), size_, text_);
    cost.cpu_ms += cpu_ms() - cpu;
    cost.allocations += allocations() - made;
    waiting_ = &session.picture();
    if (!every_frame_)
        return;
    rasterise();
    cost.draw_calls = last_.draw_calls;
    cost.vertices = last_.vertices;
    cost.upload_bytes = last_.upload_bytes;
    cost.overdraw = last_.overdraw;
}

void OffscreenStage::rasterise() {
    if (waiting_ == nullptr)
        return;
    last_ = renderer_.draw(*waiting_, size_, text_);
    // A window sends it on its way when it presents; here the driver would keep every frame's
    // commands and buffers until the next reading.
    gl::finish();
    waiting_ = nullptr;
}

void OffscreenStage::write_shot(const std::filesystem::path& file) {
    rasterise();
    write_png(file, size_, gl::Renderer::read_pixels(size_));
}

ResourceTotals OffscreenStage::totals() const {
    return {last_.atlas_bytes, last_.texture_bytes, text_.stats().layouts};
}

double OffscreenStage::cpu_ms() const {
    timespec t{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return static_cast<double>(t.tv_sec) * 1e3 + static_cast<double>(t.tv_nsec) / 1e6;
}

std::uint64_t OffscreenStage::allocations() const {
    return allocation_count();
}

} // namespace fl
