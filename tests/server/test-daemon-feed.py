#!/usr/bin/python3
"""The feed as design §4 has it, byte by byte where it matters."""

import json
import shutil
import socket
import tempfile
import time
from pathlib import Path

from daemon_fixture import CLOCK, HARBOUR, PATIENCE, SUBJECT, Daemon, Stream, report, run, wait_for

ORDER = ["area", "round", "site", "tally", "series"]
FAST = {"feed": {"heartbeat-ms": 200, "coalesce-ms": 50}}


def test_paint_order():
    """From zero: areas from the top, rounds, sites, tallies, series, the rest."""
    with Daemon() as daemon:
        viewer = daemon.token("viewer")
        answer = daemon.get("/v1/feed", viewer, Accept="application/x-ndjson")
        lines = answer.lines()
        ranks = [ORDER.index(line["type"]) if line["type"] in ORDER else len(ORDER) for line in lines]
        assert ranks == sorted(ranks)
        seen = set()
        for line in lines:
            if line["type"] == "area":
                assert "parent" not in line or line["parent"] in seen, line
                seen.add(line["id"])
        assert {line["type"] for line in lines} >= {"area", "round", "site", "tally", "team", "order", "fund", "live"}
        assert not {line["type"] for line in lines} & {"donation", "entry", "supply"}
        assert all(line["seq"] > 0 for line in lines[:-1])
        assert lines[-1]["clock"]["speed"] == 1 and lines[-1]["alerts"] is True


def test_framing():
    """Ids from `live` on and never on a heartbeat; SSE and NDJSON tell the same."""
    with Daemon(settings=FAST) as daemon:
        viewer = daemon.token("viewer")
        reporter = daemon.token("reporter")
        with Stream(daemon, viewer) as stream:
            assert stream.status == 200 and stream.headers["Content-Type"] == "text/event-stream"
            events = stream.until("live")
            assert all(identity is None for name, identity, _ in events[:-1])
            assert all(name == "docs" and len(data) <= 500 for name, _, data in events[:-1])
            assert events[-1][1] is not None and "now" in events[-1][2]["clock"]
            assert events[-1][2]["alerts"] is True
            documents = {(item["type"], item["id"]): item for _, _, data in events[:-1] for item in data}
            state, _, live = daemon.state(viewer)
            assert state == documents and live == events[-1][1]

            name, identity, data = stream.next()
            assert name == "heartbeat" and identity is None
            assert data["seq"] == int(live.rsplit("-", 1)[1]) and "now" in data["clock"] and "speed" in data["clock"]

            daemon.post(reporter, report("H111-s1", 3))
            documents, gone, (_, identity, data) = stream.collect("docs")
            assert identity is not None and identity != live
            assert list(documents) == [("tally", f"H111-s1/{SUBJECT}")] and gone == []
            assert stream.next()[0] == "heartbeat"


def test_coalescing():
    """What changes many times within the window is told once, as it is at its end."""
    with Daemon(settings={"feed": {"coalesce-ms": 1500, "heartbeat-ms": 60000}}) as daemon:
        viewer = daemon.token("viewer")
        reporter = daemon.token("reporter")
        with Stream(daemon, viewer) as stream:
            stream.until("live")
            for _ in range(20):
                daemon.post(reporter, report("H111-s1", 1))
            name, _, data = stream.next()
            assert name == "docs" and len(data) == 1
            assert data[0]["values"]["sampled"] == 20


def test_resume():
    """By id, by Last-Event-ID, by a plain number: exactly what differs."""
    with Daemon() as daemon:
        viewer = daemon.token("viewer")
        reporter = daemon.token("reporter")
        _, _, known = daemon.state(viewer)
        epoch, seq = known.rsplit("-", 1)
        daemon.post(reporter, report("H111-s1"), report("H112-s1"))
        daemon.post(reporter, report("H111-s1"))
        expected = {("tally", f"H111-s1/{SUBJECT}"), ("tally", f"H112-s1/{SUBJECT}")}
        for since in (known, seq):
            documents, gone, _ = daemon.state(viewer, since)
            assert set(documents) == expected and gone == [], since
        # The header of a reconnecting browser is newer than its address.
        with Stream(daemon, viewer, "?since=0", last_id=known) as stream:
            documents, gone, (_, live, _) = stream.collect()
        assert set(documents) == expected and gone == []
        assert daemon.state(viewer, live)[0] == {}
        # From zero it is everything, and no `reset`.
        with Stream(daemon, viewer, "?since=0") as stream:
            assert all(name != "reset" for name, _, _ in stream.until("live"))
        # Of another store, or from the future of this one: `reset`, then everything.
        for since in ("other-5", f"{epoch}-999999999", "nonsense"):
            with Stream(daemon, viewer, f"?since={since}") as stream:
                name, identity, data = stream.next()
                assert (name, identity, data) == ("reset", None, {"epoch": epoch}), since
                documents, _, _ = stream.collect()
                assert ("area", "H") in documents
            # As lines it is the same: all of the state looks like what has changed, but for the first line.
            lines = daemon.get(f"/v1/feed?since={since}", viewer, Accept="application/x-ndjson").lines()
            assert lines[0] == {"type": "reset", "epoch": epoch}, since
            assert {(line["type"], line["id"]) for line in lines[1:-1]} == set(documents)
            assert lines[-1]["type"] == "live" and not any(line["type"] == "reset" for line in lines[1:])
        for since in ("", "?since=", "?since=0", f"?since={known}"):
            lines = daemon.get("/v1/feed" + since, viewer, Accept="application/x-ndjson").lines()
            assert not any(line["type"] == "reset" for line in lines), since


def test_scope():
    """A district sees itself, what is below, and the areas above; the city's money it does not."""
    with Daemon(settings=FAST) as daemon:
        viewer = daemon.token("viewer", "H1")
        city = daemon.token("viewer")
        reporter = daemon.token("reporter")
        documents, _, _ = daemon.state(viewer)
        areas = {key[1] for key in documents if key[0] == "area"}
        sites = {key[1] for key in documents if key[0] == "site"}
        assert areas == {"H", "H1", "H11", "H12", "H111", "H112", "H121", "H122"}, areas
        assert sites and all(site.startswith("H1") for site in sites)
        assert not any(key[0] == "fund" for key in documents)
        assert ("round", "spring") in documents
        smaller, _, _ = daemon.state(city, area="H21")
        assert {key[1] for key in smaller if key[0] == "area"} == {"H", "H2", "H21", "H211", "H212"}
        # The filter never widens what the token is good for.
        assert {key[1] for key in daemon.state(viewer, area="H")[0] if key[0] == "area"} == areas
        assert daemon.get("/v1/feed?area=H2", viewer).status == 403
        assert daemon.get("/v1/feed?area=nowhere", viewer).status == 400
        with Stream(daemon, viewer) as stream:
            stream.until("live")
            daemon.post(reporter, report("H211-s1"))
            daemon.post(reporter, report("H121-s1"))
            documents, _, _ = stream.collect("docs")
            assert set(documents) == {("tally", f"H121-s1/{SUBJECT}")}


def book(daemon, kind, token, identity, /, **members):
    answer = daemon.ask("PUT", f"/v1/documents/{kind}/{identity}", token, dict(members, at=CLOCK), If_None_Match="*")
    assert answer.status == 201, answer.body


def test_booked():
    """Of the ledger who may see it is told the type and the place, once a window, and no document."""
    with Daemon(settings=FAST) as daemon:
        staff = daemon.token("staff")
        viewer = daemon.token("viewer", "H1")
        with Stream(daemon, viewer) as district, Stream(daemon, staff) as city:
            district.until("live")
            city.until("live")
            book(daemon, "entry", staff, "there", area="H211", kind="decision", text="t")
            assert city.until("ledger")[-1] == ("ledger", None, [{"type": "entry", "place": "H211"}])
            book(daemon, "donation", staff, "money", form="cash", amount_fen=100, to="H1")
            assert city.until("ledger")[-1][2] == [{"type": "donation", "place": "H1"}]
            assert "cash_fen" in city.collect("docs")[0]["tally", "H1/donations"]["own"]
            book(daemon, "entry", staff, "nowhere", kind="decision", text="t")
            assert city.until("ledger")[-1][2] == [{"type": "entry"}]
            book(daemon, "entry", staff, "here", area="H111", kind="decision", text="t")
            # Of the city's money and of what is elsewhere the district has heard nothing.
            events = district.until("ledger")
            assert events[-1][2] == [{"type": "entry", "place": "H111"}]
            assert {name for name, _, _ in events[:-1]} <= {"heartbeat", "docs"}, events
        _, _, known = daemon.state(viewer)
        book(daemon, "entry", staff, "later", area="H111", kind="decision", text="t")
        assert not any(line["type"] == "entry" for line in
                       daemon.get(f"/v1/feed?since={known}", viewer, Accept="application/x-ndjson").lines())
        # Who resumes is told what it has missed.
        with Stream(daemon, viewer, f"?since={known}") as stream:
            assert stream.until("live")[-2][::2] == ("ledger", [{"type": "entry", "place": "H111"}])

        # After a restart nobody remembers where: of what there may be something is told, once.
        daemon.stop()
        daemon.start()
        with Stream(daemon, viewer, f"?since={known}") as stream:
            *_, (name, _, told), (_, since, _) = stream.until("live")
            assert name == "ledger" and {"type": "entry"} in told and {"type": "donation"} not in told, told
        with Stream(daemon, viewer, f"?since={since}") as stream:
            assert "ledger" not in [event[0] for event in stream.until("live")]


def make_city(folder, documents):
    """Harbour, and some more."""
    city = Path(folder, "city")
    shutil.copytree(HARBOUR, city)
    with open(city / "ledger.ndjson", "a", encoding="utf-8") as ledger:
        for document in documents:
            ledger.write(json.dumps(dict(document, at=CLOCK, source="import", sample=True)) + "\n")
    return city


def make_order(name, **other):
    return dict({"type": "order", "id": name, "kind": "order", "title": name, "issuer": "指挥部"}, **other)


def make_briefing(scope, number):
    return {"type": "briefing", "id": f"{scope}/{number}", "scope": scope, "number": number,
            "cut_off": "2022-03-10T12:00:00Z", "digest": "0123456789ab", "content": {"format": 1}}


def test_recipients():
    """An order is for whom it names, those below them, and whoever issued it; not for the next district."""
    seen = {
        "order-1": ["H", "H1", "H2", "H12", "H111", "H211"],
        "to-all": ["H", "H1", "H2", "H12", "H111", "H211"],
        "to-north": ["H", "H1", "H12", "H111"],
        "to-tower": ["H", "H1", "H111"],
        "by-quay": ["H", "H1", "H2", "H12"],
        "to-nobody": ["H"],
    }
    documents = [
        make_order("to-all", recipients=["H"]),
        make_order("to-north", recipients=["H1"]),
        make_order("to-tower", recipients=["H111"]),
        make_order("by-quay", issuer="H21", recipients=["H12", "H121"]),
        make_order("to-nobody"),
        make_briefing("H", 1),
        make_briefing("H2", 2),
        {"type": "entry", "id": "entry-2", "kind": "shift", "text": "换班。"},
        {"type": "entry", "id": "entry-3", "kind": "broadcast", "text": "广播。", "area": "H", "recipients": ["H2"]},
    ]
    others = {"H": ["H/1", "H2/2", "entry-1", "entry-2", "entry-3"],
              "H1": [], "H2": ["H2/2", "entry-3"], "H211": ["entry-3"]}
    with tempfile.TemporaryDirectory() as folder, Daemon(city=make_city(folder, documents)) as daemon:
        tokens = {area: daemon.token("viewer", area) for area in seen["order-1"]}

        def check():
            for area, token in tokens.items():
                wanted = {name for name, areas in seen.items() if area in areas}
                state, _, _ = daemon.state(token)
                assert {key[1] for key in state if key[0] == "order"} == wanted, area
                listed = daemon.get("/v1/documents/order", token).json["documents"]
                assert {item["id"] for item in listed} == wanted, area
                for name in seen:
                    status = daemon.get(f"/v1/documents/order/{name}", token).status
                    assert status == (200 if name in wanted else 404), (area, name)
                # What a desk counts by is there for each.
                assert ("round", "spring") in state and ("area", area) in state

        check()
        for area, wanted in others.items():
            found = {item["id"] for kind in ("briefing", "entry")
                     for item in daemon.get(f"/v1/documents/{kind}", tokens[area]).json["documents"]}
            assert found == set(wanted), (area, found)
        # The city that looks at one district sees what that one sees.
        state, _, _ = daemon.state(tokens["H"], area="H211")
        assert {key[1] for key in state if key[0] == "order"} == {"order-1", "to-all"}
        daemon.kill()
        daemon.start()
        check()


def test_gone():
    """A document that goes is told as gone, live and on resuming, and once only."""
    with Daemon(settings=FAST) as daemon:
        viewer = daemon.token("viewer")
        made = daemon.ask("PUT", "/v1/documents/display/wall-1", viewer, {"name": "hall", "scene": "map"})
        assert made.status == 201, made.body
        documents, _, known = daemon.state(viewer)
        assert documents["display", "wall-1"]["name"] == "hall"
        with Stream(daemon, viewer) as stream:
            stream.until("live")
            assert daemon.ask("DELETE", "/v1/documents/display/wall-1", viewer).status == 204
            _, gone, (_, identity, _) = stream.collect("gone")
            assert gone == [("display", "wall-1")] and identity is not None
        documents, gone, live = daemon.state(viewer, known)
        assert documents == {} and gone == [("display", "wall-1")]
        assert daemon.state(viewer, live)[1] == []
        assert ("display", "wall-1") not in daemon.state(viewer)[0]
        daemon.kill()
        daemon.start()
        assert daemon.state(viewer, known)[1] == [("display", "wall-1")]


def test_exercise():
    """A drill is marked on every document."""
    with Daemon("--exercise") as daemon:
        viewer = daemon.token("viewer")
        daemon.post(daemon.token("reporter"), report("H111-s1"))
        documents, _, _ = daemon.state(viewer)
        assert documents and all(document["exercise"] is True for document in documents.values())
        assert daemon.get("/v1/", viewer).json["exercise"] is True
        ledger = daemon.get("/v1/documents/entry", viewer).json["documents"]
        assert ledger and all(document["exercise"] is True for document in ledger)


def test_exercise_changes():
    """A drill that begins or ends is told to those who resume, who else would keep what they have; a crash is not."""
    with Daemon() as daemon:
        viewer = daemon.token("viewer")
        _, _, known = daemon.state(viewer)
        plain = list(daemon.options)
        for options, is_drill in ((plain + ["--exercise"], True), (plain, False)):
            assert daemon.stop() == 0
            daemon.options = options
            daemon.start()
            epoch = daemon.get("/v1/", viewer).json["epoch"]
            assert epoch != known.rsplit("-", 1)[0]
            with Stream(daemon, viewer, f"?since={known}") as stream:
                assert stream.next() == ("reset", None, {"epoch": epoch})
                documents, _, (_, known, _) = stream.collect()
            assert known.rsplit("-", 1)[0] == epoch and ("area", "H") in documents
            assert {document.get("exercise", False) for document in documents.values()} == {is_drill}
            daemon.kill()
            daemon.start()
            with Stream(daemon, viewer, f"?since={known}") as stream:
                name, live, _ = stream.next()
                assert (name, live) == ("live", known)


def test_bye():
    """SIGTERM: readers are told, their streams end in good order, the socket closes."""
    with Daemon() as daemon:
        viewer = daemon.token("viewer")
        streams = [Stream(daemon, viewer) for _ in range(5)]
        for stream in streams:
            stream.until("live")
        assert daemon.stop() == 0
        for stream in streams:
            assert stream.next()[0] == "bye"
            assert stream.next() is None
            stream.__exit__()


def connect_deaf(daemon, viewer):
    """A reader whose kernel takes little, and who reads nothing of it."""
    deaf = socket.socket()
    deaf.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    deaf.settimeout(PATIENCE)
    deaf.connect(("127.0.0.1", daemon.port))
    deaf.sendall(f"GET /v1/feed HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {viewer}\r\n\r\n".encode())
    return deaf


def test_slow_reader():
    """One that takes nothing is cut off, costs little, and resumes by id."""
    settings = {"feed": {"heartbeat-ms": 100, "coalesce-ms": 20, "stall-ms": 1500}}
    with Daemon(settings=settings) as daemon:
        viewer = daemon.token("viewer")
        reporter = daemon.token("reporter")
        slow = connect_deaf(daemon, viewer)
        wait_for(lambda: daemon.metric("streams") == 1)
        before = daemon.memory_kb()
        sites = ["H111-s1", "H112-s1", "H121-s1", "H122-s1", "H211-s1", "H212-s1"]
        end = time.monotonic() + PATIENCE
        while daemon.metric("streams") == 1:
            assert time.monotonic() < end, "it was not cut off"
            assert daemon.post(reporter, *(report(site, 1) for site in sites for _ in range(20))).status == 200
        assert daemon.is_sanitized() or daemon.memory_kb() - before < 20000
        slow.close()
        # A good one beside it is not disturbed.
        with Stream(daemon, viewer) as stream:
            stream.until("live")
            assert stream.next()[0] == "heartbeat"


def test_deaf_reader():
    """One that takes nothing is cut off also when all that there is to tell is heartbeats, which the
    buffers of the kernel could hold for hours; one that only has nothing to read is not."""
    settings = {"feed": {"heartbeat-ms": 200, "coalesce-ms": 20, "stall-ms": 1500}}
    with Daemon(settings=settings) as daemon:
        viewer = daemon.token("viewer")
        with Stream(daemon, viewer) as good:
            good.until("live")
            deaf = connect_deaf(daemon, viewer)
            wait_for(lambda: daemon.metric("streams") == 2)
            before = daemon.memory_kb()
            # By the daemon's own measure of time: long before the kernel gives such a connection up.
            for _ in range(50):
                assert good.next()[0] == "heartbeat"
                if daemon.metric("streams") == 1:
                    break
            assert daemon.metric("streams") == 1, "it was not cut off"
            assert daemon.is_sanitized() or daemon.memory_kb() - before < 2000
            deaf.close()
            assert good.next()[0] == "heartbeat"


def test_quiet_feed():
    """With nothing to tell for longer than a reader may stall, nobody is cut off."""
    with Daemon(settings={"feed": {"heartbeat-ms": 60000, "stall-ms": 100}}) as daemon:
        viewer = daemon.token("viewer")
        with Stream(daemon, viewer) as stream:
            stream.until("live")
            time.sleep(1)
            assert daemon.metric("streams") == 1
            daemon.post(daemon.token("reporter"), report("H111-s1"))
            assert stream.next()[0] == "docs"


def test_week_old():
    """Who comes back after a long time gets what differs, once, however often it has changed."""
    with Daemon(settings=FAST) as daemon:
        viewer = daemon.token("viewer")
        reporter = daemon.token("reporter")
        whole, _, known = daemon.state(viewer)
        for _ in range(20):
            daemon.post(reporter, *(report(site, 1, "2022-03-10T10:00:00+00:00") for _ in range(250)
                                    for site in ("H111-s1", "H212-s1")))
        wait_for(lambda: ("series", f"H/{SUBJECT}/sampled") in daemon.state(viewer, known)[0])
        answer = daemon.get(f"/v1/feed?since={known}", viewer, Accept="application/x-ndjson")
        missing, _, _ = daemon.state(viewer, known)
        tallies = {key for key in missing if key[0] == "tally"}
        assert tallies == {("tally", f"{site}/{SUBJECT}") for site in ("H111-s1", "H212-s1")}, tallies
        # Each area that they are in has a series of its own; nothing else was touched by 10,000 reports.
        areas = {"H", "H1", "H11", "H111", "H2", "H21", "H212"}
        assert set(missing) - tallies == {("series", f"{area}/{SUBJECT}/sampled") for area in areas}, missing
        assert len(answer.body) < 600 * (len(areas) + 2), len(answer.body)
        assert len(whole) > 3 * len(missing)


def test_behind_is_merged():
    """A reader that is behind gets what changed as it is now, not one piece after another."""
    with Daemon(settings={"feed": {"coalesce-ms": 20, "heartbeat-ms": 60000}}) as daemon:
        viewer = daemon.token("viewer")
        reporter = daemon.token("reporter")
        with Stream(daemon, viewer, buffer=4096) as stream:
            stream.until("live")
            for _ in range(400):
                daemon.post(reporter, *(report(site, 1) for site in
                                        ("H111-s1", "H112-s1", "H121-s1", "H122-s1", "H211-s1", "H212-s1")))
            events = documents = 0
            last = {}
            while last.get("H212-s1") != 400:
                name, _, data = stream.next()
                assert name == "docs"
                events += 1
                documents += len(data)
                for item in data:
                    assert item["values"]["sampled"] >= last.get(item["place"], 0)
                    last[item["place"]] = item["values"]["sampled"]
            assert set(last.values()) == {400}, last
            assert documents < 6 * 400, (events, documents)


def test_many_readers_equal():
    """Readers that come and go while reports run end with the same state as the daemon."""
    with Daemon(settings={"feed": {"coalesce-ms": 20, "heartbeat-ms": 500}}) as daemon:
        viewer = daemon.token("viewer")
        reporter = daemon.token("reporter")
        sites = ["H111-s1", "H112-s1", "H121-s1", "H122-s1", "H211-s1", "H212-s1"]
        held = [({}, None) for _ in range(8)]
        for turn in range(30):
            state, known = held[turn % len(held)]
            with Stream(daemon, viewer, f"?since={known}" if known else "") as stream:
                documents, _, (_, known, _) = stream.collect()
                state.update(documents)
                for number in range(3):
                    daemon.post(reporter, report(sites[(turn + number) % 6], turn + 1))
                while True:
                    name, identity, data = stream.next()
                    if name == "docs":
                        state.update({(item["type"], item["id"]): item for item in data})
                        known = identity or known
                        break
            held[turn % len(held)] = state, known
        for state, known in held:
            documents, _, _ = daemon.state(viewer, known)
            state.update(documents)
            assert state == daemon.state(viewer)[0]


def test_files_return():
    """A thousand streams and requests that are closed leave no descriptor behind."""
    with Daemon(settings=FAST) as daemon:
        viewer = daemon.token("viewer")
        daemon.get("/healthz")
        wait_for(lambda: daemon.metric("connections") == 1)
        before = daemon.open_files()
        for turn in range(1000):
            if turn % 5 == 0:
                with Stream(daemon, viewer) as stream:
                    stream.until("live")
            else:
                assert daemon.get("/healthz").status == 200
        wait_for(lambda: daemon.metric("streams") == 0 and daemon.metric("connections") == 1)
        # The writer's thread opens a file of the store now and then: it comes back to what it was.
        wait_for(lambda: daemon.open_files() <= before)


def test_formats():
    """Neither of the two forms: 406; a browser that takes anything gets events."""
    with Daemon() as daemon:
        viewer = daemon.token("viewer")
        answer = daemon.get("/v1/feed", viewer, Accept="text/html")
        assert answer.status == 406 and json.loads(answer.body)["status"] == 406
        with Stream(daemon, viewer) as stream:
            assert stream.headers["Cache-Control"] == "no-store"


def next_series(stream, name):
    """The next document of that series, and the id of its event, if that is the last of its batch."""
    while True:
        event, identity, data = stream.next()
        for document in data if event == "docs" else []:
            if document["type"] == "series" and document["id"] == name:
                return document, identity


def test_tails():
    """Who asks for it is sent of a series that it knows what is new; all others, and who resumes, all of it."""
    name = f"H/{SUBJECT}/sampled"
    with Daemon("--speed=600", settings=FAST, clock="2022-03-10T10:00:00+00:00") as daemon:
        viewer = daemon.token("viewer")
        reporter = daemon.token("reporter")
        with Stream(daemon, viewer, "?series=tail") as tails, Stream(daemon, viewer, "?series=whole") as wholes:
            tails.until("live")
            wholes.until("live")
            daemon.post(reporter, report("H111-s1", 5, "2022-03-10T10:05:00+00:00"))
            whole, _ = next_series(tails, name)
            assert "from" not in whole and whole["values"] == [0, 5], whole
            known = daemon.state(viewer)[2]
            daemon.post(reporter, report("H111-s1", 7, "2022-03-10T10:20:00+00:00"),
                        report("H211-s1", 1, "2022-03-10T10:35:00+00:00"))
            tail, _ = next_series(tails, name)
            assert (tail["from"], tail["after"], tail["start"]) == (2, whole["seq"], whole["start"]), tail
            joined = whole["values"][:tail["from"]] + tail["values"]

            # The next one goes on from that; what came late is in it.
            daemon.post(reporter, report("H111-s1", 2, "2022-03-10T10:05:00+00:00"),
                        report("H111-s1", 3, "2022-03-10T11:50:00+00:00"))
            late, _ = next_series(tails, name)
            assert late["after"] == tail["seq"], late
            joined = joined[:late["from"]] + late["values"]
            while True:
                document, _ = next_series(wholes, name)
                assert "from" not in document and "after" not in document, document
                if document["seq"] == late["seq"]:
                    assert document["values"] == joined, (document, joined)
                    break

        assert daemon.state(viewer, known)[0]["series", name]["values"][:len(joined)] == joined
        for since in (known, f"{known.rsplit('-', 1)[0]}-{whole['seq']}"):
            with Stream(daemon, viewer, f"?series=tail&since={since}") as stream:
                document, _ = next_series(stream, name)
                assert "from" not in document and document["values"][:len(joined)] == joined, document
        assert daemon.get("/v1/feed?series=half", viewer).status == 400


def test_large_batch():
    """What is behind by more than is put together for one reader comes piece by piece, and all of it."""
    with Daemon(settings={"feed": {"coalesce-ms": 20, "heartbeat-ms": 60000}}) as daemon:
        viewer = daemon.token("viewer")
        staff = daemon.token("staff")
        _, _, known = daemon.state(viewer)
        text = "x" * 8000
        for i in range(100):
            team = {"type": "team", "id": f"t{i}", "at": CLOCK, "name": f"t{i}", "kind": "volunteer", "area": "H1",
                    "task": text}
            answer = daemon.ask("PUT", f"/v1/documents/team/t{i}", staff, team, If_None_Match="*")
            assert answer.status == 201, answer.body
        with Stream(daemon, viewer, f"?since={known}") as stream:
            events = [data for name, _, data in stream.until("live") if name == "docs"]
        assert {document["id"] for data in events for document in data} == {f"t{i}" for i in range(100)}
        assert max(len(json.dumps(data)) for data in events) < 100 * 1024


if __name__ == "__main__":
    run([test_paint_order, test_framing, test_coalescing, test_resume, test_scope, test_booked, test_recipients, test_gone,
         test_exercise, test_exercise_changes, test_bye, test_slow_reader, test_deaf_reader, test_quiet_feed, test_week_old, test_behind_is_merged,
         test_many_readers_equal, test_files_return, test_formats, test_tails, test_large_batch])
