"""Which languages of a text the letters of the PDF cannot show as they are written."""

from __future__ import annotations

import unicodedata

# By how Unicode names their letters. The PDF has no shapes for most, and cannot join those of some.
LANGUAGES = {
    "BENGALI": "Bengali",
    "BOPOMOFO": "Chinese",
    "CJK": "Chinese or Japanese",
    "DEVANAGARI": "Hindi or Nepali",
    "ETHIOPIC": "Amharic or Tigrinya",
    "GUJARATI": "Gujarati",
    "GURMUKHI": "Punjabi",
    "HANGUL": "Korean",
    "HIRAGANA": "Japanese",
    "KANNADA": "Kannada",
    "KATAKANA": "Japanese",
    "KHMER": "Khmer",
    "LAO": "Lao",
    "MALAYALAM": "Malayalam",
    "MONGOLIAN": "Mongolian",
    "MYANMAR": "Burmese",
    "ORIYA": "Odia",
    "SINHALA": "Sinhala",
    "SYRIAC": "Syriac",
    "TAMIL": "Tamil",
    "TELUGU": "Telugu",
    "THAANA": "Dhivehi",
    "THAI": "Thai",
    "TIBETAN": "Tibetan",
    "TIFINAGH": "Tamazight",
}
IN_ARABIC_LETTERS = "Urdu, Pashto or Kurdish"
ARABIC_LETTERS_DRAWN = frozenset(
    "ءآأؤإئابةتثجحخدذرزسشصضطظعغـفقكلمنهوىي٠١٢٣٤٥٦٧٨٩ٴٹٺٻپٿڀڃڄچڇڑژڤکگھی۰۱۲۳۴۵۶۷۸۹"
)


def unprintable(text: str) -> tuple[str, ...]:
    """Return the languages of a text that a PDF cannot show as it is written, in plain English."""
    if text.isascii():
        return ()
    return tuple(dict.fromkeys(filter(None, map(_language, text))))


def _language(character: str) -> str | None:
    if character.isascii() or not unicodedata.category(character).startswith("L"):
        return None
    name = unicodedata.name(character, "").split(" ")[0]
    if name == "ARABIC":
        is_drawn = character in ARABIC_LETTERS_DRAWN or ord(character) > 0xFB4F  # noqa: PLR2004
        return None if is_drawn else IN_ARABIC_LETTERS
    return LANGUAGES.get(name)
