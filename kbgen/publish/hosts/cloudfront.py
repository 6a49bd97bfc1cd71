import json
from collections.abc import Mapping
from urllib.parse import unquote

from kbgen.publish.files import STORED
from kbgen.publish.hosts.host import Host, HostedSite

#: Bytes of a function that the host accepts.
_LARGEST = 10_000

_TEXT = """\
// For both events of a CloudFront distribution in front of the bucket: viewer request and response.
{note}var redirects = {redirects};
var everywhere = {everywhere};
var special = {special};

function handler(event) {{
  var uri = event.request.uri;
  if (event.context.eventType === 'viewer-response') {{
    var headers = event.response.headers;
    var add = function (values) {{
      for (var name in values) headers[name.toLowerCase()] = {{ value: values[name] }};
    }};
    add(everywhere);
    for (var path in special) {{
      var isFolder = path.slice(-1) === '*';
      if (isFolder ? uri.indexOf(path.slice(0, -1)) === 0 : uri === path) add(special[path]);
    }}
    return event.response;
  }}
  var path = uri;
  try {{
    path = decodeURIComponent(uri);
  }} catch (error) {{}} // not UTF-8: no address of ours
  if (Object.prototype.hasOwnProperty.call(redirects, path)) {{
    return {{
      statusCode: 301,
      statusDescription: 'Moved Permanently',
      headers: {{ location: {{ value: redirects[path] }} }}
    }};
  }}
  var last = uri.split('/').pop();
  if (uri.slice(-1) === '/') event.request.uri = uri + 'index.html';
  else if (last.indexOf('.') === -1) event.request.uri = uri + '/index.html';
  return event.request;
}}
"""


def _cloudfront(site: HostedSite) -> str:
    text = _text(site, {unquote(one.old): one.new for one in site.rules.redirects}, "")
    if len(text.encode()) <= _LARGEST:
        return text
    note = f"// {len(site.rules.redirects)} redirects do not fit: they work in the browser only.\n"
    return _text(site, {}, note)


def _text(site: HostedSite, redirects: dict[str, str], note: str) -> str:
    everywhere = _added(site.everywhere)
    special = {
        rule.pattern: own
        for rule in site.special
        if (own := {n: v for n, v in _added(rule.headers).items() if v != everywhere.get(n)})
    }
    return _TEXT.format(
        note=note,
        redirects=json.dumps(redirects, ensure_ascii=False, indent=1),
        everywhere=json.dumps(everywhere, ensure_ascii=False, indent=1),
        special=json.dumps(special, ensure_ascii=False, indent=1),
    )


def _added(headers: Mapping[str, str]) -> dict[str, str]:
    """Return the headers that the bucket does not have already, with each file."""
    return {name: headers[name] for name in headers if name not in STORED}


HOST = Host(
    name="cloudfront",
    about="Make a CloudFront function of it, and attach it to viewer request and viewer response.",
    file="cloudfront-function.js",
    in_site=False,
    make=_cloudfront,
)
