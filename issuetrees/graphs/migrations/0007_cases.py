"""Cases that are tried on splits; the one that a free form could have becomes one of them."""

from django.db import migrations, models


def keep_strays(apps, schema_editor):
    Node = apps.get_model("graphs", "Node")
    for node in Node.objects.filter(split_kind="freeform").iterator():
        stray = node.split.pop("stray", None) if isinstance(node.split, dict) else None
        if isinstance(stray, str) and stray.strip():
            children = Node.objects.filter(
                graph_id=node.graph_id, parent_id=node.id, is_deleted=False
            )
            beside = list(children.order_by("rank").values_list("title", flat=True))
            text = " ".join(stray.split())[:300]
            node.cases = {"listed": [{"text": text, "in": [], "beside": beside}]}
            node.save(update_fields=["split", "cases"])


class Migration(migrations.Migration):
    dependencies = [("graphs", "0006_ids_within_a_graph")]

    operations = [
        migrations.AddField(
            model_name="node",
            name="cases",
            field=models.JSONField(default=dict),
        ),
        migrations.RunPython(keep_strays, migrations.RunPython.noop),
    ]
