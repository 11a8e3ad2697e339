"""bulwarkctl import and export: on a store, and at a backend that is a stub."""

import csv
import io
import json
import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit
from xml.etree import ElementTree

from ctl_fixture import PATIENCE, PROGRAM, SOURCE, ask, call, dump, dump_but_audit, make_store, run, want, want_equal

SITE = "H111-s1"
CAP = "{urn:oasis:names:tc:emergency:cap:1.2}"
HEAD = "id,area,kind,name,longitude,latitude,desks\n"


def write(folder, name, text):
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def document(path, kind, identity):
    return json.loads(ask(path, "SELECT json FROM document WHERE type = ? AND id = ?", kind, identity)[0][0])


def import_sites(folder):
    path, store = make_store(folder)
    table = write(folder, "sites.csv", HEAD + f"{SITE},,,,,,7\nnew,H111,sampling,新,-8.85,38.56,3\n")
    before = dump(path)
    want(call("import", "site", table, store, "--datum=WGS-84", "--dry-run")[0],
         "dry run: site: 1 new, 1 changed, 0 unchanged, 0 refused")
    want_equal(dump(path), before)

    want(call("import", "site", table, store, "--datum=WGS-84")[0], "site: 1 new, 1 changed, 0 unchanged")
    changed = document(path, "site", SITE)
    want_equal((changed["desks"], changed["name"], changed["source"]), (7, "塔前社区采样点", "import"))
    want_equal(document(path, "site", "new")["position"], [-8.85, 38.56])
    want_equal(ask(path, "SELECT action, detail FROM audit"), [("import", "site: 1 new, 1 changed, 0 unchanged, 0 refused")])

    before = dump(path)
    want(call("import", "site", table, store, "--datum=WGS-84")[0], "0 new, 0 changed, 2 unchanged")
    want_equal(dump(path), before)
    call("verify", store)


def import_names_every_fault(folder):
    path, store = make_store(folder)
    before = dump(path)
    table = write(folder, "sites.csv", HEAD + 'good,H111,sampling,好,-8.85,38.56,3\na,nowhere,sampling,x,-8.85,38.56,3\n'
                  'b,H111,sampling,x,38.56,-8.85,3\nc,H111,tent,x,-8.85,38.56,three\n"d\n",H111,sampling,x,,,\n'
                  f"{SITE},,,,,,\n{SITE},,,,,,\ne,H111\n")
    told, errors = call("import", "site", table, store, "--datum=WGS-84", code=1)
    want(told, 'sites.csv:3: /area: no area is called "nowhere"')
    want(told, 'sites.csv:4: /position: outside the boundary of "H111"')
    want(told, "sites.csv:5: /desks: must be a whole number")
    want(told, "sites.csv:6: /id: must be 1 to 128")
    want(told, f"sites.csv:9: /id: “{SITE}” stands in line 8 already")
    want(told, "sites.csv:10: has 2 cells, but there are 7 columns")
    want(told, "site: 1 new, 0 changed, 1 unchanged, 6 refused")
    want(errors, "nothing was imported")
    want_equal(dump(path), before)


def import_wants_a_datum(folder):
    path, store = make_store(folder)
    table = write(folder, "sites.csv", HEAD + "new,H111,sampling,x,-8.85,38.56,3\n")
    points = write(folder, "sites.geojson", json.dumps({"type": "FeatureCollection", "features": []}))
    for file in (table, points):
        want(call("import", "site", file, store, code=1)[1], "not declared what they are measured from")
    want(call("import", "site", table, store, "--datum=NAD27", code=2)[1], "--datum is WGS-84, CGCS2000, GCJ-02 or")
    want(call("import", "site", table, store, "--datum=GCJ-02")[0], "1 new")
    want_equal(document(path, "site", "new")["position"], [-8.85, 38.56])


def import_encodings(folder):
    path, store = make_store(folder)
    text = "id,kind,name,area\nt1,women,巾帼队,H1\n"
    table = write(folder, "teams.csv", text.encode("gb18030"))
    want(call("import", "team", table, store, code=1)[1], "teams.csv: line 2: not UTF-8; if")
    call("import", "team", table, store, "--encoding=GB18030")
    want_equal(document(path, "team", "t1")["name"], "巾帼队")
    want(call("import", "team", write(folder, "bom.csv", text.encode("utf-8-sig")), store)[0], "1 unchanged")
    want(call("import", "team", write(folder, "wide.csv", text.encode("utf-16")), store, code=1)[1], "UTF-16")
    want(call("import", "team", table, store, "--encoding=EBCDIC", code=2)[1], "--encoding is")


def import_geojson(folder):
    path, store = make_store(folder)
    ring = [[-8.9, 38.5], [-8.9, 38.6], [-8.7, 38.6], [-8.7, 38.5], [-8.9, 38.5]]
    feature = {"type": "Feature", "id": "H1", "properties": {"schematic": False},
               "geometry": {"type": "Polygon", "coordinates": [ring]}}
    file = write(folder, "areas.geojson", json.dumps({"type": "FeatureCollection", "features": [feature]}))
    want(call("import", "area", file, store, "--datum=CGCS2000")[0], "area: 0 new, 1 changed")
    want_equal(document(path, "area", "H1")["boundary"]["coordinates"], [ring[::-1]])

    crossed = [[-8.9, 38.5], [-8.7, 38.5], [-8.7, 38.6], [-8.72, 38.49], [-8.9, 38.6], [-8.9, 38.5]]
    feature["geometry"]["coordinates"] = [crossed]
    file.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))
    told, _ = call("import", "area", file, store, "--datum=CGCS2000", "--dry-run")
    want(told, "areas.geojson: /features/0/geometry: the outline of “H1” crossed itself or overlapped at -8.7")
    want(told, "dry run: area: 0 new, 1 changed")

    small = [[-8.9, 38.5], [-8.89, 38.5], [-8.89, 38.51], [-8.9, 38.5]]
    feature["geometry"]["coordinates"] = [small]
    feature["id"] = "H111"
    before = dump(path)
    file.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))
    told, _ = call("import", "area", file, store, "--datum=CGCS2000", code=1)
    want(told, f"would make wrong what stands: site “{SITE}”: /position: outside")
    want_equal(dump(path), before)


def try_reports(folder):
    """Who only tries holds the store for no longer than a piece; what is twice in the file is new once."""
    path, store = make_store(folder)
    round_id = ask(path, "SELECT id FROM document WHERE type = 'round'")[0][0]
    head = "place,subject,at,add.sampled\n"
    rows = [f"{SITE},sampling:{round_id},2022-03-{10 + i // 86400:02}T{i // 3600 % 24:02}:{i // 60 % 60:02}:{i % 60:02}"
            "+00:00,1\n" for i in range(40000)]
    call("import", "report", write(folder, "last.csv", head + rows[-1]), store)
    table = write(folder, "many.csv", head + "".join(rows))
    want(call("import", "report", table, store, "--dry-run")[0], "dry run: report: 39999 new, 1 there already")

    other = sqlite3.connect(path, isolation_level=None, timeout=0)

    def begins():
        try:
            other.execute("BEGIN IMMEDIATE")
            return True
        except sqlite3.OperationalError:
            return False

    with subprocess.Popen([PROGRAM, "import", "report", table, store, "--dry-run"], stdout=subprocess.PIPE,
                          text=True) as process:
        while process.poll() is None and begins():
            other.execute("ROLLBACK")
            time.sleep(0.001)
        # It is at it: another writes before it comes to the last one.
        while not begins():
            pass
        other.execute("DELETE FROM report")
        other.execute("COMMIT")
        want(process.stdout.read(), "dry run: report: 40000 new, 0 there already")
        want_equal(process.wait(PATIENCE), 0)
    other.close()
    want_equal(ask(path, "SELECT count(*) FROM report"), [(0,)])


def import_reports(folder):
    path, store = make_store(folder)
    round_id = ask(path, "SELECT id FROM document WHERE type = 'round'")[0][0]
    table = write(folder, "counts.csv", "place,subject,at,add.sampled,set.queue\n"
                  f"{SITE},sampling:{round_id},2022-03-10T10:00:00+00:00,12,30\n"
                  f"{SITE},sampling:{round_id},2022-03-10T11:00:00+00:00,5,\n")
    want(call("import", "report", table, store, "--dry-run")[0], "dry run: report: 2 new, 0 there already")
    want_equal(ask(path, "SELECT count(*) FROM report"), [(1,)])
    want(call("import", "report", table, store)[0], "report: 2 new, 0 there already")
    want(call("import", "report", table, store)[0], "report: 0 new, 2 there already")
    want(call("verify", store)[0], "3 reports, 0 faults")

    out = folder / "tallies.csv"
    call("export", "tally", out, store)
    rows = [row for row in csv.DictReader(io.StringIO(out.read_text("utf-8-sig"))) if row["place"] == SITE]
    want_equal({row["measure"]: row["value"] for row in rows if row["subject"] == f"sampling:{round_id}"
                and row["measure"] in ("sampled", "queue")}, {"sampled": "17", "queue": "30"})


def import_reports_refuses(folder):
    path, store = make_store(folder)
    round_id = ask(path, "SELECT id FROM document WHERE type = 'round'")[0][0]
    good = f"{SITE},sampling:{round_id},2022-03-10T10:00:00+00:00,12\n"
    table = write(folder, "counts.csv", "place,subject,at,add.sampled\n" + good + good
                  + good.replace(SITE, "nowhere") + good.replace(round_id, "none") + good.replace("2022", "2999")
                  + good.replace("+00:00", "") + good.replace("12", "many"))
    told, _ = call("import", "report", table, store, code=1)
    want(told, "counts.csv:3: /id: is the same as line 2; if both were counted, give each an id")
    want(told, "counts.csv:4: /place: no place has the code “nowhere”")
    want(told, "counts.csv:5: /subject: no round is called “none”")
    want(told, "counts.csv:6: /at: lies ahead of the clock")
    want(told, "counts.csv:7: /at: ")
    want(told, "counts.csv:8: /add/sampled: must be a number")
    want(told, "report: 1 good, 6 refused")
    want_equal(ask(path, "SELECT count(*) FROM report"), [(1,)])


def usage(folder):
    _, store = make_store(folder)
    table = write(folder, "x.csv", "id\n")
    want(call("import", "tally", table, store, code=2)[1], "cannot be imported")
    want(call("import", "site", table, code=2)[1], "one of --store and --backend")
    want(call("import", "site", table, store, "--backend=http://127.0.0.1:1", code=2)[1], "one of --store and --backend")
    want(call("import", "site", table, "--backend=http://127.0.0.1:1", code=2)[1], "--token-file")
    want(call("import", "site", write(folder, "x.txt", ""), store, code=2)[1], ".csv, .json or .geojson")
    want(call("import", "site", folder / "none.csv", store, code=1)[1], "none.csv: No such file")
    want(call("export", "site", folder / "x.ods", store, code=2)[1], "--format")
    want(call("export", "series", folder / "x.csv", store, code=2)[1], "KIND is area")
    want(call("export", "site", folder / "x.xml", store, code=2)[1], "of orders only")
    want(call("export", "order", folder / "x.xml", store, code=2)[1], "--sender")
    want(call("export", "site", folder / "y.csv", store, "--id=nobody", code=1)[1], "no site is called “nobody”")
    want_equal((folder / "y.csv").exists(), False)


def cancelling(folder):
    path, store = make_store(folder)
    before = dump(path)
    table = write(folder, "sites.csv", HEAD + "new,H111,sampling,x,-8.85,38.56,3\n")
    want(call("import", "site", table, store, "--datum=WGS-84", code=1, cancelled=True)[1], "cancelled; nothing was")
    want(call("export", "site", folder / "out.csv", store, code=1, cancelled=True)[1], "cancelled")
    want_equal((folder / "out.csv").exists(), False)

    copy = folder / "copy.db"
    want(call("verify", store, code=1, cancelled=True)[1], "cancelled")
    want(call("backup", store, copy, code=1, cancelled=True)[1], "cancelled")
    want(call("fold", store, "--keep-reports=1", code=1, cancelled=True)[1], "cancelled")
    want_equal(copy.exists(), False)
    want_equal(dump(path), before)
    call("backup", store, copy)
    before = dump(path)
    want(call("restore", f"--store=sqlite:{folder / 'again.db'}", copy, code=1, cancelled=True)[1], "cancelled")
    want_equal([file.name for file in folder.iterdir() if file.name.startswith("again")], [])

    pipe = folder / "slow.csv"
    os.mkfifo(pipe)
    for number in (signal.SIGINT, signal.SIGHUP):
        with subprocess.Popen([PROGRAM, "import", "site", pipe, store, "--datum=WGS-84"], stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, text=True) as process:
            with open(pipe, "w", encoding="utf-8") as writing:
                writing.write(table.read_text())
                writing.flush()
                process.send_signal(number)
                want_equal(process.wait(PATIENCE), 1)
            want(process.stderr.read(), "cancelled; nothing was changed")
        want_equal(dump(path), before)
        want_equal([file.name for file in folder.iterdir() if file.name.endswith(".lock")], [])

    # Under nohup a hang-up is nothing.
    with subprocess.Popen(["nohup", PROGRAM, "import", "site", pipe, store, "--datum=WGS-84", "--dry-run"],
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        with open(pipe, "w", encoding="utf-8") as writing:
            writing.write(table.read_text())
            writing.flush()
            process.send_signal(signal.SIGHUP)
        want(process.stdout.read(), "dry run: site")
        want_equal(process.wait(PATIENCE), 0)


def progress(folder):
    _, store = make_store(folder)
    table = write(folder, "teams.csv", "id,kind,name,area\nt1,women,x,H1\nt2,women,x,H1\n")
    want_equal(call("import", "team", table, store, "--dry-run")[1], "")
    want(call("import", "team", table, store, "--progress")[1], "bulwarkctl import: documents put: 2 of 2 (100 %)\n")
    want(call("verify", store, "--progress")[1], "bulwarkctl verify: documents read: 1\n")
    call("backup", store, folder / "copy.db")
    told = call("restore", f"--store=sqlite:{folder / 'again.db'}", folder / "copy.db", "--progress")[1]
    want(told, "bulwarkctl restore: bytes written: ")


def hashtags_are_documented(folder):
    """The table in the README is what is written."""
    _, store = make_store(folder)
    text = (SOURCE / "src" / "interchange" / "README.md").read_text("utf-8")
    common = ["at `#date+updated`", "source `#meta+source`", "by_role `#meta+role`", "exercise `#meta+exercise`"]
    rows = [line.split("|")[1:3] for line in text.split("## Hashtags")[1].splitlines() if line.startswith("| ")]
    for kind, told in ((kind.strip(), told.strip()) for kind, told in rows):
        if kind in ("table", "report"):
            continue
        out = folder / "x.hxl.csv"
        call("export", kind, out, store)
        names, tags = list(csv.reader(io.StringIO(out.read_text("utf-8-sig"))))[:2]
        wanted = ", ".join([told] + (common if kind != "tally" else []))
        want_equal(", ".join(f"{name} `{tag}`" for name, tag in zip(names, tags, strict=True)), wanted)


def columns_are_the_schemas(folder):
    """Every member that a type declares has a column, and no column is of another's making."""
    _, store = make_store(folder)
    schemas = {file.stem: set(json.loads(file.read_text("utf-8"))["properties"])
               for file in (SOURCE / "data" / "schemas").glob("*.json") if file.stem != "tally"}
    common = schemas.pop("common")
    for kind, declared in schemas.items():
        out = folder / f"{kind}.csv"
        if kind in ("alert", "briefing", "display", "series", "report"):
            continue
        call("export", kind, out, store)
        names = {name.split(".")[0] for name in next(csv.reader(io.StringIO(out.read_text("utf-8-sig"))))}
        if "longitude" in names:
            names = names - {"longitude", "latitude"} | {"center" if kind == "area" else "position"}
        want_equal((kind, names - common), (kind, declared - common - {"boundary"}))


def export_tables(folder):
    path, store = make_store(folder)
    team = write(folder, "team.csv", 'id,kind,name,area\nt1,women,"\'=1+1",H1\n')
    call("import", "team", team, store)
    want_equal(document(path, "team", "t1")["name"], "=1+1")
    before = dump_but_audit(path)
    for kind in ("area", "site", "round", "team", "fund", "order"):
        for name in (f"{kind}.csv", f"{kind}.hxl.csv"):
            out = folder / name
            told = call("export", kind, out, store)[0]
            count = ask(path, "SELECT count(*) FROM document WHERE type = ? AND json IS NOT NULL", kind)[0][0]
            want(told, f"{count} of type {kind}")
            want_equal(out.read_bytes()[:3], b"\xef\xbb\xbf")
            rows = list(csv.reader(io.StringIO(out.read_text("utf-8-sig"))))
            want_equal(len(rows), count + (2 if name.endswith(".hxl.csv") else 1))
            if name.endswith(".hxl.csv"):
                want_equal([cell for cell in rows[1] if not cell.startswith("#")], [])
            # What was written changes nothing when it is read.
            if kind == "order":
                want(call("import", kind, out, store, code=2)[1], "import them with --backend")
                continue
            want(call("import", kind, out, store, "--datum=WGS-84")[0], f"{kind}: 0 new, 0 changed, {count} unchanged")
    want((folder / "team.csv").read_text("utf-8-sig"), ",'=1+1,")
    want_equal(dump_but_audit(path), before)


def export_geojson(folder):
    _, store = make_store(folder)
    for kind in ("area", "site"):
        out = folder / f"{kind}.geojson"
        call("export", kind, out, store)
        features = json.loads(out.read_text())["features"]
        want_equal({feature["type"] for feature in features}, {"Feature"})
        want(call("import", kind, out, store, "--datum=WGS-84")[0],
             f"{kind}: 0 new, 0 changed, {len(features)} unchanged")
    want_equal({feature["geometry"]["type"] for feature in features}, {"Point"})


def export_cap(folder):
    path, store = make_store(folder)
    for number, more in enumerate(({"kind": "notice", "title": "旧", "recipients": ["H1"]},
                                   {"kind": "order", "title": "新 <b>", "recipients": ["H1", "H2"],
                                    "supersedes": "o1"}), 1):
        order = {"type": "order", "id": f"o{number}", "at": f"2022-03-0{8 + number % 2}T10:00:00+00:00", **more}
        ask(path, "UPDATE counter SET seq = seq + 1")
        ask(path, "INSERT INTO document (type, id, seq, json) SELECT 'order', ?, seq, ? FROM counter", order["id"],
            json.dumps(order))
    out = folder / "order.xml"
    call("export", "order", out, store, "--sender=hq@example.org", "--id=o2")
    schema = SOURCE / "tests" / "data" / "schemas" / "cap-1.2.xsd"
    subprocess.run(["xmllint", "--nonet", "--noout", "--schema", schema, out], check=True, capture_output=True)
    alert = ElementTree.parse(out).getroot()
    want_equal(alert.find(f"{CAP}info/{CAP}headline").text, "新 <b>")
    want_equal([area.text for area in alert.iter(f"{CAP}areaDesc")], ["北岸", "南岸"])
    want_equal(alert.find(f"{CAP}references").text, "hq@example.org,o1,2022-03-09T18:00:00+08:00")
    want(call("export", "order", out, store, "--sender=hq@example.org", code=2)[1], "name it with --id")
    want(call("export", "order", out, store, "--sender=a b", "--id=o2", code=1)[1], "a sender has no spaces")


class Stub(BaseHTTPRequestHandler):
    """Of the wire as much as the verbs speak: pages of documents, PUT under a number, reports."""

    def log_message(self, *unused):
        pass

    def answer(self, status, body):
        text = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def begin(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.server.asked.append((self.command, self.path))
        if self.headers["Authorization"] == "Bearer secret":
            return body
        self.answer(401, {"detail": "who are you?"})
        return None

    def do_GET(self):
        if self.begin() is None:
            return
        query = parse_qs(urlsplit(self.path).query)
        kind = urlsplit(self.path).path.split("/")[3]
        found = [item for (type_name, _), item in sorted(self.server.documents.items()) if type_name == kind]
        first = int(query.get("after", ["0"])[0])
        page = {"documents": found[first:first + 2]}
        if first + 2 < len(found):
            page["next"] = str(first + 2)
        self.answer(200, page)

    def do_PUT(self):
        body = self.begin()
        if body is None:
            return
        kind, identity = (unquote(word) for word in self.path.split("/", 4)[3:])
        standing = self.server.documents.get((kind, identity))
        match = self.headers["If-Match"]
        if self.server.broken == identity:
            self.answer(503, {"detail": "the disk is full"})
        elif (standing is None) != (self.headers["If-None-Match"] == "*") or (
                standing is not None and match != f'"{standing["seq"]}"'):
            self.answer(412, standing or {})
        else:
            self.server.documents[kind, identity] = {**json.loads(body), "seq": 100 + len(self.server.asked)}
            self.answer(200, self.server.documents[kind, identity])

    def do_POST(self):
        body = self.begin()
        if body is None:
            return
        fresh = [json.loads(line)["id"] for line in body.decode().split("\n") if line]
        count = len(set(fresh) - self.server.reports)
        self.server.reports |= set(fresh)
        self.answer(200, {"accepted": count, "duplicate": len(fresh) - count, "rejected": []})


def with_stub(folder, work):
    server = ThreadingHTTPServer(("127.0.0.1", 0), Stub)
    server.asked, server.reports, server.broken, server.documents = [], set(), None, {}
    for number, (kind, line) in enumerate(
            ((file.stem, line) for file in sorted((SOURCE / "tests/data/cities/harbour").glob("*.ndjson"))
             for line in file.read_text().splitlines() if not line.startswith("#")), 1):
        made = json.loads(line)
        server.documents[made["type"], made["id"]] = {**made, "seq": number}
    token = write(folder, "token", "secret\n")
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        work(server, [f"--backend=http://127.0.0.1:{server.server_port}/", f"--token-file={token}"])
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def backend_documents(folder):
    table = write(folder, "teams.csv", "id,kind,name,area\na,women,x,H1\nb,women,x,H1\nc,women,x,H1\n")

    def work(server, backend):
        want(call("import", "team", table, *backend, "--dry-run")[0], "dry run: team: 3 new")
        want_equal([method for method, _ in server.asked if method != "GET"], [])
        server.broken = "b"
        want(call("import", "team", table, *backend, code=1)[1], "1 of 3 were put before it failed; import again")
        server.broken = None
        want(call("import", "team", table, *backend)[0], "team: 2 new, 0 changed, 1 unchanged")
        changed = write(folder, "more.csv", "id,size\na,5\n")
        want(call("import", "team", changed, *backend)[0], "team: 0 new, 1 changed")
        want_equal(server.documents["team", "a"]["size"], 5)
        call("export", "team", folder / "out.csv", *backend)
        rows = list(csv.DictReader(io.StringIO((folder / "out.csv").read_text("utf-8-sig"))))
        want_equal([row["size"] for row in rows if row["id"] == "a"], ["5"])
        want(call("export", "team", folder / "out.csv", backend[0], f"--token-file={table}", code=1)[1],
             "teams.csv must hold one token and nothing else")
        wrong = write(folder, "wrong", "guessed\n")
        want(call("export", "team", folder / "out.csv", backend[0], f"--token-file={wrong}", code=1)[1],
             "the backend refused: 401: who are you?")

    with_stub(folder, work)


def backend_reports(folder):
    def work(server, backend):
        round_id = next(identity for kind, identity in server.documents if kind == "round")
        table = write(folder, "counts.csv", "place,subject,at,add.sampled\n" + "".join(
            f"{SITE},sampling:{round_id},2022-03-10T10:{number // 60:02}:{number % 60:02}+00:00,1\n"
            for number in range(1200)))
        want(call("import", "report", table, *backend, "--dry-run")[0], "dry run: report: 1200 good")
        want_equal(len(server.reports), 0)
        want(call("import", "report", table, *backend)[0], "report: 1200 new, 0 there already")
        want(call("import", "report", table, *backend)[0], "report: 0 new, 1200 there already")
        want_equal(len([method for method, _ in server.asked if method == "POST"]), 6)

    with_stub(folder, work)


if __name__ == "__main__":
    sys.exit(run([import_sites, import_names_every_fault, import_wants_a_datum, import_encodings, import_geojson,
                  import_reports, try_reports, import_reports_refuses, usage, cancelling, progress, hashtags_are_documented,
                  columns_are_the_schemas, export_tables,
                  export_geojson, export_cap, backend_documents, backend_reports]))
