"""The files of a site as rules look at them: their texts, and their outlines from the cache."""

from collections.abc import Mapping
from functools import lru_cache

from kbgen import load
from kbgen.build.cache import Cache, CacheCorruptError
from kbgen.build.composed import Composed
from kbgen.build.seal import user_seal
from kbgen.check import Written
from kbgen.diagnostics import Diagnostic
from kbgen.markdown import Draft, Rules, compile_article
from kbgen.model.locale import Locale
from kbgen.model.outline import Outline
from kbgen.model.source import SourceFile

#: Rules read the same files one after the other.
_KEPT = 4_096


class WrittenFiles:
    """Returns files by content path."""

    def __init__(self, composed: Composed, others: Mapping[str, Outline]) -> None:
        """others: outlines of files that are not in the cache, by content path."""
        self._project = composed.workspace.project
        self._sources = composed.sources
        self._keys = {path: record.key for path, record in composed.records.items()}
        self._others = others
        self._packed: Mapping[str, bytes] | None = None
        self.of = lru_cache(_KEPT)(self._of)

    def _of(self, path: str) -> Written:
        shown = f"content/{path}"
        locale = Locale.of_path(path) or self._project.default_locale
        decoded = load.read_decoded(self._project.content, path, locale)
        if isinstance(decoded, Diagnostic):
            return Written(shown, "", Outline(body=0))  # the build reports it
        return Written(shown, decoded.text, self._outline(path, decoded.source.file, decoded.text))

    def _outline(self, path: str, file: SourceFile, text: str) -> Outline:
        if path in self._others:
            return self._others[path]
        if self._packed is None:
            self._packed = self._read()
        packed = self._packed.get(self._keys.get(path, ""))
        if packed and file.digest == self._sources[path].digest:
            return Draft.unpack(packed).outline(text)
        # The file changed since it was compiled, or another build emptied the cache.
        return compile_article(file, text, Rules()).draft.outline(text)

    def _read(self) -> Mapping[str, bytes]:
        cache = Cache(self._project.private / "cache.db", user_seal(self._project.root))
        try:
            return cache.blobs("third", self._keys.values())
        except CacheCorruptError:
            return {}
        finally:
            cache.close()
