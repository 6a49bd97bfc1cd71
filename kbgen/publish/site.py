"""The files of a built site as one target gets them."""

from collections.abc import Iterable
from pathlib import Path

from kbgen.config import TargetTable
from kbgen.config.publish import STORES
from kbgen.publish.files import PublishedFile, made_file, plain_files, stored_files
from kbgen.publish.hosts import HOSTS, HostedSite
from kbgen.publish.rules import read_rules


def files_for(
    table: TargetTable, folder: Path, paths: Iterable[str], url: str
) -> list[PublishedFile]:
    """Return the files, with the one that the kind of host reads from the site.

    folder: of the built site. paths: its files. url: where it is seen.

    Raises KbgenError for a folder without a site, and for what the host does not take.
    """
    rules, listed = read_rules(folder), sorted(paths)
    if table.scheme in STORES:
        files = [*stored_files(folder, listed, rules, table.encodings)]
    else:
        files = [*plain_files(folder, listed, table.encodings)]
    host = HOSTS.get(table.used_host)
    if host is not None:
        text = host.make(HostedSite(rules=rules, url=url, root=table.to))
        if text and host.in_site and host.file not in listed:  # static/root/ may have it
            files.append(made_file(host.file, text.encode()))
    return files
