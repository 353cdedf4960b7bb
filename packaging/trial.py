#!/usr/bin/env python3
"""Installs what was packed as people do, each into a clean place of its own, and does what the README begins with.

    trial.py DIR [wheel] [npm] [archive]     those that are named, else all three

The `PATH` has the system's own folders and no Rust, and no registry is asked but one that is made here of the files in DIR.
Needs pip for the wheel and Node.js for the npm packages.
"""

import functools
import http.server
import json
import os
import platform
import re
import shutil
import signal
import subprocess
import sys
import tarfile
import tempfile
import threading
import urllib.request
import venv
import zipfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from pack import COMMAND, NAME, ROOT, VERSION

WINDOWS = os.name == "nt"
SYSTEM = os.environ["PATH"] if WINDOWS else "/usr/local/bin:/usr/bin:/bin"


class Place:
    """A folder with a home and a PATH of its own."""

    def __init__(self, folder: Path, name: str, bin: str = "") -> None:
        self.folder, self.bin = folder / name, folder / name / bin
        self.folder.mkdir()
        kept = {name: os.environ[name] for name in ("SYSTEMROOT", "TEMP", "COMSPEC", "PATHEXT") if name in os.environ}
        path = os.pathsep.join([str(self.bin), *node(), SYSTEM])
        quiet = {"npm_config_update_notifier": "false", "npm_config_fund": "false", "npm_config_audit": "false", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
        self.variables = kept | quiet | {"PATH": path, "HOME": str(self.folder), "USERPROFILE": str(self.folder), "npm_config_cache": str(self.folder / "cache")}

    def words(self, command: tuple[object, ...], here: Path) -> list[str]:
        """The words of a command; a file in one is named as seen from the folder where it is run."""
        first, *rest = [f"./{os.path.relpath(word, here)}" if isinstance(word, Path) else str(word) for word in command]
        return [shutil.which(first, path=self.variables["PATH"]) or first, *rest]

    def run(self, *command: object, here: Path | None = None) -> str:
        here = here or self.folder
        words = self.words(command, here)
        done = subprocess.run(words, cwd=here, env=self.variables, text=True, encoding="utf-8", stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        if done.returncode:
            sys.exit(f"{' '.join(words)} ended with {done.returncode}:\n{done.stdout}")
        return done.stdout

    def ask_version(self) -> None:
        said = self.run(COMMAND, "--version")
        assert said.strip() == f"{COMMAND} {VERSION}", said
        print(f"tried: {' '.join(self.words((COMMAND, '--version'), self.folder))}")

    def try_out(self, *command: object) -> None:
        """What the README begins with, by this command."""
        self.run(*command, "init", "bike-library")
        site = self.folder / "bike-library"
        self.run(*command, "check", here=site)
        self.run(*command, "build", here=site)
        assert (site / "public" / "index.html").is_file()
        self.serve(site, command)
        print(f"tried: {' '.join(self.words(command, self.folder))}")

    def serve(self, site: Path, command: tuple[object, ...]) -> None:
        words = [*self.words(command, site), "serve", "--port", "0"]
        serving = subprocess.Popen(words, cwd=site, env=self.variables, text=True, encoding="utf-8", stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True)
        try:
            line = serving.stdout.readline()
            address = re.search(r"http://127\.0\.0\.1:\d+", line)
            assert address, line
            with urllib.request.urlopen(address[0] + "/", timeout=30) as page:
                assert "<html" in page.read().decode()
        finally:
            end_all(serving)


def told(program: str, file: Path) -> str:
    """The line of the README that installs a file with this program, with the file's whole name."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    [line] = re.findall(rf"^({program} install [^#]*?) *(?:#.*)?$", readme, re.MULTILINE)
    return re.sub(r"\./\S*….?\S*", f"./{file.name}", line)


def end_all(process: subprocess.Popen) -> None:
    """Ends a command and what it started: npx has a shell between itself and the program."""
    if WINDOWS:
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], check=True, stdout=subprocess.DEVNULL)
    else:
        os.killpg(process.pid, signal.SIGTERM)
    process.wait(timeout=30)


def node() -> list[str]:
    found = shutil.which("node")
    return [str(Path(found).parent)] if found else []


def mirror(folder: Path, dist: Path) -> str:
    """The address of a mirror as companies have them, with what lies in `dist`: an index at /simple/, npm's registry at /npm/."""
    wheels, registry, files = folder / "simple" / NAME, folder / "npm", folder / "files"
    for place in (wheels, registry, files):
        place.mkdir(parents=True)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    address = f"http://127.0.0.1:{server.server_port}"
    for wheel in dist.glob("*.whl"):
        shutil.copy(wheel, wheels)
    for package in dist.glob("*.tgz"):
        shutil.copy(package, files)
        about = manifest(package) | {"dist": {"tarball": f"{address}/files/{package.name}"}}
        listing = {"name": about["name"], "dist-tags": {"latest": VERSION}, "versions": {VERSION: about}}
        (registry / about["name"]).write_text(json.dumps(listing), encoding="utf-8")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return address


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


def manifest(package: Path) -> dict:
    with tarfile.open(package) as tar:
        return json.load(tar.extractfile("package/package.json"))


def wheel(dist: Path, folder: Path) -> None:
    [path] = dist.glob("*.whl")
    if "musllinux" in path.name and platform.libc_ver()[0] == "glibc":
        print(f"not tried: {path.name} is for another C library than the one here")
        return
    place = Place(folder, "wheel", "Scripts" if WINDOWS else "bin")
    venv.create(place.folder, with_pip=True)
    index = mirror(folder / "mirror-wheel", dist) + "/simple/"
    shutil.copy(path, place.folder)
    from_a_mirror = f"pip install --index-url {index} {NAME}"
    for line, look in {told("pip", path): lambda: place.try_out(COMMAND), from_a_mirror: place.ask_version}.items():
        place.run("python", "-m", *line.split())
        look()
        place.run("python", "-m", "pip", "uninstall", "--yes", NAME)
        assert not shutil.which(COMMAND, path=str(place.bin)), "it is there still"


def npm(dist: Path, folder: Path) -> None:
    system = {"linux": "linux", "darwin": "darwin", "win32": "win32"}[sys.platform]
    processor = {"x86_64": "x64", "amd64": "x64", "arm64": "arm64", "aarch64": "arm64"}[platform.machine().lower()]
    carrier = f"{NAME}-{system}-{processor}"
    file, wrapper = dist / f"{carrier}-{VERSION}.tgz", dist / f"{NAME}-{VERSION}.tgz"

    if not file.is_file():
        print(f"not tried: {file.name} is not made here")
        return
    place = Place(folder, "npx-file")
    shutil.copy(file, place.folder)
    place.try_out("npx", "--yes", "--offline", place.folder / file.name)

    bin = "" if WINDOWS else "bin"
    place = Place(folder, "npm-file", bin)
    place.variables |= {"npm_config_prefix": str(place.folder), "npm_config_offline": "true"}
    shutil.copy(file, place.folder)
    place.run(*told("npm", file).split())
    place.try_out(COMMAND)
    place.run("npm", "uninstall", "--global", carrier)
    assert not shutil.which(COMMAND, path=str(place.bin)), "it is there still"

    modules = Path("node_modules" if WINDOWS else "lib/node_modules")
    if wrapper.is_file():
        registry = mirror(folder / "mirror-npm", dist) + "/npm/"
        place = Place(folder, "npm-mirror", bin)
        place.run("npm", "install", "--global", "--prefix", ".", "--registry", registry, NAME)
        place.ask_version()
        carried = [path.name for path in (place.folder / modules / NAME / "node_modules").iterdir() if path.name.startswith(NAME)]
        assert carried == [carrier], carried
        place.run("npm", "uninstall", "--global", "--prefix", ".", NAME)
        assert not shutil.which(COMMAND, path=str(place.bin)), "it is there still"


def archive(dist: Path, folder: Path) -> None:
    [path] = [path for path in dist.iterdir() if path.name.endswith((".tar.gz", ".zip"))]
    place = Place(folder, "archive", path.name.removesuffix(".zip").removesuffix(".tar.gz"))
    if path.suffix == ".zip":
        zipfile.ZipFile(path).extractall(place.folder)
    else:
        with tarfile.open(path) as tar:
            tar.extractall(place.folder, filter="data")
    place.try_out(COMMAND)


def main() -> None:
    dist, kinds = Path(sys.argv[1]).resolve(), sys.argv[2:] or ["wheel", "npm", "archive"]
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        for kind in kinds:
            {"wheel": wheel, "npm": npm, "archive": archive}[kind](dist, Path(folder))


if __name__ == "__main__":
    main()
