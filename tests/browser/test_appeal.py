"""An appeal on the desk: worked by keyboard in JupyterLab, with a reload in the middle; and looked at closely, bare."""

from __future__ import annotations

import os
import subprocess
import sys

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook
from pypdf import PdfReader

from simulator.desk.exercise import Exercise
from simulator.desk.sittings import sit_down
from simulator.training.episode import open_episode
from tests.browser.lab import IN_SIGHT

pytestmark = pytest.mark.browser

NAME = "appeals/approval-in-the-log"
TITLE = "Dispute a denial for a missing approval"
DISPUTE = '.bd-ways input[value="dispute"]'
IN_TIME = "This dispute is within the 180 days from your notice of 03/20/2026; the last day is 09/16/2026."
AT_THE_SECOND_LEVEL = {  # 60 days by the payer's manual, from the answer to the first
    "Provider dispute": "Second look at a dispute",
    IN_TIME: "This is within the 60 days from your notice of 04/28/2026; the last day is 06/27/2026.",
}


@pytest.fixture(scope="module")
def file():
    """What a letter may state, as the file has it at seed 7."""
    return open_episode(NAME, 7).case.follow_up.letter


@pytest.fixture(scope="module")
def lines(file):
    return [
        *file["payer"]["addresses"][0]["lines"],
        "",
        "Provider dispute",
        f"Re: claim {file['payer_claim_number']}, {file['patient']}, service of 03/02/2026",
        "",
        f"You denied line 2 for CO-197. The approval {file['approvals'][0]['number']} was given before the service.",
        "Please overturn the denial and pay line 2. Enclosed are the approval notice and the remittance.",
        IN_TIME,
        "",
        f"{file['signer']['name']}, {file['signer']['title']}",
    ]


@pytest.fixture
def lesson(lab):
    """A notebook with this one exercise, signed on this computer."""
    path = lab.folder / "lessons" / "notebooks" / "appeal.ipynb"
    cell = new_code_cell(f'from simulator import desk; desk.exercise("{NAME}")')
    python = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(new_notebook(cells=[cell], metadata={"balance_due": True, "kernelspec": python}), path)
    environ = os.environ | {"JUPYTER_DATA_DIR": str(lab.folder / "data")}
    subprocess.run([sys.executable, "-m", "nbformat.sign", str(path)], env=environ, check=True, capture_output=True)
    yield path.name
    path.unlink()


def ticks(hands, desk, *titles):
    """Reaches each paper with Tab and ticks it with Space."""
    for title in titles:
        box = desk.locator(".bd-ev label", has_text=title).locator("input")
        hands.reaches(f'.bd-ev input[value="{box.get_attribute("value")}"]')
        hands.presses("Space")


def types(hands, lines):
    for line in lines:
        hands.page.keyboard.insert_text(line)
        hands.presses("Enter")


def test_a_two_level_appeal_is_worked_by_keyboard_and_goes_on_after_a_reload(trainee, lesson, lines, file, tmp_path):
    """The first packet lacks the approval; the second level brings it."""
    trainee.opens(lesson, ".bd-ways")
    trainee.settles()
    desk = trainee.desk(TITLE)
    desk.locator(".bd-h").focus()
    trainee.reaches('[data-paper="portal"]')
    trainee.presses("Enter")
    desk.get_by_text("Claims for this day").wait_for()
    trainee.until(lambda: trainee.focus() == "Payer’s portal")
    desk.get_by_text("3 minutes used").wait_for()

    trainee.reaches('[data-count="start"]')
    trainee.page.keyboard.type("Remi")
    trainee.reaches('[data-count="many"]')
    trainee.page.keyboard.type("180")
    desk.locator("output").get_by_text("09/16/2026").wait_for()
    trainee.reaches('form[data-do="settle"] input')
    trainee.presses("Enter")
    desk.get_by_text("Right. The last day is 09/16/2026.").wait_for()

    trainee.reaches(".bd-ways input")
    trainee.presses("Space")
    desk.locator("textarea").wait_for()
    ticks(trainee, desk, "Remittance")
    trainee.reaches('[data-field="rung"]')
    trainee.page.keyboard.type("Prov")
    trainee.reaches("textarea")
    types(trainee, lines)
    desk.get_by_text("Saved as it stands.").wait_for()
    trainee.reaches('[data-do="send"]')
    trainee.presses("Enter")
    trainee.until(lambda: trainee.focus() == "Later: 32 days after sending, 04/28/2026")
    assert "keep to our decision" in desk.locator('[data-key="sent-0"] .bd-doc').inner_text()

    trainee.reaches(".bd-ways input")
    trainee.presses("Space")
    desk.locator("textarea").wait_for()
    assert desk.locator("textarea").input_value() == ""
    ticks(trainee, desk, f"Approval {file['approvals'][0]['number']}", "Remittance")
    trainee.reaches("textarea")
    second = [AT_THE_SECOND_LEVEL.get(line, line) for line in lines]
    types(trainee, second[:8])
    desk.get_by_text("Saved as it stands.").wait_for()

    trainee.page.reload()
    desk.locator("textarea").wait_for(timeout=40_000)
    trainee.settles()
    assert "You are back where you stopped" in desk.inner_text()
    assert desk.locator("textarea").input_value() == "\n".join(second[:8]) + "\n"
    assert desk.locator(".bd-ev input:checked").count() == 2
    assert desk.locator(DISPUTE).is_checked()
    assert "Right. The last day is 09/16/2026." in desk.inner_text()

    desk.locator(".bd-h").focus()
    trainee.reaches('[data-field="rung"]')
    trainee.page.keyboard.type("Seco")
    trainee.reaches("textarea")
    trainee.presses("Control+End")
    types(trainee, second[8:])
    trainee.reaches('[data-do="check-letter"]')
    trainee.presses("Enter")
    trainee.until(lambda: trainee.focus() == "What the check found")
    assert "Checked: nothing to mend." in desk.locator('[data-key="check-said"]').inner_text()

    trainee.reaches('[data-do="save-pdf"]')
    with trainee.page.expect_download() as saving:
        trainee.presses("Enter")
    saving.value.save_as(tmp_path / "letter.pdf")
    assert saving.value.suggested_filename == "letter.pdf"
    text = PdfReader(tmp_path / "letter.pdf").pages[0].extract_text()
    assert "Please overturn the denial and pay line 2." in text
    assert file["payer_claim_number"] in text

    desk.locator(".bd-h").focus()
    trainee.reaches('[data-do="send"]')
    trainee.presses("Enter")
    trainee.until(lambda: trainee.focus() == "Later: 22 days after sending, 05/20/2026")
    assert "We have changed our decision and will pay" in desk.locator('[data-key="sent-1"] .bd-doc').inner_text()
    assert "We have changed our decision" in desk.locator('[data-key="came"]').inner_text()

    trainee.reaches(".bd-ways input")
    while not desk.locator('.bd-ways input[value="post-and-bill"]').is_checked():
        trainee.presses("ArrowDown")
    trainee.reaches('[data-do="send"]')
    trainee.presses("Enter")
    trainee.until(lambda: trainee.focus() == "Go to the debrief")
    trainee.presses("Enter")
    desk = trainee.desk(f"Debrief: {TITLE}")
    desk.locator(".bd-path tbody tr").first.wait_for()
    assert desk.locator(".bd-path tbody tr").count() == 5
    assert "Not passed yet" in desk.inner_text()  # the first packet lacked its proof
    assert "as its reader found it" in desk.inner_text()


@pytest.fixture
def desk(bare, store):
    return bare.lays(Exercise(sit_down(NAME, store=store, seed=7)))


def disputes(desk, text, *titles):
    desk.locator(DISPUTE).check()
    for title in titles:
        desk.locator(".bd-ev label", has_text=title).first.locator("input").check()
    desk.locator("textarea").fill(text)


def test_a_click_of_the_mouse_ticks_a_paper_and_leaves_the_page_as_it_was(trainee, lesson):
    """Lab lays a transparent strip over the left edge of what a cell prints."""
    trainee.opens(lesson, ".bd-ways")
    trainee.settles()
    desk = trainee.desk(TITLE)
    desk.locator(".bd-ways label", has_text="Dispute").first.click()
    box = desk.locator(".bd-ev input").first
    height = desk.bounding_box()["height"]
    box.click(timeout=10_000)

    assert box.is_checked()
    assert abs(desk.bounding_box()["height"] - height) < 200


def test_a_lesson_that_is_reloaded_lands_where_the_work_went_on(trainee, lesson):
    trainee.opens(lesson, ".bd-ways")
    trainee.settles()
    desk = trainee.desk(TITLE)
    desk.locator('.bd-ways input[value="check-status"]').check()
    desk.locator('[data-do="send"]').click()
    desk.locator('[data-key="sent-0"]').wait_for()
    trainee.page.reload()
    desk.locator('[data-key="sent-0"]').wait_for(timeout=40_000)
    trainee.until(lambda: desk.locator(".bd-what").evaluate(IN_SIGHT))


def test_the_second_level_begins_with_a_blank_page_under_the_first_answer(bare, desk, lines, shots):
    disputes(desk, "\n".join(lines), "Remittance")
    desk.locator('[data-field="rung"]').select_option("dispute")
    desk.locator('[data-do="send"]').click()
    bare.until(lambda: bare.focus() == "Later: 32 days after sending, 04/28/2026")
    first = desk.locator('[data-key="sent-0"]')
    assert "We have looked again and keep to our decision." in first.inner_text()
    assert desk.locator("textarea").count() == 0

    bare.reaches(".bd-ways input")
    bare.presses("Space")
    desk.locator("textarea").wait_for()
    assert desk.locator("textarea").input_value() == ""
    assert desk.locator(".bd-ev input:checked").count() == 0
    first.get_by_role("button", name="Read your letter").click()
    assert "Provider dispute" in first.locator(".bd-letter").inner_text()

    second = "\n".join(AT_THE_SECOND_LEVEL.get(line, line) for line in lines)
    disputes(desk, second, "Remittance", "Approval TMA")
    desk.locator('[data-field="rung"]').select_option("second-dispute")
    desk.screenshot(path=shots / "appeal-second-level.png")
    desk.locator('[data-do="send"]').click()
    bare.until(lambda: bare.focus() == "Later: 22 days after sending, 05/20/2026")
    assert "We have changed our decision" in desk.locator('[data-key="sent-1"]').inner_text()
    assert bare.violations() == []
    desk.screenshot(path=shots / "appeal-second-answer.png")


def test_tags_and_emoji_are_text_and_run_nothing(bare, desk):
    nasty = '<script>window.ran = 1</script><img src=x onerror="window.ran = 1"> 🙂 Pay line 2 at last, please.'
    disputes(desk, nasty)
    desk.locator('[data-do="check-letter"]').click()
    desk.locator(".bd-foundhead").wait_for()

    assert nasty in desk.locator(".bd-letter").inner_text().replace(" (As the file has it)", "")
    assert desk.locator(".bd-letter img").count() == 0
    assert bare.page.evaluate("window.ran") is None


def test_a_million_characters_are_refused_in_one_sentence_and_stay_in_the_field(desk):
    disputes(desk, "x" * 1_000_000)
    desk.get_by_text("This letter has 1,000,000 characters").wait_for()

    assert len(desk.locator("textarea").input_value()) == 1_000_000
    assert desk.locator('[data-key="kept"]').inner_text() == "Not saved yet."
    desk.locator("textarea").fill("Short again.")
    desk.get_by_text("Saved as it stands.").wait_for()
    assert desk.locator(".bd-trouble").inner_text() == ""


def test_a_paragraph_and_an_address_are_put_where_the_letter_stands(bare, desk, file):
    disputes(desk, "Dear payer,")
    for name in ("values", "bank"):
        desk.locator(f'[data-fold="{name}"]').click()
    desk.get_by_role("button", name="Insert: The payer’s appeals desk").click()

    assert bare.page.evaluate("document.activeElement.tagName") == "TEXTAREA"
    address = "\n".join(file["payer"]["addresses"][0]["lines"])
    assert desk.locator("textarea").input_value() == f"Dear payer,\n\n{address}\n"
    assert desk.locator('[data-key="fold-bank"] li').count() == 4
    desk.get_by_text("Saved as it stands.").wait_for()


def test_enter_on_a_paper_or_an_act_sends_nothing(bare, desk):
    disputes(desk, "Dear payer,")
    for where in (".bd-ev input", ".bd-ways input", '[data-field="rung"]'):
        desk.locator(where).first.focus()
        bare.presses("Enter")
    bare.page.wait_for_timeout(200)

    assert desk.locator(".bd-done").count() == 0


def test_the_act_that_was_chosen_stands_alone_and_the_others_are_one_press_away(bare, desk):
    shown, more = desk.locator(".bd-ways label:visible"), desk.locator('[data-do="other-act"]')
    acts = shown.count()
    assert acts > 10
    assert more.count() == 0  # nothing is chosen yet
    desk.locator('.bd-ways input[value="hold"]').check()
    assert shown.all_inner_texts() == ["Put the account on hold, and look again on a set day"]
    assert more.inner_text() == f"Choose something else ({acts - 1} more)"
    assert more.get_attribute("aria-expanded") == "false"

    bare.reaches('[data-do="other-act"]')
    bare.presses("Enter")
    assert (shown.count(), more.get_attribute("aria-expanded")) == (acts, "true")
    focused = "document.activeElement.value"
    assert bare.page.evaluate(focused) == "hold"
    for key, act in (("ArrowDown", "check-status"), ("ArrowDown", "call-payer"), ("ArrowUp", "check-status")):
        bare.presses(key)
        assert (shown.count(), bare.page.evaluate(focused)) == (acts, act)  # arrows walk, so the list stays
    bare.presses("Tab")
    assert shown.all_inner_texts() == ["Ask the payer where the claim stands"]
    assert bare.page.evaluate("document.activeElement.dataset.do") == "other-act"

    more.click()
    desk.locator(".bd-ways label").last.click()
    assert shown.count() == 1
    assert bare.violations() == []


def test_what_is_missing_is_said_under_the_button_and_the_letter_stays(desk):
    disputes(desk, "Dear payer, please pay.")
    desk.locator('[data-do="send"]').click()

    missing = desk.get_by_role("alert").filter(has_text="Choose the level")
    assert missing.count() == 1
    button, said = desk.locator('[data-do="send"]').bounding_box(), missing.bounding_box()
    assert 0 < said["y"] - (button["y"] + button["height"]) < 30
    assert desk.locator("textarea").input_value() == "Dear payer, please pay."


@pytest.mark.parametrize("mode", ["practice", "assess"])
def test_every_state_fits_and_breaks_no_rule(bare, store, lines, shots, mode):
    exercise = Exercise(sit_down(NAME, mode, store=store, seed=7))
    desk = bare.lays(exercise)

    def looks(state):
        bare.looks_well(shots, f"appeal-{mode}-{state}")

    desk.locator('[data-paper="portal"]').click()
    desk.locator('form[data-do="settle"] input').fill("01/01/2027")
    desk.locator('form[data-do="settle"] button').click()
    desk.locator(".bd-said .bd-note").wait_for()
    looks("begun")
    text = "\n".join(lines).replace("03/02/2026", "03/12/2026") + "\nIt was obviously your mistake."
    disputes(desk, text, "Remittance", "Approval TMA", "Whole chart")
    desk.locator('[data-fold="bank"]').click()
    desk.get_by_text("Saved as it stands.").wait_for()
    looks("written")
    if mode == "practice":
        desk.locator('[data-do="check-letter"]').click()
        desk.locator(".bd-foundhead").wait_for()
        looks("checked")
    else:
        assert desk.locator('[data-do="check-letter"]').count() == 0
        assert desk.get_by_text("A reviewer looks for").count() == 0
    desk.locator('[data-field="rung"]').select_option("dispute")
    desk.locator('[data-do="send"]').click()
    desk.locator('[data-key="sent-0"]').wait_for()
    looks("answered")


def test_without_colours_every_mark_keeps_its_edge_and_its_sign(browser, store, lines):
    from tests.browser.bare import BareDesk

    page = browser.new_page(viewport={"width": 1280, "height": 900}, forced_colors="active")
    bare = BareDesk(page)
    desk = bare.lays(Exercise(sit_down(NAME, store=store, seed=7)))
    disputes(desk, "\n".join(lines).replace("03/02/2026", "03/12/2026"), "Remittance", "Approval TMA")
    desk.locator('[data-do="check-letter"]').click()
    slip = desk.locator("mark.is-bad").first
    slip.wait_for()

    assert "(A slip)" in slip.inner_text()
    assert slip.evaluate("e => getComputedStyle(e).borderBottomStyle") == "dashed"
    assert desk.locator(".bd-letter sup svg").count() == 1
    page.close()


def test_at_the_end_the_letter_of_the_expert_is_read_by_one_press_and_folded_away_again(bare, store, lines, shots):
    exercise = Exercise(sit_down(NAME, "assess", store=store, seed=7))
    sent = [each["id"] for each in exercise.view["prompt"]["work"]["file"] if each["title"] == "Remittance"]
    exercise.receive(
        {"do": "do-act", "act": "dispute", "letter": "\n".join(lines), "evidence": sent, "rung": "dispute"}
    )
    exercise.receive({"do": "do-act", "act": "post-and-bill"})
    exercise.receive({"do": "continue"})
    desk = bare.lays(exercise)

    expert = desk.locator("section", has=bare.page.get_by_role("heading", name="The expert’s letter of 03/27/2026"))
    assert expert.locator(".bd-letter").count() == 0
    bare.reaches('[data-fold^="expert"]')
    bare.presses("Enter")
    expert.get_by_text("Enclosed:").wait_for()
    assert bare.focus() == "Read the expert’s letter"
    bare.looks_well(shots, "debrief-expert")
    bare.presses("Enter")
    expert.locator(".bd-letter").wait_for(state="detached")
