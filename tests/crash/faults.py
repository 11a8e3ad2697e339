"""A daemon whose disk and clock do as they are told from outside."""

import os
import struct
import sys
from pathlib import Path

ROOT = Path(os.environ.get("BULWARK_SOURCE_ROOT", Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(ROOT / "tests" / "server"))

from daemon_fixture import BUILD, Daemon  # noqa: E402  pylint: disable=wrong-import-position

PRELOAD = BUILD / "tests/crash/fault-preload.so"


class FaultyDaemon(Daemon):
    """See fault-preload.c."""

    def __init__(self, *options, **more):
        super().__init__(*options, **more)
        self.control = self.path / "faults"
        self.set_faults()

    def command(self, listen="127.0.0.1:0"):
        # The sanitizers' library wants to be the first, and need not be.
        asan = ":".join(filter(None, (os.environ.get("ASAN_OPTIONS"), "verify_asan_link_order=0")))
        return ["env", f"LD_PRELOAD={PRELOAD}", f"BULWARK_FAULTS={self.control}", f"ASAN_OPTIONS={asan}",
                *super().command(listen)]

    def set_faults(self, write=0, sync=0, is_idle=False, clock_us=0):
        """Numbers of errno that writing and synchronising fail with; synchronising that does nothing
        and says that it did; what is added to the machine's time."""
        with open(self.control, "r+b" if self.control.exists() else "w+b") as file:
            file.write(struct.pack("=iiiiq", write, sync, is_idle, 0, clock_us))

    def told(self):
        return (self.path / "log").read_text(encoding="utf-8", errors="replace")
