"""The images and files of a site: inspected once, published under names of their content."""

import marshal
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from posixpath import splitext
from typing import NamedTuple

from kbgen import images, load
from kbgen.build.cache import Cache, CacheCorruptError
from kbgen.build.context import ComposeContext
from kbgen.build.image_stages import LOOK, WEBP, ImageFile, ImageTask
from kbgen.build.state import Media, SourceRecord
from kbgen.build.write import Output
from kbgen.diagnostics import Diagnostic, Span, problem
from kbgen.digest import digest
from kbgen.errors import KbgenError
from kbgen.files import read_bytes
from kbgen.images import Finding
from kbgen.model.artifact import Artifact
from kbgen.model.asset import Asset, Variant

#: Suffixes of the images that have smaller copies.
_COPIED = frozenset([".jfif", ".jpe", ".jpeg", ".jpg", ".png"])
_SAME_NAME = Finding(
    "KB220",
    "File has the published name of another one with other content; it is not published",
    "Give it another name.",
)


class PublishedMedia(NamedTuple):
    """The published images and files, and their diagnostics."""

    assets: Mapping[str, Asset]
    """By content path."""
    media: Media
    diagnostics: tuple[Diagnostic, ...]


def find_media(context: ComposeContext, shown: load.ShownFiles) -> PublishedMedia:
    """Inspect the files that articles show, without making smaller copies.

    Files that did not change since the last build are not read again.
    """
    runner, content = context.runner, context.workspace.project.content
    with runner.step("images") as count:
        files, findings = _read_files(context, shown)
        tasks = (ImageFile(path, _suffix(path), record.digest) for path, record in files.items())
        pillow = images.pillow_version()
        looked, new = runner.run(LOOK, pillow, tasks, lambda file: _fetch(content, file))
        count.append(new)
    publishing = _Publishing()
    for (path, record), (key, (facts, cleaned)) in zip(files.items(), looked, strict=True):
        findings += [(path, finding) for finding in facts.findings]
        if not facts.is_published:
            continue
        url = publishing.url_of(path, cleaned or record.digest)
        if not url:
            findings.append((path, _SAME_NAME))
            continue
        publishing.assets[path] = Asset(url, facts.width, facts.height)
        if cleaned:
            publishing.made[url] = (key, 0)
        else:
            publishing.copied[url] = path
    media = Media(
        files=files,
        pictures=shown.pictures,
        keys=frozenset(result.key for result in looked),
        copied=publishing.copied,
        made=publishing.made,
    )
    return PublishedMedia(publishing.assets, media, _diagnostics(findings))


class _Publishing:
    """Gives out the names of published files."""

    def __init__(self) -> None:
        self.assets: dict[str, Asset] = {}
        self.copied: dict[str, str] = {}
        self.made: dict[str, tuple[str, int]] = {}
        self._contents: dict[str, str] = {}

    def url_of(self, path: str, content: str) -> str:
        """Return the address of a file; empty: it is the name of another content already."""
        url = load.media_url(path, content)
        return url if self._contents.setdefault(url, content) == content else ""


def remark_on(media: Media) -> str:
    """Return what images lack because Pillow is not installed."""
    if images.pillow_version() or not any(_suffix(path) in _COPIED for path in media.pictures):
        return ""
    return "Images have no smaller copies and are not decoded; pip install 'kbgen[images]'"


def add_copies(context: ComposeContext, published: PublishedMedia) -> PublishedMedia:
    """Add smaller copies of the images that pages show."""
    runner, content = context.runner, context.workspace.project.content
    media, pillow = published.media, images.pillow_version()
    files = [
        ImageFile(path, _suffix(path), media.files[path].digest, asset.width * asset.height)
        for path, asset in published.assets.items()
        if pillow and path in media.pictures and _suffix(path) in _COPIED
    ]
    with runner.step("copies") as count:
        # The folders of several locales may hold the same image.
        once = {file.digest: file for file in files}
        if once:
            runner.progress("Copying images", len(once))
        kept, new = runner.run(WEBP, pillow, once.values(), lambda file: _fetch(content, file))
        count.append(new)
    results = dict(zip(once, kept, strict=True))
    assets = dict(published.assets)
    made = dict(media.made)
    for path, _, file_digest, _ in files:
        key, copies = results[file_digest]
        variants = tuple(
            Variant(width, load.media_url(path, content_digest, ".webp", f"-{width}"))
            for width, content_digest in copies
        )
        assets[path] = assets[path]._replace(variants=variants)
        made |= {variant.url: (key, place) for place, variant in enumerate(variants)}
    keys = media.keys.union(key for key, _ in kept)
    return published._replace(assets=assets, media=replace(media, made=made, keys=keys))


def media_files(
    content: Path, cache: Cache, media: Media, output: Output
) -> Iterator[tuple[Artifact, str]]:
    """Yield the published images and files that the output folder lacks, with their keys.

    Raises KbgenError where a name stood for other content in the last build.
    """
    for url, path in media.copied.items():
        digest_now = media.files[path].digest
        if not output.has(url, digest_now):
            if url in output.intact:
                message = f"content/{path}: {url} was published with other content"
                raise KbgenError(message, "Give the file another name: browsers keep the first.")
            yield Artifact(url, _read_again(content / path, digest_now)), digest_now
    for url, (key, at) in media.made.items():
        if not output.has(url, ""):
            blob = cache.blobs("first", [key])[key]
            yield Artifact(url, marshal.loads(blob)[at]), ""  # noqa: S302  # our own file


def _read_files(
    context: ComposeContext, shown: load.ShownFiles
) -> tuple[dict[str, SourceRecord], list[tuple[str, Finding]]]:
    """Return the files that can be published, with digests, and findings."""
    content, stats = context.workspace.project.content, context.workspace.scan.stats
    last = context.last.media.files if context.last else {}
    files: dict[str, SourceRecord] = {}
    findings: list[tuple[str, Finding]] = []
    for path in shown.files:
        found = images.size_findings(path, stats[path][0])
        if path in shown.pictures:
            found += images.picture_findings(path)
        findings += [(path, finding) for finding in found]
        if any(finding.blocks_publishing for finding in found):
            continue
        record = last.get(path)
        if record is None or record.stat != stats[path]:
            try:
                record = SourceRecord(stats[path], digest(read_bytes(content / path)))
            except OSError as error:
                message = f"File cannot be read: {error.strerror or error}"
                hint = "Check its permissions and, if it is a link, where it leads."
                findings.append((path, Finding("KB211", message, hint)))
                continue
        files[path] = record
    return files, findings


def _fetch(content: Path, file: ImageFile) -> ImageTask:
    data = _read_again(content / file.path, file.digest)
    return ImageTask(file, data if images.is_image(file.suffix) else data[: images.HEAD])


def _read_again(file: Path, content_digest: str) -> bytes:
    """Read a file that was read before. Raises CacheCorruptError when it was saved meanwhile."""
    try:
        data = read_bytes(file)
    except OSError as error:
        raise CacheCorruptError from error
    if digest(data) != content_digest:
        raise CacheCorruptError
    return data


def _diagnostics(findings: Iterable[tuple[str, Finding]]) -> tuple[Diagnostic, ...]:
    return tuple(
        problem(code, Span(path=f"content/{path}"), message, hint)
        for path, (code, message, hint) in findings
    )


def _suffix(path: str) -> str:
    return splitext(path)[1].lower()
