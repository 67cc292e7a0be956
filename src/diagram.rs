//! Decision diagrams: what a condition can still become, exactly, for every answer to the unknown facts at once.
//!
//! A node asks one variable and has a branch for each class of values that the conditions of the pack tell apart. Diagrams
//! are reduced and shared (Bryant 1986; with more than two branches, Srinivasan and others 1990): two conditions that agree
//! on every answer are the same node. So a condition is settled exactly when its diagram is [`FALSE`] or [`TRUE`], and the
//! variables that stand in its diagram are exactly those on which some answer makes a difference.

use std::hash::{BuildHasher, BuildHasherDefault};

use rustc_hash::{FxHashMap, FxHasher};

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
    first: u32,
    count: u32,
}

/// The diagrams of one assessment.
#[derive(Debug)]
pub struct Diagrams {
    nodes: Vec<Node>,
    branches: Vec<Diagram>,
    /// Nodes by the hash of their content; those that share a hash are chained in the vector.
    table: FxHashMap<u64, Vec<Diagram>>,
    both: FxHashMap<(Diagram, Diagram), Diagram>,
    opposites: FxHashMap<Diagram, Diagram>,
    /// How many branches each variable has.
    widths: Vec<u32>,
    /// How many nodes may be made; what asks for more is given up, and [`Diagrams::gave_up`] says so.
    most: usize,
    gave_up: bool,
}

/// How many nodes a protocol may need while nothing is known; less than a thousand is usual.
pub const MOST_NODES: usize = 200_000;

/// A set of variables.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Variables(Vec<u64>);

impl Variables {
    /// Adds a variable; says whether it is new.
    pub fn insert(&mut self, variable: usize) -> bool {
        let (word, bit) = (variable / 64, 1_u64 << (variable % 64));
        if self.0.len() <= word {
            self.0.resize(word + 1, 0);
        }
        self.0.get_mut(word).is_some_and(|bits| {
            let new = *bits & bit == 0;
            *bits |= bit;
            new
        })
    }

    /// Whether it holds the variable.
    #[must_use]
    pub fn contains(&self, variable: usize) -> bool {
        self.0.get(variable / 64).is_some_and(|bits| bits & (1 << (variable % 64)) != 0)
    }

    /// Its variables, in their order.
    pub fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        self.0.iter().enumerate().flat_map(|(word, bits)| (0..64).filter(move |bit| bits & (1 << bit) != 0).map(move |bit| word * 64 + bit))
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|bits| *bits == 0)
    }
}

impl Diagrams {
    /// Diagrams over variables with so many classes each.
    #[must_use]
    pub fn new(widths: Vec<u32>) -> Self {
        let settled = Node { variable: NONE, first: 0, count: 0 };
        Self {
            nodes: vec![settled, settled],
            branches: Vec::new(),
            table: FxHashMap::default(),
            both: FxHashMap::default(),
            opposites: FxHashMap::default(),
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
        let branches: Vec<Diagram> = (0..width).map(|class| Diagram::from(classes >> class & 1 == 1)).collect();
        self.node(u16::try_from(variable).unwrap_or(NONE), &branches)
    }

    /// Both.
    pub fn and(&mut self, left: Diagram, right: Diagram) -> Diagram {
        match (left, right) {
            (FALSE, _) | (_, FALSE) => return FALSE,
            (TRUE, other) | (other, TRUE) => return other,
            (left, right) if left == right => return left,
            _ => {}
        }
        if self.gave_up {
            return FALSE;
        }
        let key = (left.min(right), left.max(right));
        if let Some(known) = self.both.get(&key) {
            return *known;
        }
        let variable = self.variable(left).min(self.variable(right));
        let width = self.width(usize::from(variable));
        let mut branches = Vec::with_capacity(width as usize);
        for class in 0..width {
            let (left, right) = (self.branch(left, variable, class), self.branch(right, variable, class));
            branches.push(self.and(left, right));
        }
        let made = self.node(variable, &branches);
        self.both.insert(key, made);
        made
    }

    /// Either.
    pub fn or(&mut self, left: Diagram, right: Diagram) -> Diagram {
        match (left, right) {
            (TRUE, _) | (_, TRUE) => TRUE,
            (FALSE, other) | (other, FALSE) => other,
            _ => {
                let (left, right) = (self.not(left), self.not(right));
                let neither = self.and(left, right);
                self.not(neither)
            }
        }
    }

    /// The opposite.
    pub fn not(&mut self, diagram: Diagram) -> Diagram {
        match diagram {
            FALSE => return TRUE,
            TRUE => return FALSE,
            _ => {}
        }
        if let Some(known) = self.opposites.get(&diagram) {
            return *known;
        }
        let variable = self.variable(diagram);
        let width = self.width(usize::from(variable));
        let mut branches = Vec::with_capacity(width as usize);
        for class in 0..width {
            let branch = self.branch(diagram, variable, class);
            branches.push(self.not(branch));
        }
        let made = self.node(variable, &branches);
        self.opposites.insert(diagram, made);
        self.opposites.insert(made, diagram);
        made
    }

    /// What remains of the condition once the variable is known to lie in this class.
    pub fn given(&mut self, diagram: Diagram, variable: usize, class: u32) -> Diagram {
        let asked = u16::try_from(variable).unwrap_or(NONE);
        let mut known = FxHashMap::default();
        self.given_within(diagram, asked, class, &mut known)
    }

    fn given_within(&mut self, diagram: Diagram, asked: u16, class: u32, known: &mut FxHashMap<Diagram, Diagram>) -> Diagram {
        let variable = self.variable(diagram);
        if variable > asked {
            return diagram;
        }
        if variable == asked {
            return self.branch(diagram, variable, class);
        }
        if let Some(made) = known.get(&diagram) {
            return *made;
        }
        let width = self.width(usize::from(variable));
        let mut branches = Vec::with_capacity(width as usize);
        for other in 0..width {
            let branch = self.branch(diagram, variable, other);
            branches.push(self.given_within(branch, asked, class, known));
        }
        let made = self.node(variable, &branches);
        known.insert(diagram, made);
        made
    }

    /// Adds the variables on which some answer makes a difference to the condition.
    pub fn collect(&self, diagram: Diagram, into: &mut Variables) {
        // A settled condition asks nothing, and most are settled.
        if diagram <= TRUE {
            return;
        }
        let mut seen = Variables::default();
        let mut open = vec![diagram];
        while let Some(diagram) = open.pop() {
            let Some(node) = self.nodes.get(diagram as usize).filter(|node| node.variable != NONE) else { continue };
            if seen.insert(diagram as usize) {
                into.insert(usize::from(node.variable));
                open.extend(self.branches_of(*node).iter().copied().filter(|branch| *branch > TRUE));
            }
        }
    }

    /// How many classes a variable has.
    #[must_use]
    pub fn width(&self, variable: usize) -> u32 {
        self.widths.get(variable).copied().unwrap_or(0)
    }

    fn variable(&self, diagram: Diagram) -> u16 {
        self.nodes.get(diagram as usize).map_or(NONE, |node| node.variable)
    }

    fn branches_of(&self, node: Node) -> &[Diagram] {
        self.branches.get(node.first as usize..(node.first + node.count) as usize).unwrap_or(&[])
    }

    /// The branch for a class of the variable; a node that does not ask it is the same for all of them.
    fn branch(&self, diagram: Diagram, variable: u16, class: u32) -> Diagram {
        match self.nodes.get(diagram as usize) {
            Some(node) if node.variable == variable && class < node.count => {
                self.branches.get((node.first + class) as usize).copied().unwrap_or(FALSE)
            }
            _ => diagram,
        }
    }

    /// The node with these branches: one that stands already, or a branch itself where all are the same.
    fn node(&mut self, variable: u16, branches: &[Diagram]) -> Diagram {
        let Some((first, others)) = branches.split_first() else { return FALSE };
        if others.iter().all(|branch| branch == first) {
            return *first;
        }
        let hash = BuildHasherDefault::<FxHasher>::default().hash_one((variable, branches));
        if let Some(alike) = self.table.get(&hash) {
            let same = |diagram: &&Diagram| {
                self.nodes.get(**diagram as usize).is_some_and(|node| node.variable == variable && self.branches_of(*node) == branches)
            };
            if let Some(known) = alike.iter().find(same) {
                return *known;
            }
        }
        if self.nodes.len() >= self.most {
            self.gave_up = true;
            return FALSE;
        }
        let made = Diagram::try_from(self.nodes.len()).unwrap_or(Diagram::MAX);
        let start = u32::try_from(self.branches.len()).unwrap_or(u32::MAX);
        self.branches.extend_from_slice(branches);
        self.nodes.push(Node { variable, first: start, count: u32::try_from(branches.len()).unwrap_or(0) });
        self.table.entry(hash).or_default().push(made);
        made
    }
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
