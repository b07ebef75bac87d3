"""HTML read back: what a reader sees, and everything that is not words."""

from __future__ import annotations

from html.parser import HTMLParser

Tag = tuple[str, tuple[tuple[str, str | None], ...]]

UNSEEN = ("head", "style", "title")


class Page(HTMLParser):
    """A page taken apart: its tags with their attributes, and the text that shows."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[Tag] = []
        self.ends: list[str] = []
        self.others: list[str] = []
        self.text = ""
        self.title = ""
        self.style = ""
        self._within: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, tuple(attrs)))
        if tag in UNSEEN:
            self._within.append(tag)

    def handle_endtag(self, tag: str) -> None:
        self.ends.append(tag)
        if tag in UNSEEN:
            self._within.remove(tag)

    def handle_data(self, data: str) -> None:
        if not self._within:
            self.text += data
        elif self._within[-1] == "title":
            self.title += data
        elif self._within[-1] == "style":
            self.style += data

    def handle_comment(self, data: str) -> None:
        self.others.append(data)

    def handle_decl(self, decl: str) -> None:
        self.others.append(decl)

    def handle_pi(self, data: str) -> None:
        self.others.append(data)

    def unknown_decl(self, data: str) -> None:
        self.others.append(data)

    @property
    def structure(self) -> tuple[list[Tag], list[str], list[str]]:
        """Everything that is not words."""
        return self.tags, self.ends, self.others

    @property
    def headings(self) -> list[int]:
        """The levels of the headings, in order."""
        return [int(tag[1]) for tag, _ in self.tags if tag[:1] == "h" and tag[1:].isdecimal()]

    def values(self, attribute: str) -> list[str | None]:
        """Return every value of an attribute, in order."""
        return [value for _, given in self.tags for name, value in given if name == attribute]
