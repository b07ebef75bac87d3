"""Where the shipped banks and reports are: in the installed package, or beside it."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
ROOT = PACKAGE if (PACKAGE / "question_banks").is_dir() else PACKAGE.parent
BANKS = ROOT / "question_banks"
CASE_BANK = BANKS / "case"
QUIZ_BANK = BANKS / "quiz"
ARCHIVE = BANKS / "archive"
STATEMENTS = BANKS / "statements"
REFLECTIONS = BANKS / "supervision" / "questions.toml"
TALKS = BANKS / "talks"
LAW = BANKS / "law" / "england.toml"
DEMO = BANKS / "demo" / "invented-case.toml"
REPORTS = ROOT / "reports"
PAGE = REPORTS / "page.typ"
FONTS = REPORTS / "fonts"
DOCX = REPORTS / "docx"
QUIZ_PAGE = REPORTS / "quiz"
