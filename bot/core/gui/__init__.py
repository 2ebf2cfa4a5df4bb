"""Takes instructions for an editor's screen out of a reply and names the buttons to offer.

The editing service believes that its user sits before an editor ("click Export, top right").
In a conversation there is none: the description of the work stays, the instruction goes.
"""

from bot.core.gui.actions import Action
from bot.core.gui.translator import GuiTranslation, translate

__all__ = ["Action", "GuiTranslation", "translate"]
