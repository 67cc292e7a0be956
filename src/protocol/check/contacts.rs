//! The contacts: their hours, and who stands in outside them.

use super::Checker;
use super::names::no_date;
use crate::calendar::parse_date;
use crate::diagnostic::{Code, Diagnostic};
use crate::hours::{Answering, Days, clash, overlap, parse_time};
use crate::pack::{Contact, Exception, Hours};
use crate::protocol::CompiledContact;
use crate::protocol::compile::Role;

impl<'a> Checker<'a> {
    /// The contacts, compiled.
    pub(super) fn contacts(&mut self) -> Vec<CompiledContact> {
        let pack = self.pack;
        let mut compiled = Vec::new();
        for (index, contact) in pack.contacts.iter().enumerate() {
            let path = format!("contacts[{index}]");
            self.words_of(format_args!("{path}.name"), &contact.name);
            self.words_of(format_args!("{path}.says"), &contact.says);
            let addresses = [&contact.telephone, &contact.email, &contact.link, &contact.place];
            if addresses.iter().all(|address| address.as_ref().is_none_or(|address| address.trim().is_empty())) {
                self.found.add(Code::PackContactWithoutAddress, path.clone(), format!("nothing says how `{}` is reached", contact.id));
            }
            self.hours(&path, contact);
            self.hours_written_twice(&path, contact);
            let outside = self.outside(&path, contact);
            let condition = self.condition(&format!("{path}.when"), contact.when.as_deref(), Role::Item);
            let answering = Answering::read(contact.hours.as_ref(), &contact.exceptions);
            compiled.push(CompiledContact { condition, answering, outside });
        }
        compiled
    }

    /// The hours of a contact: days, times, exceptions.
    pub(super) fn hours(&mut self, path: &str, contact: &Contact) {
        let whole = path;
        let mut raise = |place: String, message: String| self.found.add(Code::PackBadHours, format!("{whole}.{place}"), message);
        let no_time = |text: &str| format!("`{text}` is not a time of the day, such as 08:30");
        match &contact.hours {
            None => {}
            Some(Hours::Words(words)) if matches!(words.as_str(), "always" | "not stated") => {}
            Some(Hours::Words(words)) => raise("hours".to_owned(), format!("`{words}` cannot be read as hours")),
            Some(Hours::Week(week)) if week.is_empty() => raise("hours".to_owned(), "`hours` lists none".to_owned()),
            Some(Hours::Week(week)) => {
                for (place, opening) in week.iter().enumerate() {
                    if Days::parse(&opening.days).is_none() {
                        raise(format!("hours[{place}].days"), format!("`{}` cannot be read as days of the week", opening.days));
                    }
                    for (member, text) in [("from", &opening.from), ("to", &opening.to)] {
                        if parse_time(text).is_none() {
                            raise(format!("hours[{place}].{member}"), no_time(text));
                        }
                    }
                }
            }
        }
        if !contact.exceptions.is_empty() && !matches!(contact.hours, Some(Hours::Week(_))) {
            raise(
                "exceptions".to_owned(),
                format!("`{}` has exceptions, but no hours of the week that they could be exceptions to", contact.id),
            );
        }
        let mut raise = |place: String, message: String| {
            let diagnostic = Diagnostic::new(Code::PackBadHours, format!("{whole}.{place}"), message);
            self.found.push(diagnostic.advised(
                || "Write `{ date = \"2026-12-25\", closed = true }`, or `{ date = \"2026-12-24\", from = \"08:30\", to = \"12:00\" }`.",
            ));
        };
        for (place, exception) in contact.exceptions.iter().enumerate() {
            let path = format!("exceptions[{place}]");
            if parse_date(&exception.date).is_none() {
                raise(format!("{path}.date"), no_date("date", &exception.date));
            }
            let times = [("from", exception.from.as_deref()), ("to", exception.to.as_deref())];
            if exception.closed && times.iter().any(|(_, text)| text.is_some()) {
                raise(path, "a date on which nobody answers has no hours".to_owned());
            } else if !exception.closed {
                for (member, text) in times {
                    match text {
                        None => {
                            raise(format!("{path}.date"), format!("`{member}` is missing: say `closed = true`, or from when until when"))
                        }
                        Some(text) if parse_time(text).is_none() => raise(format!("{path}.{member}"), no_time(text)),
                        Some(_) => {}
                    }
                }
            }
        }
    }

    /// Hours that two entries give for one time, and dates of which two entries say the same or contradict each other.
    fn hours_written_twice(&mut self, path: &str, contact: &Contact) {
        if let Some(Hours::Week(week)) = &contact.hours {
            for (place, opening) in week.iter().enumerate() {
                let Some((first, other)) = week.iter().enumerate().take(place).find(|(_, other)| overlap(other, opening)) else { continue };
                let message = format!(
                    "`{}` from {} to {} and `{}` from {} to {} hold at one time",
                    opening.days, opening.from, opening.to, other.days, other.from, other.to
                );
                let diagnostic = Diagnostic::new(Code::PackHoursOverlap, format!("{path}.hours[{place}].days"), message);
                self.found.push(diagnostic.beside(format!("{path}.hours[{first}].days")));
            }
        }
        for (place, exception) in contact.exceptions.iter().enumerate() {
            let wrong = |other: &Exception| if other.date == exception.date { clash(other, exception) } else { None };
            let earlier = contact.exceptions.iter().enumerate().take(place);
            let Some((first, wrong)) = earlier.filter_map(|(first, other)| Some((first, wrong(other)?))).next() else { continue };
            let message = format!("`{}` stands among the exceptions twice, {wrong}", exception.date);
            let diagnostic = Diagnostic::new(Code::PackDateTwice, format!("{path}.exceptions[{place}].date"), message);
            self.found.push(diagnostic.beside(format!("{path}.exceptions[{first}].date")));
        }
    }

    /// The contact to use outside the hours of another, by its place.
    pub(super) fn outside(&mut self, path: &str, contact: &Contact) -> Option<usize> {
        let pack = self.pack;
        let place_of = |id: &str| pack.contacts.iter().position(|known| known.id == id);
        let outside = contact.outside.as_deref()?;
        let path = format!("{path}.outside");
        let Some(place) = place_of(outside) else {
            let known = pack.contacts.iter().map(|contact| contact.id.as_str());
            self.unknown(Code::PackUnknownContact, path, format!("there is no contact `{outside}`"), outside, known);
            return None;
        };
        if matches!(&contact.hours, None | Some(Hours::Words(_))) && contact.hours != Some(Hours::Words("not stated".to_owned())) {
            let message = format!("`outside` names whom to use outside the hours of `{}`, which has none", contact.id);
            self.found.push(Diagnostic::new(Code::PackBadHours, path.clone(), message).advised(
                || "Add the `hours`; where the text speaks of office hours without printing them, write `hours = \"not stated\"`.",
            ));
        }
        let mut next = pack.contacts.get(place);
        for _ in 0..pack.contacts.len() {
            match next {
                Some(known) if known.id == contact.id => {
                    self.found.add(
                        Code::PackCircularContact,
                        path,
                        format!("`{outside}` sends back to `{}`, for which it stands in", contact.id),
                    );
                    return None;
                }
                Some(known) => next = known.outside.as_deref().and_then(place_of).and_then(|place| pack.contacts.get(place)),
                None => break,
            }
        }
        Some(place)
    }
}
