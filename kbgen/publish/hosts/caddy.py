from urllib.parse import unquote

from kbgen.publish.hosts.host import Host, HostedSite

_TEXT = """\
{name} {{
	root * "{root}"
	encode zstd gzip
	@private path */.kbgen*
	error @private 404
	header *.md Content-Type "text/markdown; charset=utf-8"
	header *.atom Content-Type application/atom+xml
{headers}{redirects}	file_server {{
		precompressed br gzip
	}}
	handle_errors {{
		rewrite * {base}404.html
		file_server
	}}
}}
"""


def _caddy(site: HostedSite) -> str:
    # Caddy sorts them, so each path may fit one of them only.
    special = " ".join(_path(rule.pattern) for rule in site.special)
    headers = [f"\t@pages not path {special}\n"] if special else ["\t@pages path *\n"]
    headers.append(_header("@pages", site.everywhere))
    headers += [_header(rule.pattern, dict(rule.headers)) for rule in site.special]
    redirects = [
        f"\tredir {_word(unquote(one.old))} {_word(one.new)} 301\n" for one in site.rules.redirects
    ]
    return _TEXT.format(
        name=site.name,
        root=site.root,
        base=site.base,
        headers="".join(headers),
        redirects="".join(redirects),
    )


def _header(path: str, headers: dict[str, str]) -> str:
    lines = "".join(f"\t\t{name} {_word(value)}\n" for name, value in headers.items())
    return f"\theader {_path(path)} {{\n{lines}\t}}\n"


def _path(path: str) -> str:
    return _word(path) if " " in path else path


def _word(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("{", "\\{")
    return f'"{escaped}"'


HOST = Host(
    name="caddy",
    about="Add it to /etc/caddy/Caddyfile, and reload Caddy.",
    file="Caddyfile",
    in_site=False,
    make=_caddy,
)
