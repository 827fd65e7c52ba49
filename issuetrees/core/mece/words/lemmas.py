"""One form for all forms of a word, and for a verb and the noun made of it.

English has so few endings that two rules take them off; Snowball would take "product" and
"production", "customs" and "customers" for one. Russian words are cut by Snowball and mended where
it mistakes a noun for a verb (``docs/adr/0028-words-of-splits.md``). A lemma that begins with "~"
stands for a verb and its noun.
"""

import re
from functools import lru_cache
from typing import Final

from issuetrees.core.mece.words import families
from issuetrees.core.mece.words.tables import rows
from issuetrees.core.stemmers import russian_stem

_CYRILLIC: Final = re.compile("[а-я]")
_FIXED: Final = frozenset(
    "goods customs securities news premises headquarters series species means earnings savings"
    " always besides sales less plus business process access address loss express press class bus"
    " gas status analysis basis crisis lens us is was this his its as".split()
)
_AFTER_VERBS: Final = frozenset(
    "a an the our their its your my more less fewer better new all up down out"
    " this these those both each every further additional existing unprofitable it them us".split()
)
_AFTER_NOUNS: Final = frozenset("of in for at by on and or from rate date".split())
#: What English puts behind a verb or an adjective, the longest first, and what is left then.
_ENGLISH_ENDS: Final = (
    (re.compile(r"(.{3,})i[sz]ation"), "ize"),
    (re.compile(r"(.{3,})i[sz](?:e|ing)"), "ize"),
    (re.compile(r"(.{4,}at)(?:ion|e|ing)"), ""),
    (re.compile(r"(.{3,}ic)al(?:ly)?"), ""),
    (re.compile(r"(.{3,})(?:ly|ness)"), ""),
    (re.compile(r"(.{3,}[^s])ing"), ""),
)
_DOUBLED = re.compile(r"[^aeiou][aeiou][bdglmnprt]$")
_IRREGULAR: Final = {
    "прибыли": "прибыл",
    "люди": "человек",
    "людей": "человек",
    "людям": "человек",
    "людьми": "человек",
    "денег": "деньг",
    "ребенок": "дет",
    "простои": "~простаивать",
    "простоев": "~простаивать",
    "простоя": "~простаивать",
    **dict.fromkeys("долго долгий долгая долгое долгие долгого долгих".split(), "длительн"),
    "labour": "labor",
    "colour": "color",
    "behaviour": "behavior",
    "programme": "program",
    "programmes": "program",
    "centre": "center",
    "centres": "center",
    "licence": "~license",
    "licences": "~license",
    "catalogue": "catalog",
    "defence": "defense",
    "tyres": "tire",
    "tyre": "tire",
    "people": "person",
    "persons": "person",
    "men": "man",
    "women": "woman",
    "children": "child",
    "sales": "sale",
}
_FLEETING = re.compile(r"(?<=[а-я][бвгджзйклмнпрстфхцчшщ])[ое](?=[кц]$)")
_ENDINGS = "(?:е|я|ю|ем|и|й|ей|ею|ям|ями|ях)"
_MADE_OF_VERBS: Final = (
    re.compile(rf"(.{{2,}}?)(?:(?:из)?(?:ир)?ов|ыв|ив|ев)?[еая]ни{_ENDINGS}"),
    re.compile(rf"(.{{2,}}?)[ыия]ти{_ENDINGS}"),
    re.compile(r"(.{3,}?)(?:ир)?овк(?:а|и|е|у|ой|ам|ах)"),
    re.compile(rf"(.{{3,}}?)(?:из)?[ая]ци{_ENDINGS}"),
)
_INFINITIVE = re.compile(
    r"(.{2,}?)(?:(?:из)?(?:ир)?ова|ева|ыва|ива|ну|[аяиеоуы])ть(?:ся)?|(.+)(?:[еоя][сз]ти|[йи]ти|ичь|ечь|очь)(?:сь)?"
)
_FINITE = re.compile(
    r"(.{2,}?)(?:(?:ир)?у|ыва|ива|[аяе])(?:ет|ют)(?:ся)?|(.{2,}?)(?:[еуюия]т|[аеияу]л[аио]?)с[яь]"
)
_NO_VERBS: Final = re.compile(
    r".*(?:ость|есть)|сеть|часть|область|власть|путь|нить|печать|память|смерть|треть|четверть|плоть"
    r"|скатерть|кровать|тетрадь|рать|стать|зять|гость|ртуть|суть|пять|девять|десять|дети|сети|пути"
    r"|речь|печь|дочь|ночь|мощности|новости|крепости|местности|.*ости|повести|доблести"
    r"|прибытие|.*кредиторы|помочь ли|кость|мать|медь|опять|вспять|хоть"
)
_SOFTENED: Final = (
    (re.compile("(?:ст|ск|[тчкцщ])$"), "щ"),
    (re.compile("(?:жд|зд|[зждг])$"), "ж"),
    (re.compile("[сшх]$"), "ш"),
    (re.compile("(?<=[пбвмф])л$"), ""),
)
_ADJECTIVE = re.compile(
    r".{2,}(?:ый|ой|ая|яя|ое|ее|ые|ого|его|ому|ему|ых|их|ым|ыми|ими|ую|юю|[гкхшщчжнс]ий"
    r"|[гкхшщж]ие|[^еая]ние|[гкхшщжчн]им)"
)
_NO_ADJECTIVES: Final = re.compile(
    r"рой|бой|слой|герой|простой|наличие|различие|нижний|.*[еая]ни(?:ем|ям)"
)
_IKA = re.compile("(?<=[а-я]{3})ик(?:а|и|е|у|ой)$")
_OF_ADJECTIVES = re.compile("(?:ическ|ск|енн|ьн|н|ов|ев)$")


def _forms(base: str) -> set[str]:
    """Return the regular forms of an English verb."""
    bare = base.removesuffix("e")
    found = {base, f"{bare}ing", f"{bare}ed", f"{base}s", f"{base}es"}
    if base.endswith("y"):
        found |= {f"{base[:-1]}ies", f"{base[:-1]}ied", f"{base}ing"}
    if _DOUBLED.search(base):
        found |= {f"{base}{base[-1]}ing", f"{base}{base[-1]}ed"}
    return found


def _english_families() -> dict[str, str]:
    table: dict[str, str] = {}
    for line in rows(families.ENGLISH):
        verbs, _, others = line.partition("|")
        forms = {form for verb in verbs.split() for form in _forms(verb)}
        plurals = {f"{noun}s" for noun in others.split()}
        table |= dict.fromkeys(forms | set(others.split()) | plurals, f"~{verbs.split()[0]}")
    return table


_ENGLISH: Final = _english_families()
_ENGLISH_VERBS: Final = frozenset(
    verb for line in rows(families.ENGLISH) for verb in line.partition("|")[0].split()
)


@lru_cache(maxsize=32_768)
def lemma(word: str) -> str:
    """Return what all forms of a word share; ``word`` in small letters, е for ё."""
    known = _IRREGULAR.get(word)
    if known:
        return known
    return _russian(word) if _CYRILLIC.search(word) else _english(word)


@lru_cache(maxsize=32_768)
def root(word: str) -> str:
    """Return the lemma without what makes a noun or an adjective of a word.

    «топливный» is «топлив», "insulation" and "insulate" "insulat", "manually" and "manual" one.
    """
    if word.isascii():
        return _english_root(lemma(word))
    if not is_adjective(word):
        return _IKA.sub("", word) if _IKA.search(word) else lemma(word)
    bare = _OF_ADJECTIVES.sub("", lemma(word))
    return bare if len(bare) > 2 else lemma(word)


def _english_root(word: str) -> str:
    if word[0] == "~" or word in families.NO_VERB_IN_THEM:
        return word
    for form, kept in _ENGLISH_ENDS:
        found = form.fullmatch(word)
        if found:
            return found[1] + kept
    return word


def is_english_verb(word: str) -> bool:
    """Whether a word is the base form of a verb, be it a noun as well; "retrain" is one too."""
    return word in _ENGLISH_VERBS or _is_done_again(word)


def _is_done_again(word: str) -> bool:
    again = word[2:] if word.startswith("re") else word[:2] == "un" and word[2:]
    return bool(again) and again in _ENGLISH_VERBS and word not in families.NO_VERB_IN_THEM


def acts(first: str, second: str) -> bool:
    """Whether an English label that begins so surely names an action: "raise prices"."""
    if not second or not is_english_verb(first):
        return False
    if first in families.MOSTLY_VERBS:
        return second not in _AFTER_NOUNS
    return first not in families.NOUNS_TOO or second in _AFTER_VERBS


@lru_cache(maxsize=32_768)
def is_infinitive(word: str) -> bool:
    """Whether a Russian word is a verb that names an action: «снизить»."""
    return bool(_INFINITIVE.fullmatch(word)) and not _NO_VERBS.fullmatch(word)


@lru_cache(maxsize=32_768)
def is_finite(word: str) -> bool:
    """Whether a Russian word is surely a verb that tells what happens: «падает», «снизились»."""
    return bool(_FINITE.fullmatch(word))


@lru_cache(maxsize=32_768)
def is_adjective(word: str) -> bool:
    """Whether a Russian word has the ending of an adjective."""
    return bool(_ADJECTIVE.fullmatch(word)) and not _NO_ADJECTIVES.fullmatch(word)


def is_made_of_a_verb(word: str) -> bool:
    """Whether a word is a noun that names an action: "reduction", «снижение»."""
    return lemma(word).startswith("~") and not is_infinitive(word) and word not in _ENGLISH_VERBS


def _english(word: str) -> str:
    known = _ENGLISH.get(word)
    if known:
        return known
    single = _singular(word)
    return _ENGLISH.get(single, single)


def _singular(word: str) -> str:
    if (
        len(word) < 4
        or not word.endswith("s")
        or word in _FIXED
        or word.endswith(("ss", "us", "ics"))
    ):
        return word
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith(("ches", "shes", "xes", "sses", "zes")):
        return word[:-2]
    return word[:-1]


def _russian(word: str) -> str:
    if len(word) <= 4 and word.endswith("й"):
        return word  # «край» and «краи» look alike and are told apart
    stem = _FLEETING.sub("", russian_stem(word))
    return _RUSSIAN.get(stem) or _of_verb(word) or stem


def _of_verb(word: str) -> str:
    """Return the root that an infinitive, a finite verb and a verbal noun share, or nothing."""
    for form in _MADE_OF_VERBS:
        if found := form.fullmatch(word):
            return f"~{_hardened(found[1])}"
    found = (
        None
        if _NO_VERBS.fullmatch(word)
        else _INFINITIVE.fullmatch(word) or _FINITE.fullmatch(word)
    )
    return f"~{_hardened(found[1] or found[2])}" if found else ""


def _hardened(end: str) -> str:
    """Return a root with one letter for those that take turns: «сниз», «сниж»."""
    for form, letter in _SOFTENED:
        changed, count = form.subn(letter, end)
        if count:
            return changed
    return end


def _russian_families() -> dict[str, str]:
    table: dict[str, str] = {}
    for line in rows(families.RUSSIAN):
        words = line.replace("|", " ").split()
        stems = {_FLEETING.sub("", russian_stem(word)) for word in words}
        table |= dict.fromkeys(stems, f"~{words[0]}")
    return table


_RUSSIAN: Final = _russian_families()
