"""Verdicts on sums, rates and differences in plain Python: counted in half last digits, nothing of the product."""

from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction
from random import Random

WAYS = (("half_up", ROUND_HALF_UP), ("half_even", ROUND_HALF_EVEN), ("truncated", ROUND_DOWN))
Rows = list[list[str]]
Verdicts = dict[tuple[str, str], str]


def table(seed: int) -> Rows:
    """Counties with target, done, what is left, rate and money; a total row; one figure in four tables is wrong."""
    random = Random(seed)
    digits, rounding = random.choice((0, 1, 2)), random.choice(WAYS)[1]
    rows = [["区县", "任务(户)", "完成(户)", "剩余(户)", "完成率(%)", "资金(亿元)"]]
    sums, true_money = [0, 0], Decimal(0)
    for at in range(random.randint(6, 12)):
        target = random.randint(50, 900)
        done, money = random.randint(10, target), Decimal(random.randint(1_000, 90_000)) / 10_000
        true_money += money
        sums = [sums[0] + target, sums[1] + done]
        rows.append([f"示例{at + 1}县", *_row(target, done, digits, rounding), f"{_cut(money, 2, ROUND_HALF_UP)}"])
    rows.append(["合计", *_row(*sums, digits, rounding), f"{_cut(true_money, 2, ROUND_HALF_UP)}"])
    if random.random() < 0.25:
        row, column = random.randrange(1, len(rows)), random.choice((3, 4, 5))
        step = Decimal(1).scaleb(-len(rows[row][column].partition(".")[2]))
        rows[row][column] = f"{Decimal(rows[row][column]) + step * random.randint(1, 30)}"
    return rows


def _row(target: int, done: int, digits: int, rounding: str) -> list[str]:
    rate = Decimal(100) * done / target
    return [str(target), str(done), str(target - done), f"{_cut(rate, digits, rounding)}"]


def _cut(value: Decimal, digits: int, rounding: str) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-digits), rounding=rounding)


def verdicts(rows: Rows) -> Verdicts:
    """(relation, cell) → verdict, by counting."""
    found: Verdicts = {}
    last = len(rows)
    for number, row in enumerate(rows[1:], 2):
        target, done = int(row[1]), int(row[2])
        found["difference", f"D{number}"] = "exact" if target - done == int(row[3]) else "differs"
        found["ratio", f"E{number}"] = rate(done, target, row[4])
    for letter, column in (("B", 1), ("C", 2), ("D", 3)):
        parts = [int(row[column]) for row in rows[1:-1]]
        found["sum", f"{letter}{last}"] = "exact" if sum(parts) == int(rows[-1][column]) else "differs"
    found["sum", f"F{last}"] = money([row[5] for row in rows[1:-1]], rows[-1][5])
    return found


def rate(done: int, target: int, printed: str) -> str:
    """A rate of two counts: the first way of rounding that prints it so."""
    value = Decimal(printed)
    if Fraction(value) == Fraction(100 * done, target):
        return "exact"
    digits = len(printed.partition(".")[2])
    straight, turned = Decimal(100 * done) / target, Decimal(100 * target) / done
    plain = next((name for name, way in WAYS if _cut(straight, digits, way) == value), None)
    is_turned = any(_cut(turned, digits, way) == value for _, way in WAYS)
    return plain or ("asked" if is_turned else "differs")


def money(parts: list[str], whole: str) -> str:
    """A total of amounts with two decimals: counted in half last digits, of which rounding gives each part one."""
    halves = 2 * (_cents(whole) - sum(_cents(part) for part in parts))
    count = len(parts)
    if not halves:
        return "exact"
    if abs(halves) < count + 1:  # each of the parts and the total may be off by less than a half last digit
        is_likely = (abs(halves) - 1) ** 2 <= 9 * Fraction(4 * count, 12) or abs(halves) <= 1
        return "rounded" if is_likely else "asked"
    return "asked" if -2 < halves < 2 * count and abs(halves) <= 2 * (count + 1) else "differs"


def _cents(text: str) -> int:
    return int(text.replace(".", ""))
