"""Whatever is touched in whatever order: nothing breaks, nothing unstored is confirmed, all is wiped."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from kiosk.receipts.scanned import Scanned
from kiosk.visit.path import first_missing_step
from kiosk.visit.stage import QUIET, Stage
from tests.visit.people import AN, CHECK, HELP, SOCIAL, TELENET, Person
from tests.visit.remains import strings_in
from tests.visit.stand_ins import NoRoom

OFFERS = ("ligo-smartphone", "digispreekuur-centrum", "gone")
SIGN_UP, CORRECT = "offer-sign-up", "paper-correct"
TOKEN, CODE = "Ab3_-ZkPq7LmNo9RsTuVwX", "K7QM3X9R"
SCANS = (
    Scanned("paper", TOKEN),
    Scanned("code", CODE),
    Scanned("offer", "ligo-smartphone"),
    Scanned("foreign"),
)
STAGES = {*Stage.__members__, *(stage.value for stage in Stage)}
SAID = st.sampled_from([*(said for said in AN.values() if isinstance(said, str)), "Zwartbaard", "0478654321"])


def at(machine: AnyVisit, *stages: Stage) -> bool:
    return machine.visit.stage in stages


class AnyVisit(RuleBasedStateMachine):
    """Fingers on a kiosk. Some touches come late, on what was there before: every event may come anywhere."""

    @initialize(
        ground=st.sampled_from(["request", "consent", "public_task"]),
        begun=st.sampled_from(["nothing", HELP, CHECK, "review", "review"]),
    )
    def switch_on(self, ground: str, begun: str) -> None:
        self.person = Person(ground)
        self.visit = self.person.visit
        if begun != "nothing":
            self.person.begin(CHECK if begun == CHECK else HELP)
        if begun == "review":
            self.person.walk()

    # --- what a person does

    @precondition(lambda self: at(self, Stage.ATTRACT, Stage.WIPED, Stage.HOME))
    @rule(journey=st.sampled_from([HELP, CHECK]), language=st.sampled_from(["nl", "fr"]))
    def come_and_choose(self, journey: str, language: str) -> None:
        if self.visit.stage is Stage.WIPED:
            self.visit.wipe()
        self.visit.begin(language)
        self.visit.choose(journey)

    @rule(data=st.data())
    def any_finger_anywhere(self, data: st.DataObject) -> None:
        """A touch on something that may have been on a screen before."""
        visit = self.visit
        touches: list[Callable[[], object]] = [
            visit.close, visit.back, visit.places, visit.other_result, visit.paper_of_result,
            visit.print_again, visit.more_time, visit.touched,
            lambda: visit.begin(data.draw(st.sampled_from([None, "nl", "fr", "xx"]))),
            lambda: visit.choose(data.draw(st.sampled_from([HELP, CHECK]))),
            lambda: visit.aside(data.draw(st.sampled_from([Stage.HELP, Stage.LANGUAGE]))),
            lambda: visit.choose(data.draw(st.sampled_from([SIGN_UP, CORRECT]))),
            lambda: visit.look_at(data.draw(st.sampled_from(OFFERS))),
            lambda: visit.scan(data.draw(st.sampled_from(SCANS))),
            lambda: visit.check_in("digispreekuur-centrum"),
            visit.sign_up, visit.correct, visit.withdraw, visit.confirm,
            lambda: visit.ask_for(data.draw(st.sampled_from([SOCIAL, TELENET, "be.other"]))),
            self.send,
        ]  # fmt: skip
        data.draw(st.sampled_from(touches))()

    @precondition(lambda self: self.visit.ask is not None)
    @rule(data=st.data())
    def touch_a_tile(self, data: st.DataObject) -> None:
        options = [option.value for option in self.visit.ask.options]
        self.person.touch(data.draw(st.sampled_from([*options, "a tile of another screen"])))

    @precondition(lambda self: self.visit.ask is not None and self.visit.ask.typed)
    @rule(text=SAID | st.text(max_size=8))
    def type(self, text: str) -> None:
        self.person.type(text)

    @precondition(lambda self: self.visit.ask is not None and self.visit.ask.typed)
    @rule()
    def erase(self) -> None:
        self.visit.talk.entry.erase()

    @precondition(lambda self: self.visit.registration is not None and self.visit.stage is Stage.STEP)
    @rule()
    def take_a_suggestion(self) -> None:
        for offer in self.person.registration.suggestions()[:1]:
            self.visit.talk.entry.choose(offer)

    @precondition(lambda self: self.visit.ask is not None)
    @rule()
    def next(self) -> None:
        self.visit.next()

    @precondition(lambda self: not at(self, Stage.ATTRACT))
    @rule()
    def back(self) -> None:
        self.visit.back()

    @precondition(lambda self: self.visit.stage is Stage.STEP)
    @rule(way=st.sampled_from(["phone", "email", "visit"]), about=st.sampled_from([("slow",), ("other",)]))
    def answer_to_the_end(self, way: str, about: tuple[str, ...]) -> None:
        """Or random touches would hardly ever see a review."""
        for _ in range(20):
            ask = self.visit.ask
            if ask is None:
                return
            entry, said = self.visit.talk.entry, {**AN, "reach_by": way, "about": about}.get(ask.id)
            if ask.typed:
                entry.draft = str(said or "")
            elif ask.kind == "notice":
                entry.picked = ("agreed",) if ask.options else ()
            elif isinstance(said, tuple):
                entry.picked = said
            elif ask.options and not entry.picked:
                entry.picked = (said or ask.options[0].value,)
            self.visit.next()

    @precondition(lambda self: self.visit.stage is Stage.QUESTION)
    @rule(data=st.data())
    def answer_the_check_to_the_end(self, data: st.DataObject) -> None:
        while self.visit.stage is Stage.QUESTION:
            self.person.touch(data.draw(st.sampled_from([option.value for option in self.visit.ask.options])))
            if not self.visit.talk.entry.picked:
                return
            self.visit.next()

    @precondition(lambda self: at(self, Stage.RESULT))
    @rule(scheme=st.sampled_from([SOCIAL, TELENET]), paper=st.booleans())
    def ask_for(self, scheme: str, paper: bool) -> None:
        if paper:
            self.visit.paper_of_result()
        likely = {one.id for one in self.visit.check.results() if one.verdict == "likely"}
        self.visit.ask_for(scheme)
        first, *others = self.visit.registration.schemes
        assert (first, set(others)) == (scheme, likely - {scheme})

    @precondition(lambda self: self.visit.stage is Stage.REVIEW)
    @rule(data=st.data())
    def change(self, data: st.DataObject) -> None:
        lines = [line.step for line in self.person.registration.review()]
        self.visit.change(data.draw(st.sampled_from(lines)))

    @precondition(lambda self: at(self, Stage.REVIEW, Stage.NOT_KEPT))
    @rule()
    def send(self) -> None:
        before, was_at = len(self.person.store.kept), self.visit.stage
        changed, amends = len(self.person.store.changed), self.visit.paper is not None
        self.visit.send()
        stored = len(self.person.store.kept) - before
        if amends:
            assert stored == 0
            assert (self.visit.stage is Stage.CHANGED) == (len(self.person.store.changed) == changed + 1)
            return
        assert (self.visit.stage is Stage.DONE and was_at is not Stage.DONE) == (stored == 1)
        assert stored in (0, 1)
        if stored:
            submission = self.person.store.kept[-1]
            needed = {"come_along"} if submission.offer else {"place", "about"}
            assert {"name", "reach_by", *needed} <= set(submission.answers)
            way = {"phone": "phone", "email": "email", "visit": "found_at"}[submission.answers["reach_by"]]
            assert {"phone", "email", "found_at"} & set(submission.answers) == {way}
            assert (submission.notice.agreed is True) == (self.person.ground == "consent")

    @precondition(lambda self: not at(self, Stage.ATTRACT, Stage.HOME, Stage.WIPED))
    @rule(end=st.sampled_from(["stop", "wipe", "leave"]), really=st.sampled_from([True, False, False, False]))
    def go(self, end: str, really: bool) -> None:
        if not really:
            return
        if end == "leave":
            self.person.wait(1000, tick=5)
            assert at(self, Stage.ATTRACT, Stage.OUT_OF_ORDER)
        elif end == "stop":
            self.person.stop()
        else:
            self.visit.wipe()
        self.must_be_clean()

    @rule()
    def touch_stop_and_think_better_of_it(self) -> None:
        """Nothing that was said is gone, and the same screen is there again."""
        visit, said = self.visit, self.visit.said
        was_at = visit.come_from or visit.stage
        before = visit.registration, visit.check, visit.ask and visit.talk.entry.draft
        visit.stop()
        assert at(self, Stage.STOPPING) == said
        if said:
            while visit.come_from is not None:
                visit.close()
            assert visit.stage is was_at
            assert before == (visit.registration, visit.check, before[2] and visit.talk.entry.draft)

    # --- what happens around

    @precondition(lambda self: not at(self, Stage.ATTRACT, Stage.OUT_OF_ORDER))
    @rule(seconds=st.sampled_from([0.25, 5, 19, 60]))
    def time_passes(self, seconds: float) -> None:
        said = self.visit.registration, self.visit.check
        was_warned, was_at = self.visit.warned, self.visit.stage
        self.person.clock.seconds += seconds
        self.visit.tick()
        if said != (None, None) and said != (self.visit.registration, self.visit.check):
            assert was_warned, f"{was_at} was wiped without a warning"

    @precondition(lambda self: self.person.press.papers)
    @rule(state=st.sampled_from(["printing", "printed", "failed"]))
    def printer_goes_on(self, state: str) -> None:
        self.person.paper_is(state)

    @precondition(lambda self: at(self, Stage.REVIEW, Stage.NOT_KEPT, Stage.RESULT))
    @rule(broken=st.booleans(), problem=st.sampled_from([None, NoRoom()]))
    def something_breaks_or_works(self, broken: bool, problem: NoRoom | None) -> None:
        self.person.press.broken, self.person.store.problem = broken, problem

    @precondition(lambda self: not at(self, Stage.ATTRACT))
    @rule(really=st.sampled_from([True, False, False, False, False, False]))
    def breaks_down(self, really: bool) -> None:
        if really:
            self.visit.fail("queue-broken")
            self.must_be_clean()

    @precondition(lambda self: at(self, Stage.OUT_OF_ORDER))
    @rule()
    def is_repaired(self) -> None:
        self.visit.out_of_order = None
        self.visit.wipe()
        self.must_be_clean()

    # --- what always holds

    def must_be_clean(self) -> None:
        own = [value for name, value in vars(self.visit).items() if name not in ("frame", "out_of_order")]
        # 'All is wiped' is still said in the language of the one who goes.
        greeting = self.visit.language if self.visit.stage is Stage.WIPED else "nl"
        assert set(strings_in(*own)) <= {greeting, *STAGES}
        assert self.person.press.papers == []
        assert self.visit.code_tries == 0

    @invariant()
    def a_screen_has_what_it_shows(self) -> None:
        visit = self.visit
        match visit.stage:
            case Stage.OFFER:
                assert visit.offer is not None
            case Stage.CODE:
                assert visit.ask is not None
            case Stage.PAPER | Stage.WITHDRAW:
                assert visit.paper is not None
            case Stage.CHANGED:
                assert visit.outcome is not None
                assert (visit.paper, visit.wish, visit.code, visit.registration) == (None,) * 4
            case Stage.STEP:
                assert visit.ask is not None
                visit.registration.progress()
                visit.registration.suggestions()
            case Stage.QUESTION:
                step, steps = visit.check.progress()
                assert 1 <= step <= steps <= 6
                assert visit.ask is not None
            case Stage.RESULT:
                assert visit.check.results()[visit.check.shown]
            case Stage.NOT_KEPT if visit.registration is None:
                assert visit.wish is not None
            case Stage.REVIEW | Stage.NOT_KEPT:
                assert first_missing_step(visit.registration.journey, visit.registration.answers) is None
                assert visit.registration.review()
            case Stage.DONE:
                assert visit.kept is not None
                assert visit.ticket is not None
                assert (visit.registration, visit.check) == (None, None)
            case Stage.ATTRACT | Stage.WIPED | Stage.OUT_OF_ORDER | Stage.REFUSED | Stage.HOME:
                assert (visit.registration, visit.check, visit.kept) == (None, None, None)
                assert (visit.paper, visit.wish, visit.code, visit.outcome, visit.offer) == (None,) * 5

    @invariant()
    def what_is_out_of_order_stays_so(self) -> None:
        assert (self.visit.stage is Stage.OUT_OF_ORDER) == bool(self.visit.out_of_order)

    @invariant()
    def nothing_of_a_person_waits_for_ever(self) -> None:
        if self.visit.registration or self.visit.check or self.visit.paper:
            assert QUIET[self.visit.stage] is not None


TestAnyVisit = AnyVisit.TestCase
TestAnyVisit.settings = settings(max_examples=80, stateful_step_count=40)
