"""Which numbers of a text point at a person: accounts, cards, phones, orders.

Each function walks from one run of digits to the next and yields spans, first to last.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from kbgen.feedback.mask_rules import IBANS, MOST_NUMBERS, NUMBERS, WORDS, pairs

#: Start, end, and what to write there; empty: what stands there is harmless.
Span = tuple[int, int, str]

_N = {name: re.compile(pattern) for name, pattern in NUMBERS.items()}
_WORDS = {name: re.compile(pattern) for name, pattern in WORDS.items()}
_LENGTHS = dict(pairs(IBANS))
#: Between the groups of an account, and its letters as numbers.
_GAPS = " ./_·-"
_NO_GAPS = str.maketrans("", "", _GAPS)
_AS_NUMBERS = {ord(char): str(int(char, 36)) for char in "abcdefghijklmnopqrstuvwxyz"}
_SPACED = re.compile("[ ()]")
_CHAIN = re.compile(r"[a-z0-9_/-]+")
#: Characters before a number that can say what it is, and words of them.
_REACH, _MOST_WORDS = 48, 6
#: Characters of a phone, digits of a number that only its words make one.
_LEAST, _SHORTEST = 5, 3


def beyond(plain: str) -> Iterator[Span]:
    """Yield what follows more numbers than a comment has, as one: nothing takes long."""
    runs = list(_N["digits"].finditer(plain))
    if len(runs) > MOST_NUMBERS:
        yield runs[MOST_NUMBERS].start(), runs[-1].end(), "[order]"


def certain(plain: str) -> Iterator[Span]:
    """Yield accounts and cards, whose digits prove them, and what is a date or an amount."""
    done = 0
    for run in _N["digits"].finditer(plain):
        start = run.start()
        if start < done:
            continue
        if found := _iban(plain, start):
            done = found[1]
            yield found
        elif (card := _N["card"].match(plain, start)) and _is_card(card[0]):
            done = card.end()
            yield start, done, "[card]"
        elif kept := _N["harmless"].match(plain, start):
            done = kept.end()
            yield start, done, ""


def _iban(plain: str, start: int) -> Span | None:
    """ISO 7064, mod 97: the first four characters at the end, letters as 10 to 35."""
    head = next((at for at in (start - 2, start - 3) if plain[at : at + 2] in _LENGTHS), -1)
    if head < 0 or _CHAIN.match(plain[max(head - 1, 0) : head]):
        return None
    country, body = plain[head : head + 2], _N["iban"].match(plain, start)
    size = _LENGTHS[country] - 2
    compact = body[0].translate(_NO_GAPS)[:size] if body else ""
    if len(compact) < size:
        return None
    if int(f"{compact[2:]}{country}{compact[:2]}".translate(_AS_NUMBERS)) % 97 != 1:
        return None
    end = start
    while size:
        size -= plain[end] not in _GAPS
        end += 1
    return None if _CHAIN.match(plain, end) else (head, end, "[iban]")


def _is_card(found: str) -> bool:
    """Luhn: every second digit from the right twice, the sum of all digits ends with 0."""
    digits = [int(char) for char in reversed(found) if char.isdigit()]
    doubled = (sum(divmod(2 * digit, 10)) for digit in digits[1::2])
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0


def phones(plain: str) -> Iterator[Span]:
    """Yield numbers of phones, and long ones of orders, with all their groups."""
    done = 0
    for run in _N["digits"].finditer(plain):
        start = run.start()
        if start < done:
            continue
        stretch = _N["stretch"].match(plain, start)
        end = stretch.end() if stretch else run.end()
        if end - start < _LEAST or not _begins(plain, start):
            done = end if end - start < _LEAST else run.end()
            continue
        done = end
        groups = _N["digits"].findall(plain, start, end)
        if "a" <= plain[end : end + 1] <= "z":  # 20000mAh, 1500x2000
            end -= len(groups.pop())
            while start < end and not plain[end - 1].isdigit():
                end -= 1
        first = start
        while first and plain[first - 1] in "+(" and first > start - 2:
            first -= 1
        if groups and (label := _phone(plain, first, start, end, groups)) is not None:
            yield first, end, label


def _begins(plain: str, start: int) -> bool:
    """Tell whether a number begins here, and not inside of R-104882 or #10488."""
    before = plain[max(start - 2, 0) : start]
    if before[-1:] == "#":
        return False
    is_glued = before[-1:].isascii() and before[-1:].isalnum()
    is_joined = before[-1:] in {"-", "_", "/"} and before[:1].isascii() and before[:1].isalnum()
    return not (is_glued or is_joined) or _said(plain, start)[0] == "phone"


def _phone(plain: str, first: int, start: int, end: int, groups: list[str]) -> str | None:
    """Return what a number is; None: neither a phone nor a long one, nor certainly harmless."""
    digits = sum(map(len, groups))
    has_groups = len(groups) > 1
    begins_like_one = first < start or groups[0][0] == "0"
    if not begins_like_one and (_is_list(groups) or _N["thousands"].fullmatch(plain, start, end)):
        return ""
    kind, is_numbered = _said(plain, first) if digits > 4 else ("", False)
    if kind == "phone":
        return "[phone]"
    # Not "article 12: 555 123 4567".
    if kind == "thing" and digits < 15 and not (has_groups and _SPACED.search(plain, start, end)):
        return ""
    if digits > 15 or (not has_groups and not begins_like_one and digits != 9):
        return "[order]" if digits > 5 and _has_long(groups) else None
    is_long = digits > (6 if has_groups else 7)
    if is_long and (begins_like_one or _has_long(groups) or len(groups) in {4, 5}):
        return "[phone]"
    is_order = (kind == "order" and is_numbered) if has_groups else digits > 5
    return "[order]" if is_order else None


def _has_long(groups: list[str]) -> bool:
    return any(len(group) > 2 for group in groups)


def _is_list(groups: list[str]) -> bool:
    """36 38 40 42, 100 200 300, 2024 2025 2026: as long as each other, and growing."""
    size = len(groups[0])
    if len(groups) < 2 or any(len(group) != size for group in groups) or size > 4:
        return False
    if any(one >= other for one, other in pairwise(groups)):
        return False
    is_round = all(group.endswith("00") for group in groups)
    is_stepped = len(groups) > 2 and all(group.endswith("0") for group in groups)
    is_years = len(groups) > 2 and size == 4 and all(g[:2] in {"19", "20"} for g in groups)
    return is_round or is_stepped or is_years or len(groups) > 3


def orders(plain: str) -> Iterator[Span]:
    """Yield numbers of orders, parcels and customers, with the letters that belong to them."""
    backwards, size = plain[::-1], len(plain)
    done = 0
    for run in _N["digits"].finditer(plain):
        start = run.start()
        if start < done:
            continue
        if before := _CHAIN.match(backwards, size - start, size - done):
            start = size - before.end()
        behind = _CHAIN.match(plain, run.start())
        end = done = behind.end() if behind else run.end()
        if end - start < _SHORTEST:
            continue
        # Of a path, from the first part with a digit to the last.
        parts = plain[start:end].split("/")
        while not any(map(str.isdigit, parts[0])):
            start += len(parts.pop(0)) + 1
        while not any(map(str.isdigit, parts[-1])):
            end -= len(parts.pop()) + 1
        while plain[start] in "-_":
            start += 1
        while plain[end - 1] in "-_":
            end -= 1
        first = start - 1 if plain[start - 1 : start] == "#" else start
        if label := _order(plain, first, start, end):
            yield first, end, label


def _order(plain: str, first: int, start: int, end: int) -> str:
    found = plain[start:end]
    runs = list(map(len, _N["digits"].findall(found)))
    digits = sum(runs)
    if digits < 3:
        return "[order]" if _is_numbered_code(plain, first, found, digits) else ""
    if _N["hashtag"].fullmatch(plain, first, end):
        return ""
    kind, is_numbered = _said(plain, first)
    if not is_numbered and _N["with_unit"].fullmatch(found):
        return ""
    if kind == "phone" and found.isdigit() and digits > 4:
        return "[phone]"
    if found.isdigit():
        is_code = digits > (3 if first < start else 5)
    elif first < start:
        is_code = max(runs) > 3
    else:
        is_code = max(runs) > 4 or (digits > 5 and len(found) > 7 and not found[0].isdigit())
    if is_code:
        return "" if kind == "thing" else "[order]"
    is_named = kind == "order" and (is_numbered or digits > 4 or not found.isdigit())
    return "[order]" if is_named else ""


def _is_numbered_code(plain: str, first: int, found: str, digits: int) -> bool:
    """`order number AB12CD`: few digits, but letters."""
    if digits < 2 or len(found) < 4:
        return False
    kind, is_numbered = _said(plain, first)
    return kind == "order" and is_numbered


def _said(plain: str, start: int) -> tuple[str, bool]:
    """Return what the words before a number say of it, and whether they say "number"."""
    said, is_numbered = "", plain[start : start + 1] == "#"
    words = _N["word"].findall(plain, max(start - _REACH, 0), start)
    for word in words[: -_MOST_WORDS - 1 : -1]:
        kind, is_number, goes_on = _word(word)
        is_numbered = is_numbered or is_number
        if not goes_on and (said or not kind):
            break
        said = said or kind
    return said, is_numbered


@lru_cache(maxsize=1024)
def _word(word: str) -> tuple[str, bool, bool]:
    """Return what a word says of a number, whether it says "number", whether to read on."""
    is_number = bool(_WORDS["number"].search(word))
    kind = next((kind for kind in ("order", "phone", "thing") if _WORDS[kind].search(word)), "")
    return kind, is_number, is_number or bool(_WORDS["between"].search(word))
