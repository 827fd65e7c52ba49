"""What the browser loads: vendored files, the import map, the message catalogue, the tokens."""

import hashlib
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from issuetrees.web.frame import assets
from issuetrees.web.frame.served import OWN, ServedStorage, without_comments

STATIC = settings.BASE_DIR / "issuetrees" / "web" / "static"
VENDORED = sorted(
    path.parent for path in settings.BASE_DIR.glob("issuetrees/*/static/**/vendor.json")
)


@pytest.mark.parametrize("folder", VENDORED, ids=lambda folder: folder.name)
def test_vendored_files_are_those_of_their_list(folder: Path) -> None:
    listed = json.loads((folder / "vendor.json").read_text())
    assert {"name", "version", "licence", "package_integrity", "files"} <= set(listed)
    present = {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and path.name != "vendor.json"
    }
    assert present == listed["files"]


def test_every_vendored_folder_is_listed() -> None:
    folders = {path for path in (STATIC / "vendor").iterdir() if path.is_dir()}
    assert folders <= set(VENDORED)
    assert folders


@pytest.fixture(scope="module")
def storage(tmp_path_factory: pytest.TempPathFactory) -> ServedStorage:
    """Static files collected and hashed, as in the product."""
    folder = tmp_path_factory.mktemp("static")
    storage = ServedStorage(location=str(folder), base_url="/static/")
    for name in OWN:
        source = STATIC / name
        for path in source.rglob("*.js"):
            target = folder / path.relative_to(STATIC)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    paths = {
        str(path.relative_to(folder)): (storage, str(path.relative_to(folder)))
        for path in folder.rglob("*.js")
    }
    for _name, _hashed, processed in storage.post_process(paths):
        assert not isinstance(processed, Exception)
    return storage


@pytest.fixture
def collected(storage: ServedStorage, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the files that were collected, which are those that are served."""
    monkeypatch.setattr(assets, "staticfiles_storage", storage)
    return Path(storage.location)


def test_the_import_map_names_every_module_with_its_digest(collected: Path) -> None:
    found = json.loads(assets.import_map())
    own = {
        f"/static/{path.relative_to(STATIC)}"
        for name in OWN
        for path in (STATIC / name).rglob("*.js")
    }
    assert set(found["imports"]) == own
    for hashed in found["imports"].values():
        content = (collected / hashed.removeprefix("/static/")).read_bytes()
        assert found["integrity"][hashed] == assets.integrity_of(content)


def test_every_folder_of_modules_is_served_as_our_own() -> None:
    folders = {path.relative_to(STATIC).parts[0] for path in STATIC.rglob("*.js")}
    assert {f"{folder}/" for folder in folders - {"vendor"}} == set(OWN)


def test_without_a_manifest_the_import_map_is_empty() -> None:
    assert json.loads(assets.import_map()) == {"imports": {}}
    assert assets.modules_of("editor/main.js") == ()


def test_a_page_names_what_its_module_needs_to_start(collected: Path) -> None:
    named = dict(assets.modules_of("editor/main.js"))
    plain = {re.sub(r"\.[0-9a-f]{12}\.js$", ".js", address) for address in named}
    needed = {"editor/main.js", "editor/graph/model.js", "kit/words.js"}
    assert {f"/static/{name}" for name in needed} <= plain
    assert "/static/editor/map/stage_map.js" not in plain  # asked for by maps alone
    for address, digest in named.items():
        content = (collected / address.removeprefix("/static/")).read_bytes()
        assert digest == assets.integrity_of(content)


def test_modules_are_served_without_comments_line_for_line(collected: Path) -> None:
    source = (STATIC / "editor" / "graph" / "layout.js").read_text()
    hashed = json.loads(assets.import_map())["imports"]["/static/editor/graph/layout.js"]
    served = (collected / hashed.removeprefix("/static/")).read_text()
    assert "/**" not in served
    assert served.count("\n") == source.count("\n")
    at = next(i for i, line in enumerate(source.split("\n")) if "class TreeLayout" in line)
    assert served.split("\n")[at] == "export class TreeLayout {"


def test_code_beside_and_between_comments_stays() -> None:
    source = (
        "/** Why.\n */\nconst a = /** @type {X} */ (b); // why\n"
        '/** @type {Y} */ (c).run("; // d");\n  // e\n/** f */\nend();\n'
    )
    assert without_comments(source) == ('\n\nconst a = (b);\n(c).run("; // d");\n\n\nend();\n')


def test_without_its_comments_a_module_is_the_same_program(tmp_path: Path) -> None:
    compiler = settings.BASE_DIR / "node_modules" / ".bin" / "tsc"
    if not compiler.exists() or not shutil.which("node"):
        pytest.skip("the compiler is not installed: npm ci installs it")
    for name, change in (("as_written", str), ("as_served", without_comments)):
        for path in [path for name in OWN for path in (STATIC / name).rglob("*.js")]:
            target = tmp_path / name / path.relative_to(STATIC)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(change(path.read_text()))
        _compile(compiler, tmp_path / name, tmp_path / f"{name}_compiled")
    compiled = sorted((tmp_path / "as_written_compiled").rglob("*.js"))
    assert len(compiled) > 60
    for path in compiled:
        other = tmp_path / "as_served_compiled" / path.relative_to(tmp_path / "as_written_compiled")
        assert path.read_text() == other.read_text(), path.name


def _compile(compiler: Path, source: Path, target: Path) -> None:
    """Write modules anew without any comment, in the compiler's own layout."""
    options = "--ignoreConfig --allowJs --noCheck --removeComments --target esnext --module esnext"
    files = map(str, sorted(source.rglob("*.js")))
    command = [str(compiler), *options.split(), "--moduleResolution", "bundler"]
    command += ["--rootDir", str(source), "--outDir", str(target), *files]
    subprocess.run(command, check=True)


def test_the_import_map_carries_the_nonce_of_the_policy(db: None) -> None:
    answer = Client().get("/accounts/login/")
    nonce = re.search(r'<script type="importmap" nonce="([^"]+)">', answer.content.decode())
    assert nonce is not None
    assert f"'nonce-{nonce[1]}'" in answer["Content-Security-Policy"]


def test_the_catalogue_speaks_the_language_of_its_address(db: None) -> None:
    answer = Client(headers={"accept-language": "en"}).get("/messages/ru.js")
    assert answer.status_code == 200
    assert "max-age=" in answer["Cache-Control"]
    assert "gettext" in answer.content.decode()
    assert Client().get("/messages/xx.js").status_code == 404


def test_raw_colours_stand_in_the_tokens_only() -> None:
    raw = re.compile(r"#[0-9a-fA-F]{3,8}\b|\brgba?\(|\bhsla?\(")
    for path in (STATIC / "css").glob("*.css"):
        if path.name != "tokens.css":
            assert raw.search(path.read_text()) is None, path.name


def test_every_token_that_is_used_exists() -> None:
    sheets = "\n".join(path.read_text() for path in (STATIC / "css").glob("*.css"))
    scripts = "\n".join(path.read_text() for path in STATIC.glob("**/*.js"))
    defined = set(re.findall(r"^\s*(--[\w-]+):", sheets, re.MULTILINE))
    defined |= set(re.findall(r'setProperty\("(--[\w-]+)"', scripts))
    assert set(re.findall(r"var\((--[\w-]+)", sheets)) <= defined


def test_icons_that_templates_name_exist() -> None:
    drawn = set(re.findall(r'<symbol id="([\w-]+)"', (STATIC / "img" / "icons.svg").read_text()))
    named: set[str] = set()
    for path in (settings.BASE_DIR / "templates").rglob("*.html"):
        named |= set(re.findall(r'{% icon "([\w-]+)"', path.read_text()))
    assert named <= drawn
