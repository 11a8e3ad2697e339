#!/usr/bin/python3
"""Whatever is sent as JSON: what is none is refused as a whole, what is gets judged,
and nothing in between counts.
"""

import codecs
import itertools
import json
import os
import random
from urllib.parse import quote

from daemon_fixture import CLOCK, ROOT, SUBJECT, Daemon, new_id, run

NDJSON = "application/x-ndjson"
SEED = int(os.environ.get("BULWARK_TEST_SEED", "20260105"))

VALUES = (None, True, 0, 5, -1, 0.5, 1e308, -9007199254740993, 9223372036854775807, "", "x" * 5000, "\u0001", "%s%n%n", "=1+1",
          "../../etc/passwd", "2022-13-45T99:99:99Z", "9999-12-31T23:59:59Z", "H", "H111-s1", [], {}, [[1]], [None], ["H", "H"],
          {"value": "x"}, {"en": 5}, [{"at": CLOCK, "share": 7}], [-400, 9000], {"": {"": {"": 1}}})


def cases():
    """(name, text, whether it is JSON)"""
    for line in (ROOT / "tests/data/json/cases.txt").read_text(encoding="ascii").splitlines():
        verdict, name, text = line.split("\t", 2)
        yield name, codecs.escape_decode(text.encode())[0], verdict == "good"


def report_with(name, value):
    """A good report with one member more, or with another value for one."""
    members = {"id": json.dumps(new_id()), "place": '"H111-s1"', "subject": json.dumps(SUBJECT), "at": json.dumps(CLOCK),
               "add": '{"sampled":1}'}
    members = {key: text.encode() for key, text in members.items()} | {name: value}
    return b"{" + b",".join(b'"%s":%s' % (key.encode(), text) for key, text in members.items()) + b"}"


def post(daemon, token, body, kind="application/json"):
    answer = daemon.ask("POST", "/v1/reports", token, body, Content_Type=kind)
    assert answer.status in (200, 400, 413), (body[:100], answer.status, answer.body)
    if answer.status != 200:
        assert answer.headers["Content-Type"] == "application/problem+json" and answer.json["detail"], answer.body
        return 0, None
    return answer.json["accepted"], answer.json["rejected"]


def count(daemon, token):
    values = daemon.state(token)[0]["tally", f"H111-s1/{SUBJECT}"]["values"]
    return values.get("sampled", 0)


def test_bodies():
    """By itself no case is a report, whatever it is sent as."""
    with Daemon() as daemon:
        staff = daemon.token("staff")
        for name, text, is_good in cases():
            for kind in ("application/json", NDJSON, "text/plain"):
                accepted, rejected = post(daemon, staff, text, kind)
                assert accepted == 0, (name, kind)
                assert is_good or kind != "application/json" or rejected is None, (name, rejected)
        assert count(daemon, staff) == 0


def test_members():
    """A member that nobody knows may be anything that is JSON, and nothing else."""
    with Daemon() as daemon:
        staff = daemon.token("staff")
        good = 0
        for name, text, is_good in cases():
            accepted, _ = post(daemon, staff, b"[" + report_with("x", text) + b"]")
            assert accepted == is_good, (name, accepted)
            good += accepted

            # Of lines each is judged by itself.
            if b"\n" not in text and b"\r" not in text:
                accepted, rejected = post(daemon, staff, report_with("x", text) + b"\n" + report_with("y", b"1"), NDJSON)
                assert accepted == 1 + is_good and len(rejected) == 1 - is_good, (name, accepted, rejected)
                good += accepted
        assert count(daemon, staff) == good


def test_values():
    """Each member with each kind of value that it is not: refused, with its name."""
    wrong = [b"null", b"true", b"5", b"-1e300", b'""', b"[]", b"{}", b'[["x"]]', b'{"a":{"b":1}}', b'"' + b"x" * 5000 + b'"',
             rb'"\u0001"', rb'"\ufffe"', b'"../../etc/passwd"', b'"H111-s1\' OR 1=1 --"', b'{"sampled":null}',
             b'{"sampled":"1"}', b'{"sampled":{}}', b'{"sampled":1e300}', b'{"unheard":1}', b'{"":1}', b'{"sampled":[1]}',
             b'{"sampled":{"value":1,"bound":"never"}}', b'{"sampled":{"value":"x"}}']
    with Daemon() as daemon:
        staff = daemon.token("staff")
        for member in ("id", "place", "subject", "at", "add", "set", "source"):
            for value in wrong:
                accepted, rejected = post(daemon, staff, b"[" + report_with(member, value) + b"]")
                if accepted:
                    # Nothing added, or nothing stated: what is left says enough.
                    assert member in ("set", "source") and value in (b"null", b"{}"), (member, value)
                else:
                    assert rejected[0]["pointer"][:1] in ("", "/") and rejected[0]["reason"], (member, value, rejected)
        assert daemon.get("/readyz").status == 200


def test_documents():
    """The same for a document that is written: what comes of it can be read."""
    with Daemon() as daemon:
        viewer = daemon.token("viewer")
        for name, text, is_good in cases():
            answer = daemon.ask("PUT", "/v1/documents/display/wall", viewer, b'{"name":"hall","x":' + text + b"}")
            assert answer.status in ((200, 201) if is_good else (400,)), (name, answer.status, answer.body)
            for member in ("name", "scene", "data_age_s", "frame_age_s"):
                answer = daemon.ask("PUT", "/v1/documents/display/wall", viewer, f'{{"{member}":'.encode() + text + b"}")
                assert answer.status in (200, 201, 400) and (is_good or answer.status == 400), (name, member, answer.body)
            assert ("display", "wall") in daemon.state(viewer)[0]


def test_great_numbers():
    """What comes back is JSON, also when a number is written with an exponent."""
    with Daemon() as daemon:
        viewer = daemon.token("viewer")
        for value in ("1e21", "1e300", "123456789012345678.5", "1e-300"):
            answer = daemon.ask("PUT", "/v1/documents/display/wall", viewer, f'{{"name":"hall","data_age_s":{value}}}')
            assert answer.status in (200, 201), (value, answer.body)
            kept = daemon.state(viewer)[0]["display", "wall"]["data_age_s"]
            assert kept == answer.json["data_age_s"] == float(value), (value, kept)


def change(chance, value):
    """Somewhere in it."""
    if isinstance(value, dict) and value and chance.random() < 0.8:
        name = chance.choice(sorted(value))
        changed = dict(value)
        if chance.random() < 0.15:
            del changed[name]
        else:
            changed[name] = change(chance, value[name])
        return changed
    if isinstance(value, list) and value and chance.random() < 0.6:
        place = chance.randrange(len(value))
        return [*value[:place], change(chance, value[place]), *value[place + 1:]]
    return chance.choice(VALUES)


def test_changed_documents():
    """Whatever chance makes of good ones: it stands as it was sent, or is refused with the place and a reason."""
    chance = random.Random(SEED)
    print(f"# BULWARK_TEST_SEED={SEED}")
    examples = [one for path in sorted((ROOT / "data/schemas").glob("*.json"))
                for one in json.loads(path.read_text(encoding="utf-8")).get("examples", []) if "type" in one]
    told = {}
    with Daemon() as daemon:
        tokens = [daemon.token(role) for role in ("commander", "staff", "admin")]
        for number in range(1500):
            example = chance.choice(examples)
            changed = change(chance, {**example, "id": f"{example['id']}-{number}"})
            kind, identity = example["type"], f"x{number}"
            if isinstance(changed, dict) and isinstance(changed.get("id"), str) and 0 < len(changed["id"]) < 100:
                identity = changed["id"]
            path = f"/v1/documents/{kind}/{quote(identity, safe='')}"
            answer = daemon.ask("PUT", path, chance.choice(tokens), json.dumps(changed), If_None_Match="*")
            told[answer.status] = told.get(answer.status, 0) + 1
            assert answer.status in (200, 201, 400, 403, 404, 405, 409, 412, 413, 422), (answer.status, changed, answer.body)
            if answer.status >= 400:
                assert answer.headers["Content-Type"] == "application/problem+json" and answer.json["detail"], answer.body
                for error in answer.json.get("errors", []):
                    assert error["pointer"][:1] in ("", "/") and error["reason"], answer.body
            elif chance.random() < 0.2:
                again = daemon.get(path, tokens[1])
                assert again.status in (200, 404), (path, again.body)
        assert told.get(201, 0) > 10 and told.get(400, 0) > 100, told
        assert daemon.get("/readyz").status == 200
        # All that stands can be told.
        assert daemon.state(tokens[1])[2]


def peak_kb(daemon):
    for line in open(f"/proc/{daemon.process.pid}/status", encoding="ascii"):
        if line.startswith("VmHWM:"):
            return int(line.split()[1])
    return 0


def test_costly():
    """What is short to send costs neither memory nor time: many values of two bytes, and
    many names of which GLib's hash is the same."""
    size = 1024 * 1024 - 1000
    same = ["".join(parts) for parts in itertools.islice(itertools.product(("Ez", "FY"), repeat=15), size // 35)]
    bodies = [b"[" + piece * (size // len(piece)) + b"0]" for piece in (b"{},", b"[],", b"1,", b'"",', b"[[[[]]]],")]
    bodies.append(b"[" + report_with("x", bodies[0]) + b"]")
    bodies.append(b"[{" + ",".join(f'"{name}":1' for name in same).encode() + b"}]")
    with Daemon() as daemon:
        staff = daemon.token("staff")
        post(daemon, staff, b"[" + report_with("x", b"1") + b"]")
        memory = peak_kb(daemon)
        for body in bodies:
            assert len(body) <= 1024 * 1024
            assert post(daemon, staff, body) == (0, None), "it was built before it was refused"
            assert post(daemon, staff, body, NDJSON)[0] == 0
        assert peak_kb(daemon) < memory + 65536 or daemon.is_sanitized(), (memory, peak_kb(daemon))


if __name__ == "__main__":
    run([test_bodies, test_members, test_values, test_documents, test_great_numbers, test_changed_documents, test_costly])
