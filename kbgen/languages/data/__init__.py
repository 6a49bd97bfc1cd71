"""Languages by their code; `kbgen.languages.language` explains every field."""
