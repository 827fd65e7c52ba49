"""What starts stays light: who never checks a tree or draws loads neither."""

import subprocess
import sys

HEAVY = ("issuetrees.core.mece", "issuetrees.reports.sections", "networkx", "scipy", "weasyprint")


def test_no_heavy_part_is_loaded_at_the_start() -> None:
    code = f"import django, sys; django.setup(); print([m for m in {HEAVY} if m in sys.modules])"
    environment = {"DJANGO_SETTINGS_MODULE": "issuetrees.settings"}
    said = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    assert said.stdout.strip() == "[]"
