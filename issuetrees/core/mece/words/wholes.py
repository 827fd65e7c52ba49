"""What belongs to what, as everybody knows it: places, times, channels and goods, firms.

A row is a whole and its parts, with other names of each after "=". Left out is what is disputed or
stands beside its whole by custom: Russia beside Europe, the United Kingdom beside Europe.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

from issuetrees.core.mece.words.tables import rows

PLACE: Final = "place"
TIME: Final = "time"
CHANNEL: Final = "channel"
FIRM: Final = "firm"

_LINES: Final = {
    PLACE: """
emea: europe=европа, middle east=ближний восток, africa=африка
apac=asia pacific: asia=азия, australia=австралия, new zealand=новая зеландия
europe=европа: western europe=западная европа, eastern europe=восточная европа, central europe=
  центральная европа, northern europe=северная европа, southern europe=южная европа, eu, dach,
  benelux=бенилюкс, nordics=scandinavia=скандинавия, germany=германия, france=франция, italy=италия,
  spain=испания, poland=польша, austria=австрия, netherlands=нидерланды=голландия, belgium=бельгия,
  sweden=швеция, norway=норвегия, finland=финляндия, denmark=дания, portugal=португалия, greece=
  греция, czech republic=czechia=чехия, hungary=венгрия, romania=румыния, bulgaria=болгария,
  serbia=сербия, ireland=ирландия, london=лондон, paris=париж, berlin=берлин
eu: germany, france, italy, spain, poland, austria, netherlands, belgium, sweden, finland,
  denmark, portugal, greece, czech republic, hungary, romania, bulgaria, ireland
western europe: germany, france, netherlands, belgium, austria
eastern europe: poland, czech republic, hungary, romania, bulgaria
dach: germany, austria
benelux: netherlands, belgium
nordics: sweden, norway, finland, denmark
germany: berlin, munich=мюнхен, hamburg=гамбург, bavaria=бавария, frankfurt=франкфурт
france: paris, lyon=лион
italy: rome=рим, milan=милан
spain: madrid=мадрид, barcelona=барселона
uk: london, scotland=шотландия, england=англия, wales=уэльс, manchester=манчестер
asia=азия: east asia=восточная азия, southeast asia=south east asia=юго-восточная азия,
  south asia=южная азия, central asia=центральная азия=средняя азия, china=китай=кнр, india=индия,
  japan=япония, south korea=korea=южная корея=корея, indonesia=индонезия, vietnam=вьетнам,
  thailand=таиланд=тайланд, malaysia=малайзия, singapore=сингапур, philippines=филиппины,
  pakistan=пакистан, bangladesh=бангладеш
southeast asia: indonesia, vietnam, thailand, malaysia, singapore, philippines
east asia: china, japan, south korea
south asia: india, pakistan, bangladesh
central asia: kazakhstan=казахстан, uzbekistan=узбекистан, kyrgyzstan=киргизия=кыргызстан,
  tajikistan=таджикистан
china: shanghai=шанхай, beijing=пекин, shenzhen=шэньчжэнь, guangzhou=гуанчжоу
india: mumbai=мумбаи, delhi=дели, bangalore=бангалор
japan: tokyo=токио
middle east=ближний восток: gulf states=gcc=страны персидского залива, uae, saudi arabia=
  саудовская аравия, qatar=катар, israel=израиль, kuwait=кувейт, dubai=дубай
gulf states: uae, saudi arabia, qatar, kuwait, dubai
uae: dubai, abu dhabi=абу-даби
africa=африка: egypt=египет, nigeria=нигерия, south africa=юар, kenya=кения, morocco=марокко,
  algeria=алжир, north africa=северная африка
north africa: egypt, morocco, algeria
americas=америка: north america=северная америка, latin america=латинская америка, south america=
  южная америка, usa, canada=канада, mexico=мексика, brazil=бразилия
north america: usa, canada, mexico
latin america: south america, mexico, brazil, argentina=аргентина, chile=чили, colombia=колумбия,
  peru=перу
south america: brazil, argentina, chile, colombia, peru
usa: california=калифорния, texas=техас, new york=нью-йорк, florida=флорида, midwest, west coast=
  западное побережье, east coast=восточное побережье
canada: ontario=онтарио, quebec=квебек, toronto=торонто
brazil: sao paulo=сан-паулу, rio de janeiro=рио-де-жанейро
australia: sydney=сидней, melbourne=мельбурн
снг: kazakhstan, uzbekistan, kyrgyzstan, tajikistan, belarus=беларусь=белоруссия, armenia=армения,
  azerbaijan=азербайджан
kazakhstan: алматы=almaty=алма-ата, астана=astana
belarus: минск=minsk
еаэс: belarus, kazakhstan, armenia, kyrgyzstan
рф: мск, спб, урал=urals, сибирь=siberia, поволжье=volga region, дальний восток=far east,
  северный кавказ=caucasus, московская область=подмосковье, татарстан, казань=kazan, екатеринбург=
  yekaterinburg, новосибирск=novosibirsk, нижний новгород, самара, ростов-на-дону, краснодар,
  краснодарский край, юг россии, северо-запад, центральный федеральный округ=цфо, уфа, пермь,
  челябинск, омск, воронеж, владивосток
центральный федеральный округ: мск, московская область, воронеж, тула
северо-запад=северо-западный федеральный округ: спб, ленинградская область, мурманск, калининград
урал: екатеринбург, челябинск, пермь
сибирь: новосибирск, омск, красноярск, томск, иркутск
поволжье: казань, самара, нижний новгород, татарстан, уфа
татарстан: казань
дальний восток: владивосток, хабаровск
краснодарский край: краснодар, сочи
""",
    TIME: """
h1: q1, q2, january, february, march, april, may, june
h2: q3, q4, july, august, september, october, november, december
q1: january=январь, february=февраль, march=март
q2: april=апрель, may=май, june=июнь
q3: july=июль, august=август, september=сентябрь
q4: october=октябрь, november=ноябрь, december=декабрь
winter=зима: december, january, february
spring=весна: march, april, may
summer=лето: june, july, august
autumn=fall=осень: september, october, november
weekend=weekends=выходные=выходные дни: saturday=суббота, sunday=воскресенье
weekdays=working days=workdays=будни=будние дни=рабочие дни: monday=понедельник, tuesday=вторник,
  wednesday=среда, thursday=четверг, friday=пятница
""",
    CHANNEL: """
online=онлайн=интернет=internet=online channels=онлайн-каналы=online sales=онлайн-продажи=
  digital channels=цифровые каналы: сайт, mobile app=mobile application=мобильное приложение=
  приложение, marketplaces=marketplace=маркетплейсы=маркетплейс=online marketplaces, e-commerce,
  интернет-магазин, соцсети, email=e-mail=электронная почта, чат-бот=chatbot, messengers=
  мессенджеры, contextual advertising=контекстная реклама, search advertising
offline=офлайн=оффлайн=offline channels=офлайн-каналы=физические каналы: stores=store=shops=shop=
  магазины=торговые точки=точки продаж, retail stores=розничные магазины, branches=branch=
  отделения, offices=офисы, exhibitions=выставки, trade fairs, наружная реклама=
  outdoor advertising=billboards
e-commerce: marketplaces, интернет-магазин
media=media advertising=медийная реклама: tv, radio=радио, press=print=пресса
public transport=общественный транспорт: metro=subway=underground=метро, bus=buses=автобус=
  автобусы, tram=trams=трамвай, trolleybus=троллейбус
renewables=renewable energy=renewable sources=виэ=возобновляемые источники=
  возобновляемая энергетика: solar=solar power=солнце=солнечная энергия=солнечная энергетика,
  wind=wind power=ветер=ветровая энергия=ветровая энергетика, hydro=hydropower=гидроэнергетика,
  biomass=биомасса
fossil fuels=ископаемое топливо: coal=уголь, oil=нефть, natural gas=gas=природный газ=газ
deposits=вклады: time deposits=term deposits=срочные вклады, savings accounts
loans=credits=кредиты: mortgages=mortgage=ипотека, car loans=автокредиты, consumer loans=
  потребительские кредиты
securities=ценные бумаги: shares=stocks=equities=акции, bonds=облигации
personnel costs=staff costs=затраты на персонал=расходы на персонал: salaries=wages=зарплата=
  зарплаты, bonuses=премии=бонусы
fixed costs=постоянные затраты=постоянные расходы: rent=аренда, depreciation=амортизация
variable costs=переменные затраты=переменные расходы: raw materials=materials=сырье=материалы,
  сдельная оплата
road transport=автотранспорт=автомобильный транспорт: trucks=trucking=грузовики=фуры
alcohol=alcoholic drinks=алкоголь=алкогольные напитки: beer=пиво, wine=вино, spirits=
  крепкий алкоголь
soft drinks=non-alcoholic drinks=безалкогольные напитки: juices=juice=соки, water=вода, lemonade=
  лимонады
dairy=dairy products=молочные продукты=молочная продукция: milk=молоко, cheese=сыр=сыры, yoghurt=
  yogurt=йогурты
electronics=consumer electronics=электроника=бытовая электроника: smartphones=mobile phones=
  смартфоны=мобильные телефоны, laptops=notebooks=ноутбуки, tablets=планшеты, televisions=tvs=
  телевизоры, headphones=наушники
household appliances=home appliances=бытовая техника: refrigerators=fridges=холодильники,
  washing machines=стиральные машины, vacuum cleaners=пылесосы
beverages=drinks=напитки: soft drinks=non-alcoholic drinks=безалкогольные напитки, alcohol=
  алкоголь, juices, water, beer, wine, coffee=кофе, tea=чай
vehicles=transport vehicles=транспортные средства=транспорт: cars=passenger cars=
  легковые автомобили=автомобили, trucks=грузовики=грузовые автомобили, buses=автобусы,
  motorcycles=мотоциклы
clothing=clothes=apparel=одежда: dresses=платья, jackets=куртки, trousers=брюки, shirts=рубашки,
  coats=пальто
furniture=мебель: sofas=диваны, tables=столы, chairs=стулья, wardrobes=шкафы, beds=кровати
cosmetics=beauty products=косметика: lipstick=помада, creams=кремы, shampoo=шампуни
companies=businesses=legal entities=компании: banks=банки, insurers=insurance companies=
  страховые компании, retailers=ритейлеры, startups=стартапы, manufacturers=производители
public sector=госсектор=государственный сектор: schools=школы, hospitals=больницы, ministries=
  министерства, municipalities=муниципалитеты, бюджетные учреждения
operating costs=operating expenses=operating expenditure=операционные затраты=
  операционные расходы: rent, salaries=wages, staff costs=personnel costs, marketing costs=
  затраты на маркетинг=маркетинговые затраты
administrative costs=overheads=overhead=накладные расходы=административные расходы: office rent=
  аренда офиса, utilities=коммунальные услуги
marketing=маркетинг: advertising=реклама, pr, branding=брендинг, promotions=промоакции,
  market research=исследования рынка
advertising=реклама: tv advertising=tv ads=реклама на тв=телереклама, outdoor advertising=
  наружная реклама, radio advertising=радиореклама=реклама на радио, online advertising=
  интернет-реклама, print advertising=печатная реклама
finance department=finance=финансовый отдел=финансы: accounting=бухгалтерия, treasury=казначейство,
  controlling=контроллинг
logistics: transport=перевозки=транспортировка, warehousing=складирование=хранение
students=студенты: undergraduates=undergraduate students=бакалавры, postgraduates=
  postgraduate students=магистранты, phd students=аспиранты
medical staff=медперсонал=медицинский персонал: doctors=врачи, nurses=медсестры
energy=энергия: electricity=electric power=электричество=электроэнергия, heat=тепло
doctors=врачи: surgeons=хирурги, therapists=терапевты, paediatricians=педиатры
smb: малый бизнес, средний бизнес
мсб: малый бизнес, средний бизнес
real estate=property=недвижимость: flats=apartments=квартиры
insurance=страхование: осаго, дмс, life insurance=страхование жизни, motor insurance=
  автострахование=страхование авто, property insurance=страхование имущества, casco=каско
payment cards=cards=bank cards=банковские карты=карты: credit cards=кредитные карты, debit cards=
  дебетовые карты
taxes=налоги: vat, income tax=ндфл=подоходный налог, property tax=налог на имущество, profit tax=
  corporate tax=налог на прибыль
metals=металлы: steel=сталь, copper=медь, aluminium=aluminum=алюминий, gold=золото
meat=мясо: beef=говядина, pork=свинина, poultry=птица, chicken=курица
fruit: apples=яблоки, bananas=бананы, oranges=апельсины
food=продукты питания=еда: bread=хлеб, meat=мясо, dairy=молочные продукты, fruit=fruits=фрукты,
  vegetables=овощи
""",
    FIRM: """
marketplaces=marketplace=маркетплейсы=маркетплейс=retail partners=retailers=розничные партнеры=
  online retailers=ритейлеры: amazon=амазон, ebay, walmart, alibaba, aliexpress, zalando, ozon=
  озон, wildberries=вайлдберриз, яндекс маркет=yandex market, lamoda, мегамаркет,
  target corporation, tesco, лента, магнит, пятерочка, ашан=auchan, carrefour
соцсети: facebook, instagram, tiktok, linkedin, x twitter=twitter, youtube, вконтакте=vk=вк,
  telegram=телеграм, одноклассники
messengers=мессенджеры: telegram, whatsapp, viber, wechat
banks=bank=банки=state banks=госбанки=партнеры-банки=partner banks: сбербанк=сбер=sberbank, втб=
  vtb, тинькофф=т-банк, альфа-банк, газпромбанк, hsbc, barclays, deutsche bank, jpmorgan, citibank
operators=mobile operators=операторы=операторы связи=telecom operators: мтс=mts, билайн=beeline,
  мегафон=megafon, теле2=tele2, vodafone, verizon, at&t, t-mobile
search engines=поисковые системы=поисковики: google=гугл, яндекс=yandex, bing
cloud providers=облачные провайдеры: aws, azure, google cloud, яндекс облако=yandex cloud
suv=suvs
""",
}


class Part(NamedTuple):
    """A part and the whole that it belongs to, by their first names."""

    kind: str
    whole: str
    part: str


def parts() -> Iterator[Part]:
    """Yield every whole with each of its parts."""
    for kind, text in _LINES.items():
        for row in rows(text):
            whole, _, rest = row.partition(":")
            for one in rest.split(","):
                yield Part(kind, _first(whole), _first(one))


def names() -> Iterator[list[str]]:
    """Yield what is one thing under several names, the first name first."""
    for text in _LINES.values():
        for row in rows(text):
            for one in row.replace(":", ",").split(","):
                yield [name.strip() for name in one.split("=")]


def _first(names_of_one: str) -> str:
    return names_of_one.partition("=")[0].strip()
