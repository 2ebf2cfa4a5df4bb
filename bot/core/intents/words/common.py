"""Words that every language with Latin letters borrows, and that Asian texts mix in."""

from bot.core.intents.concepts import Concept as C

WORDS: dict[C, str] = {
    C.FILLER: "ok, okay, hey, hi, hello, pls, plz, bot, reelthread, nemo, nemovideo, x, hd, fps",
    C.EXPORT: "export",
    C.EXPORT | C.LINK: "download",
    C.FORMAT: """
        mp4, mov, avi, webm, mkv, gif, 4k, 2k, 8k, 1080p, 1080, 720p, 720, 480p, 1440p, 2160p,
        uhd, hd, fullhd, full hd, h264, h265, hevc, prores
    """,
    C.FORMAT | C.LIMIT: "heic, bmp",
    C.FORMAT | C.MATERIAL: "wav, mp3, m4a, aac, jpg, jpeg, png, webp, srt",
    C.LINK: "link, url",
    C.FILE: "video, videos, vid",
    C.CREDIT: "credits",
    C.STATUS: "status, eta",
    C.UPLOAD: "upload",
    C.TIMELINE: "timeline",
    C.LIMIT: "mb, gb",
    C.MATERIAL: """
        logo, clip, clips, intro, outro, bgm, zoom, app, film, audio, voiceover, text, neon,
        tiktok, reels, instagram, youtube, whatsapp, discord, vlog, loop
    """,
    C.EDIT: "edit",
}
