"""Nothing in a notice reaches a terminal as something that it obeys. Argument: a folder with hostile.html."""
import os
import pty
import re
import subprocess
import sys

page = f"{sys.argv[1]}/hostile.html"
commands = [
    ["export", page], ["export", page, "-f", "ndjson"], ["export", page, "-f", "html"], ["parse", page], ["show", page],
    ["text", page], ["parse", f"{sys.argv[1]}/\x1b[31m.html"], ["report", page, "-o", "-"],
    ["lint", page], ["lint", page, "--format", "json"], ["lint", page, "--format", "github"], ["lint", page, "--format", "sarif"],
    ["explain", page, "2024/t1.3"],
]


def seen(*command):
    """All that a terminal gets of a command."""
    terminal, ours = pty.openpty()
    child = subprocess.Popen(command, stdin=ours, stdout=ours, stderr=ours)
    os.close(ours)
    shown = bytearray()
    while True:
        try:
            data = os.read(terminal, 65536)
        except OSError:  # the other end is closed
            break
        if not data:
            break
        shown.extend(data)
    child.wait()
    os.close(terminal)
    return bytes(shown).decode()


for command in commands:
    shown = seen("taskbook", *command)
    assert len(shown) > 40, (command, shown)
    # Colours of our own are all that is left of the escapes.
    text = re.sub(r"\x1b\[[0-9;]*m", "", shown) if command[0] in ("show", "lint", "explain") else shown
    for live in ("\x1b", "\x07", "\x9b", "\u202e", "\u2066"):
        assert live not in text, (command[0], live, text[:2000])
    assert "\x1b[31m红" not in shown
