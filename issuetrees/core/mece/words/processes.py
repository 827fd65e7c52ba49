"""Processes that consultants know by name, with their stages in order, in English and Russian."""

from typing import Final

from issuetrees.core.mece.words.lists import Library, known_list
from issuetrees.core.text import gettext_noop

_LISTS: Final = (
    known_list("pdca", "PDCA", r"""
~ \bpdca\b
~ deming
~ деминг
Plan | План | plan план
Do | Действие | =do =doing execut implement =делай действ выполн внедр
Check | Проверка | check measur study провер измер
Act | Корректировка | =act =acting adjust improv корректир воздейств улучш"""),
    known_list("dmaic", "DMAIC", r"""
~ \bdmaic\b
~ six sigma
~ шесть сигм
Define | Определение | defin определ
Measure | Измерение | measur измер
Analyse | Анализ | analy анализ
Improve | Улучшение | improv улучш совершенств
Control | Контроль | control контрол"""),
    known_list("aida", "AIDA", r"""
~ \baida\b
Attention | Внимание | attent awaren вниман
Interest | Интерес | interest интерес
Desire | Желание | desir желан
Action | Действие | action purchas действ покупк"""),
    known_list("purchase_funnel", gettext_noop("Purchase funnel"), r"""
? purchase funnel
? marketing funnel
? customer journey
? воронк\w+ (?:покуп|маркетинг)
? путь (?:клиент|покупател)
Awareness | Узнавание | awar узнав знани осведом
Consideration | Рассмотрение | consider evaluat рассмотр выбор сравнен
Purchase | Покупка | purchas buy convers покупк заказ оплат
Retention | Удержание | retent repeat loyal удерж повтор лояльн
Advocacy | Рекомендация | advoca refer recommend рекоменд адвокат"""),
    known_list("sales_funnel", gettext_noop("Sales funnel"), r"""
? sales (?:funnel|pipeline)
? воронк\w+ продаж
Lead | Лид | lead prospect лид обращени
Qualification | Квалификация | qualif квалиф
Proposal | Предложение | propos offer quot предлож =кп
Negotiation | Переговоры | negotiat переговор торг
Closing | Закрытие | clos won contract закрыт сделк договор"""),
    known_list("project_phases", gettext_noop("Project phases"), r"""
? project (?:phases|stages|life ?cycle|process groups)
? (?:фазы|этапы|стадии|жизненн\w+ цикл\w*) проекта
Initiation | Инициация | initiat start инициац запуск
Planning | Планирование | plan планир
Execution | Исполнение | execut implement исполн реализ выполн
Monitoring | Мониторинг | monitor control мониторинг контрол
Closing | Завершение | clos завершен закрыт"""),
    known_list("software", gettext_noop("Software development life cycle"), r"""
? \bsdlc\b
? software (?:development )?(?:life ?cycle|process)
? разработк\w+ (?:по|софт|программн)
Requirements | Требования | requirement analys требован анализ
Design | Проектирование | design архитект проектир дизайн
Implementation | Разработка | implement develop cod разработ реализ
Testing | Тестирование | test qa тест
Deployment | Внедрение | deploy releas внедрен выпуск релиз развёрт разверт
Maintenance | Сопровождение | mainten support сопровожд поддерж"""),
    known_list("scor", "SCOR", r"""
~ \bscor\b
~ supply chain (?:process|stages)
Plan | Планирование | plan планир
Source | Закупки | sourc procure purchas закуп снабж
Make | Производство | make manufactur produc производ
Deliver | Доставка | deliver distribut достав
Return | Возврат | return возврат"""),
    known_list("order_to_cash", gettext_noop("Order to cash"), r"""
? order[- ]to[- ]cash
? \bo2c\b
? от заказа до (?:оплаты|денег)
Order | Заказ | order заказ
Fulfilment | Исполнение | fulfil pick исполн сборк комплект
Delivery | Доставка | deliver ship достав отгруз
Invoice | Счёт | invoic bill счет выставл
Payment | Оплата | pay cash collect оплат платеж инкасс"""),
    known_list("procure_to_pay", gettext_noop("Procure to pay"), r"""
? procure[- ]to[- ]pay
? \bp2p process
? от закупки до оплаты
Need | Потребность | need requisit потребн заявк
Sourcing | Выбор поставщика | sourc tender select выбор тендер
Order | Заказ | order заказ
Receipt | Приёмка | receipt receiv прием приём
Payment | Оплата | pay invoic оплат платеж"""),
    known_list("hiring", gettext_noop("Hiring"), r"""
? (?:hiring|recruit\w+) (?:funnel|process|stages)
? воронк\w+ (?:найма|подбора)
? (?:этапы|процесс) (?:найма|подбора)
Sourcing | Поиск | sourc search attract поиск привлеч
Screening | Отбор | screen отбор скрин резюме
Interview | Интервью | interview интервью собесед
Offer | Оффер | offer оффер предлож
Onboarding | Адаптация | onboard start адаптац выход"""),
    known_list("product_development", gettext_noop("Product development"), r"""
? product development process
? (?:этапы|процесс) разработки продукта
? stage[- ]gate
Idea | Идея | idea discover иде
Concept | Концепция | concept scop концепц
Development | Разработка | develop build разработ
Testing | Тестирование | test valid pilot тест пилот
Launch | Запуск | launch запуск вывод"""),
)  # fmt: skip
PROCESSES: Final = Library(_LISTS)
