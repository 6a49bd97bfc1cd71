from kbgen.errors import KbgenError


class StoreError(KbgenError):
    """The store cannot be reached, read or written now. Nothing was changed."""

    def __init__(self, message: str, hint: str = "", reason: str = "cannot be reached") -> None:
        super().__init__(message, hint)
        self.reason = reason
        """Why, in words for strangers: without names and addresses."""
