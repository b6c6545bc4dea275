"""Which field of a source goes where: proposed by name, in Finnish, Swedish and English, cut to ten letters or not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .word import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from ..core.schema import Table

_SHAPEFILE_BYTES = 10
_NUMBERED = re.compile(r"(.{8})_\d")
_LEAST_LETTERS = 6
_START = (
    "starts_at", "start", "start_time", "start_date", "starts", "begin", "begins", "begin_date", "from", "date_from",
    "valid_from", "alkaa", "alku", "alkupvm", "alku_pvm", "alkupäivä", "alkamispäivä", "alkamisaika", "alkuaika",
    "aloitus", "aloituspvm", "aloituspäivä", "voimassa_alkaen", "mistä", "börjar", "början", "startdatum", "starttid",
    "start_datum", "begynner", "från", "datum_från", "giltig_från",
)  # fmt: skip
_END = (
    "ends_at", "end", "end_time", "end_date", "ends", "finish", "until", "to", "date_to", "valid_to", "päättyy", "loppu",
    "loppupvm", "loppu_pvm", "loppupäivä", "päättymispäivä", "päättymisaika", "loppuaika", "lopetus", "lopetuspvm",
    "lopetuspäivä", "päättymispvm", "voimassa_asti", "asti", "mihin", "slutar", "slut", "slutdatum", "sluttid",
    "slut_datum", "till", "datum_till", "giltig_till",
)  # fmt: skip
_NAME = (
    "title", "name", "nimi", "otsikko", "nimike", "kohde", "kohteen_nimi", "työkohde", "hanke_nimi", "tapahtuma",
    "tapahtuman_nimi", "namn", "rubrik", "titel", "benämning", "event_name", "work_name", "label",
)  # fmt: skip
SYNONYMS: Mapping[str, tuple[str, ...]] = {
    "title": _NAME,
    "name": _NAME,
    "work_type": (
        "type", "kind", "cause_type", "category", "tyyppi", "laji", "työn_laji", "työn_tyyppi", "työlaji", "työtyyppi",
        "käyttötarkoitus", "toimenpide", "luokka", "typ", "art", "slag", "arbetstyp", "kategori",
    ),
    "event_type": (
        "type", "kind", "category", "tyyppi", "laji", "tapahtuman_tyyppi", "tapahtumatyyppi", "tapahtuman_laji", "luokka",
        "typ", "art", "slag", "evenemangstyp", "kategori",
    ),
    "area_type": (
        "type", "kind", "category", "tyyppi", "laji", "alueen_tyyppi", "aluetyyppi", "alueen_laji", "luokka", "typ", "art",
        "slag", "områdestyp", "kategori",
    ),
    "status": ("state", "tila", "vaihe", "tilanne", "läge", "tillstånd_status", "skede"),
    "party_id": (
        "party", "organisation", "organization", "owner", "operator", "client", "company", "contractor", "organiser",
        "organizer", "toimija", "osapuoli", "organisaatio", "tilaaja", "hakija", "rakennuttaja", "omistaja", "yritys",
        "yhtiö", "urakoitsija", "järjestäjä", "vastuutaho", "haltija", "part", "aktör", "beställare", "sökande", "bolag",
        "företag", "arrangör", "ägare",
    ),
    "project": ("project_id", "cause_id", "hanke", "hanketunnus", "projekti", "hankkeen_tunnus", "projekt", "projektnummer"),
    "starts_at": _START,
    "valid_from": _START,
    "ends_at": _END,
    "valid_to": _END,
    "setup_at": (
        "setup", "set_up", "setup_from", "build_from", "rakennus_alkaa", "rakentaminen_alkaa", "pystytys", "pystytys_alkaa",
        "valmistelu_alkaa", "rigg", "uppbyggnad", "uppställning",
    ),
    "cleared_at": (
        "cleared", "teardown", "teardown_until", "cleared_by", "purku", "purku_päättyy", "purettu", "siivottu", "raivattu",
        "vapautuu", "nedmontering", "rivning", "återställd",
    ),
    "schedule": ("rrule", "recurrence", "toistuvuus", "toisto", "toistosääntö", "aikataulu", "upprepning", "återkommande"),
    "certainty": ("varmuus", "aikataulun_varmuus", "säkerhet", "visshet"),
    "emergency": ("urgent", "hätätyö", "kiireellinen", "vuoto", "vika", "akut", "brådskande", "nödarbete"),
    "permit_ref": (
        "permit", "permit_no", "permit_number", "permit_id", "lupa", "lupanumero", "lupatunnus", "luvan_numero", "diaarinumero",
        "asianumero", "tillstånd", "tillståndsnummer", "diarienummer", "ärendenummer",
    ),
    "lane_impact": ("kaistahaitta", "kaistat", "liikennehaitta", "haitta", "körfält", "körfältspåverkan", "trafikpåverkan"),
    "lane_impact_length": ("impact_length", "haitan_pituus", "kaistahaitan_pituus", "haittapituus", "påverkans_längd"),
    "guarantee_days": ("guarantee", "warranty_days", "takuu", "takuuaika", "takuupäivät", "takuu_pv", "garanti", "garantidagar"),
    "expected_attendance": (
        "attendance", "visitors", "people", "yleisö", "yleisömäärä", "kävijät", "kävijämäärä", "henkilömäärä", "osallistujat",
        "osallistujamäärä", "besökare", "publik", "deltagare", "antal_personer",
    ),
    "noise": ("melu", "meluisuus", "melutaso", "ääni", "buller", "ljud"),
    "venue_id": ("venue", "place", "location", "paikka", "tapahtumapaikka", "alue", "plats", "evenemangsplats"),
    "capacity": ("max_people", "kapasiteetti", "henkilömäärä", "enimmäismäärä", "kapacitet", "antal_personer"),
    "bears_heavy_vehicles": (
        "heavy_vehicles", "heavy", "kantaa_raskaan_kaluston", "raskas_kalusto", "raskaat_ajoneuvot", "tunga_fordon",
    ),
    "terms": ("terms_of_use", "conditions", "ehdot", "käyttöehdot", "villkor", "användarvillkor"),
    "description": (
        "notes", "note", "details", "comment", "remarks", "text", "kuvaus", "selite", "lisätieto", "lisätiedot", "huomautus",
        "huomio", "kommentti", "beskrivning", "kommentar", "anmärkning",
    ),
    "source_id": (
        "id", "identifier", "external_id", "uuid", "guid", "tunnus", "tunniste", "id_tunnus", "lähdetunnus", "yksilöintitunnus",
        "numero", "identifierare", "nummer", "beteckning", "källid",
    ),
}  # fmt: skip
"""What people call the fields, best first; the schema's own names and words come before them."""


def importable(table: Table) -> tuple[str, ...]:
    """Return the names of the fields that a source may fill."""
    return tuple(field.name for field in table.fields if not field.upkeep or field.name == "source_id")


def propose(
    table: Table,
    sources: Sequence[str],
    *,
    taken: Collection[str] = (),
    words: Mapping[str, Sequence[str]] | None = None,
) -> dict[str, str]:
    """
    Return which source field goes to which field of the table; every source field at most once.

    ``taken`` are source fields used already and fields of the table provided for; ``words`` more names of the
    table's fields (their translated aliases). A whole name wins over one that a Shapefile cut to ten letters.
    """
    names = {target: _names(table, target, (words or {}).get(target, ())) for target in importable(table)}
    free = {source: fold(source) for source in sources if source not in taken}
    found: dict[str, str] = {}
    for rank in (_whole_rank, _cut_rank, _numbered_rank):
        ranked = sorted(
            (score, place, order, target, source)
            for place, (target, own) in enumerate(names.items())
            if target not in taken
            for order, source in enumerate(free)
            for score in [rank(source, free[source], own)]
            if score is not None
        )
        for _, _, _, target, source in ranked:
            if target not in found and source not in found.values():
                found[target] = source
    return found


def _names(table: Table, target: str, words: Sequence[str]) -> list[str]:
    own = [target, table.field(target).alias, *words, *SYNONYMS.get(target, ())]
    return list(dict.fromkeys(fold(name) for name in own))


def _whole_rank(source: str, folded: str, names: list[str]) -> int | None:
    """Return the place of a name among those of a field; None where it is none of them."""
    del source
    return names.index(folded) if folded in names else None


def _cut_rank(source: str, folded: str, names: list[str]) -> int | None:
    """Return how many letters a Shapefile cut off (its names are ten bytes long); None where it cannot have."""
    size = len(source.encode("utf-8"))
    if size not in {_SHAPEFILE_BYTES - 1, _SHAPEFILE_BYTES} and len(source) != _SHAPEFILE_BYTES:
        return None
    return _letters_missing(folded, names)


def _numbered_rank(source: str, folded: str, names: list[str]) -> int | None:
    """As `_cut_rank` for a second field of the same ten letters, which GDAL writes as eight and ``_1``."""
    del folded
    found = _NUMBERED.fullmatch(source)
    return None if found is None else _letters_missing(fold(found.group(1)), names)


def _letters_missing(folded: str, names: list[str]) -> int | None:
    if len(folded) < _LEAST_LETTERS:
        return None
    missing = [len(name) - len(folded) for name in names if name.startswith(folded)]
    return min(missing) if missing else None
