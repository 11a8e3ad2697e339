#!/usr/bin/python3
"""The daemon against its own description: every operation of /openapi.json is asked
with every example, and every answer, refusals too, is one that is described and as
it is described.
"""

import json
import re
import subprocess
import sys
from urllib.parse import quote

import jsonschema

from daemon_fixture import ROOT, Daemon, Stream, run, wait_for

CITY = ROOT / "data/cities/xuchang"
CLOCK = "2021-08-08T09:30:00+08:00"
CITY_AREA = "411000"
ODD = {"未声明": {"a": [1, None, "\u2028", {"b": 0.5}]}, "mine": [], "null": None}


class Contract:
    """A daemon, its description, and a token of each role."""

    def __init__(self, daemon):
        self.daemon = daemon
        self.description = daemon.get("/openapi.json").json
        self.tokens = {role: daemon.token(role, CITY_AREA)
                       for role in ("viewer", "reporter", "official", "staff", "commander", "admin")}
        self.tokens["any"] = self.tokens["viewer"]
        self.asked = set()

    def resolve(self, item):
        while "$ref" in item and item["$ref"].startswith("#/components/") and "/schemas/" not in item["$ref"]:
            _, _, kind, name = item["$ref"].split("/")
            item = self.description["components"][kind][name]
        return item

    def schema(self, schema):
        return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema,
                "components": self.description["components"]}

    def validate(self, schema, value):
        jsonschema.Draft202012Validator(self.schema(schema)).validate(value)

    def check(self, operation, answer):
        """The status, the content type, the headers and the body are described."""
        told = (operation["operationId"], answer.status, answer.body[:500])
        assert str(answer.status) in operation["responses"], told
        self.asked.add((operation["operationId"], answer.status))
        described = self.resolve(operation["responses"][str(answer.status)])
        for header in described.get("headers", {}):
            assert header in answer.headers or header == "Link", (told, header)
        if "content" not in described:
            assert answer.body == b"", told
            return None
        kind = answer.headers["Content-Type"].split(";")[0]
        assert kind in described["content"], (told, kind)
        schema = described["content"][kind]["schema"]
        if kind in ("application/json", "application/problem+json"):
            self.validate(schema, answer.json)
            if kind == "application/problem+json":
                assert answer.json["status"] == answer.status, told
            return answer.json
        self.validate(schema, answer.body.decode())
        return answer.body.decode()

    def ask(self, operation, method, path, body=None, token=None, **headers):
        role = operation.get("x-role")
        token = token or (self.tokens[role] if role else None)
        answer = self.daemon.ask(method, path, token, body, **headers)
        return answer, self.check(operation, answer)

    def operation(self, method, path):
        return self.description["paths"][path][method.lower()]


CONTRACT = {}


def contract():
    """One daemon for all: what a test writes another one reads."""
    if not CONTRACT:
        daemon = Daemon("--speed=1000", city=CITY, clock=CLOCK).__enter__()
        CONTRACT["daemon"] = daemon
        CONTRACT["contract"] = Contract(daemon)
    return CONTRACT["contract"]


def test_up_to_date():
    """What is served is what the schemas and the skeleton make."""
    done = subprocess.run([sys.executable, str(ROOT / "data/openapi/build.py"), "--check"], capture_output=True,
                          text=True, check=False)
    assert done.returncode == 0, done.stderr
    served = contract().description
    assert served == json.loads((ROOT / "data/openapi.json").read_text(encoding="utf-8"))


def test_description():
    """Each schema is one, each example is valid, each reference leads somewhere, each operation says who may."""
    description = contract().description
    assert description["openapi"].startswith("3.1.")
    for name, schema in description["components"]["schemas"].items():
        jsonschema.Draft202012Validator.check_schema(schema)
        for example in schema.get("examples", []):
            contract().validate({"$ref": f"#/components/schemas/{name}"}, example)
    for reference in re.findall(r'"\$ref": *"([^"]+)"', json.dumps(description)):
        item = description
        for step in reference.removeprefix("#/").split("/"):
            item = item[step]
    names = []
    for path, methods in description["paths"].items():
        for method, operation in methods.items():
            if method == "parameters":
                continue
            names.append(operation["operationId"])
            assert operation["summary"] and ("x-role" in operation) != (operation.get("security") == []), path
    assert len(names) == len(set(names))


def test_routes():
    """What is described can be asked, by the methods that are told of it."""
    here = contract()
    for path, methods in here.description["paths"].items():
        answer = here.daemon.ask("PATCH", path.replace("{id}", "x"))
        assert answer.status == 405, (path, answer.status)
        allowed = set(answer.headers["Allow"].split(", "))
        described = {method.upper() for method in methods if method != "parameters"}
        assert described <= allowed, (path, described, allowed)


def test_open_operations():
    here = contract()
    for path, methods in here.description["paths"].items():
        for method, operation in methods.items():
            if method != "parameters" and operation.get("security") == []:
                assert here.ask(operation, method.upper(), path)[0].status == 200, path


def queries(here, operation):
    """With nothing beyond what must be said; with every example; each wrong."""
    parameters = [here.resolve(item) for item in operation.get("parameters", [])]
    said = [item for item in parameters if item["in"] == "query" and "example" in item]
    must = {item["name"]: str(item["example"]) for item in said if item.get("required")}
    yield must, 200
    yield {item["name"]: str(item["example"]) for item in said}, 200
    for item in said:
        if item["schema"].get("format") or item["schema"]["type"] == "integer" or item["name"] == "area":
            yield {**must, item["name"]: "no such thing"}, 400


def test_reading():
    """Every operation that lists and reads, with every parameter; without a token and with a wrong role."""
    here = contract()
    for path, methods in here.description["paths"].items():
        operation = methods.get("get")
        if operation is None or operation.get("security") == [] or "{id}" in path:
            continue
        for query, status in queries(here, operation):
            address = path + ("?" + "&".join(f"{name}={quote(value)}" for name, value in query.items()) if query else "")
            kinds = list(here.resolve(operation["responses"]["200"])["content"])
            for kind in (kinds if status == 200 else kinds[:1]):
                if kind == "text/event-stream":
                    continue
                answer, body = here.ask(operation, "GET", address, Accept=kind)
                assert answer.status == status, (address, kind, answer.status, answer.body[:300])
                if kind == "application/x-ndjson" and status == 200:
                    assert all(json.loads(line) for line in body.split("\n") if line)
        assert here.daemon.get(path).status == 401
        here.check(operation, here.daemon.get(path))
        if operation["x-role"] == "admin":
            here.check(operation, here.daemon.get(path, here.tokens["viewer"]))
        elif operation["x-role"] == "viewer":
            here.check(operation, here.daemon.get(path, here.tokens["reporter"]))


def test_pages():
    """A list leads through all of its pages."""
    here = contract()
    operation = here.operation("GET", "/v1/documents/area")
    answer, page = here.ask(operation, "GET", "/v1/documents/area?limit=1000")
    assert len(page["documents"]) == 1000 and f"after={page['next']}" in answer.headers["Link"]


def test_feed():
    here = contract()
    operation = here.operation("GET", "/v1/feed")
    with Stream(here.daemon, here.tokens["viewer"]) as stream:
        assert stream.status == 200 and stream.headers["Content-Type"] in operation["responses"]["200"]["content"]
        for name, _, data in stream.until("live"):
            for document in data if name == "docs" else []:
                here.validate({"$ref": f"#/components/schemas/{document['type']}"}, document)
    here.check(operation, here.daemon.get("/v1/feed", here.tokens["viewer"], Accept="image/png"))


def test_reports():
    here = contract()
    operation = here.operation("POST", "/v1/reports")
    for example in operation["requestBody"]["content"]["application/json"]["examples"].values():
        assert here.ask(operation, "POST", "/v1/reports", example["value"])[1]["accepted"] == len(example["value"])
        assert here.ask(operation, "POST", "/v1/reports", example["value"])[1]["duplicate"] == len(example["value"])
    lines = "\n".join(json.dumps(item) for item in example["value"])
    answer, _ = here.ask(operation, "POST", "/v1/reports", lines, Content_Type="application/x-ndjson")
    assert answer.status == 200
    wrong = here.ask(operation, "POST", "/v1/reports", [{**example["value"][0], "place": "nowhere"}])[1]
    assert wrong["rejected"][0]["pointer"] == "/place"
    for body, headers in (("{", {}), ("[" + " " * (1 << 20) + "]", {})):
        here.ask(operation, "POST", "/v1/reports", body, Content_Type="application/json", **headers)
    here.ask(operation, "POST", "/v1/reports", [], token=here.tokens["viewer"])


def test_tokens():
    here = contract()
    make, revoke = here.operation("POST", "/v1/tokens"), here.operation("DELETE", "/v1/tokens/{id}")
    for example in make["requestBody"]["content"]["application/json"]["examples"].values():
        answer, made = here.ask(make, "POST", "/v1/tokens", example["value"])
        assert answer.status == 201
        assert here.ask(revoke, "DELETE", f"/v1/tokens/{made['id']}")[0].status == 204
    here.ask(make, "POST", "/v1/tokens", {"role": "king"})
    here.ask(make, "POST", "/v1/tokens", example["value"], token=here.tokens["viewer"])
    here.ask(revoke, "DELETE", "/v1/tokens/none")
    here.ask(revoke, "DELETE", "/v1/tokens/none", token=here.tokens["viewer"])


def path_of(kind, identity):
    return f"/v1/documents/{kind}/{quote(identity)}"


def put(here, operation, kind, body, **headers):
    return here.ask(operation, "PUT", path_of(kind, body["id"]), body, **headers)


def without(here, kind, body):
    """What a client says of a document: not what the backend writes."""
    schemas = here.description["components"]["schemas"]
    members = {**schemas["common"]["properties"], **schemas[kind]["properties"]}
    return {name: value for name, value in body.items() if not members.get(name, {}).get("readOnly")}


def write_example(here, kind, example):
    """New, read, known, changed, by version; what is not declared comes back as it was."""
    one = here.description["paths"][f"/v1/documents/{kind}/{{id}}"]
    write, read = one["put"], one["get"]
    odd = {} if kind in ("display", "alert") else ODD
    sent = {**example, **odd}
    if "201" in write["responses"]:
        made, body = put(here, write, kind, sent, If_None_Match="*")
        assert made.status == 201, (kind, made.status, made.body)
    else:
        made, body = here.ask(read, "GET", path_of(kind, example["id"]))
    if kind != "display":
        assert without(here, kind, body) == without(here, kind, sent) or kind == "alert", body
    read_again, stands = here.ask(read, "GET", path_of(kind, example["id"]))
    assert stands == body and read_again.headers["ETag"] == made.headers["ETag"]
    known, _ = here.ask(read, "GET", path_of(kind, example["id"]), If_None_Match=made.headers["ETag"])
    assert known.status == 304
    again, problem = put(here, write, kind, sent, If_None_Match="*")
    if "200" not in write["responses"]:
        assert again.status == 412 and problem["current"] == stands if kind == "briefing" else again.status == 409
        assert put(here, write, kind, sent, If_Match=made.headers["ETag"])[0].status == 409
        return
    assert again.status == 412 and problem["current"] == stands
    changed, body = put(here, write, kind, sent, If_Match=made.headers["ETag"])
    assert changed.status == 200 and body["seq"] > stands["seq"], (kind, changed.body)
    assert put(here, write, kind, sent, If_Match=made.headers["ETag"])[1]["current"] == body


def refuse_example(here, kind, example):
    """Each refusal that is described, with one that is all wrong."""
    write = here.operation("PUT", f"/v1/documents/{kind}/{{id}}")
    path = path_of(kind, example["id"])
    if kind != "display":
        here.ask(write, "PUT", path, example)
        assert here.ask(write, "PUT", path, "x", If_Match="*", Content_Type="text/plain")[0].status == 415
        wrong = {name: {"no": "such"} for name in example if name not in ("type", "id", "figure")}
        answer, problem = here.ask(write, "PUT", path, wrong, If_Match="*")
        assert answer.status == 422 and {error["pointer"] for error in problem["errors"]} >= {"/at", "/source"}
    assert here.ask(write, "PUT", path, "{", If_Match="*", Content_Type="application/json")[0].status == 400
    assert here.ask(write, "PUT", path, " " * 800000, If_Match="*")[0].status == 413
    assert here.ask(write, "PUT", path, example, token=here.tokens["reporter"], If_Match="*")[0].status == 403
    here.check(write, here.daemon.ask("PUT", path, None, example))


def seed_alert(here):
    """Alerts are raised by the daemon itself: this one was, before it started."""
    example = dict(here.description["components"]["schemas"]["alert"]["examples"][0])
    del example["acknowledged"]
    here.daemon.stop()
    text = json.dumps(example).replace("'", "''")
    here.daemon.tamper("UPDATE counter SET seq = seq + 1;"
                       " INSERT INTO document (type, id, seq, place, json)"
                       f" SELECT 'alert', '{example['id']}', seq, '{example['place']}', '{text}' FROM counter;")
    here.daemon.start()


def document_types(here):
    return [path.split("/")[3] for path in here.description["paths"] if re.fullmatch(r"/v1/documents/\w+/\{id\}", path)]


def test_documents():
    """Every example of every type that can be written."""
    here = contract()
    seed_alert(here)
    for kind in document_types(here):
        if "put" not in here.description["paths"][f"/v1/documents/{kind}/{{id}}"]:
            continue
        for example in here.description["components"]["schemas"][kind]["examples"]:
            write_example(here, kind, example)
        refuse_example(here, kind, example)


def test_derived():
    """What cannot be written is read."""
    here = contract()
    for kind in ("tally", "series"):
        found = lambda: here.daemon.get(f"/v1/documents/{kind}?limit=1", here.tokens["viewer"]).json["documents"]
        wait_for(found)
        identity = found()[0]["id"]
        one = here.description["paths"][f"/v1/documents/{kind}/{{id}}"]
        assert "put" not in one and here.daemon.ask("PUT", path_of(kind, identity), here.tokens["staff"], {}).status == 405
        answer, _ = here.ask(one["get"], "GET", path_of(kind, identity))
        assert answer.status == 200, answer.body


def test_removal():
    """What can be removed is, by version, last of all."""
    here = contract()
    for kind in reversed(document_types(here)):
        one = here.description["paths"][f"/v1/documents/{kind}/{{id}}"]
        for example in here.description["components"]["schemas"][kind]["examples"]:
            if "delete" not in one:
                continue
            path = path_of(kind, example["id"])
            remove = one["delete"]
            here.check(remove, here.daemon.ask("DELETE", path, None))
            here.ask(remove, "DELETE", path, token=here.tokens["reporter"], If_Match="*")
            assert here.ask(remove, "DELETE", path, If_Match='"1"')[0].status == 412, kind
            if kind != "display":
                assert here.ask(remove, "DELETE", path)[0].status == 428
            is_kept = kind == "inspection" and example["state"] == "done"
            assert here.ask(remove, "DELETE", path, If_Match="*")[0].status == (409 if is_kept else 204), kind
            if is_kept:
                continue
            assert here.ask(remove, "DELETE", path, If_Match="*")[0].status == 404
            assert here.ask(one["get"], "GET", path)[0].status == 404


def test_all_asked():
    """No operation was left out; each had an answer of success."""
    here = contract()
    for methods in here.description["paths"].values():
        for method, operation in methods.items():
            if method == "parameters":
                continue
            had = {status for name, status in here.asked if name == operation["operationId"]}
            assert any(status < 400 for status in had), operation["operationId"]
    daemon = CONTRACT["daemon"]
    daemon.__exit__(None)


if __name__ == "__main__":
    run([test_up_to_date, test_description, test_routes, test_open_operations, test_reading, test_pages, test_reports,
         test_tokens, test_feed, test_documents, test_derived, test_removal, test_all_asked])
