//! The order of short lists.
//!
//! The sorting of the standard library is made for long lists, and each use of it weighs some 7 kB in the browser's module.

/// Sorts by a key; what has the same key stays in its order.
pub fn by_key<T, K: Ord>(list: &mut Vec<T>, key: impl Fn(&T) -> K) {
    let taken = std::mem::take(list);
    *list = sorted(taken, &|left, right| key(left) <= key(right));
}

/// Lists up to this length are sorted by insertion.
const SHORT: usize = 64;

/// Puts each where it belongs; longer lists are halved, sorted and joined again. `in_order` says that two may stand as they do.
pub fn sorted<T>(mut list: Vec<T>, in_order: &dyn Fn(&T, &T) -> bool) -> Vec<T> {
    if list.len() <= SHORT {
        let mut placed = Vec::with_capacity(list.len());
        for next in list {
            let place = placed.partition_point(|known| in_order(known, &next));
            placed.insert(place, next);
        }
        return placed;
    }
    let second = list.split_off(list.len() / 2);
    let mut joined = Vec::with_capacity(list.len() + second.len());
    let mut first = sorted(list, in_order).into_iter().peekable();
    let mut second = sorted(second, in_order).into_iter().peekable();
    while let (Some(left), Some(right)) = (first.peek(), second.peek()) {
        let next = if in_order(left, right) { first.next() } else { second.next() };
        joined.extend(next);
    }
    joined.extend(first);
    joined.extend(second);
    joined
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
    }
}
