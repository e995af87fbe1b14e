"""How the values of a header fit together: each rule is one small generator, named for what it demands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from ...model.cards import STALE_AFTER, Status
from ...model.facts import PartialDate
from ...model.fields import CASE, PLACE_KEYS
from ...problems import Problem, problem
from ...swedish import joined
from ...text.typography import instead
from ..draft import Draft
from ..values.reading import BLANK


def a_story_has_a_place(draft: Draft) -> Iterator[Problem]:
    """A story has at least one municipality or region."""
    if draft.type is CASE and draft.written.isdisjoint(PLACE_KEYS):
        message = "berättelsen har ingen plats. Ange kommuner, regioner eller båda."
        yield problem("plats-saknas", draft.at(*PLACE_KEYS), message, instead(f"kommuner: [{BLANK}]"))


def all_municipalities_are_those_of_one_region(draft: Draft) -> Iterator[Problem]:
    """The word "alla" goes with exactly one region."""
    if not draft.said.is_region_wide or "regioner" in draft.read.unread:
        return
    if len(draft.said.own_regions) != 1:
        said = joined((f"regioner: [{one}]" for one in draft.said.own_regions or [BLANK]), "eller")
        message = "”kommuner: alla” betyder alla kommuner i en region. Ange den, och bara den, under regioner."
        yield problem("alla-utan-region", draft.at("kommuner"), message, instead(said))


def a_region_is_said_once(draft: Draft) -> Iterator[Problem]:
    """A region that follows from the municipalities is not written again."""
    if draft.type is not CASE:
        return
    given = {place.region for place in draft.said.municipalities}
    if again := [region.name for region in draft.said.own_regions if region in given]:
        message = f"{joined(again)} följer redan av kommunerna och behöver inte skrivas."
        yield problem("region-redan-given", draft.at("regioner"), message)


def a_story_names_its_method(draft: Draft) -> Iterator[Problem]:
    """A story without a method is seen on no method's page."""
    if draft.type is CASE and "metoder" not in draft.written:
        message = "ingen metod är angiven, så berättelsen syns inte på någon metods sida."
        help = "Ange namnet på metodens fil i methods/ utan .md. Passar ingen metod får kortet vara utan.\n"
        yield problem("ingen-metod", draft.at("metoder"), message, help + instead(f"metoder: [{BLANK}]"))


def a_card_does_not_name_itself(draft: Draft) -> Iterator[Problem]:
    """A card does not stand among its own related, earlier, later, former or succeeding cards."""
    said = draft.said
    named = {
        "relaterade": said.related,
        "fore": said.before,
        "efter": said.after,
        "tidigare": said.former_slugs,
        "ersatt_av": (said.successor,),
    }
    for key, slugs in named.items():
        if draft.slug in slugs:
            message = f"kortet hänvisar till sig självt under ”{key}”. Ta bort hänvisningen."
            yield problem("pekar-pa-sig-sjalv", draft.at(key), message)


def only_an_archived_card_has_a_successor(draft: Draft) -> Iterator[Problem]:
    """`ersatt_av` goes with `status: arkiverad`, and is missed when it is not there."""
    is_archived = draft.said.status is Status.ARCHIVED
    if draft.said.successor and not is_archived:
        message = "”ersatt_av” gäller bara arkiverade kort."
        help = "Ta bort raden. Ska kortet arkiveras, låt den stå och lägg till en rad.\n"
        yield problem("ersatt-utan-arkiv", draft.at("ersatt_av"), message, help + instead("status: arkiverad"))
    if is_archived and "ersatt_av" not in draft.written:
        message = (
            "kortet är arkiverat men säger inte vilket kort som ersätter det. Ange ersatt_av om det finns ett sådant."
        )
        yield problem("arkiverad-utan-ersattare", draft.at("status"), message)


def what_comes_first_is_smaller(draft: Draft) -> Iterator[Problem]:
    """A period ends after it starts; the fewest participants are not more than the most."""
    period, participants = draft.said.period, draft.said.participants
    if period and period.end and _latest(period.end) < _earliest(period.start):
        message = f"perioden slutar ({period.end}) innan den börjar ({period.start})."
        yield problem("omvand-ordning", draft.at("period"), message)
    if participants and (participants.fewest or 0) > (participants.most or participants.fewest or 0):
        message = f"minst {participants.fewest} är fler än högst {participants.most}."
        yield problem("omvand-ordning", draft.at("deltagare"), message)


def _earliest(day: PartialDate) -> date:
    return date(day.year, day.month or 1, day.day or 1)


def _latest(day: PartialDate) -> date:
    """The last day it can mean; a month's 28th serves for its end, since only whole months are compared with it."""
    return date(day.year, day.month or 12, day.day or (28 if day.month else 31))


def a_card_is_checked_within_two_years(draft: Draft) -> Iterator[Problem]:
    """An old date is told to readers and editors; a date that has not been is a slip."""
    reviewed = draft.said.reviewed
    if reviewed and reviewed > draft.today:
        message = f"granskad {reviewed.isoformat()} har inte varit än. Skriv dagen då kortet senast kontrollerades."
        yield problem("framtida-datum", draft.at("granskad"), message)
    elif reviewed and draft.today - reviewed > STALE_AFTER:
        message = (
            f"kortet granskades senast {reviewed.isoformat()}, för mer än 24 månader sedan. Kontrollera uppgifterna."
        )
        yield problem("gammal-granskning", draft.at("granskad"), message, "Skriv sedan dagens datum under granskad.")


RULES: tuple[Callable[[Draft], Iterator[Problem]], ...] = (
    a_story_has_a_place,
    all_municipalities_are_those_of_one_region,
    a_region_is_said_once,
    a_story_names_its_method,
    a_card_does_not_name_itself,
    only_an_archived_card_has_a_successor,
    what_comes_first_is_smaller,
    a_card_is_checked_within_two_years,
)
