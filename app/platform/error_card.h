#pragma once

#include "gfx/view.h"
#include "state/areas.h"
#include "text/text.h"

namespace fl {

/// The one picture that needs no content: what visitors see when none can be opened. Its words are
/// the program's own, since all others come from the content.
Picture make_error_card(const Tokens& tokens, TextEngine& text, const Screen& screen);

} // namespace fl
