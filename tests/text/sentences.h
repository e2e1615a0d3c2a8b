#pragma once

#include "text/text.h"

#include <array>

/// One short paragraph in each language of the exhibit; each names a UN document, whose number must
/// not break (U+00A0).
struct Sentence {
    const char* language;
    bool right_to_left;
    const char* text;
};

inline constexpr std::array sentences{
    Sentence{
        "en", false,
        "Four states proposed a code of conduct on 12 September 2011 (UN\u00A0Doc.\u00A0A/66/359)"
        " – “information security”, not ‘cybersecurity’."},
    Sentence{"fr", false,
             "Quatre États proposèrent un code de conduite le 12 septembre 2011\u00A0: "
             "«\u00A0sécurité de "
             "l’information\u00A0», UN\u00A0Doc.\u00A0A/66/359, cœur du débat."},
    Sentence{"es", false,
             "Cuatro Estados propusieron un código de conducta en 2011. ¿Qué debe proteger la "
             "«seguridad»? UN\u00A0Doc.\u00A0A/66/359, ¡señal del año!"},
    Sentence{"ru", false,
             "Четыре государства предложили правила поведения 12 сентября 2011 года — «объём "
             "информационной безопасности», UN\u00A0Doc.\u00A0A/66/359."},
    Sentence{"zh", false,
             "二〇一一年九月，四国提出了“信息安全国际行为准则”草案（\u2066UN\u00A0Doc.\u00A0A/66/"
             "359\u2069）——"
             "\u200B网络安全，还是信息安全？"},
    Sentence{"ar", true,
             "اقترحت أربع دول مدونة لقواعد السلوك في ١٢ سبتمبر ٢٠١١ "
             "(\u2068UN\u00A0Doc.\u00A0A/66/359\u2069)، «أمن المعلومات» أم الأمن السيبراني؟"},
};

inline fl::ParagraphSpec spec_of(const Sentence& sentence, float max_width_px = 0) {
    fl::ParagraphSpec spec;
    spec.text = sentence.text;
    spec.language = sentence.language;
    spec.right_to_left = sentence.right_to_left;
    spec.max_width_px = max_width_px;
    return spec;
}
