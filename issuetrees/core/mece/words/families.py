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
add | addition
adjust | adjustment
adopt | adoption
advertise | advertisement
align | alignment
allocate | allocation
analyse analyze | analysis analyses
announce | announcement
apply | application
approve | approval
ask |
assess | assessment
attract | attraction
automate | automation
avoid | avoidance
ban |
begin | began begun
boost |
brand |
bring | brought
build | built
bundle | bundling
buy | bought
calculate | calculation
call |
cancel | cancellation
centralise centralize | centralisation centralization
change |
charge |
check |
choose | choice chose chosen
churn |
clean |
close | closure
collaborate | collaboration
collect | collection
combine | combination
commission |
communicate | communication
compare | comparison
compete | competition
complain | complaint
complete | completion
consolidate | consolidation
construct | construction
consume | consumption
control |
convert | conversion
convince |
cover | coverage
create | creation
customise customize | customisation customization
cure |
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
do | did done
double |
drive | drove driven
drop |
educate | education
eliminate | elimination
employ | employment
enable |
encourage | encouragement
enforce | enforcement
engage | engagement
enhance | enhancement
enlarge | enlargement
enter | entry
equip |
establish | establishment
evaluate | evaluation
exclude | exclusion
exit |
expand | expansion
explain | explanation
explore | exploration
extend | extension
fail | failure
fall | fell fallen
fight | fought
finance |
fill |
find | found
fix |
forecast |
free |
fund |
gain |
generate | generation
get | got
give | gave given
grant |
grow | growth grew grown
harmonise harmonize | harmonisation harmonization
help |
hire |
hold | held
identify | identification
implement | implementation
improve | improvement
increase |
inform |
incentivise incentivize |
innovate | innovation
insource |
install | installation
insulate | insulation
insure |
integrate | integration
introduce | introduction
invest | investment
join |
keep | kept
launch |
lead | led
learn | learnt
lease |
leave | left
lend | lent
license |
limit | limitation
link |
localise localize | localisation localization
lose | loss lost
lower |
maintain | maintenance
make | made
manage | management
manufacture |
match |
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
originate | origination
organise organize | organisation organization
outsource |
partner |
pay | payment paid
penetrate | penetration
persuade | persuasion
phase |
pick |
plan |
pool |
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
publish | publication
purchase |
push |
put |
raise |
reach |
rebrand |
recruit | recruitment
recycle |
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
rent |
repair |
replace | replacement
reposition |
request |
reskill |
respond | response
restructure |
retain | retention
retire | retirement
return |
reuse |
review |
revise | revision
reward |
rise | rose risen
run | ran
save |
scale |
secure |
seek | sought
segment | segmentation
select | selection
sell | sold
send | sent
separate | separation
share |
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
subsidise subsidize | subsidisation
supply |
support |
survey |
swap |
switch |
tailor |
take | took taken
target |
tax | taxation
tell | told
terminate | termination
test |
tighten |
train |
transfer |
transform | transformation
transmit | transmission
transport | transportation
treat | treatment
turn |
unbundle |
understand | understood
unlock |
upgrade |
upsell | upsold
upskill |
use |
validate | validation
verify | verification
visit |
win | won
withdraw | withdrawal
work | worked
write | wrote written
"""

#: Words that look as if a verb were in them.
NO_VERB_IN_THEM: Final = frozenset(
    "research release reserve resource reform return retail result unit union undertake marketing"
    " housing evening morning meeting building ceiling clothing reply family supply assembly"
    " monthly weekly daily".split()
)
#: Base forms that are nouns or adjectives as often: they begin an action where an article or the
#: like follows.
NOUNS_TOO: Final = frozenset(
    "brand control lower change churn close decline delay design double drop exit fall finance"
    " forecast free fund gain help lead lease leave limit offer open partner pay plan position"
    " price process purchase repair return review reward rise scale secure segment shift slow"
    " speed spend start supply support survey switch target test train transfer transport treat"
    " use win ban bundle call charge check clean commission cover fix fight grant link match phase"
    " pool push put rent request run share swap tax turn visit work hold measure monitor drive"
    " pick move upgrade license manufacture onboard".split()
)
#: Those that begin an action unless "in", "of" or the like follows: "increase in prices".
MOSTLY_VERBS: Final = frozenset("increase decrease raise cut boost stop reach".split())

RUSSIAN: Final = """
кредитовать | кредитование кредит кредиты
ждать ожидать | ожидание
ломаться сломаться поломать | поломка поломки
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
