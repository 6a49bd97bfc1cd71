"""Texts for other programs: jobs of CI, cron, systemd and containers. Their shell lines are run."""

import configparser
import os
import re
import subprocess
import sys
from pathlib import Path, PurePosixPath
from zoneinfo import ZoneInfo

import pytest
import yaml

from tests import webserver
from tests.docs.pages import examples
from tests.factories import article_text, write_project

pytestmark = pytest.mark.slow

ADDRESS = "https://help.example.com/"
CONFIG = f'[site]\nname = "Help"\nurl = "{ADDRESS}"\n[publish.live]\nto = "../www"\n'
GITHUB, *STEPS = (
    yaml.safe_load(one.text) for one in examples("yaml") if one.page == "operate/ci.md"
)
GITLAB = STEPS.pop()
#: The steps of each job in the order in which they run, less `pip install`.
JOBS = {
    "check on GitHub": [step["run"] for step in GITHUB["jobs"]["check"]["steps"] if "run" in step],
    "publish on GitHub": [
        step["run"] for step in GITHUB["jobs"]["publish"]["steps"] if "run" in step
    ],
    "check on GitLab": GITLAB["default"]["before_script"] + GITLAB["check"]["script"],
    "publish on GitLab": GITLAB["default"]["before_script"] + GITLAB["publish"]["script"],
}
GITHUB_STEPS = {
    step.replace(" --format github", "")
    for name, steps in JOBS.items()
    if "GitHub" in name
    for step in steps
}
INSTALL = "pip install -r requirements.txt"


class Unit(configparser.ConfigParser):
    """A unit of systemd."""

    def __init__(self, text: str) -> None:
        super().__init__(interpolation=None, strict=True)
        self.optionxform = str  # type: ignore[assignment,method-assign]
        self.read_string(text)


UNITS = [(one, Unit(one.text)) for one in examples("ini")]
SERVICES = [unit["Service"] for _, unit in UNITS if "Service" in unit]


class Machine:
    """A clone of a project, and its site on a web server."""

    def __init__(self, root: Path, url: str) -> None:
        self.root = root
        self._url = url

    def run(self, text: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run lines as runners of CI do: the shell stops at an error, a pipe hides it."""
        path = os.pathsep.join([str(self.root / ".venv/bin"), "/usr/bin", "/bin"])
        return subprocess.run(
            ["/bin/bash", "-e", "-c", text.replace(ADDRESS, self._url)],
            cwd=self.root,
            env={"PATH": path, "HOME": str(self.root.parent), "LANG": "C.UTF-8", **environment},
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture(scope="module")
def machine(tmp_path_factory):
    here = tmp_path_factory.mktemp("host")
    root = write_project(
        here / "seed", {"en/a/costs.md": article_text("Costs", description="About money.")}, CONFIG
    )
    (root / ".gitignore").write_text("site/\n.kbgen/\n.venv/\n", "utf-8")
    origin, clone = here / "origin.git", here / "help"
    for line in (
        f"git init -q -b main {root} && git -C {root} add -A",
        f"git -C {root} -c user.name=A -c user.email=a@example.com commit -q -m Start",
        f"git clone -q --bare {root} {origin} && git clone -q {origin} {clone}",
    ):
        subprocess.run(line, shell=True, check=True)
    program = clone / ".venv/bin/kbgen"
    program.parent.mkdir(parents=True)
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m kbgen "$@"\n', "utf-8")
    program.chmod(0o755)
    machine = Machine(clone, ADDRESS)
    assert machine.run("kbgen publish live -q").returncode == 0
    settings = machine.run(f"kbgen hosting nginx -q --root {here}/www").stdout
    with webserver.nginx(settings) as url:
        yield Machine(clone, url)


@pytest.mark.parametrize("name", JOBS)
def test_the_steps_of_a_job_run(name, machine, tmp_path):
    first, *steps = JOBS[name]
    assert first == INSTALL
    if "GitLab" in name:  # those that both have are run once
        steps = [step for step in steps if step not in GITHUB_STEPS]
    summary = tmp_path / "summary.md"
    names = {
        "GITHUB_BASE_REF": "main",
        "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main",
        "GITHUB_STEP_SUMMARY": str(summary),
    }
    for step in steps:
        done = machine.run(step, **names)
        assert done.returncode == 0, f"{step}\n{done.stdout}{done.stderr}"
    if "check on GitHub" in name:
        assert "Readers will notice nothing" in summary.read_text("utf-8")


def test_a_comparison_that_fails_fails_its_step(machine):
    (step,) = (one for one in JOBS["check on GitHub"] if "kbgen diff" in one)
    assert machine.run(step, GITHUB_BASE_REF="no-such-branch").returncode == 2


def test_the_steps_for_keys_leave_what_ssh_and_git_read(machine, tmp_path):
    steps = [step["run"] for steps in STEPS for step in steps if "TOKEN" not in step.get("if", "")]
    key, token, _ = sorted(steps, key=lambda text: ("ssh" not in text, "insteadOf" not in text))
    environment = {"HOME": str(tmp_path), "SSH_KEY": "a\nb", "SSH_KNOWN_HOSTS": "host key"}
    assert machine.run(key, **environment).returncode == 0
    assert (tmp_path / ".ssh/id_ed25519").read_text() == "a\nb\n"
    assert (tmp_path / ".ssh/id_ed25519").stat().st_mode & 0o777 == 0o600
    assert machine.run(token, HOME=str(tmp_path), TOKEN="t").returncode == 0
    asked = "git ls-remote --get-url https://github.com/USER/REPOSITORY.git"
    said = machine.run(asked, HOME=str(tmp_path)).stdout
    assert said == "https://x-access-token:t@github.com/USER/REPOSITORY.git\n"


def test_what_runs_each_night_has_a_time_of_day():
    minute, hour, *rest = GITHUB[True]["schedule"][0]["cron"].split()  # YAML reads `on` as true
    assert (0 <= int(minute) < 60, 0 <= int(hour) < 24, rest) == (True, True, ["*"] * 3)


def test_the_line_of_cron_runs_with_the_path_of_cron(machine):
    (text,) = (one.text for one in examples("cron"))
    (line,) = text.splitlines()  # no CRON_TZ: the cron of Debian ignores it
    *times, command = line.split(None, 5)
    assert times[1:] == ["*"] * 4
    done = machine.run(command.replace("/srv/help", str(machine.root)), PATH="/usr/bin:/bin")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize("service", SERVICES, ids=lambda one: one["ExecStart"].split()[-1])
def test_a_service_runs_without_rights_and_can_write_what_it_needs(service):
    assert service["User"] == "help"
    assert service["ProtectSystem"] == "strict"
    assert service["PrivateTmp"] == "yes"  # else not even /tmp can be written
    writable = [PurePosixPath(one) for one in service["ReadWritePaths"].split()]
    folder = PurePosixPath(service["WorkingDirectory"])
    assert folder in writable
    assert PurePosixPath(service["ExecStart"].split()[0]).is_relative_to(folder)
    if "publish" in service["ExecStart"]:  # builds, so that it keeps the cache's key
        state = f"/var/lib/{service['StateDirectory']}"
        assert service["Environment"] == f"XDG_STATE_HOME={state}"


def test_each_unit_has_a_name_that_its_page_starts():
    timers = [unit for _, unit in UNITS if "Timer" in unit]
    (day, time, zone) = timers[0]["Timer"]["OnCalendar"].split()
    assert (day, bool(re.fullmatch(r"\d\d:\d\d:\d\d", time))) == ("*-*-*", True)
    assert ZoneInfo(zone)
    started = "".join(one.text for one in examples("console"))
    for name in ("kbgen-publish.service", "kbgen-publish.timer", "kbgen-collector.service"):
        assert re.search(rf"systemctl (start|enable --now) {name}", started)


def test_the_image_has_what_its_commands_need():
    (runs,) = (one.text for one in examples("dockerfile"))
    lines = runs.splitlines()
    wanted, ignored = (
        one.text.split() for one in examples("text") if one.page == "operate/containers.md"
    )
    before_pip = runs[: runs.index("RUN pip")]
    assert f"COPY {PurePosixPath(wanted[0]).parts[0]} " in before_pip  # where pip looks for it
    assert "WORKDIR /help" in before_pip
    user = next(line.split()[1] for line in lines if line.startswith("USER"))
    assert user.isdigit()  # Kubernetes accepts nothing else for runAsNonRoot
    assert f"--uid {user}" in runs
    commands = [one.text for one in examples("console") if one.page == "operate/containers.md"]
    volumes = re.findall(r"-v ([\w-]+):(\S+)", "".join(commands))
    assert volumes
    for _, place in volumes:  # a volume takes its owner from the image's folder
        assert re.search(rf"install -d -o help {place}\b", runs)
    for secret in re.findall(r"--env-file (\S+)|-v \./(ssh):", "".join(commands)):
        assert "".join(secret) in ignored
    assert {".kbgen", "feedback.db*"} <= {*ignored}
