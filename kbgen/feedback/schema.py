"""The tables of the feedback store: one schema for SQLite and PostgreSQL."""

from sqlalchemy import BigInteger, Column, Index, Integer, MetaData, String, Table, Text

from kbgen.feedback.events import FIELDS, REQUIRED

metadata = MetaData()

#: One row for each event: the fields of the wire format, when it came, and why it is counted apart.
#: Times are milliseconds since 1970, UTC; `value` is `yes`, `no`, or a number in digits.
events = Table(
    "events",
    metadata,
    *(
        Column(name, field.column, primary_key=name == "id", nullable=name not in REQUIRED)
        for name, field in FIELDS.items()
    ),
    Column("received", BigInteger, nullable=False),  # by our clock
    Column("suspicious", Text),  # reasons, joined by commas; else NULL
    # Tells apart the network addresses of a day: of a hash whose salt is never written down.
    Column("sender", String(8)),
    Index("events_by_type", "type", "at"),
    Index("events_by_device", "device"),
)

#: Page views as counted by other tools: imported, never measured by kbgen.
views = Table(
    "views",
    metadata,
    Column("source", String(20), primary_key=True),  # `ga4`, `plausible`, `csv`
    Column("day", String(10), primary_key=True),  # 2026-11-28, in the site's time zone
    Column("locale", String(35), primary_key=True),
    Column("article_id", String(500), primary_key=True),
    Column("count", Integer, nullable=False),
)

#: What a former help centre had counted of an article until the day of its export: sums without
#: days, which are shown and never added to what readers do here.
history = Table(
    "history",
    metadata,
    Column("source", String(20), primary_key=True),  # kind of the import: `zendesk`
    Column("article_id", String(500), primary_key=True),
    Column("locale", String(35), primary_key=True),  # empty: all languages together
    Column("day", String(10), nullable=False),  # 2026-11-28, when it was exported
    # NULL: the former help centre does not count it.
    Column("views", Integer),
    Column("yes", Integer),
    Column("neutral", Integer),
    Column("no", Integer),
)

#: Which migrations have been made.
versions = Table("versions", metadata, Column("version", Integer, primary_key=True))
