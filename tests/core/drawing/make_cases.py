"""Writes the golden cases of drawings; run it after a change and read the difference.

``python -m tests.core.drawing.make_cases``
"""

import json

from tests.core.drawing.drawn import FOLDER, cases, outcome


def main() -> None:
    for path in sorted(FOLDER.glob("*.json")):
        made = [case | outcome(case) for case in cases(path.stem)]
        path.write_text(json.dumps(made, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
