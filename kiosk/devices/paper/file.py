"""Papers of the simulated printers on disk: NAME.bin (the bytes) and NAME.png (what the paper shows).

Made for demo, tour and tests. A paper holds no name, no number and no benefit; still no real kiosk
writes one to disk.
"""

from __future__ import annotations

import io
import os
import re
import tempfile
from pathlib import Path

from PIL import Image

from kiosk.devices.paper.measures import DOTS_PER_MM

_DPI = round(DOTS_PER_MM * 25.4)


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that nobody ever sees half of it."""
    handle, half = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(half).chmod(0o644)
        Path(half).replace(path)
    except BaseException:
        Path(half).unlink(missing_ok=True)
        raise


def png(picture: Image.Image) -> bytes:
    """Return a picture as PNG at the printer's resolution."""
    out = io.BytesIO()
    picture.save(out, "PNG", dpi=(_DPI, _DPI))
    return out.getvalue()


def save_paper(folder: Path, data: bytes, picture: Image.Image) -> Path:
    """Write the next paper into `folder` as paper-0001.bin and .png; return the path of the picture."""
    folder.mkdir(parents=True, exist_ok=True)
    taken = [
        int(match[1]) for path in folder.iterdir() if (match := re.fullmatch(r"paper-(\d+)\.bin", path.name))
    ]
    base = folder / f"paper-{max(taken, default=0) + 1:04d}"
    write_whole(base.with_suffix(".bin"), data)
    write_whole(base.with_suffix(".png"), png(picture))
    return base.with_suffix(".png")
