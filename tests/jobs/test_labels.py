"""Labels of progress: kept in English with their places, told in the reader's language."""

from django.utils import translation

from issuetrees.jobs.labels import label, told


def test_a_label_is_told_in_the_readers_language() -> None:
    kept = label("{section}: {page} of {count} pages", section="Issue tree", page=6, count=9)
    with translation.override("en"):
        assert told(kept).replace("\u2068", "").replace("\u2069", "") == "Issue tree: 6 of 9 pages"
    with translation.override("ru"):
        assert "6 из 9 страниц" in told(kept)
        assert "Issue" not in told(kept)


def test_a_label_without_places_and_none_at_all() -> None:
    with translation.override("ru"):
        assert told("Checking the file") == "Проверяем файл"
    assert told("") == ""
