"""Frameworks that consultants know by name, with their elements in English and Russian."""

from typing import Final

from issuetrees.core.mece.words.lists import Library, known_list
from issuetrees.core.text import gettext_noop

_LISTS: Final = (
    known_list("3c", "3C", r"""
~ \b3 ?[cс]s?\b
~ \bthree c['’]?s\b
~ \bтри с\b
Company | Компания | company compan компани =мы =we our internal наш
Customers | Клиенты | customer client buyer consumer клиент потребител покупател заказчик
Competitors | Конкуренты | compet rival конкур соперник"""),
    known_list("5c", "5C", r"""
~ \b5 ?[cс]s?\b
~ \bfive c['’]?s\b
Company | Компания | company compan компани
Customers | Клиенты | customer client buyer consumer клиент потребител покупател
Competitors | Конкуренты | compet rival конкур
Collaborators | Партнёры | collaborat partner supplier партнер поставщик
Climate | Контекст | climate context environment макро контекст среда сред климат"""),
    known_list("4p", "4P", r"""
~ \b4 ?[pр]['’]?s?\b
~ \bfour p['’]?s\b
~ marketing mix
~ комплекс маркетинга
~ маркетинг-микс
~ маркетинговый микс
Product | Продукт | product offer assort продукт товар ассортимент предложени
Price | Цена | pric цен
Place | Место | place channel distribut мест канал дистриб распредел сбыт
Promotion | Продвижение | promo advert communicat продвиж реклам коммуникац"""),
    known_list("7p", "7P", r"""
~ \b7 ?[pр]['’]?s?\b
~ \bseven p['’]?s\b
Product | Продукт | product offer продукт товар услуг
Price | Цена | pric цен
Place | Место | place channel distribut мест канал дистриб распредел
Promotion | Продвижение | promo advert communicat продвиж реклам
People | Люди | people staff person люди персонал сотрудник
Process | Процессы | process процесс
Physical evidence | Физическое окружение | physical evidence физическ материальн окружен"""),
    known_list("7s", "7S", r"""
~ \b7 ?[sс]\b
~ \bseven s\b
Strategy | Стратегия | strateg стратег
Structure | Структура | structur структур
Systems | Системы | system систем
Shared values | Ценности | value ценност
Skills | Навыки | skill compet навык умени компетенц
Style | Стиль | style стил
Staff | Сотрудники | staff people employ сотрудник персонал кадр состав"""),
    known_list("five_forces", gettext_noop("Five forces"), r"""
~ five forces
~ \b5 forces
~ пять сил
~ \b5 сил
~ porter
~ портер
Rivalry | Конкуренция в отрасли | rival existing+compet =competitors соперн конкуренци =конкуренты
New entrants | Новые игроки | entrant entry потенциальн новы+игрок новы+конкур новы+участник вход
Substitutes | Заменители | substitut заменит субститут товары-заменители
Buyers | Покупатели | buyer customer client покупател клиент потребител
Suppliers | Поставщики | supplier поставщик"""),
    known_list("swot", "SWOT", r"""
~ \bswot\b
~ \bсвот\b
Strengths | Сильные стороны | strength сильн преимуществ
Weaknesses | Слабые стороны | weak слаб недостат
Opportunities | Возможности | opportunit возможност
Threats | Угрозы | threat угроз риск"""),
    known_list("pestel", "PESTEL", r"""
~ \bpest[eé]l\b
~ \bpestle\b
~ \bпестел\b
Political | Политические | politic политич политик
Economic | Экономические | econom экономи
Social | Социальные | social societ cultur социа обществ культур демограф
Technological | Технологические | tech технолог техни
Environmental | Экологические | environm ecolog эколог природ
Legal | Правовые | legal legisl regulat law прав юридич закон регул"""),
    known_list("pest", "PEST", r"""
~ \bpest\b
~ \bпест\b
Political | Политические | politic политич политик
Economic | Экономические | econom экономи
Social | Социальные | social societ cultur социа обществ культур демограф
Technological | Технологические | tech технолог техни"""),
    known_list("aarrr", "AARRR", r"""
~ \ba{2,3}rrr\b
~ pirate metrics
~ пиратск
Acquisition | Привлечение | acquisit acquir привлеч
Activation | Активация | activat активац
Retention | Удержание | retent retain удерж возврат
Referral | Рекомендации | referral refer рекоменд виральн
Revenue | Выручка | revenue moneti выручк доход монетиз"""),
    known_list("value_chain", gettext_noop("Value chain"), r"""
? value chain
? цепочк\w* (?:создания )?(?:ценност|стоимост)
Inbound logistics | Входящая логистика | inbound входящ supply procure закуп снабжен
Operations | Операции | operation production manufactur операци производств
Outbound logistics | Исходящая логистика | outbound distribut deliver исходящ дистриб сбыт доставк
Marketing and sales | Маркетинг и продажи | marketing sales маркетинг продаж
Service | Сервис | servic after-sales сервис обслуж послепродаж"""),
    known_list("bcg", gettext_noop("BCG matrix"), r"""
~ \bbcg\b
~ \bбкг\b
~ growth[- ]share
~ бостонск\w+ матриц
Stars | Звёзды | =star =stars звезд
Cash cows | Дойные коровы | cow коров
Question marks | Трудные дети | question+mark problem+child вопрос трудны+дет дикие
Dogs | Собаки | =dog =dogs =pets собак"""),
    known_list("ansoff", gettext_noop("Ansoff matrix"), r"""
~ ansoff
~ ансофф
Market penetration | Проникновение на рынок | penetrat проникнов
Product development | Развитие продукта | product+develop new+product развит+продукт новы+продукт
Market development | Развитие рынка | market+develop new+market развит+рынк новы+рынк
Diversification | Диверсификация | diversif диверсиф"""),
    known_list("balanced_scorecard", gettext_noop("Balanced scorecard"), r"""
~ balanced scorecard
~ \bbsc\b
~ сбалансированн\w+ (?:систем|показат)
~ \bссп\b
Financial | Финансы | financ финанс
Customer | Клиенты | customer client клиент
Internal processes | Внутренние процессы | process процесс
Learning and growth | Обучение и развитие | learn growth innovat обучен развит персонал"""),
    known_list("6m", "6M", r"""
~ \b6 ?[mм]\b
? ishikawa
? исикав
? fishbone
? рыб\w+ кост
People | Люди | man people personnel manpower люди человек персонал
Machines | Оборудование | machin equipment оборудован машин станк
Materials | Материалы | material материал сырь
Methods | Методы | method process метод процесс технолог
Measurement | Измерения | measur измер контрол
Environment | Среда | environ milieu mother+nature сред окруж"""),
    known_list("moscow", "MoSCoW", r"""
~ \bmoscow (?:method|priorit)
~ метод\w* moscow
~ moscow[- ]приорит
Must | Обязательно | must обязат необходим
Should | Желательно | should желател следует
Could | Возможно | could возмож можно
Won't | Не сейчас | won wont would =не отлож"""),
    known_list("raci", "RACI", r"""
~ \braci\b
Responsible | Исполнитель | responsib исполнит
Accountable | Ответственный | accountab ответствен утвержда
Consulted | Консультант | consult консульт
Informed | Информируемый | inform информир"""),
    known_list("people_process_technology", gettext_noop("People, process, technology"), r"""
~ people,? process(?:es)?,? (?:and )?technolog
~ люди,? процессы,? (?:и )?технолог
People | Люди | people staff люди персонал
Process | Процессы | process процесс
Technology | Технологии | technolog tool =it технолог инструмент"""),
    known_list("business_model_canvas", gettext_noop("Business model canvas"), r"""
~ business model canvas
~ канв\w+ бизнес-модел
~ остервальд
Customer segments | Потребительские сегменты | segment сегмент
Value proposition | Ценностное предложение | value+propos ценност
Channels | Каналы | channel канал
Customer relationships | Отношения с клиентами | relation отношен взаимоотнош
Revenue streams | Потоки доходов | revenue income доход выручк
Key resources | Ключевые ресурсы | resourc ресурс
Key activities | Ключевые виды деятельности | activit деятельност
Key partners | Ключевые партнёры | partner партнер
Cost structure | Структура издержек | cost издерж затрат расход"""),
)  # fmt: skip
FRAMEWORKS: Final = Library(_LISTS)
