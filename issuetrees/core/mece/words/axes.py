"""By what a word cuts: "large" by size, "new" by novelty; some words by more than one."""

from collections.abc import Iterator
from typing import Final

from issuetrees.core.mece.words.tables import rows

_LINES: Final = """
size: large, big, small, medium, mid-size, midsize, mid-sized, medium-sized, micro, very large,
  крупный, большой, средний, малый, маленький, мелкий, небольшой, микро, крупнейший, tiny, nano,
  huge, mini, giant, огромный, гигантский
size client: smb, enterprise, enterprises, мсб, крупный бизнес, малый бизнес, средний бизнес,
  микробизнес, large businesses, small businesses, medium businesses, large companies,
  small companies
novelty: new, existing, current, returning, repeat, former, lapsed, first-time, новый,
  действующий, существующий, текущий, прежний, бывший, вернувшийся, повторный, нынешний,
  potential, prospective, lost, churned, потенциальный, потерянный, ушедший
novelty age: old, старый
place: domestic, international, foreign, overseas, abroad, export, local, regional, national,
  global, rural, urban, regions, зарубежный, международный, иностранный, за рубежом, экспорт,
  местный, региональный, федеральный, городской, сельский, регионы, внутренний рынок,
  внешний рынок, city, suburban, out-of-town, imported, импортный, отечественный, пригородный,
  иногородний, московский, european, asian, европейский, азиатский
place inside: внутренний, внешний
inside: internal, external, in-house, outsourced, собственный, сторонний, аутсорсинг
channel: digital, цифровой, online, offline, by phone, онлайн, офлайн, оффлайн, по телефону,
  интернет, сайт, stores, магазины, mobile app, marketplaces
gender: man, woman, male, female, мужчина, женщина, мужской, женский, men, women
gender age: boy, girl, child, children, дети, ребенок, мальчик, девочка
age: young, younger, middle-aged, older, elderly, adult, adults, teenager, teenagers,
  senior citizens, pensioners, молодой, пожилой, взрослый, подросток, молодежь, пенсионер,
  старшее поколение
term: short-term, long-term, medium-term, mid-term, short term, long term, краткосрочный,
  долгосрочный, среднесрочный
behaviour: fixed, variable, постоянный, переменный
directness: indirect, косвенный, непрямой
directness channel: direct, прямой
urgency: urgent, non-urgent, срочный, несрочный
urgency plan: emergency, экстренный, аварийный, routine
plan: planned, unplanned, scheduled, плановый, внеплановый
status: overdue, delayed, past due, просроченный, задержанный
fuel: coal, gas-fired, nuclear, diesel, electric, угольный, газовый, атомный, дизельный,
  электрический
employment: full-time, part-time, permanent, temporary, freelance, штатный, внештатный, временный,
  на полной ставке, на полставки
client: b2b, b2c, b2g, households, household, individuals, consumers, corporate clients,
  industrial, residential, business customers, private individuals, физлица, юрлица, население,
  промышленный, бытовой, корпоративные клиенты, частные лица, домохозяйства,
  предприятия, ип, retail customers, retail clients, corporate customers, corporate,
  розничные клиенты, корпоративный
income: premium, mass market, mass, luxury, affluent, low-income, high-income, премиальный,
  массовый, премиум, состоятельный, люкс, rich, wealthy, poor, богатый, бедный, обеспеченный,
  малообеспеченный
place: offshore, onshore, морской, береговой
ownership: public, municipal, муниципальный
ownership client: private, частный, государственный, government, public sector
term frequency: annual, monthly, quarterly, weekly, daily, годовой, месячный, ежемесячный,
  квартальный, недельный, суточный
frequency: regular, occasional, frequent, rare, one-off, recurring, регулярный, разовый, частый,
  редкий, нерегулярный
payment: paid, free, prepaid, postpaid, платный, бесплатный, предоплаченный
loyalty: loyal, disloyal, лояльный, нелояльный
activity novelty: active, inactive, dormant, активный, неактивный, спящий
profit: profitable, unprofitable, loss-making, прибыльный, убыточный
occupation age: student, pupil, retiree, students, студент, школьник, ученик
occupation: unemployed, self-employed, безработный, самозанятый
role: manager, executive, specialist, engineer, leader, руководитель, менеджер, специалист,
  инженер, начальник
mode: remote, office-based, удаленный, офисный, дистанционный
purpose: leisure, деловой, туристический
purpose client: business
place: north, south, east, west, север, юг, восток, запад, северный, южный, восточный, западный,
  northern, southern, eastern, western
price: cheap, expensive, low-cost, дешевый, дорогой, недорогой
purpose: mortgage, consumer, car, auto, ипотечный, потребительский
contract: contracted, non-contract, контрактный
"""
#: Nouns that only say that people are meant: "Women" beside "Online shoppers" are both shoppers.
PEOPLE: Final = (
    "customer, client, user, shopper, buyer, consumer, person, people, employee, visitor,"
    " subscriber, passenger, patient, guest, клиент, покупатель, пользователь, потребитель,"
    " люди, человек, worker, сотрудник, абонент, посетитель, пассажир, пациент, гость"
)


def phrases() -> Iterator[list[str]]:
    """Yield what names one side of an axis in several words, each its own group."""
    for _, words in axes():
        yield from ([word] for word in words if " " in word or "-" in word)


def axes() -> Iterator[tuple[frozenset[str], list[str]]]:
    """Yield axes and the words that cut by them."""
    for row in rows(_LINES):
        names, _, words = row.partition(":")
        yield frozenset(names.split()), [word.strip() for word in words.split(",")]
