"""Looks, moves, joins, fades and the frame's shape."""

from tests.sandbox.nemo.agent.support import Cases

CASES: Cases = (
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
    ({"motions": "none zoom_in none"}, ("make the second image zoom in",)),
    ({"fades": [800, 0]}, ("fade from black",)),
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
