"""Scripts: which languages a PDF cannot show are named, and no other."""

from __future__ import annotations

import unicodedata

import pytest

from ehe_check.page.document import Document, Paragraph
from ehe_check.render import pdf
from ehe_check.render.block_values import render_json_document
from ehe_check.render.scripts import LANGUAGES, unprintable
from tests.pages import words_of
from tests.render.every_block import framed, written

SAMPLES = {
    "ਮੈਨੂੰ ਘਰ ਪਸੰਦ ਹੈ": ("Punjabi",),
    "আমি বাড়ি ভালোবাসি": ("Bengali",),
    "મને ઘર ગમે છે": ("Gujarati",),
    "எனக்கு வீடு பிடிக்கும்": ("Tamil",),
    "मुझे घर पसंद है": ("Hindi or Nepali",),
    "我喜欢家": ("Chinese or Japanese",),
    "집이 좋아요": ("Korean",),
    "مجھے گھر پسند ہے": ("Urdu, Pashto or Kurdish",),
    "أحب البيت كثيرا": (),
    "من خانه را دوست دارم": (),
    "אני אוהב את הבית": (),
    "Я люблю дім, їжак": (),
    "Μου αρέσει το σπίτι": (),
    "Lubię dom. Ğ ş İ ă ț ë ɛ ọ́ ế": (),
    "home – “quoted” 24 £5 … \N{THUMBS UP SIGN}": (),
    "Home, then ਘਰ and 家, and ਘਰ": ("Punjabi", "Chinese or Japanese"),
}


@pytest.mark.parametrize(("text", "languages"), list(SAMPLES.items()))
def test_the_languages_of_a_text_are_named_once_each_in_order(
    text: str, languages: tuple[str, ...]
) -> None:
    assert unprintable(text) == languages


def test_every_text_of_a_document_is_looked_at() -> None:
    for made in (written, framed):
        words = "Home, ਘਰ."
        said = render_json_document(made(words))

        assert said.count(words) >= sum(words in each for each in words_of(made(words)))
        assert unprintable(said) == ("Punjabi",)


@pytest.mark.thorough
def test_a_letter_is_named_where_the_fonts_lack_it_and_only_there() -> None:
    known = {*LANGUAGES, "ARABIC"}
    letters = [one for one in map(chr, range(0x80, 0x3400)) if _script(one) in known]
    lacking = _missing(letters)
    wrong = [one for one in letters if (one in lacking) != bool(unprintable(one))]

    assert not [one for one in wrong if one in lacking]
    # Devanagari is there, but not joined; of the others a part, which is not enough to write in.
    assert {_script(one) for one in wrong} <= {"DEVANAGARI", "LAO", "HANGUL", "HIRAGANA"}


def _script(character: str) -> str:
    """Return how Unicode names the script of a letter that stands for itself."""
    if not unicodedata.category(character).startswith("L"):
        return ""
    is_composed = unicodedata.normalize("NFC", character) == character
    return unicodedata.name(character, "").split(" ")[0] if is_composed else ""


def _missing(letters: list[str]) -> set[str]:
    """Return the letters that typst says no shipped font can display."""
    missing: set[str] = set()
    for _ in range(40):
        rest = [one for one in letters if one not in missing]
        document = Document("T", tuple(map(Paragraph, rest)))
        try:
            pdf._compiled(pdf._page(document), document, pdf._fonts())  # noqa: SLF001
        except pdf._MissingCharactersError as found:  # noqa: SLF001
            missing |= found.characters
        else:
            return missing
    pytest.fail("typst names too few letters at a time")
