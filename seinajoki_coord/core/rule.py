"""What a rule set is made of: which records meet which, how near, when, and what that means."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from .phase import OCCUPYING
from .zone import HOUR

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .season import Season
    from .weekly_hours import WeeklyHours

SHARED, ANY, APART = "shared", "any", "apart"
TIMES = (SHARED, ANY, APART)
"""Both go on at an instant, whenever they go on, or never at the same instant."""
WHOLE, OCCURRENCES = "whole", "occurrences"
TAKEN = (WHOLE, OCCURRENCES)
"""Whether a recurring record holds its ground all the time, or only while something goes on."""
SAME_PROJECT, SAME_PARTY = "same_project", "same_party"
PAIR_EXEMPTIONS = (SAME_PROJECT, SAME_PARTY)
EMERGENCY, LEAK, NEW_CONNECTION = "emergency", "leak", "new_connection"
SIDE_EXEMPTIONS = (EMERGENCY, LEAK, NEW_CONNECTION)
GROUND_SHARED, GROUND_TOUCHING, GROUND_APART = "shared", "touching", "apart"
GROUNDS = (GROUND_SHARED, GROUND_TOUCHING, GROUND_APART)
"""How two grounds lie: they share an area, touch or cross without one, or are only within the radii."""
BELOW, ABOVE, SAME, DIFFERENT = "below", "above", "same", "different"
RELATIONS = (BELOW, ABOVE, SAME, DIFFERENT)
"""How a field of the first side may stand to one of the second."""
OPPORTUNITY = "opportunity"
"""The outcome of pairs of whom somebody can save something."""
NONE = "none"
"""The outcome of pairs that a case leaves out."""


@dataclass(frozen=True)
class Condition:
    """What a field of a record must hold: one of ``values``, none of ``others``, a number within limits."""

    field: str
    values: frozenset[Any] | None = None
    others: frozenset[Any] | None = None
    minimum: float | None = None
    maximum: float | None = None


@dataclass(frozen=True)
class Filter:
    """Which records are meant; what is empty does not limit. Without ``statuses``: all but cancelled ones."""

    kinds: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    where: tuple[Condition, ...] = ()


@dataclass(frozen=True)
class Comparison:
    """How a field of the first side stands to one of the second; where either is empty it does not hold."""

    first: str
    relation: str
    second: str

    @property
    def is_symmetric(self) -> bool:
        """Whether it says the same from both sides."""
        return self.first == self.second and self.relation in {SAME, DIFFERENT}


@dataclass(frozen=True)
class Choice:
    """A value that depends on the record: that of the first filter that it passes, or else ``otherwise``."""

    otherwise: Any
    cases: tuple[tuple[Filter, Any], ...] = ()

    @property
    def values(self) -> list[Any]:
        """Return every value that can come out."""
        return [self.otherwise, *(value for _, value in self.cases)]


@dataclass(frozen=True)
class Side:
    """
    One side of a rule: records, the phases and times in which they count, and the metres around them.

    With ``inside`` only records that touch an area of one of these types count. ``exempt`` are records left out:
    emergencies, leaks (emergencies of a network) and new connections.
    """

    records: Filter = Filter()
    phases: tuple[str, ...] = OCCUPYING
    times: Choice = Choice(WHOLE)
    radius: Choice = Choice(0.0)
    inside: tuple[str, ...] = ()
    exempt: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reach:
    """A stretch of time by which windows are widened: elapsed hours, then whole months of the wall clock."""

    hours: float = 0.0
    months: int = 0

    @property
    def ticks(self) -> int:
        """Return the hours as ticks."""
        return round(self.hours * HOUR)

    def __bool__(self) -> bool:
        """Whether it is any time at all."""
        return bool(self.hours or self.months)


@dataclass(frozen=True)
class Verdict:
    """What a pair means, and what is said, if it fits: how the grounds lie, how sure it is, how its sides are."""

    outcome: str
    severity: str
    sentence: Mapping[str, str]
    grounds: tuple[str, ...] = ()
    certainty: str | None = None
    first: Filter | None = None
    second: Filter | None = None
    either: Filter | None = None
    compare: tuple[Comparison, ...] = ()

    @property
    def asks_for_records(self) -> bool:
        """Whether it takes more than how the grounds lie and how sure the pair is."""
        return bool(self.first or self.second or self.either or self.compare)

    def may_say(self, outcome: str, severity: str, ground: str, certainty: str) -> bool:
        """Whether this may come of it for a pair whose grounds lie so and that is so sure."""
        means = (self.outcome, self.severity) == (outcome, severity)
        return means and ground in (self.grounds or GROUNDS) and (self.certainty or certainty) == certainty


@dataclass(frozen=True)
class Rule:
    """
    One rule. ``first`` asks and its windows are widened by lead and lag; ``second`` is asked.

    A symmetric rule finds each pair once; any other finds a pair in each direction in which it fits. ``verdicts``
    are tried in order, the last one fits always. ``season`` and ``hours`` are the part of time in which it counts.
    Unless the time must be shared, ``within`` says by how much the two may be apart at most, and ``ordered`` that the
    first has ended before the second begins. ``compare`` is what must hold between the fields of both. ``fields`` are
    those of either side, with its name, that a sentence says or that are compared.
    """

    id: str
    first: Side
    second: Side
    verdicts: tuple[Verdict, ...]
    lead: Reach = Reach()
    lag: Reach = Reach()
    time: str = SHARED
    within: Reach | None = None
    ordered: bool = False
    exempt: tuple[str, ...] = ()
    compare: tuple[Comparison, ...] = ()
    fields: tuple[tuple[str, str], ...] = ()
    season: Season | None = None
    hours: WeeklyHours | None = None

    @cached_property
    def is_symmetric(self) -> bool:
        """Whether it is the same from both sides."""
        is_turned = self.lead or self.lag or self.ordered or not all(one.is_symmetric for one in self.compare)
        return self.first == self.second and not is_turned

    def sentence_for(self, outcome: str, severity: str, ground: str, certainty: str) -> Mapping[str, str]:
        """Return what is said of a pair that the rule found; no rule is read in which these do not tell it."""
        fitting = (one for one in self.verdicts if one.may_say(outcome, severity, ground, certainty))
        return next(fitting, self.verdicts[-1]).sentence

    @property
    def has_radius(self) -> bool:
        """Whether records may meet under it that do not touch."""
        return any(one > 0 for side in (self.first, self.second) for one in side.radius.values)


@dataclass(frozen=True)
class RuleSet:
    """Rules that are used together; ``digest`` changes with anything in them."""

    name: str
    version: int
    title: Mapping[str, str]
    rules: tuple[Rule, ...]
    digest: str

    def rule(self, name: str) -> Rule | None:
        """Return a rule by its id."""
        return next((one for one in self.rules if one.id == name), None)


def ground_of(area: float, distance: float) -> str:
    """Return how two grounds lie that share an area and are a distance apart."""
    if area > 0:
        return GROUND_SHARED
    return GROUND_APART if distance > 0 else GROUND_TOUCHING


def in_language(texts: Mapping[str, str], language: str) -> str:
    """Return a text in a language such as ``fi``, in English where it is not there."""
    return texts.get(language) or texts["en"]
