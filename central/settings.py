"""Django settings. Everything that differs per place comes from the environment, with safe defaults:

CENTRAL_STATE         folder for database, keys and secret (default: build/state/central of a checkout)
CENTRAL_DATABASE_URL  postgresql://user:password@host:port/name, or …/name?host=/run/postgresql; else SQLite
CENTRAL_HOSTS         names this service answers to, comma between them (default: localhost only)
CENTRAL_HTTPS         1 or 0; default 1 as soon as CENTRAL_HOSTS names something other than this machine
CENTRAL_CONFIG        config/ with journeys, schemes and sites (default: the one of the installation)
CENTRAL_MAIL          smtp://user:password@host:587?from=ADDRESS: mail who chose mail when they have a place
                      (smtps:// for port 465; without this nobody is mailed and staff tell everybody)
CENTRAL_SIGN_UPS      sign-ups one address may send from phones in a quarter of an hour (default 40: a hall of
                      people behind one network is one address)
CENTRAL_ADMIN         address of whoever looks after this machine: mailed when a check or a backup failed
CENTRAL_ONLY          devices: answer the calls of devices alone; 'central serve --only devices' sets it
CENTRAL_DEBUG         1 shows error pages with code. Never where real people's data is.
"""

from __future__ import annotations

import os

from central.mail.server import mail_settings
from central.pages.compressed import keep_fonts
from central.service.database import database_settings
from central.service.state import secret_key
from kiosk.machine.folders import ROOT, config_dir, state_dir

LOOPBACK = ["localhost", "127.0.0.1", "[::1]"]
STATE = state_dir("central")
CONFIG = config_dir("central")
SECRET_KEY = secret_key(STATE)
DEBUG = os.environ.get("CENTRAL_DEBUG") == "1"
_named = [host.strip() for host in os.environ.get("CENTRAL_HOSTS", "").split(",") if host.strip()]
ALLOWED_HOSTS = _named + LOOPBACK
HTTPS = os.environ.get("CENTRAL_HTTPS", "1" if set(_named) - set(LOOPBACK) else "0") == "1"

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "central.pages",
    "central.accounts",
    "central.intake",
    "central.fleet",
    "central.cases",
    "central.catalogue",
    "central.sign_ups",
    "central.mail",
    "central.opinions",
    "central.stands",
    "central.duty",
    "central.handover",
    "central.equipment",
    "central.batches",
    "central.desk",
    "central.retention",
    "central.figures",
    "central.roster",
]
MIDDLEWARE = [
    "central.pages.safety.PageSafety",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "central.pages.compressed.Compressed",
    "central.written.once_a_page.OnceAPage",
    "central.pages.readable_request.ReadableRequest",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "central.pages.patience.Patience",
]
ROOT_URLCONF = "central.urls"
if os.environ.get("CENTRAL_ONLY") == "devices":  # no session, no form and no page to look after
    ROOT_URLCONF = "central.device_urls"
    MIDDLEWARE = [
        "central.pages.safety.PageSafety",
        "django.middleware.security.SecurityMiddleware",
        "central.pages.readable_request.ReadableRequest",
        "django.middleware.common.CommonMiddleware",
    ]
WSGI_APPLICATION = "central.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "central" / "templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "central.menu.menu",
            ],
            "builtins": [
                "central.pages.templatetags.addresses",
                "central.pages.templatetags.dutch",
                "central.pages.templatetags.forms",
            ],
        },
    }
]

FORM_RENDERER = "central.pages.drawn_fields.DrawnFields"

DATABASES = {"default": database_settings(os.environ.get("CENTRAL_DATABASE_URL", ""), STATE)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"  # our own models all name a UUID key

# People and passwords
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["central.accounts.backend.WithMemberships"]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "today"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]

# Sessions end with the working day and with the browser: desks are shared.
SESSION_COOKIE_AGE = 9 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Strict"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
CSRF_FAILURE_VIEW = "central.error_pages.form_expired"
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"

MAIL_FROM = ""
if os.environ.get("CENTRAL_MAIL"):
    _mail = mail_settings(os.environ["CENTRAL_MAIL"])
    MAIL_FROM, EMAIL_HOST, EMAIL_PORT = _mail.sender, _mail.host, _mail.port
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _mail.user, _mail.password
    EMAIL_USE_SSL, EMAIL_USE_TLS = _mail.ssl, _mail.starttls
    EMAIL_TIMEOUT = 20
PHONE_SIGN_UPS = int(os.environ.get("CENTRAL_SIGN_UPS", "40"))

LANGUAGE_CODE = "nl"
TIME_ZONE = "Europe/Brussels"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATICFILES_DIRS = [ROOT / "central" / "static"]
WHITENOISE_USE_FINDERS = True  # served straight from the installation: no collectstatic step to forget
WHITENOISE_MAX_AGE = 3600
FILE_UPLOAD_MAX_MEMORY_SIZE = (
    20_000_000  # bytes: a photo of a paper is looked at in memory and written nowhere
)
WHITENOISE_ADD_HEADERS_FUNCTION = keep_fonts

# Bytes. A photo of somebody's paper is looked at in memory and written nowhere.
FILE_UPLOAD_MAX_MEMORY_SIZE = 20_000_000

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"quiet": {"()": "central.service.quiet_log.QuietFormatter"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "quiet"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        # Django's own handlers would mail or print tracebacks with values in them.
        "django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        # Not 'Not Found: /p/TOKEN' either: no log keeps what stands in an address.
        "django.request": {"level": "ERROR"},
        "django.security": {"level": "ERROR"},
    },
}
