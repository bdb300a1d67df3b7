"""A terminal for measurements: starts a program in it, answers what it asks, says when which bytes came.

Knows as much of the control sequences as susumi and the smallest program send, no more. Every time is that of the read
by which the bytes arrived; what this program does with them afterwards is not part of it. Linux only: it asks /proc
what the program uses.
"""

import codecs
import fcntl
import os
import pathlib
import pty
import re
import select
import signal
import struct
import termios
import time
import unicodedata

# The sequence by which susumi says that a frame is complete.
END_OF_FRAME = b"\x1b[?2026l"

PIECE = re.compile(
    "\x1b\\[([<=>?]?)([0-9;]*)[ -/]*([@-~])"  # a control sequence
    "|\x1b\\][^\x07\x1b]*(?:\x07|\x1b\\\\)"  # a title, a colour, the clipboard
    "|\x1b[ -/]*[0-Z\\\\^-~]"  # two characters
    "|[^\x1b\x00-\x1f]+"  # text
    "|[\x00-\x1a\x1c-\x1f]"
)


def cells(character):
    """How many cells a character fills; ambiguous ones fill one."""
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


class Screen:
    """What is to be seen, and what is to be answered."""

    def __init__(self, columns, rows):
        self.columns, self.rows = columns, rows
        self.lines = [[" "] * columns for _ in range(rows)]
        self.x = self.y = 0
        self.decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self.pending = ""
        self.answers = b""

    def feed(self, data):
        text = self.pending + self.decoder.decode(data)
        at = 0
        while found := PIECE.match(text, at):
            at = found.end()
            if found[3]:
                self.control(found[1], found[2], found[3])
            elif found[0][0] == "\r":
                self.x = 0
            elif found[0][0] == "\n":
                self.y = min(self.y + 1, self.rows - 1)
            elif found[0][0] >= " ":
                self.write(found[0])
        self.pending = text[at:]

    def write(self, text):
        for character in text:
            width = cells(character)
            if width and self.x + width <= self.columns:
                line = self.lines[self.y]
                line[self.x : self.x + width] = [character] + [""] * (width - 1)
            self.x = min(self.x + width, self.columns)

    def control(self, kind, parameters, last):
        numbers = [int(number or 0) for number in parameters.split(";")]
        count = max(numbers[0], 1)
        if last == "H":
            self.y = min(count, self.rows) - 1
            self.x = min(max(numbers[1], 1) if len(numbers) > 1 else 1, self.columns) - 1
        elif last == "G":
            self.x = min(count, self.columns) - 1
        elif last == "C":
            self.x = min(self.x + count, self.columns - 1)
        elif last == "D":
            self.x = max(self.x - count, 0)
        elif last == "K":
            start, end = [(self.x, self.columns), (0, self.x + 1), (0, self.columns)][numbers[0]]
            self.lines[self.y][start:end] = [" "] * (end - start)
        elif last == "J":
            self.lines = [[" "] * self.columns for _ in range(self.rows)]
        elif last == "n" and numbers[0] == 6:
            self.answers += b"\x1b[%d;%dR" % (self.y + 1, min(self.x, self.columns - 1) + 1)
        elif last == "c" and not kind:
            self.answers += b"\x1b[?62;22c"

    def line(self, at):
        return "".join(self.lines[at])

    def text(self):
        return "\n".join(self.line(at).rstrip() for at in range(self.rows))


class Program:
    """A program in a terminal of its own, started the moment this is made."""

    def __init__(self, words, environment, columns=80, rows=24):
        self.screen = Screen(columns, rows)
        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        where = os.ttyname(slave)
        actions = [(os.POSIX_SPAWN_OPEN, 0, where, os.O_RDWR, 0)]
        actions += [(os.POSIX_SPAWN_DUP2, 0, 1), (os.POSIX_SPAWN_DUP2, 0, 2)]
        self.start = time.perf_counter()
        self.pid = os.posix_spawn(words[0], words, environment, file_actions=actions, setsid=True)
        os.close(slave)
        self.is_over = False

    def read(self, seconds):
        """What comes within that time and when, seconds after the start; nothing if nothing comes."""
        ready, _, _ = select.select([self.master], [], [], max(seconds, 0))
        if not ready:
            return None
        try:
            data = os.read(self.master, 1 << 16)
        except OSError:
            data = b""
        when = time.perf_counter() - self.start
        if not data:
            self.is_over = True
            return None
        self.screen.feed(data)
        if self.screen.answers:
            os.write(self.master, self.screen.answers)
            self.screen.answers = b""
        return data, when

    def wait_for_bytes(self, wanted, patience=60):
        """When those bytes have come, in seconds after the start."""
        received = b""
        end = time.perf_counter() + patience
        while not self.is_over and time.perf_counter() < end:
            if came := self.read(end - time.perf_counter()):
                received = received[-len(wanted) :] + came[0]
                if wanted in received:
                    return came[1]
        self.end()
        raise SystemExit(f"{wanted!r} did not come; on the screen is:\n{self.screen.text()}")

    def settle(self, quiet=0.4, patience=120, watched=0):
        """Waits until nothing has come for so long while the program was idle. When line `watched` changed last."""
        last, before = 0.0, self.screen.line(watched)
        end = time.perf_counter() + patience
        while not self.is_over and time.perf_counter() < end:
            used = self.seconds_used()
            came = self.read(quiet)
            if came is None:
                if not self.is_running() and self.seconds_used() - used < quiet / 20:
                    return last
            elif self.screen.line(watched) != before:
                last, before = came[1], self.screen.line(watched)
        return last

    def press(self, keys, quiet=0.03, patience=5, mark=END_OF_FRAME):
        """Seconds from writing the keys to the last byte of the last frame that follows; None if none follows.

        A frame ends with the mark; of a program that sends none (b"") with the last byte before the quiet.
        """
        while self.read(0):
            pass
        start = time.perf_counter() - self.start
        os.write(self.master, keys.encode())
        end = start + patience
        last, received = None, b""
        while not self.is_over and time.perf_counter() - self.start < end:
            came = self.read(quiet if last else 0.25)
            if came is None:
                break
            received = received[-len(END_OF_FRAME) :] + came[0]
            if mark in received:
                last = came[1] - start
                received = received.rpartition(mark)[2] if mark else b""
        return last

    def is_running(self):
        """Whether one of its threads runs or would if it were let."""
        for task in pathlib.Path(f"/proc/{self.pid}/task").glob("*/stat"):
            try:
                if task.read_text().rpartition(")")[2].split()[0] in "RD":
                    return True
            except (OSError, IndexError):
                continue
        return False

    def seconds_used(self):
        """Processor time up to now of the threads that it has."""
        total = 0
        for task in pathlib.Path(f"/proc/{self.pid}/task").glob("*/schedstat"):
            try:
                total += int(task.read_text().split()[0])
            except (OSError, IndexError):
                continue
        return total / 1e9

    def megabytes(self):
        """Memory that is its own or shared with others, now and at most."""
        status = pathlib.Path(f"/proc/{self.pid}/status").read_text()
        found = [re.search(rf"^{name}:\s+(\d+)", status, re.M) for name in ("VmRSS", "VmHWM")]
        return [int(one[1]) / 1024 if one else 0.0 for one in found]

    def leave(self, patience=10):
        """Quits it as people do, so that it has the time to keep what it keeps; what it used."""
        os.write(self.master, b"q")
        end = time.perf_counter() + patience
        while not self.is_over and time.perf_counter() < end:
            self.read(end - time.perf_counter())
        return self.end()

    def end(self):
        """Ends it if it has not ended; what it used."""
        try:
            os.kill(self.pid, signal.SIGTERM)
        except ProcessLookupError:
            pass
        # What it still writes must go somewhere, else it waits.
        while not self.is_over:
            if self.read(2) is None and not self.is_over:
                os.kill(self.pid, signal.SIGKILL)
        os.close(self.master)
        _, _, used = os.wait4(self.pid, 0)
        return used
