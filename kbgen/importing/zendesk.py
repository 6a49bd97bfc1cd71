"""Zendesk Help Center: answers of its API, as files or from the running help centre.

https://developer.zendesk.com/api-reference/help_center/help-center-api/introduction/
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from kbgen.errors import KbgenError
from kbgen.importing.model import (
    Article,
    Attachment,
    Category,
    CategoryText,
    Collection,
    History,
    Problem,
    Text,
)
from kbgen.importing.reading import (
    Record,
    day_of,
    host_of,
    locale_of,
    number_of,
    read_json,
    text_of,
)
from kbgen.model.locale import Locale
from kbgen.urls import split_url

#: Key of an answer → what its records are.
LISTS = {
    "categories": "category", "sections": "section", "articles": "article",
    "translations": "translation", "article_attachments": "attachment",
    "attachments": "attachment", "user_segments": "segment",
}  # fmt: skip
_STAFF, _SIGNED_IN = "staff", "signed_in_users"
_SIGNED_IN_NOTE = "Was for signed-in readers only; it is kept for support staff (`audience: agent`)"
#: Keys that kbgen has no use for, but that a team may want to keep.
_KEPT = ("author_id", "content_tag_ids")


@dataclass(slots=True)
class Export:
    """Records by what they are, with the place each was read from."""

    records: dict[str, list[tuple[Record, str]]] = field(default_factory=lambda: defaultdict(list))
    default: str = ""
    assumed: str = "en"
    """Locale of texts that name none."""
    problems: list[Problem] = field(default_factory=list)
    folder: Path | None = None

    def add(self, value: Any, place: str, kind: str = "") -> None:
        """Add an answer, a list of answers or a list of records. kind: of bare records."""
        if isinstance(value, list):
            for one in value:
                self.add(one, place, kind)
        elif isinstance(value, dict):
            self.default = text_of(value, "default_locale") or self.default
            if kind and "id" in value:
                self._add_record(value, place, kind)
                return
            for name, what in LISTS.items():
                records = value.get(name)
                for record in records if isinstance(records, list) else ():
                    self._add_record(record, place, what)

    def _add_record(self, record: Any, place: str, kind: str) -> None:
        if isinstance(record, dict) and text_of(record, "id"):
            self.records[kind].append((record, place))
            for name in ("translations", "attachments"):
                if isinstance(inner := record.get(name), list):
                    self.add({name: [{**one, "article_id": record["id"]} for one in inner
                                     if isinstance(one, dict)]}, place)  # fmt: skip
        else:
            article = "An" if kind[0] in "aeio" else "A"
            problem = Problem(place, f"{article} {kind} has no id; it was not imported")
            self.problems.append(problem)


def read_zendesk(folder: Path, assumed: Locale | None = None) -> Collection:
    """Return what a folder of answers holds. Raises KbgenError if it holds no article."""
    if not folder.is_dir():
        raise KbgenError(f"{folder} is not a folder", "Name the folder that the file is in.")
    found = Export(folder=folder, assumed=assumed.tag if assumed else "en")
    for file in sorted(folder.rglob("*.json")):
        kind = next((LISTS[name] for name in (file.stem, file.parent.name, *_prefixes(file.stem))
                     if name in LISTS), "")  # fmt: skip
        shown = file.relative_to(folder.parent).as_posix()
        for value in read_json(file, folder, found.problems):
            found.add(value, shown, kind)
    if not found.records["article"]:
        listed = "".join(f"\n{one.place}: {one.message}" for one in found.problems)
        raise KbgenError(
            f"{folder} has no articles of Zendesk{listed}",
            'Put the API\'s answers there: articles.json with {"articles": […]}, categories.json,'
            " sections.json and translations.json likewise.",
        )
    return collection_of(found)


def _prefixes(stem: str) -> list[str]:
    """Return the list that `articles-2` or `articles_page_2` is a page of."""
    return [name for name in LISTS if stem.startswith((f"{name}-", f"{name}_", f"{name}."))]


def collection_of(found: Export) -> Collection:
    """Return the articles of an export."""
    first = found.records["article"][0][0]
    tag = found.default or text_of(first, "source_locale", "locale") or found.assumed
    default = locale_of(tag, "default locale", found.problems) or Locale.parse("en")
    named = _Named(found, default)
    return Collection(
        kind="zendesk",
        articles=tuple(named.articles()),
        default=default,
        categories=tuple(named.categories()),
        problems=tuple(found.problems),
        site=_site(found),
        folder=found.folder,
    )


def _site(found: Export) -> str:
    records = (one for kind in ("article", "section", "category") for one, _ in found.records[kind])
    return next(filter(None, (host_of(text_of(one, "html_url")) for one in records)), "")


class _Named:
    """Puts records together by their ids."""

    def __init__(self, found: Export, default: Locale) -> None:
        self._found = found
        self._default = default
        self._translations: dict[tuple[str, str], dict[Locale, tuple[Record, str]]] = defaultdict(
            dict
        )
        for record, place in found.records["translation"]:
            kind = text_of(record, "source_type").lower() or "article"
            key = text_of(record, "source_id", "article_id")
            if locale := locale_of(text_of(record, "locale"), place, found.problems):
                self._translations[kind, key][locale] = (record, place)
        self._segments = {
            text_of(record, "id"): text_of(record, "user_type")
            for record, _ in found.records["segment"]
        }
        self._attachments: dict[str, list[Attachment]] = defaultdict(list)
        self._take_attachments()
        self._votes: dict[str, list[History]] = defaultdict(list)
        self._count_votes()

    def _take_attachments(self) -> None:
        seen = set()
        for record, place in self._found.records["attachment"]:
            key = text_of(record, "article_id")
            address = text_of(record, "content_url", "relative_path")
            if not address or text_of(record, "id") in seen:
                continue
            seen.add(text_of(record, "id"))
            if not key:
                message = f"Attachment {text_of(record, 'file_name', 'id')} names no article"
                self._found.problems.append(Problem(place, message))
                continue
            name = text_of(record, "file_name", "display_file_name") or address.rpartition("/")[2]
            is_listed = record.get("inline") is False
            made = Attachment(address=address, name=name, is_listed=is_listed)
            self._attachments[key].append(made)

    def _variants(self, kind: str) -> Iterator[tuple[str, dict[Locale, tuple[Record, str]]]]:
        """Yield id → records by locale: lists of several languages, and translations over them."""
        records: dict[str, dict[Locale, tuple[Record, str]]] = defaultdict(dict)
        for record, place in self._found.records[kind]:
            tag = text_of(record, "locale", "source_locale") or self._default.tag
            if locale := locale_of(tag, place, self._found.problems):
                records[text_of(record, "id")].setdefault(locale, (record, place))
        for key, by_locale in records.items():
            base = next(iter(by_locale.values()))[0]
            for locale, (translation, place) in self._translations[kind, key].items():
                own = by_locale.get(locale, (base, place))[0]
                day = translation.get("updated_at") if locale not in by_locale else None
                more = {"id": key, "_own": own, "translated_at": day}
                by_locale[locale] = ({**own, **translation, **more}, place)
            yield key, by_locale

    def categories(self) -> Iterator[Category]:
        """Yield categories and sections."""
        for kind, plural in (("category", "categories"), ("section", "sections")):
            for key, by_locale in self._variants(kind):
                record = next(iter(by_locale.values()))[0]
                record = record.get("_own", record)
                parent = text_of(record, "parent_section_id")
                above = text_of(record, "category_id")
                yield Category(
                    key=f"{kind}-{key}",
                    texts={
                        locale: CategoryText(
                            title=text_of(own, "title", "name"),
                            description=text_of(own, "body", "description"),
                            addresses=_addresses(own, plural, key, locale, self._default),
                        )
                        for locale, (own, _) in by_locale.items()
                    },
                    parent=f"section-{parent}" if parent else f"category-{above}" if above else "",
                    order=number_of(record, "position"),
                )

    def articles(self) -> Iterator[Article]:
        """Yield the articles, in the order of the export."""
        sections = {text_of(record, "id") for record, _ in self._found.records["section"]}
        # Where writers never sorted by hand, all positions are 0.
        is_sorted = any(
            number_of(record, "position") for record, _ in self._found.records["article"]
        )
        for key, by_locale in self._variants("article"):
            record = next(iter(by_locale.values()))[0]
            record = record.get("_own", record)
            section = text_of(record, "section_id")
            notes = []
            if section not in sections:
                notes.append(f"Its section {section or '(none)'} is not in the export")
            is_internal, note = self._audience(record)
            labels = record.get("label_names")
            yield Article(
                key=key,
                texts=tuple(
                    self._text(own, key, locale, at) for locale, (own, at) in by_locale.items()
                ),
                category=f"section-{section}" if section in sections else "",
                is_internal=is_internal,
                order=number_of(record, "position") if is_sorted else None,
                is_promoted=record.get("promoted") is True,
                keywords=tuple(str(one) for one in labels) if isinstance(labels, list) else (),
                attachments=tuple(self._attachments[key]),
                notes=(*notes, note) if note else tuple(notes),
                history=self._history(key),
            )

    def _text(self, record: Record, key: str, locale: Locale, place: str) -> Text:
        own = record.get("_own", record)
        dates = (record.get("translated_at"), record.get("edited_at"), record.get("updated_at"))
        return Text(
            locale=locale,
            title=text_of(record, "title", "name"),
            body=text_of(record, "body"),
            updated=day_of(*dates, record.get("created_at")),
            is_draft=record.get("draft") is True or record.get("hidden") is True,
            addresses=_addresses(record, "articles", key, locale, self._default),
            place=place,
            extra={name: own[name] for name in _KEPT if own.get(name) not in (None, 0, "", [])}
            | ({"outdated": True} if record.get("outdated") is True else {}),
        )

    def _history(self, key: str) -> History:
        """Return the votes on an article, which the API counts for all languages together."""
        counts = self._votes.get(key, [])
        return max(counts, key=lambda one: (one.yes or 0) + (one.no or 0), default=History())

    def _count_votes(self) -> None:
        for record, place in self._found.records["article"]:
            key, votes = text_of(record, "id"), number_of(record, "vote_count") or 0
            total = number_of(record, "vote_sum") or 0  # each "yes" is 1, each "no" is -1
            if abs(total) > votes or (votes + total) % 2:
                message = f"Article {key} has a vote_sum of {total} from {votes} votes"
                hint = "Its votes were not imported."
                self._found.problems.append(Problem(place, message, hint))
            elif votes:
                counts = History(yes=(votes + total) // 2, no=(votes - total) // 2)
                self._votes[key].append(counts)

    def _audience(self, record: Record) -> tuple[bool, str]:
        """Return whether an article is for staff only, and a note. When in doubt, it is."""
        segments = record.get("user_segment_ids")
        ids = [str(one) for one in segments] if isinstance(segments, list) else []
        segment = text_of(record, "user_segment_id")
        ids = ids or ([segment] if segment else [])
        if not ids:
            return False, ""
        kinds = {self._segments.get(one, "") for one in ids}
        if kinds == {_STAFF}:
            return True, ""
        if _SIGNED_IN in kinds:
            return True, _SIGNED_IN_NOTE
        return True, f"Was for user segment {', '.join(ids)} only; it is kept for support staff"


def _addresses(
    record: Record, plural: str, key: str, locale: Locale, default: Locale
) -> tuple[str, ...]:
    """Return the addresses a page had: with and without the title, and without the locale."""
    parts = split_url(text_of(record, "html_url"))
    last = unquote(parts.path).rstrip("/").rpartition("/")[2] if parts else ""
    if not last.startswith(f"{key}-"):
        last = ""
    base = f"/hc/{locale.tag.lower()}/{plural}"
    names = [name for name in (last, key) if name]
    found = [f"{base}/{name}" for name in names]
    if locale == default:
        found += [f"/hc/{plural}/{name}" for name in names]
    return tuple(found)
