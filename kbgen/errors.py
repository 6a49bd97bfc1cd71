class KbgenError(Exception):
    """Wrong use or a broken environment; the command line prints it and exits with 2.

    Errors in *content* are not exceptions but `Diagnostic` values.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
