"""Other processes find `pool_tasks.py` here."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
