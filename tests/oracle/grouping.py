"""Groups in plain Python: which there are, and in which order they stand."""

from collections.abc import Callable, Sequence

from tests.oracle.row import Row

Figures = Callable[[Sequence[Row]], dict[str, object]]
Values = tuple[object, ...]


def grouped(rows: Sequence[Row], keys: Sequence[str], figures: Figures) -> list[dict[str, object]]:
    """`figures` of the rows with equal values of `keys`, in order; one row, also of nothing, without keys."""
    groups: dict[Values, list[Row]] = {} if keys else {(): []}
    for row in rows:
        groups.setdefault(tuple(getattr(row, key) for key in keys), []).append(row)
    place = places(rows, keys[0]) if keys else {}

    def order(values: Values) -> Values:
        first = () if not values else place[values[0]]
        return (*first, min((row.item_no for row in groups[values]), default=0), *values[1:])

    return [{**dict(zip(keys, values, strict=True)), **figures(groups[values])} for values in sorted(groups, key=order)]


def places(rows: Sequence[Row], by: str) -> dict[object, Values]:
    """Counties as the breakdown lists them, months by date, all else by the first project; without a value last."""
    found: dict[object, int] = {}
    for row in rows:
        here = 0 if by == "period" else row.county_place if by == "county" else row.item_no
        value = getattr(row, by)
        found[value] = min(here, found.get(value, here))
    return {value: (value is None, place, value or "") for value, place in found.items()}
