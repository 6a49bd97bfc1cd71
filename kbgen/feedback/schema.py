"""The tables of the feedback store: one schema for SQLite and PostgreSQL."""

from sqlalchemy import BigInteger, Column, Index, Integer, MetaData, String, Table, Text

metadata = MetaData()

#: One row for each event, in the words of the wire format. Times are milliseconds since 1970, UTC.
events = Table(
    "events",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("type", String(20), nullable=False),
    Column("at", BigInteger, nullable=False),  # when it happened, by the device's clock
    Column("received", BigInteger, nullable=False),  # when it was stored, by ours
    Column("locale", String(35), nullable=False),
    Column("article_id", Text),
    Column("market", String(35)),
    Column("revision", String(8)),
    Column("value", String(20)),  # `yes`, `no`, or a number in digits
    Column("reason", String(50)),
    Column("comment", Text),  # masked: no addresses and no numbers of people
    Column("query", Text),
    Column("rank", Integer),
    Column("results", Integer),
    Column("page", Text),
    Column("elapsed_ms", BigInteger),
    Column("device", String(64)),
    Column("suspicious", Text),  # why it is counted apart, reasons joined by commas; else NULL
    Index("events_by_type", "type", "at"),
    Index("events_by_device", "device"),
)

#: Page views as other tools counted them: imported, never measured by us.
views = Table(
    "views",
    metadata,
    Column("source", String(20), primary_key=True),  # `ga4`, `plausible`, `csv`
    Column("day", String(10), primary_key=True),  # 2026-11-28, in the site's time zone
    Column("locale", String(35), primary_key=True),
    Column("article_id", String(500), primary_key=True),
    Column("count", Integer, nullable=False),
)

#: Which migrations have been made.
versions = Table("versions", metadata, Column("version", Integer, primary_key=True))
