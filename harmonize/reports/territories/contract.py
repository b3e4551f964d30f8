"""The contract of ``region.json``: a region as plain JSON values; ``schemas/region-1.json`` describes the file."""

from __future__ import annotations

import json
from math import isinf
from typing import Any

from harmonize.model.region import Asked, Gap, Judged, Place, Region, Sanction

SCHEMA = "harmonize/region/1"
DECIMALS = 6

Json = dict[str, Any]


def to_bytes(region: Region) -> bytes:
    """Return the bytes of ``region.json``: UTF-8, indented by one, a newline at the end; equal input, equal bytes."""
    text = json.dumps(to_dict(region), ensure_ascii=False, indent=1, allow_nan=False)
    return (text + "\n").encode("utf-8", "backslashreplace")


def to_dict(region: Region) -> Json:
    """Return a region as JSON values: rows, articles with their cells, common gaps, sanctions."""
    return {
        "schema": SCHEMA,
        "draft": region.draft,
        "footnote": region.footnote,
        "footnote_source": region.footnote_source,
        "instruments": dict(region.instruments),
        "places": [_place(place) for place in region.places],
        "articles": [_article(region, article) for article in region.articles],
        "gaps": [_gap(gap) for gap in region.gaps],
        "sanctions": [_sanction(sanction) for sanction in region.sanctions],
    }


def _place(place: Place) -> Json:
    analysis = place.analysis
    return {
        "id": place.id,
        "jurisdiction": place.jurisdiction,
        "name": place.name,
        "unit": place.unit,
        "draft": place.draft,
        "fictional": place.fictional,
        "footnote_due": place.noted,
        "parts": list(place.parts),
        "not_analyzed": list(place.unheard),
        "no_competence_for": sorted(place.lacks),
        "as_of": analysis.as_of.isoformat() if analysis and analysis.as_of else None,
        "statutes": [source.title for source in analysis.statutes] if analysis else [],
    }


def _article(region: Region, article: Asked) -> Json:
    cells = ((place, region.cell(place, article)) for place in region.places)
    return {
        "instrument": article.instrument,
        "article": article.article,
        "title": article.title,
        "kind": article.kind,
        "chapter": article.chapter,
        "cells": [_cell(place, found) for place, found in cells if found],
    }


def _cell(place: Place, found: Judged) -> Json:
    cited = [each for each in found.finding.candidates if each.accepted] if found.finding else []
    return {
        "place": place.id,
        "status": found.status,
        "proposed": found.proposed,
        "reviewed": found.reviewed,
        "reason": found.reason,
        "missing": list(found.missing),
        "units": list(found.units),
        "provisions": [
            {"statute": each.statute, "provision": each.provision, "eid": each.eid, "page": each.page} for each in cited
        ],
    }


def _gap(gap: Gap) -> Json:
    return {
        "article": gap.article.key,
        "element": gap.element,
        "text": gap.text,
        "missing": list(gap.missing),
        "examined": gap.examined,
        "carriers": [{name: _plain(getattr(each, name)) for name in each.__slots__} for each in gap.carriers],
    }


def _sanction(sanction: Sanction) -> Json:
    return {
        "article": sanction.article.key,
        "lowest": _plain(sanction.lowest),
        "median": _plain(sanction.median),
        "highest": _plain(sanction.highest),
        "levels": [_level(level) for level in sanction.levels],
        "threats": [
            {
                "place": each.place,
                "minimum": _plain(each.minimum),
                "maximum": _plain(each.maximum),
                "gravest": _plain(each.gravest),
                "read": each.read,
                "below": [_level(level) for level in each.below],
            }
            for each in sanction.threats
        ],
    }


def _level(level: tuple[str, int]) -> Json:
    return {"article": level[0], "months": level[1]}


def _plain(value: Any) -> Any:
    """Return a value of JSON: life is ``"life"``."""
    if isinstance(value, float):
        return "life" if isinf(value) else round(value, DECIMALS)
    return value
