"""Writes the tables beside it: what London time and English working days come to, as another library reckons them.

Made with Python's zoneinfo, the zone data of the package tzdata, and the bank holidays of England and Wales as GOV.UK
published them, which the package govuk-bank-holidays carries. Nothing of Homeward was used. To make them anew:

    pip install govuk-bank-holidays==0.19 tzdata==2026.6
    python make.py

All instants are RFC 3339 in UTC. The random choice is seeded: the same packages write the same bytes.

working-days.csv     start, n, due: the midnight that ends the n-th working day after the London date of start
calendar-steps.csv   start, amount, unit, result: the same wall-clock time in London so many days, weeks or months later;
                     a time that the spring change skips gives the first moment after it, of a time that the autumn change
                     doubles the first is meant, and a day that a month lacks becomes the last day of that month
london-dates.csv     instant, date, time: the date and the wall-clock time in London
same-working-day.csv instant, due: the midnight that ends the London day of the instant, or that of the next working day
                     if that day is none
"""

import calendar
import csv
import random
import zoneinfo
from datetime import date, datetime, time, timedelta, timezone
from pathlib import Path

from govuk_bank_holidays.bank_holidays import BankHolidays

zoneinfo.reset_tzpath(to=[])  # the package tzdata alone, whatever the machine has
LONDON = zoneinfo.ZoneInfo("Europe/London")
UTC = timezone.utc
FIRST, LAST = 2012, 2028
HERE = Path(__file__).parent
HOLIDAYS = {
    day["date"]
    for day in BankHolidays(use_cached_holidays=True).get_holidays(division=BankHolidays.ENGLAND_AND_WALES)
}
chance = random.Random("homeward")


def london(instant):
    return instant.astimezone(LONDON)


def gives(wall, fold):
    """The instant that a wall-clock time is, and whether that time exists."""
    instant = wall.replace(tzinfo=LONDON, fold=fold).astimezone(UTC)
    return instant, london(instant).replace(tzinfo=None) == wall


def at_wall(wall):
    """The instant of a wall-clock time in London."""
    after, exists = gives(wall, 0)
    if exists:
        return after
    before, _ = gives(wall, 1)
    while after - before > timedelta(seconds=1):  # the change lies between the two
        middle = (before + (after - before) / 2).replace(microsecond=0)
        if london(middle).utcoffset() == london(before).utcoffset():
            before = middle
        else:
            after = middle
    return after


def is_working(day):
    assert FIRST <= day.year <= LAST, day
    return day.weekday() < 5 and day not in HOLIDAYS


def next_working(day, n):
    """The n-th working day after a day."""
    while n:
        day += timedelta(days=1)
        n -= is_working(day)
    return day


def end_of(day):
    return at_wall(datetime.combine(day + timedelta(days=1), time()))


def step(instant, amount, unit):
    wall = london(instant).replace(tzinfo=None)
    if unit == "months":
        months = wall.year * 12 + wall.month - 1 + amount
        year, month = months // 12, months % 12 + 1
        wall = wall.replace(year=year, month=month, day=min(wall.day, calendar.monthrange(year, month)[1]))
    else:
        wall += timedelta(days=amount * (7 if unit == "weeks" else 1))
    return at_wall(wall)


def change_days(year):
    """The last Sundays of March and October."""
    for month in (3, 10):
        day = date(year, month, 31)
        yield day - timedelta(days=(day.weekday() + 1) % 7)


def moment(day):
    """Some moment of a day or near it: often close to the London midnight or the hour in which the clocks change."""
    start = datetime.combine(day, time(), UTC)
    kind = chance.randrange(4)
    if kind == 0:
        return start + timedelta(seconds=chance.randrange(-2 * 3600, 3 * 3600))
    if kind == 1:
        return start + timedelta(hours=chance.choice([-1, 0, 1, 2, 22, 23, 24]), seconds=chance.choice([-1, 0, 1]))
    return start + timedelta(seconds=chance.randrange(86400))


def any_day(first, last):
    start = date(first, 1, 1)
    return start + timedelta(days=chance.randrange((date(last, 12, 31) - start).days))


def near(day, days):
    return day + timedelta(days=chance.randint(-days, days))


def z(instant):
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def write(name, head, rows):
    with open(HERE / name, "w", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(head)
        table.writerows(sorted(set(rows)))


def working_instants(count):
    """Instants within the years of which the bank holidays are known, many of them near one."""
    holidays = sorted(HOLIDAYS)
    changes = [day for year in range(FIRST, LAST + 1) for day in change_days(year)]
    while count:
        day = chance.choice([lambda: any_day(FIRST, LAST), lambda: near(chance.choice(holidays), 4), lambda: near(chance.choice(changes), 3)])()
        instant = moment(day)
        if FIRST <= london(instant).year <= LAST:
            count -= 1
            yield instant


def main():
    known_until = date(LAST, 12, 29)  # the last working day of the last year

    rows = []
    for instant in working_instants(3600):
        n = chance.choice([1, 1, 2, 3, 5, 7, 10, 15, 20, 35, 60, chance.randint(1, 60)])
        day = london(instant).date()
        if day + timedelta(days=2 * n + 15) <= known_until:
            rows.append((z(instant), n, z(end_of(next_working(day, n)))))
    write("working-days.csv", ("start", "n", "due"), rows)

    rows = []
    for instant in working_instants(1500):
        day = london(instant).date()
        if day <= known_until:
            rows.append((z(instant), z(end_of(day if is_working(day) else next_working(day, 1)))))
    write("same-working-day.csv", ("instant", "due"), rows)

    rows = []
    for _ in range(3400):
        unit = chance.choice(["days", "weeks", "months"])
        amount = chance.choice([1, 1, 2, 3, chance.randint(1, {"days": 60, "weeks": 26, "months": 24}[unit])])
        if chance.randrange(5) > 1:  # it ends at a change of the clocks, mostly within the hour skipped or doubled
            change = chance.choice([day for year in range(FIRST, 2036) for day in change_days(year)])
            wall = datetime.combine(change, time()) + timedelta(minutes=chance.choice([0, 59, 60, 61, 90, 119, 120, 121, chance.randrange(60, 120)]))
            if unit == "months":
                months = wall.year * 12 + wall.month - 1 - amount
                year, month = months // 12, months % 12 + 1
                wall = wall.replace(year=year, month=month, day=min(wall.day, calendar.monthrange(year, month)[1]))
            else:
                wall -= timedelta(days=amount * (7 if unit == "weeks" else 1))
            instant = at_wall(wall)
        elif not chance.randrange(3):  # it begins at one, at times in the second of the two doubled hours
            change = chance.choice([day for year in range(FIRST, 2036) for day in change_days(year)])
            instant = datetime.combine(change, time(), UTC) + timedelta(minutes=chance.randrange(-60, 180))
        elif unit == "months":  # it begins on one of the last days of a month
            day = any_day(FIRST, 2035)
            instant = moment(day.replace(day=calendar.monthrange(day.year, day.month)[1] - chance.choice([0, 0, 0, 1, 2])))
        else:
            instant = moment(any_day(FIRST, 2035))
        rows.append((z(instant), amount, unit, z(step(instant, amount, unit))))
    write("calendar-steps.csv", ("start", "amount", "unit", "result"), rows)

    rows = []
    for _ in range(1000):
        day = near(chance.choice(list(change_days(chance.randint(FIRST, 2036)))), 1) if chance.randrange(2) else any_day(FIRST, 2036)
        instant = moment(day)
        there = london(instant)
        rows.append((z(instant), there.date().isoformat(), there.strftime("%H:%M:%S")))
    write("london-dates.csv", ("instant", "date", "time"), rows)


if __name__ == "__main__":
    main()
