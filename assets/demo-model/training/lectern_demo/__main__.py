"""One command for everything: ``python -m lectern_demo --out FOLDER`` trains, measures, exports and writes the samples."""

import argparse
import pathlib
import subprocess
import sys


def step(name, *arguments):
    print("==", name, *arguments, flush=True)
    return subprocess.Popen([sys.executable, "-u", "-m", f"lectern_demo.{name}", *map(str, arguments)])


def wait(*running):
    if any([p.wait() for p in running]):
        sys.exit("A step failed; its message is above. Finished steps are kept in the output folder.")


def main():
    a = argparse.ArgumentParser()
    a.add_argument("--out", default="build")
    a.add_argument("--hours", type=float, default=6.0, help="for the whole training, on two cores")
    a.add_argument("--seed", type=int, default=1)
    o = a.parse_args()
    out = pathlib.Path(o.out)
    out.mkdir(parents=True, exist_ok=True)
    minutes = o.hours * 60
    common = "--seed", o.seed
    wait(step("train_reader", "--minutes", minutes * 0.4, "--out", out / "reader.pt", *common),
         step("train_decoder", "--minutes", minutes * 0.4, "--out", out / "decoder.pt", *common))
    wait(step("train_together", "--minutes", minutes * 0.4, "--reader", out / "reader.pt", "--decoder",
              out / "decoder.pt", "--out", out / "together.pt", *common))
    pages = min(16_000, max(640, round(minutes * 100)))
    wait(step("gallery", out / "gallery", "--model", out / "together.pt", "--pages", pages, *common),
         step("train_comparisons", "--minutes", minutes * 0.17, "--model", out / "together.pt", "--gallery",
              out / "gallery", "--out", out / "model.pt", *common))
    wait(step("export", "--model", out / "model.pt", "--decoder", out / "lectern-demo.gguf", "--encoder",
              out / "mmproj-lectern-demo.gguf"))
    wait(step("evaluate", "--model", out / "model.pt"))
    wait(step("samples", out / "samples"), step("folder", out / "held-out"),
         step("folder", out / "held-out-unseen-font", "-n", 15, "--unseen-fonts"),
         step("folder", out / "held-out-large", "-n", 15, "--tall"),
         step("folder", out / "held-out-comparisons", "-n", 12, "--comparisons", 80))


if __name__ == "__main__":
    main()
