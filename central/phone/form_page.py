"""One form on a phone, whatever it is for: filled in, looked over, sent. Nothing is kept before that."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils import timezone

from central.accounts.throttle import too_many
from central.pages.safety import with_our_script
from central.phone.asking import Form
from central.phone.forms_sent import SentAlready, StaleForm, new_form, same_form
from central.phone.page import Page

TRAP = "website"  # people never see this field; programs that fill in everything do
CARRIED_FOR = 12 * 60  # minutes after which a square of a kiosk is too old: the day it was made


class FormPage:
    """The page of one form. `facts` is what its template shows beside the form."""

    def __init__(self, page: Page, form: Form | None, template: str, facts: dict[str, Any]) -> None:
        self.page, self.form, self.template, self.facts = page, form, template, facts

    def show(self, message: str = "", status: int = 200, number: str = "") -> HttpResponse:
        """Answer with the form; `message` is a text key, `number` the one it came with."""
        form, page = self.form, self.page
        mend = form.to_mend() if form and message == "phone.wrong" else []
        if form and "notice" in form.errors and message == "phone.wrong":
            mend.append(("notice", page.words.say("ui.i_agree")))
        what = {
            "questions": form.questions() if form else [],
            "notice": page.notice() if form else None,
            "notice_error": form.errors.get("notice", "") if form else "",
            "form_number": number or new_form(),
            "mark": form.said.get("mark", "")[:40] if form else "",
            "trap": TRAP,
            "message": page.words.say(message) if message else "",
            "mend": mend,
            "carried": page.carried.visit and form,
            "opened": page.request.method != "POST",
            "now": int(timezone.now().timestamp()) // 60,
            "carried_for": CARRIED_FOR,
        }
        answer = page.show(self.template, self.facts | what, status)
        if not what["carried"]:
            return answer
        answer["Referrer-Policy"] = "no-referrer"
        return with_our_script(answer)

    def answer(self, request: HttpRequest, limit: str, send: Callable[[], HttpResponse]) -> HttpResponse:
        """Answer a form that came in: show what is wrong, or all of it to look over, or what came of it."""
        said, form = request.POST, self.form
        assert form is not None
        action, number = said.get("action", ""), same_form(said)
        if action == "change":
            return self.show(number=number)
        if action != "look" and too_many(request, limit, settings.PHONE_SIGN_UPS):
            return self.show("phone.busy", 429, number)
        if said.get(TRAP):
            return self.show("phone.refused", 422, number)
        if not self._is_fine(form, said):
            return self.show("phone.wrong", 422, number)
        if action == "look":
            return self._look_over(form, number)
        try:
            return send()
        except StaleForm:
            return self.show("phone.again", 422)
        except SentAlready:
            page = self.page
            what = {"title": page.words.say("phone.sent_already"), "others": []}
            return page.show("phone/sent_already.html", what, 409)

    def _is_fine(self, form: Form, said: QueryDict) -> bool:
        fine = form.check()
        if self.page.asks_consent and said.get("notice") != "agreed":
            form.errors["notice"] = self.page.words.say("field.notice.unread")
            return False
        return fine

    def _look_over(self, form: Form, number: str) -> HttpResponse:
        what = {
            "title": self.page.words.say("review.title"),
            "about": self.facts["title"],
            "lines": form.lines(),
            "carried": [("form", number), *form.carried()],
            "trap": TRAP,
            "others": [],  # another language would be another form
        }
        return self.page.show("phone/look_over.html", what)
