//! The order of short lists.
//!
//! The sorting of the standard library is made for long lists, and each use of it weighs some 7 kB in the browser's module.

/// Sorts by a key; what has the same key stays in its order.
pub fn by_key<T, K: Ord>(list: &mut [T], key: impl Fn(&T) -> K) {
    by(list, |left, right| key(left) <= key(right));
}

/// Sorts; `in_order` says that two may stand as they do.
pub fn by<T>(list: &mut [T], in_order: impl Fn(&T, &T) -> bool) {
    let both = |left: usize, right: usize| list.get(left).zip(list.get(right));
    let mut places = places(list.len(), &|left, right| both(left, right).is_some_and(|(left, right)| in_order(left, right)));
    // Each ring of entries that take each other's place is gone round once.
    for start in 0..list.len() {
        let mut at = start;
        while let Some(from) = places.get_mut(at).map(|from| std::mem::replace(from, at)).filter(|from| *from != start && *from != at) {
            list.swap(at, from);
            at = from;
        }
    }
}

/// Lists up to this length are sorted by insertion.
const SHORT: usize = 64;

/// The places of a list of so many entries, in the order of the entries. `in_order` says that two may stand as they do.
fn places(length: usize, in_order: &dyn Fn(usize, usize) -> bool) -> Vec<usize> {
    sorted((0..length).collect(), in_order)
}

/// Puts each where it belongs; longer lists are halved, sorted and joined again.
fn sorted(mut list: Vec<usize>, in_order: &dyn Fn(usize, usize) -> bool) -> Vec<usize> {
    if list.len() <= SHORT {
        let mut placed = Vec::with_capacity(list.len());
        for next in list {
            let place = placed.partition_point(|known| in_order(*known, next));
            placed.insert(place, next);
        }
        return placed;
    }
    let second = list.split_off(list.len() / 2);
    let mut joined = Vec::with_capacity(list.len() + second.len());
    let mut first = sorted(list, in_order).into_iter().peekable();
    let mut second = sorted(second, in_order).into_iter().peekable();
    while let (Some(left), Some(right)) = (first.peek(), second.peek()) {
        let next = if in_order(*left, *right) { first.next() } else { second.next() };
        joined.extend(next);
    }
    joined.extend(first);
    joined.extend(second);
    joined
}

/// Names with their places, quick to find: of those that are the same, the first is meant.
///
/// A hash table does the same in less time, and weighs more in the browser's module than all of its uses are worth.
#[derive(Debug, Clone, Default)]
pub struct Names(Vec<(String, usize)>);

impl Names {
    /// The names of a list, in its order.
    #[must_use]
    pub fn of(list: &[&str]) -> Self {
        let places = places(list.len(), &|left, right| list.get(left) <= list.get(right));
        Self(places.into_iter().filter_map(|place| list.get(place).map(|name| ((*name).to_owned(), place))).collect())
    }

    /// Gives a name a place; one that is known gets another.
    pub fn set(&mut self, name: &str, place: usize) {
        let at = self.0.partition_point(|(known, _)| known.as_str() < name);
        match self.0.get_mut(at).filter(|(known, _)| known == name) {
            Some((_, known)) => *known = place,
            None => self.0.insert(at, (name.to_owned(), place)),
        }
    }

    /// The place of a name.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<usize> {
        let place = self.0.partition_point(|(known, _)| known.as_str() < name);
        self.0.get(place).filter(|(known, _)| known == name).map(|(_, place)| *place)
    }
}

/// For each name the place of the first that is the same: its own, where it is new.
#[must_use]
pub fn firsts(list: &[&str]) -> Vec<usize> {
    let mut firsts = vec![0; list.len()];
    let mut first = 0;
    for place in places(list.len(), &|left, right| list.get(left) <= list.get(right)) {
        if list.get(first) != list.get(place) {
            first = place;
        }
        if let Some(slot) = firsts.get_mut(place) {
            *slot = first;
        }
    }
    firsts
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_order_is_that_of_the_standard_library(list in proptest::collection::vec((0_u8..9, any::<u16>()), 0..300)) {
            let (mut ours, mut theirs) = (list.clone(), list);
            super::by_key(&mut ours, |entry| entry.0);
            theirs.sort_by_key(|entry| entry.0);
            prop_assert_eq!(ours, theirs);
        }

        #[test]
        fn a_name_is_found_where_it_stands_first(list in proptest::collection::vec("[ab]{0,3}", 0..200)) {
            let names: Vec<&str> = list.iter().map(String::as_str).collect();
            let first = |name: &str| names.iter().position(|known| *known == name);
            let (found, firsts) = (super::Names::of(&names), super::firsts(&names));
            for (name, place) in names.iter().zip(firsts) {
                prop_assert_eq!(Some(place), first(name));
                prop_assert_eq!(found.find(name), first(name));
            }
            prop_assert_eq!(found.find("c"), None);
        }
    }
}
