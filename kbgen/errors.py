class KbgenError(Exception):
    """Wrong use or a broken environment; the command line prints it and exits with 2.

    Mistakes in *content* are no exceptions but `Diagnostic` values.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
