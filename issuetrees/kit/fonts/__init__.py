"""The typefaces of reports and of pictures."""

from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent
