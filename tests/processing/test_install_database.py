"""The algorithms of the shared database, from an empty one to members with rights."""

from __future__ import annotations

import json
import traceback
from typing import TYPE_CHECKING, Any

import pytest
from qgis.core import QgsProcessingException

from scripts.qgis_process import PLUGIN
from scripts.qgis_process import run as process
from seinajoki_coord.server.install import migrations
from tests.saved_connection import save_with_password, saved

from .overlaps import Log, run

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from subprocess import CompletedProcess

    from tests.shared import Shared

pytestmark = pytest.mark.usefixtures("provider")
SECRET = "Törnävä's \\ 42"  # noqa: S105
MASTER = "pääavain 7"


@pytest.fixture
def bare(empty_database: Shared) -> Iterator[str]:
    """Yield the name of a connection to an empty database."""
    with saved("tyhjä", empty_database.conninfo()) as name:
        yield name


@pytest.fixture
def town(database: Shared) -> Iterator[str]:
    """Yield the name of a connection to an installed database."""
    with saved("yhteinen", database.conninfo()) as name:
        yield name


def refused(algorithm: str, parameters: dict[str, Any]) -> str:
    """Return why an algorithm refuses."""
    with pytest.raises(QgsProcessingException) as caught:
        run(algorithm, parameters)
    return str(caught.value)


def test_a_dry_run_says_what_an_installation_does_and_changes_nothing(empty_database: Shared, bare: str) -> None:
    count = len(migrations())
    results, log = run("install_database", {"DATABASE": bare, "DRY_RUN": True})
    assert results["MIGRATION_COUNT"] == count
    assert f"Connected to {empty_database.name}" in log.text()
    assert "coordinate reference system EPSG:3877, time zone Europe/Helsinki" in log.text()
    assert "step 0001_base.sql" in log.text()
    assert "Nothing was changed." in log.text()
    assert empty_database.fetch("SELECT to_regnamespace('coord') IS NULL") == [(True,)]


def test_it_installs_once_with_what_was_chosen_and_keeps_that(empty_database: Shared, bare: str) -> None:
    chosen = {"DATABASE": bare, "CRS": "EPSG:3067", "TIME_ZONE": "Europe/Stockholm"}
    results, log = run("install_database", chosen)
    assert results["MIGRATION_COUNT"] == len(migrations())
    assert f"Done: {len(migrations())} steps." in log.text()
    assert empty_database.fetch("SELECT crs, time_zone FROM coord.meta") == [("EPSG:3067", "Europe/Stockholm")]
    for again in (chosen, {"DATABASE": bare}):
        results, log = run("install_database", again)
        assert results["MIGRATION_COUNT"] == 0
        assert "up to date; there is nothing to do" in log.text()
    assert "EPSG:3067, not EPSG:3877" in refused("install_database", {"DATABASE": bare, "CRS": "EPSG:3877"})


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"CRS": "EPSG:4326"}, "EPSG:4326 is not a projected coordinate reference system in metres"),
        ({"TIME_ZONE": "Seinäjoki"}, "There is no time zone Seinäjoki"),
        ({"DATABASE": "kaupunki"}, "There is no PostgreSQL connection kaupunki in QGIS. Saved are: tyhjä"),
        ({"DATABASE": f"host=x password='{SECRET}'"}, "passwords do not belong into settings and logs"),
    ],
)
def test_what_cannot_be_installed_says_why(bare: str, parameters: dict[str, str], words: str) -> None:
    said = refused("install_database", {"DATABASE": bare, **parameters})
    assert words in said
    assert SECRET not in said


def test_parties_and_members_are_added_listed_and_taken_away(database: Shared, town: str) -> None:
    run("add_party", {"DATABASE": town, "NAME": "Sähkö", "KIND": "electricity"})
    results, _ = run("add_party", {"DATABASE": town, "NAME": "Vesihuolto", "KIND": "water"})
    assert database.fetch("SELECT id::text, kind FROM coord.party WHERE name = 'Vesihuolto'") == [
        (results["PARTY_ID"], "water")
    ]
    aino = database.add_login("aino", role=None)
    _, log = run("add_member", {"DATABASE": town, "LOGIN": aino, "PARTY": "Vesihuolto"})
    assert "aino (Vesihuolto): Changes what is its party's own" in log.text()
    rows = _rights(town)
    assert rows["aino"] == ("aino", True, "editor", "Vesihuolto")
    assert rows["tester"] == ("tester", True, "superuser", "")
    run("add_member", {"DATABASE": town, "LOGIN": aino, "ROLE": "none"})
    assert "aino" not in _rights(town)
    assert "There are: Sähkö, Vesihuolto" in refused("add_member", {"DATABASE": town, "LOGIN": aino, "PARTY": "Gas"})


def test_a_login_that_is_made_has_no_password_and_that_is_said(database: Shared, town: str) -> None:
    _, log = run("add_member", {"DATABASE": town, "LOGIN": "portaali", "ROLE": "public"})
    try:
        assert "The login portaali was made, without a password. Set one: \\password portaali" in log.text()
        assert database.fetch("SELECT rolpassword FROM pg_authid WHERE rolname = 'portaali'") == [(None,)]
    finally:
        database.fetch("DROP ROLE portaali")


def test_who_is_no_administrator_is_told_whom_to_ask(database: Shared) -> None:
    aino = database.add_login("aino", database.add_party("Sähkö"), "editor")
    with saved("oma", database.conninfo(aino)) as name:
        for algorithm, more in (
            ("add_party", {"NAME": "Oma"}),
            ("add_member", {"LOGIN": "aino", "ROLE": "admin"}),
            ("renew_epoch", {}),
            ("check_database", {}),
            ("database_rights", {"OUTPUT": "TEMPORARY_OUTPUT"}),
        ):
            assert "Ask the administrator of the shared database" in refused(algorithm, {"DATABASE": name, **more})
        assert "may not upgrade this database" in refused("install_database", {"DATABASE": name})


def test_the_check_counts_and_tells_what_is_wrong(database: Shared, town: str) -> None:
    results, log = run("check_database", {"DATABASE": town})
    assert results["PROBLEM_COUNT"] == 0
    assert "The shared database is in order." in log.text()
    database.fetch("ALTER TABLE coord.work DISABLE TRIGGER stamp")
    results, log = run("check_database", {"DATABASE": town})
    assert results["PROBLEM_COUNT"] == 1
    assert "ALTER TABLE coord.work ENABLE ALWAYS TRIGGER stamp" in log.text()


def test_the_epoch_is_renewed(database: Shared, town: str) -> None:
    results, _ = run("renew_epoch", {"DATABASE": town})
    assert database.fetch("SELECT server_epoch::text FROM coord.meta") == [(results["EPOCH"],)]


def test_a_database_that_is_not_installed_says_what_to_run(bare: str) -> None:
    assert "Its administrator runs “Install database”" in refused("add_party", {"DATABASE": bare, "NAME": "Sähkö"})


def test_nothing_that_is_said_holds_the_password(database: Shared) -> None:
    login = database.add_login("salainen", role="admin", secret=SECRET)
    quoted = SECRET.replace("\\", "\\\\").replace("'", "\\'")
    uri = f"host=127.0.0.1 port={database.server.port} dbname={database.name} user={login} password="
    log = Log()
    with saved("salainen", f"{uri}'{quoted}'") as name:
        _, log = run("check_database", {"DATABASE": name})
        assert "as salainen; not encrypted" in log.text()
        assert SECRET not in log.text()
    with saved("väärä", f"{uri}'{quoted}väärin'") as name, pytest.raises(QgsProcessingException) as caught:
        run("check_database", {"DATABASE": name})
    assert "does not accept the user name or the password" in str(caught.value)
    assert SECRET not in "".join(
        traceback.format_exception(type(caught.value), caught.value, caught.value.__traceback__)
    )
    assert SECRET not in database.server.log()


def test_the_headless_program_signs_in_from_the_password_store(
    empty_database: Shared, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    profile = tmp_path / "profile"
    profile.mkdir()
    database = empty_database
    login = database.add_login("asentaja", role=None, secret=SECRET)
    database.fetch("ALTER ROLE asentaja SUPERUSER")
    uri = f"host=127.0.0.1 port={database.server.port} dbname={database.name}"
    save_with_password(profile, "Kaupunki", uri, login, SECRET, MASTER)
    process(["plugins", "enable", PLUGIN], profile)

    def headless(algorithm: str) -> CompletedProcess[str]:
        done = process(["--json", "run", f"seinajoki_coord:{algorithm}", "--DATABASE=Kaupunki"], profile)
        assert SECRET not in done.stdout + done.stderr
        assert MASTER not in done.stdout + done.stderr
        return done

    locked = headless("install_database")
    assert locked.returncode != 0
    assert "password store is locked" in locked.stdout + locked.stderr
    (tmp_path / "master").write_text(MASTER)
    monkeypatch.setenv("QGIS_AUTH_PASSWORD_FILE", str(tmp_path / "master"))
    done = headless("install_database")
    assert done.returncode == 0, done.stdout + done.stderr
    assert json.loads(done.stdout)["results"]["MIGRATION_COUNT"] == len(migrations())
    assert json.loads(headless("check_database").stdout)["results"]["PROBLEM_COUNT"] == 0
    kept = [path for path in profile.rglob("*") if path.is_file() and SECRET.encode() in path.read_bytes()]
    assert kept == [], "the password stands in a file of the profile"


def _rights(name: str) -> dict[str, tuple[Any, ...]]:
    results, _ = run("database_rights", {"DATABASE": name, "OUTPUT": "TEMPORARY_OUTPUT"})
    return {feature["login"]: tuple(feature.attributes()) for feature in results["OUTPUT"].getFeatures()}
