"""The words by which the linter of questions knows beginnings, days and solutions."""

import re
from dataclasses import dataclass
from typing import Final


def _any(words: str) -> str:
    return "(?:" + "|".join(words.split()).replace("_", r"\s+") + ")"


def _made(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE | re.VERBOSE)


@dataclass(frozen=True, slots=True)
class Words:
    """What a language has for each of the linter's signs.

    ``start`` matches at the beginning; ``joined`` a second ask after “and”; ``horizon`` when it is
    to be; ``amount`` a number that is written as a word; ``solution`` a way that is already chosen.
    """

    start: re.Pattern[str]
    joined: re.Pattern[str]
    horizon: re.Pattern[str]
    amount: re.Pattern[str]
    solution: re.Pattern[str]


#: Days that both languages write alike: 2027, 31.12.2027, 2027-12-31, Q3, H1, FY26.
_YEARS: Final = r"""
    \b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b | \b(?:19|20)\d\d-\d\d(?:-\d\d)?\b
    | \bFY\s?'?\d\d(?:\d\d)?\b | \b[QH][1-4]\b(?:\s+(?:19|20)\d\d\b)?
"""

_EN_ASK: Final = _any("how what why which where when who whom whose should whether")
_EN_AIM: Final = _any(
    "raise grow cut reduce improve lower expand enter win retain attract save lift launch build"
    " create reach sell hire double halve boost strengthen become avoid protect defend increase"
    " decrease maximise maximize minimise minimize accelerate keep make get find recover restore"
)
_EN_COUNT: Final = (
    r"(?:\d+(?:[.,]\d+)?|"
    + _any("a an one two three four five six seven eight nine ten twelve eighteen the_next next")
    + ")"
)
_EN_SPAN: Final = r"(?:day|week|month|quarter|year|season|decade)s?"
_EN_MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_EN_BUILT: Final = _any(
    "launch implement introduce install deploy buy acquire outsource adopt automate digitise"
    " digitize centralise centralize offshore migrate roll_out set_up switch_to move_to open"
    " hire build develop create rebrand redesign merge use"
)
ENGLISH: Final = Words(
    start=_made(
        rf"""(?:(?:by|in|for|to|from|on|at|with|under|through|of|until|within|over)\s+)?{_EN_ASK}\b
        | (?:by|in|within|over|during|until|after|given|with|for)\b[^,?]{{1,60}},\s*
          (?:(?:by|in|for|to|from|on|at|with|under)\s+)?{_EN_ASK}\b"""
    ),
    joined=_made(
        rf"""\b(?:and|as\s+well\s+as|plus|or)\s+(?:also\s+|then\s+)?
        (?:(?:by|in|for|to|from|on|at|with|under)\s+)?
        (?:how|what|why|which|where|when|whom|should|whether)\b
        | \b(?:and|as\s+well\s+as)\s+(?:also\s+|then\s+|thereby\s+)?(?:to\s+)?{_EN_AIM}\b"""
    ),
    horizon=_made(
        rf"""{_YEARS}
        | \b(?:{_EN_MONTH}\s+)(?:\d{{1,2}},?\s+)?(?:19|20)\d\d\b
        | \b\d{{1,2}}\s+{_EN_MONTH}\b(?:\s+(?:19|20)\d\d\b)?
        | \b(?:by|in|until|before)\s+{_EN_MONTH}\b
        | \b(?:19|20)\d\d\b
        | \b(?:within|in|over|for|after|next|last|past|coming|first|per)\s+(?:the\s+)?
          (?:next\s+|last\s+|past\s+|coming\s+|first\s+)?{_EN_COUNT}[\s-]+{_EN_SPAN}\b
        | \b(?:next|this|last|coming|following|current)\s+{_EN_SPAN}\b
        | \b\d+[\s-]{_EN_SPAN}\b
        | \b(?:by|before|until)\s+(?:the\s+)?(?:end|spring|summer|autumn|fall|winter|christmas)\b
        | \b(?:today|tomorrow|year[\s-]end)\b"""
    ),
    amount=_made(
        r"""\b(?:double|doubling|triple|tripling|halve|halving|twice|twofold|threefold|half
        |third|quarter(?!\s+(?:of\s+)?(?:19|20)\d\d)|two|three|four|five|six|seven|eight|nine|ten
        |dozens?|twenty|thirty|forty|fifty|hundreds?|thousands?|millions?|billions?|zero)\b"""
    ),
    solution=_made(
        rf"""\bby\s+(?!(?:spring|morning|evening|beijing|wyoming|including)\b)
          (?:simply\s+|just\s+|only\s+)?[a-z]{{2,}}ing\b
        | \b(?:using|via|with\s+the\s+help\s+of|by\s+means\s+of|thanks\s+to)\b(?:\s+\w+){{0,3}}
        | \bthrough\s+(?!which|whom|what|the\s+(?:end|year)|(?:19|20)\d\d)(?:\w+)(?:\s+\w+){{0,2}}
        | ^\s*how\s+(?:(?:can|could|do|should|might|would|will|shall|must|best)\s+)?
          (?:(?:we|they|i|you|the\s+\w+|our\s+\w+)\s+)?(?:to\s+|best\s+|quickly\s+)?{_EN_BUILT}\b
        | ^\s*why\s+(?:don['’]t|do\s+not|not)\b(?:\s+we)?(?:\s+just)?"""
    ),
)

_RU_WHAT: Final = (
    r"(?:как|чем|что|чего|чему|почему|зачем|отчего|где|куда|откуда|когда|кто|кого|кому|кем|ком"
    r"|чём|сколько|скольких|насколько|чей|чья|чьё|чьи"
    r"|как(?:ой|ая|ое|ие|ого|ому|им|ими|их|ую|ом)|котор(?:ый|ая|ое|ые|ого|ому|ым|ых|ыми|ую|ом|ой)"
    r"|каков(?:а|о|ы)?)"
)
_RU_SHOULD: Final = (
    r"(?:(?:стоит|следует|нужно|надо|должн[аоы]|должен|целесообразно|пора)\s+ли"
    r"|(?:есть|имеет)\s+ли\s+смысл)"
)
_RU_BEFORE: Final = r"(?:в|во|на|за|к|ко|с|со|от|до|для|по|о|об|при|из|у|через|ради|под)"
#: Infinitives: most words in -ть, -ться; of those in -ти and -чь, and of nouns in -ть, some.
_RU_DO: Final = r"""
    (?!(?:\w*[оеа]сть|сеть|печать|память|площадь|треть|четверть|путь|суть|нефть|опять|пять|десять
       |девять|шесть|двадцать|тридцать|чуть|вплоть|зять|мать|нить|медь|кровать|тетрадь)\b)
    (?:\w{2,}(?:ть|ться)|\w*(?:йти|спасти|обрести|расти|привести|провести|завести|довести|внести
       |перенести|увезти|достичь|достигнуть|помочь|привлечь|извлечь|сберечь|уберечь|снизить))
"""
_RU_COUNT: Final = (
    r"(?:\d+(?:[.,]\d+)?|один|одного|одну|два|две|двух|три|трёх|трех|четыре|четырёх|пять|пяти"
    r"|шесть|шести|семь|восемь|девять|десять|десяти|двенадцать|полтора|полгода|пару|несколько)"
)
_RU_SPAN: Final = (
    r"(?:дн(?:я|ей|и)|день|недел\w*|месяц\w*|квартал\w*|полугоди\w*|год(?!н)\w{0,3}|лет|сезон\w*)"
)
_RU_MONTH: Final = (
    r"(?:январ|феврал|март|апрел|ма[йя]\b|июн|июл|август|сентябр|октябр|ноябр|декабр)\w*"
)
_RU_SEASON: Final = r"(?:весн|лет[оау]\b|осен|зим|праздник|конц|начал|середин)\w*"
_RU_BUILT: Final = (
    r"(?:внедрить|запустить|открыть|купить|построить|нанять|автоматизировать|ввести|установить"
    r"|закупить|арендовать|разработать|создать|приобрести|перейти\s+на|передать|выпустить"
    r"|оцифровать|централизовать|объединить|слить|провести|организовать|сделать\s+ребрендинг)"
)
RUSSIAN: Final = Words(
    start=_made(
        rf"""(?:(?:{_RU_BEFORE}|за\s+сч[её]т)\s+)?{_RU_WHAT}\b | {_RU_SHOULD}\b
        | (?:к|ко|до|за|в|во|через|при|на|после|с|со|для)\b[^,?]{{1,60}},?\s+
          (?:{_RU_BEFORE}\s+)?(?:(?:как|что|почему|зачем|чем|сколько|где|кто|когда
             |как(?:ой|ая|ое|ие|ого|ому|им|ими|их|ую|ом))\b | {_RU_SHOULD}\b)"""
    ),
    joined=_made(
        rf"""\b(?:и|а\s+также|или|плюс)\s+(?:(?:также|затем|потом|ещё|еще)\s+)?
        (?:{_RU_BEFORE}\s+)?(?:(?:как|что|чем|почему|зачем|где|куда|когда|кто|кого|кому|сколько
           |насколько|как(?:ой|ая|ое|ие|ого|ому|им|ими|их|ую|ом)|каков(?:а|о|ы)?)\b
           | {_RU_SHOULD}\b)
        | \b(?:и|а\s+также)\s+(?:(?:также|затем|потом|при\s+этом|тем\s+самым)\s+)?(?:не\s+)?
          {_RU_DO}\b"""
    ),
    horizon=_made(
        rf"""{_YEARS}
        | \b(?:\d{{1,2}}\s+)?{_RU_MONTH}\s+(?:19|20)\d\d\b | \b\d{{1,2}}\s+{_RU_MONTH}\b
        | \b(?:к|до|в|с|за)\s+{_RU_MONTH} | \b(?:19|20)\d\d\b(?:-?(?:го|м|му|й))?(?:\s+год\w*)?
        | \b(?:I{{1,3}}|IV|[1-4])(?:-?(?:й|го|м|му))?\s+(?:квартал|полугоди)\w*
        | \b{_RU_COUNT}[\s-]+(?:ближайш\w+\s+|следующ\w+\s+|последн\w+\s+)?{_RU_SPAN}\b
        | \b(?:следующ|ближайш|будущ|текущ|прошл|последн|эт(?:от|ом|ого|ой)|перв|втор|трет)\w*
          \s+(?:\w+\s+)?{_RU_SPAN}\b
        | \b(?:за|через|на|в\s+течение|раз\s+в|до\s+конца|к\s+концу)\s+{_RU_SPAN}\b
        | \b(?:к|ко|до)\s+{_RU_SEASON} | \b(?:полгода|сегодня|завтра)\b"""
    ),
    amount=_made(
        r"""\b(?:удво\w+|утро\w+|вдвое|втрое|вчетверо|половин\w*|наполовину|трет[ьи]|четверть
        |дважды|трижды|два|две|двух|двум|двумя|тр(?:и|[её]х|[её]м|емя)|четыр(?:е|[её]х|[её]м)|пять|пяти|шесть|семь|восемь|девять|десять
        |десяти|двадцать|тридцать|сорок|пятьдесят|сто|тысяч\w*|миллион\w*|миллиард\w*|нул\w+)\b"""
    ),
    solution=_made(
        rf"""\b(?:за\s+сч[её]т|с\s+помощью|при\s+помощи|посредством|пут[её]м|благодаря)
          \b(?!\s+(?:чего|каких|какого|какой)\b)(?:\s+\w+){{0,3}}
        | \bчерез\s+(?!\d|{_RU_COUNT}\b|{_RU_SPAN}\b|как(?:ой|ую|ие|ое)\b)\w+(?:\s+\w+){{0,2}}
        | ,\s*(?:просто\s+)?
          (?!потратив|имея|учитывая|сохран|истратив|оставаясь|не\b)
          \w{{3,}}(?:[аеиыя]в|уя|[аыи]вая|уская|вая|рыв|яя)\b(?:\s+\w+){{0,2}}
        | ^\s*как\s+(?:(?:нам|мы|можем|можно|лучше|быстрее|компании|банку|быстро|правильно)\s+)*
          {_RU_BUILT}\b
        | ^\s*почему\s+бы\b(?:\s+нам)?(?:\s+не)?(?:\s+просто)?"""
    ),
)
