"""Write docs/device-api.json, the device API as OpenAPI, from the models that kiosk and central use."""

from __future__ import annotations

from pathlib import Path

from central.intake.description import as_page

PAGE = Path(__file__).resolve().parent.parent / "docs" / "device-api.json"

if __name__ == "__main__":
    PAGE.write_text(as_page(), encoding="utf-8")
