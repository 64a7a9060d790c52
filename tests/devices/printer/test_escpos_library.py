"""The list of printers of python-escpos, given to it as it is but read faster."""

import json
import subprocess
import sys
from importlib.resources import files

from tests.waiting import HANG

CHILD = """
import json, os, sys
import yaml
yaml.safe_load = lambda _: sys.exit("read as YAML")
import kiosk.devices.printer.escpos_library as ours
assert "ESCPOS_CAPABILITIES_PICKLE_DIR" not in os.environ
print(json.dumps(ours.CAPABILITIES))
"""


def test_the_library_knows_every_printer_it_lists_without_being_read_as_yaml():
    done = subprocess.run(
        [sys.executable, "-c", CHILD], capture_output=True, text=True, timeout=HANG, check=False
    )
    assert done.returncode == 0, done.stderr[-300:]
    assert json.loads(done.stdout) == json.loads((files("escpos") / "capabilities.json").read_text())
