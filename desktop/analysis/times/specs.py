"""What a time expression says before it is known which day it was said on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Calendar = Literal["gregorian", "hijri"]


@dataclass(frozen=True, slots=True)
class DayOffset:
    """So many days from the day of publication: أمس is -1."""

    days: int


@dataclass(frozen=True, slots=True)
class Weekday:
    """``day``: 0 is Monday. ``shift``: -1 past, 1 next, None unsaid. ``week``: of which week (-1:
    the last one, «الأحد من الأسبوع الماضي»)."""

    day: int
    shift: int | None = None
    week: int | None = None


@dataclass(frozen=True, slots=True)
class Date:
    """A day of a month, or with ``day`` None the whole month. ``year`` as printed or None;
    ``shift``: الماضي, الجاري, المقبل after it; ``year_shift``: of the last, this, the next year."""

    day: int | None
    month: int
    year: int | None = None
    calendar: Calendar = "gregorian"
    shift: int | None = None
    year_shift: int | None = None


@dataclass(frozen=True, slots=True)
class DayOfMonth:
    """«14 الجاري»: a day of the month so many months from that of publication."""

    day: int
    shift: int


@dataclass(frozen=True, slots=True)
class Years:
    first: int
    last: int
    calendar: Calendar = "gregorian"


@dataclass(frozen=True, slots=True)
class CalendarUnit:
    """The week, month, year … so many from that of publication: «الأسبوع الماضي» is -1."""

    unit: str
    shift: int


@dataclass(frozen=True, slots=True)
class Window:
    """The ``amount`` units before (-1) or after (1) publication: «الأسبوعين الماضيين»."""

    unit: str
    amount: float
    direction: int
    vague: bool = False


@dataclass(frozen=True, slots=True)
class Distance:
    """So many units before or after publication: «قبل شهر»; ``high`` differs for «قبل أيام».

    ``anchored``: False where the text counts from something else («بعد يومين من»), True where it
    says from now, None unsaid."""

    unit: str
    low: float
    high: float
    direction: int
    anchored: bool | None = None


@dataclass(frozen=True, slots=True)
class Season:
    """``season``: EDTF's 21 spring to 24 winter."""

    season: int
    year: int | None = None
    shift: int | None = None


@dataclass(frozen=True, slots=True)
class Portion:
    """مطلع, منتصف, أواخر of a week, month, year."""

    portion: str
    of: Spec


@dataclass(frozen=True, slots=True)
class Share:
    """The ``number``-th of ``parts`` equal parts: the second half, the third quarter."""

    number: int
    parts: int
    of: Spec


@dataclass(frozen=True, slots=True)
class DayPart:
    part: str
    of: Spec


@dataclass(frozen=True, slots=True)
class Clock:
    """``part``: the part of the day that tells morning from afternoon. ``of`` None: no day said."""

    hour: int
    minute: int
    part: str | None = None
    zone: str | None = None
    of: Spec | None = None


@dataclass(frozen=True, slots=True)
class Together:
    """Several names of one day: «اليوم الاثنين 30 كانون الثاني»."""

    parts: tuple[Spec, ...]


@dataclass(frozen=True, slots=True)
class Range:
    first: Spec
    last: Spec


@dataclass(frozen=True, slots=True)
class Since:
    """From a time until publication."""

    of: Spec


@dataclass(frozen=True, slots=True)
class Duration:
    """``iso``: ISO 8601 (P4D)."""

    iso: str


@dataclass(frozen=True, slots=True)
class Recurring:
    iso: str


Spec = (
    DayOffset
    | Weekday
    | Date
    | DayOfMonth
    | Years
    | CalendarUnit
    | Window
    | Distance
    | Season
    | Portion
    | Share
    | DayPart
    | Clock
    | Together
    | Range
    | Since
    | Duration
    | Recurring
)
Parsed = tuple[Spec, int]
"""A spec and the index after its last token."""
