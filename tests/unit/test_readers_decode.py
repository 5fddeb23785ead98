from __future__ import annotations

import pytest

from twosource.readers.decode import UndecodableError, decode

FRENCH = "Le président a déclaré à l’Assemblée que « la réforme » sera votée dès février, a indiqué l’Élysée à Paris."
RUSSIAN = "Президент страны и председатель правительства призвали прекратить расширение, говорится в заявлении."
CHINESE = "两国总统星期五在首都举行会谈，并发表联合声明，呼吁各方停止扩大军事同盟，加强对话与合作。"
JAPANESE = "政府は金曜日、新しい貿易協定について両国が合意したと発表した。首相は記者会見で「歴史的な一歩だ」と述べた。"
POLISH = (
    "Prezydent powiedział, że żadne państwo nie może zostać pozbawione prawa do samodzielnego wyboru. Rzecznik rządu "
    "zaprzeczył doniesieniom o naciskach i dodał, że rozmowy przebiegły w życzliwej atmosferze."
)
TURKISH = (
    "Cumhurbaşkanı, görüşmenin çok sıcak geçtiğini söyledi. Dışişleri Bakanlığı yaptığı açıklamada iki ülkenin "
    "işbirliğini güçlendirmek istediğini bildirdi."
)
TAIWANESE = "政府星期五宣布兩國就新的貿易協定達成協議，總理在記者會上表示這是歷史性的一步。"


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [FRENCH, RUSSIAN, CHINESE])
def test_every_unicode_encoding_gives_the_text_back_without_a_byte_order_mark(codec: str, text: str) -> None:
    if codec.startswith("utf-16-") and text is CHINESE:
        text = "2024年3月5日\n" + text + "\n" + text + " 42 %"
    assert decode(text.encode(codec)).text == text


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (FRENCH, "cp1252"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (CHINESE, "gb18030"),
        (TAIWANESE, "big5"),
        (JAPANESE, "shift_jis"),
        (POLISH, "cp1250"),
        (TURKISH, "cp1254"),
    ],
)
def test_an_undeclared_legacy_encoding_is_recognised_and_said(text: str, codec: str) -> None:
    decoded = decode(text.encode(codec))
    assert decoded.text == text
    assert "recognised" in decoded.warnings[0]


def test_latin_1_is_read_as_windows_1252_as_browsers_do() -> None:
    text = "Der Kanzler erklärte in München, die Bürger müssten höhere Gebühren zahlen."
    assert decode(text.encode("latin-1")) == decode(text.encode("cp1252"))


def test_a_fitting_declaration_is_used_without_a_warning() -> None:
    decoded = decode(RUSSIAN.encode("koi8-r"), "KOI8-R")
    assert (decoded.text, decoded.warnings) == (RUSSIAN, ())


def test_the_label_gb2312_means_gb18030() -> None:
    assert decode(CHINESE.encode("gb18030"), "gb2312").text == CHINESE


@pytest.mark.parametrize("text", [RUSSIAN, CHINESE])
def test_a_wrong_declaration_is_overruled_and_named(text: str) -> None:
    raw = text.encode("cp1251" if text is RUSSIAN else "gb18030")
    decoded = decode(raw, "iso-8859-1")
    assert decoded.text == text
    assert "iso-8859-1 does not fit" in decoded.warnings[0]


def test_utf_8_wins_over_a_declaration_that_says_otherwise() -> None:
    assert decode(RUSSIAN.encode(), "windows-1252").text == RUSSIAN


def test_stray_windows_bytes_in_utf_8_are_read_and_counted_with_the_first_place() -> None:
    decoded = decode("Ça coûte 5 €. ".encode() + b"\x93Non\x94, dit-il.")
    assert decoded.text == "Ça coûte 5 €. “Non”, dit-il."
    assert decoded.warnings == ("UTF-8 with 2 stray bytes read as windows-1252, the first at byte 18",)


def test_very_many_stray_bytes_are_repaired_in_the_same_way() -> None:
    decoded = decode((b"\xc3\xa9\xc3\xa9\xe9 ") * 3000)
    assert decoded.text == "ééé " * 3000
    assert "3000 stray bytes" in decoded.warnings[0]


def test_stray_bytes_after_a_byte_order_mark_are_counted_from_the_beginning_of_the_file() -> None:
    decoded = decode(b"\xef\xbb\xbfabc \xe9t\xc3\xa9 \xc3\xa9")
    assert decoded.text == "abc été é"
    assert "byte 7" in decoded.warnings[0]


def test_a_replacement_character_never_comes_without_a_warning_that_says_where() -> None:
    decoded = decode("é é é é ".encode() + b"\x81")
    assert decoded.text.endswith("�")
    assert "1 replacement character (U+FFFD) in the text, the first at character 8" in decoded.warnings


def test_broken_utf_16_is_read_as_far_as_it_goes_and_said() -> None:
    decoded = decode(b"\xff\xfe" + "abc".encode("utf-16-le") + b"\x00\xd8" + "d".encode("utf-16-le"))
    assert decoded.text.startswith("abc")
    assert "broken from byte 8" in decoded.warnings[0]


def test_line_ends_are_kept_as_they_are() -> None:
    assert decode(b"a\r\nb\rc\n").text == "a\r\nb\rc\n"


@pytest.mark.parametrize(
    ("raw", "cause"),
    [
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04....", "zip"),
        (b"\x89PNG\r\n", "PNG"),
        (b"text with a \x00 NUL", "NUL bytes (the first at byte 12)"),
        (bytes(range(1, 32)) * 20, "control characters"),
        (b"\x00" * 1000, "NUL"),
    ],
)
def test_binary_data_are_refused_with_the_reason(raw: bytes, cause: str) -> None:
    with pytest.raises(UndecodableError, match=cause.replace("(", r"\(").replace(")", r"\)")):
        decode(raw)


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        ("Le président a déclaré hier soir", "latin-1"),
        ("El niño comió después", "latin-1"),
        ("Café", "latin-1"),
        ("Přední český úřad včera uzavřel", "cp1250"),
        ("Zażółć gęślą jaźń wczoraj wieczorem", "cp1250"),
        ("Işık söndü, şimdi bekliyoruz", "cp1254"),
    ],
)
def test_a_few_words_are_told_by_their_letters(text: str, codec: str) -> None:
    assert decode(text.encode(codec)).text == text
