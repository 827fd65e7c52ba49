"""The databases' own indexes over the stems: FTS5 kept by triggers, or GIN."""

from django.db import migrations

_SQLITE = (
    """
    CREATE VIRTUAL TABLE search_entry_words USING fts5(
        title_stems, stems, content='search_entry', content_rowid='id',
        tokenize='unicode61 remove_diacritics 0', prefix='2 3'
    )
    """,
    """
    CREATE TRIGGER search_entry_added AFTER INSERT ON search_entry BEGIN
        INSERT INTO search_entry_words (rowid, title_stems, stems)
        VALUES (new.id, new.title_stems, new.stems);
    END
    """,
    """
    CREATE TRIGGER search_entry_removed AFTER DELETE ON search_entry BEGIN
        INSERT INTO search_entry_words (search_entry_words, rowid, title_stems, stems)
        VALUES ('delete', old.id, old.title_stems, old.stems);
    END
    """,
    """
    CREATE TRIGGER search_entry_changed AFTER UPDATE ON search_entry BEGIN
        INSERT INTO search_entry_words (search_entry_words, rowid, title_stems, stems)
        VALUES ('delete', old.id, old.title_stems, old.stems);
        INSERT INTO search_entry_words (rowid, title_stems, stems)
        VALUES (new.id, new.title_stems, new.stems);
    END
    """,
)
_SQLITE_BACK = ("DROP TABLE search_entry_words",)
_POSTGRES = (
    """
    CREATE INDEX search_entry_words ON search_entry
    USING gin (array_to_tsvector(string_to_array(stems, ' ')))
    """,
)
_POSTGRES_BACK = ("DROP INDEX search_entry_words",)


def forwards(apps, schema_editor):
    _run(schema_editor, _SQLITE, _POSTGRES)


def backwards(apps, schema_editor):
    triggers = tuple(f"DROP TRIGGER search_entry_{name}" for name in ("added", "removed", "changed"))
    _run(schema_editor, triggers + _SQLITE_BACK, _POSTGRES_BACK)


def _run(schema_editor, for_sqlite, for_postgres):
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    for statement in for_sqlite if is_sqlite else for_postgres:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_index")]

    operations = [migrations.RunPython(forwards, backwards)]
