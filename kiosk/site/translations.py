"""How far the translations of a site are, and the files brought up to the Dutch of today."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kiosk.site.house_words import in_words_of_all
from kiosk.site.keys import own_names
from kiosk.site.load import SharedTexts, Site, translation_files
from kiosk.site.po import Block, Blocks, Entry, plain_blocks, read_po
from kiosk.site.problems import BadSite
from kiosk.site.texts import with_the_same_names

OWN_NAMES = ("language.title", "language.other")  # of `language.*` only these are words; the rest are names


@dataclass(frozen=True)
class Standing:
    """Where one language of a site stands: the keys translated, not at all, from other Dutch, unknown.

    A text that is marked fuzzy counts as stale: somebody has to look at it before it is shown.
    """

    language: str
    translated: tuple[str, ...]
    missing: tuple[str, ...]
    stale: tuple[str, ...]
    unknown: tuple[str, ...]

    @property
    def complete(self) -> bool:
        return not (self.missing or self.stale or self.unknown)


@dataclass(frozen=True)
class Dutch:
    """What there is to translate, by key: all that a site says, and in which file each text belongs."""

    all: dict[str, str]
    shared: dict[str, str]  # config/texts/LANG.po: what any site may say
    own: dict[str, str]  # texts/LANG.po of the site: what only it says, or says in its own words

    @classmethod
    def of(cls, site: Site) -> Dutch:
        """Collect the Dutch of a site; not the languages, which are called by their own name."""
        names = own_names(site.file.stand)
        told = site.texts.dutch.items()
        words = {key: text for key, text in told if _is_words(key) and key not in names}
        shared = {key: text for key, text in SharedTexts(site.folder).dutch.items() if _is_words(key)}
        same = in_words_of_all(words)
        own = {key: text for key, text in words.items() if shared.get(key) != text and key not in same}
        return cls(words, shared, own)


def _is_words(key: str) -> bool:
    return not key.startswith("language.") or key in OWN_NAMES


def standing(site: Site, code: str, dutch: Dutch) -> Standing:
    """Compare the translation into one language with the Dutch of today.

    Raises BadSite for a file that cannot be read and for a translation with broken placeholders.
    """
    shared_file, own_file = translation_files(site.folder, code)
    shared_entries, own_entries = _entries(shared_file), _entries(own_file)
    translated, missing, stale = [], [], []
    same = in_words_of_all(dutch.all)
    for key, words in dutch.all.items():
        entries = [found[key] for found in (own_entries, shared_entries) if key in found]
        entries += [shared_entries[one] for one in (same.get(key),) if one in shared_entries]
        if any(entry.finished and entry.dutch == words for entry in entries):
            translated.append(key)
        elif any(entry.text for entry in entries):
            stale.append(key)
        else:
            missing.append(key)
    unknown = [key for key in shared_entries if key not in dutch.all and key not in dutch.shared]
    unknown += [key for key in own_entries if key not in dutch.all]
    return Standing(code, tuple(translated), tuple(missing), tuple(stale), tuple(dict.fromkeys(unknown)))


def _entries(path: Path) -> dict[str, Entry]:
    if not path.exists():
        return {}
    entries = read_po(path)
    for entry in entries:
        if entry.finished:
            with_the_same_names(entry, path)
    return {entry.key: entry for entry in entries}


def updated(source: str, dutch: Mapping[str, str], path: Path) -> str:
    """Return a gettext file brought up to `dutch`; what needs no change stays as it is, byte for byte.

    A new text is added empty where it stands in the Dutch. One whose Dutch changed keeps its translation,
    marked fuzzy and with the Dutch it was made from; one that nobody says any more goes. Raises BadSite for a
    file that cannot be read, or by Babel only.
    """
    blocks = plain_blocks(source)
    if blocks is None:
        read_po(path)  # says what is wrong with it, if anything is
        raise BadSite(
            path, None, "this form of gettext cannot be updated; save it with Poedit or msgcat first"
        )
    return "".join([source[: blocks.begin], *_pieces(source, blocks, dutch), source[blocks.end :]])


def _pieces(source: str, blocks: Blocks, dutch: Mapping[str, str]) -> list[str]:
    """Return the entries of the new file as written: the known ones in their order, new ones between."""
    known = {block.entry.key for block in blocks.entries}
    after: dict[str, list[str]] = {}  # key → the new texts that follow it
    before = ""
    for key, words in dutch.items():
        if key in known:
            before = key
        else:
            after.setdefault(before, []).append(_empty(key, words))
    pieces = after.get("", [])
    for block in blocks.entries:
        key = block.entry.key
        if key in dutch:
            same = block.entry.dutch == dutch[key]
            pieces.append(source[block.begin : block.end] if same else _restated(source, block, dutch[key]))
        pieces += after.get(key, [])
    return pieces


def _empty(key: str, dutch: str) -> str:
    return f'\nmsgctxt {_quoted(key)}\nmsgid {_quoted(dutch)}\nmsgstr ""\n'


def _restated(source: str, block: Block, dutch: str) -> str:
    """Return an entry whose Dutch is another one now."""
    begin, end = block.dutch
    notes = block.notes
    if block.entry.finished:
        was = "\n".join(f"#| {line}" for line in f"msgid {_quoted(block.entry.dutch)}".split("\n"))
        notes += f"#, fuzzy\n{was}\n"
    rest = block.begin + len(block.notes)
    return notes + source[rest:begin] + _quoted(dutch) + source[end : block.end]


def _quoted(text: str) -> str:
    from babel.messages.pofile import normalize

    return normalize(text, width=0)


def new_file(code: str, review: str) -> str:
    """Return the head of a translation that nobody has begun yet."""
    fields = (
        f"Language: {code}",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=UTF-8",
        "Content-Transfer-Encoding: 8bit",
        f"X-Review: {review}",
    )
    return 'msgid ""\nmsgstr ""\n' + "".join(f'"{field}\\n"\n' for field in fields)


def with_review(source: str, review: str) -> str:
    """Return a gettext file whose head says what config/languages.toml says, where it says it at all."""
    return re.sub(
        r'^"X-Review: [^"]*\\n"$', lambda _: f'"X-Review: {review}\\n"', source, count=1, flags=re.M
    )
