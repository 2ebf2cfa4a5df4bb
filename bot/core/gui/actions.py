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
            r"|\bpublish|\bsave (?:video|project|copy|button)|get your file"
            r"|save (?:as|a copy)|keep a copy|\bmp4\b"
            r"|导出|下载|成片|書き出し|书き出し|エクスポート|ダウンロード|내보내기"
            r"|내보내|다운로드|저장|descarg|export|télécharg|herunterlad|\bbaix[ae]|保存|存档"
        ),
    ),
    (
        Action.CREDITS,
        (
            r"\bbilling|\bcredits?\b|\bbalance\b|\baccount (?:page|menu|settings?)"
            r"|\bavatar|\btop up\b|\bsubscription|\busage\b|账单|账户|余额|额度|积分|个人中心"
            r"|充值|储值|点数|购买|套餐|升级(?:会员|套餐)|会员"
            r"|\bupgrade|\bplans?\b|\bpricing|\bbuy\b|\bpurchase"
            r"|クレジット|残高|プラン|요금제|구독|abonnement|suscripción|\bmi plan|planos"
            r"|nachkauf|請求|支払|購入|アカウントページ|크레딧|잔액|결제|충전"
            r"|crédit|saldo|recarg"
            r"|factur|solde|compte|guthaben|abrechnung|faturamento|cobrança|请求"
        ),
    ),
    (
        Action.EDIT,
        (
            r"\bdrag|\bslider|\bhandles?\b|\badjust|\bchang(?:e|ing)|\bedit(?!or)"
            r"|\bresiz|\bstretch|\bnudge|\btweak|\bfine-tun|\bdouble-?click|\bdelete|\bremove"
            r"|\bunmute"
            r"|\bmute\b|\bmove(?! the (?:scrubber|playhead|cursor))|\bundo|\brevert"
            r"|\bsplit|\btrim|\bstyle|\bfont|\btypeface|\breposition|\bcorrect|\brename"
            r"|\bcustomi|\bproperties|\bdifferent|\bscissors|\breorder|\brearrang|\bswap"
            r"|\bctrl|\bcmd|\bfix\b|\brefine|\bmodify|\breplace|\banother|\bshorten|\bextend"
            r"|\bmake (?:it|them|this|that)\b|\bsilence|\bstronger|\bweaker"
            r"|\btoo (?:small|big|loud|fast|slow)|\bvolume|\bduplicat|\bcrop|\brotat"
            r"|\blater\b|\binspector|\btoggle|\bspeed|\bcut\b(?= the)|\bduration"
            r"|\bcolou?r|\bpull\b"
            r"|\b(?:long|short|bigg|small|larg|loud|quiet|slow|fast|bright|dark|warm|cool"
            r"|soft|clos)er\b"
            r"|拖|滑块|调整|里调|再调|修改|编辑(?!器)|双击|删除|控制点|重新生成|移动|改|缩放|裁|属性"
            r"|撤销|替换|静音|重来|调节|恢复|取消|启用|更换|(?<!切)换|分割|关闭|微调|太"
            r"|ドラッグ|元に戻|取り消|되돌리|실행 취소|rückgängig|strg"
            r"|スライダー|調整|変更|編集|修正|移動|드래그|슬라이더|조정|조절"
            r"|변경|편집|수정|끌어|arrastr|ajust|cambi|editar|modific|mover|déplac"
            r"|modifi|glisser|zieh|anpass|änder|bearbeit|verschieb|regler"
            r"|doppelklick|duas vezes|dos veces|doble clic|mudar|alter"
            r"|más (?:grande|pequeñ|corto|largo|fuerte|suave|lento|rápido)|estir|réglage|trop fort"
            r"|plus (?:grand|petit|court|long|fort|doux|lent|rapide)|zu (?:laut|leise|lang|kurz)"
            r"|mais (?:alto|baixo|curt|long|lent|rápid)|volume"
            r"|粗细|自己调|大小|放大缩小|大きく|小さく"
            r"|고치|고쳐|크게|작게|줄이|늘리"
            r"|curseur|affin|调整|变更|编集|移动"
        ),
    ),
    (
        Action.STATUS,
        r"\bpreview|\bsee\b|\bview|\bcheck|\bfind|\bplay|\bwatch|\breview|\bprogress"
        r"|\bqueue|\blisten|\bscrub|\blook|\bhistory"
        r"|预览|查看|播放|看|试听|进度|プレビュー|確認|再生|見|미리보기|확인|재생|보실"
        r"|볼 수|\bver(?:l[oa]s?)?\b|visualiz|\bvoir|aperçu|olhada|vistazo|un œil"
        r"|ansehen|vorschau|anschau",
    ),
)
_STATE_PLACES = (
    r"\btimeline|\bmedia\b|\bassets?\b|\blibrary|时间线|时间轴|面板|素材|タイムライン"
    r"|타임라인|línea de tiempo|linha do tempo|zeitleiste"
)
_ACTIONS = tuple(
    (action, re.compile(words.translate(SIMPLIFIED), re.IGNORECASE))
    for action, words in _ACTION_WORDS
)
_SHOWS_STATE = re.compile(_STATE_PLACES.translate(SIMPLIFIED), re.IGNORECASE)


def action_of(instruction: str) -> Action | None:
    """Return what an instruction is about, None when its words don't tell."""
    instruction = instruction[:_LONGEST].translate(SIMPLIFIED)
    return next((action for action, words in _ACTIONS if words.search(instruction)), None)


def shows_state(instruction: str) -> bool:
    """Tell whether an instruction leads to where the work is listed, whatever it is to do there."""
    return bool(_SHOWS_STATE.search(instruction[:_LONGEST].translate(SIMPLIFIED)))
