"""English."""

from bot.core.gui.wording import QUOTED, Wording

_OBJECT = (
    r"[^\w-]+(?:(?:the|your|an?|any|it|its|them|this|that|these|those|each|either"
    r"|one|to|in|into|on|over|from|for"
    rf"|through|between|at|back|out|under|up|down|around|with|how|what|another"
    rf"|all|ctrl|cmd|play|pause|export|download|save|delete|undo"
    rf")\b|{QUOTED}|(?-i:[A-Z]))"
)

WORDING = Wording(
    opening=(
        r"(?:please|just|simply|then|and|or|but|also|next|first|finally|now|so"
        r"|afterwards|there"
        r"|go ahead and|feel free to|(?:make|be) sure to|don't forget to"
        r"|all you (?:need|have) to do is"
        r"|(?:which |where |that )?you(?:'ll| will)?(?: also| now)? (?:can|could|may"
        r"|might|need to"
        r"|have to|want to|should|only need to)(?: also| now| then| always| simply"
        r"| just| easily)*"
        r"|you(?:'ll| will)|you|from (?:here|there)|if needed|alternatively"
        r"|otherwise|i recommend you|try to"
        r"|(?:pro )?tip|hint|note|remember to|next steps?|last step|which|by)"
    ),
    acting=(
        r"(?:(?:left|right|double|single)?[- ]?click(?:ing)?|tap(?:ping)?"
        r"|press(?:ing)?|hit(?:ting)?|drag(?:ging)?"
        r"(?: and drop)?|hover(?:ing)?|scroll(?:ing)?|swip(?:e|ing)|scrub(?:bing)?"
        r"|toggle)(?: and (?:drag|hold|drop))?" + _OBJECT
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
        r"|mute|unmute|reorder|remove|add|upload|import|manage|track|modify|control"
        r"|refine|swap|log in|sign in)" + _OBJECT
    ),
    place=(
        r"\b(?:buttons?|icons?|panels?|tabs?|(?:\w+ )?menus?|toolbars?|side ?bar"
        r"|timeline|sliders?|inspector"
        r"|canvas|handles?|drop-?downs?|dialog(?:ue)?|preview|player|library"
        r"|settings|billing|account|page"
        r"|workspace|dashboard|(?:top|upper|bottom|lower)[- ](?:right|left)"
        r"|on the (?:left|right)|(?:left|right)-hand"
        r"|(?:top|bottom) of (?:the|your) (?:screen|page|window|editor|interface)"
        r"|at the top|playhead|space ?bar"
        r"|keyboard|shortcut|browser|queue|checkbox|properties|avatar|profile|window"
        r"|editor|interface"
        r"|ctrl|cmd|media (?:bin|pool)|assets?|export|download|share)\b|[>→➜]\s*\w"
    ),
    anywhere=(
        r"\b(?:can|may|could) (?:also |now |then |always |easily )?be \w+(?:ed|en"
        r"|und)\b"
        r"|\b(?:is|are) (?:now |also )?(?:available|visible|listed|waiting|located"
        r"|accessible) (?:in|under|on|from) "
        r"(?:the|your)\b(?=.*\b(?:panel|tab|library|menu|page|sidebar|bin)\b)"
    ),
    condition=(
        r"(?:if|when|whenever|once|to|in case|should you|for|after|before|as soon as"
        r"|until|in the|on the|at the"
        r"|under the|want to|need to|not happy|want a|need a)\b"
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
