"""What was deleted comes back as rows that are marked, out of the snapshots that kept it."""

from django.db import migrations

# In this order rows find what they refer to.
KINDS = ("goal", "criterion", "initiative", "gate", "assessor", "gateverdict", "score")


def into_rows(apps, schema_editor):
    """Put each deleted thing back as its newest snapshot has it, marked, with what went along.

    A snapshot whose thing was brought back, or deleted again later, says nothing any more.
    """
    found = {kind: {} for kind in KINDS}
    deletions = apps.get_model("scoring", "Deletion").objects.select_related("entry")
    for deletion in deletions.order_by("-created_at", "-id"):
        deletion.entry.engagement_id = deletion.engagement_id
        deletion.entry.save(update_fields=["engagement"])
        kind, first = _first(deletion.snapshot)
        if first in found[kind] or _model(apps, kind).objects.filter(pk=first).exists():
            continue
        for table in deletion.snapshot:
            rows = found[table["kind"]]
            for row in _rows(_model(apps, table["kind"]), table):
                rows.setdefault(str(row.pk), row)
        found[kind][first].deleted_at = deletion.entry.created_at
    for kind in KINDS:
        _insert(_model(apps, kind), list(found[kind].values()))


def drop_marked(apps, schema_editor):
    """The tables before cannot hide rows: what is deleted goes for good."""
    for kind in KINDS[:5]:
        _model(apps, kind).objects.filter(deleted_at__isnull=False).delete()


def _first(snapshot):
    table = snapshot[0]
    return table["kind"], table["rows"][0][table["fields"].index("id")]


def _model(apps, kind):
    return apps.get_model("scoring", kind)


def _rows(model, table):
    columns = {field.attname: field for field in model._meta.concrete_fields}
    for values in table["rows"]:
        given = zip(table["fields"], values)
        yield model(**{name: _read(columns[name], raw) for name, raw in given if name in columns})


def _read(field, raw):
    return (field.target_field if field.is_relation else field).to_python(raw)


def _insert(model, rows):
    """Write rows with their own times; what referred to something that is no more is left out."""
    there = {str(pk) for pk in model.objects.values_list("pk", flat=True)}
    rows = [row for row in rows if str(row.pk) not in there]
    for field in model._meta.concrete_fields:
        if field.is_relation:
            rows = _with_parents(field, rows)
    times = [(row.created_at, row.updated_at) for row in rows]
    model.objects.bulk_create(rows, batch_size=500)
    for row, (created_at, updated_at) in zip(rows, times):
        row.created_at, row.updated_at = created_at, updated_at
    model.objects.bulk_update(rows, ["created_at", "updated_at"], batch_size=200)


def _with_parents(field, rows):
    wanted = {getattr(row, field.attname) for row in rows} - {None}
    parents = field.related_model._base_manager.filter(pk__in=wanted)
    there = {None, *parents.values_list("pk", flat=True)}
    if field.null:
        for row in rows:
            if getattr(row, field.attname) not in there:
                setattr(row, field.attname, None)
    return [row for row in rows if getattr(row, field.attname) in there]


class Migration(migrations.Migration):

    dependencies = [
        ('scoring', '0003_marked'),
        ('workspaces', '0004_audit_of_engagements'),
    ]

    operations = [migrations.RunPython(into_rows, drop_marked)]
