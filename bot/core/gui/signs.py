"""Signs of an instruction that mean the same in every language: a button, a corner, a gesture."""

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from itertools import combinations

from bot.core.hanzi import SIMPLIFIED

_LONGEST = 240
"""Characters that are read."""


class Sign(StrEnum):
    """What points to a screen and its reader, or else to work that was done."""

    CONTROL = "control"
    """What is pressed or pulled: a button, a slider."""
    PART = "part"
    """Where controls are found: a panel, a menu, the account page."""
    CORNER = "corner"
    """At the top right."""
    PATH = "path"
    """File > Export."""
    KEY = "key"
    """Ctrl+Z, the space bar."""
    GESTURE = "gesture"
    """What a hand does to a control: click, drag."""
    READER = "reader"
    """Addresses whoever reads it: you can, please, a polite ending."""
    WISH = "wish"
    """Leads up to an instruction: if you like it."""
    DONE = "done"
    """Tells what the agent did."""
    SOMEBODY = "somebody"
    """Whoever is to be seen in the picture."""


_WORDS = {
    Sign.CONTROL: (
        r"\b(?:buttons?|icons?|dials?|links?|meters?|sliders?|knobs?|faders?|toggles?|handles?"
        r"|arrow|drop-?downs?"
        r"|checkbox|thumbnails?|bot[oó]n|botones|íconos?|iconos?|deslizador|control(?:es)? de"
        r"|tiradores|flecha|esquinas|miniaturas?|boutons?|icônes?|curseur|réglage|poignées?"
        r"|flèche|vignettes?|\w*knopf|\w*button|\w*symbol|\w*schaltfläche|\w*regler|pfeil|ecken"
        r"|ecualizador|égaliseur|coins|cantos"
        r"|anfassern?|griffen?|botão|botões|ícones?|controles? de|alças?|set(?:a|inha)|bolinha)\b"
        r"|按钮|按键|图标|箭头|滑[块杆条]|滑桿|旋钮|控制点|四个?角|开关|三角形|缩略图|图示|方块|入口|快捷键"
        r"|ボタン|アイコン|マーク|スライダー|つまみ|ハンドル|ポイント|四隅|サムネイル"
        r"|버튼|아이콘|슬라이더|화살표|핸들|모서리|손잡이|막대|링크|썸네일"
    ),
    Sign.PART: (
        r"\b(?:panels?|tabs?|menus?|toolbar|side ?bar|timeline|inspector|canvas|library|settings"
        r"|billing|profile|dashboard|(?:media )?bins?|viewer|player|paneles|panel"
        r"|pestañas?|menú|línea de"
        r" tiempo|visor|columna de|lienzo|biblioteca|ajustes|perfil|(?:mi|tu|su) cuenta|facturación"
        r"|panneaux?|onglets?|bibliothèque|médiathèque|mon compte|votre compte|ton compte|profil"
        r"|lecteur|aperçu|réglages|paramètres|abonnement|\w*menü|\w*leiste|\w*bereich|reiter"
        r"|\w*einstellungen|konto|mediathek|vorschau|painel|abas?|linha do tempo"
        r"|minha conta|sua conta|configurações|visualizador|tela)\b"
        r"|面板|菜单|选单|工具栏|时间[线轴]|侧边栏|画布|素材[库栏]|媒体库|设置|账[户务]|帐[务户]"
        r"|会员|个人中心|播放器|页面|选项卡|标签页|预览窗口|属性栏"
        r"|パネル|メニュー|タブ|タイムライン|ライブラリ|設定|アカウント|マイページ|プロフィール"
        r"|ツールバー|プレイヤー|プレビュー|キャンバス|欄"
        r"|패널|메뉴|탭|타임라인|보관함|창[에을]|요금제|영역"
        r"|라이브러리|설정|계정|프로필|도구 모음|미리보기|사이드바"
    ),
    Sign.CORNER: (
        r"\b(?:(?:top|bottom|upper|lower)[- ](?:left|right|corner)|at the (?:top|bottom)"
        r"|on the (?:left|right)|arriba|abajo|a la (?:izquierda|derecha)|tout en (?:haut|bas)"
        r"|en (?:haut|bas)|à (?:gauche|droite)|de (?:gauche|droite)|oben|unten|links|rechts"
        r"|lado (?:direito|esquerdo)|lado (?:derecho|izquierdo)|esquina|lá em cima|em cima"
        r"|embaixo|à (?:esquerda|direita)|no (?:topo|canto))\b"
        r"|[左右][上下侧边]|[上下左右]方|顶部|底部|旁边|最[上下左右]|右上|左上|右下|左下|画面上部|画面下部"
        r"|(?:오른쪽|왼쪽|상단|하단|위쪽|아래쪽)"
    ),
    Sign.PATH: r"\S\s*(?:->|[>→➜›»])\s*\S",
    Sign.KEY: (
        r"(?<![a-z])(?:ctrl|cmd|strg|shift|alt|esc)\b|\b(?:arrow keys|space ?bar|spacebar"
        r"|barra espaciadora"
        r"|barre d'espace|barre espace|leertaste|entf|tecla|taste|touche|shortcut|atajo|atalho"
        r"|raccourci|aperte (?:a barra de )?espaço)\b"
        r"|空格|快捷键|ショートカット|スペースキー|단축키|스페이스"
    ),
    Sign.GESTURE: (
        r"\b(?:click|right-click|double-click|tap|press|hit|drag|swipe|scroll|hover|clic|doble clic"
        r"|puls[ae]|presion[ae]|toc[ao]|toque|arrastr[ae]|estir[ae]|dale|jala|clique[rz]?|cliquer"
        r"|appu(?:yez|ie|yer)|gliss\w+|faites|tir(?:ez|e|er)|survole[rz]?|\w*klick(?:e|en)?"
        r"|tipp(?:e|en)?|drück(?:e|en)?|zieh(?:e|en)?|spring(?:e|en)?|wisch(?:e|en)?|clicar"
        r"|aperte|apertar|tocar|arraste|arrastar|mex[ae]r?|pux[ae]r?)\b"
        r"|点[击选一按]|点开|双击|单击|长按|按[一两下住]|拖[动拽曳到]|拉[它动]|往[外里左右上下]拉|捏合|戳|滑动|右键|勾选|滚动"
        r"|クリック|タップ|押[しすせ]|ドラッグ|つまん|つかん|引っ[張ぱ]|スクロール"
        r"|클릭|탭하|누르|눌러|드래그|끌어|밀어|스크롤"
    ),
    Sign.READER: (
        r"\b(?:you|your|you'll|please|just|lets you|there's|whenever|puedes?|podrás|podés|tienes"
        r"|encontrarás|verás|te (?:deja|permite)|\w{2,}[áéíóú]\w{1,4}(?:te|me)?l[oa]s?|dá pra"
        r"|tu|tus|\w{3,}ez|permet|vous|votre|vos|veuillez|il (?:ne )?(?:vous )?(?:reste|suffit)"
        r"|tu peux|du|dir|dein"
        r"|deine[mnr]?|sie|ihr(?:en?)?|kannst|lässt|lassen sie sich|einfach|bitte|geht|você|pode"
        r"|é só|basta|dá para"
        r"|sua|seu)\b"
        r"|[您你请]|可以|即可|就能|就行|就可|就[会好]|直接|自己|吧"
        r"|ください|下さい|できます|どうぞ|いただけ|られます|ご覧|ご確認|お聴き"
        r"|세요|십시오|수 있|됩니다|돼요|면 나와"
    ),
    Sign.WISH: (
        r"\b(?:if|when(?:ever)?|once|not loving|si|cuando|en cuanto|para|pour|lorsque|quand|dès"
        r"|s'il|wenn|falls|sobald|um|se|quando|assim que|caso)\b"
        r"|如[果需]|若|想|要是|觉得|的话|需要|满意|たけれ|たい(?:とき|場合|時)|場合|よけれ|たら"
        r"|[려으]면|드시면|면 "
    ),
    Sign.DONE: (
        r"\b(?:i|i've|we|we've|was|were|added|now|puse|he|hemos|quedó|bajé|añadí|cambié|ahora"
        r"|j'ai|nous|on voit|est passé|ich|wurde[n]?|habe|jetzt|liegt|eu|usei|ficou|diminuí"
        r"|coloquei|troquei|agora)\b"
        r"|[已我]|了|ました(?!ら)|でした(?!ら)|消費|습니다|었어요|았어요|였고|들었"
    ),
    Sign.SOMEBODY: (
        r"\b(?:he|she|his|her|hand|thumb|finger|girl|boy|man|woman|child|scene|shot|mano|dedo"
        r"|niñ[ao]|chic[ao]|mujer|hombre|protagonista|plano|escena|main|doigt|fille|garçon|femme"
        r"|homme|plan|scène|hand|finger|kind|frau|mann|mädchen|junge|bild|szene|mão|menin[ao]"
        r"|mulher|homem|câmera|cena)\b"
        r"|他|她|女孩|男孩|女人|男人|孩子|老人|手指|镜头|画面里|彼|少[年女]|女の子|男の子|指[がでは]|手が"
        r"|カット|シーン|손가락|소녀|소년|아이가|남자|여자|장면"
    ),
}
_SIGNS = tuple(
    (sign, re.compile(words.translate(SIMPLIFIED), re.IGNORECASE)) for sign, words in _WORDS.items()
)

_SOMEBODY_FIRST = re.compile(
    rf"\W*(?:(?:the|an?|el|la|los|las|una?|le|les|une|der|die|das|eine?|os?|as?|uma?)\s)?"
    rf"(?:\w+\s)?(?:{_WORDS[Sign.SOMEBODY]}|它|主角)".translate(SIMPLIFIED),
    re.IGNORECASE,
)


_SHOWS_HOW = re.compile(
    r"\b(?:shows?|explains?|teach(?:es)?|demonstrates?) how to\b|\b(?:muestra|explica) cómo\b"
    r"|\b(?:montre|explique) comment\b|\b(?:zeigt|erklärt),? wie\b|\b(?:mostra|explica) como\b"
    r"|(?:展示|讲解|講解|介绍|介紹)(?:了)?(?:如何|怎[么麼])",
    re.IGNORECASE,
)
"""Of a film that teaches something: the steps that follow are in it."""


def tells_of_the_film(clause: str) -> bool:
    """Tell whether a clause is about what is to be seen, and so are those that go on with it."""
    clause = clause[:_LONGEST].translate(SIMPLIFIED)
    return bool(_SOMEBODY_FIRST.match(clause) or _SHOWS_HOW.search(clause))


@lru_cache(maxsize=256)
def signs_of(text: str) -> tuple[Sign, ...]:
    """Return the signs in a text, in the order of their definition."""
    text = text[:_LONGEST].translate(SIMPLIFIED)
    return tuple(sign for sign, words in _SIGNS if words.search(text))


def sign_features(text: str) -> Iterator[str]:
    """Name the signs of a text, the pairs of them, and all together."""
    signs = signs_of(text)
    yield from (f"sign {sign}" for sign in signs)
    yield from (f"signs {one} {other}" for one, other in combinations(signs, 2))
    yield "all signs " + " ".join(signs)


_ADDRESSED = frozenset({Sign.GESTURE, Sign.KEY, Sign.PATH, Sign.READER, Sign.PART})
_DRAWN = frozenset({Sign.CONTROL, Sign.CORNER})
_TOLD = frozenset({Sign.DONE, Sign.SOMEBODY})
_OFFERS = re.compile(
    r"\b(?:i can|i could|puedo|podría|je peux|kann ich|ich kann|posso)\b|我可以|我来|드릴|ご希望",
    re.IGNORECASE,
)
_YOURS = re.compile(
    r"\b(?:your|tus?|votre|vos|deine?[mnrs]?|sua|seu)\b|[您你]的|\bon the|\bthere's", re.IGNORECASE
)


def may_be_for_reader(text: str) -> bool:
    """Tell whether a text can be an instruction, rather than an offer or told of the picture.

    An arrow at the top right may well be in the picture: "your" alone addresses nobody.
    """
    text = text[:_LONGEST]
    signs = frozenset(signs_of(_YOURS.sub(" ", text)))
    return not _OFFERS.search(text) and bool(signs & _ADDRESSED or not signs & _DRAWN)


def tells_of_work(text: str) -> bool:
    """Tell whether a text says what was done, or what somebody does in the picture."""
    return not _TOLD.isdisjoint(signs_of(text))


def tells_what_was_done(text: str) -> bool:
    """Tell whether a text says what the agent did."""
    return Sign.DONE in signs_of(text)
