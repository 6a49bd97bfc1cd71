from kbgen.publish.hosts.host import Host, HostedSite

_TEXT = """\
map_hash_bucket_size 4096;      # for long addresses
map_hash_max_size 65536;
map $uri $kb_redirect {{
    include {root}{base}_kb/redirects.map;
}}

server {{
    listen 80;
    server_name {name};
    root {root};
    error_page 404 {base}404.html;
    include mime.types;
    types {{
        text/markdown md;
    }}
    charset utf-8;
    charset_types text/plain text/xml text/markdown;
    gzip on;
    gzip_static on;             # what `compress` put beside the files
    gzip_vary on;
    gzip_types text/css text/javascript application/javascript application/json application/xml
               image/svg+xml;

    if ($kb_redirect) {{
        return 301 $kb_redirect;
    }}
    location ~ /\\.kbgen {{
        return 404;
    }}
{locations}}}
"""


def _nginx(site: HostedSite) -> str:
    locations = [_location(site.base, site.everywhere, "try_files $uri $uri/ =404;")]
    for rule in site.special:
        is_folder = rule.pattern.endswith("*")
        match = f"^~ {rule.pattern[:-1]}" if is_folder else f"= {rule.pattern}"
        locations.append(_location(match, dict(rule.headers)))
    return _TEXT.format(
        root=site.root,
        base=site.base,
        name=site.name.partition(":")[0],
        locations="".join(locations),
    )


def _location(match: str, headers: dict[str, str], *first: str) -> str:
    # A location with a header of its own inherits none. `always`: with the missing page as well.
    lines = [f'add_header {name} "{_escaped(value)}" always;' for name, value in headers.items()]
    inner = "".join(f"        {line}\n" for line in (*first, *lines))
    return f"    location {match} {{\n{inner}    }}\n"


def _escaped(value: str) -> str:
    # `$` begins a variable and cannot be escaped; in addresses it may be encoded.
    return value.replace("\\", "\\\\").replace('"', '\\"').replace("$", "%24")


HOST = Host(
    name="nginx",
    about="Save it in /etc/nginx/conf.d/ after the first publish, and reload nginx.",
    file="kbgen.conf",
    in_site=False,
    make=_nginx,
)
