#include "scene/parts/qr_code.h"

#include "core/handle.h"

#include <string>

#include <qrencode.h>

namespace fl {

QrCode make_qr_code(std::string_view text) {
    const std::string bytes(text);
    const Handle<QRcode, QRcode_free> code(QRcode_encodeString8bit(bytes.c_str(), 0, QR_ECLEVEL_M));
    QrCode out;
    if (!code)
        return out;
    out.side = code->width;
    const auto count =
        static_cast<std::size_t>(code->width) * static_cast<std::size_t>(code->width);
    out.dark.resize(count);
    for (std::size_t i = 0; i < count; ++i)
        out.dark[i] = (code->data[i] & 1) != 0;
    return out;
}

} // namespace fl
