#!/usr/bin/python3
"""What only a large city shows: a reader that wants little of very much."""

import subprocess
import tempfile
from pathlib import Path

from daemon_fixture import ROOT, Daemon, run

SITES = 30000
CLOCK = "2021-08-07T10:00:00+08:00"


def test_little_of_much():
    """Each area's feed is the whole feed without what lies elsewhere, however many
    documents are passed over between two that count."""
    with tempfile.TemporaryDirectory(prefix="bulwark-city-") as folder:
        city = Path(folder) / "city"
        subprocess.run([ROOT / "tests/bench/make-city.py", str(SITES), city], check=True)
        with Daemon(city=city, clock=CLOCK) as daemon:
            viewer = daemon.token("viewer", "411000")
            state, _, _ = daemon.state(viewer)
            sites = {document["id"]: document for document in state.values() if document["type"] == "site"}
            assert len(sites) >= SITES

            # A step of the feed ends after a round number of documents: those about it.
            told = list(state.values())
            near = [told[index + more] for index in range(1000, len(told) - 5, 1000) for more in range(5)]
            areas = {sites[document.get("place", document["id"])]["area"] for document in near
                     if document.get("place", document["id"]) in sites}
            assert len(areas) > 50
            for area in sorted(areas):
                wanted = {site["id"] for site in sites.values() if site["area"] == area}
                lines = daemon.get(f"/v1/feed?area={area}", viewer, Accept="application/x-ndjson").lines()
                assert lines[-1]["type"] == "live"
                found = {line["id"] for line in lines if line["type"] == "site"}
                assert found >= wanted, (area, sorted(wanted - found))


if __name__ == "__main__":
    run([test_little_of_much])
