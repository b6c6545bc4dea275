#!/usr/bin/env python3
"""The shared database as a story: a server on this machine, three people with a file each, a conflict made and resolved."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
import textwrap
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg2
from postgres import USER, MissingError, Server, running_server
from qgis.core import (
    QgsApplication,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsSettings,
    QgsVectorLayer,
    QgsVectorLayerUtils,
    edit,
)
from qgis_process import qgis_process

from seinajoki_coord.processing.provider import Provider
from seinajoki_coord.workspace.conflict import decide, discard, open_conflicts, open_refusals
from seinajoki_coord.workspace.workspace import open_workspace

WATER, FESTIVAL = "Vesihuolto", "Provinssin tuotanto"
MAIN, FAIR, DRAFT = "Törnävänsaaren vesijohdon uusinta", "Provinssi 2026", "Varayhteys"
NAMES = "kaisa", "ville", "petra"
TELEPHONE = "+358 40 000 1999"
WIDTH = 108
COUNTS = {
    "SENT_COUNT": "sent",
    "RECEIVED_COUNT": "received",
    "MERGED_COUNT": "merged",
    "CONFLICT_COUNT": "conflicts",
    "REFUSED_COUNT": "refused",
}


@dataclass(frozen=True)
class Person:
    """Somebody with a login and a workspace of their own."""

    login: str
    path: Path

    def sync(self, reason: str = "") -> str:
        """Sync, and return the report in one line."""
        counts = run("sync_workspace", WORKSPACE=str(self.path), DATABASE=f"service={self.login}", REASON=reason)
        told = ", ".join(f"{title} {counts[name]}" for name, title in COUNTS.items())
        return f"{self.login.title()} syncs: {told}."

    def change(self, table: str, title: str, **values: object) -> None:
        """Change a record as the form in QGIS does: in an edit session of its layer."""
        layer = self._layer(table)
        (feature,) = [one for one in layer.getFeatures() if one["title"] == title]
        with edit(layer):
            for name, value in values.items():
                layer.changeAttributeValue(feature.id(), layer.fields().lookupField(name), value)

    def add(self, table: str, like: str = "", **values: object) -> None:
        """Add a record, on the ground of the work called ``like`` where it needs ground."""
        layer = self._layer(table)
        ground = next((one.geometry() for one in layer.getFeatures() if like and one["title"] == like), QgsGeometry())
        values["party_id"] = self.party(WATER)
        with edit(layer):
            known = {layer.fields().lookupField(name): value for name, value in values.items()}
            layer.addFeature(QgsVectorLayerUtils.createFeature(layer, ground, known))

    def _layer(self, table: str) -> QgsVectorLayer:
        return QgsVectorLayer(f"{self.path}|layername={table}", table, "ogr")

    def party(self, name: str) -> str:
        """Return the identifier of a party."""
        return str(self.rows("SELECT id FROM party WHERE name = ?", name)[0][0])

    def rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """Return what a query of the file gives."""
        with closing(sqlite3.connect(self.path)) as link:
            return link.execute(query, values).fetchall()

    def asked(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """Return what a query of the server gives to this login."""
        with closing(psycopg2.connect(f"service={self.login}")) as link, link.cursor() as cursor:
            cursor.execute(query, values)
            return list(cursor.fetchall())

    def clashes(self) -> int:
        """Check the workspace, and return how many conflicts the water main has with the festival."""
        run("check_workspace", WORKSPACE=str(self.path))
        found = self.rows(
            "SELECT count(*) FROM overlap WHERE assessment <> 'closed' AND outcome = 'conflict'"
            " AND ((first_title = ?1 AND second_title = ?2) OR (first_title = ?2 AND second_title = ?1))",
            MAIN, FAIR,
        )  # fmt: skip
        return int(found[0][0])

    def public(self) -> set[tuple[Any, ...]]:
        """Return identifier and version of all that everybody may see."""
        found = set(
            self.rows("SELECT 'party', id, row_version FROM party UNION SELECT 'area', id, row_version FROM area")
        )
        for table in ("work", "event"):
            found.update(self.rows(f"SELECT '{table}', id, row_version FROM {table} WHERE status <> 'draft'"))
        return found


def main(folder: Path) -> int:
    """Tell the story; return the exit status."""
    shutil.rmtree(folder, ignore_errors=True)
    secret = folder / "connection"
    secret.mkdir(parents=True)
    secret.chmod(0o700)
    os.environ.setdefault("XDG_RUNTIME_DIR", str(secret.resolve()))
    os.environ["PGSERVICEFILE"] = str(secret.resolve() / "pg_service.conf")
    start_qgis(folder)
    try:
        with running_server() as server:
            server.create_database("town")
            write_services(Path(os.environ["PGSERVICEFILE"]), server)
            tell(folder)
    except MissingError as error:
        print(f"{error}.", file=sys.stderr)
        return 1
    return 0


def tell(folder: Path) -> None:
    """Tell what happens, as it happens."""
    kaisa, ville, petra = (Person(name, folder / f"{name}.gpkg") for name in NAMES)
    print(
        f"Kaisa coordinates the works of the city, Ville lays pipes for the water works ({WATER}), and Petra builds\n"
        f"the festival ({FESTIVAL}). Each works in a file of their own; a database is what they share."
    )
    make_database(kaisa, ville, petra, folder.parent / "profile")
    chapter("Petra looks at her festival")
    clashes, start = petra.clashes(), petra.rows("SELECT setup_at FROM event WHERE title = ?", FAIR)[0][0]
    say(f"She builds from {day(start)}. “{FAIR}” and “{MAIN}” clash: {clashes} conflict. She calls Kaisa.")
    work_offline(kaisa, ville, petra)
    meet_again(kaisa, ville, petra)
    look_back(kaisa, ville, petra)
    print("\n  Files")
    for person in (kaisa, ville, petra):
        print(f"    {person.login:<6} {person.path}")
    print(
        "\n  The server is stopped and gone; the files stay and open in QGIS. A database of your own: docs/admin/README.md"
    )


def make_database(kaisa: Person, ville: Person, petra: Person, profile: Path) -> None:
    """Make the shared database, fill it, and let the parties in."""
    chapter("The database is made")
    say("A PostgreSQL of its own starts on this machine, for this story only. Then:")
    print("    $ qgis_process run seinajoki_coord:install_database --DATABASE=service=owner")
    done = qgis_process("seinajoki_coord:install_database", {"DATABASE": "service=owner"}, profile)
    run("add_member", DATABASE="service=owner", LOGIN=kaisa.login, ROLE="admin")
    run("create_workspace", WORKSPACE=str(kaisa.path), SAMPLE=True)
    say(
        f"{done['MIGRATION_COUNT']} steps done. Kaisa is its administrator and fills it from the workspace that the city has:"
    )
    say(kaisa.sync())
    say("Ville and Petra get a login each, make an empty workspace, and sync:")
    for person, party in ((ville, WATER), (petra, FESTIVAL)):
        run("add_member", DATABASE="service=owner", LOGIN=person.login, PARTY=party, ROLE="editor")
        run("create_workspace", WORKSPACE=str(person.path))
        say(person.sync())


def work_offline(kaisa: Person, ville: Person, petra: Person) -> None:
    """Let all three edit their files."""
    chapter("All three work, and nobody has a network")
    ends = kaisa.rows("SELECT ends_at FROM work WHERE title = ?", MAIN)[0][0]
    kaisa.change("work", MAIN, starts_at="2026-05-27T07:00", ends_at="2026-06-05T16:00")
    say(f"Kaisa moves the work before the festival: it is to end on {day('2026-06-05')} instead of {day(ends)}.")
    ville.change("work", MAIN, ends_at="2026-06-23T16:00", description="Kalliota: kaivu kestää kauemmin.")
    say(
        f"Ville stands in the trench and has hit rock. He writes that down; it will end on {day('2026-06-23')}, he thinks."
    )
    ville.add("work", like=MAIN, title=DRAFT, work_type="water_supply_and_sewer", status="draft")
    ville.add("contact", name="Ville", phone=TELEPHONE)
    say("He also draws a draft that is nobody else's business yet, and notes his private telephone number.")
    ville.change("event", FAIR, expected_attendance=500)
    say("And he edits Petra's festival, which is not his to change.")
    petra.change("event", FAIR, expected_attendance=30000)
    say("Petra expects 30,000 guests now.")


def meet_again(kaisa: Person, ville: Person, petra: Person) -> None:
    """Sync all three, and settle what is left."""
    chapter("The network is back")
    say(kaisa.sync("agreed with the festival"), petra.sync(), ville.sync())
    workspace = open_workspace(ville.path)
    for refusal in open_refusals(workspace):
        say(f"Refused: “{refusal.title}”: {refusal.template.format(**refusal.values)} Ville takes it back.")
        discard(workspace, refusal.table, refusal.id)
    for conflict in open_conflicts(workspace):
        for name in conflict.fields:
            before, mine, theirs = (day(row[name]) for row in (conflict.base, conflict.mine, conflict.theirs) if row)
            field = conflict.table.field(name).alias
            say(f"Conflict: “{conflict.title}”, field “{field}”: before {before}, Ville {mine}, Kaisa {theirs}.")
        say("Nothing of it is sent until Ville decides. He takes Kaisa's date; his word about the rock stays.")
        decide(workspace, conflict.table, conflict.id, theirs=conflict.fields)
    say(ville.sync(), petra.sync(), kaisa.sync())


def look_back(kaisa: Person, ville: Person, petra: Person) -> None:
    """Say what stands in the files and on the server in the end."""
    chapter("What came of it")
    key, ends, words = petra.rows("SELECT id, ends_at, description FROM work WHERE title = ?", MAIN)[0]
    say(
        f"In Petra's file the work ends on {day(ends)}: “{words}” It clashes with her festival: {petra.clashes()} conflicts."
    )
    guests = ville.rows("SELECT expected_attendance FROM event WHERE title = ?", FAIR)[0][0]
    say(f"In Ville's file her festival has {guests:,} guests.")
    drafts = [len(one.rows("SELECT 1 FROM work WHERE title = ?", DRAFT)) for one in (ville, petra)]
    (shown,) = petra.asked("SELECT count(*) FROM coord.work WHERE title = %s", DRAFT)[0]
    say(f"His draft: {drafts[0]} in his file, {drafts[1]} in Petra's, {shown} where her login asks the server.")
    places = ["in his file" if TELEPHONE.encode() in ville.path.read_bytes() else "lost"]
    places.append("in hers too" if TELEPHONE.encode() in petra.path.read_bytes() else "nowhere in hers")
    say(f"His telephone number: {', '.join(places)}.")
    is_same = kaisa.public() == ville.public() == petra.public()
    say(
        f"What all may see, {len(petra.public())} records, is {'the same' if is_same else 'NOT THE SAME'} in the three files."
    )
    say("And the server knows who did what to the work:")
    query = "SELECT row_version, changed_by, reason FROM coord.history WHERE id = %s ORDER BY row_version"
    for version, who, reason in petra.asked(query, key):
        print(f"    version {version}: {who}{f' ({reason})' if reason else ''}")


def start_qgis(folder: Path) -> None:
    """Start QGIS without a window, in English and in a profile of its own, with this plugin's algorithms."""
    os.environ["QGIS_CUSTOM_CONFIG_PATH"] = str((folder.parent / "profile").resolve())
    start_qgis.application = QgsApplication([], False)
    QgsApplication.initQgis()
    QgsSettings().setValue("locale/overrideFlag", True)
    QgsSettings().setValue("locale/userLocale", "en")
    start_qgis.provider = Provider()
    QgsApplication.processingRegistry().addProvider(start_qgis.provider)


def run(name: str, **parameters: object) -> dict[str, Any]:
    """Run an algorithm of the plugin in this process, many times faster than starting QGIS for each."""
    feedback = QgsProcessingFeedback(False)
    algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"seinajoki_coord:{name}")
    results, succeeded = algorithm.run(parameters, QgsProcessingContext(), feedback)
    if not succeeded:
        sys.exit(f"{name} failed:\n{feedback.textLog()}")
    return dict(results)


def write_services(path: Path, server: Server) -> None:
    """Name the connections, so that no command has to hold one."""
    lines = []
    for name, user in (("owner", USER), *((one, one) for one in NAMES)):
        lines += [f"[{name}]", *server.conninfo("town", user).split(" "), ""]
    path.write_text("\n".join(lines), encoding="utf-8")
    path.chmod(0o600)


def chapter(title: str) -> None:
    """Begin a part of the story."""
    print(f"\n{title}\n", flush=True)


def say(*sentences: str) -> None:
    """Print sentences, indented."""
    for sentence in sentences:
        print(textwrap.fill(sentence, WIDTH, initial_indent="  ", subsequent_indent="    "), flush=True)


def day(moment: str) -> str:
    """Return the day of a stored time as people write it."""
    year, month, number = moment.split("T", maxsplit=1)[0].split("-")
    return f"{int(number)}.{int(month)}.{year}"


if __name__ == "__main__":
    status = main(Path(sys.argv[1]))
    sys.stdout.flush()
    # QGIS may crash while it is torn down.
    os._exit(status)
