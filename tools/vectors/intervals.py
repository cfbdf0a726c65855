"""Writes contract/vectors/intervals.json: the intervals that Airflow's own timetable has.

Run in an environment with Airflow 3.3. Of half-hour changes of the clock its scheduler says of some crons that they do
not advance; no schedule is walked through one here.

    AIRFLOW_HOME=$(mktemp -d) python tools/vectors/intervals.py

Where Airflow's answer for a run by hand is not the last interval that was complete (its end lies after the moment, or
its start not before its end, which happens in the hours around a change of the clock), the answer is found among the
ticks that Airflow names one after another. Such cases are marked.
"""

import random
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pendulum
from airflow.timetables.base import TimeRestriction
from airflow.timetables.interval import CronDataIntervalTimetable
from cron import rows

ABOUT = (
    "Intervals as start and end. by_hand: of a run by hand at a moment, the last that was complete; corrected "
    "where Airflow 3.3's own answer is not. scheduled: the first `count` that are scheduled from `start`, "
    "catching up, to `end`, a day of either being one of the zone. by_date: of a run by hand for a date, the "
    "first with that run.date, or the error. without_cron: of a run by hand of a schedule that has no cron. "
    "Written by tools/vectors/intervals.py"
)
TARGET = Path(__file__).parents[2] / "contract" / "vectors" / "intervals.json"

CRONS = [
    "0 2 * * *",
    "30 2 * * *",
    "0 3 * * *",
    "0 0 * * *",
    "0 * * * *",
    "30 * * * *",
    "*/15 * * * *",
    "0 */2 * * *",
    "15,45 2,3 * * *",
    "*/30 1-3 * * *",
    "0 6 * * 1-5",
    "0 0 * * 1",
    "0 0 1 * *",
    "0 12 13 * 5",
    "0 * 1 * *",
    "0 0 29 2 *",
]
# A zone, and days on which its clock changes: forward, then back.
ZONES = {
    "UTC": ["2026-03-01", "2026-12-31"],
    "Asia/Jakarta": ["2026-03-01", "2026-12-31"],
    "Asia/Kolkata": ["2026-03-01"],
    "Europe/Berlin": ["2026-03-29", "2026-10-25"],
    "America/New_York": ["2026-03-08", "2026-11-01"],
    "Australia/Lord_Howe": ["2026-10-04", "2026-04-05"],
    "America/Sao_Paulo": ["2018-11-04", "2018-02-18"],
    "America/Havana": ["2026-03-08", "2026-11-01"],
}


def timetable(cron, zone):
    return CronDataIntervalTimetable(cron, zone)


def text(moment, zone):
    return moment.astimezone(ZoneInfo(zone)).isoformat(timespec="seconds").replace("+00:00", "Z")


def pair(start, end, zone):
    return [text(start, zone), text(end, zone)]


def moments(rng, days):
    for day in days:
        midnight = datetime.fromisoformat(day).replace(tzinfo=UTC)
        for _ in range(6):
            yield midnight + timedelta(seconds=rng.randrange(-14 * 3600, 26 * 3600))
        for hours in range(-2, 7):
            yield midnight + timedelta(hours=hours)


def forward(table, moment):
    """The ticks that Airflow names one after another, from well before a moment up to it."""
    rare = table._expression.startswith("0 0 29")
    tick = table._get_next(pendulum.instance(moment) - timedelta(days=9 * 366 if rare else 70))
    ticks = []
    while tick <= moment:
        ticks.append(tick)
        tick = table._get_next(tick)
    return ticks


def by_hand():
    rng = random.Random(1)
    for zone, days in ZONES.items():
        for cron in CRONS:
            table = timetable(cron, zone)
            for moment in moments(rng, days):
                found = table.infer_manual_data_interval(run_after=pendulum.instance(moment))
                case = {"cron": cron, "zone": zone, "moment": text(moment, "UTC")}
                if found.end > moment or found.start >= found.end:
                    start, end = forward(table, moment)[-2:]
                    yield case | {"interval": pair(start, end, zone), "corrected": True}
                else:
                    yield case | {"interval": pair(found.start, found.end, zone)}


def scheduled(cron, zone, start, end, count):
    restriction = TimeRestriction(earliest=first(start, zone), latest=last(end, zone), catchup=True)
    intervals = []
    previous = None
    for _ in range(count):
        info = timetable(cron, zone).next_dagrun_info(last_automated_data_interval=previous, restriction=restriction)
        if info is None:
            break
        previous = info.data_interval
        intervals.append(pair(previous.start, previous.end, zone))
    return {"cron": cron, "zone": zone, "start": start, "end": end, "count": count, "intervals": intervals}


def first(bound, zone):
    if "T" in bound:
        return pendulum.instance(datetime.fromisoformat(bound))
    day = datetime.combine(date.fromisoformat(bound), time(), tzinfo=ZoneInfo(zone))
    return pendulum.instance(day.astimezone(UTC))


def last(bound, zone):
    if bound is None or "T" in bound:
        return None if bound is None else first(bound, zone)
    following = (date.fromisoformat(bound) + timedelta(days=1)).isoformat()
    return first(following, zone) - timedelta(seconds=1)


def all_scheduled():
    bounds = [
        ("UTC", "2026-01-01", "2026-01-03"),
        ("Asia/Jakarta", "2026-01-01", "2026-01-31"),
        ("Asia/Jakarta", "2026-01-01T02:00:00+07:00", "2026-01-05T02:00:00+07:00"),
        ("Asia/Jakarta", "2026-01-01T02:00:01+07:00", "2026-01-05T01:59:59+07:00"),
        ("Europe/Berlin", "2026-03-28", "2026-03-30"),
        ("Europe/Berlin", "2026-10-24", "2026-10-26"),
        ("America/New_York", "2026-03-07", None),
        ("America/Sao_Paulo", "2018-11-02", "2018-11-04"),
    ]
    for zone, start, end in bounds:
        for cron in ["0 2 * * *", "30 2 * * *", "0 * * * *", "0 0 * * 1", "0 0 * * *", "0 */6 * * *", "0 0 1 * *"]:
            yield scheduled(cron, zone, start, end, 30)


def by_date():
    days = ["2026-01-01", "2026-01-03", "2026-03-29", "2026-10-25", "2026-02-28"]
    for zone in ["UTC", "Asia/Jakarta", "Europe/Berlin", "America/New_York"]:
        for cron in ["0 2 * * *", "30 2 * * *", "0 * * * *", "0 0 * * 1", "0 6 * * 1-5", "0 0 1 * *", "0 0 13 * 5"]:
            for day in days:
                yield dated(cron, zone, day)


def dated(cron, zone, day):
    """The first interval whose start has a local date, found by walking from a month before it."""
    table = timetable(cron, zone)
    case = {"cron": cron, "zone": zone, "date": day}
    start = table._get_next(first(day, zone) - timedelta(days=40))
    before = None
    while (local := local_date(start, zone)) < day:
        before = local
        start = table._get_next(start)
    if local == day:
        return case | {"interval": pair(start, table._get_next(start), zone)}
    error = f"no interval of the schedule has the run date {day}; the nearest have {before} and {local}"
    return case | {"error": error}


def local_date(moment, zone):
    return moment.astimezone(ZoneInfo(zone)).date().isoformat()


def without_cron():
    for zone in ["UTC", "Asia/Jakarta", "Europe/Berlin"]:
        for moment in ["2026-03-29T01:30:00Z", "2026-01-01T00:00:00Z", "2026-10-25T00:30:59Z"]:
            at = text(datetime.fromisoformat(moment), zone)
            yield {"zone": zone, "moment": moment, "interval": [at, at]}
        midnight = text(first("2026-03-29", zone), zone)
        yield {"zone": zone, "date": "2026-03-29", "interval": [midnight, midnight]}


def main():
    TARGET.write_text(
        rows(
            {
                "about": ABOUT,
                "by_hand": list(by_hand()),
                "scheduled": list(all_scheduled()),
                "by_date": list(by_date()),
                "without_cron": list(without_cron()),
            }
        )
    )


if __name__ == "__main__":
    main()
