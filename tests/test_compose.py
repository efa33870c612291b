import re
import subprocess
import sys
from pathlib import Path

import pytest
from ruamel.yaml import YAML

BASIS = Path(__file__).resolve().parent.parent
COMPOSE = BASIS / "docker-compose.yml"
DIENSTEN = YAML(typ="safe").load(COMPOSE)["services"]
EIGEN = ("migratie", "web", "worker", "post", "beat")


def keur(schema, *bestanden):
    return subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *map(str, bestanden)],
        capture_output=True,
        text=True,
        check=False,
    )


def regels(naam):
    """The instructions of the Dockerfile with their continued lines joined."""
    tekst = re.sub(r"^#.*\n", "", (BASIS / naam).read_text(), flags=re.MULTILINE)
    return [r.split(maxsplit=1) for r in re.sub(r"\\\n\s*", " ", tekst).splitlines() if r.strip()]


@pytest.mark.parametrize(
    ("schema", "bestand"),
    [("vendor.compose-spec", "docker-compose.yml"), ("vendor.github-workflows", ".github/workflows/ci.yml")],
)
def test_file_follows_its_schema(schema, bestand):
    klaar = keur(schema, BASIS / bestand)
    assert klaar.returncode == 0, klaar.stdout


def test_schema_would_notice_a_mistake(tmp_path):
    fout = tmp_path / "docker-compose.yml"
    fout.write_text(COMPOSE.read_text().replace("depends_on:", "depend_on:", 1))

    assert keur("vendor.compose-spec", fout).returncode == 1


def test_all_parts_are_there_and_share_one_image():
    assert set(DIENSTEN) == {*EIGEN, "postgres", "redis", "proxy"}
    assert {DIENSTEN[d]["image"] for d in EIGEN} == {"lerend-netwerk"}
    assert all(DIENSTEN[d]["environment"]["MODUS"] == "productie" for d in EIGEN)


def test_only_the_proxy_can_be_reached_from_outside():
    assert [naam for naam, dienst in DIENSTEN.items() if "ports" in dienst] == ["proxy"]


def test_queue_survives_a_restart_and_never_throws_work_away():
    opdracht = DIENSTEN["redis"]["command"]
    assert "--appendonly yes" in opdracht
    assert "--maxmemory-policy noeviction" in opdracht
    assert any(v.endswith(":/data") for v in DIENSTEN["redis"]["volumes"])


def test_every_long_running_part_has_a_health_check():
    zonder = {naam for naam, dienst in DIENSTEN.items() if "healthcheck" not in dienst}
    assert zonder == {"migratie", "proxy"}


def test_nothing_secret_is_written_in_the_file():
    for dienst in DIENSTEN.values():
        for naam, waarde in dienst.get("environment", {}).items():
            if re.search("PASSWORD|SECRET", naam):
                assert waarde.startswith("${"), naam
    voorbeeld = (BASIS / "docker/omgeving.voorbeeld").read_text()
    assert re.search(r"^SECRET_KEY=$", voorbeeld, re.MULTILINE)
    assert "docker/omgeving\n" in (BASIS / ".gitignore").read_text()


def test_production_gets_every_setting_that_it_refuses_to_start_without():
    gegeven = set(DIENSTEN["web"]["environment"])
    gegeven |= set(re.findall(r"^([A-Z_]+)=", (BASIS / "docker/omgeving.voorbeeld").read_text(), re.MULTILINE))
    assert {"SECRET_KEY", "SITE_URL", "ALLOWED_HOSTS", "DATABASE_URL", "CELERY_BROKER_URL", "EMAIL_URL"} <= gegeven


def test_dockerfile_installs_the_lock_and_runs_as_nobody_special():
    gevonden = regels("Dockerfile")
    woorden = [r[0] for r in gevonden]
    tekst = {r[0]: r[1] for r in gevonden}

    assert woorden[0] == "FROM"
    assert set(woorden) <= {"FROM", "ENV", "RUN", "WORKDIR", "COPY", "USER", "VOLUME", "EXPOSE", "CMD"}
    assert any("--require-hashes -r requirements.txt" in r[1] for r in gevonden)
    assert tekst["USER"].isdecimal()
    assert tekst["USER"] != "0"
    assert woorden.index("USER") < woorden.index("CMD")
    assert tekst["CMD"].startswith('["gunicorn", "lerend_netwerk.wsgi"')


def test_image_has_the_system_packages_that_start_installs():
    dockerfile, start = ((BASIS / naam).read_text() for naam in ("Dockerfile", "start"))
    for pakket in ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0"):
        assert pakket in dockerfile
        assert pakket in start


def test_image_leaves_out_what_is_not_the_product():
    weg = (BASIS / ".dockerignore").read_text().split()
    assert {".git", ".venv", "var", "tests", ".env", "docker"} <= set(weg)


def test_workflow_runs_exactly_what_a_person_runs():
    werk = YAML(typ="safe").load(BASIS / ".github/workflows/ci.yml")
    (taak,) = werk["jobs"].values()
    assert [stap["run"] for stap in taak["steps"] if "run" in stap] == [".ci/run"]
