"""`[publish.NAME]`: where the site is published to."""

import re
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from kbgen.config import values

#: Schemes of `to`; without one it is a folder.
STORES = ("s3", "gs", "az")
GIT = ("git+https", "git+ssh", "git+file")
SSH = "ssh"
_HOST = re.compile(r"\$web|(?:[\w.-]+@)?[A-Za-z0-9][\w.-]*(?::\d{1,5})?", re.ASCII)
_EXAMPLES = "/var/www/help, ssh://user@host/var/www/help, s3://bucket or git+https://…"
Host = Literal[
    "apache",
    "azure-static-web-apps",
    "caddy",
    "cloudflare-pages",
    "cloudfront",
    "firebase",
    "github-pages",
    "netlify",
    "nginx",
    "vercel",
]


def _place(text: str) -> str:
    scheme, is_url, rest = text.partition("://")
    if not is_url:
        if not text or re.match(r"[\w.+-]+@|[a-z0-9+]{2,}:", text):
            raise ValueError(f"expected a folder or an address such as {_EXAMPLES}")
        return text
    if scheme not in {*STORES, *GIT, SSH}:
        raise ValueError(f"`{scheme}:` is unknown; expected {_EXAMPLES}")
    parts = urlsplit(text)
    if parts.password:
        raise ValueError("a password does not belong in the file; use a key or the environment")
    if scheme != "git+file" and not _HOST.fullmatch(parts.netloc):
        raise ValueError(f"expected a host or bucket after `{scheme}://`")
    if scheme == SSH and not parts.path.strip("/"):
        raise ValueError("expected a folder after the host: ssh://user@host/var/www/help")
    if not rest.isprintable() or (" " in rest and scheme != SSH):
        raise ValueError("expected an address without spaces")
    return text


class TargetTable(BaseModel):
    """A place that the site is published to."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    to: Annotated[str, AfterValidator(_place)] = Field(
        description="A folder, or an address that begins with ssh:, s3:, gs:, az:, git+https: or "
        "git+ssh:."
    )
    url: Annotated[str, AfterValidator(values.site_url)] = Field(
        "", description="Where the site is seen (default: [site] url)."
    )
    host: Host | None = Field(
        None,
        description="Kind of host: adds its file to the site (default: github-pages for git+…).",
    )
    branch: Annotated[str, Field(pattern=r"^[A-Za-z0-9][\w./-]*$")] = Field(
        "gh-pages", description="Branch of a git repository."
    )
    endpoint: str = Field(
        "",
        description="Address of the store: an S3-compatible server (R2, MinIO), or a private "
        "endpoint of Google or Azure.",
    )
    region: str = Field("", description="Region of an S3 bucket.")
    compress: list[Literal["gzip", "br"]] | None = Field(
        None,
        description="Compressed forms of texts: stored as such in a bucket (default there: gzip), "
        "else beside the files, for hosts that serve them (default: none).",
    )
    keep: int | None = Field(
        None,
        ge=0,
        le=365,
        description="Days to keep old files of the theme (default: [build] keep).",
    )
    audience: Literal["everyone", "agent"] = Field(
        "everyone", description="Audience to build for; `agent` for a site that only staff can see."
    )
    drafts: bool = Field(False, description="Publish drafts: for a site that only staff can see.")

    @property
    def scheme(self) -> str:
        """Return the scheme of `to`; empty for a folder."""
        return self.to.partition("://")[0] if "://" in self.to else ""

    @model_validator(mode="after")
    def _fits(self) -> "TargetTable":
        if self.scheme in STORES and "br" in (self.compress or ()):
            raise ValueError(
                "a bucket holds one form of each file, which every client must read: "
                'expected compress = ["gzip"] or []'
            )
        if self.region and self.scheme != "s3":
            raise ValueError("`region` belongs to s3://")
        if self.endpoint:
            if self.scheme not in STORES:
                raise ValueError("`endpoint` belongs to s3://, gs:// and az://")
            values.check_address(self.endpoint, "https://minio.example.com")
        return self

    @property
    def used_host(self) -> str:
        return self.host or ("github-pages" if self.scheme in GIT else "")

    @property
    def encodings(self) -> tuple[str, ...]:
        """Return the forms in which texts are stored or precompressed."""
        default = ("gzip",) if self.scheme in STORES else ()
        return default if self.compress is None else tuple(dict.fromkeys(self.compress))
