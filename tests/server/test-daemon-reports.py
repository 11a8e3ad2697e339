#!/usr/bin/python3
"""From a report to the feed and back after a crash: nothing lost, nothing twice."""

import datetime
import http.client
import json
import random
import threading
import time

from daemon_fixture import SUBJECT, Daemon, Stream, new_id, report, run, wait_for

SITES = ["H111-s1", "H112-s1", "H121-s1", "H122-s1", "H211-s1", "H212-s1"]


def tallies(documents):
    return {key: value for key, value in documents.items() if key[0] == "tally"}


def test_whole_way():
    """The judged path: once, twice, elsewhere, feed, kill -9, the same again."""
    with Daemon() as daemon:
        viewer = daemon.token("viewer")
        reporter = daemon.token("reporter", "H1")
        sent = report("H111-s1", 12, set={"queue": 35})
        answer = daemon.post(reporter, sent)
        assert (answer.status, answer.json) == (200, {"accepted": 1, "duplicate": 0, "rejected": []}), answer.body
        answer = daemon.post(reporter, sent)
        assert (answer.status, answer.json) == (200, {"accepted": 0, "duplicate": 1, "rejected": []}), answer.body

        answer = daemon.post(reporter, report("H211-s1"))
        assert answer.status == 403
        assert answer.headers["Content-Type"] == "application/problem+json"
        problem = answer.json
        assert problem["status"] == 403 and problem["instance"] == "/v1/reports"
        assert problem["errors"] == [{"pointer": "/0/place", "reason": problem["errors"][0]["reason"]}]

        documents, _, live = daemon.state(viewer)
        tally = documents["tally", f"H111-s1/{SUBJECT}"]
        assert tally["values"]["sampled"] == 12 and tally["values"]["queue"] == 35
        assert ("tally", f"H211-s1/{SUBJECT}") not in documents \
            or "sampled" not in documents["tally", f"H211-s1/{SUBJECT}"]["values"]

        daemon.kill()
        daemon.start()
        again, _, live_again = daemon.state(viewer)
        assert again == documents
        assert live_again == live


def test_what_was_stated():
    """What a tally is stated with beside its figures stays, whatever is reported and whatever falls."""
    stated = {("tally", f"{site}/{SUBJECT}") for site in SITES} | {("tally", "H/mobilisation"), ("tally", "H/funds")}
    with Daemon(settings={"checkpoint": {"seconds": 1}}) as daemon:
        viewer = daemon.token("viewer")
        reporter = daemon.token("reporter")

        def check(sampled):
            documents, _, _ = daemon.state(viewer)
            assert {key for key in stated if documents[key].get("sample") is True} == stated, documents
            assert documents["tally", f"H111-s1/{SUBJECT}"]["values"].get("sampled") == sampled
            return documents

        check(None)
        # A tally that nobody stated is not called a sample.
        daemon.post(reporter, report("H111-s1", 12), report("H12", 5, subject="mobilisation", add={}, set={"members": 4}))
        documents = check(12)
        assert documents["tally", f"H111-s1/{SUBJECT}"]["source"] == "report"
        assert "sample" not in documents["tally", "H12/mobilisation"]
        wait_for(lambda: daemon.metric("checkpoint_seq") > 0)
        daemon.post(reporter, report("H112-s1", 3))
        daemon.kill()
        daemon.start()
        again = check(12)
        assert again["tally", f"H112-s1/{SUBJECT}"]["values"]["sampled"] == 3
        assert "sample" not in again["tally", "H12/mobilisation"]
        assert daemon.stop() == 0
        daemon.start()
        assert check(12) == again


def test_mixed_batch():
    """Each report is judged by itself; twice in one batch counts once."""
    with Daemon() as daemon:
        reporter = daemon.token("reporter", "H1")
        twice = report("H111-s1", 5)
        batch = [
            twice,
            twice,
            report("H211-s1"),
            report("nowhere"),
            report("H111-s1", 1, at="yesterday"),
            dict(report("H111-s1"), id="1"),
            dict(report("H111-s1"), add={"queue": 3}),
            dict(report("H111-s1"), add={"unheard": 3}),
            dict(report("H111-s1"), subject="sampling:r9"),
            dict(report("H111-s1"), add={}),
            report("H111-s1", 1, at="2122-03-10T12:00:00+00:00"),
            7,
            report("H112-s1", 6),
        ]
        answer = daemon.post(reporter, *batch)
        assert answer.status == 200
        result = answer.json
        assert (result["accepted"], result["duplicate"]) == (2, 1), result
        pointers = {item["index"]: item["pointer"] for item in result["rejected"]}
        assert pointers == {2: "/place", 3: "/place", 4: "/at", 5: "/id", 6: "/add/queue", 7: "/add",
                            8: "/subject", 9: "", 10: "/at", 11: ""}, pointers
        assert all(item["reason"] for item in result["rejected"])


def test_half_people():
    """What is counted one by one has no halves, in whatever way it comes; the rest of the batch goes on."""
    with Daemon() as daemon:
        staff = daemon.token("staff")
        batch = [
            report("H111-s1", 48),
            report("H111-s1", 1.5),
            report("H111-s1", 1, set={"queue": 3.5}),
            report("H111-s1", 1, set={"queue": 3, "wait": 12.5}),
            report("H111-s1", 9007199254740993),
            report("H111-s1", 0.5, source="import"),
            report("H111", add={}, set={"target": {"value": 100.5, "bound": "~"}}),
            report("H111-s1", -40),
        ]
        lines = "\n".join(json.dumps(dict(item, id=new_id())) for item in batch)
        for answer in (daemon.post(staff, *batch),
                       daemon.ask("POST", "/v1/reports", staff, lines, Content_Type="application/x-ndjson")):
            assert answer.status == 200 and answer.json["accepted"] == 3, answer.body
            assert [(item["index"], item["pointer"], item["reason"]) for item in answer.json["rejected"]] == [
                (1, "/add/sampled", "must be a whole number"), (2, "/set/queue", "must be a whole number"),
                (4, "/add/sampled", "must be from -10000 to 10000"), (5, "/add/sampled", "must be a whole number"),
                (6, "/set/target", "must be a whole number")], answer.body

        documents, _, _ = daemon.state(staff)
        assert documents["tally", f"H111-s1/{SUBJECT}"]["values"]["sampled"] == 2 * (48 + 1 - 40)


def test_ahead():
    """The backend's clock counts, not the machine's: what it has not come to is not taken,
    and the history of a branch stays as it was."""
    with Daemon(clock="2021-08-07T10:00:00+08:00") as daemon:
        reporter = daemon.token("reporter")
        assert daemon.post(reporter, report("H111-s1", 5, "2021-08-06T10:10:00+08:00")).json["accepted"] == 1
        now = datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds")
        answer = daemon.post(reporter, report("H111-s1", 3, "2021-08-08T09:00:00+08:00"),
                             report("H111-s1", 7, now, set={"queue": 35}),
                             report("H111-s1", 7, "2021-08-08T11:00:00+08:00"))
        assert answer.status == 200 and answer.json["accepted"] == 1, answer.body
        assert [(item["index"], item["pointer"]) for item in answer.json["rejected"]] == [(1, "/at"), (2, "/at")]
        history = daemon.get(f"/v1/series?place=H11&subject={SUBJECT}&measure=sampled&step=3600"
                             "&from=2021-08-06T10:00:00%2B08:00&to=2021-08-06T12:00:00%2B08:00",
                             daemon.token("viewer"))
        assert [value for _, value in history.json] == [0, 5, 5], history.body


def test_source():
    """Who reports from the field cannot pass it off as a figure of the headquarters."""
    with Daemon() as daemon:
        for role, taken in (("reporter", {"report", "simulation"}),
                            ("staff", {"report", "simulation", "manual", "import"}),
                            ("commander", {"report", "simulation", "manual", "import"})):
            token = daemon.token(role)
            for source in ("report", "simulation", "manual", "import"):
                answer = daemon.post(token, report("H111-s1", source=source))
                assert answer.status == 200, answer.body
                pointers = [item["pointer"] for item in answer.json["rejected"]]
                assert pointers == ([] if source in taken else ["/source"]), (role, source, answer.body)
                assert answer.json["accepted"] == (source in taken)


def test_lines():
    """NDJSON: the same, a report a line; a faulty line is one rejection."""
    with Daemon() as daemon:
        reporter = daemon.token("reporter")
        lines = [json.dumps(report("H111-s1", 3)), "{broken", "", json.dumps(report("H111-s1", 4))]
        answer = daemon.ask("POST", "/v1/reports", reporter, "\n".join(lines), Content_Type="application/x-ndjson")
        assert answer.status == 200
        assert answer.json["accepted"] == 2
        assert [item["index"] for item in answer.json["rejected"]] == [1]


def test_recount():
    """Many reports in any order and batching equal a naive recount, also after a crash."""
    chance = random.Random(4711)
    settings = {"checkpoint": {"seconds": 1}}
    with Daemon(settings=settings) as daemon:
        viewer = daemon.token("viewer")
        reporter = daemon.token("reporter")
        adds, sets, pending, last = {}, {}, [], {}
        for _ in range(3000):
            place = chance.choice(SITES)
            at = f"2022-03-10T{chance.randrange(8, 12):02}:{chance.randrange(60):02}:{chance.randrange(60):02}+00:00"
            value = chance.randrange(-3, 40)
            queue = chance.randrange(200)
            pending.append(report(place, value, at, set={"queue": queue}))
            adds[place] = adds.get(place, 0) + value
            sets[place] = max(sets.get(place, ("", 0)), (at, queue))
            last[place] = max(last.get(place, ""), at)

        while pending:
            batch = [pending.pop(chance.randrange(len(pending))) for _ in range(min(len(pending), chance.randrange(1, 90)))]
            answer = daemon.post(reporter, *batch)
            assert answer.json == {"accepted": len(batch), "duplicate": 0, "rejected": []}, answer.body
            if chance.random() < 0.3:
                answer = daemon.post(reporter, *batch)
                assert answer.json["duplicate"] == len(batch), answer.body
            if chance.random() < 0.05:
                wait_for(lambda: daemon.metric("checkpoint_seq") > 0)

        def check():
            documents, _, live = daemon.state(viewer)
            for place in SITES:
                values = documents["tally", f"{place}/{SUBJECT}"]["values"]
                assert values["sampled"] == adds[place], (place, values, adds[place])
                assert values["queue"] == sets[place][1], (place, values, sets[place])
            return documents, live

        before, live = check()
        daemon.kill()
        daemon.start()
        after, live_after = check()
        assert tallies(after) == tallies(before)

        # Stopped in good order: the log need not be read again.
        assert daemon.stop() == 0
        daemon.start()
        check()
        assert live_after.rsplit("-", 1)[0] == live.rsplit("-", 1)[0]


def test_checkpoint_of_many():
    """Much that has changed is written down before its time is come."""
    with Daemon(settings={"checkpoint": {"seconds": 86400, "changes": 500}}) as daemon:
        viewer = daemon.token("viewer")
        reporter = daemon.token("reporter")
        daemon.post(reporter, report("H111-s1", 1))
        time.sleep(1.5)
        assert daemon.metric("checkpoint_seq") == 0
        for _ in range(6):
            assert daemon.post(reporter, *(report("H111-s1", 1) for _ in range(100))).status == 200
        wait_for(lambda: daemon.metric("checkpoint_seq") > 500)
        # That is when it is handed over; what is answered after it comes behind it.
        daemon.post(reporter, report("H111-s1", 1))
        daemon.kill()
        daemon.start()
        assert daemon.metric("checkpoint_seq") > 500
        documents, _, _ = daemon.state(viewer)
        assert documents["tally", f"H111-s1/{SUBJECT}"]["values"]["sampled"] == 602


def test_series():
    """The history of an area is the sum of its sites', in the feed and when asked for."""
    with Daemon(clock="2022-03-10T11:59:58+00:00") as daemon:
        viewer = daemon.token("viewer")
        reporter = daemon.token("reporter")
        daemon.post(reporter, report("H111-s1", 5, "2022-03-10T10:10:00+00:00"),
                    report("H112-s1", 7, "2022-03-10T10:20:00+00:00"),
                    report("H211-s1", 11, "2022-03-10T11:20:00+00:00"))
        wait_for(lambda: ("series", f"H/{SUBJECT}/sampled") in daemon.state(viewer)[0])
        documents, _, _ = daemon.state(viewer)
        series = documents["series", f"H/{SUBJECT}/sampled"]
        assert series["values"][0] == 0 and series["values"][-1] == 23, series
        assert documents["series", f"H1/{SUBJECT}/sampled"]["values"][-1] == 12

        def ask(place, step):
            answer = daemon.get(f"/v1/series?place={place}&subject={SUBJECT}&measure=sampled&step={step}"
                                "&from=2022-03-10T10:00:00%2B00:00&to=2022-03-10T11:30:00%2B00:00", viewer)
            assert answer.status == 200, answer.body
            return [value for _, value in answer.json]

        assert ask("H", 1800) == [0, 12, 12, 23]
        assert ask("H2", 1800) == [0, 0, 0, 11]
        assert ask("H111-s1", 600) == [0, 0, 5, 5, 5, 5, 5, 5, 5, 5]
        assert daemon.get(f"/v1/series?place=H&subject={SUBJECT}&measure=queue", viewer).status == 400
        assert daemon.get(f"/v1/series?place=H&subject={SUBJECT}&measure=sampled&step=5", viewer).status == 400

        # A crash, and no checkpoint: the same under the same number, from the log.
        daemon.kill()
        daemon.start()
        assert daemon.state(viewer)[0] == documents
        assert ask("H", 1800) == [0, 12, 12, 23]

        # What came after it was told is told after the start.
        daemon.post(reporter, report("H112-s1", 2, "2022-03-10T10:25:00+00:00"))
        daemon.kill()
        daemon.start()
        wait_for(lambda: daemon.state(viewer)[0]["series", f"H/{SUBJECT}/sampled"]["values"][-1] == 25)
        assert daemon.state(viewer)[0]["series", f"H2/{SUBJECT}/sampled"] \
            == documents["series", f"H2/{SUBJECT}/sampled"]

        # From a checkpoint too.
        documents, _, _ = daemon.state(viewer)
        assert daemon.stop() == 0
        daemon.start()
        assert daemon.state(viewer)[0] == documents


def test_series_below_zero():
    """The document and the query say the same where corrections exceed reports, and neither makes it none."""
    with Daemon(clock="2022-03-10T11:59:58+00:00") as daemon:
        viewer = daemon.token("viewer")
        daemon.post(daemon.token("reporter"), report("H111-s1", 5, "2022-03-10T10:10:00+00:00"),
                    report("H112-s1", -12, "2022-03-10T10:40:00+00:00"),
                    report("H111-s1", 20, "2022-03-10T11:10:00+00:00"))
        wait_for(lambda: ("series", f"H/{SUBJECT}/sampled") in daemon.state(viewer)[0])
        documents, _, _ = daemon.state(viewer)
        for place in ("H", "H11"):
            series = documents["series", f"{place}/{SUBJECT}/sampled"]
            asked = daemon.get(f"/v1/series?place={place}&subject={SUBJECT}&measure=sampled&step={series['step']}"
                               f"&from={series['start'].replace('+', '%2B')}&to={series['at'].replace('+', '%2B')}",
                               viewer)
            assert [value for _, value in asked.json] == series["values"], (asked.body, series)
            assert min(series["values"]) == -7 and series["values"][-1] == 13, series
        answer = daemon.get(f"/v1/series?place=H112-s1&subject={SUBJECT}&measure=sampled&step=1800"
                            "&from=2022-03-10T10:00:00%2B00:00&to=2022-03-10T11:30:00%2B00:00", viewer)
        assert [value for _, value in answer.json] == [0, 0, -12, -12], answer.body


def test_series_of_a_gauge():
    """What stood at each time, whatever the order that it came in; nothing is said of before it was first set."""
    with Daemon(clock="2022-03-10T11:59:58+00:00") as daemon:
        viewer = daemon.token("viewer")
        values = ((9, "11:10:00"), (4, "10:40:00"), (7, "10:40:00"), (5, "10:10:00"), (6, "11:00:00"))
        daemon.post(daemon.token("reporter"), *[
            {"id": new_id(), "place": "H111-s1", "subject": SUBJECT, "at": f"2022-03-10T{at}+00:00",
             "set": {"queue": value}} for value, at in values])

        def ask(place="H111-s1", subject=SUBJECT, measure="queue", step=1800):
            return daemon.get(f"/v1/series?place={place}&subject={subject}&measure={measure}&step={step}"
                              "&from=2022-03-10T10:00:00%2B00:00&to=2022-03-10T11:30:00%2B00:00", viewer)

        assert [value for _, value in ask().json] == [None, 5, 6, 9], ask().body
        assert [value for _, value in ask(step=600).json] == [None, 5, 5, 5, 7, 7, 6, 9, 9, 9], ask(step=600).body
        assert [value for _, value in ask(place="H112-s1").json] == [None] * 4
        assert ask(place="H11").status == 400
        assert ask(measure="target").status == 400


def test_resume_after_crash():
    """A reader resumes by id across kill -9 and misses nothing."""
    with Daemon() as daemon:
        viewer = daemon.token("viewer")
        reporter = daemon.token("reporter")
        with Stream(daemon, viewer) as stream:
            _, _, (_, known, _) = stream.collect()
        for place in SITES[:3]:
            assert daemon.post(reporter, report(place, 2)).status == 200
        daemon.kill()
        daemon.start()
        assert daemon.post(reporter, report(SITES[3], 9)).status == 200
        with Stream(daemon, viewer, f"?since={known}") as stream:
            documents, gone, (_, live, _) = stream.collect()
        assert set(tallies(documents)) == {("tally", f"{place}/{SUBJECT}") for place in SITES[:4]}
        assert gone == [] and live != known


def test_no_change_by_old_set():
    """A `set` that is older than what stands is kept and changes nothing."""
    with Daemon() as daemon:
        viewer = daemon.token("viewer")
        reporter = daemon.token("reporter")
        daemon.post(reporter, {"id": new_id(), "place": "H111-s1", "subject": SUBJECT,
                               "at": "2022-03-10T11:00:00+00:00", "set": {"queue": 40}})
        answer = daemon.post(reporter, {"id": new_id(), "place": "H111-s1", "subject": SUBJECT,
                                        "at": "2022-03-10T10:00:00+00:00", "set": {"queue": 3}})
        assert answer.json["accepted"] == 1
        documents, _, _ = daemon.state(viewer)
        assert documents["tally", f"H111-s1/{SUBJECT}"]["values"]["queue"] == 40


def post_until_it_ends(daemon, token, site, told):
    """Sends reports one after another; `told` counts what was answered 200."""
    while True:
        try:
            answer = daemon.post(token, *(report(site, 1) for _ in range(5)))
        except (OSError, http.client.HTTPException):
            return
        if answer.status == 200:
            told.append(answer.json["accepted"])


def end_under_load(end):
    """How much was answered for, and how much stands after the next start."""
    with Daemon() as daemon:
        viewer = daemon.token("viewer")
        reporter = daemon.token("reporter")
        told = [[] for _ in SITES]
        threads = [threading.Thread(target=post_until_it_ends, args=(daemon, reporter, site, told[number]))
                   for number, site in enumerate(SITES)]
        for thread in threads:
            thread.start()
        wait_for(lambda: all(len(answers) > 20 for answers in told))
        end(daemon)
        for thread in threads:
            thread.join()
        daemon.start()
        documents, _, _ = daemon.state(viewer)
        return [(sum(told[number]), documents["tally", f"{site}/{SUBJECT}"]["values"]["sampled"])
                for number, site in enumerate(SITES)]


def test_stop_under_load():
    """SIGTERM: what was answered for is there, and what is there was answered for."""
    for answered, stands in end_under_load(lambda daemon: daemon.stop()):
        assert answered == stands, (answered, stands)


def test_kill_under_load():
    """kill -9: what was answered for is there; at most the requests on their way more."""
    for answered, stands in end_under_load(lambda daemon: daemon.kill()):
        assert answered <= stands <= answered + 5, (answered, stands)


def test_clock():
    """The clock begins where it is told to and runs as fast as it is told to."""
    with Daemon("--speed=600") as daemon:
        viewer = daemon.token("viewer")
        first = daemon.get("/v1/", viewer).json["clock"]
        time.sleep(0.2)
        second = daemon.get("/v1/", viewer).json["clock"]
        assert first["now"].startswith("2022-03-10T12:") and first["speed"] == 600
        assert second["now"] > first["now"]


if __name__ == "__main__":
    run([test_whole_way, test_what_was_stated, test_mixed_batch, test_half_people, test_ahead, test_source, test_lines,
         test_recount, test_checkpoint_of_many, test_series, test_series_below_zero, test_resume_after_crash,
         test_no_change_by_old_set, test_stop_under_load, test_kill_under_load, test_clock])
