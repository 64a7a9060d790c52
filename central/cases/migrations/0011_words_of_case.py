"""Whether one person holds a beginning of a word is one look into an index."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0010_filters_together")]

    operations = [
        migrations.AlterField(
            model_name="searchword",
            name="case",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="search_words",
                to="cases.case",
            ),
        ),
        migrations.AddIndex(
            model_name="searchword",
            index=models.Index(fields=["case", "word"], name="words_of_case"),
        ),
    ]
