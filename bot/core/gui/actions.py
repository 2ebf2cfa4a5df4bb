"""Which button an instruction comes down to."""

import re
from enum import StrEnum

from bot.core.hanzi import SIMPLIFIED

_LONGEST = 240
"""Characters of an instruction that are read."""


class Action(StrEnum):
    """What a button under a reply can do in place of an instruction."""

    EXPORT = "export"
    STATUS = "status"
    CREDITS = "credits"
    EDIT = "edit"


_ACTION_WORDS = (
    (
        Action.EXPORT,
        (
            r"\bexport(?!s? (?:finished|setting))|\bdownload|\bshare\b|render all"
            r"|deliver page|save (?:it|the|your|as)\b.*(?:mp4|video|file|clip)"
            r"|get your file|\bmp4\b"
            r"|导出|下载|成片|書き出し|书き出し|エクスポート|ダウンロード|내보내기"
            r"|내보내|다운로드|저장|descarg|export|télécharg|herunterlad|\bbaix[ae]|保存"
        ),
    ),
    (
        Action.CREDITS,
        (
            r"\bbilling|\bcredits?\b|\bbalance\b|\baccount (?:page|menu|settings?)"
            r"|\btop up\b|\bsubscription|\busage\b|账单|账户|余额|额度|积分|个人中心"
            r"|充值|点数"
            r"|クレジット|残高|請求|アカウントページ|크레딧|잔액|결제|crédit|saldo"
            r"|factur|solde|compte|guthaben|abrechnung|faturamento|cobrança|请求"
        ),
    ),
    (
        Action.EDIT,
        (
            r"\bdrag|\bslider|\bhandles?\b|\badjust|\bchang(?:e|ing)|\bedit(?!or)"
            r"|\bresiz|\btweak|\bfine-tun|\bdouble-?click|\bdelete|\bremove|\bunmute"
            r"|\bmute\b|\bmove|\bundo|\brevert"
            r"|\bsplit|\btrim|\bstyle|\bfont|\btypeface|\breposition|\bcorrect|\brename"
            r"|\bcustomi|\bproperties|\bdifferent|\bscissors|\breorder|\brearrang|\bswap"
            r"|\bctrl|\bcmd|\bfix\b|\brefine|\bmodify|\breplace|\bshorten|\bextend"
            r"|\btoo (?:small|big|loud|fast|slow)|\bvolume|\bduplicat|\bcrop|\brotat"
            r"|\blater\b|\binspector|\btoggle|\bspeed|\bcut\b(?= the)|\bduration"
            r"|\bcolou?r"
            r"|拖|滑块|调整|修改|编辑|双击|删除|控制点|重新生成|移动|改|缩放|裁|属性"
            r"|撤销|替换|静音|调节|更换|微调|太"
            r"|ドラッグ|スライダー|調整|変更|編集|修正|移動|드래그|슬라이더|조정|조절"
            r"|변경|편집|수정|끌어|arrastr|ajust|cambi|editar|modific|mover|déplac"
            r"|modifi|glisser|zieh|anpass|änder|bearbeit|verschieb|regler|mudar|alter"
            r"|curseur|调整|变更|编集|移动"
        ),
    ),
    (
        Action.STATUS,
        (
            r"\bpreview|\btimeline|\bsee\b|\bview|\bcheck|\bfind|\bplay|\bwatch|\breview"
            r"|\bprogress|\bmedia\b|\bassets?\b|\blibrary|\bqueue|\blisten|\bscrub"
            r"|\blook|\bhistory"
            r"|预览|查看|播放|看|时间线|时间轴|面板|试听|进度|素材|プレビュー|確認"
            r"|タイムライン|再生|見|미리보기|확인|타임라인|재생|보실|볼 수"
            r"|línea de tiempo|ver(?:l[oa]s?)?\b|linha do tempo|visualiz|voir|aperçu"
            r"|zeitleiste|ansehen|vorschau|anschau|确认|见"
        ),
    ),
)
_ACTIONS = tuple(
    (action, re.compile(words.translate(SIMPLIFIED), re.IGNORECASE))
    for action, words in _ACTION_WORDS
)


def action_of(instruction: str) -> Action | None:
    """Return what an instruction is about, None when its words don't tell."""
    instruction = instruction[:_LONGEST].translate(SIMPLIFIED)
    return next((action for action, words in _ACTIONS if words.search(instruction)), None)
