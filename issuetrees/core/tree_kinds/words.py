"""The words by which the rules of kinds know actions, reasons and questions, in both languages."""

import re
from typing import Final


def _made(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE | re.VERBOSE)


_EN_VERBS: Final = "|".join(
    "accelerate acquire adapt add adjust adopt align allocate allow analyse analyze appoint apply"
    " approach arrange ask assign attract automate avoid become bring broaden build bundle buy"
    " cancel centralise centralize change charge choose clarify close collaborate collect combine"
    " communicate compete consolidate convert coordinate create cross-sell cut deepen decrease"
    " defend define delay deliver deploy design develop differentiate digitise digitize diversify"
    " divest divide double drive drop educate eliminate enable encourage engage enhance enter"
    " establish exit expand explore extend find fire fix focus franchise free gain get give go"
    " grow halve harmonise harmonize help hire identify implement improve increase insource"
    " install integrate introduce invest invite join keep launch learn lease let license limit"
    " link lobby localise localize lower maintain make manage maximise maximize merge migrate"
    " minimise minimize modernise modernize motivate move negotiate obtain offer offshore open"
    " optimise optimize organise organize outsource partner pay penetrate persuade pilot postpone"
    " prepare prevent prioritise prioritize promote protect provide publish pull push raise reach"
    " rebrand recruit redesign reduce reform refuse relocate remove rename renegotiate renew rent"
    " reorganise reorganize replace reposition restructure retain retire retrain reward run save"
    " scale secure segment sell send serve set share shift shorten shut simplify sign speed"
    " split standardise standardize start stop streamline strengthen stretch subsidise subsidize"
    " switch target teach test tighten train transfer transform treat try turn unify up-sell"
    " upgrade upsell use vary win withdraw work write".split()
)
#: A title that begins with what is to be done.
_EN_NOT: Final = r"(?:do\s+not|don['’]t|to)\s+\w+"
_EN_AFTER: Final = r"\b(?!\s+(?:of|is|are|was)\b)"
_EN_ACTION: Final = rf"(?:{_EN_NOT}|{_EN_VERBS}){_EN_AFTER}"
#: Verbs that are nouns or adjectives as well, unless an object follows at once.
_EN_ALSO: Final = (
    "approach|change|charge|close|cut|delay|design|double|drop|exit|fire|fix|focus|franchise|free"
    "|gain|help|increase|decrease|invite|launch|lease|limit|link|lower|offer|open|partner|pay"
    "|pilot|push|pull|rent|reward|run|save|scale|secure|segment|set|share|shift|speed|split|start"
    "|stop|stretch|switch|target|test|train|transfer|transform|treat|turn|use|upgrade|work|reach"
    "|raise|license"
)
_EN_OBJECT: Final = (
    r"(?:a|an|the|our|their|its|your|new|more|all|to|up|out|into|in|with|every|some|fewer|less)"
)
_EN_SURE: Final = (
    rf"(?:{_EN_NOT}|(?!(?:{_EN_ALSO})\b)(?:{_EN_VERBS})|(?:{_EN_ALSO})(?=\s+{_EN_OBJECT}\b))"
    rf"{_EN_AFTER}"
)
#: Nouns and adverbs that end as infinitives do.
_RU_NOT_ACTION: Final = (
    r"(?!(?:\w*[оеаяыю]сть|сеть|печать|память|площадь|треть|четверть|путь|суть|нефть|опять|пять"
    r"|десять|девять|шесть|двадцать|тридцать|часть|власть|связь|речь|ночь|помощь|область|смерть"
    r"|прибыль|кровать|тетрадь|мать|дочь|печь|юность|плоть|кисть|честь|лесть|шерсть|страсть)\b)"
)
_RU_ACTION: Final = (
    rf"(?:не\s+)?{_RU_NOT_ACTION}(?:\w{{2,}}(?:[аеиоуыюя]ть|ться|зть|сть)|\w*(?:йти|вести|нести"
    r"|расти|спасти|обрести|лезть|лечь|жечь|беречь|влечь|мочь|стичь|йтись)|\w{3,}(?:ите|йте|айте))\b"
)
ACTION: Final = _made(rf"(?:{_EN_ACTION} | {_RU_ACTION})")
#: One that can be nothing else.
SURE_ACTION: Final = _made(rf"(?:{_EN_SURE} | {_RU_ACTION})")
_EN_HOW: Final = (
    r"how\s+(?:can|could|might|should|do|will|would|must|may)\s+(?:we|they|i|you|the|our)\b"
    r"|how\s+to\b"
)
_RU_HOW: Final = rf"как(?:\s+(?:нам|мы|можно|лучше|можем))*\s+{_RU_ACTION}"
#: A question after a way.
HOW: Final = _made(rf"(?:{_EN_HOW} | {_RU_HOW})")
WHY: Final = _made(r"(?:why|почему|отчего|из-за\s+чего|зачем)\b")
REASON: Final = _made(
    r"\b(?:because|due\s+to|owing\s+to|as\s+a\s+result\s+of|потому\s+что|так\s+как|поскольку"
    r"|из-за|вследствие|ввиду)\b"
)
#: A question of whatever kind, by its mark or its first word.
ASKS: Final = _made(
    r"""(?:.*\?\s*$ | (?:how|what|why|which|where|when|who|whom|whose|whether|should|is|are|do|does
    |can|could|will|would)\b(?!\s+not\s+only) | (?:как|что|почему|зачем|отчего|какой|какая|какое
    |какие|каков\w*|где|куда|когда|кто|кому|сколько|насколько|чем)\b
    | (?:стоит|следует|нужно|надо|можно|может|есть|верно|правда)\s+ли\b)"""
)
