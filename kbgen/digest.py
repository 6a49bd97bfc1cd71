"""Content digests: names of immutable files and keys of cached results."""

import hashlib


def digest(*parts: object) -> str:
    """Return 32 hex digits over the parts.

    Parts are bytes, or values whose `repr` shows all of them and nothing else: strings, numbers,
    tuples and frozen dataclasses of these. Sets and dicts do not qualify: their order may differ.
    """
    state = hashlib.blake2b(digest_size=16)
    for part in parts:
        data = part if isinstance(part, bytes) else repr(part).encode("utf-8", "surrogatepass")
        state.update(len(data).to_bytes(8, "little"))
        state.update(data)
    return state.hexdigest()


#: Hex digits of a file's name. With 64 bits no two files share one by chance; two that were made to
#: share one are an error of the build.
NAME = 16


def short_digest(*parts: object) -> str:
    """Return as many hex digits as the name of a file has."""
    return digest(*parts)[:NAME]
