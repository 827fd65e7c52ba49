"""Settings of the test run: the product's own, in a folder of its own, with cheap passwords."""

import atexit
import os
import shutil
import tempfile

_home = tempfile.mkdtemp(prefix="issuetrees-tests-")
atexit.register(shutil.rmtree, _home, ignore_errors=True)
for _name in [name for name in os.environ if name.startswith("ISSUETREES_")]:
    del os.environ[_name]
os.environ["ISSUETREES_HOME"] = _home
# Playwright keeps an event loop in the thread of the tests that follow it in the same process.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

from issuetrees.settings import *  # noqa: E402, F403
from issuetrees.settings import DATABASES, HOME, STATIC_ROOT, STORAGES  # noqa: E402

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
MAIL_CARRIER = "django.core.mail.backends.locmem.EmailBackend"
STATIC_ROOT.mkdir()
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
# A file, not memory: threads get connections of their own, as in the product.
DATABASES["default"]["TEST"] = {"NAME": str(HOME / "tests.sqlite3")}
