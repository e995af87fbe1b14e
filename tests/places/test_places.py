"""The register: every place in Sweden, by every name readers write."""

from __future__ import annotations

import pytest

from servicebanken.model.kinds import SLUG
from servicebanken.places.register import load_register

REGISTER = load_register()


def test_the_register_is_whole() -> None:
    """All of Sweden is there once: 290 municipalities in 21 regions, 774 borders, codes as text."""
    assert len({place.code for place in REGISTER.municipalities}) == len(REGISTER.municipalities) == 290
    assert len({region.code for region in REGISTER.regions}) == len(REGISTER.regions) == 21
    assert sum(map(len, REGISTER.neighbours.values())) == 2 * 774
    assert min(place.code for place in REGISTER.municipalities) == "0114"
    assert sum(place.population for place in REGISTER.municipalities) == 10_605_520


def test_every_place_has_its_own_address() -> None:
    """No two places share a slug; Habo and Håbo, which fold to the same letters, are told apart."""
    for places in (REGISTER.municipalities, REGISTER.regions):
        slugs = [place.slug for place in places]
        assert len(set(slugs)) == len(slugs)
        assert all(SLUG.fullmatch(slug) for slug in slugs)
    habo, uppsala = REGISTER.municipality("Habo"), REGISTER.municipality("Håbo")
    assert habo and uppsala and (habo.slug, uppsala.slug) == ("habo", "habo-uppsala")


@pytest.mark.parametrize(
    "name", ["Jämtland Härjedalen", "Region Jämtland Härjedalen", "Jämtlands län", "Jämtland", "Z"]
)
def test_a_region_is_known_by_all_its_names(name: str) -> None:
    """Readers write the region, the county or its letter, and mean the same."""
    region = REGISTER.region(name)
    assert region and region.slug == "jamtland-harjedalen"


@pytest.mark.parametrize("name", ["Åre", "Åre kommun"])
def test_a_municipality_is_known_by_its_names(name: str) -> None:
    """Readers write the name with or without "kommun"."""
    municipality = REGISTER.municipality(name)
    assert municipality and municipality.slug == "are"


def test_no_name_means_two_places() -> None:
    """Each accepted name leads to one municipality, and to one region."""
    for places in (REGISTER.municipalities, REGISTER.regions):
        names = [name for place in places for name in {place.name, *place.aliases}]
        assert len(set(names)) == len(names)


def test_neighbours_are_mutual_and_gotland_has_none() -> None:
    """A border is shared both ways; an island has no neighbour."""
    krokom, are, gotland = (REGISTER.municipality(name) for name in ("Krokom", "Åre", "Gotland"))
    assert krokom and are and gotland
    assert REGISTER.are_neighbours(krokom, are) and REGISTER.are_neighbours(are, krokom)
    assert not any(REGISTER.are_neighbours(gotland, place) for place in REGISTER.municipalities)
