"""English."""

from bot.core.gui.wording import QUOTED, Wording

_OBJECT = (
    r"[^\w-]+(?:(?:the|your|an?|any|it|its|them|this|that|these|those|each|either"
    r"|one|to|in|into|on|over|from|for"
    rf"|through|between|at|back|out|under|up|down|around|with|how|what|another"
    rf"|all|tracks?|clips?|layers?|ctrl|cmd|play|pause|export|download|save|delete|undo"
    rf")\b|{QUOTED}|(?-i:[A-Z]))"
)

_CONTROL = r"(?:export|download|share|save|render|publish|play|undo|redo|preview|history)"
"""What the buttons of an editor are called."""
_PART = (
    r"(?:panel|tab|library|menu|page|sidebar|side bar|bin|dashboard|toolbar|timeline|inspector"
    r"|settings|drop-?down|workspace|queue|(?:status|top|bottom|title|menu|task|action"
    r"|progress) bar|storyboard|button"
    r"|icon|slider|toggle|knob|fader|playhead|media pool)s?"
)
"""Parts of a screen that are hardly ever part of a picture."""

_YOU = r"\byou(?: can| could| may| will|['’]ll)\b"
_NO_VERB = (
    r"(?:the|an?|this|that|its?|my|your|our|their|his|her|all|both|each|no|now|and|or|but|so"
    r"|then|than|of|in|on|at|by|to|for|from|with|without|into|over|under|like|as|is|are|was"
    r"|were|has|have|had|will|would|not|only|just|even|near|behind|between|after|before"
    r"|during|while|about|above|below|across|around|through|because|since|if|when|where"
    r"|which|who|that)\b"
)
_REFERENCES = (
    # "can be adjusted": with any place
    r"\b(?:can|may|could) (?:also |now |then |always |easily )?be \w+(?:ed|en|und)\b",
    # "is listed in the media panel"
    r"(?:\b(?:is|are)|['’](?:re|s)) (?:now |also |all )?(?:available|visible|listed|waiting"
    r"|located|accessible|shown|displayed|stored) (?:in|under|on|from|at|below|above|inside"
    r"|behind)\b"
    rf"(?=.*\b{_PART}\b)",
    # "under Animation in the right panel you can", "you can browse them in the sidebar"
    r"\A\W*(?:under|in|on|from|via|through|inside|within|using|with)\b"
    rf"(?=[^.]*\b{_PART}\b)[^.]{{0,80}}?{_YOU}",
    rf"{_YOU}(?=[^.]*\b{_PART}\b)",
    # any verb that is done to a part of the screen: "lower the opacity slider"
    rf"\A\W*(?:(?:and|then|or) )?(?!{_NO_VERB})[a-z]{{2,}}(?<!ed)(?<!ing)(?<!s)"
    rf" (?:the|your|an? \w+ on the)\b(?=[^.,]*\b{_PART}\b)",
    # "the Speed panel lets you", "the Export button is at the top"
    rf"\b{_PART}\b[^.]{{0,40}}?\b(?:lets|allows|helps|gives) you\b",
    rf"\b{_CONTROL}\W{{0,3}} (?:button|icon|option|menu|tab)\b[^.]{{0,40}}?"
    r"\b(?:is (?:located|found|at|in|on|under)|sits|lives|can be found"
    r"|(?:gives|lets|allows|brings|gets) you)\b",
    # "they appear in the Media tab"
    r"\A\W*(?:they|it|both|all of (?:them|it))"
    r"(?:(?:'ll| will| can| now| also)* (?:appears?|shows? up|be found|be seen)"
    r"|(?:['’]re|['’]s| are| is)(?: now| all| both)? (?:in|under|on|inside))\b"
    r"(?=[^.]*\b(?:panel|tab|library|bin|menu|page|sidebar|dashboard)\b)",
    # "pull the dot at its end"
    r"\A\W*(?:grab|pull|drag) (?:the|its|either|any|one) [^.,]*"
    r"\b(?:dot|edge|end|corner|border|marker)s?\b",
)

WORDING = Wording(
    opening=(
        r"(?:please|just|simply|then|and|or|but|also|next|first|finally|now|so"
        r"|afterwards|there"
        r"|go ahead and|feel free to|(?:make|be) sure to|don't forget to"
        r"|all you (?:need|have) to do is"
        r"|(?:which |where |that )?you(?:'ll| will)?(?: also| now)? (?:can|could|may"
        r"|might|need to"
        r"|have to|want to|(?:may|might) (?:also )?want to|should|only need to)(?: also"
        r"| now| then| always| simply"
        r"| just| easily)*"
        r"|you(?:'re| are) (?:able|welcome|free) to|it(?:'s| is) possible to"
        r"|all that(?:'s| is) left is to"
        r"|(?:at any time|any ?time|whenever you like|when(?:ever)? you(?:'re"
        r"| are) (?:ready|happy|done|satisfied))"
        r"|you(?:'ll| will)|you|from (?:here|there)|if needed|alternatively"
        r"|otherwise|i recommend you|try to"
        r"|(?:pro )?tip|hint|note|remember to|next steps?|last step|which|by)"
    ),
    acting=(
        r"(?:(?:left|right|double|single)?[- ]?click(?:ing)?|tap(?:ping)?"
        r"|press(?:ing)?|hit(?:ting)?|drag(?:ging)?"
        r"(?: and drop)?|hover(?:ing)?|scroll(?:ing)?|swip(?:e|ing)|scrub(?:bing)?"
        r"|toggle)(?: and (?:drag|hold|drop))?" + _OBJECT + r"|(?:right"
        r"|double)[- ]click(?:ing)?\b"
        rf"|(?!{_NO_VERB})[a-z]{{2,}} (?:the|it|its|them)\b[^.,]{{0,40}}"
        r"\bby (?:dragging|pulling|sliding|clicking|tapping|moving (?:its|the) (?:point|corner"
        r"|handle|edge)s?)\b"
    ),
    looking=(
        r"(?P<verb>open|go|head|navigate|visit|use|select|choose|pick|check|see|view"
        r"|preview|review|watch|play|find"
        r"|look|locate|switch|move|adjust|tweak|change|edit|download|save|export"
        r"|access|follow|browse|expand"
        r"|trim|rename|delete|resize|customi[sz]e|fine-tune|set|turn|type|enter|zoom"
        r"|monitor|render|get|grab|share"
        r"|undo|replay|listen|verify|inspect|reposition|rearrange|split|enable"
        r"|disable|top up|explore|jump|return"
        r"|(?:take|have) a (?:quick |closer )?(?:look|listen|peek|glance)|give (?:it|them|this"
        r"|that)"
        r"|(?:bring|pull|call) up|double-check|hop"
        r"|pull|place|put|position|hold|shift|stretch|rotate|crop|flip|apply|duplicate"
        r"|copy|hide|show"
        r"|lock|unlock|mark|tick|uncheck|collapse|refresh|reload|launch|start|consult"
        r"|pause|rewind"
        r"|buy|purchase|upgrade|restore|revert|lengthen|shorten|extend|scale|nudge|hit"
        r"|press|grab"
        r"|mute|unmute|reorder|remove|add|drop|type over|upload|import|manage|track|modify|control"
        r"|refine|swap|log in|sign in)" + _OBJECT
    ),
    place=(
        r"\b(?:buttons?|knobs?|faders?|icons?|panels?|tabs?|(?:\w+ )?menus?|toolbars?|side ?bar"
        r"|timeline|sliders?|inspector"
        r"|canvas|handles?|scrubber|(?:crop|text|pen|brush|selection|cut|razor"
        r"|trim) tool|three dots|drop-?downs?|dialog(?:ue)?|preview|player|library"
        r"|settings|billing|storyboard|account|page"
        r"|workspace|dashboard|(?:top|upper|bottom|lower)[- ](?:right|left)"
        r"|on the (?:left|right)|(?:left|right)-hand|in the (?:viewer|monitor)|(?-i:[A-Z]\w+) view"
        r"|(?:top|bottom) of (?:the|your) (?:screen|page|window|editor|interface)"
        r"|at the top|(?:end|start|edge)s? of (?:the|a|any|each) clips?|to the (?:left"
        r"|right)|(?:top|bottom|status|title|task|action) bar|playhead|space ?bar"
        r"|keyboard|shortcut|browser|queue|checkbox|properties|avatar|profile|window"
        r"|editor|interface"
        r"|ctrl|cmd|media (?:bin|pool)|assets?|export|download|share)\b|[>→➜]\s*\w"
    ),
    anywhere="|".join(_REFERENCES),
    condition=(
        r"(?:if|when|whenever|once|to|in case|should you|for|after|before|as soon as"
        r"|should (?:it|they|that|this)|until|in the|on the|at the"
        r"|under the|from the|from your|in your|over in|via|want to|should you|prefer"
        r"|looks? good|happy|need to|not happy|want a|need a)\b"
    ),
    continued=(
        r"(?:(?:and|or|then|and then|,)\s+)*(?:select|choose|pick|set|name|confirm"
        r"|save|enter|wait|click|press|tap"
        r"|hit|open|go|download|export|type|use|adjust|edit|move|delete|play"
        r"|your browser|the download|render)\b"
    ),
    statement=(
        r"(?:(?:and|but|while|so|also)\s+)?(?:(?:i|i've|i'll|we|we've|let me"
        r"|let us)\b(?!'d recommend)|(?:it|it's|its|the|your|this|that"
        r"|these|those|both|all|each|there|total|everything|which one|what|how"
        r"|should|would|do|does|is|are|feel free)\b(?!.*\b(?:will|can)\b))"
    ),
)
