"""From the name of a database to its connection string, without a password ever being said."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from seinajoki_coord.core.error import DatabaseError
from seinajoki_coord.layers.database import conninfo, saved_connections
from seinajoki_coord.server.connection import connect
from tests.saved_connection import saved

if TYPE_CHECKING:
    from pathlib import Path

    from qgis.core import QgsApplication

    from tests.postgres import Server

pytestmark = pytest.mark.usefixtures("qgis_app")
SECRET = "Törnävä's \\ 42"  # noqa: S105


def test_a_saved_connection_is_found_by_its_name(cluster: Server) -> None:
    with (
        saved("Seinäjoki yhteinen", cluster.conninfo() + " sslmode=disable") as name,
        closing(connect(conninfo(f" {name} "))) as link,
    ):
        assert saved_connections() == [name]
        assert link.info.dbname == "postgres"
        assert link.info.dsn_parameters["sslmode"] == "disable", "the SSL mode goes through"


def test_a_user_and_password_kept_in_the_connection_work_whatever_signs_they_have(cluster: Server) -> None:
    cluster.query("CREATE ROLE \"Aino O'Öljy\" LOGIN PASSWORD 'Törnävä''s \\ 42'")
    uri = f"host=127.0.0.1 port={cluster.port} dbname=postgres user='Aino O\\'Öljy' password='Törnävä\\'s \\\\ 42'"
    with saved("oma", uri) as name, closing(connect(conninfo(name))) as link:
        assert link.info.user == "Aino O'Öljy"


def test_a_service_is_left_to_the_service_file(
    cluster: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "services").write_text(cluster.conninfo().replace(" ", "\n").join(("[kaupunki]\n", "\n")))
    monkeypatch.setenv("PGSERVICEFILE", str(tmp_path / "services"))
    with closing(connect(conninfo("service=kaupunki"))) as link:
        assert link.info.dbname == "postgres"


@pytest.mark.parametrize(
    "text",
    [
        f"host=db dbname=coord password='{SECRET}'",
        f"postgresql://aino:{SECRET}@db/coord",
        f"service=x password={SECRET}",
    ],
)
def test_a_whole_connection_string_is_refused_and_not_repeated(text: str) -> None:
    with pytest.raises(DatabaseError, match="passwords do not belong into settings and logs") as caught:
        conninfo(text)
    assert SECRET not in str(caught.value)


def test_an_unknown_name_lists_what_is_saved() -> None:
    with pytest.raises(DatabaseError, match=r"There is no PostgreSQL connection kaupunki; none is saved in QGIS"):
        conninfo("kaupunki")
    with (
        saved("yksi", "host=a"),
        saved("kaksi", "host=b"),
        pytest.raises(DatabaseError, match="Saved are: kaksi, yksi"),
    ):
        conninfo("kaupunki")


def test_a_locked_password_store_says_how_to_open_it(qgis_app: QgsApplication) -> None:
    assert not qgis_app.authManager().masterPasswordIsSet()
    with (
        saved("lukossa", "host=127.0.0.1 dbname=postgres authcfg=abc1234") as name,
        pytest.raises(DatabaseError, match="password store is locked, so connection lukossa cannot be used"),
    ):
        conninfo(name)
