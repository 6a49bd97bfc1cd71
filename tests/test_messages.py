"""`make messages` on an unchanged tree changes nothing: the catalogues are complete and tidy."""

import shutil
import subprocess
from pathlib import Path

import pytest
from babel.messages.pofile import read_po


@pytest.mark.parametrize("tool", ["make", "pybabel"])
def test_the_tools_are_there(tool: str) -> None:
    assert shutil.which(tool)


def test_extraction_finds_what_the_catalogues_hold(repository: Path, tmp_path: Path) -> None:
    for name in ("Makefile", "pyproject.toml", "constraints.txt", "kbgen"):
        source = repository / name
        copy = shutil.copytree if source.is_dir() else shutil.copy
        copy(source, tmp_path / name)
    # The copy uses the environment of the checkout.
    folder = Path(shutil.which("pybabel") or "").parent
    (tmp_path / ".venv").mkdir()
    (tmp_path / ".venv/bin").symlink_to(folder)
    for stamp in ("installed", "installed-dev"):
        (tmp_path / ".venv" / stamp).touch()
    subprocess.run(["make", "messages"], cwd=tmp_path, check=True, capture_output=True)

    for catalogue in sorted((repository / "kbgen/theme/locales").glob("*.po")):
        updated = tmp_path / "kbgen/theme/locales" / catalogue.name
        assert updated.read_text("utf-8") == catalogue.read_text("utf-8")


def test_every_string_has_a_note_for_translators(repository: Path) -> None:
    for file in sorted((repository / "kbgen/theme/locales").glob("*.po")):
        with file.open("rb") as stream:
            messages = [message for message in read_po(stream) if message.id]
        assert [message.id for message in messages if not message.auto_comments] == []
