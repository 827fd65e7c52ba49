"""Words that two people use for one thing when they structure the same case, though not synonyms.

A row is a group; a word may stand in several. Nothing is disproved by them: they only help to find
which lines belong together, where the lines around agree. English and Russian stand apart, but for
words that Russian texts have as they are.
"""

from typing import Final

from issuetrees.core.mece.words.tables import rows

_ENGLISH: Final = """
revenue, sales, income, money coming in, take in, earn, proceeds, top line, turnover, less money
cost, costs, expense, spend, spending, outlay, overheads, expenditure, money going out
profit, earnings, margin, bottom line, return, profitability, profitable, ebitda
volume, units, quantity, number, amount, how many, how much, unit, count, size
size, large, how large, how big, scale, volume, capacity, big
growth, grow, grow fast, how fast, rate, pace, trend, dynamics, expansion
price, pricing, tariff, fee, charge, cheap, cheaper, expensive, discount, price list, rate
discount, promotion, promotions, promo, special offer, rebate
mix, shift, composition, structure, share, range, towards
fixed, overheads, overhead, independent of output, not depend, constant
variable, grow with output, depend on output, per unit, grow with
rent, lease, premises, office, building, real estate, facilities
utilities, electricity, energy, heating, water, power, gas
salary, salaries, payroll, wage, wages, labour, personnel cost, pay, compensation, remuneration
raw material, raw materials, input, inputs, materials, input materials, supplies, components
freight, shipping, logistics, transport, transportation, delivery, carriage, haulage, distribution
warehouse, storage, stock, picking, depot, fulfilment
stock, inventory, availability, out of stock, out-of-stock, on the shelf, shelf, shortage
processing, handling, process, treat, treatment
pack, packing, packaging, wrapping
goods, range, assortment, sku, skus, product, article, item, product line, range of goods, catalogue
customer, client, buyer, shopper, consumer, user, patient, account, guest
visitor, visitors, traffic, footfall, arrivals, visits, demand, inflow
conversion, buyers among visitors, convert, close rate, hit rate, win rate
basket, baskets, receipt, receipt size, ticket, average ticket, check, average check, cart,
  order value, bigger baskets
staff, assistant, assistants, employee, employees, people, team, sales assistants, help by staff,
  personnel, help
queue, queues, waiting, wait, line, lines
checkout, till, cashier, cash desk, register
recommendation, recommendations, cross-selling, cross selling, upselling, cross-sell, upsell
advertising, marketing, promotion, communication, campaign, ads, media
local, nearby, regional, neighbourhood
hours, opening hours, schedule, timetable, hours of opening
market, industry, sector, category
attractive, attractiveness, worth it, appealing
competitor, competition, rival, rivals, player, players, alternative, better alternative,
  something better, competitive
reaction, response, retaliation, price war, counter-move, likely reaction
need, needs, want, demand, requirement, requirements, expectation, expectations, preference, want to
strength, strengths, capability, capabilities, competence, advantage, assets, resources
build, build our own, greenfield, own business, from scratch, organic, start-up
acquire, acquisition, buy, takeover, m&a, merger, purchase
partner, partnership, alliance, joint venture, jv, distributor
investment, capital, capex, capital required, money needed, funding, invest
cash flow, cash flows, forecast, payback, return, npv, irr
risk, risks, danger, threat, what can go wrong, uncertainty, threats
enter, entry, go in, how to enter, mode of entry, entry mode
wrong, error, errors, mistake, incorrect, faulty, defect
invoice, invoices, bill, bills, billing, accounting
slow, wait, waiting time, waiting, delay, long, late, takes long, takes too long, takes weeks,
  weeks,
  slip, lasts
support, service, customer service, help desk, hotline, contact centre, after-sales
disappointed, disappointment, dissatisfied, unhappy, dissatisfaction, complaint, complaints
no longer need, no need, no longer, no need any more
closed, closure, out of business, bankrupt, went out of business, shut down, insolvency
feature, features, function, functionality
missing, lacks, lack, absent, shortage, too few, not enough, few, no, unavailable, not available
quality, defects, reliability, assurance, testing, quality assurance
message, say, tell, communicate, communication, what to say, content, statement
audience, whom, to whom, target group, target audience, segment, segments, public
channel, channels, where, reach, be reached, touchpoint, touchpoints, media, where to reach
know, knowledge, insight, insights, understanding, what we know, learn
goal, goals, objective, objectives, aim, target, purpose
strategy, corporate strategy, direction
position, positioning, trait, traits, characteristics, special, what makes, identity,
  differentiation,
  uniqueness, key traits
principle, principles, rule, rules, guideline, guidelines, policy
before, before they start, ex-ante, ex ante, in advance, upfront, beforehand, prior
after, afterwards, ex-post, ex post, in retrospect, post-mortem, retrospective
evaluate, evaluation, assess, assessment, judge, appraisal, rate, score, measure, measurement,
  estimate
effect, impact, result, results, outcome, effectiveness, performance
type, types, typology, kind, kinds, classification, category, classify
way, ways, method, methods, approach, approaches, options, technique, techniques, variant
pros, pros and cons, advantages, drawbacks, benefits, strengths and weaknesses, disadvantages
advantage, advantages, benefit, benefits, pros, value
decision, decisions, decide, choice, choose, pick, select, selection, which
scheme, rule, rules, logic, framework, model, system
test, test drive, try, trying, trial, check, pilot, rehearsal
past, old, former, previous, historical, earlier
initiative, initiatives, project, projects, activity, activities, action, actions, measure,
  programme
tool, tools, instrument, instruments, set of instruments, toolkit, metrics
next steps, roadmap, plan, action plan, next, implementation, way forward
list, pipeline, backlog, inventory, portfolio
future, upcoming, planned, coming, potential
responsibility, responsible, who, areas of responsibility, owner, owners, accountable, role, roles
budget, funding, money, resources
requirement, requirements, specification, specifications, specs, scope, brief
change, changes, moving, midway, after the start, volatile, shifting, changing
unclear, ambiguous, vague, imprecise
developer, developers, engineer, engineers, programmer, programmers, coder
development, coding, programming, engineering, build
code, legacy, legacy code, old code, codebase, technical debt
manual, by hand, manually, hand
environment, environments, test environment, stand, infrastructure
release, deployment, launch, rollout, go-live, shipping, releases
approval, approvals, sign-off, permission, clearance, consent, authorisation
patient, patients, arrivals
avoidable, unnecessary, superfluous, needless, redundant
doctor, doctors, physician, physicians, medical staff
nurse, nurses, nursing, nursing staff
capacity, resource, resources, people and rooms, capacities
room, rooms, space, premises, beds
equipment, device, devices, machine, machines, machinery, technology
process, flow, steps, patient flow, journey, procedure, workflow
registration, check-in, reception, admission, sign-up, onboarding
willingness, readiness, willing, ready, ready to pay
one-off, single, one-time, once, outright
payment, purchase, pay, charge, fee
subscription, recurring, monthly fee, subscription fee
landscape, environment, situation, overview
quit, leave, churn, attrition, loss, lose, departure, resign
hire, recruit, recruitment, attract, talent, candidates
train, training, skill, skills, development, education, qualification
motivation, incentive, incentives, bonus, reward, rewards
manager, leadership, management, leader, boss, supervisor
culture, climate, atmosphere, values
supplier, suppliers, vendor, procurement, purchasing, sourcing
regulation, law, legal, compliance, licence, regulatory, permits
technology, it, systems, software, platform, digital
data, information, analytics, reporting
brand, awareness, image, reputation
loyalty, retention, retain, repeat, returning, keep
acquire, acquisition, new customers, attract
frequency, how often, often, repeat
region, geography, location, place, country, area, where
age, generation, young, old
time, duration, speed, how long, lead time
productivity, efficiency, output per head, utilisation, performance
maintenance, repair, downtime, breakdown, stoppage
finance, financing, debt, loan, credit, interest
tax, taxes, duty, customs, levies
synergy, synergies, fit, integration
illness, sick, sick leave, sickness, health, absence, disease
weather, storm, storms, fog, rain, snow, climate
external, outside, environment, beyond our control, context, exogenous
internal, inside, own, in-house
plane, aircraft, flight, airline, leg
repair, repairs, technical faults, fault, breakdown, failure, maintenance, damage, damaged, broken
limit, limits, maximum, exceeded, cap, threshold, restriction, legal limits
passenger, traveller, travellers, rider, riders
document, documents, paper, papers, visa, form, forms, paperwork
security, safety, screening, inspection
baggage, luggage, bags
airport, ground, ground handling, terminal
photo, photos, picture, pictures, image, images, visual
advice, guide, guidance, instruction, help, consulting
fabric, material, textile, cloth
description, descriptions, information, details, specification, page
exchange, swap, replacement, replace
refund, money back, reimbursement
send back, return, returns, return rate, sending back
before the order, product page, before purchase, pre-sale, pre-purchase
after the delivery, after arrival, after-sales, after purchase
conflict, conflicts, relations, relationship, quarrel, tension
career, promotion, prospects, perspective, advancement
conditions, working conditions, workplace, terms
mentor, coach, newcomer, newcomers, onboarding
shift, shifts, hours, working time, overtime, duty hours
night, nights, evening
rush hour, peak, peak hours, morning and evening
route, routes, network, line, lines
reliability, regularity, punctuality, on time, stability
comfort, convenience, convenient, comfortable, ease, usability
clean, cleanliness, tidy, hygiene
air conditioning, climate control, cooling, temperature
ticket, fare, fares, pass, passes
experience, journey, ride, trip
machine, line, plant, factory, production, manufacturing
customer acquisition, new clients, gain clients, lead, leads, lead generation
awareness, know us, known, recognition, visibility
interest, consideration, intent, desire
website, site, online, web, page, digital
store, shop, branch, branches, point of sale, location
experience, qualification, expertise, know-how, competence
responsible, governance, organisation, organization, decision maker
communication, talk, exchange of information, meeting, meetings
goal, kpi, indicator, metric, target value
"""
_RUSSIAN: Final = """
выручка, доход, продажи, зарабатывать, заработок, поступления, оборот, приход, меньше зарабатываем
затраты, расходы, издержки, тратить, траты, себестоимость, косты
прибыль, маржа, маржинальность, рентабельность, доходность, финансовый результат, прибыльность
объём, количество, число, штук, сколько, сколько штук, продаём, единиц, продажа
размер, ёмкость, объём, масштаб, большой
рост, темп роста, динамика, расти, тренд, развитие
цена, тариф, стоимость, прайс, прайсы, дешёвый, дешевле, дорогой, ценообразование, скидка
скидка, промо, акция, промоакции, распродажа
структура, сдвиг, состав, доля, микс, ассортимент
постоянный, не зависит, не зависящий, независимый, накладные
переменный, зависит, растущий, зависящий, растёт с, растущие с
единица, штука, средний
аренда, помещение, помещения, недвижимость, офис, здание
коммунальный, электричество, электроэнергия, энергия, отопление, свет
зарплата, фонд оплаты труда, фот, оплата труда, оклад, персонал, вознаграждение
сырьё, материалы, комплектующие, материал, закупка
доставка, логистика, транспорт, перевозка, транспортировка, отправка, доставлять
склад, хранение, сборка, комплектация, запас
товар, ассортимент, sku, позиция, артикул, продукт, номенклатура, линейка
наличие, отсутствие, запас, дефицит, нет в наличии, полка, остатки
обработка, оформление, приём
упаковка, упаковать, фасовка
клиент, покупатель, потребитель, заказчик, пользователь, пациент, гость
посетитель, трафик, поток, проходимость, обращение, обращения, визит, визиты, спрос
конверсия, покупатели среди посетителей, доля покупателей
чек, средний чек, размер чека, корзина, больше чек, средняя покупка, сумма покупки
персонал, сотрудник, продавец, консультант, консультанты, работа консультантов, помощь, люди, кадры
очередь, ожидание, ждать, ожидания
касса, оплата, кассир
совет, советы, допродажа, допродажи, рекомендация, кросс-продажи, сопутствующие
реклама, маркетинг, продвижение, коммуникация, кампания
местный, локальный, региональный, районный
часы работы, график, график работы, расписание, режим работы, режим
магазин, точка, торговая точка, точка продаж, салон
рынок, отрасль, категория, индустрия, сектор
привлекательный, привлекательность, интересный
конкурент, конкуренция, соперник, игрок, альтернатива, лучше, нашли лучше, переход к конкурентам
реакция, ответ, ответные действия, ответный, вероятная реакция, ценовая война
потребность, нужда, хотеть, ожидание, требование, запрос, нуждаться, чего хотят
сильный, преимущество, компетенция, актив, сильные стороны, возможности
построить, построить своё, с нуля, открытие с нуля, своими силами, собственный, органический
купить, покупка, приобретение, поглощение, сделка
партнёр, партнёрство, альянс, дистрибьютор, совместное предприятие
инвестиции, вложения, капитал, капзатраты, нужные вложения
денежный поток, денежные потоки, окупаемость, прогноз, отдача
риск, риски, угроза, опасность, неопределённость
выходить, выход, вход, войти
неверный, ошибка, неправильный, неточный, ошибочный
счёт, счета, выставление счетов, биллинг
медленно, долго, долгий, медленный, задержка, опоздание, опаздывать, идут неделями, неделя,
  тормозить,
  задерживаться, с опозданием
поддержка, обслуживание, сервис, служба поддержки, ответ поддержки
разочарование, недовольство, разочароваться, недовольный, неудовлетворённость, жалоба
пропасть, не нуждаться, больше не нужно, пропала потребность, больше не нуждаются
закрыть, закрытие, банкротство, ликвидация, закрыли
измениться, изменение, другой, стать другим, стали другими, меняться, менять, изменился
функция, функционал, функциональность, возможность
не хватать, нехватка, мало, недостаток, нет, отсутствие, недоступен, недоступный, недоступны
качество, брак, надёжность, контроль качества, тестирование
сообщить, сообщение, сказать, говорить, коммуникация, послание, контент
аудитория, кому, целевая аудитория, сегмент, публика, кто наш клиент
канал, где, достучаться, контакт, площадка, медиа, касание
знать, знание, знания, понимание, инсайт, исследование
цель, задача, ориентир, назначение
стратегия, стратегический, корпоративная стратегия
позиционирование, характеристика, отличаться, отличие, чем мы отличаемся, уникальность, черта
принцип, правило, правила, норма, стандарт
до реализации, предварительный, заранее, до начала, предварительно
после, пост-фактум, постфактум, по итогам, ретроспектива
оценить, оценка, измерить, измерение, оценивать, замер
эффективность, эффект, результат, влияние, отдача, эффективный
тип, типология, типизировать, вид, классификация, категория
вариант, способ, метод, подход, путь, методика, как
плюсы и минусы, преимущества и недостатки, за и против, достоинства
преимущество, выгода, плюс, польза, ценность
решение, принятие решений, выбор, выбирать, решать, берём, брать, выбрать
схема, правило, правила, модель, система, логика, алгоритм
тест-драйв, проверка, тест, испытание, пилот, опробовать
прошлый, прошедший, старый, предыдущий, прежний
инициатива, проект, мероприятие, активность, действие, мера
инструмент, инструментарий, набор инструментов, средство
дальнейшие шаги, план, план действий, дорожная карта, следующие шаги, шаги
список, перечень, портфель, реестр, пул
будущий, предстоящий, планируемый, потенциальный
ответственность, отвечать, кто отвечает, зона ответственности, кто за что отвечает, роль,
  ответственный
бюджет, деньги, финансирование
требование, техническое задание, постановка, спецификация, объём работ
после начала, на ходу, в процессе, по ходу
неясный, неясно, размытый, нечёткий, непонятный, неясно сформулированы, размытые формулировки
разработчик, программист, инженер
разработка, программирование, кодирование
код, старый код, устаревший код, легаси, технический долг
вручную, ручной, руками
стенд, среда, тестовый стенд, тестовая среда, инфраструктура
выпуск, релиз, запуск, внедрение, поставка, выпускать
согласование, утверждение, разрешение, одобрение, визирование
лишний, ненужный, можно обойтись, избыточный, без которых можно обойтись
врач, доктор, медики
медсестра, медсёстры, медперсонал, средний медперсонал
мощность, ресурс, ресурсы, мощности, возможности
кабинет, помещение, палата, койка, площадь
оборудование, техника, аппаратура, устройство, станок
процесс, поток, путь, путь пациента, маршрут, процедура, этапы
регистрация, регистратура, запись, приёмное отделение
готовность, готовы, готов, согласие
разовый, единовременный, однократный
платёж, оплата, плата, платить, покупка
подписка, абонемент, абонентская плата
уходить, отток, увольнение, уход, терять, потеря
наём, подбор, рекрутинг, привлечение, найм, кандидат
обучение, навык, развитие, квалификация, компетенции
мотивация, стимул, премия, бонус, поощрение
руководитель, руководство, менеджмент, управление, начальник
культура, климат, атмосфера
поставщик, снабжение, закупки, закупка
закон, регулирование, право, лицензия, правовой, регуляторный, требования
технология, ит, система, платформа, цифровой, айти
данные, информация, аналитика, отчётность
бренд, узнаваемость, имидж, репутация, известность
лояльность, удержание, удержать, повторный, возвращаться
привлечь, привлечение, новый клиент, новые клиенты
частота, часто, регулярность
регион, география, территория, город, место, где, расположение
время, срок, длительность, скорость, быстрый, быстрее
производительность, эффективность, выработка, загрузка
ремонт, простой, поломка, обслуживание оборудования
финансы, финансирование, долг, кредит, процент
налог, налоги, пошлина, сбор
синергия, интеграция, совместимость
болезнь, больничный, здоровье, нездоровье
погода, шторм, туман, дождь, снег
внешний, среда, снаружи, контекст, не зависит от нас
внутренний, внутри, собственный
деньги, оплата, доход, зарплата, платить, ставка, платим
конкурент, рынок, ниже рынка, меньше конкурентов
премия, бонус, система бонусов
непонятный, непрозрачный, неясный, запутанный
смена, часы, рабочее время, график
ночь, ночной, по ночам
тесный, маленький, мало места, узкий
отношения, атмосфера, коллектив, команда, климат, конфликт, общение
управляющий, менеджер, руководитель, начальник
наставник, новичок, помогать, адаптация, онбординг
карьера, перспективы, повышение, рост, продвижение
редкий, долго ждать, нечасто, медленный
обучение, учить, обучать, тренинг, стажировка
условия, условия труда, рабочее место
маршрут, сеть, сеть маршрутов, линия
покрытие, охват, район, районы
регулярность, надёжность, пунктуальность, стабильность
интервал, промежуток, частота
час пик, часы пик, пик, утром и вечером
опоздание, соблюдение расписания, задержка, вовремя
комфорт, качество поездки, удобство, удобный, комфортный
кондиционер, климат-контроль, температура, охлаждение
чистота, уборка, чистый, гигиена
билет, проезд, тариф, стоимость билета, цена проезда
проездной, абонемент, льгота, льготы
поездка, рейс, путь
авария, поломка, неисправность, сбой, ремонт
документ, справка, бумаги, визы
безопасность, досмотр, охрана, контроль
багаж, вещи, груз
фото, картинка, изображение, снимок
возврат, отправить назад, вернуть
обмен, замена, поменять
описание, карточка, характеристики, информация
размер, размерная сетка, подбор размера
производство, завод, цех, выпуск, изготовление
лид, лиды, новые клиенты, привлечение клиентов, заявка
интерес, намерение, желание, вовлечённость
сайт, онлайн, интернет, страница, цифровой
опыт, экспертиза, квалификация, знания
организация, оргструктура, структура управления, управление
показатель, метрика, kpi, кпэ, индикатор
встреча, совещание, общение, коммуникация
пассажир, пассажиропоток, пользоваться, поездки
"""

KIN: Final = tuple(
    tuple(one.strip() for one in row.split(",")) for row in rows(f"{_ENGLISH}\n{_RUSSIAN}")
)
