"""Nothing in a notice reaches a terminal as something that it obeys. Argument: a folder with hostile.html."""
import os
import pty
import re
import sys

page = f"{sys.argv[1]}/hostile.html"
commands = [
    ["export", page], ["export", page, "-f", "ndjson"], ["export", page, "-f", "html"], ["parse", page], ["show", page],
    ["text", page], ["parse", f"{sys.argv[1]}/\x1b[31m.html"], ["report", page, "-o", "-"],
    ["lint", page], ["lint", page, "--format", "json"], ["lint", page, "--format", "github"], ["lint", page, "--format", "sarif"],
    ["explain", page, "2020/一1.1"],
]
for command in commands:
    shown = bytearray()

    def read(terminal):
        data = os.read(terminal, 65536)
        shown.extend(data)
        return b""

    pty.spawn(["taskbook", *command], read, lambda _: b"")
    text = bytes(shown).decode()
    # Colours of our own are all that is left of the escapes.
    text = re.sub(r"\x1b\[[0-9;]*m", "", text) if command[0] in ("show", "lint", "explain") else text
    for live in ("\x1b", "\x07", "\x9b", "\u202e", "\u2066"):
        assert live not in text, (command[0], live, text[:2000])
    assert "\x1b[31m红" not in bytes(shown).decode()
