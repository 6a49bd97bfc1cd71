import os

import pytest

from kbgen.config import load_project
from kbgen.load import read_subjects, scan


@pytest.fixture
def subjects(tmp_path):
    def read(files: dict[str, str]):
        (tmp_path / "kbgen.toml").write_text(
            '[site]\nname = "Help"\n[locales.en]\n[locales.pt-BR]\n'
        )
        for path, text in files.items():
            file = tmp_path / "content" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)
        project = load_project(tmp_path / "kbgen.toml")
        return read_subjects(project, scan(project))

    return read


def test_articles_have_the_id_of_their_path_or_of_their_front_matter(subjects):
    found = subjects(
        {
            "en/shipping/costs.md": "---\ntitle: Costs\n---\nid: none of it\n",
            "en/returns/now.md": "---\ntitle: Now\nid: returns/then\n---\n",
            "pt-br/returns/agora.md": '---\n"id": "returns/then"\n---\n',
            "en/hugo.md": "---\ntranslationKey: from hugo\n---\n",
            "en/broken.md": "---\nid: [\n---\n",
            "en/plain.md": "# Plain\n",
        }
    )
    assert found.articles == {
        "shipping/costs",
        "returns/then",
        "from hugo",
        "broken",
        "plain",
    }
    assert found.locales == {"en", "pt-BR"}


@pytest.mark.parametrize("line", ["draft: true", "audience: agent", "expires_on: 2020-01-01"])
def test_what_is_not_published_today_is_known(subjects, line):
    assert "a/b" in subjects({"en/a/b.md": f"---\ntitle: A\n{line}\n---\n"}).articles


def test_what_cannot_be_read_is_known_by_its_path(subjects, tmp_path):
    (tmp_path / "content/en").mkdir(parents=True)
    os.mkfifo(tmp_path / "content/en/pipe.md")
    (tmp_path / "content/en/link.md").symlink_to("nowhere.md")
    (tmp_path / "content/en/latin.md").write_bytes(b"---\nid: caf\xe9\n---\n")
    found = subjects({"en/a.md": "---\n" + "# a remark\n" * 3000 + "id: late\n---\n"})
    assert found.articles == {"pipe", "link", "latin", "late"}
