"""The images and files of a site: looked at once, published under names of their content."""

import marshal
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from posixpath import splitext
from typing import TYPE_CHECKING, NamedTuple

from kbgen import images, load
from kbgen.build.cache import Cache, Damaged
from kbgen.build.image_stages import LOOK, WEBP, ImageFile, ImageTask
from kbgen.build.options import Progress
from kbgen.build.runner import Runner
from kbgen.build.state import Media, SourceRecord
from kbgen.build.write import Output
from kbgen.diagnostics import Diagnostic, Span, problem
from kbgen.digest import digest
from kbgen.errors import KbgenError
from kbgen.files import read_bytes
from kbgen.images import Finding
from kbgen.load.scan import Stat
from kbgen.model.artifact import Artifact
from kbgen.model.asset import Asset, Variant

if TYPE_CHECKING:
    from kbgen.build.compose import Composed

#: Suffixes of the images that have smaller copies.
_COPIED = frozenset([".jfif", ".jpe", ".jpeg", ".jpg", ".png"])
_SAME_NAME = Finding(
    "KB220",
    "File has the published name of another one with other content; it is not published",
    "Give it another name.",
)


class FoundMedia(NamedTuple):
    """What is published of images and files, and what is wrong with them."""

    assets: dict[str, Asset]
    """By content path."""
    media: Media
    diagnostics: tuple[Diagnostic, ...]


def find_media(
    content: Path,
    runner: Runner,
    shown: load.ShownFiles,
    stats: Mapping[str, Stat],
    known: Mapping[str, SourceRecord],
) -> FoundMedia:
    """Look at the files that articles show, without making smaller copies.

    known: as an earlier build read them; such files are not read again.
    """
    with runner.step("images") as count:
        files, findings = _read_files(content, shown, stats, known)
        tasks = (ImageFile(path, _suffix(path), record.digest) for path, record in files.items())
        pillow = images.pillow_version()
        looked, new = runner.run(LOOK, pillow, tasks, lambda file: _fetch(content, file))
        count.append(new)
    assets: dict[str, Asset] = {}
    copied: dict[str, str] = {}
    made: dict[str, tuple[str, int]] = {}
    contents: dict[str, str] = {}
    for (path, record), (key, (seen, cleaned)) in zip(files.items(), looked, strict=True):
        findings += [(path, finding) for finding in seen.findings]
        if not seen.is_published:
            continue
        published = cleaned or record.digest
        url = load.media_url(path, published)
        if contents.setdefault(url, published) != published:
            findings.append((path, _SAME_NAME))
            continue
        assets[path] = Asset(url, seen.width, seen.height)
        if cleaned:
            made[url] = (key, 0)
        else:
            copied[url] = path
    media = Media(
        files=files,
        pictures=shown.pictures,
        keys=frozenset(one.key for one in looked),
        copied=copied,
        made=made,
    )
    return FoundMedia(assets, media, _diagnostics(findings))


def remark_on(media: Media) -> str:
    """Say what images lack because Pillow is not installed."""
    if images.pillow_version() or not any(_suffix(path) in _COPIED for path in media.pictures):
        return ""
    return "Images have no smaller copies and are not decoded; pip install 'kbgen[images]'"


def with_copies(
    content: Path, runner: Runner, composed: "Composed", progress: Progress
) -> "Composed":
    """Add smaller copies of the images that pages show."""
    if composed.touched is not None:  # the images are those of the last build
        return composed
    site, media, pillow = composed.site, composed.media, images.pillow_version()
    files = [
        ImageFile(path, _suffix(path), media.files[path].digest, asset.width * asset.height)
        for path, asset in site.assets.items()
        if pillow and path in media.pictures and _suffix(path) in _COPIED
    ]
    with runner.step("copies") as count:
        # One image may lie in the folders of several locales.
        once = {file.digest: file for file in files}
        if once:
            progress("Copying images", len(once))
        kept, new = runner.run(WEBP, pillow, once.values(), lambda file: _fetch(content, file))
        count.append(new)
    results = dict(zip(once, kept, strict=True))
    assets = dict(site.assets)
    made = dict(media.made)
    for path, _, file_digest, _ in files:
        key, copies = results[file_digest]
        variants = tuple(
            Variant(width, load.media_url(path, content_digest, ".webp", f"-{width}"))
            for width, content_digest in copies
        )
        assets[path] = assets[path]._replace(variants=variants)
        made |= {variant.url: (key, at) for at, variant in enumerate(variants)}
    keys = media.keys.union(key for key, _ in kept)
    return replace(
        composed,
        site=replace(site, assets=assets),
        media=replace(media, made=made, keys=keys),
    )


def media_files(
    content: Path, cache: Cache, media: Media, output: Output
) -> Iterator[tuple[Artifact, str]]:
    """Yield the published images and files that are not there yet, with the keys of their records.

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
    content: Path,
    shown: load.ShownFiles,
    stats: Mapping[str, Stat],
    known: Mapping[str, SourceRecord],
) -> tuple[dict[str, SourceRecord], list[tuple[str, Finding]]]:
    """Return what can be published, with digests, and what is wrong."""
    files: dict[str, SourceRecord] = {}
    findings: list[tuple[str, Finding]] = []
    for path in shown.files:
        found = images.size_findings(path, stats[path][0])
        if path in shown.pictures:
            found += images.picture_findings(path)
        findings += [(path, finding) for finding in found]
        if any(finding.code == "KB211" for finding in found):
            continue
        record = known.get(path)
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
    """Read a file that was read before. Raises Damaged when it was saved meanwhile."""
    try:
        data = read_bytes(file)
    except OSError as error:
        raise Damaged from error
    if digest(data) != content_digest:
        raise Damaged
    return data


def _diagnostics(findings: Iterable[tuple[str, Finding]]) -> tuple[Diagnostic, ...]:
    return tuple(
        problem(code, Span(path=f"content/{path}"), message, hint)
        for path, (code, message, hint) in findings
    )


def _suffix(path: str) -> str:
    return splitext(path)[1].lower()
