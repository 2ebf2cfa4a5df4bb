"""Titles and music."""

from tests.sandbox.nemo.agent.support import Cases

CASES: Cases = (
    (
        {"titles": ["Hello 0-2000 center yellow"]},
        ("export it, but with the captions in yellow instead of white",),
    ),
    (
        {"titles": ["Hello 0-2000 center", "Hello 3000-5000 bottom"]},
        ('add the title "Hello" at the bottom from 3s to 5s',),
    ),
    (
        {"titles": ["Hello 0-2000 center", "hello world 0-3000 top"]},
        ("add text saying hello world at the top",),
    ),
    ({"titles": ["Summer Days 0-3000 center"]}, ("title it Summer Days",)),
    (
        {"titles": ["Hello 0-2000 center", "SALE 7000-9000 top_right yellow"]},
        ('put "SALE" in the top right in yellow for the last 2 seconds',),
    ),
    ({"titles": ["Bye 0-2000 center"]}, ('change the title to "Bye"',)),
    ({"titles": ["Hi there 0-2000 center"]}, ('change "Hello" to "Hi there"',)),
    ({"titles": ["Hello 0-2000 center yellow x1.4"]}, ("make the title bigger and yellow",)),
    ({"titles": ["Hello 0-2000 bottom"]}, ("move the title to the bottom",)),
    (
        {"titles": []},
        (
            "remove the title",
            "delete all titles",
            'please remove the caption "Hello"',
            "no title please",
        ),
    ),
    (
        {
            "music": ["lofi 0-9000 0.4 fades 0+1000"],
            "titles": ["X 0-3000 center"],
            "frame": "1080x1920",
        },
        ("add music and make it vertical and title it 'X'",),
    ),
    (
        {"titles": ["DOWNLOAD THE APP 0-3000 center"]},
        ("ADD THE WORDS 'DOWNLOAD THE APP' OVER THE LAST SHOT",),
    ),
    (
        {"titles": ["Hello 0-1000 center", "one 1000-3000 center", "two 3000-6000 center"]},
        ('add a caption "one" at 1s and "two" at 3s',),
    ),
    ({"titles": ["Our Trip 0-3000 center"]}, ("Title: Our Trip",)),
    ({"titles": ["Hello 0-2000 center x0.7"]}, ("make the text smaller",)),
    ({"titles": ["Hello 0-9000 center"]}, ("let the title stay until the end",)),
    ({"titles": ["Hello 0-4000 center"]}, ("show the title for 4 seconds",)),
    ({"titles": ["Chapter 1 0-3000 center"]}, ('add a title card "Chapter 1"',)),
    (
        {"titles": ["Hello 0-2000 center", "Hello World 0-3000 bottom red"]},
        ("put the words Hello World at the bottom in red",),
    ),
    (
        {"titles": ["Our Wedding 0-4000 center"]},
        ('I\'d like a title that says "Our Wedding" at the start for 4 seconds',),
    ),
    ({"titles": ["Hello 0-2000 center red"]}, ("change the text color to red",)),
    ({"titles": ["Hello 0-2000 top"]}, ("can you put the title at the top instead",)),
    ({"titles": ["New 0-2000 center"]}, ('replace the title with "New"',)),
    ({"titles": ["Summer 0-2000 center"]}, ("rename the title to Summer",)),
    ({"music": ["lofi 0-9000 0.35 fades 0+1000"]}, ("add lofi music at 35%",)),
    ({"music": ["upbeat 0-9000 0.4 fades 0+1000"]}, ("add some upbeat music",)),
    (
        {"music": ["lofi 0-9000 0.2"]},
        (
            "music quieter",
            "make the music quieter",
            "lower the music by half",
            "set the music volume to 20%",
            "make the music a little softer",
        ),
    ),
    ({"music": ["lofi 0-9000 0.6"]}, ("turn the music up",)),
    ({"silenced": True, "music": ["lofi 0-9000 0"]}, ("mute",)),
    (
        {"music": []},
        (
            "remove the music",
            "no music please",
            "drop the music",
        ),
    ),
    (
        {"music": ["jazz 0-9000 0.13 fades 0+1000"]},
        ("replace the bgm with something jazzy, around -18 dB under the voice",),
    ),
    (
        {"music": ["lofi 0-9000 0.4 fades 0+1000"]},
        (
            "add the title Hello, for the first 2 seconds, and lofi music",
            "can you add a bit of music?",
        ),
    ),
    ({"music": ["lofi 0-9000 0.5 fades 0+1000"]}, ("music at 50%",)),
    ({"music": ["jazz 0-9000 0.4 fades 0+1000"]}, ("use jazz music instead",)),
    ({"music": ["lofi 0-9000 0.1"]}, ("turn the volume down to 10%",)),
    ({"music": ["lofi 0-9000 0.15"]}, ("music volume 15%",)),
    ({"music": ["piano 2000-6000 0.4 fades 0+1000"]}, ("add piano music from 2s to 6s",)),
    ({"music": ["piano 0-9000 0.3 fades 0+1000"]}, ("add soft piano music at 30%",)),
    ({"music": ["lofi 0-9000 0.4 fades 0+1500"]}, ("fade out the music",)),
    (
        {"fades": [0, 800], "music": ["lofi 0-9000 0.4 fades 1500+0"]},
        ("fade in the music and fade out the video",),
    ),
    ({"music": ["cinematic 0-9000 0.4 fades 0+1000"]}, ("change the music to something epic",)),
)
