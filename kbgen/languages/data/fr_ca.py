"""French as in Canada: only the colon and quotation marks have spaces."""

from dataclasses import replace

from kbgen.languages.data import fr

LANGUAGE = replace(fr.LANGUAGE, code="fr-CA", spaced_signs=":«»")
