import re
from urllib.parse import unquote

from kbgen.publish.hosts.host import Host, HostedSite

_TEXT = """\
ErrorDocument 404 {base}404.html
AddDefaultCharset utf-8
AddType text/javascript .js
AddType "text/markdown; charset=utf-8" .md
AddType application/atom+xml .atom
AddType application/octet-stream .kb
DirectoryIndex index.html
<IfModule mod_deflate.c>
AddOutputFilterByType DEFLATE text/html text/css text/javascript application/json
AddOutputFilterByType DEFLATE application/xml image/svg+xml
</IfModule>
<IfModule mod_headers.c>
{headers}</IfModule>
<IfModule mod_rewrite.c>
RewriteEngine On
RewriteRule "(^|/)\\.kbgen" - [R=404,L]
{redirects}</IfModule>
"""


def _apache(site: HostedSite) -> str:
    headers = [_header(name, value) for name, value in site.everywhere.items()]
    for rule in site.special:
        end = "" if rule.pattern.endswith("*") else "$"
        pattern = re.escape(rule.pattern.rstrip("*"))
        inner = "".join(_header(name, value) for name, value in rule.headers.items())
        headers.append(f'<If "%{{REQUEST_URI}} =~ m#^{pattern}{end}#">\n{inner}</If>\n')
    redirects = []
    for one in site.rules.redirects:
        # In a folder's file, addresses begin below that folder, and `%2` is a reference.
        old = re.escape(unquote(one.old.removeprefix(site.base)))
        new = one.new.replace("%", r"\%").replace("$", r"\$")
        redirects.append(f'RewriteRule "^{old}$" "{new}" [R=301,NE,L]\n')
    return _TEXT.format(base=site.base, headers="".join(headers), redirects="".join(redirects))


def _header(name: str, value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%")
    # With "always" it would come in addition to the one of a folder.
    condition = "always " if name != "Cache-Control" else ""
    return f'Header {condition}set {name} "{escaped}"\n'


HOST = Host(
    name="apache",
    about="It lies in the site as .htaccess; the server needs `AllowOverride All` for its folder.",
    file=".htaccess",
    in_site=True,
    make=_apache,
)
