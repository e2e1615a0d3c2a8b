#pragma once

#include "platform/sound_output.h"

#include <memory>

namespace fl {

/// The default sound device by SDL. Nothing of SDL's audio is up while it is closed: its watch for
/// devices would wake an idle kiosk ten times a second. All calls from one thread.
std::unique_ptr<SoundOutput> make_sdl_sound();

} // namespace fl
