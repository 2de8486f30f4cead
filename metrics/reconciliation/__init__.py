"""Reconciliation: do published figures agree with ours, with each other, and with the table they stand in?

A printed figure is a value with digits that were kept; how it was rounded is not printed. So each is read as the range
of true values behind it, once for every way of rounding, and a relation between figures (a ratio, a sum) holds where
those ranges meet. It asks, it never accuses: every verdict says what would explain it.
Source: Ziyang's published figures of February 2023, of which 1.88 亿元 is cut off; docs/metrics.md, "reconciliation".
"""
