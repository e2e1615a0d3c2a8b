#include "platform/error_card.h"

#include <array>
#include <string_view>

namespace fl {
namespace {

struct Line {
    std::string_view language, text;
    bool right_to_left;
};

// Drafts in the six languages, for native readers to confirm.
constexpr std::array<Line, 6> lines{
    {{"ar", "هذا المعرض متوقف مؤقتا. يرجى إبلاغ أحد الموظفين.", true},
     {"zh", "此展品暂停开放，请告知工作人员。", false},
     {"en", "This exhibit is resting. Please tell a member of staff.", false},
     {"fr", "Ce dispositif est à l’arrêt. Merci de prévenir le personnel.", false},
     {"ru", "Экспонат временно не работает. Пожалуйста, сообщите сотруднику музея.", false},
     {"es", "Este puesto está en pausa. Avise al personal, por favor.", false}}};

} // namespace

Picture make_error_card(const Tokens& tokens, TextEngine& text, const Screen& screen) {
    Picture picture;
    const Theme& theme = tokens.themes[0];
    picture.ground = theme.ink;
    const float pitch = 84 * screen.scale;
    float y = screen.size.h / 2 - pitch * static_cast<float>(lines.size()) / 2;
    for (const Line& line : lines) {
        ParagraphSpec spec;
        spec.text = line.text;
        spec.language = line.language;
        spec.right_to_left = line.right_to_left;
        spec.style = {.weight = 600, .size_px = tokens.type.lead.size * screen.scale};
        const Paragraph& paragraph = text.set(spec);
        picture.over.text(paragraph,
                          {std::round((screen.size.w - paragraph.size.w) / 2), std::round(y)},
                          line.language == "en" ? theme.text : theme.text_secondary);
        y += pitch;
    }
    return picture;
}

} // namespace fl
