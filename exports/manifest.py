"""The manifest: what a table shows, of which data, chosen how. It goes with every file."""

from collections.abc import Iterator
from datetime import datetime

from data.wording import msg, translate
from exports.codes import MONEY_UNIT, SETTINGS, words
from exports.definitions import MISSING
from exports.table import Table
from metrics.columns import COLUMNS

BETWEEN = " · "
METRICS = {
    "schedule": msg("进度情况"),
    "funding": msg("资金情况"),
    "category_mix": msg("类别构成"),
    "nodes": msg("节点情况"),
    "plan_versions": msg("计划调整"),
    "completion": msg("目标达成情况"),
    "start_rate": msg("开工率"),
    "fund_sources": msg("资金来源情况"),
    "waiting": msg("未拨资金"),
    "outturn": msg("年底拨付预计"),
    "batches": msg("发放批次"),
    "type_gap": msg("两类之差"),
    "hidden": msg("被掩盖的零"),
    "ranking": msg("进度排名"),
    "life_cycle": msg("各阶段任务数"),
    "forecast": msg("任务预测"),
    "credibility": msg("核查问题"),
    "lag_bands": msg("滞后天数分布"),
    "plan_moves": msg("计划调整清单"),
}
FILTERS = ("county", "department", "category", "working_group", "project", "light")
LANGUAGE_NAMES = {"zh": "中文", "en": "English"}
SAMPLE = msg("示例数据")
Fact = tuple[str, str]


def edition(version: str | None) -> str:
    """A data version as people say it, by its number: 42 of warehouse-00000042, which stands whole in manifests."""
    return str(int(version.rpartition("-")[2])) if version else MISSING


def banner(table: Table) -> str:
    """One line under the title: unit, period, as-of, filters, data version, and whether this is sample data."""
    unit = (translate(table.language, MONEY_UNIT), words("unit", table.view.unit, table.language))
    facts = [unit, *_when(table), *_filters(table), *_settings(table), *_version(table)]
    said = [translate(table.language, "{fact}：{value}", fact=fact, value=value) for fact, value in facts]
    sample = [translate(table.language, SAMPLE)] if table.is_sample else []
    return BETWEEN.join([*said, *sample])


def facts(table: Table, made_at: datetime) -> list[Fact]:
    """Everything about the table as (what, value), in the table's language."""
    say = table.language
    return [
        (translate(say, "表名"), table.title),
        *_metric(table),
        *_when(table),
        *_filters(table),
        *_settings(table),
        *_version(table),
        (translate(say, MONEY_UNIT), words("unit", table.view.unit, say)),
        (translate(say, "行数（不含合计）"), str(table.frame.height)),
        (translate(say, "示例数据"), translate(say, "是") if table.is_sample else translate(say, "否")),
        (translate(say, "语言"), LANGUAGE_NAMES.get(say, say)),
        *([(translate(say, "视图地址"), table.address)] if table.address else []),
        (translate(say, "生成时间"), f"{made_at:%Y-%m-%d %H:%M:%S}"),
    ]


def chosen(table: Table) -> dict[str, str | None]:
    """The filters by the names of the address bar and the command line; None where nothing is chosen."""
    values = {name: getattr(table.view, name) for name in FILTERS}
    return {name: str(value) if value else None for name, value in values.items()}


def settings(table: Table) -> dict[str, str]:
    """How the figures were judged, by the names of the address bar and the command line."""
    return {name: str(getattr(table.view, name)) for name in SETTINGS}


def _settings(table: Table) -> Iterator[Fact]:
    for name, value in settings(table).items():
        if name != "unit":  # stands beside the figures
            yield translate(table.language, SETTINGS[name]), words(name, value, table.language)


def _metric(table: Table) -> Iterator[Fact]:
    if table.metric:
        yield translate(table.language, "指标"), translate(table.language, METRICS[table.metric])
    if table.by:
        yield translate(table.language, "分组"), translate(table.language, COLUMNS[table.by].label)


def _when(table: Table) -> Iterator[Fact]:
    yield translate(table.language, "报告期"), f"{table.period:%Y-%m}"
    days = " – ".join(sorted({day.isoformat() for day in table.as_of or ()}))
    yield translate(table.language, "数据截至"), days or MISSING
    if table.view.as_of:
        yield translate(table.language, "收到时间不晚于"), table.view.as_of.isoformat()


def _filters(table: Table) -> Iterator[Fact]:
    narrowing = {name: value for name, value in chosen(table).items() if value}
    for name, value in narrowing.items():
        label = translate(table.language, COLUMNS[name].label)
        yield (
            translate(table.language, "筛选条件（{filter}）", filter=label),
            words(name, value, table.language, table.view.lights),
        )
    for condition, value in table.conditions:
        yield translate(table.language, "筛选条件（{filter}）", filter=condition), value
    if not narrowing and not table.conditions:
        yield translate(table.language, "筛选条件"), translate(table.language, "无")


def _version(table: Table) -> Iterator[Fact]:
    yield translate(table.language, "数据版本"), table.data_version
