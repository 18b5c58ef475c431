"""What a time expression says before it is known which day it was said on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Calendar = Literal["gregorian", "hijri"]


@dataclass(frozen=True, slots=True)
class Now:
    """The moment of publication, where it is known; else its day."""


@dataclass(frozen=True, slots=True)
class DayOffset:
    """So many days from the day of publication: أمس is -1."""

    days: int


@dataclass(frozen=True, slots=True)
class Told:
    """The day, month or year that the text named last («اليوم نفسه»), or so many days or months
    from it («اليوم التالي» is 1)."""

    unit: Literal["day", "month", "year"]
    shift: int = 0


@dataclass(frozen=True, slots=True)
class Weekday:
    """``day``: 0 is Monday. ``shift``: -1 past, 1 next, 2 the one after, None unsaid. ``week``: of
    which week (-1: the last one, «الأحد من الأسبوع الماضي»)."""

    day: int
    shift: int | None = None
    week: int | None = None


@dataclass(frozen=True, slots=True)
class Date:
    """A day of a month, or with ``day`` None the whole month. ``year`` as printed or None;
    ``shift``: الماضي, الجاري, المقبل after it; ``year_shift``: of the last, this, the next year;
    ``ordinal``: its day is told by an ordinal, which may also count («الثلاثاء الثالث من تموز»).
    ``told_year``: of the year that the text named last («6 آذار من العام نفسه»)."""

    day: int | None
    month: int
    year: int | None = None
    calendar: Calendar = "gregorian"
    shift: int | None = None
    year_shift: int | None = None
    ordinal: bool = False
    told_year: bool = False


@dataclass(frozen=True, slots=True)
class DayOfMonth:
    """«14 الجاري»: a day of the month so many months from that of publication; ``told``: from the
    one that the text named last («15 من الشهر نفسه»)."""

    day: int
    shift: int
    told: bool = False


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
    ``rest``: smaller amounts that go with it («قبل عام وشهر»), each a number and a unit.

    ``anchored``: False where the text counts from something else («بعد يومين من»), True where it
    says from now, None unsaid."""

    unit: str
    low: float
    high: float
    direction: int
    anchored: bool | None = None
    rest: tuple[tuple[float, str], ...] = ()


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
    """The ``number``-th of ``parts`` equal parts: the second half, the third quarter. ``unsaid``:
    of which year is not said."""

    number: int
    parts: int
    of: Spec
    unsaid: bool = False


@dataclass(frozen=True, slots=True)
class DayPart:
    """``of`` None: no day said. ``portion``: "start" or "end" of the part («وقت متأخر من …»)."""

    part: str
    of: Spec | None
    portion: str | None = None


@dataclass(frozen=True, slots=True)
class Clock:
    """``part``: the part of the day that tells morning from afternoon. ``of`` None: no day said.
    ``minute`` may be below 0 or above 59: «الخامسة إلا ربعاً»."""

    hour: int
    minute: int
    part: str | None = None
    zone: str | None = None
    of: Spec | None = None
    second: int = 0


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
class Bound:
    """What lies "before" or "after" a time, goes on "until" it or begins "from" it on."""

    side: Literal["before", "after", "until", "from"]
    of: Spec


@dataclass(frozen=True, slots=True)
class Remainder:
    """What is left of a time that publication falls into (1), or what is gone of it (-1);
    ``later``: from the next day on, when the time is longer than a day."""

    direction: int
    of: Spec
    later: bool = False


@dataclass(frozen=True, slots=True)
class Nth:
    """The ``number``-th day, week or weekday of a longer time, -1 the last («أول جمعة من تموز»).
    ``after``: counted from the end of ``of`` on. ``of`` None: the month of publication."""

    number: int
    unit: Literal["day", "week", "weekday"]
    of: Spec | None
    weekday: int | None = None
    after: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """The first or ``last`` so many days, weeks, months of a longer time («الأشهر الستة الأولى من
    العام»)."""

    amount: int
    unit: str
    of: Spec
    last: bool = False


@dataclass(frozen=True, slots=True)
class WeekOf:
    """The week in which a day falls."""

    of: Spec


@dataclass(frozen=True, slots=True)
class Movable:
    """A feast whose date a rule tells: "easter", "orthodox_easter"."""

    rule: str
    year: int | None = None
    shift: int | None = None


@dataclass(frozen=True, slots=True)
class Duration:
    """``iso``: ISO 8601 (P4D). ``within``: «في غضون» it, from publication on when the text looks
    ahead."""

    iso: str
    within: Window | None = None


@dataclass(frozen=True, slots=True)
class Recurring:
    """``iso``: the step. ``weekday`` and ``clock``: on which day of the week and when it recurs."""

    iso: str
    weekday: int | None = None
    clock: Clock | None = None


Spec = (
    Now
    | DayOffset
    | Told
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
    | Bound
    | Remainder
    | Nth
    | Stretch
    | WeekOf
    | Movable
    | Duration
    | Recurring
)
Parsed = tuple[Spec, int]
"""A spec and the index after its last token."""
