"""`kbgen.toml`: its keys (`schema`) and how it is read (`read`)."""

from kbgen.config.names import Texts
from kbgen.config.publish import TargetTable
from kbgen.config.read import Project, former_settings, load_config, load_project
from kbgen.config.schema import Config

__all__ = [
    "Config",
    "Project",
    "TargetTable",
    "Texts",
    "former_settings",
    "load_config",
    "load_project",
]
