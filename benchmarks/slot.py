#!/usr/bin/env python3
"""Free dates for records of a large open workspace: `slot.py [--size 100000]`; prints Markdown, times of the processor."""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from pathlib import Path

import numpy as np
from planner import application, figures, make_workspace
from qgis.core import QgsProject

from seinajoki_coord.gui.session import Session
from seinajoki_coord.layers.live_workspace import State
from seinajoki_coord.layers.rule_set import read_rules
from seinajoki_coord.layers.slot import SlotQuestion, slot_terms
from seinajoki_coord.layers.slot_live import live_offers, taken_hours
from seinajoki_coord.layers.workspace_layers import load_layers
from seinajoki_coord.workspace.workspace import open_workspace

_ASKED = 100
_ZONE = "Europe/Helsinki"


def run(size: int) -> None:
    """Ask for dates of some records, those that meet most others among them."""
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
        busiest = sorted(partners, key=lambda key: -len(partners[key]))[: _ASKED // 2]
        keys = list(session.live.entries)
        random = np.random.default_rng(7)
        chosen = [*busiest, *(keys[place] for place in random.choice(len(keys), _ASKED // 2, replace=False).tolist())]
        terms = slot_terms("", working_days=True, without_holidays=True, without_winter=True)
        print("| rule set | which records | a question |\n|---|---|---|")
        for name in ("seinajoki", "shared-ground"):
            rules = read_rules(name)
            for words, some in (("those that meet most", chosen[: _ASKED // 2]), ("any", chosen[_ASKED // 2 :])):
                seconds = []
                for key in some:
                    entry = session.live.entries[key]
                    hours = min(taken_hours(entry, _ZONE) or 24.0, 24.0 * 60)
                    start = entry.taken_from or "2026-01-01T00:00"
                    question = SlotQuestion(hours, start, f"{int(start[:4]) + 1}{start[4:]}", 5, start, terms)
                    began = time.process_time()
                    live_offers(session.live, session.opened.layers, key, question, rules)
                    seconds.append(time.process_time() - began)
                print(f"| {name} | {words} | {figures(seconds)} |", flush=True)
    os._exit(0)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=100_000)
    run(parser.parse_args().size)
