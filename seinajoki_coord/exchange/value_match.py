"""Words of a source as codes of a value list, and as yes or no."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .word import clean_text, fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..core.schema import Field

_SYNONYMS: Mapping[str, Mapping[str, str]] = {
    "status": {
        "luonnos": "draft", "utkast": "draft",
        "suunniteltu": "planned", "suunnitteilla": "planned", "tuleva": "planned", "haettu": "planned", "planerad": "planned",
        "planerat": "planned", "tentative": "planned", "proposed": "planned", "scheduled": "planned",
        "vahvistettu": "confirmed", "hyväksytty": "confirmed", "myönnetty": "confirmed", "päätetty": "confirmed",
        "bekräftad": "confirmed", "beviljad": "confirmed", "godkänd": "confirmed", "approved": "confirmed",
        "granted": "confirmed",
        "käynnissä": "in_progress", "meneillään": "in_progress", "työn alla": "in_progress", "aloitettu": "in_progress",
        "pågår": "in_progress", "pågående": "in_progress", "ongoing": "in_progress", "active": "in_progress",
        "started": "in_progress",
        "valmis": "completed", "päättynyt": "completed", "suoritettu": "completed", "tehty": "completed", "klar": "completed",
        "slutförd": "completed", "avslutad": "completed", "done": "completed", "finished": "completed",
        "peruttu": "cancelled", "peruutettu": "cancelled", "peruuntunut": "cancelled", "hylätty": "cancelled",
        "inställd": "cancelled", "annullerad": "cancelled", "avbokad": "cancelled", "canceled": "cancelled",
    },
    "work_type": {
        "katu": "street_work", "katutyö": "street_work", "katutyöt": "street_work", "kadunrakennus": "street_work",
        "päällystys": "street_work", "asfaltointi": "street_work", "gatuarbete": "street_work", "beläggning": "street_work",
        "street": "street_work", "road work": "street_work", "paving": "street_work",
        "vesi": "water_supply_and_sewer", "vesijohto": "water_supply_and_sewer", "viemäri": "water_supply_and_sewer",
        "vesihuolto": "water_supply_and_sewer", "vesi ja viemäri": "water_supply_and_sewer",
        "vesijohto ja viemäri": "water_supply_and_sewer", "hulevesi": "water_supply_and_sewer",
        "vatten": "water_supply_and_sewer", "avlopp": "water_supply_and_sewer",
        "vatten och avlopp": "water_supply_and_sewer", "va": "water_supply_and_sewer", "water": "water_supply_and_sewer",
        "sewer": "water_supply_and_sewer",
        "sähkö": "electricity", "sähköverkko": "electricity", "sähkökaapeli": "electricity", "el": "electricity",
        "elnät": "electricity", "power": "electricity",
        "kaukolämpö": "district_heating", "lämpö": "district_heating", "fjärrvärme": "district_heating",
        "heating": "district_heating",
        "tele": "telecom", "tietoliikenne": "telecom", "valokuitu": "telecom", "kuitu": "telecom", "telekommunikation": "telecom",
        "fiber": "telecom", "fibre": "telecom", "telecommunications": "telecom",
        "kaasu": "gas", "maakaasu": "gas",
        "joukkoliikenne": "public_transport", "kollektivtrafik": "public_transport",
        "liittymä": "network_connection", "verkostoliitos": "network_connection", "liitostyö": "network_connection",
        "anslutning": "network_connection", "connection": "network_connection",
        "mainos": "advertising", "mainonta": "advertising", "reklam": "advertising",
        "muu": "other", "muut": "other", "annat": "other", "övrigt": "other",
    },
    "event_type": {
        "festivaali": "festival", "festarit": "festival", "konsertti": "concert", "konsert": "concert", "markkinat": "market",
        "tori": "market", "marknad": "market", "juoksu": "race", "kilpailu": "race", "maraton": "race", "lopp": "race",
        "tävling": "race", "messut": "fair", "mässa": "fair", "urheilu": "sports", "urheilutapahtuma": "sports",
        "idrott": "sports", "sport": "sports", "yleisötilaisuus": "public_meeting", "kokous": "public_meeting",
        "mielenosoitus": "public_meeting", "allmän sammankomst": "public_meeting", "muu": "other", "annat": "other",
        "övrigt": "other",
    },
    "area_type": {
        "tapahtumapaikka": "venue", "tapahtuma-alue": "venue", "evenemangsplats": "venue", "plats": "venue",
        "kaava": "plan", "kaava-alue": "plan", "asemakaava": "plan", "planområde": "plan", "detaljplan": "plan",
        "zoning": "plan", "suojattu katu": "protected_street", "kaivukielto": "protected_street",
        "skyddad gata": "protected_street", "grävförbud": "protected_street", "no digging": "protected_street",
        "pelastustie": "access_route", "kulkureitti": "access_route", "räddningsväg": "access_route",
    },
    "certainty": {
        "kiinteä": "fixed", "varma": "fixed", "fast": "fixed", "säker": "fixed", "exact": "fixed",
        "arvio": "window", "alustava": "window", "ikkuna": "window", "preliminär": "window", "ungefärlig": "window",
        "estimated": "window", "approximate": "window",
    },
    "noise": {
        "ei": "none", "ei melua": "none", "hiljainen": "none", "ingen": "none", "inget": "none", "no": "none", "quiet": "none",
        "kohtalainen": "moderate", "jonkin verran": "moderate", "måttlig": "moderate", "måttligt": "moderate",
        "kova": "loud", "meluisa": "loud", "voimakas": "loud", "högt": "loud", "hög": "loud", "high": "loud",
    },
    "lane_impact": {"ei": "none", "ei haittaa": "none", "ingen": "none", "inget": "none", "no": "none"},
}  # fmt: skip
_YES = frozenset(["1", "yes", "y", "true", "t", "x", "on", "kyllä", "k", "joo", "ja", "j", "sant", "sann"])
_NO = frozenset(["0", "no", "n", "false", "f", "off", "ei", "e", "nej", "falskt", "falsk"])


class Vocabulary:
    """The codes of one value list by every word that stands for them; diacritics, case and blanks do not matter."""

    def __init__(self, field: Field, words: Mapping[str, str] | None = None) -> None:
        """Take the codes and their English words from the schema; ``words`` are more words and their codes."""
        codes = field.values or {}
        self._codes: dict[str, str] = {}
        for word, code in (
            *((code, code) for code in codes),
            *((word, code) for code, word in codes.items()),
            *(words or {}).items(),
            *_SYNONYMS.get(field.name, {}).items(),
        ):
            if code in codes:
                self._codes.setdefault(fold(word), code)

    def code(self, value: object) -> str | None:
        """Return the code that a value stands for, or None."""
        text = clean_text(value)
        return None if text is None else self._codes.get(fold(text))


def read_boolean(value: object) -> int | None:
    """Return 1 or 0 for a yes or no in three languages, or None."""
    if isinstance(value, bool):
        return int(value)
    text = clean_text(value)
    if text is None or text.casefold() in _NO:
        return None if text is None else 0
    return 1 if text.casefold() in _YES else None
