"""The brand-marketing case and the way from PM to CPO, in both languages."""

from typing import Any

OUTLINES = {
    "ru": """\
Как выбирать и оценивать инициативы бренд-маркетинга, чтобы они работали на цели компании?
 Что мы хотим сообщить?
  Цели маркетинговой коммуникации компании и её связь со стратегией
  Ключевые характеристики компании на основе позиционирования бренда
  Вытекающие из них принципы консистентного развития бренда
 Кому и где мы хотим это сообщить?
  Что мы знаем о нашей аудитории: вспомним имеющиеся наработки
  Где можно до неё достучаться, а куда – не стоит соваться?
  Уточнение принципов развития бренда на основе знаний об аудитории
 Как оценить отдельные инициативы до их реализации?
  Как можно типизировать инициативы?
  Какие варианты оценки инициатив существуют? В чём их плюсы и минусы?
  Схема принятия решений по инициативам в рамках целей
  Тест-драйв схемы на прошлых и потенциальных инициативах
 Как оценить работу пост-фактум?
  Какие варианты оценки эффективности бренд-маркетинга существуют?
  Выбор подходящего набора инструментов оценки эффективности
  Как реализовать эту оценку на практике?
 Дальнейшие шаги по бренд-маркетингу?
  Список будущих инициатив (как внешних, так и внутренних)
  Зоны ответственности (для дальнейшей формулировки ролей в команде)
""",
    "en": """\
How do we choose and judge brand-marketing initiatives so that they serve the company's goals?
 What do we want to say?
  Goals of the company's communication and how they follow from strategy
  Key traits of the company, from the positioning of the brand
  Principles for a consistent brand that follow from them
 To whom and where do we want to say it?
  What do we know of our audience: collect what we already have
  Where can we reach it, and where had we better stay away?
  Sharper brand principles in the light of what we know of the audience
 How do we judge an initiative before it starts?
  Which types of initiative are there?
  Which ways to judge initiatives exist, and what are their pros and cons?
  A decision scheme for initiatives within the goals
  A test-drive of the scheme on past and potential initiatives
 How do we judge the work afterwards?
  Which ways to measure the effect of brand marketing exist?
  Choice of a fitting set of measures
  How do we put this measurement into practice?
 What are the next steps?
  List of future initiatives, outside and inside
  Areas of responsibility, as a base for the roles in the team
""",
}

WORDS: dict[str, dict[str, Any]] = {
    "ru": {
        "title": "Подход к бренд-маркетингу: как выбирать и оценивать инициативы",
        "subtitle": "Итоги первого этапа и решения, которые нужны до бюджета на 2027 год",
        "client": "АО «Северный свет»",
        "firm": "Мартынова и партнёры",
        "situation": "Компания вкладывает в бренд 240 млн ₽ в год: фестивали, спецпроекты, "
        "партнёрства, внутренние события. Решения до сих пор принимались по вкусу: «круто» или "
        "«зашквар».",
        "complication": "За два года из 31 инициативы эффект измерен у шести. Три проекта пришлось "
        "остановить после запуска – из-за репутационных рисков, которые были видны заранее.",
        "answer": "Инициативы стоит выбирать по четырём целям и останавливать на двух воротах до "
        "оценки. Тогда лидируют партнёрство с городским фестивалем и подкаст с музеем, а три "
        "громкие идеи выпадают ещё до бюджета.\nПосле запуска каждая инициатива измеряется двумя "
        "показателями – опережающим и итоговым, с владельцем и датой.",
        "decisions": (
            "Утвердить веса целей и двое ворот до 1 декабря",
            "Запустить партнёрство с фестивалем и подкаст: 18,5 млн ₽ в первом полугодии",
            "Назначить владельца измерений и выделить 6% бюджета на замеры",
        ),
        "goals": (
            (
                "Узнаваемость в целевой аудитории",
                0.35,
                (("Охват аудитории", 0.2), ("Запоминаемость", 0.15)),
            ),
            ("Соответствие позиционированию", 0.30, (("Связь с тремя принципами бренда", 0.3),)),
            (
                "Отношения с сообществом",
                0.20,
                (("Вовлечённость участников", 0.12), ("Длительность эффекта", 0.08)),
            ),
            ("Гордость сотрудников", 0.15, (("Доля участвующих сотрудников", 0.15),)),
        ),
        "levels": ("никак", "слабо", "заметно", "сильно", "меняет картину"),
        "gates": (
            ("Репутация", "Готовы ли мы увидеть это на первой полосе?"),
            ("Право и безопасность", "Нет ли запрета или риска для людей?"),
        ),
        "initiatives": (
            ("Партнёрство с городским фестивалем", "партнёрство", 12_500_000, ""),
            ("Подкаст с музеем современного искусства", "контент", 6_000_000, ""),
            (
                "Лимитированная коллаборация с локальным дизайнером одежды",
                "продукт",
                9_800_000,
                "круто",
            ),
            ("Стипендия для студентов-инженеров", "сообщество", 15_000_000, ""),
            ("Открытые лекции в офисе", "событие", 2_400_000, "круто"),
            ("Наружная реклама с философскими вопросами", "медиа", 38_000_000, "круто"),
            ("Спонсорство киберспортивной лиги", "партнёрство", 44_000_000, "зашквар"),
            ("Внутренний день бренда", "внутренняя", 3_100_000, ""),
            ("Серия роликов с блогерами-миллионниками", "медиа", 52_000_000, "зашквар"),
            ("Мерч для новых сотрудников", "внутренняя", 1_900_000, ""),
            ("Флешмоб на главной площади в час пик", "событие", 7_500_000, ""),
            ("Провокационный ролик ко Дню святого Валентина", "медиа", 11_000_000, "зашквар"),
        ),
        "kinds": "АБ",
        "reason": "шутка за чужой счёт; через неделю будем извиняться",
        "assessors": ("А. Белова", "Р. Ким", "Д. Орлов"),
        "map": "Путь от PM до CPO",
        "stages": (
            ("apm", "Младший PM (APM)", "часть фичи под наставником", 0, 2),
            ("pm_feature", "PM фичи", "фича, одна команда", 1, 1),
            ("pm_product", "PM продукта", "целый небольшой продукт", 1, 3),
            ("senior", "Старший PM", "продуктовая область, неясные задачи", 2, 2),
            ("principal", "Principal PM (эксперт)", "крупнейшие ставки без подчинённых", 3, 0),
            ("distinguished", "Distinguished PM", "проблема уровня компании", 4, 0),
            ("gpm", "Ведущий / групповой PM", "2–5 продактов, группа продуктов", 3, 2),
            ("head", "Руководитель продукта в стартапе", "весь продукт, отчёт CEO", 3, 4),
            ("director", "Директор по продукту", "домен, руководит руководителями", 4, 2),
            ("vp", "VP по продукту", "портфель и продуктовая организация", 5, 2),
            ("cpo", "Директор по продуктам (CPO)", "бизнес-результат, команда первых лиц", 6, 2),
        ),
        "forks": (
            ("Стартап или корпорация?", ("стартап", "корпорация")),
            ("Фича или весь продукт?", ("фича", "продукт")),
            ("Личный вклад или команда?", ("личный вклад", "команда")),
        ),
        "competencies": (
            (
                "money",
                "Деньги и юнит-экономика",
                ("", "читает отчёт", "считает", "меняет", "задаёт"),
            ),
            ("people", "Найм и рост людей"),
        ),
        "names": ("Анна Петрова", "Борис Линд"),
        "plan": (
            ("Пересчитать юнит-экономику продукта", "отчёт по марже", "модель, по которой решают"),
            ("Провести два интервью вторым", "оценка нанимающего"),
        ),
        "assumption": "Часов на учёбу в неделю: 5.",
    },
    "en": {
        "title": "An approach to brand marketing: choosing and judging initiatives",
        "subtitle": "Results of the first phase and decisions needed before the 2027 budget",
        "client": "Northern Light plc",
        "firm": "Martin & Partners",
        "situation": "The company puts 240 M ₽ a year into its brand: festivals, special projects, "
        "partnerships, events for its own people. So far decisions were a matter of taste: cool "
        "or cringe.",
        "complication": "In two years the effect of 6 of 31 initiatives was measured. Three had to "
        "be stopped after the launch because of risks that could be seen beforehand.",
        "answer": "Judge initiatives against four goals and stop them at two gates before scoring. "
        "Then the city festival partnership and the museum podcast lead, and three loud ideas "
        "fall out before they cost anything.\nAfter the launch every initiative is measured "
        "twice, by a leading and a lagging figure, with an owner and a date.",
        "decisions": (
            "Approve the weights of the goals and the two gates by 1 December",
            "Start the festival partnership and the podcast: 18.5 M ₽ in the first half-year",
            "Name an owner of measurement and set aside 6% of the budget for it",
        ),
        "goals": (
            ("Awareness in the target audience", 0.35, (("Reach", 0.2), ("Recall", 0.15))),
            ("Fit with the positioning", 0.30, (("Tie to the three brand principles", 0.3),)),
            (
                "Relations with the community",
                0.20,
                (("Involvement", 0.12), ("Lasting effect", 0.08)),
            ),
            ("Pride of our people", 0.15, (("Share of people who take part", 0.15),)),
        ),
        "levels": ("none", "weak", "visible", "strong", "changes the picture"),
        "gates": (
            ("Reputation", "Would we like to see it on a front page?"),
            ("Law and safety", "Is there a ban or a danger to people?"),
        ),
        "initiatives": (
            ("City festival partnership", "partnership", 12_500_000, ""),
            ("Podcast with a museum of modern art", "content", 6_000_000, ""),
            ("Limited collaboration with a local fashion designer", "product", 9_800_000, "cool"),
            ("Scholarship for engineering students", "community", 15_000_000, ""),
            ("Open lectures at the office", "event", 2_400_000, "cool"),
            ("Billboards with philosophical questions", "media", 38_000_000, "cool"),
            ("Sponsorship of an e-sports league", "partnership", 44_000_000, "cringe"),
            ("Brand day for our own people", "inside", 3_100_000, ""),
            ("Clips with million-follower bloggers", "media", 52_000_000, "cringe"),
            ("Welcome kit for new colleagues", "inside", 1_900_000, ""),
            ("Flash mob on the main square at rush hour", "event", 7_500_000, ""),
            ("Provocative clip for Valentine's Day", "media", 11_000_000, "cringe"),
        ),
        "reason": "a joke at others' expense; we would apologise within a week",
        "assessors": ("A. Bell", "R. Kim", "D. Orr"),
        "map": "From PM to CPO",
        "stages": (
            ("apm", "Associate PM", "part of a feature", 0, 2),
            ("pm_feature", "PM (feature)", "feature, one team", 1, 1),
            ("pm_product", "PM (whole product)", "whole small product", 1, 3),
            ("senior", "Senior PM", "product area, unclear problems", 2, 2),
            ("principal", "Principal PM", "critical bets, no reports", 3, 0),
            ("distinguished", "Distinguished PM", "company-wide problem", 4, 0),
            ("gpm", "Lead / Group PM", "2–5 PMs, product group", 3, 2),
            ("head", "Head of Product (startup)", "all product, reports to CEO", 3, 4),
            ("director", "Director of Product", "domain, manages managers", 4, 2),
            ("vp", "VP Product", "portfolio, product organisation", 5, 2),
            ("cpo", "Chief Product Officer", "business outcomes, executive team", 6, 2),
        ),
        "forks": (
            ("Start-up or corporation?", ("start-up", "corporation")),
            ("Feature or whole product?", ("feature", "product")),
            ("Own work or a team?", ("own work", "team")),
        ),
        "competencies": (
            ("money", "Money and unit economics", ("", "reads", "reckons", "changes", "sets")),
            ("people", "Hiring and growing people"),
        ),
        "names": ("Ann Brown", "Ben Lind"),
        "plan": (
            ("Reckon the unit economics anew", "margin report", "a model that decisions rest on"),
            ("Hold two interviews as the second", "the hiring lead’s word"),
        ),
        "assumption": "Five hours a week go into learning.",
    },
}
