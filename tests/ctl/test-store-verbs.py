#!/usr/bin/python3
"""bulwarkctl on a store, as a person calls it: init, token, verify, backup, restore."""

import base64
import os
import re
import sqlite3
import stat
import struct
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

SOURCE = Path(os.environ["BULWARK_SOURCE_ROOT"])
PROGRAM = Path(os.environ["BULWARK_BUILD_ROOT"]) / "src" / "ctl" / "bulwarkctl"
HARBOUR = SOURCE / "tests" / "data" / "cities" / "harbour"
BROKEN = SOURCE / "tests" / "data" / "cities" / "broken"
SECRET = re.compile(r"[A-Za-z0-9_-]{43}\n")


class Failed(Exception):
    """It printed, returned or left behind something else."""


def call(*arguments, code=0):
    done = subprocess.run([PROGRAM, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                          check=False, timeout=60)
    if done.returncode != code:
        raise Failed(f"{arguments}: exit {done.returncode}, not {code}: {done.stdout}{done.stderr}")
    return done.stdout, done.stderr


def want(text, part):
    if part not in text:
        raise Failed(f"{part!r} is not in {text!r}")


def want_equal(one, other):
    if one != other:
        raise Failed(f"{one!r} is not {other!r}")


def make_store(folder, name="store.db"):
    path = folder / name
    call("init", f"--store=sqlite:{path}", f"--city={HARBOUR}")
    return path, f"--store=sqlite:{path}"


def ask(path, sql, *values):
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute(sql, values).fetchall()
        connection.commit()
        return found


def init(folder):
    path, store = make_store(folder)
    want_equal(stat.S_IMODE(path.stat().st_mode), 0o600)
    want(call("init", store, f"--city={HARBOUR}", code=1)[1], "already")
    want_equal(ask(path, "SELECT value FROM meta WHERE key = 'root'"), [("H",)])
    want_equal(ask(path, "SELECT value FROM meta WHERE key = 'time_zone'"), [("Europe/Lisbon",)])

    want(call("init", f"--store=sqlite:{folder / 'no.db'}", f"--city={BROKEN}", code=1)[1], "faults, the first: ")
    want(call("init", f"--store=sqlite:{folder / 'no.db'}", "--city=/nowhere", code=1)[1], "city.json")
    want(call("init", "--store=postgresql://u:geheim@/x", f"--city={HARBOUR}", code=2)[1], "a passfile or a service")
    want(call("init", "--store=mysql://x", f"--city={HARBOUR}", code=1)[1], "sqlite:PATH")
    want(call("init", f"--store=sqlite:{folder / 'no.db'}", code=2)[1], "--city")
    want(call("init", f"--city={HARBOUR}", code=2)[1], "--store")
    if (folder / "no.db").exists():
        raise Failed("a store was made of a city that cannot be loaded")


def token_create(folder):
    path, store = make_store(folder)
    told, errors = call("token", "create", store, "--role=reporter", "--area=H1", "--name=gate 3",
                        "--expires=2999-01-31T18:00:00+00:00")
    if SECRET.fullmatch(told) is None:
        raise Failed(f"not a token alone on one line: {told!r}")
    want_equal(errors, "")
    role, area, name, expires, revoked = ask(path, "SELECT role, area, name, expires, revoked FROM token")[0]
    want_equal((role, area, name, revoked), ("reporter", "H1", "gate 3", 0))
    want_equal(expires, 32474800800000000)
    want_equal([row[0] for row in ask(path, "SELECT action FROM audit")], ["token create"])


def token_is_kept_as_a_hash_only(folder):
    _, store = make_store(folder)
    secret = call("token", "create", store, "--role=admin", "--area=H")[0].strip()
    raw = base64.urlsafe_b64decode(secret + "=")
    want_equal(len(raw), 32)
    for file in folder.iterdir():
        content = file.read_bytes()
        for form in (secret.encode(), raw, raw.hex().encode()):
            if form in content:
                raise Failed(f"the secret stands in {file.name}")


def token_create_refuses(folder):
    _, store = make_store(folder)
    good = ["token", "create", store, "--role=viewer", "--area=H"]
    for change, part, code in (
            (["--role=king"], "--role must be viewer", 2),
            (["--area=nowhere"], "“nowhere”", 1),
            (["--expires=2020-01-01T00:00:00Z"], "over already", 2),
            (["--expires=tomorrow"], "with its offset", 2),
            (["--name=" + "x" * 201], "at most 200 bytes", 2),
            (["surplus"], "“surplus” is not expected", 2),
            ([f"--store=sqlite:{folder / 'no.db'}"], "there is no store", 1)):
        told, errors = call(*good, *change, code=code)
        want(errors, part)
        want_equal(told, "")
    want(call("token", "create", store, "--role=viewer", code=2)[1], "--area is needed")
    want(call("token", code=2)[1], "create, list or revoke")
    if (folder / "no.db").exists():
        raise Failed("a store was made")


def token_list_and_revoke(folder):
    path, store = make_store(folder)
    secrets = [call("token", "create", store, f"--role={role}", "--area=H", f"--name=for {role}")[0].strip()
               for role in ("viewer", "commander")]
    told = call("token", "list", store)[0]
    lines = told.splitlines()
    want_equal(len(lines), 2)
    want(lines[1], "commander")
    want(lines[1], "good until revoked  for commander")
    for secret in secrets:
        if secret in told:
            raise Failed("the list shows a secret")

    identifier = lines[1].split()[0]
    call("token", "revoke", store, identifier)
    call("token", "revoke", store, identifier)
    want(call("token", "list", store)[0].splitlines()[1], "revoked 2")
    want(call("token", "revoke", store, "nobody", code=1)[1], "“nobody”")
    want(call("token", "revoke", store, code=2)[1], "ID")
    want_equal(ask(path, "SELECT count(*) FROM audit WHERE action = 'token revoke'"), [(2,)])


def token_while_others_use_the_store(folder):
    path, store = make_store(folder)
    with closing(sqlite3.connect(path)) as connection:
        before = connection.execute("PRAGMA data_version").fetchone()
        call("token", "create", store, "--role=viewer", "--area=H")
        if connection.execute("PRAGMA data_version").fetchone() == before:
            raise Failed("the other process does not see that something changed")
        want_equal(connection.execute("SELECT count(*) FROM token").fetchone(), (1,))


def add_report(path, number, place, statements, subject="mobilisation"):
    """As the store writes it; `statements`: measure, fraction or whole number of a size below 64, set."""
    with closing(sqlite3.connect(path)) as connection:
        def word(text):
            connection.execute("INSERT INTO word (text) VALUES (?) ON CONFLICT DO NOTHING", (text,))
            return connection.execute("SELECT word_id FROM word WHERE text = ?", (text,)).fetchone()[0]

        def encode(value):
            return bytes([abs(value) * 2 - (value < 0)]) if isinstance(value, int) else struct.pack("<d", value)

        blob = b"".join(bytes([8 * isinstance(value, int) | is_set, word(measure)]) + encode(value)
                        for measure, value, is_set in statements)
        seq = connection.execute("UPDATE counter SET seq = seq + 1 RETURNING seq").fetchone()[0]
        connection.execute("INSERT INTO report VALUES (?, ?, ?, ?, 1700000000000000, 1700000000000000, 0, ?)",
                           (seq, number.to_bytes(16, "big"), word(place), word(subject), blob))
        connection.commit()


def verify_notes(folder):
    path, store = make_store(folder)
    place = ask(path, "SELECT id FROM document WHERE type = 'area' AND id != 'H' ORDER BY id LIMIT 1")[0][0]
    want(call("verify", store)[0], "1 reports, 0 faults, 0 contradictions")
    add_report(path, 1, "gone-since", [("members", 5, 1)])
    add_report(path, 2, "H", [("teams", 5, 1)])
    add_report(path, 3, place, [("teams", 6, 1)])
    told = call("verify", store)[0]
    want(told, "note: H mobilisation teams: stated 5, but its parts add up to 6")
    want(told, "note: 1 reports are about places that are gone")
    want(told, "4 reports, 0 faults, 1 contradictions")


def verify_corrections(folder):
    """More was taken back than was reported, and tenths of a tube: no fault of the store, but named."""
    path, store = make_store(folder)
    place, subject = "H111-s1", "sampling:spring"
    add_report(path, 1, place, [("sampled", 48, 0)], subject)
    add_report(path, 2, place, [("tubes", 5, 0)], subject)
    want(call("verify", store)[0], "0 faults, 0 contradictions")
    for number in range(3, 6):
        add_report(path, number, place, [("sampled", -40, 0)], subject)
    told = call("verify", store)[0]
    want(told, f"note: {place} {subject} sampled: corrections exceed reports, which leaves -72")
    want(told, "6 reports, 0 faults, 1 contradictions")

    # From before halves were refused; that tenths do not add up to the last bit is no fault.
    for number in range(6, 9):
        add_report(path, number, place, [("tubes", 0.1, 0)], subject)
    told = call("verify", store)[0]
    want(told, f"note: {place} {subject} tubes: 5.3 must be a whole number")
    want(told, "9 reports, 0 faults, 2 contradictions")


def verify_faults(folder):
    for number, (sql, part) in enumerate((
            ("UPDATE audit SET detail = 'nothing'", "audit does not hang together"),
            ("DELETE FROM audit", "audit does not hang together"),
            ("UPDATE report SET statements = x'ff'", "is not what was written"),
            ("UPDATE counter SET seq = 1", "above the counter"),
            ("UPDATE report SET place = 9999", "missing"),
            ("UPDATE report SET seq = 2 WHERE seq = (SELECT max (seq) FROM report)", "given twice"))):
        path, store = make_store(folder, f"{number}.db")
        call("token", "create", store, "--role=viewer", "--area=H")
        add_report(path, 1, "H", [("teams", 5, 1)])
        ask(path, sql)
        want(call("verify", store, code=1)[1], part)

    path, store = make_store(folder)
    ask(path, "UPDATE document SET json = '{}' WHERE type = 'area' AND id = 'H'")
    want(call("verify", store, code=1)[0], "fault: area “H”: /type: ")
    (folder / "letter").write_text("Dear Sir,\n" * 100, encoding="utf-8")
    want(call("verify", f"--store=sqlite:{folder / 'letter'}", code=1)[1], "not a database")
    want(call("verify", store, f"--city={HARBOUR}", code=2)[1], "--city=DIR or")


def backup_and_restore(folder):
    path, store = make_store(folder)
    add_report(path, 1, "H", [("teams", 5, 1)])
    copy = folder / "copy.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as writing:
        writing.execute("BEGIN IMMEDIATE")
        writing.execute("DELETE FROM report")
        call("backup", store, copy)
    want_equal(stat.S_IMODE(copy.stat().st_mode), 0o600)
    want(call("backup", store, copy, code=1)[1], "exists")

    before = copy.read_bytes()
    target = folder / "again.db"
    call("restore", f"--store=sqlite:{target}", copy)
    want_equal(copy.read_bytes(), before)
    want_equal(stat.S_IMODE(target.stat().st_mode), 0o600)
    want(call("verify", f"--store=sqlite:{target}")[0], "2 reports, 0 faults")
    epochs = {ask(file, "SELECT value FROM meta WHERE key = 'epoch'")[0][0] for file in (path, target)}
    want_equal(len(epochs), 2)
    want_equal(ask(target, "SELECT action FROM audit")[-1], ("restore",))


def what_is_taken_out_is_noted(folder):
    path, store = make_store(folder)

    def noted():
        return ask(path, "SELECT action, detail FROM audit WHERE action IN ('export', 'backup') ORDER BY seq")

    sites, copy = folder / "sites.csv", folder / "copy.db"
    n_sites = ask(path, "SELECT count(*) FROM document WHERE type = 'site'")[0][0]
    call("export", "site", sites, store)
    call("export", "site", sites, store, "--id=none", code=1)
    call("backup", store, copy)
    call("backup", store, copy, code=1)
    want_equal(noted(), [("export", f"{n_sites} of type site to {sites}"), ("backup", f"all to {copy}")])
    call("verify", store)

    # Who cannot be noted is not refused, but it is said.
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        told, errors = call("export", "site", folder / "more.csv", store)
        want(told, f"more.csv: {n_sites} of type site")
        want(errors, "could not be noted in the audit")
    want_equal(len(noted()), 2)


def restore_refuses(folder):
    path, store = make_store(folder)
    copy = folder / "copy.db"
    call("backup", store, copy)
    before = path.read_bytes()
    want(call("restore", store, copy, code=1)[1], "move it away")
    want_equal(path.read_bytes(), before)

    target = folder / "target.db"
    (folder / "target.db-wal").write_bytes(b"left behind")
    want(call("restore", f"--store=sqlite:{target}", copy, code=1)[1], "target.db-wal")
    (folder / "target.db-wal").unlink()
    want(call("restore", f"--store=sqlite:{target}", folder / "none", code=1)[1], "no such backup")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("INSERT INTO meta VALUES ('x', 'y')")
        connection.commit()
        want(call("restore", f"--store=sqlite:{target}", path, code=1)[1], "in use")

    damaged = bytearray(copy.read_bytes())
    for page in range(4096 * 3, len(damaged), 4096 * 2):
        damaged[page:page + 64] = b"\xa5" * 64
    (folder / "damaged.db").write_bytes(damaged)
    call("restore", f"--store=sqlite:{target}", folder / "damaged.db", code=1)
    left = sorted(file.name for file in folder.iterdir() if file.name.startswith("target"))
    want_equal(left, [])


CHECKS = [init, token_create, token_is_kept_as_a_hash_only, token_create_refuses, token_list_and_revoke,
          token_while_others_use_the_store, verify_notes, verify_corrections, verify_faults, backup_and_restore, restore_refuses,
          what_is_taken_out_is_noted]


def main():
    print(f"1..{len(CHECKS)}")
    bad = 0
    for number, check in enumerate(CHECKS, 1):
        with tempfile.TemporaryDirectory(prefix="bulwark-ctl-") as folder:
            try:
                check(Path(folder))
                print(f"ok {number} - {check.__name__}")
            except Failed as fault:
                bad += 1
                print(f"# {fault}")
                print(f"not ok {number} - {check.__name__}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
