"""Settings of the desk; every one that a site may set is an environment variable.

``CATCHALL_DESK_HOME``: folder of the data file, the keys and the checkpoints.
``DATABASE_URL``: ``postgresql://…`` for teams; a SQLite file in the home otherwise.
``CATCHALL_DESK_HOSTS``: names under which the desk is reached, comma-separated.
``CATCHALL_DESK_JURISDICTION``: whose law and calendar hold, ``KR`` unless told.
"""

import os
from pathlib import Path

from catchall_desk.config.database import database
from catchall_desk.config.secret import secret_key

HOME = Path(os.environ.get("CATCHALL_DESK_HOME", "catchall-desk"))
SECRET_KEY = secret_key(HOME)
DEBUG = False
ALLOWED_HOSTS = [
    *os.environ.get("CATCHALL_DESK_HOSTS", "").split(","),
    "127.0.0.1",
    "localhost",
    "[::1]",
]
JURISDICTION = os.environ.get("CATCHALL_DESK_JURISDICTION", "KR")

INSTALLED_APPS = [
    "catchall_desk.web",  # first: its templates stand in for those of the others
    "django.forms",
    "django_htmx",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "ninja",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "catchall_desk.records",
    "catchall_desk.accounts",
    "catchall_desk.library",
    "catchall_desk.casework",
    "catchall_desk.exchange",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "catchall_desk.web.policy.ContentPolicy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "catchall_desk.web.middleware.ProblemPages",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "catchall_desk.web.context.frame",
            ]
        },
    }
]
FORM_RENDERER = "catchall_desk.web.renderer.DeskRenderer"
ROOT_URLCONF = "catchall_desk.config.urls"
WSGI_APPLICATION = "catchall_desk.config.wsgi.application"
DATABASES = {"default": database(os.environ.get("DATABASE_URL", ""), HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
ACCOUNT_ADAPTER = "catchall_desk.web.adapter.ClosedAdapter"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
LOGIN_REDIRECT_URL = "/"
LOGIN_URL = "account_login"

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_FAILURE_VIEW = "catchall_desk.web.middleware.forged"
SESSION_COOKIE_AGE = 12 * 3600
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"  # none at all would make the origin of every form unknown
X_FRAME_OPTIONS = "DENY"

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("ko", "한국어")]
TIME_ZONE = "UTC"
USE_TZ = True
STATIC_URL = "static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
