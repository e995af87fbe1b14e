"""What a card says that it rests on, and when somebody tried it against that."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.cards import STALE_AFTER
from ...model.common_fields import REVIEWED
from ...model.facts import are_copies
from ...model.fields import METHOD
from ...model.kinds import DAY_FORM
from ...problems import Problem, Sentence
from ...swedish import counted
from ...text.typography import instead
from ..draft import Draft
from ..values.reading import BLANK

NO_GROUNDS = Sentence(
    "ingen-grund",
    "det står inte vad stegen vilar på. Skriv grund: kalla, praxis eller blandat.",
    "Det är inte valt vad stegen vilar på: en källa, yrkeskunskap eller båda.",
)
NO_SUCH_SOURCE = Sentence(
    "okand-kalla",
    "resultatet anger källa {source}, men kortet har {number}.",
    "Resultatet anger källa {source}, men kortet har {number}.",
)
NOT_TRIED = Sentence(
    "saknad-nyckel",
    "uppgiften ”granskad” {state}. Skriv dagen då någon senast gick igenom kortet mot källorna. Är bara sparade kopior "
    "lästa, skriv last: kopia på varje källa i stället.",
    "Dagen saknas. Välj dagen då ni senast kontrollerade kortet mot källorna, eller Kopia på varje källa.",
)
TRIED_BY_COPY = Sentence(
    "granskad-mot-kopia",
    "kortet säger att det är granskat, men ingen har öppnat någon av källorna. Ta bort granskad, eller skriv last: hel "
    "eller borjan på den källa som ni har öppnat.",
    "Kortet säger att det är granskat, men ingen av källorna är öppnad. Töm dagen, eller välj Hel eller Början på den "
    "källa som ni har öppnat.",
)
CHECKED_IN_THE_FUTURE = Sentence(
    "framtida-datum",
    "granskad {day} har inte varit än. Skriv dagen då kortet senast kontrollerades.",
    "{day} har inte varit än. Välj dagen då ni senast kontrollerade kortet.",
)
CHECKED_LONG_AGO = Sentence(
    "gammal-granskning",
    "kortet granskades senast {day}, för mer än 24 månader sedan. Kontrollera uppgifterna.",
    "Kortet kontrollerades senast {day}, för mer än 24 månader sedan. Kontrollera uppgifterna.",
)


def a_method_says_what_it_rests_on(draft: Draft) -> Iterator[Problem]:
    """Readers are to know whether the steps of a method stand in a source."""
    if draft.type is METHOD and "grund" not in draft.written:
        yield NO_GROUNDS.at(draft.at("grund"), instead(f"grund: {BLANK}"))


def a_result_names_a_source_of_the_card(draft: Draft) -> Iterator[Problem]:
    """The number that a result gives is that of one of the card's sources."""
    number = len(draft.said.sources)
    if "kallor" in draft.read.unread or not number:
        return
    for place, result in enumerate(draft.said.results):
        if (result.source or 0) > number:
            at = draft.at_item("resultat", place)
            yield NO_SUCH_SOURCE.at(at, source=result.source, number=counted(number, "källa", "källor"))


def a_card_is_tried_against_its_sources(draft: Draft) -> Iterator[Problem]:
    """The day of that is written, unless nobody has opened any of the sources."""
    if not any(spec is REVIEWED for spec in draft.type.fields) or not draft.said.sources:
        return
    is_copied = are_copies(draft.said.sources)
    if draft.said.reviewed and is_copied:
        yield TRIED_BY_COPY.at(draft.at("granskad"))
    elif not is_copied and "granskad" not in draft.written:
        keys = {entry.key.text: entry.key.at for entry in draft.document.fields.entries}
        state = "är tom" if "granskad" in keys else "saknas"
        at = keys.get("granskad", draft.document.fields.at)
        yield NOT_TRIED.at(at, instead(f"granskad: {DAY_FORM}"), state=state)


def a_card_is_checked_within_two_years(draft: Draft) -> Iterator[Problem]:
    """An old date is told to readers and editors; a date that has not been is a slip."""
    reviewed = draft.said.reviewed
    if reviewed and reviewed > draft.today:
        yield CHECKED_IN_THE_FUTURE.at(draft.at("granskad"), day=reviewed.isoformat())
    elif reviewed and draft.today - reviewed > STALE_AFTER:
        help = "Skriv sedan dagens datum under granskad."
        yield CHECKED_LONG_AGO.at(draft.at("granskad"), help, day=reviewed.isoformat())
