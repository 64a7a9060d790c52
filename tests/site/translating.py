"""A gettext file, entry by entry."""

from __future__ import annotations

from kiosk.site.load import read_site
from kiosk.site.texts import Texts
from kiosk.site.translations import Dutch
from tests.site.folders import Config

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: fr\\n"\n'

IDLE = "Over {seconds} tellen wissen we alles."
SOCIAL = "scheme.be.sociaal-internetaanbod"

ASK = "Dat kunnen we hier niet zien. Vraag het aan één van ons."
NOBODY = "Niemand op jouw adres krijgt een steun die hier telt."
NOT_HERE = "Je adres staat niet bij een gemeente in België."


def entry(key: str, dutch: str, french: str, mark: str = "") -> str:
    mark = f"#, {mark}\n" if mark else ""
    return f'\n{mark}msgctxt "{key}"\nmsgid "{dutch}"\nmsgstr "{french}"\n'


def say(config: Config, *entries: str, name: str = "texts/fr.po") -> Texts:
    config.write(name, HEADER + "".join(entries))
    return config.load().texts


def translate_all(config: Config) -> None:
    """Translate everything, into what nobody would call French."""
    dutch = Dutch.of(read_site(config.site))
    for name, texts in (("texts/fr.po", dutch.shared), ("sites/eeklo/texts/fr.po", dutch.own)):
        words = {key: text.replace("\n", "\\n") for key, text in texts.items()}
        config.write(name, HEADER + "".join(entry(key, text, text) for key, text in words.items()))
