"""What sites say of themselves in the same Dutch is translated once: the table `house` of config/texts.

A site may say it in words of its own; those it translates in its own texts/LANG.po.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kiosk.site.keys import of_stand
from kiosk.site.model import SiteFile

TABLE = "house."
Told = tuple[str, tuple[str | int, ...], str]  # key, key path in site.toml, Dutch


def told_by(file: SiteFile) -> Iterator[Told]:
    """Yield every text that a site tells of itself on its screen, but for the lists of a stand."""
    yield "site.attract.title", ("attract", "title"), file.attract.title
    if file.attract.line:
        yield "site.attract.line", ("attract", "line"), file.attract.line
    yield "site.notice.title", ("notice", "title"), file.notice.title
    for number, line in enumerate(file.notice.lines):
        yield f"site.notice.line.{number + 1}", ("notice", "lines", number, "text"), line.text


def of_site(file: SiteFile) -> dict[str, str]:
    """Return key → Dutch of what a site tells of itself."""
    return {key: dutch for key, _, dutch in told_by(file)} | of_stand(file.stand)


def in_words_of_all(dutch: Mapping[str, str]) -> dict[str, str]:
    """Return, for each text of a site that says what others say as well, the key under which all share it."""
    shared = {text: key for key, text in dutch.items() if key.startswith(TABLE)}
    return {key: shared[text] for key, text in dutch.items() if key.startswith("site.") and text in shared}
