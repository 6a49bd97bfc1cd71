"""The types of files that may be published: an allow-list, as any other type may run somewhere."""

from posixpath import basename, splitext

_SHOWN = """
apng avif bmp gif jfif jpe jpeg jpg png svg svgz webp
m4a m4v mov mp3 mp4 oga ogg ogv opus wav webm pdf vtt
"""
_SAVED = """
csv doc docx epub flac gz ics key numbers odp ods odt pages pkpass ppt pptx rtf srt tsv vcf xls xlsx
zip 7z
"""
#: Sources of articles, here or in other tools: they contain text that is kept back.
_SOURCES = """
adoc asc asciidoc creole htm html ipynb j2 jinja jinja2 latex liquid markdown md mdoc mdown mdtext
mdtxt mdwn mdx mediawiki mkd mkdn njk org po pot qmd rmd rst rest tex textile toml typ wiki
"""
#: Types that run in a browser on the site, or on the hosts that serve it.
_RUNNING = """
ashx asp aspx bat cer cfm cgi cjs class cmd com cshtml css do exe fcgi hta htaccess htc inc jar js
jse jsp jspx lnk mht mhtml mjs mng msi php php3 php4 php5 php7 php8 phar phps pht phtml pl ps1 py
rb rhtml scr sh shtm shtml stm svc swf ts vbs wasm wsf xht xhtml xml xsl xslt
"""


def _set(names: str) -> frozenset[str]:
    return frozenset(f".{name}" for name in names.split())


#: Types that browsers show.
SHOWN = _set(_SHOWN)
#: Types that readers save.
SAVED = _set(_SAVED)
SOURCES = _set(_SOURCES)
RUNNING = _set(_RUNNING)


def suffix_of(path: str) -> str:
    return splitext(basename(path))[1].lower()


def refusal(path: str, more: frozenset[str]) -> str:
    """Return why a file is not published, as a hint; empty if it may be.

    more: suffixes that the project allows beside the usual ones.
    """
    suffix = suffix_of(path)
    if suffix in SOURCES:
        return "Source text is never published: link to the article itself, or to a PDF of it."
    if suffix in RUNNING:
        return "It could run on the site; put it into a .zip, or host it elsewhere."
    if suffix in SHOWN or suffix in SAVED or suffix in more:
        return ""
    if not suffix.strip("."):
        return "Give its name an extension, such as form.pdf."
    return f'Save it as PDF, or write `downloads = ["{suffix}"]` in [content] of kbgen.toml.'
