"""The lexicons that ship: whole, folded apart, and free of words that would catch everything."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

from harmonize.knowledge.instruments import load_concepts
from harmonize.knowledge.lexicons import EntryFile, entry_of, lexicon, lexicon_files, load_lexicon
from harmonize.language.cues import Cues, compile_cues, find, phrase_words
from harmonize.language.folding import tokens
from harmonize.model.lexicon import Lexicon

LEXICONS = [lexicon(file) for file in lexicon_files()]
SHORTEST_STEM = 3  # "ra*" would catch half a language
CONTENT = frozenset({
    "computer-system", "computer-data", "access", "delete", "without-right", "offence", "punishable", "child",
    "copyright", "attempt", "aiding", "legal-person", "imprisonment", "fine", "territory", "genocide",
})  # fmt: skip
"""Notions without which no article could be found: every lexicon must have words for them."""

every_lexicon = pytest.mark.parametrize("lexicon", LEXICONS, ids=lambda lexicon: lexicon.language)


@cache
def cues(language: str) -> Cues:
    """Return the cues of the lexicon that serves a language."""
    return compile_cues(load_lexicon(language))


@every_lexicon
def test_concepts_are_known(lexicon: Lexicon) -> None:
    """Every entry gives words to a concept of ``models/concepts.toml``."""
    assert {entry.concept for entry in lexicon.entries} <= set(load_concepts())


@every_lexicon
def test_no_lexicon_lacks_an_essential_notion(lexicon: Lexicon) -> None:
    """A language that cannot say what an offence is about would make gaps out of its own silence."""
    assert {entry.concept for entry in lexicon.entries if entry.phrases} >= CONTENT


@every_lexicon
def test_phrases_are_words(lexicon: Lexicon) -> None:
    """Every phrase folds to words, and no stem is so short that it catches unrelated words."""
    for entry in lexicon.entries:
        for phrase in (*entry.phrases, *entry.unless):
            words = phrase_words(phrase)
            assert words, (entry.concept, phrase)
            stems = [word.rstrip("*") for word in words if word.endswith("*")]
            assert len(words) > 1 or all(len(stem) >= SHORTEST_STEM for stem in stems), (entry.concept, phrase)


def test_phrases_that_are_typical_somewhere_count_everywhere() -> None:
    """A phrase listed as typical of some drafters is a phrase like the others, and its register is kept."""
    typical = {"model-law": ("computing apparatus",)}
    written = EntryFile.model_validate({"phrases": ["computer"], "typical": typical})
    made = entry_of("computer-system", written)
    assert made.phrases == ("computer", "computing apparatus")
    assert made.typical == typical


def test_a_language_is_served_once() -> None:
    """No language code is served by two lexicons."""
    served = Counter(code for lexicon in LEXICONS for code in lexicon.serves)
    assert set(served.values()) == {1}


@pytest.mark.parametrize(
    ("language", "text", "present", "absent"),
    [
        ("sr", "Ko neovlašćeno pristupi računarskoj mreži", {"without-right", "access", "computer-network"}, {"data"}),
        ("sr", "Tko neovlašteno pristupi računalnom sustavu", {"without-right", "access", "computer-system"}, {"data"}),
        ("sr", "Ко неовлашћено избрише рачунарски податак", {"delete", "computer-data"}, {"computer-system"}),
        ("sr", "sebi pribavi protivpravnu imovinsku korist", {"economic-benefit"}, {"without-right"}),
        ("sr", "Ko sprečava pristup računarskoj mreži", {"hinder", "suppress"}, {"access"}),
        ("sr", "mašina je u ispravnom stanju", set(), {"document"}),
        ("sr", "krivično gonjenje preduzeće se po predlogu oštećenog", set(), {"legal-person", "damage"}),
        ("mk", "Тој што неовластено ќе навлезе во компјутер", {"without-right", "access", "computer-system"}, set()),
        ("mk", "Тој што ќе избрише компјутерски податок", {"delete", "computer-data"}, {"computer-system", "repealed"}),
        ("mk", "Избришан", {"repealed"}, {"delete"}),
        ("mk", "прибави противправна имотна корист", {"economic-benefit"}, {"without-right"}),
        ("mk", "лице со попреченост, оштетениот и уредникот", set(), {"hinder", "damage", "device"}),
        ("sq", "Gjykata vendos kontrollin e sistemit", {"judicial-authorisation", "search"}, set()),
        ("sq", "të dhënat që i ka nën kontroll", {"possession-or-control"}, {"search"}),
        ("sq", "ruajtja e përshpejtuar e të dhënave kompjuterike", {"preservation", "expedited"}, {"retention"}),
        ("sq", "brenda 24 orëve, me afat të caktuar", set(), {"round-the-clock", "specified"}),
        ("sq", "ndihmë juridike falas për të dënuarin", set(), {"mutual-assistance", "assist"}),
        ("sq", "letërporosia e autoritetit të huaj", {"mutual-assistance", "foreign-state"}, set()),
        ("tr", "hâkim kararıyla bilgisayarda arama yapılır", {"judicial-authorisation", "search"}, {"traffic-data"}),
        ("tr", "arama kayıtları aramaksızın, toplantıda", set(), {"search", "collect"}),
        ("tr", "trafik bilgilerini bir yıl saklamakla yükümlüdür", {"retention"}, {"preservation"}),
        ("tr", "yabancı devletin adlî yardımlaşma talebi", {"foreign-state", "mutual-assistance", "request"}, set()),
        ("tr", "haberleşme hürriyeti ülkesi ve milletiyle bölünmez bütünlüğü", set(), {"integrity"}),
        ("tr", "24 saat içinde hâkim onayına sunulur", {"judicial-authorisation"}, {"round-the-clock"}),
        ("fr", "l’officier de police judiciaire procède à la perquisition", {"authority", "search"}, set()),
        ("fr", "le tribunal saisi par la partie civile", {"authority"}, {"seize"}),
        ("fr", "la conservation rapide, aussi longtemps que nécessaire", {"preservation", "time-limit"}, set()),
        ("fr", "sans que puisse lui être opposée l'obligation au secret professionnel", set(), {"keep-confidential"}),
        ("fr", "l’entraide judiciaire avec l’État requérant", {"mutual-assistance", "foreign-state"}, {"assist"}),
        ("fr", "traitées par le juge, atteinte à l'ordre public", set(), {"treaty-basis", "order", "public-order"}),
        ("sr", "Pretresanje stana određuje sudija za prethodni postupak", {"search", "judicial-authorisation"}, set()),
        ("sr", "Glavni pretres se odlaže na zahtev tužioca", {"request", "authority"}, {"search", "postpone"}),
        ("sr", "Pretraga računala i s njim povezanih uređaja", {"search", "computer-system", "extend-search"}, set()),
        ("sr", "liječničke pretrage okrivljenika", set(), {"search"}),
        ("sr", "sud može odrediti računarsko pretraživanje podataka", {"judicial-authorisation"}, {"search"}),
        ("sr", "privremeno oduzimanje predmeta", {"seize"}, set()),
        ("sr", "oduzimanje imovinske koristi i kazna oduzimanja slobode", set(), {"seize"}),
        ("sr", "Tajni nadzor komunikacije može trajati tri mjeseca", {"collect", "content-data", "time-limit"}, set()),
        ("sr", "kaznit će se zatvorom do šest mjeseci", set(), {"time-limit", "collect"}),
        ("sr", "Tajnost pisama i telekomunikacija je nepovrediva", {"human-rights"}, {"keep-confidential"}),
        ("sr", "Podaci o nadzoru predstavljaju tajne podatke", {"keep-confidential"}, set()),
        ("sr", "Operatori zadržavaju podatke o saobraćaju svih korisnika", {"retention"}, {"preservation"}),
        ("sr", "policija postupa bez odgode i u roku od 24 sata", {"expedited"}, {"postpone", "round-the-clock"}),
        (
            "sr",
            "kontakt-točka dostupna je 24 sata dnevno, sedam dana u tjednu",
            {"contact-point", "round-the-clock"},
            set(),
        ),
        ("sr", "Zamolnica strane države", {"mutual-assistance", "foreign-state", "request"}, set()),
        (
            "sr",
            "strani državljanin ima pravo na besplatnu pravnu pomoć",
            set(),
            {"foreign-state", "mutual-assistance", "assist"},
        ),
        ("sr", "javno dostupna elektronička komunikacijska mreža", set(), {"publicly-available"}),
        (
            "mk",
            "Претрес на компјутерски систем по наредба на судот",
            {"search", "computer-system", "judicial-authorisation"},
            set(),
        ),
        ("mk", "автоматско пребарување и споредување на лични податоци", {"personal-data"}, {"search"}),
        ("mk", "одземање на имотна корист", set(), {"seize"}),
        ("mk", "Операторите се должни да ги чуваат податоците, обврска за задржување", {"retention"}, {"preservation"}),
        ("mk", "без одлагање, а најдоцна во рок од 24 часа", {"expedited"}, {"postpone", "round-the-clock"}),
        (
            "mk",
            "барање за меѓународна правна помош од странска држава",
            {"mutual-assistance", "foreign-state", "request"},
            {"assist"},
        ),
        ("mk", "тајноста на писмата", set(), {"keep-confidential"}),
        ("sr", "Pranje novca i oduzimanje imovinske koristi", {"money-laundering", "confiscation"}, {"seize"}),
        ("sr", "povrat predmeta vlasniku", set(), {"criminal-record"}),
        ("sr", "osoba koja nije navršila osamnaest godina", {"under-eighteen"}, {"adult"}),
        ("sr", "iskorišćavanje autorskog dela", {"copyright"}, {"exploit-person"}),
        ("sr", "poreski obveznik i sumnjiva transakcija", {"suspicious-report"}, set()),
        ("mk", "перење пари и конфискација", {"money-laundering", "confiscation"}, {"seize"}),
        ("mk", "лице кое не наполнило осумнаесет години", {"under-eighteen"}, {"adult"}),
        ("mk", "даночно затајување", set(), {"breach-of-trust"}),
        ("mk", "намамување на дете преку интернет на средба", {"grooming", "child", "meeting"}, set()),
    ],
)
def test_words_and_their_look_alikes(language: str, text: str, present: set[str], absent: set[str]) -> None:
    """A notion is found in its words, in every script and standard, and not in words that look like them."""
    found = {hit.concept for hit in find(cues(language), tokens(text))}
    assert present <= found
    assert not absent & found
