"""Who moved which plan, when and by how much, in plain Python, from docs/metrics.md."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from tests.oracle.office import Point, Task

Key = tuple[str, int]
MOVE = (
    "project_id", "county", "version", "received_at", "sender", "file_name", "moved", "node", "from_on", "to_on",
    "moved_days", "from_pct", "to_pct", "moved_pp", "from_wan", "to_wan", "moved_wan", "remark", "submission_id",
    "sheet", "row",
)  # fmt: skip


def moves(versions: Sequence[Task]) -> list[dict[str, object]]:
    """The differences between the versions of one task's plan, the oldest version first."""
    return [
        dict(zip(MOVE, (after.project, after.county, number, after.sent.received, after.sent.sender, after.sent.name,
                        *move, after.remark, after.sent.name, "表", after.row), strict=True))
        for number, (before, after) in enumerate(pairwise(versions), 2)
        for move in (*_points(before, after), *_days(before, after), *_funding(before, after))
    ]  # fmt: skip


def listed(each: Iterable[Sequence[Task]]) -> list[dict[str, object]]:
    """The moves of all plans as they are listed: the newest first, then by task, day and node."""
    found = [move for versions in each for move in moves(versions)]
    keys = ("project_id", "county", "version", "from_on", "to_on", "node", "moved", "from_pct", "to_pct")
    found.sort(key=lambda move: [(move[key] is None, move[key] or 0) for key in keys])
    return sorted(found, key=lambda move: move["received_at"], reverse=True)


def _points(before: Task, after: Task) -> Iterator[tuple[object, ...]]:
    """Nodes by their names, months by their days; points of one name are paired in the order of their days."""
    if not before.points:
        return
    old, new = _named(before.points), _named(after.points)
    for key in old.keys() | new.keys():
        one, other = old.get(key), new.get(key)
        known = one or other
        if one and other and (one.due, one.percent) == (other.due, other.percent):
            continue
        moved = "added" if not one else "dropped" if not other else "node" if known.node else "month"
        days = (other.due - one.due).days if one and other else None
        from_pct, to_pct = (Fraction(point.percent) if point else None for point in (one, other))
        points = to_pct - from_pct if one and other else None
        yield (
            moved,
            known.node,
            one and one.due,
            other and other.due,
            days,
            from_pct,
            to_pct,
            points,
            None,
            None,
            None,
        )


def _named(points: Sequence[Point]) -> dict[Key, Point]:
    named: dict[Key, Point] = {}
    for point in sorted(points, key=lambda point: (point.due, point.percent)):
        name = point.node or str(point.due)
        named[name, sum(other == name for other, _ in named)] = point
    return named


def _days(before: Task, after: Task) -> Iterator[tuple[object, ...]]:
    for moved, old, new in (("start", before.start, after.start), ("due", before.due, after.due)):
        if old and new and old != new:
            yield (moved, None, old, new, (new - old).days, *(None,) * 6)


def _funding(before: Task, after: Task) -> Iterator[tuple[object, ...]]:
    if before.planned is not None and after.planned is not None and before.planned != after.planned:
        old, new = Fraction(before.planned), Fraction(after.planned)
        yield ("funding", *(None,) * 7, old, new, new - old)
