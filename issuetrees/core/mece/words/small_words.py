"""Words that carry little of their own: what is left out of a comparison and what turns a sense."""

from typing import Final

#: Left out when labels are compared.
NEUTRAL: Final = frozenset(
    "a an the of for in on at by and or our their its your my we us they it he she that this these"
    " those is are was were be been being am do does did can could should would will may might must"
    " too very so also more's per's there i which's get"
    " и или а в во на по для о об обо при у наш наша наше наши их его ее свой своя свое свои своих"
    " мы нам нас вы они это этот эта эти то та те же ли бы быть есть был была было были будет"
    " слишком очень так также можно нужно надо должны можем могут может следует стоит".split()
)
#: Neutral words after which the rest only qualifies what stands before: "losses in transmission".
LINKERS: Final = frozenset(
    "of for in on at by that who which is are was were from to with without into than".split()
)
#: Words that turn the sense, by what they do.
MARKS: Final = {
    word: f"<{mark}>"
    for mark, words in {
        "not": "not no non without never cannot nor lacking не без нет ни нельзя",
        "except": "except excluding excl besides ex кроме исключая помимо вне outside beyond",
        "before": "before pre prior до перед",
        "after": "after post following после",
        "during": "during while amid throughout",
        "from": "from от из с со out",
        "to": "to into onto toward towards к ко",
        "with": "with including incl включая",
        "over": "over above more exceeding over свыше над более больше",
        "under": "under below less fewer под менее меньше",
        "between": "between among между",
        "than": "than vs versus против чем",
        "about": "about around около",
        "through": "through via через",
        "behind": "behind за beside near рядом",
    }.items()
    for word in words.split()
}
#: What a label asks when it begins so.
INTERROGATIVES: Final = {
    word: kind
    for kind, words in {
        "why": "why почему зачем отчего",
        "how": "how как",
        "what": "what что чем чего",
        "which": "which какой какая какое какие каких каким какими какую каков какова каковы",
        "who": "who whom whose кто кого кому кем чей чья чьи",
        "when": "when когда",
        "where": "where где куда откуда",
        "much": "сколько насколько",
    }.items()
    for word in words.split()
}
#: A label that begins with one of them and ends with a question mark asks yes or no.
AUXILIARIES: Final = frozenset(
    "is are was were do does did can could should would will may might must has have had".split()
)
_WE = "to do can could should might would may will shall must"
#: What follows "how" where a way to act is asked for.
SOLVING: Final = frozenset(_WE.split())
#: How a label begins that names what is wrong, so what may be a cause.
CAUSES: Final = frozenset(
    "lack lacking shortage insufficient inadequate poor weak low bad because due too missing no"
    " fewer less falling declining rising outdated unclear slow high excessive limited absence"
    " нехватка недостаток отсутствие недостаточный слабый плохой низкий высокий медленный"
    " дефицит слишком мало меньше недостаточно нет из-за потому устаревший падение непонятный"
    " избыток чрезмерный ограниченный".split()
)
#: Verbs of English that tell how things are, in the form after he, she, it.
TELLING: Final = frozenset(
    "is are was were has have had became become becomes lacks went fell rose grew isn't aren't"
    " don't doesn't cannot can't do does did lose loses know want".split()
)
#: Words in -ing that name things rather than what is done to the word behind them.
NOUNS_IN_ING: Final = frozenset(
    "advertising operating purchasing training lending financing processing planning testing"
    " onboarding monitoring manufacturing learning funding pricing spending selling buying leading"
    " growing rising falling declining missing existing working living opening closing running"
    " recruiting marketing supporting supplying treating branding failing".split()
)
