"""Which language a reply is in: English, or Chinese in one of its two scripts."""

import re
from enum import StrEnum


class Language(StrEnum):
    """What the agent speaks, by its language tag."""

    ENGLISH = "en"
    SIMPLIFIED = "zh-Hans"
    TRADITIONAL = "zh-Hant"


_TRADITIONAL = (
    "圖張視頻個這標題開頭結後樂輕歡聲調靜豎橫順換轉場漸還復刪減雙變懷舊溫藍動畫縮遠鏡顯間從時長鐘兩幾銷"
    "匯導輸對嗎謝請幫為給讓們檔裡應鋼電搖滾緩節圍戲劇質彈沒關閉啟軌狀態內現麼邊陽優說點寬顏紅綠黃體"
    "將與並單過濾慶憶補錄製於總線軟歸類飛風雲觀賞廣訊號稱嘆爾穩鮮頁組隊級經驗響連續併寫進"
    "準擊別發疊備戶來檢氣潤種積紙繼豔覽識訴試話帳貼載輯鈕隨預額顛餘斷詞詢傳網頻麗夠歲輛雙"
)
_SIMPLIFIED = (
    "图张视频个这标题开头结后乐轻欢声调静竖横顺换转场渐还复删减双变怀旧温蓝动画缩远镜显间从时长钟两几销"
    "汇导输对吗谢请帮为给让们档里应钢电摇滚缓节围戏剧质弹没关闭启轨状态内现么边阳优说点宽颜红绿黄体"
    "将与并单过滤庆忆补录制于总线软归类飞风云观赏广讯号称叹尔稳鲜页组队级经验响连续并写进"
    "准击别发叠备户来检气润种积纸继艳览识诉试话账贴载辑钮随预额颠余断词询传网频丽够岁辆双"
)
TO_SIMPLIFIED = str.maketrans(_TRADITIONAL, _SIMPLIFIED)
"""Character by character, so that positions stay; enough for the words of the patterns."""
TO_TRADITIONAL = str.maketrans(_SIMPLIFIED, _TRADITIONAL)
"""Enough for the sentences of the catalogue."""

_IDEOGRAPH = re.compile(r"[㐀-鿿]")
_KANA = re.compile(r"[぀-ヿ]")
_LATIN = re.compile(r"[A-Za-z]{2}")
_SCRIPT_OF_REGION = re.compile(r"zh[-_](?:hant|tw|hk|mo)", re.IGNORECASE)


def detect(text: str, session_language: str) -> Language:
    """The language of a reply; to other languages and to no letters, that of the session."""
    usual = _of_code(session_language)
    if _KANA.search(text):
        return usual
    if not _IDEOGRAPH.search(text):
        return Language.ENGLISH if _LATIN.search(text) else usual
    if set(text) & set(_TRADITIONAL):
        return Language.TRADITIONAL
    if set(text) & set(_SIMPLIFIED):
        return Language.SIMPLIFIED
    return usual if usual is not Language.ENGLISH else Language.SIMPLIFIED


def _of_code(code: str) -> Language:
    if _SCRIPT_OF_REGION.match(code):
        return Language.TRADITIONAL
    return Language.SIMPLIFIED if code.lower().startswith("zh") else Language.ENGLISH
