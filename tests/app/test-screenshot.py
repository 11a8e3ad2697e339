#!/usr/bin/python3
"""--screenshot and the other options of the command line: what is drawn, and how the
program ends. Run on a display of its own."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

BUILD = Path(os.environ["BULWARK_BUILD_ROOT"])
SOURCE = Path(os.environ["BULWARK_SOURCE_ROOT"])
PROGRAM = BUILD / "src" / "app" / "bulwark"


def run(*options, language="zh_CN", **environment):
    return subprocess.run([PROGRAM, *options], env=dict(os.environ, LANGUAGE=language, **environment),
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, check=False, timeout=120)


def identify(path, what):
    return subprocess.run(["identify", "-alpha", "off", "-format", what, path], check=True, stdout=subprocess.PIPE,
                          text=True).stdout


def draw(folder, name, *options, **environment):
    """Draws and returns the file, which must be a picture of something."""
    path = folder / f"{name}.png"
    done = run(f"--screenshot={path}", *options, **environment)
    assert done.returncode == 0, f"{name}: exit {done.returncode}: {done.stderr}"
    # The fallback of a font or a theme that is not installed is no fault of ours.
    assert "CRITICAL" not in done.stderr and "bulwark-" not in done.stderr, done.stderr
    assert int(identify(path, "%k")) > 16, f"{name} is blank"
    return path


def check_usage(folder, state):
    for options in (["--nothing"], ["--page=nothing"], ["--wall=nothing"], ["--size=1x1"], ["--backend=http://127.0.0.1:1"],
                    ["--demo", f"--state={state}"], ["a-file"]):
        done = run(*options)
        assert done.returncode == 2, f"{options}: exit {done.returncode}"
        assert done.stderr.startswith("bulwark: "), done.stderr
    done = run("--version")
    assert done.returncode == 0 and done.stdout.startswith("bulwark "), done.stdout


def check_failures(folder, state):
    done = run("--state=/nowhere/at.all", f"--screenshot={folder}/x.png")
    assert done.returncode == 1 and "/nowhere/at.all" in done.stderr, done.stderr
    done = run(f"--state={state}", "--screenshot=/nowhere/x.png")
    assert done.returncode == 1 and "/nowhere/x.png" in done.stderr, done.stderr
    done = run("--backend=http://127.0.0.1:1", "--token-file=/nowhere/token", f"--screenshot={folder}/x.png")
    assert done.returncode == 1 and "/nowhere/token" in done.stderr, done.stderr
    (folder / "token").write_text("one\ntwo\n", encoding="ascii")
    done = run("--backend=http://127.0.0.1:1", f"--token-file={folder}/token", f"--screenshot={folder}/x.png",
               language="en")
    assert done.returncode == 1 and "must hold one token and nothing else" in done.stderr, done.stderr
    broken = folder / "broken.ndjson"
    broken.write_text("{]\n", encoding="utf-8")
    done = run(f"--state={broken}", f"--screenshot={folder}/x.png")
    assert done.returncode == 1 and "broken.ndjson" in done.stderr, done.stderr


def check_unknown_scope(folder, state):
    """Another area than the one that was asked for is no picture of it."""
    path = folder / "unknown.png"
    for options in ([f"--state={state}", "--scope=nosuch"], [f"--state={state}", "--scope=nosuch", "--wall"],
                    [f"--state={state}", "bulwark://nosuch/overview"]):
        done = run(*options, f"--screenshot={path}")
        assert done.returncode == 1 and "nosuch" in done.stderr, f"{options}: {done.returncode}: {done.stderr}"
        assert not path.exists(), options
    done = run("--scope=nosuch", f"--screenshot={path}")
    assert done.returncode == 1 and not path.exists(), f"without a source: {done.returncode}"


def check_sizes(folder, state):
    path = draw(folder, "city", f"--state={state}")
    assert identify(path, "%wx%h") == "1280x800", identify(path, "%wx%h")
    path = draw(folder, "large", f"--state={state}", "--size=1600x1000")
    assert identify(path, "%wx%h") == "1600x1000", identify(path, "%wx%h")
    path = draw(folder, "wall", f"--state={state}", "--wall=map")
    assert identify(path, "%wx%h") == "1920x1080", identify(path, "%wx%h")


def check_scopes_and_pages(folder, state):
    drawn = {identify(draw(folder, "city", f"--state={state}"), "%#")}
    drawn.add(identify(draw(folder, "district", f"--state={state}", "--scope=411002"), "%#"))
    drawn.add(identify(draw(folder, "teams", f"--state={state}", "--page=teams"), "%#"))
    drawn.add(identify(draw(folder, "english", f"--state={state}", language="en"), "%#"))
    drawn.add(identify(draw(folder, "welcome"), "%#"))
    assert len(drawn) == 5, "two of them are the same"


def check_dark(folder, state):
    light = draw(folder, "light", f"--state={state}")
    dark = draw(folder, "dark", f"--state={state}", ADW_DEBUG_COLOR_SCHEME="prefer-dark")
    assert float(identify(light, "%[fx:mean]")) > 0.7
    assert float(identify(dark, "%[fx:mean]")) < 0.4


def check_same_type(folder, state):
    """The letters of a picture are not those of whoever draws it."""
    config = folder / "config" / "gtk-4.0"
    config.mkdir(parents=True)
    (config / "settings.ini").write_text("[Settings]\ngtk-font-name=Sans 18\n", encoding="utf-8")
    usual = draw(folder, "usual", f"--state={state}")
    large = draw(folder, "large", f"--state={state}", XDG_CONFIG_HOME=str(folder / "config"))
    assert identify(usual, "%#") == identify(large, "%#"), "the picture has changed"


CHECKS = [check_usage, check_failures, check_unknown_scope, check_sizes, check_scopes_and_pages, check_dark, check_same_type]


def main():
    failed = 0
    print(f"1..{len(CHECKS)}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        state = folder / "state.ndjson"
        with open(state, "w", encoding="utf-8") as file:
            subprocess.run([SOURCE / "tests" / "bench" / "make-state.py", "60"], stdout=file, check=True)
        for number, check in enumerate(CHECKS, 1):
            try:
                check(folder, state)
                print(f"ok {number} {check.__name__}", flush=True)
            except (AssertionError, subprocess.SubprocessError) as fault:
                failed += 1
                words = str(fault).replace("\n", "\n# ")
                print(f"not ok {number} {check.__name__}\n# {words}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
