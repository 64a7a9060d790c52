"""Failures the field has paid for, and the test of ours that would notice each."""

from __future__ import annotations

from typing import NamedTuple


class Failure(NamedTuple):
    """`paid_by`: the project and the issue or test where it can be read; `tests` as pytest names them."""

    what: str
    paid_by: str
    tests: tuple[str, ...]


FAILURES: tuple[Failure, ...] = (
    Failure("the answer is lost after the server stored it: a duplicate", "odoo#40567, kpi#5047", (
        "tests/outbox/test_upload.py::test_an_answer_lost_after_storing_becomes_a_duplicate_and_not_a_second_case",
        "tests/central/test_with_the_real_device.py::"
        "test_when_the_answer_is_lost_on_the_way_the_person_is_still_one_person",
    )),
    Failure("two uploads at once", "Kobo test_post_concurrent_same_submissions", (
        "tests/central/test_many_at_once.py::test_eight_processes_with_the_same_envelope_store_it_exactly_once",
    )),
    Failure("the same id with another body", "pretix test_ignore_path_method_body", (
        "tests/central/intake/test_envelopes.py::test_other_bytes_under_the_same_number_are_a_conflict_and_the_first_stays",
        "tests/outbox/test_queue.py::test_other_content_under_the_same_id_is_refused_and_the_first_stays",
    )),
    Failure("a captive portal answers 200 with a page", "ODK Collect, Enketo, CommCare", (
        "tests/commands/test_sync_command.py::test_a_login_page_of_a_network_leaves_everything_waiting",
        "tests/outbox/test_upload.py::test_whatever_central_or_a_stranger_answers_nobody_is_lost_or_doubled",
    )),
    Failure("a redirect to another host", "ODK Collect's uploader", (
        "tests/outbox/test_upload.py::test_a_redirect_is_never_followed",
    )),
    Failure("one refused record blocks everything", "commcare #1807 to #2289, kolibri#13695", (
        "tests/outbox/test_upload.py::test_one_refused_record_does_not_hold_up_four_others",
        "tests/outbox/test_upload.py::test_a_record_that_makes_central_fail_waits_by_itself",
    )),
    Failure("a refused record is dropped", "libpretixsync uploadQueuedCalls", (
        "tests/outbox/test_upload.py::test_a_conflict_is_kept_on_the_device_and_shown",
        "tests/commands/test_outbox_command.py::"
        "test_status_shows_what_waits_since_when_and_what_was_refused_and_why",
    )),
    Failure("the in-flight flag is never cleared", "libpretixsync locked, kolibri#11525", (
        "tests/outbox/test_kill.py::test_a_sender_that_dies_between_taking_and_hearing_frees_its_records",
    )),
    Failure("deleted at the server, then sent again", "ODK Central 409.18, gone after purge", (
        "tests/central/intake/test_worker.py::test_a_record_that_was_wiped_here_never_comes_back_from_the_device",
    )),
    Failure("the key is computed but not sent", "Eventra#17854", (
        "tests/outbox/test_upload.py::test_what_people_asked_for_arrives_and_only_a_receipt_stays",
        "tests/wire/test_batch.py::test_the_names_on_the_wire_are_those_of_the_contract",
    )),
    Failure("half-filled data of the guest before is visible", "enketo#1127, freekiosk#156", (
        "tests/ui/test_wipe.py::test_a_person_who_walks_away_from_the_review_leaves_nothing",
        "tests/ui/test_wipe.py::test_half_a_word_on_the_keyboard_leaves_nothing",
        "tests/visit/test_time.py::test_every_screen_with_something_of_a_person_on_it_ends_by_itself",
    )),
    Failure("idling cuts off somebody who is talking", "jetour#103", (
        "tests/visit/test_time.py::test_every_touch_begins_the_quiet_anew",
        "tests/visit/test_time.py::test_a_touch_takes_the_warning_away_and_everything_is_still_there",
    )),
    Failure("a long receipt is cut off by a short time-out", "odoo#258841", (
        "tests/devices/printer/test_printer.py::test_a_slow_printer_gets_the_whole_long_paper",
    )),
    Failure("success is reported though the paper is out", "esc_pos_printer#108", (
        "tests/devices/printer/test_printer.py::test_success_is_not_reported_when_the_roll_ends_half_way",
        "tests/devices/printer/test_printer.py::test_a_printer_that_says_the_roll_is_empty_is_believed",
    )),
    Failure("the QR is too dense to scan", "indico#6101", (
        "tests/receipts/test_qr.py::test_every_host_a_site_may_have_gives_a_square_of_at_most_version_6",
        "tests/receipts/test_qr.py::test_an_address_that_would_make_the_square_too_fine_is_refused_by_name",
    )),
    Failure("'not eligible' is shown before any answer", "CiviForm#4124, #4422, #4423", (
        "tests/eligibility/test_verdicts.py::test_who_says_nothing_is_asked_to_ask_us",
    )),
    Failure("unknown is treated as no", "openfisca-core#1380", (
        "tests/eligibility/test_verdicts.py::test_an_answer_taken_away_never_makes_a_verdict_more_definite",
        "tests/eligibility/test_verdicts.py::test_not_knowing_and_not_having_been_asked_give_the_same_verdict",
    )),
    Failure("an allow-list breaks the app's own calls", "eventyay-checkin#95", (
        "tests/central/intake/test_allowed_calls.py::test_every_call_of_the_real_client_is_allowed",
        "tests/central/test_with_the_real_device.py::test_what_is_asked_at_a_kiosk_stands_in_the_list",
    )),
    Failure("nobody can decrypt what was encrypted", "ODK encryptor.js, web-forms#766", (
        "tests/e2e/test_from_touch_to_case.py::test_what_was_asked_by_touch_is_read_on_the_staff_page",
        "tests/central/keyring/test_keys.py::test_devices_take_the_newest_key_and_the_old_one_still_opens",
    )),
    Failure("an empty catalogue from the server wipes the device", "vdirsyncer StorageEmpty", (
        "tests/wire/test_catalogue.py::test_a_catalogue_that_suddenly_holds_nothing_is_refused",
        "tests/outbox/test_refresh.py::test_a_catalogue_that_would_take_things_away_is_refused",
    )),
    Failure("the disk is full or read-only", "Anthias storage_health", (
        "tests/outbox/test_card.py::test_on_a_full_card_nobody_is_told_it_is_stored",
        "tests/outbox/test_card.py::test_a_card_that_turned_read_only_says_so",
        "tests/outbox/test_card.py::"
        "test_a_card_that_turned_read_only_in_the_middle_of_a_write_gives_up_its_records_too",
        "tests/devices/health/test_health.py::test_a_card_that_refuses_is_named",
        "tests/ui/test_card.py::test_on_a_full_or_read_only_card_the_screen_says_so_and_nothing_is_confirmed",
        "tests/visit/test_keeping.py::test_what_could_not_be_stored_is_not_confirmed_and_not_lost",
    )),
)  # fmt: skip
