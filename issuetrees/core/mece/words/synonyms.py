"""Short lists of what means the same: a row is a group, commas part its members.

``_ABBREVIATIONS`` are ways of writing one name; ``_SYNONYMS`` mean the same to most readers, so
nothing is disproved by them. A workspace's own groups are given to ``reading.Vocabulary``.
"""

from collections.abc import Iterator
from typing import Final

from issuetrees.core.mece.words.tables import rows

_ABBREVIATIONS: Final = """
hr, human resources, human resource, отдел кадров, эйчар, управление персоналом, кадровая служба
r&d, r & d, rnd, research and development, research & development, ниокр,
  исследования и разработки
it^, information technology, ит, информационные технологии
ai, artificial intelligence, ии, искусственный интеллект
ml, machine learning, машинное обучение
pr, public relations, связи с общественностью
qa, quality assurance
b2b, business to business, business-to-business
b2c, business to consumer, business-to-consumer, business to customer
b2g, business to government
smb, sme, small and medium businesses, small and medium business, small and medium enterprises,
  small and medium companies, small and medium-sized enterprises,
  small and medium-sized businesses, small & medium businesses, small business and medium business
мсб, мсп, смб, малый и средний бизнес, малое и среднее предпринимательство,
  малые и средние предприятия, малые и средние компании
ceo, chief executive officer, chief executive, гендиректор, генеральный директор, ген директор
cfo, chief financial officer, финдиректор, финансовый директор
cto, chief technology officer, chief technical officer, техдиректор, технический директор
coo, chief operating officer, операционный директор
cmo, chief marketing officer, директор по маркетингу
cpo, chief product officer, директор по продукту
cio, chief information officer, ит-директор
kpi, key performance indicator, key performance indicators, кпэ,
  ключевые показатели эффективности, ключевой показатель эффективности
capex, capital expenditure, capital expenditures, capital expenses, капзатраты,
  капитальные затраты, капитальные вложения, капвложения
opex, operating expenditure, operating expenditures, operating expenses, операционные затраты,
  операционные расходы
cogs, cost of goods sold, себестоимость проданных товаров
roi, return on investment, return on investments, возврат на инвестиции, окупаемость инвестиций
cac, customer acquisition cost, customer acquisition costs, стоимость привлечения клиента
ltv, clv, lifetime value, customer lifetime value, пожизненная ценность клиента
arpu, average revenue per user, средняя выручка на пользователя
nps, net promoter score, индекс потребительской лояльности
gdp, gross domestic product, ввп, валовой внутренний продукт
m&a, mergers and acquisitions, mergers & acquisitions, слияния и поглощения
tv, television, тв, телевидение, телевизор
usa, us^, u s, united states, united states of america, сша, соединенные штаты
uk, united kingdom, great britain, великобритания, соединенное королевство
uae, united arab emirates, оаэ, объединенные арабские эмираты
eu, european union, ес, евросоюз, европейский союз
crm, customer relationship management
erp, enterprise resource planning
seo, search engine optimisation, search engine optimization
kyc, know your customer
aml, anti money laundering, anti-money laundering
pos, point of sale
sla, service level agreement
vat, value added tax, ндс, налог на добавленную стоимость
faq, frequently asked questions
api, application programming interface
ux, user experience
mvp, minimum viable product
oem, original equipment manufacturer
fmcg, fast moving consumer goods, товары повседневного спроса
q1, first quarter, 1st quarter, quarter 1, i квартал, 1 квартал, первый квартал, 1 кв, i кв
q2, second quarter, 2nd quarter, quarter 2, ii квартал, 2 квартал, второй квартал, 2 кв, ii кв
q3, third quarter, 3rd quarter, quarter 3, iii квартал, 3 квартал, третий квартал, 3 кв, iii кв
q4, fourth quarter, 4th quarter, quarter 4, iv квартал, 4 квартал, четвертый квартал, 4 кв, iv кв
h1, first half, first half of the year, i полугодие, 1 полугодие, первое полугодие
h2, second half, second half of the year, ii полугодие, 2 полугодие, второе полугодие
физлица, физические лица, физическое лицо, физлицо, фл
юрлица, юридические лица, юридическое лицо, юрлицо, юл
ип, индивидуальные предприниматели, индивидуальный предприниматель
по^, программное обеспечение, софт
фот, фонд оплаты труда
сми, средства массовой информации, медиа
снг, содружество независимых государств, cis
жкх, жилищно-коммунальное хозяйство
рф, российская федерация, россия, russia
спб, санкт-петербург, питер, петербург, saint petersburg, st petersburg
мск, москва, moscow
дмс, добровольное медицинское страхование
осаго, обязательное страхование автогражданской ответственности
лпр, лицо принимающее решение, лица принимающие решения
ца, целевая аудитория
тэц, теплоэлектроцентраль
аэс, атомные электростанции, атомная электростанция
соцсети, соцсеть, социальные сети, социальная сеть, social networks, social network, social media
зарплата, заработная плата, зп, з п
госсектор, государственный сектор
сайт, веб-сайт, вебсайт, website, web site
интернет-магазин, онлайн-магазин, online store, online shop, web shop, e-shop
email, e-mail, mail, эл почта, электронная почта, емейл, имейл
smm, продвижение в соцсетях, маркетинг в соцсетях, social media marketing
управление рисками, риск-менеджмент, risk management
управление проектами, проектный менеджмент, project management
госорганы, государственные органы, органы власти
госкомпании, государственные компании
госзакупки, государственные закупки
госуслуги, государственные услуги
техподдержка, техническая поддержка, служба поддержки
стройматериалы, строительные материалы
бухучет, бухгалтерский учет
онлайн, он-лайн, online, on-line
офлайн, оффлайн, офф-лайн, offline, off-line
колл-центр, контакт-центр, call center, call centre, contact center, contact centre
топ-менеджмент, топ-менеджеры, высшее руководство, top management, senior management
call to action, cta
малый бизнес, малые предприятия, малые компании, small business, small businesses, small companies
средний бизнес, средние предприятия, средние компании
крупный бизнес, крупные предприятия, крупные компании, большие компании, large businesses,
  large companies, big companies, large corporates, big corporations, large enterprises
запчасти, запасные части
вузы, вуз, университеты, высшие учебные заведения, universities, higher education institutions
out of stock, stock out, oos
sales force, salesforce, salespeople, sales people
себестоимость, cost of sales
ассортимент, товарный ассортимент
e-commerce, ecommerce, electronic commerce, электронная коммерция, электронная торговля
"""
_SYNONYMS: Final = """
customer, client, buyer
клиент, заказчик, покупатель
employee, staff, personnel, workforce, worker
сотрудник, персонал, работник, штат, кадр
cost, expense, expenditure
затраты, расходы, издержки
reduce, cut, lower, decrease, shrink, shorten
снизить, сократить, уменьшить, урезать, упасть
increase, raise, boost, lift, rise, grow, higher, expand
увеличить, повысить, поднять, нарастить, расширить, экспансия, рост, подорожание, наращивание
improve, enhance, better, upgrade
улучшить, усовершенствовать, совершенствовать
long, lengthy, length
длительный, продолжительный, длинный, длина
ручной, вручную
смена, замена
teenager, teen
bureaucracy, red tape
бюрократия, волокита
плохой, слабый, некачественный
faulty, defective
fraud, fraudulent
мошенничество, мошеннический
revenue, turnover, top line
выручка, оборот
buy, purchase, procure, sourcing
купить, приобрести
acquire, attract
привлечь, завоевать
company, firm, corporation, corporate
компания, фирма, организация
supplier, vendor
поставщик, вендор
lack, shortage, insufficient, inadequate, scarcity
нехватка, недостаток, дефицит, недостаточный
store, shop, outlet
магазин, торговая точка
hire, recruit
нанять, рекрутинг, подбор
accelerate, speed up
advertising, advertisement, ads, ad
competitor, rival, competition
конкурент, соперник, конкуренция
car, automobile, motor, auto
автомобиль, машина, авто
big, large
крупный, большой
small, little
малый, маленький, мелкий, небольшой
fast, quick, rapid
foreign, overseas, abroad
зарубежный, иностранный
poor, bad, weak
fall, decline, drop
offer, provide
предоставить, обеспечить, дать
внеплановый, незапланированный
elderly, senior citizen, senior
пожилой, пожилые люди, пенсионер
снабжение, закупка
obsolete, outdated
устаревший, изношенный
пенсионеры, люди пенсионного возраста
error, mistake
ошибка, сбой
begin, start
начать, стартовать
enlarge, broaden, widen
расширить, раздвинуть
retain, keep
удержать, сохранить
education, schooling
profit, earnings
прибыль, заработок
salary, wage, pay, compensation
зарплата, оклад, оплата труда
manager, supervisor
руководитель, начальник
loan, credit
кредит, заём, ссуда
delivery, shipping
доставка, отправка
warehouse, depot
склад, складской комплекс
simplify, streamline
упростить, облегчить
income, proceeds
доход, поступление
child, kid
дети, ребёнок
existing, current
действующий, текущий, существующий, нынешний
doctor, physician
medicine, drug, medication
лекарство, препарат, медикамент
training, learning
обучение, тренинг
врач, доктор
price, pricing
цена, ценообразование
rule, regulation
law, legislation
закон, законодательство
danger, hazard
цифровизация, диджитализация, дигитализация
mobile app, mobile application, app
мобильное приложение, приложение
marketplace, online marketplace
man, male, men
woman, female, women
skilled, qualified, experienced
квалифицированный, опытный
size, volume
размер, объём, величина
growth rate, pace of growth
темп роста, скорость роста
fault, defect, flaw
брак, дефект
speed, pace
скорость, быстрота
stock, inventory, stocks
запасы, остатки
equipment, machinery
оборудование, техника, станок
headcount, number of employees, number of staff
численность, число сотрудников, количество сотрудников, штатная численность
number, quantity
число, количество
average check, average ticket, average basket, average order value
средний чек, средняя покупка, средний размер покупки
brand awareness, brand recognition
узнаваемость, известность
legal, juridical
юридический, правовой
goal, objective, aim
риск, опасность
benefit, advantage
выгода, преимущество
clothes, clothing, apparel
shoes, footwear
food, groceries
еда, питание, продукты питания
drinks, beverages
abroad, foreign countries, other countries, international
за рубежом, за границей, зарубежные страны
telephone, phone
ремонт, починка
hospital, clinic
больница, клиника, стационар
поездка, путешествие
trip, journey
purchase frequency, frequency of purchase
долг, задолженность
bonus, premium payment
премия, бонус
resignation, quitting, leaving
fire, dismiss, lay off
уволить, сократить штат
attrition, staff turnover, employee turnover
текучесть, отток персонала, текучка
feature, functionality, function
функция, функциональность, функционал
bad debt, non-performing loan
freight, cargo
lorry, truck
фура, грузовик
gas station, petrol station, filling station
азс, автозаправка, заправка
power station, power plant
электричество, электроэнергия
продвижение, промо
скидка, дисконт
"""


def abbreviations() -> Iterator[list[str]]:
    """Yield the groups of names and what they stand for."""
    return _groups(_ABBREVIATIONS)


def synonyms() -> Iterator[list[str]]:
    """Yield the groups of words that mean the same to most readers."""
    return _groups(_SYNONYMS)


def _groups(text: str) -> Iterator[list[str]]:
    for row in rows(text):
        yield [one.strip() for one in row.split(",")]
