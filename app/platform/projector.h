#pragma once

#include "core/time.h"
#include "gfx/view.h"

#include <functional>

namespace fl {

class ServiceReport;

/// Brings pictures to the screen, and reports each that is there.
///
/// A display takes a picture at its next refresh, after the call that presents it has come back;
/// the next such call waits for that first. So the very first picture is presented twice: what is
/// then reported can be seen. For later ones it is enough that the one before has been taken: where
/// the display hangs, the call does not come back, and there is no sign of life.
class Projector {
  public:
    /// Draws a picture and presents it.
    using Present = std::function<void(const Picture&)>;
    /// Time since the start of the program.
    using Now = std::function<Instant()>;

    Projector(Present present, Now now, ServiceReport& report);
    void show(const Picture& picture);

  private:
    Present present_;
    Now now_;
    ServiceReport& report_;
    bool first_ = true;
};

} // namespace fl
