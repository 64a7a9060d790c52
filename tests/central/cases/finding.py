"""Finding somebody by the search of staff."""

from __future__ import annotations

PAGE = "/mensen/zoeken/"


def found(client, typed: str) -> list[str]:
    answer = client.post(PAGE, {"zoek": typed}, follow=True)
    assert answer.status_code == 200
    return sorted(case.name for case in answer.context["cases"])
