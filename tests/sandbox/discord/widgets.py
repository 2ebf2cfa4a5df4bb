"""A form and a panel of a bot, for tests that use them as people do."""

import discord

Used = discord.Interaction[discord.Client]


class Form(discord.ui.Modal, title="Title"):
    """A modal with a text field and a file field."""

    words = discord.ui.TextInput[discord.ui.View](label="Words", custom_id="words", max_length=20)
    picture = discord.ui.Label[discord.ui.View](
        text="Picture",
        component=discord.ui.FileUpload[discord.ui.View](custom_id="picture", required=False),
    )

    async def on_submit(self, interaction: Used, /) -> None:
        upload = self.picture.component
        assert isinstance(upload, discord.ui.FileUpload)
        names = [file.filename for file in upload.values]
        await interaction.response.send_message(f"{self.words.value} {names}", ephemeral=True)


class Panel(discord.ui.View):
    """Three buttons and a menu."""

    def __init__(self) -> None:
        super().__init__(timeout=None)

    @discord.ui.button(label="Update", custom_id="update")
    async def update(self, interaction: Used, _: discord.ui.Button["Panel"]) -> None:
        await interaction.response.edit_message(content="updated")

    @discord.ui.button(label="Later", custom_id="later")
    async def later(self, interaction: Used, _: discord.ui.Button["Panel"]) -> None:
        await interaction.response.defer()
        await interaction.edit_original_response(content="later")

    @discord.ui.button(label="Form", custom_id="form")
    async def form(self, interaction: Used, _: discord.ui.Button["Panel"]) -> None:
        await interaction.response.send_modal(Form())

    @discord.ui.button(label="Off", custom_id="off", disabled=True)
    async def off(self, interaction: Used, _: discord.ui.Button["Panel"]) -> None:
        await interaction.response.defer()

    @discord.ui.select(
        custom_id="size", options=[discord.SelectOption(label=s) for s in ("9:16", "16:9")]
    )
    async def size(self, interaction: Used, menu: discord.ui.Select["Panel"]) -> None:
        await interaction.response.send_message(f"size {menu.values[0]}")
