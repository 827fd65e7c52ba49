"""Writes what the browser calculates from: ``python -m tests.core.drivers.make_cases``."""

import json

from tests.core.drivers.cases import FOLDER, cases, plan_of


def main() -> None:
    lines = [json.dumps(plan_of(case), ensure_ascii=False) for case in cases()]
    (FOLDER / "plans.json").write_text("[\n" + ",\n".join(lines) + "\n]\n", "utf-8")


if __name__ == "__main__":
    main()
