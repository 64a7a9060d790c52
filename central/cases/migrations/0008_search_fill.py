"""Cases that were here before are found as well."""

from django.db import migrations

from central.cases.search_words import words_of

ROWS_AT_ONCE = 5000


def fill(apps, schema_editor):  # type: ignore[no-untyped-def]
    case_model, word_model = apps.get_model("cases", "Case"), apps.get_model("cases", "SearchWord")
    rows = []
    for case in case_model.objects.order_by("pk").iterator(chunk_size=500):
        rows += [word_model(case_id=case.pk, word=word) for word in sorted(words_of(case))]
        if len(rows) >= ROWS_AT_ONCE:
            word_model.objects.bulk_create(rows)
            rows = []
    word_model.objects.bulk_create(rows)


class Migration(migrations.Migration):
    dependencies = [("cases", "0007_search_words")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
