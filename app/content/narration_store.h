#pragma once

#include "content/database.h"

#include <filesystem>
#include <string>

namespace fl {

/// The human voices of a pack, read from its file when they are asked for: they are far larger than
/// the rest of it together. The file stays open, so that what is heard comes from the same file as
/// what is read, even when another one has taken its place. For one thread at a time.
class NarrationStore {
  public:
    /// @param database  as with_pack() returns it
    /// @param file      for messages
    NarrationStore(DatabaseHandle database, std::filesystem::path file)
        : database_(std::move(database))
        , file_(std::move(file)) {}

    /// @param row  of Narration
    /// @return  an Ogg Opus file, mono
    /// @throws Error{Fault::content} when it cannot be read any more
    std::string read(int row);

  private:
    DatabaseHandle database_;
    std::filesystem::path file_;
};

} // namespace fl
