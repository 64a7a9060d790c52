"""/p/TOKEN: somebody scans the square on a paper."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.django_db
TOKEN = "46csPt2MUP5WitRnyBM_zg"


def test_who_scans_a_paper_reads_what_to_do_without_logging_in(nobody):
    answer = nobody.get(f"/p/{TOKEN}")
    assert answer.status_code == 200
    assert "Kom langs met je papier" in answer.content.decode()
    assert answer["Referrer-Policy"] == "no-referrer"


def test_a_wrong_token_gets_the_same_page_so_that_nobody_can_try_them_out(nobody, django_assert_num_queries):
    with django_assert_num_queries(0):
        pages = {nobody.get(f"/p/{token}").content for token in (TOKEN, "x" * 22, "kort")}
    assert len(pages) == 1


def test_the_page_takes_nothing(nobody):
    assert nobody.post(f"/p/{TOKEN}").status_code == 405
