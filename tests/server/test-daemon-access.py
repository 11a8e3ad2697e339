#!/usr/bin/python3
"""Who may do what, and what is refused: tokens, roles, limits, malformed requests."""

import hashlib
import json
import os
import socket
import stat
import subprocess
import tempfile
import threading
import time
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import quote

from daemon_fixture import CLOCK, DAEMON, HARBOUR, PATIENCE, Daemon, StoreLock, Stream, report, run, wait_for

ROLES = ["viewer", "reporter", "official", "staff", "commander", "admin"]
READERS = {"viewer", "official", "staff", "commander", "admin"}
REPORTERS = {"reporter", "staff", "commander"}
ADMINS = {"admin"}
SERIES = "/v1/series?place=H&subject=sampling:spring&measure=sampled"


def test_matrix():
    """Every role against every resource."""
    with Daemon() as daemon:
        tokens = {role: daemon.token(role) for role in ROLES}
        wanted = [
            ("GET", "/v1/", None, set(ROLES), 200),
            ("GET", "/v1/me", None, set(ROLES), 200),
            ("GET", "/v1/documents/site", None, READERS, 200),
            ("GET", "/v1/documents/site/H111-s1", None, READERS, 200),
            ("GET", "/v1/documents/entry", None, READERS, 200),
            ("GET", SERIES, None, READERS, 200),
            ("GET", "/v1/audit", None, ADMINS, 200),
            ("POST", "/v1/reports", lambda: [report("H111-s1")], REPORTERS, 200),
            ("POST", "/v1/tokens", lambda: {"role": "viewer", "area": "H1"}, ADMINS, 201),
            ("DELETE", "/v1/tokens/none", None, ADMINS, 404),
        ]
        for method, path, body, allowed, status in wanted:
            for role, token in tokens.items():
                answer = daemon.ask(method, path, token, body() if body else None)
                expected = status if role in allowed else 403
                assert answer.status == expected, (method, path, role, answer.status, answer.body)
            for token in (None, "x", "A" * 43, "", "B" * 5000):
                answer = daemon.ask(method, path, token, body() if body else None)
                assert answer.status == 401, (method, path, token, answer.status)
                assert answer.json["status"] == 401 and "WWW-Authenticate" in answer.headers
        for role in ROLES:
            answer = daemon.get("/v1/feed", tokens[role], Accept="application/x-ndjson")
            assert answer.status == (200 if role in READERS else 403)
            assert daemon.get("/v1/me", tokens[role]).json["role"] == role


def test_open_resources():
    with Daemon() as daemon:
        assert daemon.get("/healthz").json == {"status": "alive"}
        assert daemon.get("/readyz").json == {"status": "ready"}
        assert b"bulwark_seq " in daemon.get("/metrics").body
        assert daemon.get("/openapi.json").json["openapi"] == "3.1.0"
        for method, path, allowed in (("POST", "/v1/feed", "GET"), ("DELETE", "/v1/reports", "POST"),
                                      ("PATCH", "/healthz", "GET")):
            answer = daemon.ask(method, path)
            assert answer.status == 405 and answer.headers["Allow"] == allowed
            assert answer.json["type"] and answer.json["title"] and answer.json["instance"] == path


def test_token_of_another_process():
    """Good at once, and over at once: its open stream too."""
    with Daemon(settings={"feed": {"heartbeat-ms": 200}}) as daemon:
        admin = daemon.token("admin")
        viewer = daemon.token("viewer", "H1")
        me = daemon.get("/v1/me", viewer).json
        assert (me["role"], me["area"], me["may"]) == ("viewer", "H1", ["read"])
        with Stream(daemon, viewer) as stream:
            stream.until("live")
            daemon.make_token("revoke", me["token"])
            wait_for(lambda: daemon.get("/v1/me", viewer).status == 401)
            while stream.next() is not None:
                pass
        assert daemon.get("/v1/me", admin).status == 200


def test_token_over_http():
    """Made, shown once, good for no more than its maker, revoked at once."""
    with Daemon(settings={"feed": {"heartbeat-ms": 200}}) as daemon:
        admin = daemon.token("admin", "H1")
        assert daemon.ask("POST", "/v1/tokens", admin, {"role": "viewer", "area": "H2"}).status == 400
        assert daemon.ask("POST", "/v1/tokens", admin, {"role": "king", "area": "H1"}).json["errors"][0]["pointer"] == "/role"
        made = daemon.ask("POST", "/v1/tokens", admin, {"role": "viewer", "area": "H11", "name": "wall"})
        assert made.status == 201
        token = made.json["token"]
        assert daemon.get("/v1/me", token).json["name"] == "wall"
        with Stream(daemon, token) as stream:
            stream.until("live")
            assert daemon.ask("DELETE", f"/v1/tokens/{made.json['id']}", admin).status == 204
            while stream.next() is not None:
                pass
        assert daemon.get("/v1/me", token).status == 401
        # Also after a start.
        daemon.kill()
        daemon.start()
        assert daemon.get("/v1/me", token).status == 401
        log = (daemon.path / "log").read_text() \
            + daemon.get("/v1/audit?limit=1000", daemon.token("admin")).body.decode()
        assert token not in log and admin not in log and made.json["id"] in log


def test_revoked_on_the_way():
    """Between the head of a request and the end of its body: it does not count."""
    with Daemon() as daemon:
        admin = daemon.token("admin")
        reporter = daemon.token("reporter")
        identity = daemon.get("/v1/me", reporter).json["token"]
        sent = report("H111-s1", 5)
        body = json.dumps([sent]).encode()
        with daemon.connect() as connection:
            answer = connection.makefile("rb")
            connection.sendall(f"POST /v1/reports HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {reporter}\r\n"
                               f"Expect: 100-continue\r\nContent-Length: {len(body)}\r\n\r\n".encode())
            assert answer.readline().startswith(b"HTTP/1.1 100 "), "the head is not taken"
            assert answer.readline() == b"\r\n"
            connection.sendall(body[:50])
            assert daemon.ask("DELETE", f"/v1/tokens/{identity}", admin).status == 204
            connection.sendall(body[50:])
            assert answer.readline().startswith(b"HTTP/1.1 401 ")
        assert daemon.post(daemon.token("reporter"), sent).json["accepted"] == 1


# A table that takes nothing, and one that does again.
CLOSE_AUDIT = {
    "sqlite": "CREATE TRIGGER closed BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'closed'); END;",
    "postgresql": "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS "
                  "$$ BEGIN RAISE EXCEPTION 'closed'; END $$; "
                  "CREATE TRIGGER closed BEFORE INSERT ON audit FOR EACH ROW EXECUTE FUNCTION refuse();",
}
OPEN_AUDIT = {"sqlite": "DROP TRIGGER closed;", "postgresql": "DROP TRIGGER closed ON audit;"}


def test_no_change_without_audit():
    """A change of a token whose row of the audit cannot be written is none, now and after a start."""
    with Daemon() as daemon:
        kind = daemon.store_url.split(":")[0]
        admin = daemon.token("admin")
        made = daemon.ask("POST", "/v1/tokens", admin, {"role": "viewer", "area": "H1"}).json
        revoke = lambda: daemon.ask("DELETE", f"/v1/tokens/{made['id']}", admin).status
        daemon.tamper(CLOSE_AUDIT[kind])
        assert revoke() >= 400
        assert daemon.ask("POST", "/v1/tokens", admin, {"role": "viewer", "area": "H2"}).status >= 400
        assert daemon.get("/v1/me", made["token"]).status == 200
        assert daemon.stop() == 0
        daemon.start()
        assert daemon.get("/v1/me", made["token"]).status == 200
        assert daemon.query("SELECT count(*) FROM token") == "2"

        daemon.tamper(OPEN_AUDIT[kind])
        assert revoke() == 204
        assert daemon.get("/v1/me", made["token"]).status == 401


def test_admin_of_a_district():
    """Revokes what is good in its district, not its neighbour's, and reads no audit."""
    with Daemon() as daemon:
        city = daemon.token("admin")
        district = daemon.token("admin", "H1")
        others = [daemon.token("viewer", "H2"), daemon.token("staff", "H"), city]
        for token in others:
            identity = daemon.get("/v1/me", token).json["token"]
            answer = daemon.ask("DELETE", f"/v1/tokens/{identity}", district)
            unknown = daemon.ask("DELETE", "/v1/tokens/none", district)
            assert (answer.status, answer.json["detail"]) == (404, unknown.json["detail"]), answer.body
            assert daemon.get("/v1/me", token).status == 200
        for admin, area in ((district, "H1"), (district, "H11"), (city, "H2"), (city, "H")):
            token = daemon.token("viewer", area)
            identity = daemon.get("/v1/me", token).json["token"]
            assert daemon.ask("DELETE", f"/v1/tokens/{identity}", admin).status == 204, area
            assert daemon.get("/v1/me", token).status == 401

        answer = daemon.get("/v1/audit", district)
        assert answer.status == 403 and answer.headers["Content-Type"] == "application/problem+json"
        assert "whole city" in answer.json["detail"]
        assert daemon.get("/v1/audit", city).status == 200


def test_expired():
    with Daemon() as daemon:
        admin = daemon.token("admin")
        soon = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() + 2))
        made = daemon.ask("POST", "/v1/tokens", admin, {"role": "viewer", "area": "H", "expires": soon})
        assert made.status == 201, made.body
        assert daemon.get("/v1/me", made.json["token"]).status == 200
        wait_for(lambda: daemon.get("/v1/me", made.json["token"]).status == 401)


def test_audit():
    """Refused and writing requests are in it; reading ones are not."""
    with Daemon() as daemon:
        admin = daemon.token("admin")
        viewer = daemon.token("viewer")
        reporter = daemon.token("reporter", "H1")
        daemon.get("/v1/documents/site", viewer)
        daemon.post(reporter, report("H111-s1"))
        daemon.post(viewer, report("H111-s1"))
        daemon.post(reporter, report("H211-s1"))
        daemon.get("/v1/me")
        rows = daemon.get("/v1/audit?limit=1000", admin).json["audit"]
        told = [(row["role"], row["action"], row["status"]) for row in rows]
        for row in (("reporter", "POST /v1/reports", 200), ("viewer", "POST /v1/reports", 403),
                    ("reporter", "POST /v1/reports", 403), ("", "GET /v1/me", 401)):
            assert row in told, (row, told)
        assert not any("/v1/documents" in row["action"] for row in rows)
        page = daemon.get("/v1/audit?limit=2", admin).json
        following = daemon.get(f"/v1/audit?limit=2&after={page['next']}", admin).json
        assert len(page["audit"]) == 2 and following["audit"][0]["seq"] == page["audit"][1]["seq"] + 1


def test_audit_of_refusals():
    """Also what was refused by what stands; and who has no token hides nobody, however often he asks."""
    with Daemon() as daemon:
        admin, official, staff = daemon.token("admin"), daemon.token("official", "H1"), daemon.token("staff")
        put = lambda token, path, body, **headers: daemon.ask("PUT", "/v1/documents/" + path, token, body, **headers).status
        team = {"kind": "medical", "name": "n", "area": "H2", "at": CLOCK}
        wanted = [(put(staff, "order/order-1", {"kind": "request", "title": "t"}, If_Match="*"), "PUT", "order/order-1"),
                  (put(staff, "team/t", team, If_Match='"1"'), "PUT", "team/t"),
                  (daemon.ask("DELETE", "/v1/documents/area/H1", staff, If_Match="*").status, "DELETE", "area/H1")]
        assert [status for status, _, _ in wanted] == [422, 412, 409]
        for _ in range(300):
            assert daemon.get("/v1/me", "x" * 43).status == 401
        assert put(official, "team/u", team, If_None_Match="*") == 403
        for status, method, path in [*wanted, (403, "PUT", "team/u")]:
            rows = [row for row in rows_of(daemon, admin) if row["action"] == f"{method} /v1/documents/{path}"]
            assert [row["status"] for row in rows] == [status], (path, rows)
            assert rows[0]["detail"] and rows[0]["token"]
        strangers = [row for row in rows_of(daemon, admin) if row["status"] == 401]
        assert 20 <= len(strangers) <= 40, "some of them, and no more than of two minutes"
        daemon.stop()
        daemon.start()
        counted = [int(row["detail"].split()[0]) for row in rows_of(daemon, admin)
                   if row["action"] == "refused" and "without a good token" in row["detail"]]
        assert len(counted) in (1, 2) and sum(counted) + len(strangers) == 300, (counted, len(strangers))


def fill_audit(daemon, count):
    """Rows of the south, chained as the store does it, in the place of all others."""
    daemon.stop()
    blob = "X'{}'" if daemon.store_url.startswith("sqlite:") else "'\\x{}'"
    link, script = bytes(32), ["BEGIN;", "DELETE FROM audit;"]
    for seq in range(1, count + 1):
        digest = hashlib.blake2b(link, digest_size=32)
        for number in (seq, 0, 200):
            digest.update(number.to_bytes(8, "little"))
        for text in ("t", "reporter", "old", "H2", ""):
            digest.update(len(text).to_bytes(8, "little") + text.encode())
        link = digest.digest()
        script.append("INSERT INTO audit (seq, at, token, role, action, object, status, detail, hash)"
                      f" VALUES ({seq}, 0, 't', 'reporter', 'old', 'H2', 200, '', {blob.format(link.hex())});")
    script.append(f"UPDATE counter SET audit_seq = {count}, audit_hash = {blob.format(link.hex())}; COMMIT;")
    daemon.tamper("\n".join(script))
    daemon.start()


def test_narrow_audit():
    """What is asked for is rare: a page does not read all of it, and says where to go on."""
    with Daemon() as daemon:
        admin, reporter = daemon.token("admin"), daemon.token("reporter", "H1")
        fill_audit(daemon, 45000)
        assert daemon.post(reporter, report("H111-s1")).status == 200
        found, count, after = [], 0, "0"
        while after is not None:
            page = daemon.get(f"/v1/audit?area=H1&limit=10&after={after}", admin).json
            found, count, after = found + page["audit"], count + 1, page.get("next")
        assert [(row["action"], row["seq"]) for row in found] == [("POST /v1/reports", 45001)], found
        assert count == 3, count
        assert len(daemon.get("/v1/audit?limit=10000&after=40000", admin).json["audit"]) == 5001


def rows_of(daemon, admin):
    return daemon.get("/v1/audit?limit=10000", admin).json["audit"]


def test_audit_filters():
    """By the time and by the area of who did it; pages of what is asked for are full."""
    with Daemon() as daemon:
        admin = daemon.token("admin")
        north, south = daemon.token("reporter", "H11"), daemon.token("reporter", "H2")
        for number in range(1300):
            daemon.post(south if number % 100 == 0 else north, report("H211-s1" if number % 100 == 0 else "H111-s1"))
        listed = lambda query: daemon.get(f"/v1/audit?{query}", admin).json
        assert {row["object"] for row in listed("area=H2&limit=10000")["audit"]} == {"H2"}
        assert len(listed("area=H1&limit=10000")["audit"]) >= 1287
        assert listed("area=H1&limit=10000&to=2020-01-01T00:00:00Z")["audit"] == []
        assert listed("from=2999-01-01T00:00:00Z") == {"audit": []}
        found, after = [], "0"
        while after is not None:
            page = listed(f"area=H2&limit=5&after={after}")
            after = page.get("next")
            assert len(page["audit"]) == 5 or after is None
            found += [row["seq"] for row in page["audit"] if row["action"] == "POST /v1/reports"]
        assert len(found) == len(set(found)) == 13
        for query in ("area=nowhere", "from=noon", "limit=0", "after=x"):
            assert daemon.get(f"/v1/audit?{query}", admin).status == 400, query


def test_audit_of_long_paths():
    """Of a path that somebody without a token makes up, the audit keeps 200 bytes."""
    with Daemon() as daemon:
        admin = daemon.token("admin")
        for length, letter in ((30000, "x"), (3000, "卫"), (3001, "é"), (186, "x"), (187, "x"), (93, "é"), (94, "é")):
            path = "/v1/documents/" + letter * length
            whole = path.encode()
            kept = path if len(whole) <= 200 else whole[:200].decode(errors="ignore") + "…"
            assert daemon.get(quote(path)).status == 401
            row = daemon.get("/v1/audit?limit=1000", admin).json["audit"][-1]
            assert (row["action"], row["status"]) == ("GET " + kept, 401), row


def test_pages():
    """Documents page by page: each once; with filters."""
    with Daemon() as daemon:
        viewer = daemon.token("viewer")
        seen, path = [], "/v1/documents/site?limit=5"
        while path:
            answer = daemon.get(path, viewer)
            assert answer.status == 200
            seen += [item["id"] for item in answer.json["documents"]]
            link = answer.headers.get("Link")
            assert (link is None) == ("next" not in answer.json)
            path = link[1:link.index(">")] if link else None
        everything = [item["id"] for item in daemon.get("/v1/documents/site?limit=1000", viewer).json["documents"]]
        assert seen == everything and len(set(seen)) == len(seen) == 12
        north = daemon.get("/v1/documents/site?area=H1&limit=100", viewer).json["documents"]
        assert {item["id"][:2] for item in north} == {"H1"}
        for query in ("limit=0", "limit=10001", "limit=x", "after=x", "from=yesterday", "area=nowhere"):
            answer = daemon.get(f"/v1/documents/site?{query}", viewer)
            assert answer.status == 400 and answer.json["errors"][0]["pointer"] == "?" + query.split("=")[0], query
        assert daemon.get("/v1/documents/entry?to=2000-01-01T00:00:00%2B00:00", viewer).json["documents"] == []
        assert len(daemon.get("/v1/documents/entry?from=2000-01-01T00:00:00%2B00:00", viewer).json["documents"]) == 1
        assert daemon.get("/v1/documents/unheard", viewer).status == 404
        assert daemon.get("/v1/documents/donation", daemon.token("viewer", "H1")).json["documents"] == []


def test_document():
    """ETag, 304, ids with a slash, what may be written and by whom."""
    with Daemon() as daemon:
        viewer = daemon.token("viewer")
        other = daemon.token("viewer")
        for path in ("/v1/documents/tally/H111-s1/sampling:spring", "/v1/documents/tally/H111-s1%2Fsampling%3Aspring"):
            daemon.post(daemon.token("reporter"), report("H111-s1"))
            answer = daemon.get(path, viewer)
            assert answer.status == 200 and answer.json["id"] == "H111-s1/sampling:spring"
            assert answer.headers["ETag"] == f"\"{answer.json['seq']}\""
            again = daemon.get(path, viewer, If_None_Match=answer.headers["ETag"])
            assert again.status == 304 and again.body == b""
        assert daemon.get("/v1/documents/site/H211-s1", daemon.token("viewer", "H1")).status == 404
        answer = daemon.ask("PUT", "/v1/documents/tally/H111-s1/sampling:spring", viewer, {"values": {}})
        assert answer.status == 405 and answer.headers["Allow"] == "GET" and "tally" in answer.json["detail"]

        path = "/v1/documents/display/wall-1"
        made = daemon.ask("PUT", path, viewer, {"name": "hall", "scene": "map", "data_age_s": 2},
                          If_None_Match="*")
        assert made.status == 201 and made.json["by_role"] == "viewer", made.body
        assert daemon.ask("PUT", path, viewer, {"name": "hall"}, If_None_Match="*").status == 412
        changed = daemon.ask("PUT", path, viewer, {"name": "hall 2"}, If_Match=made.headers["ETag"])
        assert changed.status == 200 and changed.json["name"] == "hall 2"
        stale = daemon.ask("PUT", path, viewer, {"name": "hall 3"}, If_Match=made.headers["ETag"])
        assert stale.status == 412 and stale.json["current"]["name"] == "hall 2"
        assert daemon.ask("PUT", path, viewer, {"name": "hall 4"}).status == 200
        assert daemon.ask("PUT", path, other, {"name": "mine"}).status == 403
        assert daemon.ask("DELETE", path, other).status == 403
        assert daemon.ask("PUT", path, viewer, {"data_age_s": "old"}).json["errors"][0]["pointer"] == "/data_age_s"


def test_display_of_another():
    """A wall is never refused for what others did to it, and outlives its token."""
    with Daemon() as daemon:
        admin = daemon.token("admin")
        first, second, far = daemon.token("viewer", "H1"), daemon.token("viewer", "H1"), daemon.token("viewer", "H2")
        put = lambda token: daemon.ask("PUT", "/v1/documents/display/wall-1", token, {"name": "hall"})
        made = put(first).json
        assert made["area"] == "H1"

        # Somebody at a desk puts it back: it stays whose it is.
        helped = put(daemon.token("staff"))
        assert helped.status == 200 and helped.json["by_role"] == "staff", helped.body
        assert helped.json["token"] == made["token"] and helped.json["area"] == "H1"
        assert put(first).status == 200 and put(second).status == 403

        assert daemon.ask("DELETE", f"/v1/tokens/{made['token']}", admin).status == 204
        assert put(far).status == 403
        taken = put(second)
        assert taken.status == 200 and taken.json["token"] not in (made["token"], None), taken.body
        assert put(second).status == 200


def test_display_heard():
    """No wall is taken for silent because nobody was there to hear it, or because the clock was set."""
    with Daemon() as daemon:
        first, second = daemon.token("viewer", "H1"), daemon.token("viewer", "H1")
        put = lambda token: daemon.ask("PUT", "/v1/documents/display/wall-1", token, {"name": "hall"})
        made = put(first).json
        daemon.stop()
        clock = (datetime.fromisoformat(CLOCK) + timedelta(hours=9)).isoformat()
        daemon.options = [item for item in daemon.options if not item.startswith("--clock")] + [f"--clock={clock}"]
        daemon.start()
        refused = put(second)
        assert refused.status == 403 and refused.json["status"] == 403, refused.body
        assert "very same area when nothing was heard of it for 300 seconds" in refused.json["detail"], refused.body
        assert put(first).json["token"] == made["token"]


def test_display_abandoned():
    """A wall that was given another token is let in when its old one, still good, has not spoken for it for long."""
    with Daemon(settings={"walls": {"patience-seconds": 1}}) as daemon:
        first, second, staff = daemon.token("viewer", "H1"), daemon.token("viewer", "H1"), daemon.token("staff")
        wide, near, far = (daemon.token("viewer", area) for area in ("H", "H11", "H2"))
        path = "/v1/documents/display/wall-1"
        put = lambda token, name="wall-1": daemon.ask("PUT", f"/v1/documents/display/{name}", token, {"name": "hall"})
        made = put(first).json

        # What was heard after it can be taken over: so could it be, in its very area, and be taken off by no one.
        assert put(first, "wall-2").status == 201
        wait_for(lambda: put(second, "wall-2").status == 200)
        for token in (wide, near, far):
            assert put(token).status == 403
        for token in (second, wide):
            refused = daemon.ask("DELETE", path, token)
            assert refused.status == 403 and "keep the ledger" in refused.json["detail"], refused.body
        helped = put(staff)
        assert helped.status == 200 and helped.json["by_role"] == "staff", helped.body
        assert helped.json["token"] == made["token"] and helped.json["area"] == "H1", helped.body
        assert put(first).status == 200

        # Now it is the other's, and the audit says since when.
        wait_for(lambda: put(second).status == 200)
        taken = put(second)
        assert taken.status == 200 and taken.json["token"] != made["token"] and taken.json["area"] == "H1", taken.body
        rows = daemon.get("/v1/audit?limit=1000", daemon.token("admin")).json["audit"]
        taken_over = [row for row in rows if "display/wall-1" in row["action"] and row["status"] == 200
                      and row["token"] == taken.json["token"]]
        assert len(taken_over) == 1, rows
        assert daemon.ask("DELETE", path, second).status == 204


def test_display_of_two():
    """Of two tokens that want a wall which is nobody's any more at the same time, who comes second is told so."""
    with Daemon() as daemon:
        admin, reporter = daemon.token("admin"), daemon.token("reporter")
        wanting = [daemon.token("viewer", "H1") for _ in range(2)]
        for token in (reporter, *wanting):
            assert daemon.get("/v1/me", token).status == 200, "it is looked for in the store"
        for path in (f"/v1/documents/display/wall-{i}" for i in range(10)):
            made = daemon.ask("PUT", path, daemon.token("viewer", "H1"), {"name": "hall"}).json
            assert daemon.ask("DELETE", f"/v1/tokens/{made['token']}", admin).status == 204
            answers = []
            # What is being written holds the writer, so that the others wait for it one behind the other.
            ways = [lambda: daemon.post(reporter, report("H111-s1")),
                    *[lambda token=token: answers.append(daemon.ask("PUT", path, token, {"name": "hall"}))  # pylint: disable=cell-var-from-loop
                      for token in wanting]]
            threads = [threading.Thread(target=way) for way in ways]
            lock = StoreLock(daemon.store_url)
            for i, thread in enumerate(threads):
                thread.start()
                wait_for(lambda: daemon.metric("queue_jobs") >= i)  # pylint: disable=cell-var-from-loop
            lock.release()
            for thread in threads:
                thread.join()
            winner, loser = sorted(answers, key=lambda answer: answer.status)
            assert winner.status == 200 and winner.json["token"] != made["token"], winner.body
            if loser.status == 412:
                break
            assert loser.status == 403, "it came before"
        assert loser.status == 412 and loser.json["current"]["token"] == winner.json["token"], loser.body
        assert daemon.get(path, admin).json["token"] == winner.json["token"]


def test_displays():
    """A heartbeat is small, of known members, and a token has no more than sixteen walls."""
    with Daemon() as daemon:
        viewer = daemon.token("viewer")
        put = lambda name, body, token=viewer: daemon.ask("PUT", f"/v1/documents/display/{name}", token, body)
        made = put("wall-0", {"name": "hall", "scene": "map", "data_age_s": 2, "frame_age_s": 1, "text": "x" * 3000,
                              "exercise": True, "position": [1, 2], "token": "other", "seq": 7, "at": "2001-01-01T00:00:00Z"})
        assert made.status == 201, made.body
        assert set(made.json) == {"type", "id", "seq", "at", "source", "by_role", "token", "area", "name", "scene",
                                  "data_age_s", "frame_age_s"}, made.json
        assert made.json["at"].startswith(CLOCK[:15]) and made.json["token"] != "other"
        assert put("wall-0", {"name": "x" * 3900}).status == 200
        assert put("wall-0", {"name": "x" * 4096}).status == 413
        assert put("wall-0", []).status == 400

        # Many at once: what is on its way counts.
        statuses = []
        threads = [threading.Thread(target=lambda name: statuses.append(put(name, {"name": "x"}).status),
                                    args=(f"wall-{number}",)) for number in range(1, 41)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(statuses) == [201] * 15 + [409] * 25, statuses
        answer = put("wall-41", {"name": "x"})
        assert answer.status == 409 and "16" in answer.json["detail"], answer.body
        standing = [key[1] for key in daemon.state(viewer)[0] if key[0] == "display"]
        assert len(standing) == 16 and put(standing[0], {"name": "again"}).status == 200
        assert put("another", {"name": "x"}, daemon.token("viewer")).status == 201
        assert daemon.ask("DELETE", f"/v1/documents/display/{standing[1]}", viewer).status == 204
        assert put("wall-41", {"name": "x"}).status == 201


def test_limits():
    """What is too long, too many, too deep or not text is refused with a reason."""
    with Daemon() as daemon:
        reporter = daemon.token("reporter")
        ask = lambda body, kind="application/json": daemon.ask("POST", "/v1/reports", reporter, body, Content_Type=kind)

        answer = ask(b"[" + b" " * (1024 * 1024) + b"]")
        assert answer.status == 413 and answer.json["status"] == 413
        answer = ask(json.dumps([report("H111-s1")] * 1001))
        assert answer.status == 413 and "1000" in answer.json["detail"]
        answer = ask("\n".join([json.dumps(report("H111-s1"))] * 1001), "application/x-ndjson")
        assert answer.status == 413
        for body in (b"", b"[", b"[{]", b"[" * 100000, b"{\"a\":" * 5000, b"[\"\x00\"]", b"[\xff]", b"[NaN]", b"[1],",
                     b"\"text\"", b"[{\"id\":1,\"id\":2}]"):
            answer = ask(body)
            assert answer.status == 400, (body[:20], answer.status, answer.body)
            assert answer.headers["Content-Type"] == "application/problem+json"
            if body not in (b"\"text\"",):
                assert answer.json["errors"][0]["reason"], answer.body
        assert daemon.get("/healthz").status == 200

        # Chunked beyond the limit; without a length nobody knows before.
        with daemon.connect() as connection:
            connection.sendall(f"POST /v1/reports HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {reporter}\r\n"
                               "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n".encode())
            for _ in range(20):
                connection.sendall(b"10000\r\n" + b" " * 0x10000 + b"\r\n")
            connection.sendall(b"0\r\n\r\n")
            assert connection.makefile("rb").readline().startswith(b"HTTP/1.1 413 ")

        # A head that is longer than the memory of a connection.
        with daemon.connect() as connection:
            connection.sendall(b"GET /v1/ HTTP/1.1\r\nHost: x\r\nX: " + b"x" * 100000 + b"\r\n\r\n")
            assert connection.makefile("rb").readline().startswith(b"HTTP/1.1 431 ")


def is_idle(daemon):
    """It has read all that was sent."""
    ticks = [daemon.ticks()]
    for _ in range(5):
        time.sleep(0.1)
        ticks.append(daemon.ticks())
    return ticks[0] == ticks[-1]


def test_bodies_of_others():
    """Bodies that nobody reads take no room from the reports, with or without a token."""
    with Daemon() as daemon:
        reporter = daemon.token("reporter")
        viewer = daemon.token("viewer")
        nearly_all = b" " * (1024 * 1024 - 1)
        heads = (b"GET /healthz HTTP/1.1\r\nHost: x\r\n", b"POST /v1/reports HTTP/1.1\r\nHost: x\r\n",
                 f"GET /v1/me HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {viewer}\r\n".encode(),
                 f"DELETE /v1/documents/display/x HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {viewer}\r\n".encode())
        held = []
        for number in range(120):
            connection = daemon.connect()
            connection.sendall(heads[number % len(heads)] + b"Content-Length: 1048576\r\n\r\n" + nearly_all)
            held.append(connection)
        wait_for(lambda: is_idle(daemon))
        answer = daemon.post(reporter, report("H111-s1"))
        assert answer.status == 200 and answer.json["accepted"] == 1, answer.body
        for connection in held:
            connection.sendall(b" ")
        statuses = [connection.makefile("rb").readline().split()[1] for connection in held]
        assert statuses == [b"200", b"401", b"200", b"404"] * 30, statuses
        for connection in held:
            connection.close()


def test_slow_body():
    """A body that comes byte by byte has an end all the same."""
    with Daemon(settings={"limits": {"body-seconds": 1}}) as daemon:
        head = (f"POST /v1/reports HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {daemon.token('reporter')}\r\n"
                "Content-Length: 100000\r\n\r\n")
        with daemon.connect() as connection:
            connection.sendall(head.encode())
            begun = time.monotonic()

            def is_cut_off():
                try:
                    connection.sendall(b" ")
                except OSError:
                    return True
                time.sleep(0.1)
                closed = is_closed(connection)
                connection.setblocking(True)
                return closed

            wait_for(is_cut_off)
            assert time.monotonic() - begun > 0.9
        assert daemon.get("/healthz").status == 200


def test_connections():
    """No more than allowed; those that are silent are closed and make room."""
    with Daemon(settings={"limits": {"connections": 12, "idle-seconds": 1}}) as daemon:
        held = [daemon.connect() for _ in range(40)]
        wait_for(lambda: sum(1 for connection in held if is_closed(connection)) == 40)
        for connection in held:
            connection.close()
        wait_for(lambda: daemon.get("/healthz").status == 200)


def is_closed(connection):
    connection.setblocking(False)
    try:
        return connection.recv(1, socket.MSG_PEEK) == b""
    except BlockingIOError:
        return False
    except OSError:
        return True


def test_too_many_streams():
    with Daemon(settings={"limits": {"streams": 3}}) as daemon:
        viewer = daemon.token("viewer")
        streams = [Stream(daemon, viewer) for _ in range(3)]
        for stream in streams:
            stream.until("live")
        answer = daemon.get("/v1/feed", viewer, Accept="text/event-stream")
        assert answer.status == 503 and answer.headers["Retry-After"]
        for stream in streams:
            stream.__exit__()


def test_busy_store():
    """Somebody else holds the store: 503 while it lasts, nothing lost, nothing twice."""
    with Daemon() as daemon:
        reporter = daemon.token("reporter")
        viewer = daemon.token("viewer")
        assert daemon.post(reporter, report("H111-s1", 1)).status == 200
        lock = StoreLock(daemon.store_url)
        sent = report("H111-s1", 5)
        answer = daemon.post(reporter, sent)
        assert answer.status == 503 and answer.headers["Retry-After"], answer.body
        answer = daemon.get("/readyz")
        assert answer.status == 503 and answer.json["detail"], answer.body
        assert daemon.get("/healthz").status == 200
        lock.release()
        wait_for(lambda: daemon.post(reporter, sent).status == 200)
        wait_for(lambda: daemon.get("/readyz").status == 200)
        documents, _, _ = daemon.state(viewer)
        assert documents["tally", "H111-s1/sampling:spring"]["values"]["sampled"] == 6


def test_ready_while_it_hangs():
    """What is known is told at once, whoever holds the store; that nothing is heard of it, when that is known."""
    with Daemon() as daemon:
        wait_for(lambda: daemon.get("/readyz").status == 200)
        lock = StoreLock(daemon.store_url)
        # On a machine that is slow it may be known by now.
        answer = daemon.get("/readyz")
        assert answer.status == 200 or "has not answered for" in answer.json["detail"], answer.body
        age = daemon.metric("store_age_seconds")
        wait_for(lambda: daemon.get("/readyz").status == 503)
        answer = daemon.get("/readyz")
        assert answer.json["detail"], answer.body
        wait_for(lambda: daemon.metric("store_age_seconds") > age)
        grown = daemon.metric("store_age_seconds")
        lock.release()
        wait_for(lambda: daemon.get("/readyz").status == 200)
        wait_for(lambda: daemon.metric("store_age_seconds") < grown)


def test_full_queue():
    """More than may wait is refused at once; what was taken is there, once."""
    with Daemon() as daemon:
        reporter = daemon.token("reporter")
        viewer = daemon.token("viewer")
        bodies = [json.dumps([report("H111-s1", 1) for _ in range(1000)]) for _ in range(60)]
        answers = []

        def post(body):
            answers.append(daemon.ask("POST", "/v1/reports", reporter, body, Content_Type="application/json"))

        lock = StoreLock(daemon.store_url)
        threads = [threading.Thread(target=post, args=(body,)) for body in bodies]
        for thread in threads:
            thread.start()
        wait_for(lambda: any(answer.status == 503 for answer in answers))
        lock.release()
        for thread in threads:
            thread.join()

        refused = [answer for answer in answers if answer.status != 200]
        assert refused and all(answer.status == 503 and answer.headers["Retry-After"] for answer in refused)
        accepted = sum(answer.json["accepted"] for answer in answers if answer.status == 200)
        tally = daemon.state(viewer)[0].get(("tally", "H111-s1/sampling:spring"), {"values": {}})
        assert tally["values"].get("sampled", 0) == accepted, (accepted, tally)
        # Sent again until it is taken: all of it, once.
        for body in bodies:
            wait_for(lambda sent=body: daemon.ask("POST", "/v1/reports", reporter, sent,
                                                  Content_Type="application/json").status == 200)
        assert daemon.state(viewer)[0]["tally", "H111-s1/sampling:spring"]["values"]["sampled"] == 60000


def test_unix_socket():
    """Only for user and group; a leftover of a crash is no hindrance."""
    with Daemon() as daemon:
        daemon.kill()
        path = daemon.path / "socket"
        for end in ("kill", "stop"):
            daemon.start(f"unix:{path}")
            assert daemon.url == f"unix:{path}"
            assert stat.S_IMODE(os.stat(path).st_mode) == 0o660
            with socket.socket(socket.AF_UNIX) as connection:
                connection.settimeout(PATIENCE)
                connection.connect(str(path))
                connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
                assert connection.makefile("rb").readline().startswith(b"HTTP/1.1 200 ")
            getattr(daemon, end)()
        assert not path.exists()


def test_usage():
    """2 for what cannot be meant, 1 for what fails, and a reason."""
    with Daemon() as daemon:
        store = f"--store=sqlite:{daemon.path}/other.db"
        for words, status in (([], 2), (["--listen=0.0.0.0:0", store], 2), (["--listen=127.0.0.1:0"], 2),
                              (["--listen=127.0.0.1:0", store, "--clock=noon"], 2),
                              (["--listen=127.0.0.1:0", store, "--speed=-1"], 2),
                              (["--listen=127.0.0.1:0", store, "--unheard"], 2),
                              (["--listen=127.0.0.1:0", store, "word"], 2),
                              (["--listen=127.0.0.1:0", store, f"--config={HARBOUR}/city.json"], 2),
                              (["--listen=127.0.0.1:0", f"--store=sqlite:{daemon.path}/no/such/store.db"], 1),
                              (["--listen=127.0.0.1:0", store, "--city=/nowhere"], 1),
                              (["--listen=127.0.0.1:0", store, f"--city={HARBOUR.parent / 'broken'}"], 1),
                              ([f"--listen=127.0.0.1:{daemon.port}", store, f"--city={HARBOUR}"], 1)):
            done = subprocess.run([DAEMON, *words], capture_output=True, text=True, check=False, timeout=PATIENCE)
            assert done.returncode == status, (words, done.returncode, done.stderr)
            assert done.stdout == "" and "bulwarkd: " in done.stderr, (words, done.stderr)
        done = subprocess.run([DAEMON, "--version"], capture_output=True, text=True, check=True)
        assert done.stdout.startswith("bulwarkd ")


def test_password_is_no_argument():
    """Every user may read arguments, and a file that all may read."""
    with tempfile.TemporaryDirectory() as folder:
        config = Path(folder) / "bulwarkd.conf"
        store = f"postgresql://u:geheim@/x?host={folder}"
        for mode, words, status in ((0o644, [f"--store={store}"], 2), (0o644, [f"--config={config}"], 2),
                                    (0o640, [f"--config={config}"], 1)):
            config.write_text(f"[daemon]\nstore={store}\n", encoding="utf-8")
            config.chmod(mode)
            done = subprocess.run([DAEMON, "--listen=127.0.0.1:0", *words], capture_output=True, text=True,
                                  check=False, timeout=PATIENCE)
            assert done.returncode == status, (mode, words, done.stderr)
            assert "geheim" not in done.stderr and done.stderr, done.stderr


def test_service():
    with Daemon() as daemon:
        service = daemon.get("/v1/", daemon.token("reporter")).json
        assert service["product"] == "bulwark" and service["root"] == "H" and service["exercise"] is False
        assert service["clock"]["now"].startswith(CLOCK[:15]) and service["clock"]["speed"] == 1
        assert service["roles"] == ROLES and service["limits"]["reports"] == 1000
        assert service["seq"] > 0 and service["epoch"]


if __name__ == "__main__":
    run([test_matrix, test_open_resources, test_token_of_another_process, test_token_over_http,
         test_revoked_on_the_way, test_no_change_without_audit, test_admin_of_a_district, test_expired, test_audit,
         test_audit_of_refusals, test_narrow_audit, test_audit_filters, test_audit_of_long_paths, test_pages,
         test_document, test_display_of_another, test_display_heard, test_display_abandoned, test_display_of_two, test_displays, test_limits, test_bodies_of_others, test_slow_body, test_connections, test_too_many_streams, test_busy_store,
         test_ready_while_it_hangs, test_full_queue, test_unix_socket, test_usage, test_password_is_no_argument,
         test_service])
