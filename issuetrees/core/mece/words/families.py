"""Verbs with the nouns that are made of them, in English and Russian.

Each line is one family: verbs first, in their base form; "|" parts them from nouns and irregular
forms. What regular forms add (-s, -ed, -ing; endings of Russian) is made by ``lemmas``.
"""

from typing import Final

ENGLISH: Final = """
accelerate | acceleration
achieve | achievement
acquire | acquisition
adapt | adaptation
adjust | adjustment
adopt | adoption
advertise | advertisement
allocate | allocation
analyse analyze | analysis analyses
announce | announcement
approve | approval
assess | assessment
attract | attraction
automate | automation
avoid | avoidance
begin | began begun
boost |
brand |
bring | brought
build | built
buy | bought
calculate | calculation
cancel | cancellation
centralise centralize | centralisation centralization
change |
choose | choice chose chosen
churn |
close | closure
collaborate | collaboration
collect | collection
communicate | communication
compare | comparison
compete | competition
complain | complaint
complete | completion
consolidate | consolidation
control |
construct | construction
convert | conversion
convince |
create | creation
cut |
decide | decision
decline |
decrease |
define | definition
delay |
deliver | delivery
deploy | deployment
design |
develop | development
differentiate | differentiation
digitise digitize digitalise digitalize | digitisation digitization digitalisation digitalization
discontinue | discontinuation
distribute | distribution
diversify | diversification
divest | divestment divestiture
double |
drive | drove driven
drop |
educate | education
eliminate | elimination
employ | employment
enable |
engage | engagement
enhance | enhancement
enlarge | enlargement
enter | entry
establish | establishment
evaluate | evaluation
exit |
expand | expansion
explain | explanation
explore | exploration
extend | extension
fail | failure
fall | fell fallen
find | found
finance |
forecast |
free |
fund |
gain |
generate | generation
get | got
grow | growth grew grown
harmonise harmonize | harmonisation harmonization
help |
hire |
identify | identification
implement | implementation
improve | improvement
increase |
inform |
innovate | innovation
install | installation
integrate | integration
introduce | introduction
invest | investment
keep | kept
launch |
lead | led
learn | learnt
lease |
leave | left
lend | lent
license |
limit | limitation
localise localize | localisation localization
lose | loss lost
lower |
maintain | maintenance
make | made
manage | management
manufacture |
maximise maximize | maximisation maximization
measure | measurement
merge | merger
migrate | migration
minimise minimize | minimisation minimization
modernise modernize | modernisation modernization
monitor |
motivate | motivation
move | movement
negotiate | negotiation
offer |
onboard |
open |
operate | operation
optimise optimize | optimisation optimization
organise organize | organisation organization
outsource |
partner |
pay | payment paid
penetrate | penetration
persuade | persuasion
pick |
plan |
position |
postpone | postponement
prepare | preparation
prevent | prevention
price |
prioritise prioritize | prioritisation prioritization
process |
procure | procurement
produce |
promote | promotion
protect | protection
provide | provision
purchase |
raise |
reach |
rebrand |
recruit | recruitment
redesign |
reduce | reduction
refinance |
refine | refinement
reinforce | reinforcement
relaunch |
relocate | relocation
remove | removal
renegotiate | renegotiation
renew | renewal
renovate | renovation
repair |
replace | replacement
reposition |
reskill |
restructure |
retain | retention
retire | retirement
return |
reuse |
review |
revise | revision
reward |
rise | rose risen
save |
scale |
secure |
segment | segmentation
select | selection
sell | sold
shift |
shorten |
simplify | simplification
slow |
speed | sped
spend | spent
standardise standardize | standardisation standardization
start |
stimulate | stimulation
stop |
streamline |
strengthen |
supply |
support |
survey |
switch |
target |
test |
tighten |
train |
transfer |
transform | transformation
transmit | transmission
transport | transportation
treat | treatment
understand | understood
upgrade |
upskill |
use |
validate | validation
verify | verification
win | won
withdraw | withdrawal
write | wrote written
"""

#: Base forms that are nouns or adjectives as often: they begin an action where an article or the
#: like follows.
NOUNS_TOO: Final = frozenset(
    "brand control lower change churn close decline delay design double drop exit fall finance"
    " forecast free fund gain help lead lease leave limit offer open partner pay plan position"
    " price process purchase repair return review reward rise scale secure segment shift slow speed"
    " spend start supply support survey switch target test train transfer transport treat use"
    " win measure monitor drive pick move upgrade license manufacture onboard".split()
)
#: Those that begin an action unless "in", "of" or the like follows: "increase in prices".
MOSTLY_VERBS: Final = frozenset("increase decrease raise cut boost stop reach".split())

RUSSIAN: Final = """
кредитовать | кредитование кредит
анализировать проанализировать | анализ
брать взять | взятие
ввести вводить | ввод введение
везти перевезти перевозить | перевозка
вернуть возвращать вернуться | возврат возвращение
войти входить | вход
вывести выводить | вывод выведение
выдать выдавать | выдача
выйти выходить | выход
выбрать выбирать | выбор
вырасти расти | рост
добыть добывать | добыча
доставить доставлять | доставка
задержать задерживать | задержка
закупить закупать | закупка
заменить заменять | замена
запустить запускать | запуск
искать найти находить | поиск
контролировать проконтролировать | контроль
купить покупать | покупка
маркировать | маркировка
нанять нанимать | наём найм
настроить настраивать | настройка
обработать обрабатывать | обработка
оплатить оплачивать | оплата
отказаться отказываться | отказ
отобрать отбирать | отбор
оценить оценивать | оценка
перевести переводить | перевод
передать передавать | передача
перейти переходить | переход
переработать перерабатывать | переработка
пересмотреть пересматривать | пересмотр
переехать переезжать | переезд
погрузить погружать грузить | погрузка
поддержать поддерживать | поддержка
подготовить подготавливать готовить | подготовка
поднять поднимать | подъём поднятие
поставить поставлять | поставка
потерять терять | потеря
починить чинить |
провести проводить | проведение
проверить проверять | проверка
продать продавать | продажа
простаивать простоять | простой
разработать разрабатывать | разработка
рассчитать рассчитывать | расчёт
ремонтировать отремонтировать | ремонт
собрать собирать | сборка сбор
создать создавать | создание
тратить потратить | трата
увести уводить |
уйти уходить | уход
упаковать упаковывать | упаковка
упасть падать пасть | падение
установить устанавливать | установка
учесть учитывать | учёт
экономить сэкономить | экономия
обслужить обслуживать | обслуживание
отгрузить отгружать | отгрузка
расследовать | расследование
аренда арендовать |
измерить измерять | измерение
инвестировать вложить вкладывать | инвестиция вложение инвестирование
арендовать | аренда
достичь достигать | достижение
привлечь привлекать | привлечение
сберечь сберегать | сбережение
извлечь извлекать | извлечение
помочь помогать | помощь
"""
