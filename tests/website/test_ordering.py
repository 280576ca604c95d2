"""Lists by letter stand in the order of their language, under the letters that its readers look under."""

from typing import Any

import pytest

from conftest import LIBRARY
from leafwright.cache import Cache
from leafwright.model import Language
from leafwright.reading.files import Reader
from leafwright.reading.layers import one
from leafwright.website.ways.ordering import NUMBERS, in_order, letter_of, letters_in_order, letters_of, order_of

# Words of each language in their order, as its dictionaries have them; below them their letters.
ORDERED = {
    "en": ("apple, An eye, The liver, liver hemangioma, livery, “Quoted”, zebra", "A E L Q Z"),
    "es": ("ácido, azúcar, chico, cuba, El hígado, nube, nz, ñandú, ¿Qué es?", "A C H N Ñ Q"),
    "fr": ("L’échelle, échographie, écoulement, État, œil, orteil, les yeux, zone", "E O Y Z"),
    "pl": ("cena, Ćma, lek, łokieć, mózg, słaby, sok, środek, zespół, zupa, źle, żyła", "C Ć L Ł M S Ś Z Ź Ż"),
    "ar": ("إبرة, أذن, آلام, الالتهاب, التهاب الكبد, بطن, التوحد, العين, هضم, الورم, يد", "ا ب ت ع ه و ي"),
    "bn": ("অস্থি, আমাশয়, ইনসুলিন, কাশি, ক্ষত, খাদ্য, ডায়াবেটিস, ঢাকা, যকৃৎ, রক্ত, শ্বাস, সর্দি, হাড়", "অ আ ই ক খ ড ঢ য র শ স হ"),
    "ur": (
        "اندر, آنکھ, بخار, پھیپھڑے, تیل, ٹانگ, چوٹ, دل, ڈاکٹر, زخم, ژالہ, کان, گردہ, وزن, ہاتھ, یرقان",
        "ا ب پ ت ٹ چ د ڈ ز ژ ک گ و ہ ی",
    ),
    "fa": ("آزمایش, ابرو, بازو, پا, چشم, گوش, یخ", "آ ا ب پ چ گ ی"),
    "he": ("אוזן, בית, דם, שלום", "א ב ד ש"),
    "hi": ("अंग, अब, आँख, कक्ष, काम, किडनी, ख़ून, गर्दन", "अ आ क ख ग"),
    "pa": ("ਉਮਰ, ਅੱਖ, ਸਿਰ, ਹੱਥ, ਕਲਮ, ਕਾਰ, ਖ਼ੂਨ", "ਉ ਅ ਸ ਹ ਕ ਖ"),
    "th": ("กระดูก, เกลือ, ขา, แขน, ตับ, เตรียมตัว, ไต", "ก ข ต"),
    "ru": ("Анализ, ёлка, жар, Йод, кровь, щека, язва", "А Ё Ж Й К Щ Я"),
    "tr": ("cilt, çocuk, göğüs, ılık, Isı, iğne, İlaç, sırt, şiş, ütü", "C Ç G I İ S Ş Ü"),
    "uk": ("вага, Ґрунт, ґуля, дім, єдність, жар, ікло, їжа, йод", "В Ґ Д Є Ж І Ї Й"),
    "vi": ("an, ăn, ấm, ba, dạ dày, đau, é, êm, ối, ở", "A Ă Â B D Đ E Ê Ô Ơ"),
    "zh-Hans": ("安全, 白内障, 长期, CT检查, 肝血管瘤, 肝炎, 感冒, 阑尾炎, 手术, 心脏, 重症", "A B C G L S X Z"),
}


def language(tag: str) -> Language:
    """A language as it comes with the tool."""
    read = one(Reader(LIBRARY), Language, f"languages/{tag}.toml", tag=tag)
    assert read
    return read


@pytest.mark.parametrize("tag", ORDERED)
def test_words_stand_in_the_order_of_their_language(tag: str) -> None:
    listed, letters = (text.split(sign) for text, sign in zip(ORDERED[tag], (", ", " "), strict=True))
    own = language(tag)
    assert sorted(sorted(listed), key=lambda words: order_of(words, own)) == listed
    assert list(dict.fromkeys(letter_of(words, own) for words in listed)) == letters
    assert letters_in_order([*reversed(letters), NUMBERS], own) == [*letters, NUMBERS]


@pytest.mark.parametrize("tag", ["es", "pl", "ar", "ur", "zh-Hans"])
def test_the_order_of_a_language_is_not_that_of_all(tag: str) -> None:
    """Without what its file says of its order, the words above stand otherwise: each line of it is needed."""
    listed = ORDERED[tag][0].split(", ")
    bare = language(tag).model_copy(update={"alphabet": "", "order": "", "articles": ()})
    assert sorted(listed, key=lambda words: order_of(words, bare)) != listed


@pytest.mark.parametrize(
    ("tag", "change"),
    [
        ("pl", {"alphabet": ""}),
        ("zh-Hans", {"order": ""}),
        ("es", {"articles": ()}),
        ("ar", {"whole_words": ()}),
    ],
)
def test_what_was_ordered_before_is_ordered_anew_for_another_order_and_for_other_words(
    tag: str, change: dict[str, Any]
) -> None:
    cache, own = Cache(), language(tag)
    words = [*ORDERED[tag][0].split(", "), "التهاب الكبد", "الجلد"]
    for each, said in ((own, words), (own.model_copy(update=change), words), (own, words[::-1]), (own, words[1:])):
        assert in_order(said, str, each, cache) == in_order(said, str, each, Cache())
        assert letters_of(said, each, cache) == letters_of(said, each, Cache())
        assert in_order(said, str, each, cache) == sorted(said, key=lambda words: order_of(words, each))


def test_an_article_is_passed_over_only_where_it_is_one() -> None:
    arabic = language("ar")
    assert letter_of("التهاب الكبد", arabic) == "ا"
    assert letter_of("التوحد", arabic) == "ت"
    assert letter_of("الم", arabic) == "ا", "a word keeps two letters at least"


@pytest.mark.parametrize("words", ["3 days", "٣ أيام", "", "…"])
def test_what_begins_with_no_letter_stands_under_numbers(words: str) -> None:
    assert letter_of(words, language("ar")) == NUMBERS
