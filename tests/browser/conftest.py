"""What every browser test begins with: one JupyterLab, one chromium, and a trainee with nothing done yet."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from simulator.records import Store
from tests.browser.bare import BareDesk
from tests.browser.lab import CHROMIUM, FLAGS, ROOT, Lab, Trainee, open_lab


@pytest.fixture(scope="session")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    with open_lab(tmp_path_factory.mktemp("lab")) as lab:
        yield lab


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A test that failed says what stood on the page, where the focus was and what the server wrote last."""
    report = yield
    trainee = getattr(item, "funcargs", {}).get("trainee")
    if report.when == "call" and report.failed and trainee is not None:
        report.sections.append(("What the trainee saw", trainee.sees()))
    return report


@pytest.fixture
def trainee(lab: Lab, browser: Browser) -> Iterator[Trainee]:
    lab.begin_anew()
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    trainee = Trainee(context.new_page(), lab)
    yield trainee
    context.close()
    assert trainee.left == [], "something left this machine"
    assert trainee.broke == [], "a script broke"


@pytest.fixture
def bare(browser: Browser) -> Iterator[BareDesk]:
    """A page with nothing on it but what a test lays there."""
    page = browser.new_page(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    bare = BareDesk(page)
    yield bare
    page.close()
    assert bare.broke == [], "a script broke"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store.open(tmp_path / "records")
    yield store
    store.close()


@pytest.fixture(scope="session")
def shots() -> Path:
    """Where pictures go, to be looked at beside the drawings of the desk."""
    folder = ROOT / ".shots"
    folder.mkdir(exist_ok=True)
    return folder
