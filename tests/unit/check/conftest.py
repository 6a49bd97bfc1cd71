"""One rule at a time, over small projects."""

import datetime as dt

import pytest

from kbgen.build import BuildOptions, check
from kbgen.build.checks import to_check
from kbgen.check import CHECKS, run_rules

DAY = dt.date(2026, 11, 28)
BY_NAME = {rule.name: rule for rule in CHECKS}
CONFIG = '[site]\nname = "Help"\nurl = "https://help.example.com"\n'


@pytest.fixture
def checked(make_project):
    """Write a project; return what rules look at."""

    def write(content, config: str = CONFIG, day: dt.date = DAY, **options):
        project = make_project(content, config)
        composed = check(project, BuildOptions(out=project.root, as_of=day, **options))
        return to_check(composed)

    return write


@pytest.fixture
def found(checked):
    """Run one rule over a project; return (path below content, line, message) of each finding."""

    def run(name: str, content, *config, **options):
        rule = BY_NAME[name]
        some = run_rules(checked(content, *config, **options), (rule,), {})
        assert {one.code for one in some} <= {rule.code}
        assert all(one.hint for one in some)
        return [
            (one.span.path.removeprefix("content/"), one.span.line, one.message) for one in some
        ]

    return run
