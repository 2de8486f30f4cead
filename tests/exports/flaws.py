"""What no sentence may hold, whatever was reported: words for nothing, empty brackets, stray stops, wrong plurals."""

import re

FLAWS = re.compile(
    r"None(?! of )|\bnan\b|NaN"  # nothing, as a program says it
    r"|[{}]|（\s*）|\(\s*\)|“”"  # a name that was not filled in, an empty bracket
    r"|[。；，、：][。；，、：]|[.;,][.;,]"  # two stops
    r"|个个|(?<!\d)0个\w*全部"  # a unit twice, all of none
    r"|(?<![\d.,])[-−]0(?:\.0+)?(?![\d.,])"  # a zero below zero
    r"|--%|—%|分母[ \u00a0]?[—）]|base —"  # a rate of nobody knows what
    r"|  "  # two blanks
    r"|(?<![\d.,])1 (?!of |more )(?:\w+ )?(?:tasks|days|projects|counties|points|decisions|matters|milestones"
    r"|departments|problems|rows|files|submissions|figures|are|have)\b"  # one of many
)


def flaws(texts: list[str]) -> list[str]:
    """The texts that hold one."""
    return [text for text in texts if FLAWS.search(text)]
