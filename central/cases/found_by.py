"""What a case is found by in the list: beginnings of words, and what can be chosen in its filters."""

from __future__ import annotations

from django.db import models

from central.accounts.models import OwnedRow


class SearchWord(models.Model):
    """The beginning of something a case is found by; central.cases.search_words keeps them in step.

    Kept as bytes: first some of the organisation, then folded letters. So every database orders them alike,
    whatever its locale, and what begins with `x` lies between `x` and `x` with a byte that UTF-8 never has.
    """

    pk = models.CompositePrimaryKey("word", "case")
    word = models.BinaryField(max_length=132)
    case = models.ForeignKey(
        "cases.Case", on_delete=models.CASCADE, related_name="search_words", db_index=False
    )  # see `words_of_case`

    class Meta:
        # Whether one case holds a beginning is one look, however its rows lie in the table.
        indexes = [models.Index(fields=["case", "word"], name="words_of_case")]

    def __str__(self) -> str:
        return f"word of case {self.case_id}"  # never the word: it is part of a name


class FilterChoice(OwnedRow):
    """What somebody of the organisation has, and so can be chosen in a filter of the list.

    Asking the cases themselves which channels there are reads all of them. Kept by central.cases.choices.
    """

    class Filter(models.TextChoices):
        CHANNEL = "kanaal", "Kent ons van"
        PLACE = "plaats", "Plaats"
        LANGUAGE = "taal", "Taal"
        SCHEME = "regeling", "Regeling"

    filter = models.CharField(max_length=10, choices=Filter.choices)
    value = models.CharField(max_length=60, blank=True)
    name = models.CharField(max_length=80, blank=True)  # of a place, as somebody wrote it

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "filter", "value", "name"], name="choice_once")
        ]


class CaseScheme(OwnedRow):
    """The person touched 'ask for this' for this scheme."""

    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="schemes")
    scheme = models.CharField(max_length=60)
    received_at = models.DateTimeField()  # of the case, which never changes: the list of a scheme goes by it

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "case", "scheme"], name="scheme_once")]
        indexes = [
            models.Index(fields=["organisation", "scheme", "-received_at", "-case"], name="case_by_scheme")
        ]
