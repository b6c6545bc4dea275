#!/usr/bin/env python3
"""Free dates for records of a large workspace: `slot.py [--size 100000]`; prints Markdown, times of the processor."""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Callable

import numpy as np
from planner import application, figures, make_workspace
from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsProject

from seinajoki_coord.core.slot_obstacle import asked_of, farthest, reach_of
from seinajoki_coord.gui.session import Session
from seinajoki_coord.layers.kernel import best_kernel
from seinajoki_coord.layers.live_workspace import State
from seinajoki_coord.layers.rule_set import read_rules
from seinajoki_coord.layers.slot import SlotQuestion, reached_times, slot_terms
from seinajoki_coord.layers.slot_live import dates_of, live_offers
from seinajoki_coord.layers.workspace_layers import load_layers
from seinajoki_coord.layers.zone import zone_named
from seinajoki_coord.processing.suggest_slots import SuggestSlots
from seinajoki_coord.workspace.records import read_records
from seinajoki_coord.workspace.subjects import subjects_of
from seinajoki_coord.workspace.workspace import open_workspace

if TYPE_CHECKING:
    from seinajoki_coord.layers.entry import Key

_ASKED = 100
_ZONE = "Europe/Helsinki"
_LONGEST = 24.0 * 60
_RULES = ("seinajoki", "shared-ground", "gipod", "protected-street")


def run(size: int) -> None:
    """Ask for dates of some records, those that meet most others among them, in the dock and by the algorithm."""
    app = application()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "town.gpkg"
        make_workspace(path, size)
        QgsProject.instance().addMapLayers(list(load_layers(open_workspace(path)).values()))
        session = Session(QgsProject.instance())
        while session.live.state != State.READY:
            app.processEvents()
            time.sleep(0.001)
        partners = session.live.partners
        busiest = sorted(partners, key=lambda key: (-len(partners[key]), key))[: _ASKED // 2]
        keys = sorted(session.live.entries)
        random = np.random.default_rng(7)
        some = [keys[place] for place in random.choice(len(keys), _ASKED, replace=False).tolist()]
        print("| asked | rule set | which records | a question |\n|---|---|---|---|")
        for name in _RULES:
            for words, chosen in (("those that meet most", busiest), ("any", some)):
                for way, by_days in (("in the dock", False), ("in the dock, by days", True)):
                    asked = [replace(_question(session, key), by_days=by_days) for key in chosen]
                    dock = [_seconds(partial(_ask_dock, session, key, one, name)) for key, one in zip(chosen, asked)]
                    print(f"| {way} | {name} | {words} | {figures(dock)} |", flush=True)
        algorithm = SuggestSlots().create()
        for words, chosen in (("those that meet most", busiest), ("any", some)):
            asked = [(session.live.entries[key].id, _question(session, key)) for key in chosen]
            whole = [_seconds(partial(_ask_algorithm, algorithm, path, *one)) for one in asked]
            print(f"| by the algorithm | {_RULES[0]} | {words} | {figures(whole)} |", flush=True)
            reading = [_seconds(partial(_read, path, session, key)) for key in chosen]
            print(f"| … of it reading | {_RULES[0]} | {words} | {figures(reading)} |", flush=True)
    os._exit(0)


def _seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def _question(session: Session, key: Key) -> SlotQuestion:
    dates = dates_of(session.live.entries[key], session.opened.layers, _ZONE)
    start = session.live.entries[key].taken_from or "2026-01-01T00:00"
    terms = slot_terms("", working_days=True, without_holidays=True, without_winter=True)
    hours = min(dates.hours or 24.0, _LONGEST)
    return SlotQuestion(hours, start, f"{int(start[:4]) + 1}{start[4:]}", 5, start, terms)


def _ask_dock(session: Session, key: Key, question: SlotQuestion, rules: str) -> None:
    live_offers(session.live, session.opened.layers, key, question, read_rules(rules))


def _ask_algorithm(algorithm: SuggestSlots, path: Path, record: str, question: SlotQuestion) -> None:
    parameters = {
        "WORKSPACE": str(path), "RECORD": record, "HOURS": question.hours, "RULES": _RULES[0],
        "EARLIEST": question.earliest, "LATEST": question.latest, "OUTPUT": "TEMPORARY_OUTPUT",
        "WORKING_DAYS": True, "HOLIDAYS": True, "WINTER": True,
    }  # fmt: skip
    context, feedback = QgsProcessingContext(), QgsProcessingFeedback()
    _, succeeded = algorithm.run(parameters, context, feedback)
    if not succeeded:
        raise RuntimeError(feedback.textLog())


def _read(path: Path, session: Session, key: Key) -> None:
    live = session.live
    kernel, rules, zone, entry = best_kernel(), read_rules(_RULES[0]), zone_named(_ZONE), live.entries[key]
    margin = reach_of(rules) + 1.0
    west, south, east, north = kernel.boxes(np.array([live.shape(key)], object))[0].tolist()
    box = (west - margin, south - margin, east + margin, north + margin)
    asked = asked_of(rules, {"kind": entry.kind, "type": entry.type, "status": entry.status})
    times = reached_times(_question(session, key), farthest(asked), zone)
    subjects_of(read_records(open_workspace(path), box=box, times=times), kernel, zone)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=100_000)
    run(parser.parse_args().size)
