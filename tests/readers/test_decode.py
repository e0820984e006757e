"""Bytes to text: which codec, what is told of it, what is refused and where."""

import gzip

import pytest

from ldn_lint.readers import ReadError, decode, read_bytes

POLISH = "Zażółć gęślą jaźń. Lek ten łagodzi ból i poprawia jakość życia chorych, lecz badań jest wciąż mało. " * 4


def refusal(data: bytes, *, html: bool = False) -> ReadError:
    with pytest.raises(ReadError) as caught:
        decode(data, "page", html=html)
    return caught.value


def test_utf_8_without_a_mark() -> None:
    source = decode("Crohn’s\r\n💊".encode(), "a.txt")
    assert (source.path, source.text, source.encoding, source.bom, source.notes) == (
        "a.txt",
        "Crohn’s\r\n💊",
        "utf-8",
        False,
        (),
    )


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"\xef\xbb\xbf", "utf-8"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
        (b"\xff\xfe\0\0", "utf-32-le"),
        (b"\0\0\xfe\xff", "utf-32-be"),
    ],
)
def test_a_mark_tells_the_codec_and_is_dropped(mark: bytes, encoding: str) -> None:
    source = decode(mark + "Ünï 💊".encode(encoding), "a.txt")
    assert (source.text, source.encoding, source.bom, source.notes) == ("Ünï 💊", encoding, True, ())


def test_utf_16_without_a_mark_is_guessed_and_told() -> None:
    source = decode("Naltrexone is a drug.".encode("utf-16-le"), "a.txt")
    assert source.text == "Naltrexone is a drug."
    assert source.notes == ("decoded as utf-16-le (guessed)",)


def test_quotation_marks_of_windows_are_guessed_and_told() -> None:
    source = decode(b"LDN isn\x92t a \x93cure\x94 \x96 really.", "a.txt")
    assert source.text == "LDN isn’t a “cure” – really."
    assert source.encoding == "windows-1252"
    assert source.notes == ("decoded as windows-1252 (guessed)",)


def test_other_encodings_are_detected_and_told() -> None:
    source = decode(POLISH.encode("windows-1250"), "a.txt")
    assert source.text == POLISH
    assert source.notes == ("decoded as windows-1250 (guessed)",)


@pytest.mark.parametrize(
    "head",
    [
        '<meta charset="{}">',
        "<meta http-equiv=Content-Type content='text/html; charset={}'>",
        '<?xml version="1.0" encoding="{}"?>',
    ],
)
def test_html_declares_its_encoding(head: str) -> None:
    data = (head.format("windows-1251") + "<p>Доза</p>").encode("windows-1251")
    source = decode(data, "a.html", html=True)
    assert source.text.endswith("<p>Доза</p>")
    assert (source.encoding, source.notes) == ("windows-1251", ())


def test_latin_1_means_windows_1252_on_the_web() -> None:
    assert decode(b"<meta charset=iso-8859-1>\x93a\x94", "a.html", html=True).text == "<meta charset=iso-8859-1>“a”"


def test_utf_8_wins_over_another_declaration() -> None:
    assert decode("<meta charset=iso-8859-1>é".encode(), "a.html", html=True).encoding == "utf-8"


def test_an_unknown_declaration_is_passed_over() -> None:
    assert decode(b"<meta charset=no-such>\x93a\x94", "a.html", html=True).notes == (
        "decoded as windows-1252 (guessed)",
    )


def test_a_broken_byte_in_utf_8_is_an_error_with_its_place() -> None:
    error = refusal("first\r\nzwölf ü ö \udc92 end".encode("utf-8", "surrogateescape"))
    assert str(error) == "not valid UTF-8: byte 0x92 at line 2, column 11"
    assert (error.message, error.line, error.column) == (str(error), 2, 11)


def test_a_broken_byte_in_declared_utf_8_is_an_error() -> None:
    assert str(refusal(b"<meta charset=utf-8>\n\xff", html=True)) == "not valid UTF-8: byte 0xff at line 2, column 1"


def test_half_a_character_of_utf_16_is_an_error_with_its_place() -> None:
    error = refusal(b"\xff\xfe" + "a\nb".encode("utf-16-le") + b"\x00\xd8")
    assert (error.line, error.column) == (2, 2)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\n", "a PDF file"),
        (b"PK\x03\x04\x14\0", "a ZIP archive (such as .docx, .odt or .epub)"),
        (b"\x89PNG\r\n\x1a\n\0\0", "a PNG image"),
        (gzip.compress(b"text"), "a gzip archive"),
        (b"{\\rtf1 text}", "an RTF file"),
        (b"\0\1\2\0\3\0", "a binary file"),
    ],
)
def test_binary_files_are_refused_by_name(data: bytes, what: str) -> None:
    error = refusal(data)
    assert str(error) == f"looks like {what}, not text"
    assert (error.line, error.column) == (0, 0)


def test_a_stray_nul_is_a_character() -> None:
    assert decode(b"LDN\0 helps.", "a.txt").text == "LDN\0 helps."
    assert read_bytes(b"LDN\0 helps.", "a.md").text == "LDN\0 helps.\n"


def test_an_empty_file_is_text() -> None:
    assert decode(b"", "a.txt").text == ""
    assert decode(b"\xef\xbb\xbf", "a.txt").text == ""
