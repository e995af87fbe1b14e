"""How the values of a header fit together: each rule is one small generator, named for what it demands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from ...model.cards import Status
from ...model.facts import PartialDate
from ...model.fields import CASE, PLACE_KEYS
from ...problems import Problem, Sentence
from ...swedish import joined
from ...text.typography import instead
from ..draft import Draft
from ..values.reading import BLANK
from .grounds import (
    a_card_is_checked_within_two_years,
    a_card_is_tried_against_its_sources,
    a_method_says_what_it_rests_on,
    a_result_names_a_source_of_the_card,
)
from .persons import a_contact_is_a_function, a_contact_is_no_source

NO_PLACE = Sentence(
    "plats-saknas",
    "berättelsen har ingen plats. Ange kommuner, regioner eller båda.",
    "Platsen saknas. Lägg till en kommun, en region eller båda.",
)
ALL_OF_NO_REGION = Sentence(
    "alla-utan-region",
    "”kommuner: alla” betyder alla kommuner i en region. Ange den, och bara den, under regioner.",
    "Alla kommuner i vilken region? Lägg till den, och bara den, under Regioner.",
)
REGION_SAID_TWICE = Sentence(
    "region-redan-given",
    "{regions} följer redan av kommunerna och behöver inte skrivas.",
    "{regions} följer redan av kommunerna och behöver inte skrivas.",
)
NO_METHOD = Sentence(
    "ingen-metod",
    "ingen metod är angiven, så berättelsen syns inte på någon metods sida.",
    "Ingen metod är vald, så berättelsen syns inte på någon metods sida. Passar ingen går det bra ändå.",
)
NAMES_ITSELF = Sentence("pekar-pa-sig-sjalv", "kortet hänvisar till sig självt under ”{key}”. Ta bort hänvisningen.")
SUCCESSOR_OF_NONE = Sentence("ersatt-utan-arkiv", "”ersatt_av” gäller bara arkiverade kort.")
NO_SUCCESSOR = Sentence(
    "arkiverad-utan-ersattare",
    "kortet är arkiverat men säger inte vilket kort som ersätter det. Ange ersatt_av om det finns ett sådant.",
)
ENDS_BEFORE_IT_STARTS = Sentence(
    "omvand-ordning",
    "perioden slutar ({end}) innan den börjar ({start}).",
    "Perioden slutar ({end}) innan den börjar ({start}). Byt plats på dem.",
)
FEWEST_ABOVE_MOST = Sentence(
    "omvand-ordning",
    "minst {fewest} är fler än högst {most}.",
    "Minst {fewest} är fler än högst {most}. Byt plats på dem.",
)
TOUCHED_AND_THERE = Sentence(
    "dubbelt-varde",
    "{places} står både under kommuner och beror. Skriv bara under beror det som inte hände där.",
    "{places} står både under Kommuner och Berör också. Ta bort det ena.",
)


def a_story_has_a_place(draft: Draft) -> Iterator[Problem]:
    """A story has at least one municipality or region."""
    if draft.type is CASE and draft.written.isdisjoint(PLACE_KEYS):
        yield NO_PLACE.at(draft.at(*PLACE_KEYS), instead(f"kommuner: [{BLANK}]"))


def all_municipalities_are_those_of_one_region(draft: Draft) -> Iterator[Problem]:
    """The word "alla" goes with exactly one region."""
    if not draft.said.is_region_wide or "regioner" in draft.read.unread:
        return
    if len(draft.said.own_regions) != 1:
        said = joined((f"regioner: [{one}]" for one in draft.said.own_regions or [BLANK]), "eller")
        yield ALL_OF_NO_REGION.at(draft.at("kommuner"), instead(said))


def a_region_is_said_once(draft: Draft) -> Iterator[Problem]:
    """A region that follows from the municipalities is not written again."""
    if draft.type is not CASE:
        return
    given = {place.region for place in draft.said.municipalities}
    if again := [region.name for region in draft.said.own_regions if region in given]:
        yield REGION_SAID_TWICE.at(draft.at("regioner"), regions=joined(again))


def a_story_names_its_method(draft: Draft) -> Iterator[Problem]:
    """A story without a method is seen on no method's page."""
    if draft.type is CASE and "metoder" not in draft.written:
        help = "Ange namnet på metodens fil i methods/ utan .md. Passar ingen metod får kortet vara utan.\n"
        yield NO_METHOD.at(draft.at("metoder"), help + instead(f"metoder: [{BLANK}]"))


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
            yield NAMES_ITSELF.at(draft.at(key), key=key)


def only_an_archived_card_has_a_successor(draft: Draft) -> Iterator[Problem]:
    """`ersatt_av` goes with `status: arkiverad`, and is missed when it is not there."""
    is_archived = draft.said.status is Status.ARCHIVED
    if draft.said.successor and not is_archived:
        help = "Ta bort raden. Ska kortet arkiveras, låt den stå och lägg till en rad.\n"
        yield SUCCESSOR_OF_NONE.at(draft.at("ersatt_av"), help + instead("status: arkiverad"))
    if is_archived and "ersatt_av" not in draft.written:
        yield NO_SUCCESSOR.at(draft.at("status"))


def what_comes_first_is_smaller(draft: Draft) -> Iterator[Problem]:
    """A period ends after it starts; the fewest participants are not more than the most."""
    period, participants = draft.said.period, draft.said.participants
    if period and period.end and _latest(period.end) < _earliest(period.start):
        yield ENDS_BEFORE_IT_STARTS.at(draft.at("period"), end=period.end, start=period.start)
    if participants and (participants.fewest or 0) > (participants.most or participants.fewest or 0):
        yield FEWEST_ABOVE_MOST.at(draft.at("deltagare"), fewest=participants.fewest, most=participants.most)


def _earliest(day: PartialDate) -> date:
    return date(day.year, day.month or 1, day.day or 1)


def _latest(day: PartialDate) -> date:
    """The last day it can mean; a month's 28th serves for its end, since only whole months are compared with it."""
    return date(day.year, day.month or 12, day.day or (28 if day.month else 31))


def a_neighbour_is_not_where_it_happened(draft: Draft) -> Iterator[Problem]:
    """A municipality that is touched is not one of those where it happened."""
    here = {*draft.said.municipalities}
    if again := [place.name for place in draft.said.touched if place in here]:
        yield TOUCHED_AND_THERE.at(draft.at("beror"), places=joined(again))


RULES: tuple[Callable[[Draft], Iterator[Problem]], ...] = (
    a_story_has_a_place,
    all_municipalities_are_those_of_one_region,
    a_region_is_said_once,
    a_story_names_its_method,
    a_card_does_not_name_itself,
    only_an_archived_card_has_a_successor,
    what_comes_first_is_smaller,
    a_neighbour_is_not_where_it_happened,
    a_result_names_a_source_of_the_card,
    a_method_says_what_it_rests_on,
    a_card_is_tried_against_its_sources,
    a_card_is_checked_within_two_years,
    a_contact_is_a_function,
    a_contact_is_no_source,
)
