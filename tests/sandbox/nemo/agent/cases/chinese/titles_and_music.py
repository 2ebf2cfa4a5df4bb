"""Titles and music."""

from tests.sandbox.nemo.agent.support import Cases

CASES: Cases = (
    ({"titles": ["你好 0-3000 center"]}, ("在开头加标题“你好”，显示3秒",)),
    (
        {"titles": ["Hello 0-2000 center", "再见 2000-4000 bottom"]},
        ("在底部加上字幕“再见”，从2秒到4秒",),
    ),
    ({"titles": ["海边的一天 0-3000 center"]}, ("加个标题叫海边的一天",)),
    ({"titles": ["点击下载即领红包 0-2000 center"]}, ("把标题改成“点击下载即领红包”",)),
    ({"titles": ["Hello 0-2000 top"]}, ("字幕挡住脸了，往上挪一点",)),
    (
        {"titles": []},
        (
            "去掉标题",
            "把标题去掉",
        ),
    ),
    (
        {
            "music": ["lofi 0-9000 0.4 fades 0+1000"],
            "titles": ["Hello 0-2000 center", "夏天 0-3000 bottom"],
            "frame": "1080x1920",
        },
        ("加一点背景音乐，竖屏，标题“夏天”放在底部",),
    ),
    ({"titles": ["旅行 0-3000 center white x1.4"]}, ("加个白色的大标题“旅行”",)),
    ({"titles": ["Hello 0-2000 center yellow"]}, ("标题改成黄色",)),
    ({"titles": ["Hello 0-2000 bottom"]}, ("标题放到底部",)),
    ({"titles": ["Hello 0-2000 center", "完 7000-9000 center"]}, ("在最后2秒加上“完”",)),
    (
        {"titles": ["Hello 0-2000 center", "精彩继续 3000-5000 center"]},
        ("从第3秒开始显示文字“精彩继续”，持续2秒",),
    ),
    ({"titles": ["假期 0-3000 center"]}, ("加上標題「假期」",)),
    (
        {"music": ["upbeat 0-9000 0.4 fades 0+1000"]},
        (
            "配上轻快的音乐",
            "音乐换成轻快的",
        ),
    ),
    (
        {"music": ["lofi 0-9000 0.2"]},
        (
            "音乐小声一点",
            "音量调到20%",
            "音樂小聲一點",
        ),
    ),
    ({"music": ["rock 0-9000 0.4 fades 0+1000"]}, ("换个燃一点的bgm",)),
    ({"music": ["acoustic 0-9000 0.4 fades 0+1000"]}, ("配樂換成溫柔一點的吉他",)),
    (
        {"music": []},
        (
            "去掉音乐",
            "不要音乐",
        ),
    ),
    ({"silenced": True, "music": ["lofi 0-9000 0"]}, ("静音",)),
    ({"music": ["lofi 0-9000 0.6"]}, ("音乐大声一点",)),
    ({"music": ["lofi 0-9000 0.3"]}, ("音量30%",)),
    ({"music": ["piano 0-9000 0.4 fades 0+1000"]}, ("换成钢琴曲",)),
    ({"music": ["ambient 0-9000 0.2 fades 0+1000"]}, ("加一段舒缓的背景音乐，音量20%",)),
    ({"music": ["lofi 0-9000 0.4 fades 0+1500"]}, ("音乐淡出",)),
)
