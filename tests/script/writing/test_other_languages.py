# SPDX-License-Identifier: GPL-3.0-or-later
"""Languages without rules of their own: nothing English is said, nothing is lost, numbers are left to the engine."""

from __future__ import annotations

import pytest

from audiopost.config import NarrationOptions
from audiopost.model import Cell, Code, Embed, Items, Row, Run, Table
from audiopost.script import spoken
from audiopost.script.sentences import split
from audiopost.script.write import write
from tests.script.writing.making import article, items, paragraph, text

# A sentence with a date, money, a measure, a percentage, a citation, an address and an emoji; and what is said of it.
SENTENCES = {
    "it": ("Il 9 aprile 2024 il dott. Neri pagò 8,20 € per 3 kg, il 15 % in più [4]; vedi https://www.orto.it/a 😀.",
           "Il 9 aprile 2024 il dott. Neri pagò 8,20 € per 3 kg, il 15 % in più; vedi orto.it 😀."),
    "pt": ("Em 9 de abril de 2024 o Dr. Reis pagou 8,20 € por 3 kg, mais 15 % [4]; veja https://www.horta.pt/a 😀.",
           "Em 9 de abril de 2024 o Dr. Reis pagou 8,20 € por 3 kg, mais 15 %; veja horta.pt 😀."),
    "nl": ("Op 9 april 2024 betaalde dr. Vos € 8,20 voor 3 kg, 15 % meer [4]; zie https://www.tuin.nl/a 😀.",
           "Op 9 april 2024 betaalde dr. Vos € 8,20 voor 3 kg, 15 % meer; zie tuin.nl 😀."),
    "pl": ("9 kwietnia 2024 r. dr Lis zapłacił 8,20 zł za 3 kg, o 15 % więcej [4]; zob. https://www.sad.pl/a 😀.",
           "9 kwietnia 2024 r. dr Lis zapłacił 8,20 zł za 3 kg, o 15 % więcej; zob. sad.pl 😀."),
    "sv": ("Den 9 april 2024 betalade dr Ek 8,20 kr för 3 kg, 15 % mer [4]; se https://www.odla.se/a 😀.",
           "Den 9 april 2024 betalade dr Ek 8,20 kr för 3 kg, 15 % mer; se odla.se 😀."),
    "da": ("Den 9. april 2024 betalte dr. Holm 8,20 kr. for 3 kg, 15 % mere [4].",
           "Den 9. april 2024 betalte dr. Holm 8,20 kr. for 3 kg, 15 % mere."),
    "fi": ("9. huhtikuuta 2024 tri Salo maksoi 8,20 € 3 kilosta, 15 % enemmän [4].",
           "9. huhtikuuta 2024 tri Salo maksoi 8,20 € 3 kilosta, 15 % enemmän."),
    "cs": ("Dne 9. dubna 2024 zaplatil dr. Malý 8,20 Kč za 3 kg, o 15 % více [4].",
           "Dne 9. dubna 2024 zaplatil dr. Malý 8,20 Kč za 3 kg, o 15 % více."),
    "tr": ("9 Nisan 2024'te Dr. Kaya 3 kg için 8,20 TL ödedi, %15 daha fazla [4].",
           "9 Nisan 2024'te Dr. Kaya 3 kg için 8,20 TL ödedi, %15 daha fazla."),
    "ru": ("9 апреля 2024 г. врач Лисов заплатил 8,20 руб. за 3 кг, на 15 % больше [4]; см. https://www.sad.ru/a 😀.",
           "9 апреля 2024 г. врач Лисов заплатил 8,20 руб. за 3 кг, на 15 % больше; см. sad.ru 😀."),
    "uk": ("9 квітня 2024 р. лікар Гай заплатив 8,20 грн за 3 кг, на 15 % більше [4].",
           "9 квітня 2024 р. лікар Гай заплатив 8,20 грн за 3 кг, на 15 % більше."),
    "el": ("Στις 9 Απριλίου 2024 ο δρ. Νίκου πλήρωσε 8,20 € για 3 κιλά, 15 % παραπάνω [4].",
           "Στις 9 Απριλίου 2024 ο δρ. Νίκου πλήρωσε 8,20 € για 3 κιλά, 15 % παραπάνω."),
    "ar": ("في 9 أبريل 2024 دفع سامي 8.20 € مقابل 3 كغ، أي 15 % أكثر [4].",
           "في 9 أبريل 2024 دفع سامي 8.20 € مقابل 3 كغ، أي 15 % أكثر."),
    "he": ("ב-9 באפריל 2024 שילם דן 8.20 ₪ עבור 3 קילו, 15 % יותר [4].",
           "ב-9 באפריל 2024 שילם דן 8.20 ₪ עבור 3 קילו, 15 % יותר."),
    "hi": ("9 अप्रैल 2024 को रवि ने 3 किलो के लिए ₹80 दिए, 15% अधिक [4]।",
           "9 अप्रैल 2024 को रवि ने 3 किलो के लिए ₹80 दिए, 15% अधिक।"),
    "ja": ("2024年4月9日、森さんは3kgに820円払い、15%増えた[4]。詳細はhttps://www.niwa.jp/a へ。",
           "2024年4月9日、森さんは3kgに820円払い、15%増えた。詳細は niwa.jp へ。"),
    "zh": ("2024年4月9日林先生花8.20元买了3公斤,多了15%[4]。", "2024年4月9日林先生花8.20元买了3公斤,多了15%。"),
    "ko": ("2024년 4월 9일 박 씨는 3kg에 8,200원을 냈고 15% 더 냈다[4].",
           "2024년 4월 9일 박 씨는 3kg에 8,200원을 냈고 15% 더 냈다."),
}  # fmt: skip


@pytest.mark.parametrize("language", SENTENCES)
def test_a_sentence_is_cleaned_and_nothing_else(language: str) -> None:
    written, said = SENTENCES[language]
    assert spoken(written, language) == said
    assert spoken(said, language) == said


@pytest.mark.parametrize("language", SENTENCES)
def test_an_article_is_all_in_its_own_language(language: str) -> None:
    written, said = SENTENCES[language]
    word = said.split()[1] if language not in {"ja", "zh"} else said[-4:]
    heads = Row((Cell(text(word, id="h1"), header=True), Cell(text("%", id="h2"), header=True)), header=True)
    values = Row((Cell(text("A", id="v1")), Cell(text("20", id="v2"))))
    made = article(
        paragraph(written),
        Items(id="l", ordered=True, items=items(word, word)),
        Table(id="t", rows=(heads, values)),
        paragraph(Run("WHO", "abbr", hint=word), " ", Run("8.2", "time", hint="2024-04-09"), id="q"),
        language=language,
    )
    script = write(made, NarrationOptions())
    assert {utterance.language for utterance in script.utterances} == {language}
    heard = " ".join(utterance.spoken for utterance in script.utterances)
    for one in (f"{word}: A", "%: 20", "1."):
        assert one in heard
    assert not {"one", "percent", "Table", "table", "April"} & set(heard.replace(":", " ").split())


def test_only_what_is_not_read_is_announced_in_english() -> None:
    made = article(
        Code(id="c", code="x = 1"), Embed(id="e", kind="video", title="Il ponte nuovo"), language="it"
    )
    heard = [(one.language, one.spoken) for one in write(made).utterances]
    assert heard == [("en", "Code, one line."), ("en", "Video:"), ("it", "Il ponte nuovo.")]


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("pt", "O séc. XIX foi longo."),
        ("sv", "Mötet börjar kl. 14.30 i dag."),
        ("pl", "Spotkanie jest o godz. 14:30, np. w domu."),
        ("nl", "Bijv. Jan komt om 14.30 uur."),
        ("ru", "См. Лисов, т. е. 20 % больше."),
        ("el", "Πλήρωσε δηλ. 20 ευρώ."),
        ("hi", "डॉ. शर्मा आए।"),
    ],
)
def test_abbreviations_do_not_end_sentences(language: str, written: str) -> None:
    assert [sentence.text for sentence in split(written, language)] == [written]
