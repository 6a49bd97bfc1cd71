"""Kinds of hosts, by name."""

from kbgen.publish.hosts import apache, azure, caddy, cloudfront, firebase, nginx, pages, vercel
from kbgen.publish.hosts.host import Host, HostedSite

HOSTS = {
    host.name: host
    for host in (
        apache.HOST,
        azure.HOST,
        caddy.HOST,
        pages.CLOUDFLARE,
        cloudfront.HOST,
        firebase.HOST,
        pages.GITHUB,
        pages.NETLIFY,
        nginx.HOST,
        vercel.HOST,
    )
}

__all__ = ["HOSTS", "Host", "HostedSite"]
