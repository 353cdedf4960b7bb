#!/usr/bin/env python3
"""Packs a program that is built already into what is given out: an archive, the npm packages, and their checksums.

The name and the version come from Cargo.toml and are written nowhere else. Needs Python 3.11 and nothing beside it. The same
input makes the same bytes.

    pack.py unpack WHEEL DIR                        the program and its SBOM, out of the wheel that carries them
    pack.py archive TARGET PROGRAM OUT [SBOM]       NAME-VERSION-TARGET.tar.gz (.zip for Windows)
    pack.py npm TARGET PROGRAM OUT                  NAME-PLATFORM-VERSION.tgz, the npm package of one platform
    pack.py npm-wrapper OUT                         NAME-VERSION.tgz, which picks the package of the platform
    pack.py sums DIR                                SHA256SUMS of all that lies there
"""

import argparse
import gzip
import hashlib
import io
import json
import subprocess
import sys
import tarfile
import tempfile
import tomllib
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = tomllib.loads((ROOT / "Cargo.toml").read_text(encoding="utf-8"))["package"]
NAME, VERSION = PACKAGE["name"], PACKAGE["version"]
COMMAND = "throughline"

# What npm calls the platforms, as Node.js says `process.platform` and `process.arch`. A static program runs with every C library,
# so the packages for Linux are made of those for musl, and npm need not tell the C libraries apart.
PLATFORMS = {
    "x86_64-unknown-linux-musl": ("linux", "x64"),
    "aarch64-unknown-linux-musl": ("linux", "arm64"),
    "x86_64-apple-darwin": ("darwin", "x64"),
    "aarch64-apple-darwin": ("darwin", "arm64"),
    "x86_64-pc-windows-msvc": ("win32", "x64"),
}
SHELLS = {"bash": "throughline.bash", "fish": "throughline.fish", "zsh": "_throughline", "powershell": "throughline.ps1", "elvish": "throughline.elv"}

File = tuple[str, bytes, int]


def file(name: str, source: Path, mode: int = 0o644) -> File:
    return name, source.read_bytes(), mode


def licences() -> list[File]:
    """Of the program, and of what pages take from it: fonts and the search."""
    theme = sorted((ROOT / "themes/default/licences").iterdir())
    return [*(file(name, ROOT / name) for name in ("LICENSE-APACHE", "LICENSE-MIT")), *(file(f"licences/{path.name}", path) for path in theme)]


def tar_gz(out: Path, folder: str, files: list[File]) -> None:
    with out.open("wb") as raw, gzip.GzipFile("", "wb", 6, raw, mtime=0) as packed, tarfile.open(fileobj=packed, mode="w") as tar:
        for name, data, mode in files:
            entry = tarfile.TarInfo(f"{folder}/{name}")
            entry.size, entry.mode = len(data), mode
            tar.addfile(entry, io.BytesIO(data))


def zipped(out: Path, folder: str, files: list[File]) -> None:
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data, mode in files:
            entry = zipfile.ZipInfo(f"{folder}/{name}")
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, mode << 16
            packed.writestr(entry, data)


def unpack(arguments: argparse.Namespace) -> list[Path]:
    arguments.dir.mkdir(parents=True, exist_ok=True)
    made = []
    with zipfile.ZipFile(arguments.wheel) as wheel:
        for entry in wheel.namelist():
            place, _, name = entry.rpartition("/")
            if place.endswith(".data/scripts"):
                made.append(arguments.dir / name)
            elif place.endswith(".dist-info/sboms") and name.endswith(".cyclonedx.json"):
                made.append(arguments.dir / "sbom.cyclonedx.json")
            else:
                continue
            made[-1].write_bytes(wheel.read(entry))
            made[-1].chmod(0o755 if place.endswith("scripts") else 0o644)
    if len(made) != 2:
        sys.exit(f"{arguments.wheel} does not hold one program and one SBOM, but {[path.name for path in made]}")
    return made


def archive(arguments: argparse.Namespace) -> list[Path]:
    """With completions and manual pages, which the program writes itself: it has to run here."""
    suffix = ".exe" if "windows" in arguments.target else ""
    program = arguments.program.resolve()
    files = [file(COMMAND + suffix, program, 0o755), file("README.md", ROOT / "README.md"), file("CHANGELOG.md", ROOT / "CHANGELOG.md"), *licences()]
    for shell, name in SHELLS.items():
        files.append((f"completions/{name}", subprocess.run([program, "completions", shell], check=True, capture_output=True).stdout, 0o644))
    with tempfile.TemporaryDirectory() as pages:
        subprocess.run([program, "man", pages], check=True, capture_output=True)
        files += [file(f"man/man1/{page.name}", page) for page in sorted(Path(pages).iterdir())]
    if arguments.sbom:
        files.append(file("sbom.cyclonedx.json", arguments.sbom))
    folder = f"{NAME}-{VERSION}-{arguments.target}"
    out = arguments.out / (folder + (".zip" if suffix else ".tar.gz"))
    (zipped if suffix else tar_gz)(out, folder, files)
    return [out]


def manifest(name: str, **more: object) -> File:
    about = {"name": name, "version": VERSION, "description": PACKAGE["description"], "license": "(MIT OR Apache-2.0)"}
    return "package.json", (json.dumps(about | more, indent=2) + "\n").encode(), 0o644


def npm(arguments: argparse.Namespace) -> list[Path]:
    """Works alone too, where no registry is asked: then its command is the program itself."""
    system, processor = PLATFORMS.get(arguments.target.replace("linux-gnu", "linux-musl")) or sys.exit(f"no npm package for {arguments.target}")
    name, program = f"{NAME}-{system}-{processor}", COMMAND + (".exe" if system == "win32" else "")
    about = manifest(name, os=[system], cpu=[processor], preferUnplugged=True, bin={COMMAND: f"bin/{program}"})
    out = arguments.out / f"{name}-{VERSION}.tgz"
    tar_gz(out, "package", [about, file(f"bin/{program}", arguments.program, 0o755), file("README.md", ROOT / "packaging/npm/README.md"), *licences()])
    return [out]


def npm_wrapper(arguments: argparse.Namespace) -> list[Path]:
    packages = {f"{NAME}-{system}-{processor}": VERSION for system, processor in PLATFORMS.values()}
    about = manifest(NAME, engines={"node": ">=18"}, bin={COMMAND: f"{COMMAND}.js"}, optionalDependencies=packages)
    out = arguments.out / f"{NAME}-{VERSION}.tgz"
    here = ROOT / "packaging/npm"
    tar_gz(out, "package", [about, file(f"{COMMAND}.js", here / f"{COMMAND}.js", 0o755), file("README.md", here / "README.md"), *licences()])
    return [out]


def sums(arguments: argparse.Namespace) -> list[Path]:
    out = arguments.dir / "SHA256SUMS"
    packed = sorted(path for path in arguments.dir.iterdir() if path.is_file() and path != out)
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in packed]
    out.write_bytes("".join(lines).encode())
    return [out]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, run: object, *arguments: str) -> None:
        sub = commands.add_parser(name)
        sub.set_defaults(run=run)
        for argument in arguments:
            sub.add_argument(argument.rstrip("?"), type=str if argument == "target" else Path, nargs="?" if argument.endswith("?") else None)

    command("unpack", unpack, "wheel", "dir")
    command("archive", archive, "target", "program", "out", "sbom?")
    command("npm", npm, "target", "program", "out")
    command("npm-wrapper", npm_wrapper, "out")
    command("sums", sums, "dir")
    arguments = parser.parse_args()
    if "out" in arguments:
        arguments.out.mkdir(parents=True, exist_ok=True)
    for made in arguments.run(arguments):
        print(made)


if __name__ == "__main__":
    main()
