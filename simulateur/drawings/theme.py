"""Colours and line weights; a theme is this table and nothing else."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Theme:
    """The calm theme: felt and paper on a warm table. Colours are ``#RRGGBB``."""

    paper: str = "#F5E9D3"
    cream: str = "#FFFAF0"
    lip: str = "#DFCBA6"
    tray: str = "#E9D7B6"
    slot: str = "#DFCAA3"
    ink: str = "#43302B"
    ink_soft: str = "#6B544A"
    meadow: tuple[str, str] = ("#C5DA9C", "#B9D08C")
    grid: str = "#93AF63"
    hem: str = "#8DAB5E"
    hem_lip: str = "#6E8B45"
    stitch: str = "#F3F0D2"
    trace: str = "#5A3F33"
    honey: str = "#F8C842"
    honey_pale: str = "#FBE7B4"
    honey_lip: str = "#D99E1F"
    stripe: str = "#F2BC42"
    mask: str = "#FFF1C4"
    cheek: str = "#F2998B"
    white: str = "#FFFFFF"
    orange: tuple[str, str] = ("#F2913A", "#984A0B")
    green: tuple[str, str] = ("#86BE54", "#35701D")
    blue: tuple[str, str] = ("#86B8E0", "#316190")
    petal: tuple[str, str, str] = ("#7E5AA8", "#A88BD0", "#57397F")
    rust: str = "#A4530F"
    glow: str = "#F9E2A6"
    sky: str = "#F9EEDB"
    sun: str = "#FBE096"
    hills: tuple[str, str, str, str] = ("#DFE7BB", "#D0E0A8", "#C5DA9C", "#B9D08C")
    earth: str = "#F1E2BE"
    earth_edge: str = "#D9BC84"
    earth_shade: str = "#A9C077"
    earth_bare: str = "#E2D0A4"
    shadow_opacity: float = 0.12


CALM = Theme()
