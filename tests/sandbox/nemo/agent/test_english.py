"""What English messages do to a first cut: exactly these facts change, and no others."""

import pytest

from tests.sandbox.nemo.agent.support import Facts, after, changes, first_cut

CASES: tuple[tuple[Facts, tuple[str, ...]], ...] = (
    (
        {"titles": ["Hello 0-2000 center yellow"]},
        ("export it, but with the captions in yellow instead of white",),
    ),
    (
        {
            "clips": "dog",
            "lengths": [5000],
            "motions": "zoom_in",
            "fades": [400, 0],
            "music": ["lofi 0-5000 0.35 fades 0+1000"],
            "titles": [],
            "total": 5000,
        },
        (
            "turn this image into a 5-second animated video clip",
            "animate this image into a 5-second video clip with smooth motion",
        ),
    ),
    (
        {
            "lengths": [20000, 20000, 20000],
            "motions": "zoom_in pan_right zoom_out",
            "looks": "- - -",
            "joins": ["crossfade 500", "crossfade 500"],
            "fades": [400, 0],
            "music": ["lofi 0-60000 0.35 fades 0+1000"],
            "titles": [],
            "total": 60000,
        },
        (
            "make a 60-second promo from these with music",
            "turn these images and script into a 60-second promo video with music",
        ),
    ),
    (
        {
            "motions": "zoom_in zoom_in zoom_in",
            "looks": "- - -",
            "joins": ["crossfade 500", "crossfade 500"],
            "fades": [400, 0],
            "music": ["lofi 0-9000 0.35 fades 0+1000"],
            "titles": [],
        },
        ("turn my static images into a smooth animated video with motion effects",),
    ),
    (
        {
            "motions": "zoom_in pan_right zoom_out",
            "looks": "- - -",
            "joins": ["crossfade 500", "crossfade 500"],
            "fades": [400, 0],
            "music": ["lofi 0-9000 0.35 fades 0+1000"],
            "titles": [],
        },
        (
            "convert my images",
            "generate my images or text",
            "make a slideshow with crossfades",
        ),
    ),
    (
        {"lengths": [1666, 1666, 1668], "music": ["lofi 0-5000 0.4"], "total": 5000},
        ("make it a five second clip",),
    ),
    (
        {"motions": "zoom_in zoom_in zoom_in"},
        (
            "zoom in",
            "add a slow zoom",
            "add ken burns",
        ),
    ),
    ({"motions": "none zoom_out none"}, ("zoom out slowly on clip 2",)),
    ({"motions": "pan_left pan_left pan_left"}, ("pan left",)),
    ({"motions": "none pan_right none"}, ("pan to the right over the second image",)),
    (
        {"joins": ["crossfade 500", "crossfade 500"]},
        (
            "add crossfades between all clips",
            "/edit crossfade between all clips",
            "smooth transitions please",
        ),
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
        {"frame": "1080x1920"},
        (
            "make it vertical",
            "9:16 please",
            "turn it into a 9:16 for reels and keep faces in frame",
            "for tiktok",
        ),
    ),
    (
        {"frame": "1080x1080"},
        (
            "make it square",
            "crop it to square",
            "instagram square",
            "1:1",
        ),
    ),
    (
        {
            "lengths": [1000, 3000, 3000],
            "cut_in": [2000, 0, 0],
            "music": ["lofi 0-7000 0.4"],
            "total": 7000,
        },
        (
            "cut the first 2 seconds",
            "cut the first two secs",
        ),
    ),
    (
        {"lengths": [3000, 3000, 2000], "music": ["lofi 0-8000 0.4"], "total": 8000},
        (
            "trim 1 second off the end",
            "cut 1s off the end of clip 3",
        ),
    ),
    (
        {"lengths": [1333, 1333, 1334], "music": ["lofi 0-4000 0.4"], "total": 4000},
        ("shorten to 4s",),
    ),
    (
        {"lengths": [2666, 2666, 2668], "music": ["lofi 0-8000 0.4"], "total": 8000},
        ("make it 8 seconds",),
    ),
    (
        {"lengths": [3000, 3000, 5000], "music": ["lofi 0-11000 0.4"], "total": 11000},
        ("make it 2 seconds longer",),
    ),
    (
        {"clips": "city beach dog"},
        (
            "swap 1 and 2",
            "put clip 2 first",
            "move clip 1 after clip 2",
        ),
    ),
    (
        {"clips": "beach dog city", "looks": "- grayscale -"},
        (
            "swap clips 2 and 3",
            "before you export anything: swap clips 2 and 3",
        ),
    ),
    (
        {"clips": "dog beach city", "looks": "grayscale - -"},
        (
            "move clip 3 to the start",
            "move the last clip to the beginning",
            "put the third image before the first",
        ),
    ),
    ({"clips": "city dog beach", "looks": "- grayscale -"}, ("send clip 1 to the very end",)),
    (
        {"clips": "dog city beach", "looks": "grayscale - -"},
        (
            "reverse the order",
            "reverse the clips",
            "swap the first and the last clip",
            "swap beach.jpg and dog.jpg",
        ),
    ),
    (
        {
            "clips": "beach dog",
            "lengths": [3000, 3000],
            "motions": "none none",
            "music": ["lofi 0-6000 0.4"],
            "total": 6000,
        },
        (
            "remove clip 2",
            "delete city.jpg",
        ),
    ),
    (
        {
            "clips": "beach city",
            "lengths": [3000, 3000],
            "motions": "none none",
            "music": ["lofi 0-6000 0.4"],
            "total": 6000,
        },
        (
            "delete the last image",
            "remove the last clip",
        ),
    ),
    (
        {
            "lengths": [1500, 1500, 1500],
            "speeds": [2.0, 2.0, 2.0],
            "music": ["lofi 0-4500 0.4"],
            "total": 4500,
        },
        (
            "speed it up 2x",
            "2x speed",
            "speed up the video",
        ),
    ),
    (
        {
            "lengths": [6000, 6000, 6000],
            "speeds": [0.5, 0.5, 0.5],
            "music": ["lofi 0-18000 0.4"],
            "total": 18000,
        },
        (
            "slower",
            "half speed",
            "0.5x",
        ),
    ),
    (
        {
            "lengths": [3000, 6000, 3000],
            "speeds": [1.0, 0.5, 1.0],
            "music": ["lofi 0-12000 0.4"],
            "total": 12000,
        },
        (
            "clip 2 slower",
            "slow motion on clip 2",
            "slow down the second clip",
        ),
    ),
    (
        {"looks": "grayscale grayscale grayscale"},
        (
            "make it black and white",
            "black & white",
            "make the video black and white",
        ),
    ),
    ({"looks": "warm warm grayscale+warm"}, ("warmer",)),
    ({"looks": "sepia - grayscale"}, ("make clip 1 sepia",)),
    (
        {"looks": "- - -"},
        (
            "remove the black and white",
            "remove the filter",
        ),
    ),
    ({"fades": [800, 800]}, ("fade in and out",)),
    ({"fades": [0, 800]}, ("fade out at the end",)),
    (
        {
            "music": ["lofi 0-9000 0.4 fades 0+1000"],
            "titles": ["X 0-3000 center"],
            "frame": "1080x1920",
        },
        ("add music and make it vertical and title it 'X'",),
    ),
    (
        {"music": ["lofi 0-9000 0.4 fades 0+1000"]},
        (
            "add the title Hello, for the first 2 seconds, and lofi music",
            "can you add a bit of music?",
        ),
    ),
    (
        {
            "lengths": [2000, 3000, 3000],
            "cut_in": [1000, 0, 0],
            "music": ["lofi 0-8000 0.4"],
            "total": 8000,
        },
        ("don't export yet, cut the first second",),
    ),
    (
        {
            "lengths": [2000, 2000, 2000],
            "motions": "zoom_in zoom_in zoom_in",
            "music": ["lofi 0-6000 0.4"],
            "total": 6000,
        },
        ("these three in order, 2 seconds each, with whip pans",),
    ),
    (
        {"titles": ["DOWNLOAD THE APP 0-3000 center"]},
        ("ADD THE WORDS 'DOWNLOAD THE APP' OVER THE LAST SHOT",),
    ),
    (
        {"titles": ["Hello 0-1000 center", "one 1000-3000 center", "two 3000-6000 center"]},
        ('add a caption "one" at 1s and "two" at 3s',),
    ),
    (
        {
            "clips": "beach city dog dog",
            "lengths": [3000, 3000, 3000, 3000],
            "motions": "none none none pan_left",
            "music": ["lofi 0-12000 0.4"],
            "total": 12000,
        },
        ("add this photo at the end",),
    ),
    ({"music": ["lofi 0-9000 0.5 fades 0+1000"]}, ("music at 50%",)),
    ({"titles": ["Our Trip 0-3000 center"]}, ("Title: Our Trip",)),
    ({"titles": ["Hello 0-2000 center x0.7"]}, ("make the text smaller",)),
    ({"titles": ["Hello 0-9000 center"]}, ("let the title stay until the end",)),
    ({"titles": ["Hello 0-4000 center"]}, ("show the title for 4 seconds",)),
    (
        {
            "clips": "beach city",
            "lengths": [3000, 2000],
            "motions": "none none",
            "music": ["lofi 0-5000 0.4"],
            "total": 5000,
        },
        (
            "cut everything after 5 seconds",
            "keep only the first 5 seconds",
        ),
    ),
    (
        {
            "lengths": [2308, 2308, 2308],
            "speeds": [1.3, 1.3, 1.3],
            "music": ["lofi 0-6924 0.4"],
            "total": 6924,
        },
        ("make it 30% faster",),
    ),
    ({"music": ["jazz 0-9000 0.4 fades 0+1000"]}, ("use jazz music instead",)),
    ({"titles": ["Chapter 1 0-3000 center"]}, ('add a title card "Chapter 1"',)),
    ({"motions": "none zoom_in none"}, ("make the second image zoom in",)),
    ({"fades": [800, 0]}, ("fade from black",)),
    (
        {
            "lengths": [3750, 3750, 3750],
            "speeds": [0.8, 0.8, 0.8],
            "music": ["lofi 0-11250 0.4"],
            "total": 11250,
        },
        ("slow it down by 20%",),
    ),
    (
        {"lengths": [4000, 4000, 4000], "music": ["lofi 0-12000 0.4"], "total": 12000},
        ("can you make the video a bit longer, like 12 seconds?",),
    ),
    (
        {
            "lengths": [2000, 3000, 3000],
            "cut_in": [1000, 0, 0],
            "fades": [0, 800],
            "music": ["lofi 0-8000 0.4"],
            "total": 8000,
        },
        ("Please trim the first second and add a fade out",),
    ),
    (
        {"lengths": [1666, 1666, 1668], "music": ["upbeat 0-5000 0.2 fades 0+1000"], "total": 5000},
        ("make it 5s and add upbeat music at 20 percent",),
    ),
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
    (
        {
            "clips": "city dog",
            "lengths": [3000, 3000],
            "motions": "none none",
            "music": ["lofi 0-6000 0.4"],
            "total": 6000,
        },
        ("remove the first photo",),
    ),
    (
        {
            "lengths": [6000, 3000, 3000],
            "speeds": [0.5, 1.0, 1.0],
            "music": ["lofi 0-12000 0.4"],
            "total": 12000,
        },
        ("play clip 1 at half speed",),
    ),
    (
        {
            "lengths": [3000, 3000, 1500],
            "speeds": [1.0, 1.0, 2.0],
            "music": ["lofi 0-7500 0.4"],
            "total": 7500,
        },
        ("speed up clip 3 by 2x",),
    ),
    (
        {"lengths": [3000, 5000, 3000], "music": ["lofi 0-11000 0.4"], "total": 11000},
        ("make the second clip 5 seconds",),
    ),
    (
        {"lengths": [2000, 2000, 2000], "music": ["lofi 0-6000 0.4"], "total": 6000},
        (
            "show each image for 2 seconds",
            "2 seconds each",
        ),
    ),
    (
        {"lengths": [3000, 2000, 3000], "music": ["lofi 0-8000 0.4"], "total": 8000},
        ("trim clip 2 to 2 seconds",),
    ),
    (
        {"lengths": [3000, 3000, 1000], "music": ["lofi 0-7000 0.4"], "total": 7000},
        ("cut the last 2 seconds",),
    ),
    ({"looks": "brighten brighten grayscale+brighten"}, ("brighten it up a bit",)),
    ({"looks": "darken darken grayscale+darken"}, ("make it a bit darker",)),
    ({"looks": "sepia sepia sepia"}, ("give it a vintage look",)),
    ({"looks": "vivid vivid vivid"}, ("more vivid colors",)),
    ({"looks": "- grayscale grayscale"}, ("make clip 2 black and white",)),
    (
        {"motions": "zoom_in pan_right none"},
        ("zoom in on the first photo and pan right on the second",),
    ),
    ({"motions": "pan_up pan_up pan_up"}, ("pan up",)),
    ({"joins": ["fade_black 500", "fade_black 500"]}, ("fade to black between clips",)),
    ({"joins": ["crossfade 1000", "crossfade 1000"]}, ("crossfade of 1 second",)),
    (
        {"joins": ["crossfade 500", "none 0"]},
        (
            "add a crossfade between clips 1 and 2",
            "crossfade between the first and second clip",
            "add a transition after the first clip",
            "put a transition on clip 1",
        ),
    ),
    (
        {"joins": ["none 0", "crossfade 500"]},
        (
            "add a crossfade between clips 2 and 3",
            "add a crossfade after clip 2",
            "crossfade into the last clip",
        ),
    ),
    (
        {"frame": "1920x1080"},
        (
            "make it horizontal",
            "16:9",
            "landscape please",
        ),
    ),
    ({"frame": "1080x1350"}, ("4:5",)),
)


@pytest.mark.parametrize(
    ("prompt", "expected"), [(prompt, facts) for facts, prompts in CASES for prompt in prompts]
)
def test_an_edit_changes_what_was_asked_for(prompt: str, expected: Facts) -> None:
    before = first_cut()

    assert changes(before, after(prompt, before)) == expected
