"""Invented articles in eight languages, and the words that the pages of the archives use around them."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Story:
    """One article as a newspaper would print it, before an archive lays it out."""

    headline: str
    outlet: str
    date: str
    day: datetime.date
    paragraphs: tuple[str, ...]
    byline: str = "Ada Marsh"
    section: str = "NEWS; Pg. 7"
    language: str = "en"

    @property
    def text(self) -> str:
        """The text as it must come out."""
        return "\n\n".join(self.paragraphs)

    @property
    def words(self) -> int:
        """How many words the archive would say it has."""
        return len(self.text.split())


DAY = datetime.date(2031, 3, 12)

STORIES = {
    "en": Story(
        "Three hospitals to close by June",
        "Linnow Courier",
        "March 12, 2031 Wednesday",
        DAY,
        ("Three hospitals will close by June, the ministry said.", "Patients go to the city instead."),
    ),
    "de": Story(
        "Drei Krankenhäuser schließen im Juni",
        "Astreyer Bote",
        "Mittwoch 12. März 2031",
        DAY,
        ("Drei Krankenhäuser schließen, sagte die Ministerin.", "„Das ist zumutbar“, hieß es weiter."),
        language="de",
    ),
    "fr": Story(
        "Trois hôpitaux fermeront en juin",
        "Le Courrier d'Ellery",
        "mercredi 12 mars 2031",
        DAY,
        ("Trois hôpitaux fermeront, a annoncé le ministère.", "« C'est faux », répond le maire."),
        language="fr",
    ),
    "es": Story(
        "Tres hospitales cerrarán en junio",
        "Diario de Garsted",
        "miércoles 12 de marzo de 2031",
        DAY,
        ("Tres hospitales cerrarán, según el ministerio.", "El alcalde lo niega."),
        language="es",
    ),
    "it": Story(
        "Tre ospedali chiuderanno a giugno",
        "Corriere di Linnow",
        "mercoledì 12 marzo 2031",
        DAY,
        ("Tre ospedali chiuderanno, dice il ministero.", "Il sindaco non è d'accordo."),
        language="it",
    ),
    "pt": Story(
        "Três hospitais vão fechar em junho",
        "Folha de Astrey",
        "quarta-feira, 12 de março de 2031",
        DAY,
        ("Três hospitais vão fechar, disse o ministério.", "A prefeita não concorda."),
        language="pt",
    ),
    "ru": Story(
        "Три больницы закроют в июне",
        "Вестник Линнова",
        "среда, 12 марта 2031 г.",
        DAY,
        ("Три больницы закроют, сообщило министерство.", "Мэр с этим не согласен."),
        language="ru",
    ),
    "uk": Story(
        "Три лікарні закриють у червні",
        "Голос Еллері",
        "середа, 12 березня 2031 р.",
        DAY,
        ("Три лікарні закриють, повідомило міністерство.", "Мер із цим не згоден."),
        language="uk",
    ),
}


def numbered(count: int, language: str = "en") -> list[Story]:
    """Make stories that differ in headline and text."""
    story = STORIES[language]
    return [
        replace(
            story,
            headline=f"{story.headline}, part {number}",
            paragraphs=(f"{story.paragraphs[0]} ({number})", story.paragraphs[1]),
        )
        for number in range(1, count + 1)
    ]
