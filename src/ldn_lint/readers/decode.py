"""Bytes to text: the one place where an encoding is decided."""

from __future__ import annotations

import re

from ldn_lint.model import Source

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive (such as .docx, .odt or .epub)"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file (such as .doc)"),
    (b"{\\rtf", "an RTF file"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
)
_DECLARED = re.compile(
    rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']\s*([\w.:-]+)|<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]+)",
    re.IGNORECASE,
)
_DECLARED_WITHIN = 2048
# What browsers take these names to mean.
_WEB_NAMES = dict.fromkeys(("iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii"), "windows-1252")
_HIGH_BYTE = re.compile(rb"[\x80-\xff]")
_LONG_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
# Quotes, dashes, signs, fractions and "é": when nothing else is above ASCII, a detector has too little to go on.
_TYPOGRAPHY = frozenset(
    b"\x80\x82\x84\x85\x8b\x91\x92\x93\x94\x95\x96\x97\x99\x9b"
    b"\xa0\xa3\xa7\xa9\xab\xae\xb0\xb1\xb2\xb3\xb5\xb7\xb9\xbb\xbc\xbd\xbe\xd7\xe9"
)
_FEW_NULS = 2
_BYTES_PER_NUL = 500


class ReadError(Exception):
    """A file that cannot be read as text: why, and the line and column (from 1; 0 when no place is to blame)."""

    def __init__(self, message: str, line: int = 0, column: int = 0) -> None:
        super().__init__(message, line, column)
        self.message = message
        self.line = line
        self.column = column

    def __str__(self) -> str:
        return self.message


def decode(data: bytes, path: str, *, html: bool = False) -> Source:
    """The text of a file: by its byte-order mark, as UTF-8, as its HTML declares (`html`), or as guessed.

    A guess is told in `Source.notes`. Raises `ReadError` for a binary file and for bytes no codec accounts for.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Source(path, _strict(data, len(mark), encoding), encoding, bom=True)
    wide = _wide_encoding(data)
    if wide:
        return Source(path, _strict(data, 0, wide), wide, notes=(_guess_note(wide),))
    _refuse_binary(data)
    declared = _declared(data) if html else ""
    if declared.startswith("iso-2022") and b"\x1b" in data:
        return Source(path, _strict(data, 0, declared), declared)
    try:
        return Source(path, data.decode("utf-8"))
    except UnicodeDecodeError as fault:
        return _decode_legacy(data, path, declared, fault)


def _decode_legacy(data: bytes, path: str, declared: str, fault: UnicodeDecodeError) -> Source:
    """Decode what is not UTF-8; `fault` is why it is not."""
    if declared and declared != "utf-8":
        return Source(path, _strict(data, 0, declared), declared)
    sequences = len(_LONG_SEQUENCE.findall(data))
    if declared or sequences > len(_HIGH_BYTE.findall(_LONG_SEQUENCE.sub(b"", data))):
        raise _bad_byte(data, 0, fault)
    guessed = _guess(data)
    if not guessed:
        raise _bad_byte(data, 0, fault)
    return Source(path, _strict(data, 0, guessed), guessed, notes=(_guess_note(guessed),))


def _guess_note(encoding: str) -> str:
    return f"decoded as {encoding} (guessed)"


def _strict(data: bytes, skip: int, encoding: str) -> str:
    """Decode `data` after its first `skip` bytes, or raise `ReadError` at the first bad byte."""
    try:
        return data[skip:].decode(encoding)
    except UnicodeDecodeError as fault:
        raise _bad_byte(data, skip, fault) from None


def _bad_byte(data: bytes, skip: int, fault: UnicodeDecodeError) -> ReadError:
    """The error that names where decoding failed."""
    before = data[skip : skip + fault.start].decode(fault.encoding, "replace")
    line, column = Source("", before).line_column(len(before))
    return ReadError(
        f"not valid {fault.encoding.upper()}: byte 0x{data[skip + fault.start]:02x} at line {line}, column {column}",
        line,
        column,
    )


def _wide_encoding(data: bytes) -> str:
    """The UTF-16 that a file without a mark is written in: every other byte of Western text is then zero."""
    sample = data[:4096]
    if len(sample) < 8 or len(data) % 2 or 0 not in sample:
        return ""
    half = len(sample) // 2
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > half * 0.7 and even < half * 0.05:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.7 and odd < half * 0.05 else ""


def _refuse_binary(data: bytes) -> None:
    """Raise `ReadError` for a file that is no text."""
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise ReadError(f"looks like {what}, not text")
    nuls = data.count(0)
    if nuls > _FEW_NULS and nuls * _BYTES_PER_NUL > len(data):
        raise ReadError("looks like a binary file, not text")


def _declared(data: bytes) -> str:
    """The encoding that an HTML file declares, if Python knows it."""
    match = _DECLARED.search(data, 0, _DECLARED_WITHIN)
    if match is None:
        return ""
    name = (match[1] or match[2]).decode("ascii").lower()
    # A declaration that could be read as ASCII is none of UTF-16, whatever it says.
    name = "utf-8" if name.startswith("utf") else _WEB_NAMES.get(name, name)
    try:
        "".encode(name)
    except (LookupError, UnicodeError):
        return ""
    return name


def _guess(data: bytes) -> str:
    """The most likely encoding of text that is not UTF-8; empty when nothing fits."""
    if _TYPOGRAPHY.issuperset(b"".join(set(_HIGH_BYTE.findall(data)))):
        return "windows-1252"
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    return "" if best is None else best.encoding.replace("_", "-").replace("cp125", "windows-125")
