"""Charts as inline SVG: no script, no library, no picture file beside the page."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date, timedelta
from html import escape
from typing import NamedTuple

WIDTH = 960
LEFT, RIGHT, TOP, BOTTOM = 44, 12, 14, 28


class Series(NamedTuple):
    """One named line; style is a class of the page's style sheet."""

    label: str
    style: str
    values: Sequence[float]


class Scale(NamedTuple):
    """Maps a range of values onto a range of pixels."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        share = (value - self.low) / (self.high - self.low)
        return round(self.start + share * (self.end - self.start), 2)


def ticks(low: float, high: float, count: int = 6) -> list[float]:
    """Round numbers (1, 2 or 5 times a power of ten apart) that span low to high."""
    raw = (high - low or 1.0) / count
    power = 10.0 ** math.floor(math.log10(raw))
    step = next(m * power for m in (1, 2, 5, 10) if m * power >= raw * 0.999)
    first, last = math.floor(low / step), math.ceil(high / step)
    return [round(index * step, 10) for index in range(first, max(last, first + 1) + 1)]


def lines(title: str, days: Sequence[date], series: Sequence[Series], height: int = 340) -> str:
    """A time series chart with a grid of months."""
    values = [value for line in series for value in line.values]
    marks = ticks(min(values), max(values))
    y = Scale(marks[0], marks[-1], height - BOTTOM, TOP)
    first, last = days[0].toordinal(), days[-1].toordinal()
    x = Scale(first, max(last, first + 1), LEFT, WIDTH - RIGHT)
    parts = _grid(y, marks)
    parts += [_month(x(month.toordinal()), month, height) for month in _months(days[0], days[-1])]
    for line in series:
        points = " ".join(f"{x(d.toordinal())},{y(v)}" for d, v in zip(days, line.values))
        name = escape(line.label)
        parts.append(f'<polyline class="{line.style}" points="{points}"><title>{name}</title></polyline>')
    return _svg(title, height, parts)


def paired_bars(title: str, names: Sequence[str], series: Sequence[Series], height: int = 240) -> str:
    """Bars side by side, one group for each name, from zero upwards."""
    marks = ticks(0, max(value for line in series for value in line.values), 4)
    y = Scale(marks[0], marks[-1], height - BOTTOM, TOP)
    group = (WIDTH - LEFT - RIGHT) / len(names)
    bar = group * 0.7 / len(series)
    parts = _grid(y, marks)
    for index, name in enumerate(names):
        start = LEFT + group * (index + 0.15)
        for offset, line in enumerate(series):
            value = line.values[index]
            hint = f"<title>{escape(name)}, {escape(line.label)}: {value:.2f}</title>"
            parts.append(
                f'<rect class="{line.style}" x="{start + offset * bar:.2f}" y="{y(value)}" rx="2"'
                f' width="{bar - 2:.2f}" height="{y(0) - y(value):.2f}">{hint}</rect>'
            )
        middle = LEFT + group * (index + 0.5)
        parts.append(f'<text class="name" x="{middle:.2f}" y="{height - 8}">{escape(name)}</text>')
    return _svg(title, height, parts)


def diverging_bars(title: str, names: Sequence[str], values: Sequence[float]) -> str:
    """Horizontal bars to both sides of zero, one row for each name."""
    row, left = 26, 190
    reach = max(map(abs, values)) or 1.0
    x = Scale(-reach, reach, left + 56, WIDTH - 64)
    height = row * len(names) + 8
    parts = [f'<line class="zero" x1="{x(0)}" x2="{x(0)}" y1="0" y2="{height}"/>']
    for index, (name, value) in enumerate(zip(names, values)):
        top, middle = index * row + 8, index * row + 21
        start, end = sorted((x(0), x(value)))
        style, edge, anchor = ("up", end + 6, "start") if value >= 0 else ("down", start - 6, "end")
        parts += [
            f'<text class="row" x="{left}" y="{middle}">{escape(name)}</text>',
            f'<rect class="{style}" x="{start}" y="{top}" width="{end - start:.2f}" height="16" rx="2"/>',
            f'<text class="value" x="{edge:.2f}" y="{middle}" text-anchor="{anchor}">{value:+.2f}</text>',
        ]
    return _svg(title, height, parts)


def _grid(y: Scale, marks: Sequence[float]) -> list[str]:
    return [
        f'<line class="grid" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y(mark)}" y2="{y(mark)}"/>'
        f'<text class="mark" x="{LEFT - 8}" y="{y(mark) + 4}">{mark:g}</text>'
        for mark in marks
    ]


def _months(first: date, last: date) -> list[date]:
    """First days of the months in the range; of quarters or years when there are many."""
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    every = 1 if months <= 14 else 3 if months <= 42 else 12
    days = (first + timedelta(offset) for offset in range((last - first).days + 1))
    return [day for day in days if day.day == 1 and (day.month - 1) % every == 0]


def _month(x: float, month: date, height: int) -> str:
    text = f"{month:%b %Y}" if month.month == 1 else f"{month:%b}"
    return (
        f'<line class="tick" x1="{x}" x2="{x}" y1="{TOP}" y2="{height - BOTTOM}"/>'
        f'<text class="month" x="{x + 4}" y="{height - 8}">{text}</text>'
    )


def _svg(title: str, height: int, parts: Sequence[str]) -> str:
    body = "\n".join(parts)
    return f'<svg viewBox="0 0 {WIDTH} {height}" role="img" aria-label="{escape(title)}">\n{body}\n</svg>'
