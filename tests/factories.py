"""Values that many tests begin with."""

import uuid


def vote(**changed: object) -> dict[str, object]:
    """Return a vote as it comes over the wire."""
    return {
        "id": str(uuid.uuid4()),
        "type": "vote",
        "at": "2026-11-22T10:00:00Z",
        "locale": "en",
        "article_id": "shipping/costs",
        "value": "yes",
        **changed,
    }
