//! True, false, unknown: what can be said of a condition while facts are missing.

/// The three values of a condition (Kleene's strong logic, which FEEL and SQL share).
///
/// Unknown is never no: `false and unknown` is false, `true and unknown` is unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Truth {
    /// It holds.
    True,
    /// It does not hold.
    False,
    /// The facts do not say yet.
    Unknown,
}

impl Truth {
    /// Both: false as soon as one is false.
    ///
    /// ```
    /// use homeward::truth::Truth::{False, Unknown};
    /// assert_eq!(Unknown.and(False), False);
    /// ```
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::False, _) | (_, Self::False) => Self::False,
            (Self::True, Self::True) => Self::True,
            _ => Self::Unknown,
        }
    }

    /// Either: true as soon as one is true.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        self.not().and(other.not()).not()
    }

    /// The opposite; the opposite of unknown is unknown.
    #[must_use]
    #[allow(clippy::should_implement_trait, reason = "the word of the logic, beside `and` and `or`")]
    pub fn not(self) -> Self {
        match self {
            Self::True => Self::False,
            Self::False => Self::True,
            Self::Unknown => Self::Unknown,
        }
    }
}

impl From<bool> for Truth {
    fn from(value: bool) -> Self {
        if value { Self::True } else { Self::False }
    }
}

#[cfg(test)]
mod tests {
    use super::Truth::{self, False, True, Unknown};

    /// DMN 1.4, tables 48 and 49 (conjunction and disjunction), with null as unknown.
    #[test]
    fn and_and_or_are_those_of_the_standard() {
        let table: [(Truth, Truth, Truth, Truth); 9] = [
            (True, True, True, True),
            (True, False, False, True),
            (True, Unknown, Unknown, True),
            (False, True, False, True),
            (False, False, False, False),
            (False, Unknown, False, Unknown),
            (Unknown, True, Unknown, True),
            (Unknown, False, False, Unknown),
            (Unknown, Unknown, Unknown, Unknown),
        ];
        for (left, right, both, either) in table {
            assert_eq!(left.and(right), both, "{left:?} and {right:?}");
            assert_eq!(left.or(right), either, "{left:?} or {right:?}");
        }
        assert_eq!(Unknown.not(), Unknown);
        assert_eq!(True.not(), False);
    }
}
