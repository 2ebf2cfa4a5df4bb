"""Slash commands with their options, forms, the menu of a message, languages and rights."""

import pytest
from playwright.async_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.visitor import SAMPLE

pytestmark = pytest.mark.asyncio(loop_scope="session")

ALONE = "Only you can see this"


async def test_a_command_with_a_picture(open_page: OpenPage) -> None:
    alice = await open_page()
    form = await alice.command("video new")
    await form.get_by_role("textbox", name="prompt").fill("make a clip of it")
    await form.get_by_label("image", exact=True).set_input_files(SAMPLE)
    await form.get_by_role("button", name="Add skill").click()
    skill = form.get_by_role("combobox", name="skill")
    await skill.fill("finder")
    await expect(form.get_by_role("option")).to_have_text(["Image to Video Finder"])
    await skill.press("ArrowDown")
    await skill.press("Enter")
    await expect(skill).to_have_value("Image to Video Finder")
    await form.get_by_role("button", name="Send command").click()
    await expect(alice.messages.filter(has_text="used /video new")).to_contain_text(
        "make a clip of it"
    )
    await alice.thread_card.click()
    await expect(alice.of_bot("Timeline")).to_be_visible()


async def test_a_required_option_is_asked_for(open_page: OpenPage) -> None:
    alice = await open_page()
    form = await alice.command("video language")
    await form.get_by_role("button", name="Send command").click()
    await expect(form.get_by_role("alert").filter(has_text="is needed")).to_be_visible()
    await form.get_by_role("combobox").fill("auto")
    await form.get_by_role("option", name="automatic").click()
    await form.get_by_role("button", name="Send command").click()
    answer = alice.messages.filter(has_text=ALONE)
    await expect(answer).to_be_visible()
    await answer.get_by_role("button", name="Dismiss message").click()
    await expect(answer).to_have_count(0)


async def test_a_form(open_page: OpenPage) -> None:
    alice = await open_page()
    await alice.run("account link")
    form = alice.page.get_by_role("dialog", name="Link a NemoVideo account")
    await form.get_by_role("button", name="Submit").click()
    await expect(form.get_by_role("alert").filter(has_text="needed")).to_be_visible()
    await form.get_by_label("Token").fill("not a token")
    await form.get_by_label("Token").press("Enter")
    await expect(form).to_have_count(0)
    answer = alice.messages.filter(has_text=ALONE).last
    await expect(answer).to_contain_text("token")
    await expect(answer).not_to_contain_text("not a token")


async def test_a_form_left_with_escape_sends_nothing(open_page: OpenPage) -> None:
    alice = await open_page()
    await alice.run("account link")
    form = alice.page.get_by_role("dialog")
    await form.get_by_label("Token").press("Escape")
    await expect(form).to_have_count(0)
    await expect(alice.field).to_be_focused()


async def test_choices_hide_no_button_on_a_phone(open_page: OpenPage) -> None:
    visitor = await open_page(phone=True)
    form = await visitor.command("account link")
    await form.get_by_role("button", name="Send command").tap()
    await expect(visitor.page.get_by_role("dialog")).to_be_visible()


async def test_the_menu_of_a_message_makes_a_video(open_page: OpenPage) -> None:
    """In the channel where the bot doesn't listen by itself."""
    alice = await open_page()
    await alice.page.get_by_role("button", name="lounge").click()
    await alice.paste()
    await alice.say("look at this")
    message = alice.messages.filter(has_text="look at this")
    await message.get_by_text("look at this").click(button="right")
    await alice.page.get_by_role("menuitem", name="Apps").click()
    await alice.page.get_by_role("menuitem", name="Make a video").click()
    await expect(alice.messages.filter(has_text=ALONE).last).to_contain_text("The thread is open")
    await expect(alice.thread_card).to_be_visible()


async def test_two_people_in_two_languages(open_page: OpenPage) -> None:
    alice, ben = await open_page(), await open_page()
    await ben.become("Ben")
    await alice.speak("de")
    await ben.speak("ja")
    await alice.run("video stopp")
    await expect(alice.private.last).to_contain_text("Hier läuft gerade nichts")
    await expect(alice.private.last).to_contain_text("Nur du kannst das sehen")
    await ben.run("動画 停止")
    await expect(ben.private.last).to_contain_text("今は何も動いていない")
    await expect(ben.private.last).to_contain_text("これはあなただけに見えます")
    await expect(ben.messages.filter(has_text="Hier läuft")).to_have_count(0)
    for person in (alice, ben):
        await person.speak("en-US")
        await person.command("video stop")


async def test_rights_are_shown_by_the_other_person(open_page: OpenPage) -> None:
    visitor = await open_page()
    await visitor.run("video settings")
    panel = visitor.messages.filter(has=visitor.page.get_by_role("combobox"))
    menu = panel.get_by_role("combobox").first
    await menu.click()
    await visitor.page.get_by_role("option", name="lounge").click()
    await visitor.page.keyboard.press("Escape")
    await expect(panel.get_by_role("combobox", name="lounge").first).to_be_visible()
    await visitor.become("Ben")
    await expect(panel).to_have_count(0)
    await visitor.run("video settings")
    await expect(visitor.messages.last).to_contain_text("Manage Server")
