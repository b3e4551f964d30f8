"""harmonize reads national statutes, aligns them with cybercrime treaties and reports the gaps.

The public names are those of ``__all__``, explained in ``docs/library.md``. They are loaded when they are first used:
``import harmonize`` alone costs nothing.
"""

TYPE_CHECKING = False  # type checkers take it for true; typing's own would cost more than all that stands here
if TYPE_CHECKING:  # the same names for them and for editors
    from harmonize.api import (
        Analysis,
        Analyzed,
        Evaluated,
        Evaluation,
        HarmonizeError,
        Instrument,
        Statute,
        analyze,
        evaluate,
        load_instrument,
        read_analysis,
        read_statute,
        table,
        tables,
    )

    __version__: str

__all__ = [
    "Analysis",
    "Analyzed",
    "Evaluated",
    "Evaluation",
    "HarmonizeError",
    "Instrument",
    "Statute",
    "__version__",
    "analyze",
    "evaluate",
    "load_instrument",
    "read_analysis",
    "read_statute",
    "table",
    "tables",
]


if not TYPE_CHECKING:  # or else they would take every name for one that is here

    def __getattr__(name: str) -> object:
        """Load a public name when it is first asked for (PEP 562)."""
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        if name == "__version__":
            return import_module("importlib.metadata").version("harmonize-law")
        return getattr(import_module("harmonize.api"), name)


def __dir__() -> list[str]:
    """Name what is public, loaded or not."""
    return sorted({*globals(), *__all__} - {"TYPE_CHECKING"})
