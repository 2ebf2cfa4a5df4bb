"""Every sentence that the agent can say, in English and Chinese."""

from collections.abc import Mapping

SENTENCES: Mapping[str, tuple[str, str]] = {
    # making
    "plan.clips": (
        "Let me turn {name} into a video.",
        "我先用 {name} 来生成视频。",
    ),
    "plan.drawn": ("Let me draw that for you.", "我先按你的描述画出来。"),
    "plan.edit": ("On it, let me update the timeline.", "好的，我来调整时间线。"),
    "plan.thought": (
        "Plan: read the request, make the clip, then finish it.",
        "计划：先看需求，生成片段，再做收尾。",
    ),
    "make.clips": (
        "The raw video is ready (clips: {count}, length: {length}), opening with a {motion}. "
        "Now I'm adding the finishing touches.",
        "原始视频已经生成：{count} 个片段，共 {length}，开场镜头是{motion}。接下来我再做一些润色。",
    ),
    "make.drawn": (
        "The raw video is ready: “{name}”, {length}, with a {motion}. "
        "Now I'm adding the finishing touches.",
        "原始视频已经生成：“{name}”，{length}，镜头{motion}。接下来我再做一些润色。",
    ),
    "make.done": ("Your video is {length} long now:", "视频做好了，共 {length}："),
    "make.nothing": (
        "I need a picture or a clip to work with first. Send me an image (JPG, PNG, WEBP, GIF) "
        "or a video, and tell me what to make of it.",
        "我还没有素材。请先发一张图片（JPG、PNG、WEBP、GIF）或一段视频，再告诉我想做成什么样。",
    ),
    "finish.music": (
        "I added {mood} music at {volume} and a soft start.",
        "我加了{mood}音乐（音量 {volume}），开头做了柔和的淡入。",
    ),
    "finish.plain": ("I gave it a soft start.", "开头做了柔和的淡入。"),
    "add.clips": (
        "Added {name} as clip {number} ({count} new). The video is {length} long now.",
        "已把 {name} 加为第 {number} 段（新增 {count} 段），视频现在长 {length}。",
    ),
    "find.made": (
        "I can't look up films here, so I found no source for {name}. "
        "I made a {length} clip from the frame so that you can go on with it.",
        "我在这里没法检索影片，没有找到 {name} 的出处。"
        "我先用这一帧做了一段 {length}的视频，方便继续剪辑。",
    ),
    "find.none": (
        "I can't look up films here, so I found no source for {name}.",
        "我在这里没法检索影片，没有找到 {name} 的出处。",
    ),
    # pictures
    "clip.missing": (
        "There is no clip {number}; the timeline has {count}.",
        "没有第 {number} 段，时间线上一共有 {count} 段。",
    ),
    "motion.set": ("{clip} now has a {motion}.", "{clip}现在是{motion}。"),
    "motion.off": ("{clip} stands still now.", "{clip}现在是静止画面。"),
    "transition.set": (
        "The clips now follow each other with a {length} {kind}.",
        "片段之间现在用 {length}的{kind}衔接。",
    ),
    "transition.off": ("Took the transitions out; hard cuts now.", "已去掉转场，现在是直接切换。"),
    "transition.single": (
        "There is only one clip, so there is nothing to blend into. Send another image first.",
        "现在只有一段画面，没有可以衔接的片段。请再发一张图片。",
    ),
    "fade.in": ("It now fades in from black over {length}.", "开头现在用 {length}从黑场淡入。"),
    "fade.out": ("It now fades out to black over {length}.", "结尾现在用 {length}淡出到黑场。"),
    "fade.both": (
        "It now fades in and out, {length} each.",
        "开头淡入、结尾淡出，各 {length}。",
    ),
    "look.added": ("{clip} now looks {look}.", "{clip}现在是{look}效果。"),
    "look.cleared": ("The look is back to what it was.", "画面效果已恢复。"),
    "frame.set": ("The frame is {label} now ({size}).", "画面比例改成了 {label}（{size}）。"),
    # titles
    "title.added": (
        "Added the title “{text}” ({position}) from {start} to {end}.",
        "已添加标题“{text}”（{position}），{start}到 {end}。",
    ),
    "title.changed": (
        "The title now reads “{text}” ({position}), from {start} to {end}.",
        "标题现在是“{text}”（{position}），{start}到 {end}。",
    ),
    "title.removed": ("Removed the title “{text}”.", "已删除标题“{text}”。"),
    "title.all_removed": ("Removed all titles.", "已删除所有标题。"),
    "title.missing": (
        "I couldn't find that title. Tell me its words and I'll add it.",
        "没有找到这个标题。告诉我文字内容，我来加上。",
    ),
    # music
    "music.added": (
        "Laid {mood} music under it at {volume}.",
        "已配上{mood}音乐，音量 {volume}。",
    ),
    "music.uploaded": (
        "Laid {name} under the video at {volume}.",
        "已把 {name} 作为背景音乐，音量 {volume}。",
    ),
    "music.volume": ("Music volume: {before} → {after}.", "音乐音量：{before} → {after}。"),
    "music.removed": ("Took the music out.", "已去掉音乐。"),
    "music.muted": ("Everything is muted now.", "现在全部静音了。"),
    "music.faded": ("The music now fades softly.", "音乐现在会柔和地淡入淡出。"),
    "music.none": (
        "There is no music yet. Say for example “add lofi music at 35%”.",
        "现在还没有音乐。可以说“加一段轻快的音乐，音量35%”。",
    ),
    # time
    "cut.start": (
        "Cut {length} off the start; {total} remain.",
        "开头剪掉了 {length}，还剩 {total}。",
    ),
    "cut.end": (
        "Cut {length} off the end; {total} remain.",
        "结尾剪掉了 {length}，还剩 {total}。",
    ),
    "cut.too_much": (
        "I can't cut {length}: there are only {total}.",
        "剪不了 {length}，一共只有 {total}。",
    ),
    "length.set": ("The video is {length} long now.", "视频现在长 {length}。"),
    "length.each": (
        "Every clip is {each} long now, {length} in all.",
        "现在每段 {each}，总长 {length}。",
    ),
    "speed.set": (
        "It runs at {speed}× now, {length} in all.",
        "现在是 {speed} 倍速，总长 {length}。",
    ),
    # order
    "order.swapped": ("Swapped {one} and {other}.", "已交换 {one} 和 {other}。"),
    "order.moved": ("{name} is clip {number} now.", "{name} 现在是第 {number} 段。"),
    "order.reversed": ("Reversed the order of all {count} clips.", "{count} 个片段的顺序已颠倒。"),
    "order.removed": (
        "Removed {name}; clips left: {count}.",
        "已删除 {name}，还剩 {count} 段。",
    ),
    "order.last_clip": (
        "That is the only clip; send another one before I remove it.",
        "这是唯一的片段，请先发新的素材我再删除。",
    ),
    # talk
    "describe": ("Here is what's on the timeline:", "时间线上现在有："),
    "describe.empty": (
        "The timeline is empty. Send an image and say what to make of it.",
        "时间线还是空的。发一张图片，告诉我想做成什么样吧。",
    ),
    "undo.done": ("Took the last change back.", "已撤销上一步。"),
    "undo.nothing": ("There is nothing to take back.", "没有可以撤销的操作。"),
    "undo.cleared": ("The timeline is empty again.", "时间线已清空。"),
    "nothing": ("All right.", "好的。"),
    "export": (
        "It's ready. Click **Export** in the top right to download it.",
        "已经准备好了，点击右上角的“导出”按钮即可下载。",
    ),
    "credits": (
        "You can check your balance on the Billing page.",
        "你可以在账户页面查看积分余额。",
    ),
    "help": (
        "Send images or clips and tell me what you want.",
        "发图片或视频给我，再说想要的效果就行。",
    ),
    "greet": (
        "Hi! Send me an image and tell me what video to make of it.",
        "你好！发一张图片给我，告诉我想做成什么视频吧。",
    ),
    "thanks": (
        "You're welcome! Tell me if anything should change.",
        "不客气！想改哪里随时告诉我。",
    ),
    "question": (
        "I can't judge that for you, but I can try it either way and you pick.",
        "这个我不好替你判断，不过两种都可以试给你看。",
    ),
    "files": (
        "Got {name}. What should I make of it? For example: “turn this image into a 5-second "
        "animated video clip”.",
        "收到 {name}。想做成什么样？比如：“把这张图做成5秒的视频”。",
    ),
    "decline.overlay": (
        "I can't lay logos, stickers or other pictures over the video yet. "
        "I can add the picture as a clip of its own, or put text there.",
        "我还不能在画面上叠加水印、贴纸或其他图片。可以把它加成单独一段画面，或者在那里放文字。",
    ),
    "decline.voice": (
        "I can't do voices yet. I can put the words on the picture, or add music.",
        "我还不会配音。可以把文字放到画面上，或者加背景音乐。",
    ),
    "decline.subtitles": (
        "I can't write subtitles from speech yet. Tell me the words and when, and I'll add them.",
        "我还不能自动识别字幕。告诉我文字和时间，我来加上。",
    ),
    "decline.paint": (
        "I can't change what is inside the picture. I can change its look, motion and length.",
        "我没法修改画面里的内容。可以调整风格、镜头和时长。",
    ),
    "unknown": ("I didn't get “{text}”.", "“{text}”我没有看懂。"),
    "abilities": (
        "I can make a clip of any length from your images, move the camera (zoom, pan), add "
        "crossfades, titles and music, change the shape (9:16, 16:9, square), trim, reorder, "
        "change speed and colours, and undo.",
        "我可以把图片做成任意时长的视频，推拉摇移镜头，加转场、标题和音乐，改画面比例（9:16、16:9、"
        "方形），裁剪、调整顺序、变速、调色，也可以撤销。",
    ),
    "hint.preview": ("You can preview it in the timeline.", "你可以在时间线中预览效果。"),
    "hint.export": (
        "Click **Export** in the top right to download it.",
        "点击右上角的“导出”按钮即可下载。",
    ),
    "hint.drag": (
        "If you want it elsewhere, just drag it along the timeline.",
        "想换位置的话，直接在时间线上拖拽即可。",
    ),
    # lists
    "row.video": ("- Video: {name} ({start} to {end})", "- 画面：{name}（{start}到 {end}）"),
    "row.audio": (
        "- Music: {name} ({start} to {end}, {volume})",
        "- 音乐：{name}（{start}到 {end}，音量 {volume}）",
    ),
    "row.text": (
        "- Title: “{text}” ({start} to {end}, {position})",
        "- 标题：“{text}”（{start}到 {end}，{position}）",
    ),
    "clip.all": ("The video", "整个视频"),
    "clip.last": ("The last clip", "最后一段"),
    "clip.number": ("Clip {number}", "第 {number} 段"),
}
