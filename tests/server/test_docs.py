"""The commands in docs/admin do what the pages say: each is run as it stands there."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg2
import pytest

from tests.postgres import USER, running_server

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.postgres import Server
    from tests.shared import Shared

ROOT = Path(__file__).resolve().parents[2]
PAGES = ROOT / "docs" / "admin"
LOGINS = ("anna", "ville", "tiina", "ylläpito", "portaali")
GROUND = "ST_Multi(ST_MakeEnvelope(0, 0, 10, 10, 3877))"
EDITORS = {"anna": "Katusuunnittelu", "ville": "Vesihuolto", "tiina": "Televerkko"}


def blocks(page: str, *headings: str) -> list[tuple[str, str]]:
    """Return the commands below some headings of a page (all of it without any), as language and text."""
    text = (PAGES / page).read_text(encoding="utf-8")
    parts = re.split(r"^## (.+)\n", text, flags=re.MULTILINE)
    sections = {"": parts[0], **dict(zip(parts[1::2], parts[2::2]))}
    chosen = headings or tuple(sections)
    return [found for name in chosen for found in re.findall(r"^```(\w+)\n(.*?)^```$", sections[name], re.M | re.S)]


class Console:
    """A terminal on a folder, with a server at hand."""

    def __init__(self, server: Server, folder: Path, database: str = "kaupunki") -> None:
        self.server = server
        self.folder = folder
        self.database = database
        (folder / "services").write_text("[kaupunki]\n" + server.conninfo("kaupunki").replace(" ", "\n") + "\n")
        self.environment = {
            **os.environ,
            "PATH": f"{server.programs}{os.pathsep}{os.environ['PATH']}",
            "PGHOST": str(server.folder),
            "PGPORT": str(server.port),
            "PGUSER": USER,
            "PGSERVICEFILE": str(folder / "services"),
        }
        if not (folder / "seinajoki_coord").exists():
            (folder / "seinajoki_coord").symlink_to(ROOT / "seinajoki_coord")

    def type(self, language: str, text: str) -> str:
        """Run a block as a person would and return what was said; an error fails the test."""
        if language == "sql":
            command = ["psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-d", self.database]
        elif "qgis_process" in text:
            return "\n".join(_algorithm(line) for line in text.strip().splitlines())
        elif language == "bash":
            command = ["bash", "-eu", "-o", "pipefail"]
        else:
            return ""
        done = subprocess.run(
            command, cwd=self.folder, env=self.environment, input=text, capture_output=True, text=True, check=False
        )
        if "roles.sql" not in text or "pg_dumpall" in text:
            assert "ERROR" not in done.stderr, f"{text}\n{done.stderr}"
        assert done.returncode == 0, f"{text}\n{done.stderr}"
        return done.stdout

    def follow(self, page: str, *headings: str) -> list[str]:
        """Run all blocks below some headings and return what each said."""
        return [self.type(*block) for block in blocks(page, *headings)]


def _algorithm(line: str) -> str:
    """Run what a line asks of qgis_process in this process, and return what was said."""
    from tests.processing.overlaps import run

    program, verb, name, *options = shlex.split(line)
    assert (program, verb) == ("qgis_process", "run"), line
    parameters = dict(option[2:].split("=", 1) for option in options)
    _, log = run(name.partition(":")[2], parameters)
    return log.text()


@pytest.fixture
def console(cluster: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Console]:
    """Yield a terminal; the database and the logins of the pages are gone afterwards."""
    console = Console(cluster, tmp_path)
    monkeypatch.setenv("PGSERVICEFILE", console.environment["PGSERVICEFILE"])
    yield console
    cluster.query("DROP DATABASE IF EXISTS kaupunki WITH (FORCE)")
    for login in LOGINS:
        cluster.query(f'DROP ROLE IF EXISTS "{login}"')


def fetch(server: Server, statement: str, login: str = USER) -> list[tuple]:
    """Return the rows of a statement in the database of the pages."""
    with closing(psycopg2.connect(server.conninfo("kaupunki", login))) as link, link, link.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall()


def check_town(server: Server) -> None:
    """See that the town is as the page says, by doing what each may and may not."""
    for login, party in EDITORS.items():
        add = f"INSERT INTO coord.work (title, party_id, geom) SELECT %r, id, {GROUND} FROM coord.party WHERE name = %r"
        with closing(psycopg2.connect(server.conninfo("kaupunki", login))) as link:
            link.autocommit = True
            link.cursor().execute(add % (f"työ {login}", party))
            with pytest.raises(psycopg2.errors.InsufficientPrivilege):
                link.cursor().execute(add % ("vieras", "Vesihuolto" if login != "ville" else "Televerkko"))
    assert fetch(server, "SELECT count(*) FROM coord.work", "portaali") == [(3,)]
    with pytest.raises(psycopg2.errors.InsufficientPrivilege):
        fetch(server, "SELECT count(*) FROM coord.contact", "portaali")
    assert fetch(server, "SELECT count(*) FROM coord.rights()", "ylläpito") == [(6,)]
    assert fetch(server, "SELECT problem FROM coord.check()") == []


def rights(server: Server) -> list[tuple]:
    return fetch(server, "SELECT login, can_sign_in, role, party FROM coord.rights()")


EXPECTED = [
    ("anna", True, "editor", "Katusuunnittelu"),
    ("portaali", True, "public", None),
    ("tester", True, "superuser", None),
    ("tiina", True, "editor", "Televerkko"),
    ("ville", True, "editor", "Vesihuolto"),
    ("ylläpito", True, "admin", None),
]


@pytest.mark.usefixtures("provider")
def test_three_parties_are_made_with_the_algorithms(console: Console) -> None:
    console.follow("three-parties.md", "The database")
    dry, done, *_, found = console.follow("three-parties.md", "In QGIS")
    assert "Nothing was changed." in dry
    assert "Done: " in done
    assert "The shared database is in order." in found
    assert rights(console.server) == EXPECTED
    check_town(console.server)
    again, nothing, steps = console.follow("upgrade.md", "A new version of the plugin")
    assert "there is nothing to do" in again
    assert "there is nothing to do" in nothing
    assert steps.startswith("1|0001_base.sql|")


def test_three_parties_are_made_in_psql_and_the_plugin_finds_nothing_to_do(console: Console) -> None:
    from seinajoki_coord.server.connection import connect
    from seinajoki_coord.server.install import plan

    console.follow("three-parties.md", "The database")
    *_, found = console.follow("three-parties.md", "In psql")
    assert found.splitlines() == ["|".join((a, "t" if b else "f", c, d or "")) for a, b, c, d in EXPECTED]
    assert rights(console.server) == EXPECTED
    check_town(console.server)
    with closing(connect(console.server.conninfo("kaupunki"))) as link:
        assert plan(link, "EPSG:3877", "Europe/Helsinki").pending == ()
    for page in ("rights.md", "growth.md"):
        console.follow(page)
    assert fetch(
        console.server, "SELECT reason FROM coord.history WHERE table_name = 'party' AND operation = 'update'"
    ) == [("Agreed by telephone on 3 June",)]
    *_, said = console.follow("three-parties.md", "Agree on the rules")
    assert "seinajoki" in said.splitlines()[0]
    assert fetch(console.server, "SELECT rule_set::jsonb ->> 'name' FROM coord.meta") == [("gipod",)]
    console.follow("three-parties.md", "Somebody leaves")
    assert "tiina" not in {row[0] for row in rights(console.server)}
    assert fetch(console.server, "SELECT updated_by FROM coord.work WHERE title = 'työ tiina'") == [("tiina",)]
    assert fetch(console.server, "SELECT problem FROM coord.check()") == []


def test_what_was_backed_up_comes_back_on_another_server(console: Console, tmp_path: Path) -> None:
    console.follow("three-parties.md", "The database")
    console.follow("three-parties.md", "In psql")
    check_town(console.server)
    console.follow("three-parties.md", "Agree on the rules")
    # So many transactions that a new server is far behind.
    with closing(psycopg2.connect(console.server.conninfo("kaupunki"))) as link:
        link.autocommit = True
        link.cursor().execute(
            "DO $$ BEGIN FOR i IN 1..5000 LOOP PERFORM pg_current_xact_id(); COMMIT; END LOOP; END $$"
        )
        link.cursor().execute("UPDATE coord.work SET title = title || '!'")
    console.follow("backup.md", "Back up")
    assert (tmp_path / "roles.sql").stat().st_mode & 0o077 == 0
    asked = (
        "SELECT table_name, id, row_version, changed_by, row::text FROM coord.history ORDER BY 1, 2, 3",
        "SELECT id, title, row_version, updated_at, updated_by, occupancy, geom FROM coord.work ORDER BY 1",
        "SELECT table_name, id, row_version, gone, party_id FROM coord.change ORDER BY 1, 2",
        "SELECT * FROM coord.rights()",
        "SELECT database_id, crs, time_zone, rule_set FROM coord.meta",
    )
    before = [fetch(console.server, one) for one in asked]
    (epoch,) = fetch(console.server, "SELECT server_epoch::text FROM coord.meta")
    with running_server() as other:
        there = Console(other, tmp_path)
        *restore, renew = blocks("backup.md", "Restore")
        for block in restore:
            there.type(*block)
        assert fetch(other, "SELECT problem FROM coord.check()") == [
            ("This database was restored from a backup: SELECT coord.renew_epoch().",)
        ], "forgotten, it is noticed"
        said = there.type(*renew)
        assert len(said.splitlines()) == 1, "the new epoch, and no problem"
        assert [fetch(other, one) for one in asked] == before
        assert fetch(other, "SELECT server_epoch::text FROM coord.meta") != [epoch]
        with pytest.raises(psycopg2.errors.InsufficientPrivilege):
            fetch(other, f"INSERT INTO coord.work (title, party_id, geom) SELECT 'x', id, {GROUND} FROM coord.party "
                         "WHERE name = 'Vesihuolto' RETURNING id", "anna")  # fmt: skip
        fetch(other, "UPDATE coord.work SET title = 'taas' WHERE title = 'työ anna!' RETURNING id", "anna")
        assert fetch(other, "SELECT row_version, changed_by FROM coord.history WHERE row ->> 'title' = 'taas'") == [
            (3, "anna")
        ]
        there.type("sql", "SELECT postgis_extensions_upgrade();")


def test_encryption_is_switched_on_and_everybody_seen(cluster: Server, database: Shared, tmp_path: Path) -> None:
    from seinajoki_coord.server.connection import connect

    console = Console(cluster, tmp_path, database.name)
    login = database.add_login("aino", database.add_party("Sähkö"), secret="salasana")  # noqa: S106
    cluster.certify()
    ((_, doing),) = blocks("connections.md", "What the plugin does")
    (switch_on, who) = blocks("connections.md", "TLS")
    try:
        console.type(*switch_on)
        cluster.reload()
        with closing(connect(database.conninfo(login, "127.0.0.1") + " password=salasana sslmode=require")):
            assert console.type("sql", doing).startswith("aino|Seinajoki Coord 0.1.0|idle|")
            assert "aino|t|TLSv1." in console.type(*who)
    finally:
        cluster.configure(ssl=None, ssl_cert_file=None, ssl_key_file=None)
