from __future__ import annotations

import pytest

from framing.cli.options import spread_columns


@pytest.mark.parametrize(
    ("given", "spread"),
    [
        ([], []),
        (["report", "a.csv"], ["report", "a.csv"]),
        (["--columns", "text=b"], ["--columns", "text=b"]),
        (["--columns", "text=b", "outlet=s"], ["--columns", "text=b", "--columns", "outlet=s"]),
        (["--columns=text=b", "outlet=s"], ["--columns=text=b", "--columns", "outlet=s"]),
        (
            ["--columns", "text=b", "--columns", "outlet=s", "event=e"],
            ["--columns", "text=b", "--columns", "outlet=s", "--columns", "event=e"],
        ),
        # a corpus whose name holds an equals sign is not a pair of ours, nor is a pair before the option
        (["--columns", "text=b", "dir/run=3.csv"], ["--columns", "text=b", "dir/run=3.csv"]),
        (["text=b", "--columns", "outlet=s"], ["text=b", "--columns", "outlet=s"]),
        (["--columns", "text=b", "a.csv", "event=e"], ["--columns", "text=b", "a.csv", "event=e"]),
        (["--columns", "text=the body=1"], ["--columns", "text=the body=1"]),
    ],
)
def test_one_option_takes_several_pairs(given, spread):
    assert spread_columns(given) == spread
