"""Codes of languages: ISO 639-1 has two letters, ISO 639-2 and Akoma Ntoso three."""

from __future__ import annotations

UNDETERMINED = "und"
"""The code of ISO 639-2 for a language that is not known."""

_CODES = """
    ar=ara az=aze be=bel bg=bul bs=bos ca=cat cnr=cnr cs=ces,cze cy=cym da=dan de=deu,ger el=ell,gre en=eng es=spa
    et=est eu=eus,baq fa=fas,per fi=fin fr=fra,fre ga=gle gl=glg he=heb hi=hin hr=hrv hu=hun hy=hye id=ind is=isl
    it=ita ja=jpn ka=kat,geo kk=kaz ko=kor ky=kir lb=ltz lt=lit lv=lav mk=mkd,mac ms=msa,may mt=mlt nl=nld,dut no=nor
    nb=nob nn=nno pl=pol pt=por ro=ron,rum ru=rus sk=slk,slo sl=slv sq=sqi,alb sr=srp sv=swe sw=swa tg=tgk th=tha
    tk=tuk tr=tur uk=ukr ur=urd uz=uzb vi=vie zh=zho,chi
"""
_LONG = {short: codes.split(",")[0] for short, codes in (pair.split("=") for pair in _CODES.split())}
_SHORT = {code: short for short, codes in (pair.split("=") for pair in _CODES.split()) for code in codes.split(",")}


def short_code(code: str) -> str:
    """Return a language's code in ISO 639-1, for a code in either form and with or without a region.

    A code that is not known comes back as it is; one that says nothing comes back empty.

    >>> [short_code(code) for code in ("sqi", "alb", "EN", "fra-FR", "qya", "und", "")]
    ['sq', 'sq', 'en', 'fr', 'qya', '', '']
    """
    plain = code.strip().lower().replace("_", "-").split("-")[0]
    return "" if plain == UNDETERMINED else _SHORT.get(plain, plain)


def long_code(code: str) -> str:
    """Return a language's code in ISO 639-2, the undetermined one for an empty code.

    >>> [long_code(code) for code in ("sq", "fra", "")]
    ['sqi', 'fra', 'und']
    """
    return _LONG.get(short_code(code), code or UNDETERMINED)
