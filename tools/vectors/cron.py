"""Writes contract/vectors/cron.json: what croniter, Airflow's own reader of crons, makes of them.

Run in an environment with croniter 7.0.0:

    python tools/vectors/cron.py
"""

import json
import random
from datetime import datetime, timedelta
from pathlib import Path

from croniter import croniter

TARGET = Path(__file__).parents[2] / "contract" / "vectors" / "cron.json"

CHOSEN = """
* * * * *
*/5 * * * *
*/7 * * * *
*/90 * * * *
5/15 * * * *
0-30/10 * * * *
0 * * * *
30 * * * *
15,45 * * * *
0 0 * * *
59 23 * * *
0 2 * * *
30 2 * * 1-5
0 2,14 * * *
0 */6 * * *
0 9-17 * * MON-FRI
0 22-2 * * *
0 0 * * 0
0 0 * * 7
0 0 * * 5-7
0 0 * * 2-7/2
0 0 * * SAT-SUN
0 0 * * FRI-MON
0 0 * * sun,wed
0 0 * * 1-0
0 0 1 * *
0 0 31 * *
0 0 29 2 *
0 0 30 1-3 *
0 0 31 4,5 *
0 0 1 1 *
0 0 1 JAN-MAR *
0 0 1 NOV-FEB *
0 0 1 */3 *
0 0 */2 * *
0 0 1-7 * *
0 0 13 * 5
0 0 13 * FRI
0 0 1,15 * MON
0 0 29 2 1
0 0 31 2 MON
0 0 1-31 * MON
0 0 1 * 0-6
0 12 * 6 1
* * 29 2 *
1-5,10,20-40/7 3-6,22 2-30/4 2,4-8/2 *
@hourly
@daily
@weekly
@monthly
@yearly
"""

REFUSED = """
0 0 30 2 *
0 0 31 2,4,6,9,11 *
0 0 L * *
0 0 LW * *
0 0 15W * *
0 0 * * 5L
0 0 * * L5
0 0 * * MON#1
0 0 ? * MON
0 0 1 * ?
0 0 2 * * *
0 0 0 1 1 ? 2026
H H * * *
H/15 * * * *
R * * * *
0~30 * * * *
0 0 * *
0
60 * * * *
* 24 * * *
* * 0 * *
* * 32 * *
* * * 13 *
* * * 0 *
* * * * 8
-1 * * * *
1.5 * * * *
5-5 * * * *
0 0 * * MON-MON
59/15 * * * *
*/0 * * * *
*/x * * * *
1-5-7 * * * *
1, * * * *
*,5 * * * *
0 0 */2 * MON
0 0 1 * */2
0 22-2/2 * * *
0 0 * * MONDAY
0 0 * JANUARY *
0 0 * FOO *
@midnight
@annually
@quarterly
@once
@continuous
@reboot
@Daily
@
"""

FIELDS = [(0, 59), (0, 23), (1, 31), (1, 12), (0, 6)]


def item(rng, low, high):
    """One value, range or step that every scheduler reads alike."""
    first = rng.randint(low, high)
    last = rng.randint(low, high)
    if first >= last:
        return str(first)
    return rng.choice([f"{first}-{last}", f"{first}-{last}/{rng.randint(1, 9)}", str(first)])


def field(rng, low, high):
    kind = rng.random()
    if kind < 0.35:
        return "*"
    if kind < 0.5:
        return f"*/{rng.randint(1, (high - low) // 2 + 1)}"
    return ",".join(item(rng, low, high) for _ in range(rng.randint(1, 3)))


def expression(rng):
    fields = [field(rng, low, high) for low, high in FIELDS]
    day, weekday = fields[2], fields[4]
    starred = day.startswith("*/") or weekday.startswith("*/")
    if starred and day != "*" and weekday != "*":
        fields[4] = "*"
    return " ".join(fields)


def expressions():
    rng = random.Random(17)
    chosen = CHOSEN.strip().splitlines()
    return chosen + [expression(rng) for _ in range(300)]


def moments(rng):
    yield datetime(2026, 2, 28, 23, 59, 30)
    start = datetime(2023, 1, 1)
    for _ in range(2):
        yield start + timedelta(seconds=rng.randrange(8 * 366 * 86400))


def ticks(cron, moment, count):
    after = croniter(cron, moment)
    before = croniter(cron, moment)
    return {
        "cron": cron,
        "moment": moment.isoformat(),
        "next": [after.get_next(datetime).isoformat() for _ in range(count)],
        "previous": [before.get_prev(datetime).isoformat() for _ in range(count)],
    }


def possible(cron):
    """Whether a cron comes at all; a February without its day is found nowhere."""
    try:
        croniter(cron, datetime(2026, 1, 1)).get_next()
    except ValueError:
        return False
    return True


def main():
    rng = random.Random(4)
    cases = [ticks(cron, moment, 3) for cron in expressions() if possible(cron) for moment in moments(rng)]
    text = {
        "about": "ticks: the next and the previous ticks from a time of the wall clock, nearest"
        " first, as croniter 7.0.0 has them. refused: crons that no, or not every, scheduler reads"
        " alike. Written by tools/vectors/cron.py",
        "ticks": cases,
        "refused": REFUSED.strip().splitlines(),
    }
    TARGET.write_text(rows(text))


def rows(value):
    """JSON with a case a line."""
    parts = []
    for key, part in value.items():
        if isinstance(part, list):
            lines = ",\n    ".join(json.dumps(case) for case in part)
            parts.append(f'  "{key}": [\n    {lines}\n  ]')
        else:
            parts.append(f'  "{key}": {json.dumps(part)}')
    return "{\n" + ",\n".join(parts) + "\n}\n"


if __name__ == "__main__":
    main()
