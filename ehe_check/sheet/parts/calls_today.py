"""The calls of today: whom to speak to, one line each, with the reasons beneath."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ehe_check.advice.calls import calls_in_order, said_of
from ehe_check.advice.recommendation import Prompt
from ehe_check.bank.effect import Route
from ehe_check.bank.prompt_rule import PromptKind
from ehe_check.page.document import Checklist, Inner, Item, Paragraph
from ehe_check.sheet.material import Material, grouped


def calls(material: Material) -> Iterator[Inner]:
    """Yield one line for each call; beside social care the lead is told, and is no call."""
    routes = calls_in_order(material.advice.routes)
    items = tuple(_call(material, route) for route in routes if route in material.bank.routes)
    if items:
        yield Checklist(items)
    if Route.SOCIAL_CARE in routes and material.lines is not None:
        yield Paragraph(" ".join((material.lines.tell_the_lead, *_contacts(material, Route.LEAD))))


def _call(material: Material, route: Route) -> Item:
    words = material.bank.routes[route]
    text = said_of(words, is_open=material.advice.social_care_open)
    details = (*_contacts(material, route), *_reasons(material, route))
    return Item(text, lead=words.title, details=details)


def _reasons(material: Material, route: Route) -> Iterator[str]:
    """Yield why to call somebody today, each reason once, with whom it is about."""
    today = (each for each in material.sheet.prompts if each.kind is PromptKind.ACT_TODAY)
    abouts = grouped(
        (why, prompt.about)
        for prompt in today
        if route in prompt.routes
        for why in _whys(material, prompt, route)
    )
    for why, about in abouts.items():
        yield _reason(material.whoms(about), why)


def _contacts(material: Material, route: Route) -> tuple[str, ...]:
    known = material.local.contacts.for_route(route)
    return tuple(f"{each.label}: {each.text}" for each in known)


def _reason(whoms: str, why: str) -> str:
    return f"{whoms}: {why}" if whoms else why[:1].upper() + why[1:]


def _whys(material: Material, prompt: Prompt, route: Route) -> Iterable[str]:
    """Return the reasons of the lines ticked for a call, or the prompt's own."""
    return tuple(_ticked(material, prompt, route)) or (prompt.route_why,)


def _ticked(material: Material, prompt: Prompt, route: Route) -> Iterator[str]:
    rule = material.bank.rules[prompt.id][1].rule
    ticked = next((each.ticked for each in material.bank.together if each.id == rule), None)
    if rule is None or ticked is None:
        return
    options = material.bank.by_id[ticked].options
    for answer in material.every_answer(ticked):
        lines = (each for each in options if each.id in answer.values and route in each.routes)
        yield from (each.route_why for each in lines)
