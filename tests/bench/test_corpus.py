"""The made-up help centre is the same everywhere, and as real ones are."""

import hashlib
import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.bench.corpus import write_corpus
from tests.bench.queries import title_queries

ARTICLES = 60
LOCALES = ("en", "de")
TITLE = re.compile(r'^title: "(.+)"$', re.MULTILINE)
LINK = re.compile(r"\]\(([^)]+)\)")
WORD = re.compile(r"[^\W\d_]+")


def digest(folder: Path) -> str:
    found = hashlib.sha256()
    for file in [folder / "kbgen.toml", *sorted(folder.glob("content/**/*.*"))]:
        found.update(file.relative_to(folder).as_posix().encode() + b"\0" + file.read_bytes())
    return found.hexdigest()


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    write_corpus(folder, ARTICLES, LOCALES, seed=1)
    return folder


@pytest.fixture(scope="module")
def texts(corpus: Path) -> dict[str, str]:
    """The English articles, by category and slug."""
    root = corpus / "content/en"
    files = sorted(root.rglob("*.md"))
    return {
        file.relative_to(root).with_suffix("").as_posix(): file.read_text("utf-8") for file in files
    }


@pytest.mark.parametrize("hash_seed", ["0", "1234"])
def test_the_same_arguments_give_the_same_bytes(corpus, repository, tmp_path, hash_seed):
    subprocess.run(
        [sys.executable, "-m", "tests.bench.corpus", tmp_path, "-n", str(ARTICLES)]
        + [option for locale in LOCALES for option in ("--locale", locale)],
        cwd=repository,
        env={**os.environ, "PYTHONHASHSEED": hash_seed},
        check=True,
    )

    assert digest(tmp_path) == digest(corpus)


def test_another_seed_gives_another_corpus_and_a_smaller_one_is_part_of_it(texts, tmp_path):
    for name, articles, seed in (("other", 9, 2), ("part", 9, 1)):
        write_corpus(tmp_path / name, articles, seed=seed)
    parts = {
        seed: {file.read_text("utf-8") for file in (tmp_path / seed).rglob("*.md")}
        for seed in ("other", "part")
    }

    assert len(parts["part"]) == 9
    assert parts["part"] < {*texts.values()}
    assert not parts["other"] & {*texts.values()}


def test_every_locale_has_every_article(corpus):
    english, german = (
        {file.relative_to(corpus / "content" / locale) for file in corpus.rglob(f"{locale}/*/*.md")}
        for locale in LOCALES
    )

    assert len(english) == ARTICLES
    assert english == german


@pytest.mark.parametrize("locale", LOCALES)
def test_titles_are_unique_and_short(corpus, locale):
    files = sorted((corpus / "content" / locale).rglob("*.md"))
    titles = [TITLE.search(file.read_text("utf-8"))[1] for file in files]

    assert len({title.lower() for title in titles}) == ARTICLES
    for title in titles:
        assert 3 <= len(WORD.findall(title)) <= 6, title
        assert title[0].isupper()


def test_links_lead_to_articles_and_to_none_twice(corpus):
    count = 0
    for file in sorted(corpus.rglob("*.md")):
        links = LINK.findall(file.read_text("utf-8"))
        count += len(links)
        assert len(links) == len({*links})
        for link in links:
            assert (file.parent / link).is_file(), f"{file}: {link}"
            assert (file.parent / link).resolve() != file

    assert 1 < count / (ARTICLES * len(LOCALES)) < 5


def test_articles_are_as_long_and_as_divided_as_real_ones(texts):
    bodies = [text.split("---\n", 2)[2] for text in texts.values()]
    lengths = [len(WORD.findall(LINK.sub("]", body))) for body in bodies]
    headings = [len(re.findall("^##+ ", body, re.MULTILINE)) for body in bodies]
    everything = "".join(bodies)

    assert min(lengths) > 200
    assert 400 < sum(lengths) / ARTICLES < 500
    assert max(lengths) < 900
    assert 60 < sum(lengths) / (sum(headings) + ARTICLES) < 110
    for mark in ("\n## ", "\n### ", "\n- ", "\n1. ", "\n| --- |", "\n> [!NOTE]", " **"):
        assert mark in everything


def test_words_come_as_often_as_words_do(texts):
    words = Counter(word for text in texts.values() for word in WORD.findall(text.lower()))
    frequencies = [count for _, count in words.most_common()]

    assert 3_000 < len(words) < 6_000
    assert words.most_common(1)[0][0] == "the"
    assert 0.03 < frequencies[0] / words.total() < 0.08
    # Zipf's law with an exponent of one: a tenth as often at ten times the rank.
    assert 5 < frequencies[9] / frequencies[99] < 20
    assert 5 < frequencies[99] / frequencies[999] < 20


def test_articles_repeat_the_words_of_their_titles(texts):
    for article, text in texts.items():
        body = text.split("---\n", 2)[2].lower()
        for word in article.split("/")[1].split("-"):
            # Endings follow; in English they take no letter away.
            assert len(re.findall(rf"\b{word}", LINK.sub("]", body))) >= 3, article


def test_other_languages_are_made_up_wholly(tmp_path):
    write_corpus(tmp_path, 5, ("ja", "it"))
    japanese, italian = (
        "".join(file.read_text("utf-8") for file in sorted(tmp_path.rglob(f"{locale}/*/*.md")))
        for locale in ("ja", "it")
    )

    assert len(re.findall("[一-鿿]", japanese)) > len(re.findall("[ァ-ヺ]", japanese)) > 100
    assert "です。" in japanese
    assert len({*WORD.findall(italian)}) > 500


def test_the_corpus_builds_without_a_finding(corpus, kbgen, tmp_path):
    site = tmp_path / "site"
    done = kbgen("build", "--strict", "-q", "-f", corpus / "kbgen.toml", "-d", site)

    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    assert len([*site.glob("en/*/*/index.html")]) == ARTICLES


@pytest.mark.parametrize("locale", LOCALES)
def test_queries_are_words_of_titles_a_quarter_mistyped_and_a_quarter_cut(corpus, locale):
    queries = title_queries(corpus, locale, count=40)
    kinds: Counter[str] = Counter()
    for query, article in queries:
        file = corpus / "content" / locale / f"{article}.md"
        title = WORD.findall(TITLE.search(file.read_text("utf-8"))[1].lower())
        typed = query.split()
        assert len(typed) == 2
        strange = [word for word in typed if word not in title]
        assert len(strange) <= 1
        cut = [
            word
            for word in title
            if strange and len(word) > len(strange[0]) >= max(3, len(word) / 2)
            if word.startswith(strange[0])
        ]
        kinds["cut" if cut else "typo" if strange else "as it is"] += 1

    assert len({article for _, article in queries}) == 40
    assert kinds["as it is"] == 20
    # A typo that drops the last letter looks cut.
    assert 7 <= kinds["typo"] <= 10
    assert queries == title_queries(corpus, locale, count=40)
    assert queries != title_queries(corpus, locale, count=40, seed=2)


def test_more_queries_than_titles_are_refused(corpus):
    with pytest.raises(ValueError, match="of 61"):
        title_queries(corpus, "en", count=61)
