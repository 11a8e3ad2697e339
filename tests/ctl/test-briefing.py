#!/usr/bin/python3
"""bulwarkctl briefing as a person calls it: from a saved state, and against a backend that is not there."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

SOURCE = Path(os.environ["BULWARK_SOURCE_ROOT"])
PROGRAM = Path(os.environ["BULWARK_BUILD_ROOT"]) / "src" / "ctl" / "bulwarkctl"
CITY = SOURCE / "tests" / "data" / "cities" / "harbour"
NOW = "2022-03-10T12:00:00+00:00"


class Failed(Exception):
    """It printed or returned something else."""


def call(*arguments, code=0, **options):
    done = subprocess.run([PROGRAM, "briefing", *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                          check=False, timeout=90, **options)
    if done.returncode != code:
        raise Failed(f"{arguments}: exit {done.returncode}, not {code}: {done.stdout}{done.stderr}")
    return done.stdout, done.stderr


def want(text, part):
    if part not in text:
        raise Failed(f"{part!r} is not in {text!r}")


def read(path):
    text = subprocess.run(["pdftotext", path, "-"], stdout=subprocess.PIPE, text=True, check=True).stdout
    return "".join(text.split())


def write_state(folder, sampled=900):
    """The city of Harbour at noon, with one count."""
    lines = [line for name in json.loads((CITY / "city.json").read_text())["files"]
             for line in (CITY / name).read_text(encoding="utf-8").splitlines()
             if not line.startswith("#")]
    lines = [line for line in lines if json.loads(line)["type"] != "donation"]
    lines.append(json.dumps({"type": "tally", "id": "H111-s1/sampling:spring", "place": "H111-s1",
                             "subject": "sampling:spring", "at": "2022-03-10T11:55:00+00:00", "source": "report",
                             "seq": 90, "values": {"target": 2600, "sampled": sampled}}))
    lines.append(json.dumps({"type": "live", "id": "test-90", "clock": {"now": NOW, "speed": 1}}))
    path = folder / "state.ndjson"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def usage(folder):
    state = write_state(folder)
    want(call(code=2)[1], "--backend and --state")
    want(call(f"--state={state}", "--backend=http://x", code=2)[1], "--backend and --state")
    want(call("--backend=http://127.0.0.1:1", "--scope=H", "--headlines", code=2)[1], "--token-file")
    want(call(f"--state={state}", "--headlines", code=2)[1], "--scope")
    want(call(f"--state={state}", "--scope=H", code=2)[1], "--output")
    want(call(f"--state={state}", "--scope=H", "--headlines", "--lang=fr", code=2)[1], "--lang")
    want(call(f"--state={state}", "--scope=H", "--headlines", "--as-of=noon", code=2)[1], "--as-of=noon")
    want(call(f"--state={state}", "--scope=H", "--headlines", "--token=secret", code=2)[1], "token")
    want(call(f"--state={state}", "--scope=H", "--headlines", "--sheet=poem", code=2)[1], "--sheet")
    want(call(f"--state={state}", "--headlines", "--sheet=order", code=2)[1], "--order")


def from_a_state(folder):
    sheet = folder / "sheet.pdf"
    told, _ = call(f"--state={write_state(folder)}", "--scope=H", f"--output={sheet}", "--number=3", "--headlines")
    want(told, "已采样900人")
    text = read(sheet)
    want(text, "第3期")
    want(text, "港湾市疫情防控指挥部办公室")
    want(text, "（截至3月10日12时）")
    want(text, "应检14,300人，已采样900人，完成6.3%")
    want(text, "志愿服务队超过20支")
    want(text, "南岸未上报")


def english(folder):
    sheet = folder / "sheet.pdf"
    call(f"--state={write_state(folder)}", "--scope=H1", f"--output={sheet}", "--lang=en")
    want(read(sheet), "NorthShore:peopletobesampled9,300,sampled900")


def same_bytes(folder):
    state = write_state(folder)
    for name in ("a.pdf", "b.pdf"):
        call(f"--state={state}", "--scope=H", f"--output={folder / name}")
    if (folder / "a.pdf").read_bytes() != (folder / "b.pdf").read_bytes():
        raise Failed("two runs gave different bytes")


def cut_off(folder):
    state = write_state(folder)
    sheet = folder / "sheet.pdf"
    # Later than the state: the data stopped. Earlier than its counts: there is no such picture.
    call(f"--state={state}", "--scope=H", f"--output={sheet}", "--as-of=2022-03-10T12:30:00+00:00")
    want(read(sheet), "（数据中断，截至3月10日12时）")
    call(f"--state={state}", "--scope=H", f"--output={sheet}", "--as-of=2022-03-10T12:00:00+00:00")
    want(read(sheet), "（截至3月10日12时）")
    want(call(f"--state={state}", "--scope=H", f"--output={sheet}", "--as-of=2022-03-10T11:00:00+00:00", code=1)[1],
         "saved then")


def failures(folder):
    state = write_state(folder)
    want(call(f"--state={state}", "--scope=Z", "--headlines", code=1)[1], "“Z”")
    want(call("--state=/nowhere", "--scope=H", "--headlines", code=1)[1], "/nowhere")
    want(call(f"--state={state}", "--scope=H", "--output=/nowhere/sheet.pdf", code=1)[1], "/nowhere")
    (folder / "broken.ndjson").write_text("not json\n", encoding="utf-8")
    want(call(f"--state={folder / 'broken.ndjson'}", "--scope=H", "--headlines", code=1)[1], "line 1")
    for words in ("\n", "one\ntwo\n", "x" * 4097):
        (folder / "token").write_text(words, encoding="utf-8")
        want(call("--backend=http://127.0.0.1:1", f"--token-file={folder / 'token'}", "--scope=H", "--headlines",
                  code=1)[1], "must hold one token and nothing else")
    (folder / "token").write_text("x\n", encoding="utf-8")
    want(call("--backend=http://127.0.0.1:1", f"--token-file={folder / 'token'}", "--scope=H", "--headlines",
              code=1)[1], "http://127.0.0.1:1: ")


def add_documents(state, *documents):
    lines = state.read_text(encoding="utf-8").splitlines()
    added = [json.dumps({"at": "2022-03-10T09:00:00+00:00", "source": "manual", "seq": 91 + i, **document})
             for i, document in enumerate(documents)]
    state.write_text("\n".join(lines[:-1] + added + lines[-1:]) + "\n", encoding="utf-8")


def orders(folder):
    """An order, drawn up for a drill: each page says so, and two runs give the same bytes."""
    state = write_state(folder)
    add_documents(state,
                  {"type": "order", "id": "o1", "kind": "notice", "number": "港防指〔2022〕1号", "title": "加快采样的通知",
                   "text": "增开采样台。", "issuer": "H", "issued": "2022-03-10T09:00:00+00:00",
                   "due": "2022-03-10T11:00:00+00:00", "recipients": ["H1", "H2"], "exercise": True},
                  {"type": "receipt", "id": "o1/H1", "order": "o1", "area": "H1", "state": "done", "exercise": True})
    sheets = [folder / "a.pdf", folder / "b.pdf"]
    for sheet in sheets:
        told, _ = call(f"--state={state}", "--sheet=order", "--order=o1", f"--output={sheet}", "--headlines")
        want(told, "（演练）加快采样的通知")
    text = read(sheets[0])
    want(text, "港防指〔2022〕1号")
    want(text, "送达1/2个、签收1/2个、部署1/2个、反馈1/2个。逾期1个。")
    if text.count("演") < 2 or text.count("练") < 2:
        raise Failed(f"the mark of a drill is not on the page: {text}")
    if sheets[0].read_bytes() != sheets[1].read_bytes():
        raise Failed("two runs gave different bytes")
    want(call(f"--state={state}", "--sheet=order", "--order=o2", "--headlines", code=1)[1], "“o2”")


def notices(folder):
    state = write_state(folder)
    want(call(f"--state={state}", "--scope=H", "--sheet=notice", "--headlines", code=1)[1], "ledger")
    add_documents(state,
                  {"type": "donation", "id": "g1", "form": "cash", "amount_fen": 12345650, "donor": "船厂",
                   "named": True},
                  {"type": "donation", "id": "g2", "form": "cash", "amount_fen": 100, "donor": "某人"})
    sheet = folder / "sheet.pdf"
    call(f"--state={state}", "--scope=H", "--sheet=notice", f"--output={sheet}")
    text = read(sheet)
    want(text, "公示第2号")
    want(text, "有效捐赠2笔，其中现金123,457.50元")
    want(text, "船厂")
    if "某人" in text:
        raise Failed("a donor is named who did not agree")
    call(f"--state={state}", "--scope=H", "--sheet=notice", "--number=1", f"--output={sheet}")
    want(read(sheet), "有效捐赠1笔，其中现金123,456.50元")
    want(call(f"--state={state}", "--scope=H", "--sheet=notice", "--number=3", "--headlines", code=1)[1], "no notice 3")


def teams(folder):
    state = write_state(folder)
    sheet = folder / "sheet.pdf"
    call(f"--state={state}", "--scope=H", "--sheet=teams", f"--output={sheet}")
    want(read(sheet), "疫情防控值班编组表")
    want(call(f"--state={state}", "--scope=H", "--sheet=teams", "--shift=2022-05-01T12:00:00+00:00", "--headlines",
              code=1)[1], "today or tomorrow")


def fonts(folder):
    """A role in another family; what is no role, or is not installed, is said before anything is printed."""
    state = write_state(folder)
    sheet = folder / "sheet.pdf"
    call(f"--state={state}", "--scope=H", f"--output={sheet}", "--font=body=Noto Sans CJK SC")
    told = subprocess.run(["pdffonts", sheet], stdout=subprocess.PIPE, text=True, check=True).stdout
    want(told, "NotoSansCJK")
    if "FandolFang" in told:
        raise Failed(f"the body is set in another font than was chosen: {told}")
    # From a file, in which a timer has names with spaces: the same bytes, and what is said goes before it.
    chosen, other = folder / "fonts", folder / "other.pdf"
    chosen.write_text("# as on the desk\n\nbody=Noto Sans CJK SC\n", encoding="utf-8")
    call(f"--state={state}", "--scope=H", f"--output={other}", f"--font-file={chosen}")
    if other.read_bytes() != sheet.read_bytes():
        raise Failed("the same fonts from a file make another sheet")
    chosen.write_text("body=No Such Face\n", encoding="utf-8")
    want(call(f"--state={state}", "--scope=H", "--headlines", f"--font-file={chosen}", code=1)[1], "“No Such Face”")
    call(f"--state={state}", "--scope=H", f"--output={other}", f"--font-file={chosen}", "--font=body=Noto Sans CJK SC")
    if other.read_bytes() != sheet.read_bytes():
        raise Failed("the command line does not go before the file")
    want(call(f"--state={state}", "--scope=H", "--headlines", f"--font-file={folder}/none", code=1)[1], "none")
    for wrong in ("body", "body=", "heart=Noto Sans CJK SC"):
        want(call(f"--state={state}", "--scope=H", "--headlines", f"--font={wrong}", code=2)[1], "ROLE=FAMILY")
    want(call(f"--state={state}", "--scope=H", "--headlines", "--font=title=No Such Face", code=1)[1], "“No Such Face”")


def into_a_folder(folder):
    """By the clock: each cut-off has a file of its own."""
    state = write_state(folder)
    call(f"--state={state}", "--scope=H", f"--output-dir={folder}")
    want(read(folder / "H-20220310-1200.pdf"), "已采样900人")
    call(f"--state={state}", "--scope=H", f"--output-dir={folder}", "--lang=en")
    want(read(folder / "H-20220310-1200-en.pdf"), "sampled900")
    want(call(f"--state={state}", "--scope=H", f"--output-dir={folder}", f"--output={folder}/a.pdf", code=2)[1],
         "cannot both")
    want(call(f"--state={state}", "--scope=H", "--output-dir=/nowhere", code=1)[1], "/nowhere")


def issued(folder):
    """What was never issued is not made up."""
    state = write_state(folder)
    want(call(f"--state={state}", "--scope=H", "--sheet=issued", "--headlines", code=2)[1], "--number")
    want(call(f"--state={state}", "--scope=H", "--sheet=issued", "--number=1", "--headlines",
              "--font=body=Noto Sans CJK SC", code=2)[1], "issued with")
    want(call(f"--state={state}", "--scope=H", "--sheet=issued", "--number=1", "--headlines", code=1)[1], "H/1")
    add_documents(state, {"type": "briefing", "id": "H/1", "scope": "H", "number": 1, "cut_off": NOW,
                          "digest": "0123456789ab", "content": {"format": 99}})
    want(call(f"--state={state}", "--scope=H", "--sheet=issued", "--number=1", "--headlines", code=1)[1],
         "later release")


def issued_elsewhere(folder):
    """Whoever issued it says of its time what he likes: a file that cannot be named is no success."""
    state = write_state(folder)
    content = {"format": 1, "blocks": []} | dict.fromkeys(
        ("masthead", "issuer", "date", "title", "cut_off", "check", "created"), "x") | {"language": "zh_CN"}
    sheet = {"type": "briefing", "id": "H/1", "scope": "H", "number": 1, "cut_off": NOW, "digest": "0123456789ab",
             "content": content}
    arguments = (f"--state={state}", "--scope=H", "--sheet=issued", "--number=1", f"--output-dir={folder}")
    add_documents(state, sheet)
    digest = call(*arguments, code=1)[1].split()[-1]
    add_documents(state, sheet | {"digest": digest})
    want(call(*arguments, code=1)[1], "--output")
    if list(folder.glob("*.pdf")):
        raise Failed("there is a sheet without a time")


CHECKS = [usage, from_a_state, english, same_bytes, cut_off, failures, orders, notices, teams, fonts, into_a_folder,
          issued, issued_elsewhere]


def main():
    print(f"1..{len(CHECKS)}")
    bad = 0
    for number, check in enumerate(CHECKS, 1):
        try:
            with tempfile.TemporaryDirectory() as folder:
                check(Path(folder))
            print(f"ok {number} - {check.__name__}")
        except Failed as fault:
            bad += 1
            print(f"# {fault}")
            print(f"not ok {number} - {check.__name__}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
