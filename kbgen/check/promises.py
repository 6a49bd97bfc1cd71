"""Words that say what a number is about: those of one topic of what shoppers ask, by language."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import lru_cache

from kbgen.analysis import Analyser
from kbgen.intents import asked_in, topics
from kbgen.languages import language_of
from kbgen.model.locale import Locale

#: A word names a topic if this part of all that is asked with it is about the topic, and so many
#: questions have it.
_SHARE, _LEAST = 0.75, 5


@lru_cache(maxsize=64)
def topics_by_stem(locale: Locale) -> Mapping[str, str]:
    """Return the topic that each telling stem of a language names, such as `returns`."""
    asked = asked_in(locale)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for topic, intents in topics().items():
        for name in intents:
            intent = asked.get(name)
            for text in (intent.question, *intent.asked) if intent else ():
                for stem in stems_of(text, locale):
                    counts[stem][topic] += 1
    found = {}
    for stem, by_topic in counts.items():
        topic, most = by_topic.most_common(1)[0]
        if most >= _LEAST and most >= _SHARE * by_topic.total():
            found[stem] = topic
    return found


@lru_cache(maxsize=20_000)
def stems_of(text: str, locale: Locale) -> frozenset[str]:
    """Return the stems of a text that mean something: no stop words, no digits."""
    language = language_of(locale)
    terms = _analyser(locale).terms(text)
    return frozenset(
        term.stem
        for term in terms
        if term.form not in language.stop_words and not term.form[:1].isdigit()
    )


@lru_cache(maxsize=64)
def _analyser(locale: Locale) -> Analyser:
    return Analyser(language_of(locale))
