#!/usr/bin/python3
"""build.py: makes data/openapi.json of the schemas and of skeleton.json.

build.py --check says whether it is up to date, and changes nothing.
"""

import json
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
SCHEMAS = HERE.parent / "schemas"
OUTPUT = HERE.parent / "openapi.json"
PROBLEM = {"$ref": "#/components/responses/problem"}


def problems(*statuses):
    return {str(status): PROBLEM for status in statuses}


def reference(name):
    return {"$ref": f"#/components/schemas/{name}"}


def parameter(name):
    return {"$ref": f"#/components/parameters/{name}"}


def component(path):
    """A schema as a part of the description: it is called by its name there, not by an address."""
    schema = json.loads(path.read_text(encoding="utf-8"))
    schema.pop("$schema")
    schema.pop("$id")
    if "$ref" in schema:
        schema["$ref"] = f"#/components/schemas/{schema['$ref'].removesuffix('.json')}"
    return schema


def answer(name, description):
    return {"description": description, "headers": {"ETag": {"$ref": "#/components/headers/ETag"}},
            "content": {"application/json": {"schema": reference(name)}}}


def describe_list(name):
    page = {"type": "object", "required": ["documents"],
            "properties": {"documents": {"type": "array", "items": reference(name)}, "next": {"type": "string"}}}
    return {"get": {
        "operationId": f"list{name.capitalize()}", "summary": f"Documents of the type {name}", "x-role": "viewer",
        "parameters": [parameter(each) for each in ("area", "from", "to", "after", "limit")],
        "responses": {"200": {"description": "A page, or all of them as a stream; state in the order of its ids, "
                                             "the ledger in that of its numbers. A page may be short: the one "
                                             "without `next` is the last",
                              "headers": {"Link": {"$ref": "#/components/headers/Link"}},
                              "content": {"application/json": {"schema": page},
                                          "application/x-ndjson": {"schema": {
                                              "type": "string", "description": "A document a line"}}}},
                      **problems(400, 401, 403, 503)}}}


def describe_read(name):
    return {"operationId": f"read{name.capitalize()}", "summary": f"One {name}", "x-role": "viewer",
            "parameters": [parameter("ifNoneMatch")],
            "responses": {"200": answer(name, "It"), "304": {"description": "It is the version that is known"},
                          **problems(401, 403, 404, 503)}}


def describe_write(name, rule, schema):
    answers = problems(400, 401, 403, 409, 413, 415, 422, 503, 507)
    if rule.get("create", True):
        answers["201"] = answer(name, "It is new, and on disk")
    if rule.get("change", True):
        answers["200"] = answer(name, "It is changed, and on disk")
        answers.update(problems(412))
    if name != "display":
        answers.update(problems(412, 428))
    return {"operationId": f"write{name.capitalize()}", "summary": f"Writes one {name}",
            "description": rule.get("note", "Members that are `readOnly` are passed over."), "x-role": rule["write"],
            "parameters": [parameter("ifMatch"), parameter("ifNoneMatch")],
            "requestBody": {"required": True, "content": {"application/json": {
                "schema": reference(name),
                "examples": {example["id"]: {"value": example} for example in schema["examples"]}}}},
            "responses": dict(sorted(answers.items()))}


def describe_removal(name, rule):
    answers = problems(401, 403, 404, 409, 412, 503)
    if name != "display":
        answers.update(problems(400, 428))
    return {"operationId": f"remove{name.capitalize()}", "summary": f"Removes one {name}", "x-role": rule["write"],
            "parameters": [parameter("ifMatch")],
            "responses": {"204": {"description": "It is gone"}, **answers}}


def describe_one(name, rule, schema):
    path = {"parameters": [{"name": "id", "in": "path", "required": True, "description": "A `/` in it is a part of it",
                            "schema": {"type": "string"}, "example": schema["examples"][0]["id"]}],
            "get": describe_read(name)}
    if "write" in rule:
        path["put"] = describe_write(name, rule, schema)
    if rule.get("remove"):
        path["delete"] = describe_removal(name, rule)
    return path


def build():
    out = json.loads((HERE / "skeleton.json").read_text(encoding="utf-8"))
    rules = out.pop("x-documents")
    schemas = {path.stem: component(path) for path in sorted(SCHEMAS.glob("*.json"))}
    missing = set(schemas) ^ (set(rules) | {"common", "report"})
    if missing:
        sys.exit(f"build.py: in the schemas or in the skeleton only: {', '.join(sorted(missing))}")
    out["components"]["schemas"].update(schemas)
    content = out["paths"]["/v1/reports"]["post"]["requestBody"]["content"]["application/json"]
    content["examples"] = {"report": {"value": schemas["report"]["examples"]}}
    for name, rule in rules.items():
        out["paths"][f"/v1/documents/{name}"] = describe_list(name)
        out["paths"][f"/v1/documents/{name}/{{id}}"] = describe_one(name, rule, schemas[name])
    return json.dumps(out, ensure_ascii=False, indent=1) + "\n"


def main():
    text = build()
    if sys.argv[1:] == ["--check"]:
        if not OUTPUT.exists() or OUTPUT.read_text(encoding="utf-8") != text:
            sys.exit("data/openapi.json is not what data/openapi/build.py makes: run it")
    elif not sys.argv[1:]:
        OUTPUT.write_text(text, encoding="utf-8")
    else:
        print(__doc__, file=sys.stderr)
        sys.exit(2)


if __name__ == "__main__":
    main()
