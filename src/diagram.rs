//! Decision diagrams: what a condition can still become, exactly, for every answer to the unknown facts at once.
//!
//! A node asks one variable and has a branch for each class of values that the conditions of the pack tell apart. Diagrams
//! are reduced and shared (Bryant 1986; with more than two branches, Srinivasan and others 1990): two conditions that agree
//! on every answer are the same node. So a condition is settled exactly when its diagram is [`FALSE`] or [`TRUE`], and the
//! variables that stand in its diagram are exactly those on which some answer makes a difference.

/// A diagram, by its place in [`Diagrams`].
pub type Diagram = u32;
/// The condition that no answer makes true.
pub const FALSE: Diagram = 0;
/// The condition that every answer makes true.
pub const TRUE: Diagram = 1;

/// The variable of the two settled diagrams: it stands after all others.
const NONE: u16 = u16::MAX;

#[derive(Debug, Clone, Copy)]
struct Node {
    variable: u16,
    count: u16,
    /// Where its branches begin.
    first: u32,
    /// Its opposite, once that was asked for.
    opposite: Diagram,
}

/// The diagrams of one assessment.
#[derive(Debug)]
pub struct Diagrams {
    nodes: Vec<Node>,
    branches: Vec<Diagram>,
    /// Nodes by the hash of their content, each in the first free slot from there on; a free slot holds [`FALSE`].
    table: Vec<Diagram>,
    /// What was joined lately: two diagrams in the order that tells `and` from `or`, and what came of it. A newer result takes
    /// the slot of an older one; what was lost is worked out again.
    joined: Vec<(Diagram, Diagram, Diagram)>,
    /// The branches of nodes in the making, those of the innermost last.
    making: Vec<Diagram>,
    /// In which round of [`Diagrams::collect`] each node was met last.
    met: Vec<u32>,
    round: u32,
    /// How many branches each variable has.
    widths: Vec<u32>,
    /// How many nodes may be made; what asks for more is given up, and [`Diagrams::gave_up`] says so.
    most: usize,
    gave_up: bool,
}

/// The slots of the tables of a new assessment, a power of two; they grow with the nodes.
const SLOTS: usize = 1024;

/// How many nodes a protocol may need while nothing is known; less than a thousand is usual.
pub const MOST_NODES: usize = 200_000;

/// A set of variables.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Variables {
    /// The first of them; most packs have no more.
    first: u128,
    rest: Vec<u128>,
}

impl Variables {
    /// Adds a variable; says whether it is new.
    pub fn insert(&mut self, variable: usize) -> bool {
        let (word, bit) = (variable / 128, 1_u128 << (variable % 128));
        let bits = match word.checked_sub(1) {
            None => &mut self.first,
            Some(word) => {
                if self.rest.len() <= word {
                    self.rest.resize(word + 1, 0);
                }
                let Some(bits) = self.rest.get_mut(word) else { return false };
                bits
            }
        };
        let new = *bits & bit == 0;
        *bits |= bit;
        new
    }

    /// Whether it holds the variable.
    #[must_use]
    pub fn contains(&self, variable: usize) -> bool {
        let bits = match (variable / 128).checked_sub(1) {
            None => self.first,
            Some(word) => self.rest.get(word).copied().unwrap_or(0),
        };
        bits & 1 << (variable % 128) != 0
    }

    /// Its variables, in their order.
    pub fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        let (mut word, mut bits) = (0, self.first);
        std::iter::from_fn(move || {
            while bits == 0 {
                bits = *self.rest.get(word)?;
                word += 1;
            }
            let bit = bits.trailing_zeros() as usize;
            bits &= bits - 1;
            Some(128 * word + bit)
        })
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.first == 0 && self.rest.iter().all(|bits| *bits == 0)
    }
}

impl Diagrams {
    /// Diagrams over variables with so many classes each.
    #[must_use]
    pub fn new(widths: Vec<u32>) -> Self {
        let settled = |opposite| Node { variable: NONE, count: 0, first: 0, opposite };
        Self {
            nodes: vec![settled(TRUE), settled(FALSE)],
            branches: Vec::new(),
            table: vec![FALSE; SLOTS],
            joined: vec![(FALSE, FALSE, FALSE); SLOTS],
            making: Vec::new(),
            met: Vec::new(),
            round: 0,
            widths,
            most: MOST_NODES,
            gave_up: false,
        }
    }

    /// Whether more nodes were asked for than may be made: then no diagram made since means anything. The loader refuses
    /// such a pack, so that no assessment meets it.
    #[must_use]
    pub fn gave_up(&self) -> bool {
        self.gave_up
    }

    /// How many nodes have been made: the measure of what an assessment costs.
    #[must_use]
    pub fn size(&self) -> usize {
        self.nodes.len()
    }

    /// The condition that the variable lies in one of these classes (bit 0 is class 0).
    pub fn one_of(&mut self, variable: usize, classes: u64) -> Diagram {
        let width = self.width(variable);
        let start = self.making.len();
        self.making.extend((0..width).map(|class| Diagram::from(classes >> class & 1 == 1)));
        self.made(u16::try_from(variable).unwrap_or(NONE), start)
    }

    /// Both.
    pub fn and(&mut self, left: Diagram, right: Diagram) -> Diagram {
        self.join(left, right, FALSE)
    }

    /// Either.
    pub fn or(&mut self, left: Diagram, right: Diagram) -> Diagram {
        self.join(left, right, TRUE)
    }

    /// `and`, where one that is [`FALSE`] settles it; `or`, where one that is [`TRUE`] does.
    fn join(&mut self, left: Diagram, right: Diagram, settles: Diagram) -> Diagram {
        if left == settles || right == settles {
            return settles;
        }
        if left <= TRUE || left == right {
            return right;
        }
        if right <= TRUE {
            return left;
        }
        if self.gave_up {
            return FALSE;
        }
        let (low, high) = (left.min(right), left.max(right));
        let (one, two) = if settles == FALSE { (low, high) } else { (high, low) };
        let slot = (hash(one, two) as usize) & (self.joined.len() - 1);
        if let Some((known_one, known_two, made)) = self.joined.get(slot)
            && (*known_one, *known_two) == (one, two)
        {
            return *made;
        }
        let variable = self.variable(low).min(self.variable(high));
        let (low_branches, high_branches) = (self.branches_on(low, variable), self.branches_on(high, variable));
        let start = self.making.len();
        for class in 0..self.width(usize::from(variable)) {
            let (left, right) = (self.branch(low, low_branches, class), self.branch(high, high_branches, class));
            let made = self.join(left, right, settles);
            self.making.push(made);
        }
        let made = self.made(variable, start);
        let slot = (hash(one, two) as usize) & (self.joined.len() - 1);
        if let Some(joined) = self.joined.get_mut(slot) {
            *joined = (one, two, made);
        }
        made
    }

    /// The opposite.
    pub fn not(&mut self, diagram: Diagram) -> Diagram {
        let Some(node) = self.nodes.get(diagram as usize).copied() else { return FALSE };
        if diagram <= TRUE || node.opposite != FALSE {
            return node.opposite;
        }
        let start = self.making.len();
        for class in 0..u32::from(node.count) {
            let branch = self.branch(diagram, Some(node.first), class);
            let made = self.not(branch);
            self.making.push(made);
        }
        let made = self.made(node.variable, start);
        // Settled is what comes of a diagram that was given up: that is nobody's opposite.
        if made > TRUE {
            for (one, other) in [(diagram, made), (made, diagram)] {
                if let Some(node) = self.nodes.get_mut(one as usize) {
                    node.opposite = other;
                }
            }
        }
        made
    }

    /// What remains of the condition once the variable is known to lie in this class.
    pub fn given(&mut self, diagram: Diagram, variable: usize, class: u32) -> Diagram {
        let asked = u16::try_from(variable).unwrap_or(NONE);
        let mut known = vec![None; self.nodes.len()];
        self.given_within(diagram, asked, class, &mut known)
    }

    /// `known` has a place for each diagram that stood when this was asked.
    fn given_within(&mut self, diagram: Diagram, asked: u16, class: u32, known: &mut [Option<Diagram>]) -> Diagram {
        let variable = self.variable(diagram);
        if variable > asked {
            return diagram;
        }
        let branches = self.branches_on(diagram, variable);
        if variable == asked {
            return self.branch(diagram, branches, class);
        }
        if let Some(Some(made)) = known.get(diagram as usize) {
            return *made;
        }
        let start = self.making.len();
        for other in 0..self.width(usize::from(variable)) {
            let branch = self.branch(diagram, branches, other);
            let made = self.given_within(branch, asked, class, known);
            self.making.push(made);
        }
        let made = self.made(variable, start);
        if let Some(slot) = known.get_mut(diagram as usize) {
            *slot = Some(made);
        }
        made
    }

    /// Adds the variables on which some answer makes a difference to the condition.
    pub fn collect(&mut self, diagram: Diagram, into: &mut Variables) {
        self.met.resize(self.nodes.len(), 0);
        self.round += 1;
        self.collect_within(diagram, into);
    }

    fn collect_within(&mut self, diagram: Diagram, into: &mut Variables) {
        // A settled condition asks nothing, and most are settled.
        if diagram <= TRUE {
            return;
        }
        let Some(node) = self.nodes.get(diagram as usize).copied() else { return };
        let met_before = self.met.get_mut(diagram as usize).is_none_or(|met| std::mem::replace(met, self.round) == self.round);
        if !met_before {
            into.insert(usize::from(node.variable));
            for class in 0..u32::from(node.count) {
                self.collect_within(self.branch(diagram, Some(node.first), class), into);
            }
        }
    }

    /// How many classes a variable has.
    #[must_use]
    pub fn width(&self, variable: usize) -> u32 {
        self.widths.get(variable).copied().unwrap_or(0)
    }

    /// The variable that a diagram asks first.
    fn variable(&self, diagram: Diagram) -> u16 {
        self.nodes.get(diagram as usize).map_or(NONE, |node| node.variable)
    }

    fn branches_of(&self, node: Node) -> &[Diagram] {
        let first = node.first as usize;
        self.branches.get(first..first + usize::from(node.count)).unwrap_or(&[])
    }

    /// Where the branches for a variable begin; nowhere in a diagram that does not ask it first.
    fn branches_on(&self, diagram: Diagram, variable: u16) -> Option<u32> {
        self.nodes.get(diagram as usize).filter(|node| node.variable == variable).map(|node| node.first)
    }

    /// The branch for a class; a diagram that does not ask the variable is the same for all of them.
    fn branch(&self, diagram: Diagram, branches: Option<u32>, class: u32) -> Diagram {
        match branches {
            Some(first) => self.branches.get((first + class) as usize).copied().unwrap_or(FALSE),
            None => diagram,
        }
    }

    /// The node whose branches stand at the end of those in the making, which they leave: one that stands already, or a
    /// branch itself where all are the same.
    fn made(&mut self, variable: u16, start: usize) -> Diagram {
        let node = self.node(variable, start);
        self.making.truncate(start);
        node
    }

    fn node(&mut self, variable: u16, start: usize) -> Diagram {
        let branches = self.making.get(start..).unwrap_or(&[]);
        let Some((first, others)) = branches.split_first() else { return FALSE };
        if others.iter().all(|branch| branch == first) {
            return *first;
        }
        let mut slot = slot_of(variable, branches, self.table.len());
        while let Some(known) = self.table.get(slot).copied().filter(|known| *known != FALSE) {
            if let Some(node) = self.nodes.get(known as usize)
                && node.variable == variable
                && self.branches_of(*node) == branches
            {
                return known;
            }
            slot = (slot + 1) & (self.table.len() - 1);
        }
        if self.nodes.len() >= self.most {
            self.gave_up = true;
            return FALSE;
        }
        let made = Diagram::try_from(self.nodes.len()).unwrap_or(Diagram::MAX);
        let first = u32::try_from(self.branches.len()).unwrap_or(u32::MAX);
        let count = u16::try_from(branches.len()).unwrap_or(0);
        self.branches.extend_from_slice(branches);
        self.nodes.push(Node { variable, count, first, opposite: FALSE });
        if let Some(free) = self.table.get_mut(slot) {
            *free = made;
        }
        if 2 * self.nodes.len() > self.table.len() {
            self.grow();
        }
        made
    }

    /// Twice the slots: the table is never more than half full.
    fn grow(&mut self) {
        let slots = 2 * self.table.len();
        self.joined = vec![(FALSE, FALSE, FALSE); slots];
        let mut table = vec![FALSE; slots];
        for (place, node) in self.nodes.iter().enumerate().skip(2) {
            let mut slot = slot_of(node.variable, self.branches_of(*node), slots);
            while table.get(slot).is_some_and(|known| *known != FALSE) {
                slot = (slot + 1) & (slots - 1);
            }
            if let Some(free) = table.get_mut(slot) {
                *free = Diagram::try_from(place).unwrap_or(Diagram::MAX);
            }
        }
        self.table = table;
    }
}

/// Two numbers stirred into one (the multiplier is that of Fibonacci hashing).
fn hash(one: u32, two: u32) -> u32 {
    let stirred = (u64::from(one) << 32 | u64::from(two)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (stirred >> 32) as u32
}

/// Where a node is looked for first among so many slots.
fn slot_of(variable: u16, branches: &[Diagram], slots: usize) -> usize {
    let stirred = branches.iter().fold(u32::from(variable), |stirred, branch| hash(stirred, *branch));
    stirred as usize & (slots - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conditions_that_agree_on_every_answer_are_the_same_diagram() {
        let mut diagrams = Diagrams::new(vec![2, 3, 2]);
        let (a, b, c) = (diagrams.one_of(0, 0b10), diagrams.one_of(1, 0b001), diagrams.one_of(2, 0b10));
        let left = {
            let both = diagrams.and(a, b);
            diagrams.or(both, c)
        };
        let right = {
            let (x, y) = (diagrams.or(a, c), diagrams.or(b, c));
            diagrams.and(x, y)
        };
        assert_eq!(left, right, "distribution");
        let double = {
            let not = diagrams.not(left);
            diagrams.not(not)
        };
        assert_eq!(left, double);
    }

    #[test]
    fn facts_that_cannot_both_hold_contradict() {
        // One number with three classes: under 10, 10 to 14, over 14.
        let mut diagrams = Diagrams::new(vec![3]);
        let (under, over) = (diagrams.one_of(0, 0b001), diagrams.one_of(0, 0b100));
        assert_eq!(diagrams.and(under, over), FALSE);
        let (not_under, under_or_more) = (diagrams.not(under), diagrams.one_of(0, 0b110));
        assert_eq!(not_under, under_or_more);
    }

    #[test]
    fn only_variables_that_make_a_difference_are_named() {
        let mut diagrams = Diagrams::new(vec![2, 2]);
        let (a, b) = (diagrams.one_of(0, 0b10), diagrams.one_of(1, 0b10));
        let not_a = diagrams.not(a);
        let (with, without) = (diagrams.and(a, b), diagrams.and(not_a, b));
        let either = diagrams.or(with, without);
        let mut variables = Variables::default();
        diagrams.collect(either, &mut variables);
        assert_eq!(variables.iter().collect::<Vec<_>>(), vec![1]);
        assert_eq!(diagrams.given(either, 1, 1), TRUE);
    }
}
