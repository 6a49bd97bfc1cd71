"""Events and page views of other tools, and of other stores of ours."""

from kbgen.feedback.imports.run import FORMATS, Imported, import_file

__all__ = ["FORMATS", "Imported", "import_file"]
