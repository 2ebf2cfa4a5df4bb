"""New videos out of pictures: from scratch, or from a longer one."""

from tests.sandbox.nemo.agent.support import Cases

CASES: Cases = (
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
            "clips": "beach city dog dog",
            "lengths": [3000, 3000, 3000, 3000],
            "motions": "none none none pan_left",
            "music": ["lofi 0-12000 0.4"],
            "total": 12000,
        },
        ("add this photo at the end",),
    ),
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
            "lengths": [2000, 3000, 3000],
            "cut_in": [1000, 0, 0],
            "fades": [0, 800],
            "music": ["lofi 0-8000 0.4"],
            "total": 8000,
        },
        ("Please trim the first second and add a fade out",),
    ),
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
)
