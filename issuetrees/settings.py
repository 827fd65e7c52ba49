"""Settings of Issuetrees, read from the environment.

Without any variable the product runs on one machine for itself (mode ``embedded``):
SQLite, files and a generated secret key under ``ISSUETREES_HOME``. Mode ``production``
refuses unsafe values. Every variable is described in ``docs/settings.md``.
"""

from pathlib import Path
from typing import Any

from csp.constants import NONCE, NONE, SELF
from django.utils.translation import gettext_lazy as _

from issuetrees.operations import configuration, env

BASE_DIR = Path(__file__).resolve().parent.parent

# --- Where and how it runs -------------------------------------------------------------------
IS_PRODUCTION = env.choice("MODE", "embedded", ("embedded", "production")) == "production"
DEBUG = env.flag("DEBUG")
HOME = Path(env.text("HOME", str(BASE_DIR / "var"))).resolve()
configuration.prepare_home(HOME)
SECRET_KEY = env.secret("SECRET_KEY", HOME / "secret-key")
SECRET_KEY_FALLBACKS = env.words("SECRET_KEY_FALLBACKS")
PUBLIC_URL = env.text("URL").rstrip("/")
ALLOWED_HOSTS = configuration.hosts(PUBLIC_URL, env.words("HOSTS"), is_production=IS_PRODUCTION)
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL] if PUBLIC_URL else []
TRUSTED_PROXIES = env.number("TRUSTED_PROXIES", 0)
INTERNAL_IPS: list[str] = []
if IS_PRODUCTION:
    configuration.refuse_unsafe(
        secret_key=env.text("SECRET_KEY"),
        public_url=PUBLIC_URL,
        hosts=ALLOWED_HOSTS,
        is_debug=DEBUG,
        are_cookies_secure=env.flag("SECURE_COOKIES", default=True),
    )

# --- Applications ----------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
INSTALLED_APPS = [
    "issuetrees.operations",
    "issuetrees.accounts",
    "issuetrees.workspaces",
    "issuetrees.attachments",
    "issuetrees.jobs",
    "issuetrees.graphs",
    "issuetrees.comments",
    "issuetrees.inquiry",
    "issuetrees.scoring",
    "issuetrees.careers",
    "issuetrees.exchange",
    "issuetrees.portfolio",
    "issuetrees.tracking",
    "issuetrees.practice",
    "issuetrees.reports",
    "issuetrees.search",
    "issuetrees.samples",
    "issuetrees.live",
    "issuetrees.api",
    "issuetrees.web",
    "channels",
    "csp",
    "rest_framework",
    "django_filters",
    "drf_spectacular",
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "issuetrees.operations.requests.RequestMiddleware",
    "issuetrees.operations.requests.PolicyMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "issuetrees.web.frame.middleware.LanguageMiddleware",
    "issuetrees.web.frame.middleware.ZoneMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "issuetrees.web.frame.middleware.RefusalMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
]
ROOT_URLCONF = "issuetrees.urls"
WSGI_APPLICATION = "issuetrees.wsgi.application"
ASGI_APPLICATION = "issuetrees.asgi.application"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "issuetrees.web.frame.context.page",
            ],
            "libraries": {
                "i18n": "issuetrees.kit.i18n_tags",  # in place of Django's own
                "page": "issuetrees.web.frame.tags.page",
                "drawing": "issuetrees.web.frame.tags.drawing",
                "numbers": "issuetrees.web.frame.tags.numbers",
                "scales": "issuetrees.web.scoring.tags",
                "reports": "issuetrees.web.reports.tags",
            },
        },
    },
]

# --- Database, cache, messages between processes ----------------------------------------------
DATABASES = {"default": configuration.database(HOME / "issuetrees.sqlite3")}
SILENCED_SYSTEM_CHECKS = [
    "auth.W004",  # addresses are unique by a constraint on lower case
    "templates.W003",  # our tags of translation stand in place of Django's on purpose
]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
REDIS_URL = env.text("REDIS_URL")
CACHES = {
    "default": configuration.cache(REDIS_URL, is_production=IS_PRODUCTION),
    "near": configuration.near_cache(),
}
CHANNEL_LAYERS = {"default": configuration.channel_layer(REDIS_URL)}

CELERY_BROKER_URL = env.text("BROKER_URL") or REDIS_URL or "memory://localhost/"
CELERY_BROKER_TRANSPORT_OPTIONS = configuration.broker_options(CELERY_BROKER_URL)
CELERY_BROKER_CONNECTION_TIMEOUT = 1
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
JOB_LEASE = env.number("JOB_LEASE", 60)  # seconds a silent worker keeps its job
JOB_DAYS = env.number("JOB_DAYS", 30)  # days for which the rows of ended jobs are kept
CELERY_TASK_DEFAULT_QUEUE = "issuetrees"
CELERY_TASK_ACKS_LATE = False  # the job row is the truth, so redelivery would only double
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_TIME_LIMIT = 1_080  # seconds: those of the largest export, begun late in a task
CELERY_TASK_SOFT_TIME_LIMIT = 1_050
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
# What exports take is loaded once, before the processes that make them are forked.
CELERY_IMPORTS = ["issuetrees.reports.gather", "issuetrees.reports.formats.pdf.file"]
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_MAX_TASKS_PER_CHILD = 50
CELERY_WORKER_MAX_MEMORY_PER_CHILD = 400_000  # KiB
CELERY_WORKER_ENABLE_REMOTE_CONTROL = False
CELERY_WORKER_SEND_TASK_EVENTS = False
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_WORKER_REDIRECT_STDOUTS = False

# --- Files -------------------------------------------------------------------------------------
STATIC_URL = "static/"
STATIC_ROOT = Path(env.text("STATIC_ROOT", str(HOME / "static")))
STORAGES = {
    "default": configuration.media(HOME / "media"),
    "staticfiles": {"BACKEND": "issuetrees.web.frame.served.ServedStorage"},
}
PIECES_FOLDER = HOME / "pieces"  # rendered pieces of reports: a cache of this machine
PIECES_MEGABYTES = env.number("PIECES_MEGABYTES", 300)
WHITENOISE_KEEP_ONLY_HASHED_FILES = False  # the import map names unhashed addresses too
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

# --- People and sign-in ------------------------------------------------------------------------
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
AUTH_PASSWORD_VALIDATORS[1]["OPTIONS"] = {"min_length": 10}  # type: ignore[assignment]
CSRF_FAILURE_VIEW = "issuetrees.web.frame.errors.forbidden"
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_SIGNUP_FORM_CLASS = "issuetrees.accounts.forms.SignupForm"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_UNIQUE_EMAIL = True
ACCOUNT_ADAPTER = "issuetrees.accounts.adapter.Adapter"
# Only with a confirmed address can signing up tell nothing about who has an account.
ACCOUNT_EMAIL_VERIFICATION = env.choice(
    "EMAIL_VERIFICATION",
    "mandatory" if IS_PRODUCTION else "optional",
    ("none", "optional", "mandatory"),
)
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = True  # a reset does the same work for everybody
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if IS_PRODUCTION else "http"
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXIES
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Issuetrees"
USERSESSIONS_TRACK_ACTIVITY = False  # a write per request would take SQLite's write lock
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
SOCIALACCOUNT_PROVIDERS = configuration.single_sign_on()

# --- Languages ---------------------------------------------------------------------------------
LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("ru", _("Russian"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

# --- What a browser may do ---------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],  # the nonce is for the import map
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "media-src": ["blob:"],  # voice notes, which the page reads itself
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
ARE_COOKIES_SECURE = IS_PRODUCTION
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = ARE_COOKIES_SECURE
SESSION_COOKIE_NAME = "__Host-session" if ARE_COOKIES_SECURE else "issuetrees-session"
CSRF_COOKIE_NAME = "__Host-csrf" if ARE_COOKIES_SECURE else "issuetrees-csrf"
SESSION_COOKIE_AGE = 14 * 24 * 3600
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_HTTPONLY = True
SECURE_SSL_REDIRECT = IS_PRODUCTION
SECURE_REDIRECT_EXEMPT = [r"^health/", r"^metrics$"]
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if IS_PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = IS_PRODUCTION
SECURE_REFERRER_POLICY = "same-origin"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXIES else None
X_FRAME_OPTIONS = "DENY"

# --- Mail --------------------------------------------------------------------------------------
EMAIL_BACKEND = "issuetrees.jobs.outbox.Outbox"  # a job hands it to the carrier
MAIL_CARRIER: str
for _name, _value in configuration.mail().items():
    globals()[_name] = _value
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.text("MAIL_FROM", "Issuetrees <issuetrees@localhost>")

# --- Measuring ---------------------------------------------------------------------------------
EDITOR_BENCH = env.flag("EDITOR_BENCH")  # serves /bench/editor/

# --- REST --------------------------------------------------------------------------------------
API_RATE = env.number("API_RATE", 3000)  # requests a minute from one person
REST_FRAMEWORK: dict[str, Any] = {
    "DEFAULT_SCHEMA_CLASS": "issuetrees.api.schema.OperationSchema",
}
SPECTACULAR_SETTINGS: dict[str, Any] = {
    "TITLE": "Issuetrees",
    "DESCRIPTION": "Question trees, scored initiatives, stage maps and reports.",
    "VERSION": configuration.version(BASE_DIR / "CHANGELOG.md"),
    "OAS_VERSION": "3.1.1",
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "POSTPROCESSING_HOOKS": ["issuetrees.api.meanings.add"],
    "ENUM_GENERATE_CHOICE_DESCRIPTION": False,
    "APPEND_COMPONENTS": {
        "securitySchemes": {
            "token": {"type": "http", "scheme": "bearer"},
            "session": {"type": "apiKey", "in": "cookie", "name": SESSION_COOKIE_NAME},
        }
    },
}

# --- Watching it run ---------------------------------------------------------------------------
VERSION = configuration.version(BASE_DIR / "CHANGELOG.md")
METRICS_TOKEN = env.text("METRICS_TOKEN")
LOGGING = configuration.logs(is_production=IS_PRODUCTION)
