"""Lengths, cuts, speed and the order of clips."""

from tests.sandbox.nemo.agent.support import Cases

CASES: Cases = (
    (
        {"lengths": [1666, 1666, 1668], "music": ["lofi 0-5000 0.4"], "total": 5000},
        ("make it a five second clip",),
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
        {
            "lengths": [2308, 2308, 2308],
            "speeds": [1.3, 1.3, 1.3],
            "music": ["lofi 0-6924 0.4"],
            "total": 6924,
        },
        ("make it 30% faster",),
    ),
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
        {"lengths": [1666, 1666, 1668], "music": ["upbeat 0-5000 0.2 fades 0+1000"], "total": 5000},
        ("make it 5s and add upbeat music at 20 percent",),
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
)
