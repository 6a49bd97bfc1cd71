from kbgen.errors import KbgenError


class StoreError(KbgenError):
    """The store cannot be reached, read or written now. Nothing of what was asked was done."""
