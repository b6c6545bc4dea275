"""
A made-up city: seeded works with a place and a time, as many as are asked for.

The city is 60 km² at 100,000 records and grows with their number, the time axis is always ten years; so the number
of overlaps stays near a constant times the records. Records follow the same streets vertex by vertex, gather around
hot spots and in projects that begin within three weeks of each other: overlaps come in clusters, as they do in life.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

ORIGIN = np.array([23_455_000.0, 6_705_000.0])
"""South-west corner, in EPSG:3877."""
_AREA_AT_100_000 = 60e6
_STREET_SPACING = 110.0
_DAY = 86_400
_FIRST_DAY = 1_420_070_400
"""2015-01-01T00:00Z."""
_YEARS = 10
_NO_END = 4_102_444_800
"""2100-01-01T00:00Z, the end of what has none."""
_STEPS = np.array([[1, 0], [0, 1], [-1, 0], [0, -1]])
_LONGEST_RUN = 8

# point: dig; line: cable; street: buffered street run; site: building; event: ground of 20 to 200 vertices;
# zone: planned area of 100 to 2,000 vertices, some with holes.
POINT, LINE, STREET, SITE, EVENT, ZONE = range(6)
_SHARES = (0.20, 0.20, 0.38, 0.19, 0.02, 0.01)
_MEDIAN_DAYS = np.array([3.0, 25.0, 50.0, 120.0, 4.0, 400.0])
_SPREAD_OF_DAYS = np.array([1.1, 1.2, 1.2, 1.3, 1.0, 0.8])


@dataclass(frozen=True)
class Works:
    """Records as columns: valid geometries, and half-open windows in whole seconds since 1970 (UTC)."""

    geometries: np.ndarray
    starts: np.ndarray
    ends: np.ndarray


class _Streets:
    """A lattice of jittered street corners, with two bends on every street between them."""

    def __init__(self, random: np.random.Generator, side: float) -> None:
        self.across = max(4, round(side / _STREET_SPACING) + 1)
        shape = (self.across, self.across)
        corners = np.stack(np.meshgrid(*(np.arange(self.across),) * 2, indexing="ij"), -1)
        self.corners = ORIGIN + corners * _STREET_SPACING + random.normal(0, 14, (*shape, 2))
        share = np.array([1 / 3, 2 / 3])[:, None]
        self._bends = np.stack(
            [
                self.corners[:, :, None] * (1 - share) + np.roll(self.corners, -1, axis)[:, :, None] * share
                + random.normal(0, 3, (*shape, 2, 2))
                for axis in (0, 1)
            ]
        )  # fmt: skip

    def walk(
        self, random: np.random.Generator, corner: np.ndarray, blocks: np.ndarray
    ) -> tuple[np.ndarray, np.ndarray]:
        """Walk ``blocks`` streets from corners ``(n, 2)``; return ``(n, most, 2)`` vertices and a mask of those used."""
        count, longest = len(corner), int(blocks.max(initial=1))
        path = np.empty((count, 3 * longest + 1, 2))
        path[:, 0] = self.corners[tuple(corner.T)]
        heading = random.integers(0, 4, count)
        for block in range(longest):
            heading = (heading + random.choice([0, 1, 3], count, p=[0.76, 0.12, 0.12])) % 4
            for _ in range(3):
                beyond = corner + _STEPS[heading]
                heading = np.where(((beyond < 0) | (beyond >= self.across)).any(axis=1), (heading + 1) % 4, heading)
            following = corner + _STEPS[heading]
            low = np.minimum(corner, following)
            bends = self._bends[heading % 2, low[:, 0], low[:, 1]]
            path[:, 3 * block + 1 : 3 * block + 3] = np.where((heading < 2)[:, None, None], bends, bends[:, ::-1])
            path[:, 3 * block + 3] = self.corners[tuple(following.T)]
            corner = following
        # Work seldom begins or ends on a crossing: cut inside the first piece and inside one of the last.
        last = 3 * blocks - random.integers(0, 3, count)
        every = np.arange(count)
        for row, towards in ((np.zeros(count, int), 1), (last, -1)):
            cut = np.where(random.random(count) < 0.3, 0.0, random.random(count) * 0.9)[:, None]
            path[every, row] = path[every, row] * (1 - cut) + path[every, row + towards] * cut
        return path, np.arange(3 * longest + 1) <= last[:, None]


def make(count: int, seed: int = 7) -> Works:
    """Return ``count`` works (at least 100), the same ones for the same seed."""
    random = np.random.default_rng([seed, count])
    side = float(np.sqrt(_AREA_AT_100_000 * count / 100_000))
    streets = _Streets(random, side)
    kinds = random.choice(6, count, p=_SHARES)
    leader = _projects(random, count)
    corner = _corners(random, count, side, streets.across, leader)
    geometries = _shapes(random, streets, kinds, corner)
    starts, ends = _times(random, kinds, leader)
    _add_phases(random, geometries, starts, ends)
    broken = ~shapely.is_valid(geometries)
    geometries[broken] = shapely.buffer(geometries[broken], 0)
    return Works(geometries, starts, ends)


def _projects(random: np.random.Generator, count: int) -> np.ndarray:
    """Return the record that leads the project of each: 70 % belong to one of about seven records."""
    project = np.where(
        random.random(count) < 0.7, random.integers(0, max(1, count // 10), count), -1 - np.arange(count)
    )
    _, first, member = np.unique(project, return_index=True, return_inverse=True)
    return first[member]


def _corners(random: np.random.Generator, count: int, side: float, across: int, leader: np.ndarray) -> np.ndarray:
    """Return the street corner of each record: half anywhere, half around a hot spot, projects together."""
    spots = random.random((max(1, int(side * side / 4e6)), 2)) * (across - 1)
    near = spots[random.integers(0, len(spots), count)] + random.normal(0, 550 / _STREET_SPACING, (count, 2))
    anywhere = random.random((count, 2)) * (across - 1)
    corner = np.rint(np.where(random.random((count, 1)) < 0.5, near, anywhere)).astype(int)
    aside = random.integers(-1, 2, (count, 2)) * (random.random((count, 1)) < 0.3)
    return np.clip(corner[leader] + aside, 0, across - 1)


def _shapes(random: np.random.Generator, streets: _Streets, kinds: np.ndarray, corner: np.ndarray) -> np.ndarray:
    """Return the geometry of each record; four in ten lie exactly on what others at the same street lie on."""
    geometries = np.empty(len(kinds), object)
    shift = np.where(random.random((len(kinds), 1)) < 0.4, 0.0, random.normal(0, 3, (len(kinds), 2)))
    rows = np.flatnonzero((kinds == LINE) | (kinds == STREET))
    blocks = np.minimum(random.geometric(0.36, len(rows)), _LONGEST_RUN)
    path, used = streets.walk(random, corner[rows], blocks)
    lines = shapely.linestrings((path + shift[rows, None])[used], indices=np.repeat(np.arange(len(rows)), used.sum(1)))
    geometries[rows] = lines
    wide = np.flatnonzero(kinds[rows] == STREET)
    geometries[rows[wide]] = _buffered(random, lines[wide])

    rows = np.flatnonzero(kinds == POINT)
    path, _ = streets.walk(random, corner[rows], np.ones(len(rows), int))
    along = random.random((len(rows), 1))
    geometries[rows] = shapely.points(path[:, 1] * (1 - along) + path[:, 2] * along + shift[rows])

    centre = streets.corners[tuple(corner.T)]
    for kind, radius, spread, largest, vertices, roughness in (
        (SITE, 22, 0.5, np.inf, (4, 12), 0.05),
        (EVENT, 70, 0.6, 300, (20, 200), 0.02),
        (ZONE, 150, 0.5, 500, (100, 2000), 0.004),
    ):
        rows = np.flatnonzero(kinds == kind)
        size = np.minimum(random.lognormal(np.log(radius), spread, len(rows)), largest)
        corners = np.exp(random.uniform(*np.log(vertices), len(rows))).astype(int)
        away = random.uniform(14, 45, (len(rows), 2)) * random.choice([-1, 1], (len(rows), 2)) * (kind == SITE)
        geometries[rows] = _blobs(random, centre[rows] + away, size, corners, roughness)
        if kind == ZONE:
            pierced = random.random(len(rows)) < 0.15
            hole = shapely.buffer(shapely.points(centre[rows][pierced]), size[pierced] * 0.3)
            geometries[rows[pierced]] = shapely.difference(geometries[rows[pierced]], hole)
    return geometries


def _buffered(random: np.random.Generator, lines: np.ndarray) -> np.ndarray:
    """Return street runs of 3 to 14 m width: most with square corners, some round ones with more vertices."""
    width, style = random.uniform(1.5, 7, len(lines)), random.choice(3, len(lines), p=[0.6, 0.2, 0.2])
    out = np.empty(len(lines), object)
    square, coarse, fine = (style == number for number in range(3))
    out[square] = shapely.buffer(lines[square], width[square], cap_style="flat", join_style="mitre")
    out[coarse] = shapely.buffer(lines[coarse], width[coarse], quad_segs=2)
    out[fine] = shapely.buffer(lines[fine], width[fine], quad_segs=4)
    return out


def _blobs(
    random: np.random.Generator, centre: np.ndarray, radius: np.ndarray, vertices: np.ndarray, roughness: float
) -> np.ndarray:
    """Return star-shaped polygons: a smooth outline and some roughness."""
    owner = np.repeat(np.arange(len(centre)), vertices)
    place = np.arange(len(owner)) - (np.cumsum(vertices) - vertices)[owner]
    angle = 2 * np.pi * place / vertices[owner]
    reach = 1 + random.normal(0, roughness, len(owner))
    for wave in (2, 3, 5):
        height, phase = random.uniform(0.05, 0.22, len(centre)), random.uniform(0, 2 * np.pi, len(centre))
        reach += height[owner] * np.cos(wave * angle + phase[owner])
    out = (radius[owner] * np.maximum(reach, 0.15))[:, None] * np.stack([np.cos(angle), np.sin(angle)], -1)
    return shapely.polygons(shapely.linearrings(centre[owner] + out, indices=owner))


def _times(random: np.random.Generator, kinds: np.ndarray, leader: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return starts (07:00, more of them in summer, projects within three weeks) and ends on the hour."""
    count = len(kinds)
    day = random.random(3 * count) * _YEARS * 365.25
    season = 0.65 - 0.35 * np.cos(day % 365.25 / 365.25 * 2 * np.pi)
    day = np.floor(day[random.random(3 * count) < season][:count])
    late = random.integers(0, 21, count) * (leader != np.arange(count))
    starts = (_FIRST_DAY + (day[leader] + late) * _DAY + 7 * 3600).astype(np.int64)
    days = random.lognormal(np.log(_MEDIAN_DAYS[kinds]), _SPREAD_OF_DAYS[kinds])
    return starts, starts + np.ceil(np.clip(days, 1 / 24, 6 * 365) * 24).astype(np.int64) * 3600


def _add_phases(random: np.random.Generator, geometries: np.ndarray, starts: np.ndarray, ends: np.ndarray) -> None:
    """Turn 2 % into the next phase of another (same ground, begins as that ends: no overlap); 0.5 % have no end."""
    chosen = random.choice(len(starts), len(starts) // 25, replace=False)
    phase, before = np.array_split(chosen, 2)
    before = before[: len(phase)]
    phase = phase[: len(before)]
    geometries[phase] = geometries[before]
    length = ends[phase] - starts[phase]
    starts[phase] = ends[before]
    ends[phase] = starts[phase] + length
    ends[random.random(len(starts)) < 0.005] = _NO_END
