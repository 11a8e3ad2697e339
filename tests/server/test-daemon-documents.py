#!/usr/bin/python3
"""Documents that are written: which version, by whom, what they may hold, and the
rules between them; on disk when it is answered."""

import http.client
import json
import socket
import threading
import time
from urllib.parse import quote

from daemon_fixture import CLOCK, PATIENCE, Daemon, StoreLock, Stream, report, run, wait_for

TEAM = {"kind": "medical", "name": "医疗队", "area": "H2", "at": CLOCK}


def path_of(kind, identity):
    return f"/v1/documents/{kind}/{quote(identity)}"


def create(daemon, token, kind, identity, /, **members):
    return daemon.ask("PUT", path_of(kind, identity), token, {"at": CLOCK, **members}, If_None_Match="*")


def change(daemon, token, kind, identity, tag, /, **members):
    return daemon.ask("PUT", path_of(kind, identity), token, {"at": CLOCK, **members}, If_Match=tag)


def remove(daemon, token, kind, identity, tag="*"):
    return daemon.ask("DELETE", path_of(kind, identity), token, If_Match=tag)


def step(daemon, token, kind, identity, /, **members):
    """Changes what stands, whichever version that is; the status."""
    return change(daemon, token, kind, identity, "*", **members).status


def pointers(answer):
    assert answer.headers["Content-Type"] == "application/problem+json", answer.body
    return [error["pointer"] for error in answer.json["errors"]]


def test_versions():
    """A change names the version that it changes; 412 shows the one that stands."""
    with Daemon() as daemon:
        staff, viewer = daemon.token("staff"), daemon.token("viewer")
        path = path_of("team", "team-9")
        assert daemon.ask("PUT", path, staff, TEAM).status == 428
        for header in ({"If_Match": "12"}, {"If_Match": 'W/"12"'}, {"If_Match": '"1", "2"'}, {"If_Match": '"x"'},
                       {"If_None_Match": '"1"'}, {"If_None_Match": "*", "If_Match": "*"}, {"If_Match": '""'}):
            assert daemon.ask("PUT", path, staff, TEAM, **header).status == 400, header
        missing = daemon.ask("PUT", path, staff, TEAM, If_Match='"7"')
        assert missing.status == 412 and "current" not in missing.json
        assert daemon.ask("PUT", path, staff, TEAM, If_Match="*").status == 412

        made = daemon.ask("PUT", path, staff, TEAM, If_None_Match="*")
        assert made.status == 201 and made.headers["ETag"] == f'"{made.json["seq"]}"', made.body
        assert made.json["by_role"] == "staff" and made.json["source"] == "manual"
        read = daemon.get(path, viewer)
        assert read.json == made.json and read.headers["ETag"] == made.headers["ETag"]

        again = daemon.ask("PUT", path, staff, TEAM, If_None_Match="*")
        assert again.status == 412 and again.json["current"] == made.json and again.headers["ETag"] == made.headers["ETag"]
        changed = daemon.ask("PUT", path, staff, {**TEAM, "size": 7}, If_Match=made.headers["ETag"])
        assert changed.status == 200 and changed.json["size"] == 7 and changed.json["seq"] > made.json["seq"]
        stale = daemon.ask("PUT", path, staff, {**TEAM, "size": 8}, If_Match=made.headers["ETag"])
        assert stale.status == 412 and stale.json["current"] == changed.json
        assert stale.json["type"] and stale.json["title"] and stale.json["instance"] == path

        assert daemon.ask("DELETE", path, staff).status == 428
        assert daemon.ask("DELETE", path, staff, If_Match=made.headers["ETag"]).status == 412
        gone = daemon.ask("DELETE", path, staff, If_Match=changed.headers["ETag"])
        assert gone.status == 204 and gone.body == b""
        assert daemon.get(path, viewer).status == 404
        assert daemon.ask("DELETE", path, staff, If_Match="*").status == 404
        assert daemon.ask("PUT", path, staff, TEAM, If_None_Match="*").status == 201


def test_faults():
    """All that is wrong is told at once, each with its pointer; what is right is kept as it came."""
    with Daemon() as daemon:
        staff = daemon.token("staff")
        put = lambda body, kind="team", identity="t", **headers: daemon.ask(
            "PUT", path_of(kind, identity), staff, body, If_None_Match="*", **headers)
        wrong = put({"kind": "a b", "name": 7, "size": -1, "party_members": 1.5, "at": "noon", "lent_by": "H9",
                     "source": "dream"})
        assert wrong.status == 422, wrong.body
        assert pointers(wrong) == ["/at", "/source", "/kind", "/name", "/size", "/party_members", "/area"], wrong.body
        assert pointers(put({**TEAM, "lent_by": "H9"})) == ["/lent_by"]
        assert pointers(put({**TEAM, "lent_by": "H111-s1"})) == ["/lent_by"], "a site is no area"
        assert pointers(put({**TEAM, "id": "other", "type": "fund"})) == ["/type", "/id"]
        assert pointers(put(TEAM, identity="a b")) == ["/id"]
        assert pointers(put({"place": "H2", "findings": [{"measure": "check_code"}, {"measure": "smiles"}]},
                            "inspection")) == ["/findings/1/measure"]
        assert pointers(put({"payer": "p", "within": "fund-9"}, "fund")) == ["/within"]
        assert pointers(put({"level": "district", "name": "n", "parent": "H", "boundary": {
            "type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 1]]]}}, "area", "H9")) \
            == ["/boundary/coordinates/0"]
        for body in (b"", b"{", b"[]", b"7", b"{\"a\":" * 100 + b"1" + b"}" * 100, b"{\"a\":1,\"a\":2}", b"\xff",
                     b"{\"a\":\"\x00\"}"):
            answer = put(body, Content_Type="application/json")
            assert answer.status == 400, (body[:20], answer.status, answer.body)
        assert put(json.dumps(TEAM), Content_Type="text/plain").status == 415
        assert put({**TEAM, "note": "x" * 20000}).status == 413
        assert put(TEAM, "person").status == 404
        assert daemon.ask("PUT", "/v1/documents/team", staff, TEAM, If_None_Match="*").status == 404
        assert daemon.ask("PUT", "/v1/documents/team/", staff, TEAM, If_None_Match="*").status == 404

        odd = {"Привет": [1, 2.5, None, {"x": "\u2028\"\\/"}], "null": None, "": True, "deep": {"a": {"b": []}},
               "big": 9007199254740993}
        made = put({**TEAM, **odd, "size": None, "seq": 1, "by_role": "admin"})
        assert made.status == 201 and "size" not in made.json and made.json["by_role"] == "staff"
        read = daemon.get(path_of("team", "t"), staff).json
        assert {name: read[name] for name in odd} == odd, read
        at = put({"kind": "decision", "text": "t"}, "entry", "e").json["at"]
        assert at.startswith(CLOCK[:15]), "what does not say when is of now"


MAY = {"viewer": set(), "reporter": set(), "admin": set(),
       "official": {"assignment", "receipt", "followup", "request"}}
MAY["staff"] = MAY["official"] | {"entry", "donation", "supply", "team", "fund", "link", "inspection", "briefing",
                                  "round", "site", "area"}
MAY["commander"] = MAY["staff"] | {"order"}
BODIES = {
    "assignment": {"team": "team-1", "site": "H211-k1", "state": "planned"},
    "receipt": {"order": "order-1", "area": "H1", "state": "sent"},
    "followup": {"inspection": "inspection-1", "area": "H211", "what": "w", "state": "open"},
    "request": {"kind": "request", "title": "t", "issuer": "H1", "recipients": ["H"]},
    "order": {"kind": "order", "title": "t", "issuer": "H"},
    "entry": {"kind": "decision", "text": "t"},
    "donation": {"form": "cash", "amount_fen": 1},
    "supply": {"place": "H", "item": "i", "quantity": 1, "direction": "in"},
    "team": {"kind": "medical", "name": "n", "area": "H"},
    "fund": {"payer": "p"},
    "link": {"organisation": "o", "place": "H"},
    "inspection": {"place": "H1"},
    "briefing": {"scope": "H", "cut_off": CLOCK, "digest": "0123456789ab", "content": {}},
    "round": {"name": "n", "starts": "2022-03-10T08:00:00Z", "deadline": "2022-03-11T08:00:00Z", "areas": ["H1"]},
    "site": {"area": "H111", "kind": "venue", "name": "n"},
    "area": {"parent": "H1", "level": "subdistrict", "name": "n"},
}


def test_rights():
    """Every role against every type; who may not is told so before his body is read, and it is audited."""
    with Daemon() as daemon:
        tokens = {role: daemon.token(role) for role in MAY}
        for role, token in tokens.items():
            for kind, body in BODIES.items():
                identity = "order-1/H1" if kind == "receipt" else f"{kind}-{role}"
                if kind == "briefing":
                    number = list(tokens).index(role) + 1
                    identity, body = f"H/{number}", {**body, "number": number}
                if kind == "receipt" and role in ("staff", "commander"):
                    assert step(daemon, token, "receipt", identity, **body) == 200
                    continue
                answer = create(daemon, token, "order" if kind == "request" else kind, identity, **body)
                assert answer.status == (201 if kind in MAY[role] else 403), (role, kind, answer.status, answer.body)
            for kind in ("tally", "series"):
                answer = create(daemon, token, kind, "H1/x", place="H1", subject="x")
                assert answer.status == (403 if role == "reporter" else 405), (role, kind, answer.body)
            answer = create(daemon, token, "alert", "a", rule="r", place="H1")
            assert answer.status == (409 if role == "commander" else 403), (role, answer.body)
            answer = remove(daemon, token, "team", "team-1", '"1"')
            assert answer.status == (412 if role in ("staff", "commander") else 403), (role, answer.body)
        rows = audit(daemon)
        refused = {(row["role"], row["action"]) for row in rows if row["status"] == 403}
        assert ("viewer", "PUT /v1/documents/assignment/assignment-viewer") in refused, refused
        written = [row for row in rows if row["status"] == 201]
        assert {row["action"] for row in written} >= {"PUT /v1/documents/order/order-commander",
                                                      "PUT /v1/documents/entry/entry-staff"}
        assert daemon.ask("PUT", path_of("team", "x"), None, TEAM).status == 401


def audit(daemon):
    rows, after = [], 0
    while after is not None:
        page = daemon.get(f"/v1/audit?limit=1000&after={after}", daemon.token("admin")).json
        rows += page["audit"]
        after = page.get("next")
    return rows


def test_areas():
    """A token writes what belongs to its area, and nothing beside it."""
    with Daemon() as daemon:
        north, south = daemon.token("official", "H1"), daemon.token("official", "H2")
        staff = daemon.token("staff", "H2")
        commander = daemon.token("commander", "H2")
        assert create(daemon, south, "assignment", "a", **BODIES["assignment"]).status == 201
        assert create(daemon, north, "assignment", "b", **BODIES["assignment"]).status == 403
        assert change(daemon, north, "assignment", "a", "*", **BODIES["assignment"]).status == 403
        assert remove(daemon, north, "assignment", "a").status == 404
        assert create(daemon, north, "receipt", "order-1/H1", **BODIES["receipt"]).status == 201
        assert create(daemon, south, "receipt", "order-1/H1", **BODIES["receipt"]).status == 403
        assert pointers(create(daemon, south, "receipt", "order-1/H1", order="order-1", area="H2", state="sent")) \
            == ["/id"]
        assert create(daemon, staff, "team", "t", **{**TEAM, "area": "H1"}).status == 403
        assert create(daemon, staff, "team", "t", **TEAM).status == 201
        for kind in ("fund", "donation", "entry", "round"):
            assert create(daemon, staff, kind, f"{kind}-1x", **BODIES[kind]).status == 403, kind
        assert create(daemon, staff, "inspection", "i", place="H21").status == 403
        assert create(daemon, staff, "entry", "e", kind="shift", area="H21", text="t").status == 201
        assert create(daemon, staff, "area", "H29", parent="H2", level="subdistrict", name="n").status == 201
        assert create(daemon, staff, "area", "H19", parent="H1", level="subdistrict", name="n").status == 403

        request = lambda token, **members: create(daemon, token, "order", f"r-{len(made)}", kind="request", title="t",
                                                  **members)
        made = []
        for issuer, above in (("H2", "H"), ("H21", "H2")):
            made.append(request(south, issuer=issuer, recipients=[above]).status)
        assert made == [201, 201]
        assert pointers(request(south, issuer="H2", recipients=["H1"])) == ["/recipients/0"]
        assert request(south, issuer="H1", recipients=["H"]).status == 403
        assert pointers(request(south, issuer="指挥部", recipients=["H"])) == ["/issuer"]
        # Nor does the whole city's staff tell everybody something by asking for it.
        whole = daemon.token("staff")
        for issuer in ({}, {"issuer": "指挥部"}, {"issuer": "H211-k1"}):
            assert pointers(request(whole, recipients=["H1", "H2"], **issuer)) == ["/issuer"], issuer
        assert pointers(request(whole, issuer="H", recipients=["H1"])) == ["/recipients/0"]
        assert request(whole, issuer="H1", recipients=["H"]).status == 201
        order = lambda name, **members: create(daemon, commander, "order", name, kind="order", title="t", **members)
        assert order("o1", issuer="H2", recipients=["H21"]).status == 201
        assert order("o2", issuer="H2", recipients=["H1"]).status == 403
        # To supersede an order is to change it: not from below, nor from beside.
        assert request(south, issuer="H2", recipients=["H"], supersedes="order-1").status == 403
        assert order("o3", issuer="H2", recipients=["H21"], supersedes="order-1").status == 403
        assert order("o3", issuer="H2", recipients=["H21"], supersedes="o1").status == 201
        asking = create(daemon, daemon.token("official"), "order", "r", kind="request", title="t", issuer="H",
                        supersedes="order-1")
        assert asking.status == 409 and pointers(asking) == ["/supersedes"], asking.body
        assert "superseded_by" not in daemon.get(path_of("order", "order-1"), south).json
        assert pointers(create(daemon, daemon.token("official"), "receipt", "o1/H1", order="o1", area="H1",
                               state="sent")) == ["/area"]


def test_receipts():
    """They climb; of an order that is superseded they stay."""
    with Daemon() as daemon:
        official, commander = daemon.token("official", "H1"), daemon.token("commander")
        put = lambda state: step(daemon, official, "receipt", "order-1/H1", order="order-1", area="H1", state=state)
        assert create(daemon, official, "receipt", "order-1/H1", **BODIES["receipt"]).status == 201
        assert [put(state) for state in ("delivered", "opened", "opened", "sent", "doing", "acknowledged", "done",
                                         "unable", "done")] == [200, 200, 200, 409, 200, 409, 200, 409, 200]
        fallen = change(daemon, official, "receipt", "order-1/H1", "*", order="order-1", area="H1", state="sent")
        assert fallen.status == 409 and pointers(fallen) == ["/state"] and "done" in fallen.json["detail"], fallen.body
        assert remove(daemon, official, "receipt", "order-1/H1").status == 409

        order = lambda name, **members: create(daemon, commander, "order", name, kind="order", title="t", **members)
        assert pointers(order("n", supersedes="order-9")) == ["/supersedes"]
        made = order("n", supersedes="order-1", recipients=["H1"])
        assert made.status == 201, made.body
        old = daemon.get(path_of("order", "order-1"), commander)
        assert old.json["superseded_by"] == "n" and old.json["seq"] > made.json["seq"]
        assert daemon.state(commander)[0]["order", "order-1"]["superseded_by"] == "n"
        assert put("done") == 409
        south = daemon.token("official", "H2")
        assert create(daemon, south, "receipt", "order-1/H2", order="order-1", area="H2", state="sent").status == 409
        assert create(daemon, official, "receipt", "n/H1", order="n", area="H1", state="sent").status == 201
        assert order("m", supersedes="order-1").status == 409
        assert step(daemon, commander, "order", "order-1", kind="notice", title="x", number="1", issuer="指挥部",
                    recipients=["H1", "H2"]) == 409
        # Nobody else marks it, nor takes the mark away.
        assert step(daemon, commander, "order", "n", kind="order", title="t", supersedes="order-1",
                    recipients=["H1"], superseded_by="order-1") == 200
        assert "superseded_by" not in daemon.get(path_of("order", "n"), commander).json
        assert remove(daemon, commander, "order", "n").status == 409


def test_received():
    """What an area has received is what the order says: another content is another order."""
    with Daemon() as daemon:
        official, commander = daemon.token("official", "H1"), daemon.token("commander")
        body = {"kind": "order", "title": "t", "issuer": "H", "recipients": ["H1"], "due": "2022-03-11T12:00:00Z"}
        put = lambda **members: change(daemon, commander, "order", "o", "*", **{**body, **members})
        receive = lambda state: step(daemon, official, "receipt", "o/H1", order="o", area="H1", state=state)
        assert create(daemon, commander, "order", "o", **body).status == 201
        assert create(daemon, official, "receipt", "o/H1", order="o", area="H1", state="sent").status == 201
        body["text"] = "before anybody has it"
        assert put().status == 200
        assert receive("acknowledged") == 200
        for wanted in ({"title": "u"}, {"text": "afterwards"}, {"due": "2022-03-12T12:00:00Z"}, {"due": None}):
            refused = put(**wanted)
            assert refused.status == 409 and pointers(refused) == ["/" + next(iter(wanted))], refused.body
            assert "supersede" in refused.json["detail"]
        assert put(recipients=["H1", "H2"]).status == 200
        assert daemon.get(path_of("order", "o"), official).json["text"] == body["text"]
        made = create(daemon, commander, "order", "p", **{**body, "text": "afterwards", "supersedes": "o"})
        assert made.status == 201, made.body


def test_numbers():
    """One number once an issuer, also when many ask at once."""
    with Daemon() as daemon:
        commander = daemon.token("commander")
        order = lambda name, number, issuer="H": create(daemon, commander, "order", name, kind="order", title="t",
                                                        number=number, issuer=issuer)
        taken = order("a", "1", "指挥部")
        assert taken.status == 409 and pointers(taken) == ["/number"], taken.body
        assert order("b", "1").status == 201
        assert at_once([lambda name=f"c{i}": order(name, "2").status for i in range(20)]) == {201: 1, 409: 19}
        assert at_once([lambda: order("d", "3").status for _ in range(20)]) in ({201: 1, 412: 19},)
        tag = daemon.get(path_of("order", "d"), commander).headers["ETag"]
        again = lambda: change(daemon, commander, "order", "d", tag, kind="order", title="x", number="3", issuer="H")
        assert at_once([lambda: again().status for _ in range(20)]) == {200: 1, 412: 19}
        superseding = lambda i: create(daemon, commander, "order", f"s{i}", kind="order", title="t", supersedes="d")
        assert at_once([lambda i=i: superseding(i).status for i in range(20)]) == {201: 1, 409: 19}


def test_briefings():
    """Of many desks that issue one at once each gets a number of its own; what is issued stays, out of the feed."""
    with Daemon() as daemon:
        staff = daemon.token("staff", "H2")
        sheet = lambda number, **other: {"scope": "H2", "number": number, "cut_off": CLOCK, "digest": "0123456789ab",
                                         "content": {"format": 1, "blocks": ["一"]}, **other}
        issue = lambda number, **other: create(daemon, staff, "briefing", f"H2/{number}", **sheet(number, **other))
        assert at_once([lambda: issue(1).status for _ in range(10)]) == {201: 1, 412: 9}
        taken = issue(1, digest="ba9876543210")
        assert taken.status == 412 and taken.json["current"]["digest"] == "0123456789ab", taken.body
        assert issue(2).status == 201
        assert pointers(create(daemon, staff, "briefing", "H2/3", **sheet(4))) == ["/id"]
        assert create(daemon, staff, "briefing", "H1/1", **sheet(1, scope="H1")).status == 403
        missing = create(daemon, staff, "briefing", "H2/3", scope="H2", number=3)
        assert missing.status == 400 and set(pointers(missing)) == {"/cut_off", "/digest", "/content"}, missing.body
        assert change(daemon, staff, "briefing", "H2/1", "*", **sheet(1, digest="ba9876543210")).status == 409
        assert remove(daemon, staff, "briefing", "H2/1").status in (405, 409)
        assert issue(3, text="x" * 99000, content={"words": "x" * 150000}).status == 201
        assert issue(4, content={"words": "x" * 786432}).status == 413
        assert issue(4, content={"rows": ["x" * 99000] * 7}).status == 201
        listed = daemon.get("/v1/documents/briefing?area=H2", staff).json["documents"]
        assert [item["id"] for item in listed] == ["H2/1", "H2/2", "H2/3", "H2/4"], listed
        assert listed[0]["content"] == {"format": 1, "blocks": ["一"]} and listed[0]["by_role"] == "staff"
        assert not daemon.get("/v1/documents/briefing", daemon.token("viewer", "H1")).json["documents"]
        assert not [key for key in daemon.state(staff)[0] if key[0] == "briefing"]


def at_once(calls):
    """How often each came back."""
    answers = []
    threads = [threading.Thread(target=lambda call=call: answers.append(call())) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return {answer: answers.count(answer) for answer in sorted(answers)}


def test_followups():
    """The area that owns one, and who gave the evidence, do not close it."""
    with Daemon() as daemon:
        owner, district = daemon.token("official", "H211"), daemon.token("official", "H2")
        body = {"inspection": "inspection-1", "area": "H211", "what": "w"}
        put = lambda token, state, **members: step(daemon, token, "followup", "f", **body, state=state, **members)
        assert create(daemon, district, "followup", "f", **body, state="closed").status == 409
        assert create(daemon, district, "followup", "f", **body, state="open").status == 201
        assert put(owner, "closed") == 409 and put(district, "closed") == 409, "there is no evidence"
        # Who owns it does not move its term, nor what it asks for.
        for wanted in ({"due": "2032-03-10T12:00:00Z"}, {"what": "less"}):
            moved = change(daemon, owner, "followup", "f", "*", **{**body, "state": "evidence", **wanted})
            assert moved.status == 409 and pointers(moved) == ["/" + next(iter(wanted))], moved.body
        assert put(district, "open", due="2022-03-11T12:00:00Z") == 200
        body["due"] = "2022-03-11T12:00:00Z"
        assert put(owner, "not_executable") == 409
        assert put(owner, "evidence", evidence="照片", evidence_by="x", closed_by="x") == 200
        assert put(owner, "closed") == 409
        assert put(owner, "open") == 200, "who gave it takes it back"
        assert "evidence_by" not in daemon.get(path_of("followup", "f"), owner).json
        assert put(owner, "evidence", evidence="照片") == 200
        given = daemon.get(path_of("followup", "f"), owner).json
        assert given["evidence_by"] == daemon.get("/v1/me", owner).json["token"] and "closed_by" not in given
        assert put(district, "evidence", evidence="另一张") == 200
        assert put(district, "closed") == 409, "the evidence is his own"
        assert put(daemon.token("official", "H2"), "closed") == 200
        closed = daemon.get(path_of("followup", "f"), owner).json
        assert closed["closed_by_role"] == "official" and closed["closed_by"] != closed["evidence_by"]
        assert put(owner, "open") == 409 and put(district, "closed") == 409
        assert put(daemon.token("staff"), "open") == 200
        assert "closed_by" not in daemon.get(path_of("followup", "f"), owner).json
        assert remove(daemon, district, "followup", "f").status == 409


def everything(daemon, token):
    """All that a token can read of documents, as text."""
    out = daemon.get("/v1/feed", token, Accept="application/x-ndjson").body
    out += daemon.get("/v1/documents/inspection", token).body + daemon.get("/v1/documents/followup", token).body
    out += daemon.get("/v1/documents/inspection", token, Accept="application/x-ndjson").body
    return out.decode()


def test_inspections():
    """Nobody of those inspected sees one before it is done: not read, listed, streamed, nor by its refusals."""
    with Daemon() as daemon:
        staff = daemon.token("staff")
        below = [daemon.token(role, area) for role in ("viewer", "official") for area in ("H2", "H211")]
        body = {"place": "H211-k1", "unannounced": True}
        with Stream(daemon, below[0]) as stream:
            stream.until("live")
            assert create(daemon, staff, "inspection", "secret", **body, state="planned").status == 201
            assert step(daemon, staff, "inspection", "secret", **body, state="under_way",
                        findings=[{"note": "secret"}]) == 200
            # Known by its absence: what comes after it has come.
            assert create(daemon, staff, "team", "later", **TEAM).status == 201
            seen = ""
            while "later" not in seen:
                seen += json.dumps(stream.next()[2])
            assert "secret" not in seen
        for token in below:
            assert "secret" not in everything(daemon, token)
            assert daemon.get(path_of("inspection", "secret"), token).status == 404
            if token in below[2:]:
                hidden = create(daemon, token, "followup", "g", inspection="secret", area="H211", what="w", state="open")
                never = create(daemon, token, "followup", "g", inspection="never", area="H211", what="w", state="open")
                assert hidden.status == never.status == 422
                assert hidden.json["detail"].replace("secret", "never") == never.json["detail"]
        assert create(daemon, staff, "followup", "g", inspection="secret", area="H211", what="w",
                      state="open").status == 409
        # Who would take the place away learns that it cannot be, and not why.
        narrow, site = daemon.token("staff", "H2"), {"area": "H211", "kind": "venue", "name": "n"}
        assert create(daemon, staff, "site", "H211-n", **site).status == 201
        assert create(daemon, staff, "inspection", "hush", place="H211-n", state="planned").status == 201
        refused = remove(daemon, narrow, "site", "H211-n")
        assert refused.status == 409 and "something names it" in refused.json["detail"], refused.body
        assert b"hush" not in refused.body and b"inspection" not in refused.body, refused.body
        assert "hush" in remove(daemon, staff, "site", "H211-n").json["detail"]
        assert "secret" in everything(daemon, staff) and "secret" in everything(daemon, daemon.token("viewer"))

        with Stream(daemon, below[0]) as stream:
            stream.until("live")
            assert step(daemon, staff, "inspection", "secret", **body, state="done", findings=[{"note": "n"}]) == 200
            while "secret" not in json.dumps(stream.next()[2]):
                pass
        for token in below:
            assert "secret" in everything(daemon, token)
        assert step(daemon, staff, "inspection", "secret", **body, state="under_way") == 409
        assert step(daemon, staff, "inspection", "secret", **body) == 409
        assert remove(daemon, staff, "inspection", "secret").status == 409
        assert pointers(create(daemon, staff, "inspection", "i", place="H")) == ["/place"], "nobody inspects himself"
        assert create(daemon, staff, "inspection", "i", place="H1", state="planned").status == 201
        assert remove(daemon, staff, "inspection", "i").status == 204


def test_ledger():
    """What is written down stays; it is read one by one, listed and streamed."""
    with Daemon() as daemon:
        staff, south = daemon.token("staff"), daemon.token("viewer", "H2")
        made = create(daemon, staff, "entry", "e1", kind="decision", area="H1", text="t", mine=[1])
        assert made.status == 201 and made.headers["ETag"], made.body
        read = daemon.get(path_of("entry", "e1"), staff)
        assert read.status == 200 and read.json == made.json and read.json["mine"] == [1]
        assert daemon.get(path_of("entry", "e1"), staff, If_None_Match=read.headers["ETag"]).status == 304
        assert daemon.get(path_of("entry", "e1"), south).status == 404
        for header in ({"If_None_Match": "*"}, {"If_Match": "*"}, {"If_Match": read.headers["ETag"]}):
            answer = daemon.ask("PUT", path_of("entry", "e1"), staff, {"kind": "decision", "text": "x"}, **header)
            assert answer.status == 409 and "corrects" in answer.json["detail"], answer.body
        assert remove(daemon, staff, "entry", "e1").status == 409
        assert remove(daemon, staff, "entry", "e9").status == 404
        assert pointers(create(daemon, staff, "entry", "e2", kind="decision", text="t", corrects="e9")) == ["/corrects"]
        assert create(daemon, staff, "entry", "e2", kind="decision", text="t", corrects="e1").status == 201
        assert ("entry", "e1") not in daemon.state(staff)[0]
        daemon.kill()
        daemon.start()
        assert daemon.get(path_of("entry", "e1"), staff).json == made.json


def fill_ledger(daemon, count, size, places=("H1", "H12", "H2")):
    """Entries that came long ago; every third is of the south."""
    daemon.stop()
    script = ["BEGIN;"]
    for number in range(count):
        area = places[number % len(places)]
        entry = {"type": "entry", "id": f"old-{number}", "at": CLOCK, "kind": "shift", "area": area, "text": "x" * size}
        script.append(f"INSERT INTO document (type, id, seq, place, json) SELECT 'entry', 'old-{number}',"
                      f" seq + {number + 1}, '{area}', '{json.dumps(entry)}' FROM counter;")
    script.append(f"UPDATE counter SET seq = seq + {count + 1}; COMMIT;")
    daemon.tamper("\n".join(script))
    daemon.start()


def pages(daemon, token, kind, query):
    found, after = [], ""
    while after is not None:
        page = daemon.get(f"/v1/documents/{kind}?{query}" + (f"&after={after}" if after else ""), token)
        assert page.status == 200, page.body
        assert ("next" in page.json) == ("Link" in page.headers)
        found += page.json["documents"]
        after = page.json.get("next")
    return found


def test_lists():
    """Page by page and as a stream: the same documents, each once, of who may see them."""
    with Daemon() as daemon:
        fill_ledger(daemon, 2500, 10)
        staff, south = daemon.token("staff"), daemon.token("viewer", "H2")
        stream = lambda token, kind, query="": daemon.get(f"/v1/documents/{kind}?{query}", token,
                                                          Accept="application/x-ndjson")
        for token, count in ((staff, 2501), (south, 833)):
            for kind, query in (("entry", "limit=700"), ("site", "limit=5"), ("area", "limit=3")):
                paged = pages(daemon, token, kind, query)
                lines = stream(token, kind)
                assert lines.status == 200 and lines.headers["Content-Type"] == "application/x-ndjson"
                assert lines.lines() == paged, kind
                assert len({item["id"] for item in paged}) == len(paged)
                if kind == "entry":
                    assert len(paged) == count
        assert len(stream(staff, "entry", "limit=7").lines()) == 7
        assert len(stream(staff, "entry", "area=H2").lines()) == 833
        assert len(stream(staff, "entry", "from=2030-01-01T00:00:00Z").lines()) == 0
        assert stream(south, "entry", "area=H1").status == 403
        assert stream(daemon.token("reporter"), "entry").status == 403
        assert stream(staff, "supply").body == b""
        rows = [row for row in audit(daemon) if row["detail"] == "streamed"]
        assert rows and rows[0]["action"] == "GET /v1/documents/entry" and rows[0]["role"] == "staff"


def test_stable_pages():
    """State is paged by its ids: what comes, goes, changes or is sorted anew between moves no other, nor does a start."""
    with Daemon() as daemon:
        staff = daemon.token("staff")
        team = lambda name: create(daemon, staff, "team", name, **TEAM).status
        area = lambda name: create(daemon, staff, "area", name, parent="H2", level="subdistrict", name="n").status
        assert [team(f"page-{number:02}") for number in range(0, 20, 2)] == [201] * 10
        assert [area(f"H2-{number:02}") for number in range(0, 20, 2)] == [201] * 10
        begun = {kind: [item["id"] for item in pages(daemon, staff, kind, "limit=1000")] for kind in ("team", "area")}
        for kind, standing in begun.items():
            assert standing == sorted(standing)
            found, after, number = [], "", 0
            while after is not None:
                page = daemon.get(f"/v1/documents/{kind}?limit=3" + (f"&after={after}" if after else ""), staff).json
                found, after = found + [item["id"] for item in page["documents"]], page.get("next")
                number += 1
                if number == 2:
                    daemon.kill()
                    daemon.start()
                # Behind and ahead of where it is; the one that was told last goes.
                name = f"page-{2 * number - 1:02}" if kind == "team" else f"H2-{2 * number - 1:02}"
                assert (team(name) if kind == "team" else area(name)) == 201
                if found[-1].startswith(("page-", "H2-")):
                    assert remove(daemon, staff, kind, found[-1]).status == 204
                else:
                    assert daemon.get(path_of(kind, found[-1]), staff).status == 200
            assert len(found) == len(set(found)) and set(standing) <= set(found), (kind, standing, found)
            assert found == sorted(found), found
        for after in ("0", "7", "i", "i0", "i00", "ig0", "x61"):
            assert daemon.get(f"/v1/documents/team?after={after}", staff).status == 400, after
        assert daemon.get("/v1/documents/entry?after=i61", staff).status == 400
        assert daemon.get("/v1/documents/team?after=i7e7e7e", staff).json == {"documents": []}


def test_narrow_pages():
    """What is asked for is rare: a page does not read all of a ledger for it, and says where to go on."""
    with Daemon() as daemon:
        fill_ledger(daemon, 45000, 10, places=["H1"] * 44999 + ["H2"])
        south = daemon.token("viewer", "H2")
        first = daemon.get("/v1/documents/entry?limit=10", south).json
        assert first["documents"] == [] and int(first["next"]) > 0, first
        found, count, after = [], 0, 0
        while after is not None:
            page = daemon.get(f"/v1/documents/entry?limit=10&after={after}", south)
            assert ("next" in page.json) == ("Link" in page.headers)
            found, count, after = found + page.json["documents"], count + 1, page.json.get("next")
        assert [item["id"] for item in found] == ["old-44999"] and count == 3, (found, count)

        # Those that go before their page is there leave nothing behind.
        files = daemon.open_files()
        for _ in range(10):
            connection = socket.create_connection(("127.0.0.1", daemon.port), timeout=PATIENCE)
            connection.sendall(f"GET /v1/documents/entry?limit=10 HTTP/1.1\r\nHost: x\r\n"
                               f"Authorization: Bearer {south}\r\n\r\n".encode())
            connection.close()
        wait_for(lambda: daemon.open_files() <= files)
        assert daemon.get("/v1/documents/entry?limit=10", south).json == first


def open_list(daemon, token, buffer=None):
    """A list that is being read; its status."""
    connection = socket.socket()
    if buffer is not None:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, buffer)
    connection.settimeout(PATIENCE)
    connection.connect(("127.0.0.1", daemon.port))
    connection.sendall(f"GET /v1/documents/entry HTTP/1.1\r\nHost: x\r\nAccept: application/x-ndjson\r\n"
                       f"Authorization: Bearer {token}\r\nConnection: close\r\n\r\n".encode())
    return connection, connection.recv(12)[-3:]


def read_all(connection):
    size = 0
    while data := connection.recv(1 << 20):
        size += len(data)
        yield size


def test_long_list():
    """However long a list is and however slowly it is read, little of it is in memory."""
    with Daemon() as daemon:
        fill_ledger(daemon, 20000, 4000)
        token = daemon.token("staff")
        daemon.get("/v1/documents/entry?limit=1", token)
        before, most = daemon.memory_kb(), 0
        connection, status = open_list(daemon, token)
        for size in read_all(connection):
            most = max(most, daemon.memory_kb())
        connection.close()
        assert status == b"200" and size > 80 * 1000 * 1000, size
        if not daemon.is_sanitized():
            # SQLite's own pages are 32 MiB of it, whatever is read.
            assert most - before < 45 * 1000, (before, most)

        # A token that is revoked on the way: it is cut off, and does not seem to be all.
        connection, status = open_list(daemon, token, 4096)
        daemon.make_token("revoke", daemon.get("/v1/me", token).json["token"])
        wait_for(lambda: daemon.get("/v1/me", token).status == 401)
        ending = b""
        while data := connection.recv(1 << 16):
            ending = (ending + data)[-5:]
        connection.close()
        assert status == b"200" and ending != b"0\r\n\r\n"

        # A few at a time; those that go in the middle leave nothing behind.
        token = daemon.token("staff")
        files = daemon.open_files()
        opened = [open_list(daemon, token, 4096) for _ in range(17)]
        assert [status for _, status in opened] == [b"200"] * 16 + [b"503"]
        for connection, _ in opened:
            connection.close()
        wait_for(lambda: daemon.open_files() <= files)

        def is_free():
            connection, status = open_list(daemon, token)
            connection.close()
            return status == b"200"

        wait_for(is_free)


def test_assignments():
    """One that is over leaves the state for the ledger."""
    with Daemon() as daemon:
        official = daemon.token("official", "H2")
        body = {"team": "team-1", "site": "H211-k1"}
        put = lambda name, state: step(daemon, official, "assignment", name, **body, state=state)
        assert create(daemon, official, "assignment", "a", **body, state="planned").status == 201
        assert create(daemon, official, "assignment", "b", **body, state="planned").status == 201
        assert ("assignment", "a") in daemon.state(official)[0]
        since = daemon.state(official)[2]
        assert put("a", "on_duty") == 200 and put("a", "planned") == 409 and put("a", "relieved") == 200
        documents, gone, _ = daemon.state(official, since)
        assert ("assignment", "a") in gone and ("assignment", "a") not in documents
        for restart in (False, True):
            if restart:
                daemon.kill()
                daemon.start()
            assert ("assignment", "a") in daemon.state(official, since)[1]
            assert ("assignment", "a") not in daemon.state(official)[0]
            past = daemon.get(path_of("assignment", "a"), official)
            assert past.status == 200 and past.json["state"] == "relieved"
            listed = daemon.get("/v1/documents/assignment", official).json["documents"]
            assert {item["id"]: item["state"] for item in listed} == {"a": "relieved", "b": "planned"}
            assert put("a", "on_duty") == 409 and remove(daemon, official, "assignment", "a").status == 409
        assert create(daemon, official, "assignment", "c", **body, state="missed", corrects="a").status == 201
        assert pointers(create(daemon, official, "assignment", "d", **body, state="missed", corrects="b")) == ["/corrects"]
        assert remove(daemon, official, "assignment", "b").status == 204
        assert daemon.get(path_of("assignment", "c"), daemon.token("official", "H1")).status == 404


def test_places():
    """The city grows while it is running, and what was counted stays."""
    with Daemon() as daemon:
        staff, reporter = daemon.token("staff"), daemon.token("reporter")
        site = {"area": "H19", "kind": "sampling", "name": "n", "position": [-8.8, 38.55]}
        assert pointers(create(daemon, staff, "site", "H19-s1", **site)) == ["/area"]
        assert create(daemon, staff, "area", "H19", parent="H1", level="subdistrict", name="n").status == 201
        assert pointers(create(daemon, staff, "area", "Z", level="city", name="n")) == ["/parent"]
        assert pointers(create(daemon, staff, "area", "Z", parent="H111", level="city", name="n")) == ["/level"]
        assert pointers(create(daemon, staff, "site", "H19", **site)) == ["/id"]
        made = create(daemon, staff, "site", "H19-s1", **site)
        assert made.status == 201
        before = daemon.state(staff)[0]["tally", "H111-s1/sampling:spring"]
        assert before["values"]["target"] == 2600
        assert daemon.post(reporter, report("H19-s1", 5)).json["accepted"] == 1
        assert step(daemon, staff, "site", "H19-s1", **{**site, "state": "paused"}) == 200
        assert step(daemon, staff, "site", "H19-s1", **{**site, "area": "H111"}) == 409
        assert step(daemon, staff, "area", "H19", parent="H2", level="subdistrict", name="n") == 409
        assert remove(daemon, staff, "site", "H19-s1").status == 409, "something was counted there"
        assert remove(daemon, staff, "area", "H19").status == 409, "something stands there"
        assert remove(daemon, staff, "round", "spring").status == 409, "something was counted in it"
        assert create(daemon, staff, "assignment", "a", team="team-1", site="H211-k1", state="planned").status == 201
        assert remove(daemon, staff, "team", "team-1").status == 409, "it has something to do"
        assert step(daemon, staff, "assignment", "a", team="team-1", site="H211-k1", state="missed") == 200
        assert remove(daemon, staff, "team", "team-1").status == 204
        assert remove(daemon, staff, "fund", "fund-1").status == 409, "it has items"
        assert remove(daemon, staff, "fund", "fund-2").status == 204
        assert create(daemon, staff, "site", "H19-s2", **site).status == 201
        assert remove(daemon, staff, "site", "H19-s2").status == 204
        for restart in (False, True):
            if restart:
                daemon.kill()
                daemon.start()
            documents = daemon.state(daemon.token("viewer", "H19"))[0]
            assert documents["tally", "H19-s1/sampling:spring"]["values"]["sampled"] == 5
            assert documents["site", "H19-s1"]["state"] == "paused" and ("site", "H19-s2") not in documents


def test_concurrent_places():
    """Whoever names a place and whoever takes it away at once are not both right."""
    with Daemon() as daemon:
        staff = daemon.token("staff")
        for i in range(15):
            area = f"H1-{i:02}"
            assert create(daemon, staff, "area", area, parent="H1", level="subdistrict", name="n").status == 201
            ways = [("site", f"{area}-s", {"area": area, "kind": "venue", "name": "n"}),
                    ("team", f"{area}-t", {**TEAM, "area": area}),
                    ("area", f"{area}-a", {"parent": area, "level": "community", "name": "n"})]
            done = {}

            def put(kind, name, body):
                done[kind] = create(daemon, staff, kind, name, **body).status  # pylint: disable=cell-var-from-loop

            threads = [threading.Thread(target=put, args=way) for way in ways]
            threads.insert(i % 4, threading.Thread(
                target=lambda: done.update(gone=remove(daemon, staff, "area", area).status)))  # pylint: disable=cell-var-from-loop
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            gone = done.pop("gone")
            assert gone in (204, 409), gone
            assert all(status in (201, 409, 422) for status in done.values()), done
            assert (gone == 204) == all(status != 201 for status in done.values()), (gone, done)
        # One after the other, too.
        assert remove(daemon, staff, "area", "H21").status == 409
        assert create(daemon, staff, "area", "H29", parent="H2", level="subdistrict", name="n").status == 201
        assert create(daemon, staff, "team", "here", **{**TEAM, "area": "H29"}).status == 201
        refused = remove(daemon, staff, "area", "H29")
        assert refused.status == 409 and "here" in refused.json["detail"], refused.body
        assert remove(daemon, staff, "team", "here").status == 204
        assert remove(daemon, staff, "area", "H29").status == 204


def test_reports_behind():
    """A report that waits behind the end of its place is not taken, and nowhere in the log; what is beside it is."""
    with Daemon() as daemon:
        staff, reporter = daemon.token("staff"), daemon.token("reporter")
        site = {"area": "H111", "kind": "sampling", "name": "n", "position": [-8.8, 38.55]}
        assert create(daemon, staff, "site", "H111-n", **site).status == 201
        reported = 0
        for name in [f"H111-n{i}" for i in range(10)]:
            assert create(daemon, staff, "site", name, **site).status == 201
            sent = [report("H111-s1", 1), report(name, 5), report("H111-s1", 2)]
            answers = {}
            # What is being written holds the writer, so that the others wait for it one behind the other.
            ways = [lambda: answers.update(first=daemon.post(reporter, report("H111-s1", 4))),
                    lambda: answers.update(gone=remove(daemon, staff, "site", name)),  # pylint: disable=cell-var-from-loop
                    lambda: answers.update(sent=daemon.post(reporter, *sent))]  # pylint: disable=cell-var-from-loop
            threads = [threading.Thread(target=way) for way in ways]
            lock = StoreLock(daemon.store_url)
            for i, thread in enumerate(threads):
                thread.start()
                wait_for(lambda: daemon.metric("queue_jobs") >= min(i, 1))  # pylint: disable=cell-var-from-loop
            lock.release()
            for thread in threads:
                thread.join()
            assert answers["first"].json["accepted"] == 1
            taken = answers["sent"].json
            reported += 7
            if answers["gone"].status == 204:
                break
            assert answers["gone"].status == 409 and taken["accepted"] == 3, "it came before"
        assert taken["accepted"] == 2 and taken["duplicate"] == 0, taken
        assert [(item["index"], item["pointer"]) for item in taken["rejected"]] == [(1, "/place")], taken
        # Not in the log: the place is free again, and the same report is no duplicate there.
        assert create(daemon, staff, "site", name, **site).status == 201
        assert daemon.state(staff)[0]["tally", "H111-s1/sampling:spring"]["values"]["sampled"] == reported
        assert daemon.post(reporter, sent[1]).json["accepted"] == 1
        assert daemon.state(staff)[0]["tally", f"{name}/sampling:spring"]["values"]["sampled"] == 5


def test_gone():
    """That something is gone is told to those who could see it, and to nobody else: also after a restart."""
    with Daemon() as daemon:
        staff = daemon.token("staff")
        readers = {area: daemon.token("viewer", area) for area in ("H", "H1", "H2", "H21")}
        since = {}

        def told(area):
            return set(daemon.state(readers[area], since[area])[1])

        site = {"area": "H219", "kind": "venue", "name": "n", "position": [-8.8, 38.55]}
        hidden = {"place": "H211-k1", "state": "planned"}
        for area, members in (("H219", {"parent": "H21"}), ("H2191", {"parent": "H219"})):
            level = "community" if area == "H219" else "grid"
            assert create(daemon, staff, "area", area, level=level, name="n", **members).status == 201
        assert create(daemon, staff, "site", "H219-s1", **site).status == 201
        assert create(daemon, staff, "team", "gone-team", **TEAM).status == 201
        assert create(daemon, staff, "inspection", "gone-hidden", **hidden).status == 201
        assert create(daemon, staff, "fund", "gone-fund", payer="p").status == 201
        for name in ("gone-a", "gone-b"):
            assert create(daemon, staff, "assignment", name, team="gone-team", site="H219-s1", state="planned").status == 201
        for area, token in readers.items():
            since[area] = daemon.state(token)[2]
        assert remove(daemon, staff, "assignment", "gone-a").status == 204
        assert step(daemon, staff, "assignment", "gone-b", team="gone-team", site="H219-s1", state="missed") == 200
        for kind, name in (("inspection", "gone-hidden"), ("fund", "gone-fund"), ("team", "gone-team"),
                           ("site", "H219-s1"), ("area", "H2191"), ("area", "H219")):
            assert remove(daemon, staff, kind, name).status == 204, name
        below = {("assignment", "gone-a"), ("assignment", "gone-b"), ("site", "H219-s1"), ("area", "H219"),
                 ("area", "H2191")}
        south = below | {("team", "gone-team")}
        for end in (None, daemon.kill, daemon.stop):
            if end is not None:
                end()
                daemon.start()
            assert told("H1") == set(), told("H1")
            assert told("H21") == below, told("H21")
            assert told("H2") == south, told("H2")
            assert told("H") == south | {("inspection", "gone-hidden"), ("fund", "gone-fund")}, told("H")


def test_forgotten():
    """What is gone for a month is let go: who was away for longer is given the state anew, and nobody else."""
    with Daemon() as daemon:
        staff, viewer = daemon.token("staff"), daemon.token("viewer", "H2")

        def resume(since):
            lines = daemon.get(f"/v1/feed?since={since}", viewer, Accept="application/x-ndjson").lines()
            gone = {item["id"] for line in lines if line["type"] == "gone" for item in line["documents"]}
            return lines[0]["type"] == "reset", gone, {line.get("id") for line in lines}

        before = daemon.state(viewer)[2]
        assert create(daemon, staff, "team", "old", **TEAM).status == 201
        assert create(daemon, staff, "assignment", "old-a", team="team-1", site="H211-k1", state="missed").status == 201
        assert remove(daemon, staff, "team", "old").status == 204
        old = daemon.state(viewer)[2]
        assert create(daemon, staff, "team", "young", **TEAM).status == 201
        assert remove(daemon, staff, "team", "young").status == 204
        assert resume(before)[:2] == (False, {"old", "old-a", "young"})

        def age(days):
            daemon.stop()
            time_then = int((time.time() - days * 86400) * 1000000)
            daemon.tamper("DELETE FROM meta WHERE key = 'tombstone-notes';"
                          "INSERT INTO meta (key, value) VALUES ('tombstone-notes',"
                          f" '{time_then} {old.rsplit('-', 1)[1]}');")
            daemon.start()

        age(29)
        seq = daemon.metric("seq")
        assert resume(before)[:2] == (False, {"old", "old-a", "young"})
        age(31)
        wait_for(lambda: resume(before)[0])
        for end in (None, daemon.kill, daemon.stop):
            if end is not None:
                end()
                daemon.start()
            is_reset, gone, known = resume(before)
            assert is_reset and not gone and "team-1" in known and "old" not in known
            assert resume(old)[:2] == (False, {"young"})
        assert daemon.metric("seq") == seq
        assert daemon.get(path_of("assignment", "old-a"), viewer).status == 200
        assert create(daemon, staff, "team", "old", **TEAM).status == 201
        assert remove(daemon, staff, "team", "old").status == 204
        assert resume(old)[:2] == (False, {"young", "old"})


def test_forgotten_while_reading():
    """Whoever is going through the state then is told all of it; or, if he came from before, to begin anew."""
    with Daemon() as daemon:
        staff, viewer = daemon.token("staff"), daemon.token("viewer")
        before = daemon.state(viewer)[2]
        for number in range(60):
            assert create(daemon, staff, "team", f"old-{number}", **TEAM).status == 201
            assert remove(daemon, staff, "team", f"old-{number}").status == 204
        old = daemon.state(viewer)[2]
        for number in range(100):
            assert create(daemon, staff, "team", f"large-{number}", **TEAM, remark="x" * 8000).status == 201
        daemon.stop()
        long_ago = int((time.time() - 31 * 86400) * 1000000)
        daemon.tamper("DELETE FROM meta WHERE key = 'tombstone-notes';"
                      "INSERT INTO meta (key, value) VALUES ('tombstone-notes',"
                      f" '{long_ago} {old.rsplit('-', 1)[1]}');")
        daemon.start()

        def begins_anew():
            try:
                answer = daemon.get(f"/v1/feed?since={before}", viewer, Accept="application/x-ndjson")
            except http.client.IncompleteRead:
                return False  # It was in the middle of it.
            return answer.lines()[0]["type"] == "reset"

        # They take no more than the buffers hold until it is done.
        with Stream(daemon, viewer, buffer=4096) as slow, \
                Stream(daemon, viewer, f"?since={before}", buffer=4096) as late:
            wait_for(begins_anew)
            whole = daemon.state(viewer)[0]
            documents, gone, _ = slow.collect()
            assert documents == whole and not gone
            late.until("reset")
            documents, gone, _ = late.collect()
            assert documents == whole and not gone


def test_forgotten_by_others():
    """What another daemon has let go meanwhile is not taken back by one that was about to let go of less."""
    with Daemon() as daemon:
        staff = daemon.token("staff")
        for name in ("old", "young"):
            assert create(daemon, staff, "team", name, **TEAM).status == 201
            assert remove(daemon, staff, "team", name).status == 204
        seq = int(daemon.metric("seq"))
        daemon.stop()
        long_ago = int((time.time() - 31 * 86400) * 1000000)
        daemon.tamper("DELETE FROM meta WHERE key IN ('tombstone-notes', 'tombstones-forgotten');"
                      "INSERT INTO meta (key, value) VALUES ('tombstones-forgotten', '1'),"
                      f" ('tombstone-notes', '{long_ago} {seq - 2}');")
        daemon.start()
        lock = StoreLock(daemon.store_url)
        # First it asks whether the store is well, which fails after 5 s; then it would let go.
        wait_for(lambda: daemon.metric("store_age_seconds") >= 7)
        lock.release(f"UPDATE meta SET value = '{seq}' WHERE key = 'tombstones-forgotten'")
        wait_for(lambda: daemon.metric("store_age_seconds") < 2)
        daemon.stop()
        assert daemon.query("SELECT value FROM meta WHERE key = 'tombstones-forgotten'") == str(seq)


def test_durable():
    """What was answered is there after a kill, whole; with its row of the audit."""
    with Daemon() as daemon:
        commander = daemon.token("commander")
        done = []

        def write():
            for i in range(2000):
                try:
                    answer = create(daemon, commander, "order", f"o{i}", kind="order", title="t", issuer="H", number=str(i),
                                    **({"supersedes": f"o{i - 1}"} if i else {}))
                except OSError:
                    return
                assert answer.status == 201, answer.body
                done.append(answer.json)

        thread = threading.Thread(target=write)
        thread.start()
        wait_for(lambda: len(done) >= 40)
        daemon.kill()
        thread.join()
        daemon.start()
        documents = daemon.state(commander)[0]
        orders = {identity: dict(document) for (kind, identity), document in documents.items() if kind == "order"}
        written = {row["action"] for row in audit(daemon) if row["status"] == 201}
        for i, answered in enumerate(done):
            stands = documents["order", f"o{i}"]
            if i + 1 < len(done):
                assert stands.pop("superseded_by") == f"o{i + 1}" and stands.pop("seq") > answered.pop("seq")
            stands.pop("superseded_by", None), stands.pop("seq", None), answered.pop("seq", None)
            assert stands == answered
            assert f"PUT /v1/documents/order/o{i}" in written
        # A mark and what made it stand or fall together.
        for identity, document in orders.items():
            if "supersedes" in document:
                assert orders[document["supersedes"]]["superseded_by"] == identity


def test_followed():
    """Who follows the feed sees what was written, in its scope only, and that it went."""
    with Daemon() as daemon:
        staff = daemon.token("staff")
        with Stream(daemon, daemon.token("viewer", "H2")) as south, Stream(daemon, daemon.token("viewer", "H1")) as north:
            south.until("live"), north.until("live")
            tag = create(daemon, staff, "team", "t", **TEAM).headers["ETag"]
            assert south.until("docs")[-1][2][0]["id"] == "t"
            assert remove(daemon, staff, "team", "t", tag).status == 204
            assert south.until("gone")[-1][2] == [{"type": "team", "id": "t"}]
            assert create(daemon, staff, "team", "n", **{**TEAM, "area": "H1"}).status == 201
            assert [document["id"] for document in north.until("docs")[-1][2]] == ["n"]


if __name__ == "__main__":
    run([test_versions, test_faults, test_rights, test_areas, test_receipts, test_received, test_numbers, test_followups,
         test_inspections, test_ledger, test_lists, test_stable_pages, test_narrow_pages, test_long_list, test_assignments, test_places, test_concurrent_places, test_reports_behind, test_gone, test_forgotten, test_forgotten_while_reading,
         test_forgotten_by_others, test_durable, test_followed])
