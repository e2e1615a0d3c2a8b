#pragma once

#include <string_view>
#include <vector>

namespace fl {

/// A QR code as rows of modules; level M (15 % of it may be damaged).
struct QrCode {
    int side = 0;           // modules, without the quiet zone; 0: the text is too long
    std::vector<bool> dark; // side * side, row by row from the top
    bool at(int column, int row) const {
        return dark[static_cast<std::size_t>(row * side + column)];
    }
};

/// Encodes UTF-8 by libqrencode. Longer texts give more modules.
QrCode make_qr_code(std::string_view text);

} // namespace fl
