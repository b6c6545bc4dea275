"""The nuisance of works: the published figures, every threshold, and weeks added up minute by minute."""

from __future__ import annotations

import itertools
import json
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from seinajoki_coord.core.error import RuleError
from seinajoki_coord.core.nuisance import (
    FACTORS,
    TRAFFIC,
    NuisanceModel,
    Site,
    bus_index,
    car_index,
    cumulated,
    nuisance,
    step,
)
from seinajoki_coord.core.nuisance_text import parse_nuisance

TEXT = (Path(__file__).resolve().parents[2] / "resources" / "rules" / "nuisance.json").read_text(encoding="utf-8")
MODEL = parse_nuisance(TEXT)
WEIGHTS = [MODEL.weights[name] for name in FACTORS]


@pytest.mark.parametrize(
    ("factors", "index"),
    [
        ((1, 0, 1, 1, 1), "0.8"),
        ((1, 1, 1, 1, 1), "1.0"),
        ((1, 2, 2, 2, 2), "1.9"),
        ((3, 4, 4, 4, 4), "3.9"),
        ((5, 5, 5, 5, 5), "5.0"),
        ((1, 4, 2, 1, 2), "2.1"),
    ],
)
@pytest.mark.parametrize("as_original", [False, True])
def test_the_published_figures(factors: tuple[int, ...], index: str, as_original: bool) -> None:
    assert str(car_index(factors, WEIGHTS, as_original=as_original)) == index


def test_exact_decimals_round_half_up_where_the_original_s_floats_fall_short() -> None:
    assert car_index((3, 4, 5, 0, 0), WEIGHTS) == Decimal("2.4")
    assert car_index((3, 4, 5, 0, 0), WEIGHTS, as_original=True) == Decimal("2.3")


def test_every_combination_of_factors_is_the_exact_sum_rounded_half_up() -> None:
    differences = 0
    for factors in itertools.product((1, 3, 5), *[range(6)] * 4):
        exact = sum(Fraction(weight, 100) * factor for weight, factor in zip(WEIGHTS, factors))
        index = car_index(factors, WEIGHTS)
        assert Fraction(index) == Fraction(int(exact * 10 + Fraction(1, 2)), 10), factors
        total = np.float32(0)
        for weight, factor in zip((0.1, 0.2, 0.25, 0.25, 0.2), factors):
            total = np.float32(total + np.float32(np.float32(weight) * np.float32(factor)))
        original = Fraction(int(Fraction(float(total)) * 10 + Fraction(1, 2)), 10)
        assert Fraction(car_index(factors, WEIGHTS, as_original=True)) == original, factors
        differences += index != car_index(factors, WEIGHTS, as_original=True)
    assert differences > 0


@pytest.mark.parametrize(
    ("steps", "cases"),
    [
        (MODEL.durations, {1: 1, 13: 1, 14: 3, 90: 3, 91: 5, 400: 5}),
        (
            MODEL.volumes,
            {0: 0, 0.5: 0, 1: 1, 499: 1, 500: 2, 1499: 2, 1500: 3, 4999: 3, 5000: 4, 9999: 4, 10000: 5, 90000: 5},
        ),
        (MODEL.lane_lengths, {1: 2, 9.9: 2, 10: 3, 99: 3, 100: 4, 499: 4, 500: 5}),
        (MODEL.colours, {0.1: "green", 2.9: "green", 3: "yellow", 3.9: "yellow", 4: "red", 5: "red"}),
    ],
)
def test_the_thresholds(steps: tuple[tuple[float, int], ...], cases: dict[float, object]) -> None:
    assert {value: step(steps, value) for value in cases} == cases


@pytest.mark.parametrize(
    ("route", "trips", "index"),
    [
        (5, 0, 5), (0, 0, 0), (0, 30, 0), (4, 0, 4), (4, 10, 4), (4, 20, 4), (4, 21, 5),
        (2, 0, 2), (2, 1, 3), (2, 10, 3), (2, 11, 4), (2, 20, 4), (2, 21, 5),
    ],
)  # fmt: skip
def test_a_bus_route_counts_by_its_class_or_its_trips(route: int, trips: float, index: int) -> None:
    assert bus_index(MODEL, route, trips) == index


SITE = Site(days=20, lane_impact="one_lane", lane_length=50, street_class=4, volume=6000)


def test_the_indices_of_a_site() -> None:
    found = nuisance(MODEL, SITE)
    assert (found.car, found.overall, found.decided_by, found.colour) == (
        Decimal("3.0"), Decimal("3.0"), "car", "yellow",
    )  # fmt: skip
    assert nuisance(MODEL, replace(SITE, lane_impact="none", lane_length=0)).car == Decimal("2.1")


def test_without_a_street_there_is_no_nuisance_for_cars_whatever_the_volume() -> None:
    found = nuisance(MODEL, replace(SITE, street_class=0))
    assert (found.car, found.overall, found.colour) == (0, 0, "grey")


@pytest.mark.parametrize(
    ("given_", "decided_by"),
    [
        ({"bus": 3, "tram": 3, "cycling": 3}, "bus"),
        ({"tram": 3, "cycling": 3}, "tram"),
        ({"cycling": 3}, "car"),
        ({"cycling": 5}, "cycling"),
        ({"bus": 2}, "car"),
    ],
)
def test_the_highest_decides_and_of_equals_bus_tram_car_cycling(given_: dict[str, int], decided_by: str) -> None:
    found = nuisance(MODEL, replace(SITE, **given_))
    assert found.decided_by == decided_by
    assert found.overall == max(found.car, *given_.values())


def test_words_of_classes_are_known_in_any_case_and_numbers_too() -> None:
    assert MODEL.class_of("street", " Pääkatu ") == (5, True)
    assert MODEL.class_of("street", 3.0) == (3, True)
    assert MODEL.class_of("street", "steps") == (0, False)
    assert MODEL.class_of("bus", None) == (2, True)


Stay = tuple[int, int, int]


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(-20, 60), st.integers(1, 50)), max_size=6))
def test_a_week_is_added_up_as_minute_by_minute(stays: list[Stay]) -> None:
    indices = [Decimal(index) / 10 for index, _, _ in stays]
    found = cumulated(indices, [start for _, start, _ in stays], [start + length for _, start, length in stays], 0, 40)
    sums = [
        sum(
            (index for index, (_, start, length) in zip(indices, stays) if start <= minute < start + length), Decimal(0)
        )
        for minute in range(40)
    ]
    assert found.most == max(sums)
    assert abs(found.mean - sum(sums) / 40) <= Decimal("0.005")
    assert found.works == sum(start < 40 and start + length > 0 for _, start, length in stays)


@pytest.mark.parametrize(
    ("place", "value", "said"),
    [
        (("car", "weights_percent", "volume"), 0.25, "car.weights_percent.volume"),
        (("car", "lane_impact", "none"), 6, "car.lane_impact.none"),
        (("bus", "class"), {"trunk": 4}, "bus.class: “\\*” is missing"),
        (("ties",), ["bus", "tram"], "car, cycling"),
        (("colours_from",), [[4, "pink"]], "pink"),
        (("car", "duration_days_from"), [[91]], "duration_days_from"),
        (("reach_m",), {"street": 5}, "reach_m"),
        (("car", "weights_percent", "volume"), 75, "car.weights_percent: the weights add up to 150 %, not to 100 %."),
        (("bus", "class"), {"*": 2, "main": 5, " MAIN": 4}, "bus.class: “main” stands there twice."),
        (("car", "duration_days_from"), [[91, 5], [1, 1]], "car.duration_days_from: the lowest limit must be 0."),
        (("colours_from",), [[4, "red"]], "colours_from: the lowest limit must be 0."),
        (
            ("bus", "rush_hour_trips_above"),
            [[9, 5], [9.0, 4]],
            r"bus.rush_hour_trips_above\[1\]\[0\]: “9” stands there",
        ),
    ],
)
def test_what_is_wrong_in_a_mapping_is_said_with_its_place(place: tuple[str, ...], value: object, said: str) -> None:
    content = json.loads(TEXT)
    at = content
    for key in place[:-1]:
        at = at[key]
    at[place[-1]] = value
    with pytest.raises(RuleError, match=said):
        parse_nuisance(json.dumps(content))


def test_a_mapping_that_is_not_json_is_no_rule_set_either() -> None:
    with pytest.raises(RuleError, match=r"^The text is not JSON: line 1, column 2\.$"):
        parse_nuisance("{")


def test_weights_of_another_town_are_data() -> None:
    content = json.loads(TEXT)
    content["car"]["weights_percent"] = {
        "duration": 0,
        "street_class": 100,
        "volume": 0,
        "lane_impact": 0,
        "lane_length": 0,
    }
    other: NuisanceModel = parse_nuisance(json.dumps(content))
    assert nuisance(other, SITE).car == 4
    assert set(other.ties) == set(TRAFFIC)
