"""Who was here before there were tracks gets one: where they are follows from what was done for them."""

from collections import defaultdict

from django.db import migrations

# As config/tracks stood when this was written: what a database had then must not depend on today's files.
TRACKS = {
    "internet-help": "internet",
    "internet-check": "internet",
    "laptop-need": "laptop-wanted",
    "laptop-give": "laptop-given",
    "other-help": "device-help",
    "offer-sign-up": "course",
    "referral": "course",
    "digipunt-wish": "digipunt-wish",
    "volunteer": "volunteer",
}
STAGES = ["new", "informed", "requested", "provider", "installed", "aftercare", "closed"]
REACHES = {
    "inform": "informed",
    "apply": "requested",
    "provider": "provider",
    "install": "installed",
    "stay_available": "aftercare",
}
WITH_THEM = ("inform", "apply", "payment", "install", "mail_address", "stay_available")
AT_ONCE = 500
COLUMNS = [
    "track", "stage", "stage_since", "owner", "waiting_since", "last_reached_at", "step_due_on",
]  # fmt: skip


def put_on_tracks(apps, schema_editor):
    cases, all_steps, schemes, stages = (
        apps.get_model("cases", name).objects for name in ("Case", "Step", "CaseScheme", "StageReached")
    )
    last = None
    while True:
        rows = cases.order_by("id")
        some = list((rows.filter(id__gt=last) if last else rows)[:AT_ONCE])
        if not some:
            return
        last = some[-1].id
        steps = defaultdict(list)
        for step in all_steps.filter(case__in=some).order_by("done_at", "id"):
            steps[step.case_id].append(step)
        asked = set(schemes.filter(case__in=some).values_list("case_id", flat=True))
        reached = []
        for case in some:
            reached += _put(case, steps[case.id], case.id in asked, stages.model)
        cases.bulk_update(some, COLUMNS)
        stages.bulk_create(reached)


def _put(case, steps, with_schemes, stage_row):
    case.track = "internet" if with_schemes else TRACKS.get(case.journey, "question")
    case.stage, case.stage_since = "new", case.received_at
    reached = []

    def come_to(stage, at):
        case.stage, case.stage_since = stage, at
        reached.append(
            stage_row(
                organisation_id=case.organisation_id, case_id=case.id, track=case.track, stage=stage, at=at
            )
        )

    done = [step for step in steps if step.done_at]
    for step in done:
        to = REACHES.get(step.kind) if case.track == "internet" else None
        if to and STAGES.index(to) > STAGES.index(case.stage):
            come_to(to, step.done_at)
        if step.kind in WITH_THEM:
            case.last_reached_at = step.done_at
    if case.status == "done":
        come_to("closed", done[-1].done_at if done else case.received_at)
    open_step = next((step for step in steps if not step.done_at), None)
    if open_step:
        case.step_due_on, case.owner_id = open_step.due_on, open_step.who_id
    elif done:
        case.owner_id = done[-1].done_by_id
    if case.status == "new":
        case.waiting_since = case.received_at
    return reached


class Migration(migrations.Migration):
    dependencies = [("cases", "0003_tracks")]

    operations = [migrations.RunPython(put_on_tracks, migrations.RunPython.noop)]
