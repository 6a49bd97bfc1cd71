"""Sends what an agent reports to the collector, marked so that no figure of people counts it."""

import datetime as dt
import json
import urllib.error
import urllib.request
import uuid
from typing import Any, Final

#: Seconds.
_LONGEST: Final = 20


def send_report(endpoint: str, fields: dict[str, Any]) -> None:
    """Send a comment to a collector. fields: locale, article_id, comment and so on.

    Raises OSError when it is not accepted.
    """
    event = {
        "id": str(uuid.uuid4()),
        "type": "comment",
        "at": dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds"),
        "via": "agent",
        **{name: value for name, value in fields.items() if value},
    }
    request = urllib.request.Request(  # noqa: S310  # the project's own collector
        endpoint,
        data=json.dumps({"events": [event]}, ensure_ascii=False).encode(),
        headers={"Content-Type": "application/json", "User-Agent": "kbgen"},
    )
    try:
        with urllib.request.urlopen(request, timeout=_LONGEST) as answer:  # noqa: S310  # as above
            said = json.loads(answer.read(100_000))
    except urllib.error.HTTPError as error:
        error.close()
        raise OSError(f"the collector answers {error.code} {error.reason}") from error
    except (ValueError, RecursionError) as error:
        raise OSError("the collector's answer is not JSON") from error
    if event["id"] not in said.get("accepted", ()):
        reasons = [str(one.get("reason")) for one in said.get("rejected", ())]
        raise OSError(f"the collector refused it: {', '.join(reasons)}")
