#pragma once

namespace fl::gl {

/// Black over all of the current framebuffer.
void clear_to_black();

/// Waits until all that was asked for is drawn.
void finish();

/// Whether the processor draws in the place of a graphics chip (Mesa's llvmpipe or softpipe).
bool draws_by_software();

} // namespace fl::gl
