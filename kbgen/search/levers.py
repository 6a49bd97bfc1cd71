"""What would make a hit first: lines that a writer can add, and where they would bring it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from kbgen.asked import LONGEST, SHOWN, AskedEntry, block_of
from kbgen.frontmatter import as_scalar
from kbgen.intents import asked_in
from kbgen.intents.match import matcher_of
from kbgen.intents.vectors import vectors_of
from kbgen.model.locale import Locale
from kbgen.model.search import Posting
from kbgen.search.format import AS_BEFORE, SATURATION, WEIGHTS
from kbgen.search.impacts import intent_level
from kbgen.search.matches import Found, Matches
from kbgen.search.ranking import rank
from kbgen.search.searcher import Answer, Searcher
from kbgen.search.written import Written
from kbgen.toml import quoted

#: Synonyms that are offered for a hit: people choose among few.
_SYNONYMS = 2
_SYNONYM_WEIGHT = 0.8
#: What a keyword of average length adds to the impact of a word.
_ONE_KEYWORD = WEIGHTS["keywords"][0] / (1 + SATURATION)


class Lever(NamedTuple):
    """A line to add."""

    kind: str
    """`answers`, `keywords`, `asked`, `synonyms` or `pinned`."""
    entries: tuple[str, ...]
    """What is added: keywords, intents, the query, or a word and its meaning."""
    path: str
    """Of the file, in the project; empty: the configuration."""
    line: str
    """As it would be written."""
    text: str
    """What it means, as a sentence."""
    rank: int
    """Where the article would be then, by estimate."""

    @property
    def id(self) -> str:
        """Return a name that is unique among the levers of a hit."""
        return ":".join((self.kind, *self.entries))


class Searched(NamedTuple):
    """A query, what it finds, and the articles of the locale."""

    searcher: Searcher
    query: str
    answer: Answer
    written: Mapping[str, Written]
    """By id."""

    @property
    def locale(self) -> Locale:
        return Locale(self.searcher.reader.manifest["locale"])


def find_levers(searched: Searched, document: int, article_id: str) -> tuple[Lever, ...]:
    """Return what would lift a hit that is not first: what says most about its meaning first."""
    trial = _Trial(searched.searcher, searched.answer, document)
    own = searched.written[article_id]
    levers = [
        *_answers(trial, searched, own),
        *_keywords(trial, own),
        *_asked(trial, searched, article_id),
        *_synonyms(trial, searched.locale, own),
    ]
    helpful = (one for one in levers if one.rank < trial.rank)
    return (*helpful, *_pinned(trial, searched, article_id))


class _Trial:
    """Ranks the articles again as if one of them held more words."""

    def __init__(self, searcher: Searcher, answer: Answer, document: int) -> None:
        self.searcher = searcher
        self.is_pinned = bool(answer.ranked) and not answer.ranked[0].sum
        self._document = document
        self._found = answer.found
        self.rank = self._rank(answer.found)

    @property
    def words(self) -> list[Matches]:
        return [matches for matches in self._found if matches.is_typed]

    @property
    def missing(self) -> list[Matches]:
        """The words of the query that the article does not hold."""
        return [matches for matches in self.words if self._document not in matches.documents]

    def with_keywords(self, added: Mapping[str, float]) -> int:
        """Return the rank if the keywords held more words. added: stem → impact."""
        found = [
            self._with(matches, impact=1000 * added[matches.term.stem])
            if matches.term.stem in added
            else matches
            for matches in self._found
        ]
        return self._rank(found)

    def with_intent(self, shares: Mapping[str, float]) -> int:
        """Return the rank if it answered an intent. shares: as `Vectors.shares` returns them."""
        found = [
            self._with(matches, intent=intent_level(shares[matches.term.stem]))
            if matches.term.stem in shares
            else matches
            for matches in self._found
        ]
        return self._rank(found)

    def with_question(self) -> int:
        """Return the rank if people had opened it after exactly this query."""
        ranked = rank(self._found, self.searcher.reader.manifest)
        own = sum(one.score for one in ranked if one.document == self._document) * (1 + AS_BEFORE)
        return 1 + sum(one.score > own for one in ranked if one.document != self._document)

    def with_synonym(self, word: str, meant: str) -> int:
        """Return the rank if a word of the query found what another finds."""
        others = self.searcher.rank(meant, corrects=False).found
        found = []
        for matches in self._found:
            documents = dict(matches.documents)
            for other in others if matches.term.form == word else ():
                for document, place in other.documents.items():
                    weaker = replace(place, score=place.score * _SYNONYM_WEIGHT)
                    documents.setdefault(document, weaker)
            found.append(replace(matches, documents=documents))
        return self._rank(found)

    def _with(self, matches: Matches, *, impact: float = 0.0, intent: int = 0) -> Matches:
        """Return the matches with the article among them. impact: of a keyword."""
        before = matches.documents.get(self._document)
        is_keyword = impact > 0
        empty = Posting(doc=self._document, level=0, keywords=is_keyword, parts=0, forms=0, title=0)
        place = before or Found(0.0, 0, 0.0, keyword=is_keyword, asked=False, how="", posting=empty)
        # Keywords are treated as words of the first part.
        place = replace(
            place,
            score=place.score + impact,
            keyword=place.keyword or is_keyword,
            parts=place.parts | is_keyword,
            intent=max(place.intent, intent),
        )
        return replace(matches, documents={**matches.documents, self._document: place})

    def _rank(self, found: Sequence[Matches]) -> int:
        ranked = rank(found, self.searcher.reader.manifest)
        order = [one.document for one in ranked]
        at = order.index(self._document) if self._document in order else len(order)
        return at + 1 + self.is_pinned


def _answers(trial: _Trial, searched: Searched, own: Written) -> Iterator[Lever]:
    taken = {name for one in searched.written.values() for name in one.answers}
    name = matcher_of(searched.locale).intent_of(searched.query)
    if not name or name in taken:
        return
    intent = asked_in(searched.locale)[name]
    shares = vectors_of(searched.locale).shares((intent.question, *intent.asked))
    # What is assumed so far would no longer be once the article names anything.
    entries = (name,) if own.named is not None else (*own.answers, name)
    yield Lever(
        kind="answers",
        entries=entries,
        path=own.named_in,
        line=f"answers: [{', '.join((*(own.named or ()), *entries))}]",
        text=f"If it answers this question, say so: shoppers’ words for `{name}` then find it.",
        rank=trial.with_intent(shares),
    )


def _keywords(trial: _Trial, own: Written) -> Iterator[Lever]:
    word = " ".join(matches.term.form for matches in trial.missing)
    if not word or word in own.keywords:
        return
    added = dict.fromkeys(trial.searcher.stems(word).split(" "), _ONE_KEYWORD)
    listed = ", ".join(as_scalar(one) for one in (*own.keywords, word))
    yield Lever(
        kind="keywords",
        entries=(word,),
        path=own.path,
        line=f"keywords: [{listed}]",
        text=f"Add “{word}” to its keywords: shoppers type it, and the text does not say it so.",
        rank=trial.with_keywords(added),
    )


def _asked(trial: _Trial, searched: Searched, article_id: str) -> Iterator[Lever]:
    query, tag = " ".join(searched.query.split()), searched.locale.tag
    if trial.is_pinned or len(query) > LONGEST:
        return
    yield Lever(
        kind="asked",
        entries=(query, article_id, tag),
        path=SHOWN,
        line=block_of(AskedEntry(query, tag, article_id)).rstrip(),
        text="Note that it answers this: its words then lead there, however they are combined.",
        rank=trial.with_question(),
    )


def _synonyms(trial: _Trial, locale: Locale, own: Written) -> Iterator[Lever]:
    stop_words = trial.searcher.stop_words
    typed = {matches.term.form for matches in trial.words}
    words = [word for word in trial.searcher.forms(own.title) if word not in stop_words | typed]
    missing = [matches.term.form for matches in trial.missing if matches.term.is_word]
    for word in missing[:1]:
        for meant in words[:_SYNONYMS]:
            entry = f"{{ typed = {quoted([word])}, meant = {quoted([meant])} }}"
            yield Lever(
                kind="synonyms",
                entries=(locale.tag, word, meant),
                path="",
                line=f"[search.synonyms]\n{locale.tag} = [{entry}]",
                text=f"If “{word}” means “{meant}” in your shop, say so for all articles.",
                rank=trial.with_synonym(word, meant),
            )


def _pinned(trial: _Trial, searched: Searched, article_id: str) -> Iterator[Lever]:
    if trial.is_pinned:
        return
    query, locale = " ".join(searched.query.split()), searched.locale
    values = (f"queries = [{quoted(query)}]", f"article = {quoted(article_id)}")
    yield Lever(
        kind="pinned",
        entries=(query, article_id, locale.tag),
        path="",
        line="\n".join(("[[search.pinned]]", *values, f"locales = [{quoted(locale.tag)}]")),
        text="Pin it: it then comes first for exactly this query, whatever the words say.",
        rank=1,
    )
