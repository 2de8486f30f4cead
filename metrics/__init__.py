"""What the numbers mean: one module per metric, pure Polars."""
