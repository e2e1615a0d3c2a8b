#pragma once

#include "sound/mixer.h"

#include <string>

namespace fl {

/// A device that sound comes out of: SDL's, or one of a test.
class SoundOutput {
  public:
    virtual ~SoundOutput() = default;
    /// Opens the default device; it calls mixer.mix() on a thread of its own from now on, or only
    /// after start(). @return what is wrong; empty: it is open
    virtual std::string open(Mixer& mixer) = 0;
    virtual void start() = 0;
    virtual void close() = 0;
    /// True when the open device has gone: unplugged, or its sound server has ended.
    virtual bool lost() = 0;
};

} // namespace fl
