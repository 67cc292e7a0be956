//! Guidance and notices: when they are of use, and what they concern.

use super::Checker;
use crate::diagnostic::Code;
use crate::order::Names;
use crate::protocol::compile::{Condition, Role};

impl<'a> Checker<'a> {
    /// When each piece of guidance is of use.
    pub(super) fn guidance(&mut self) -> Vec<Condition> {
        let mut conditions = Vec::new();
        for (index, item) in self.pack.guidance.iter().enumerate() {
            let path = format!("guidance[{index}]");
            self.words_of(format_args!("{path}.says"), &item.says);
            self.common_act(&path, item.common_act.as_deref());
            conditions.push(self.condition(&format!("{path}.when"), item.when.as_deref(), Role::Item));
        }
        conditions
    }

    /// The notices that concern each item, by their places; the items by their ids.
    pub(super) fn notices(&mut self) -> (Names, Vec<Vec<usize>>) {
        let pack = self.pack;
        let ids: Vec<&str> = self.items().into_iter().map(|(_, id, _)| id).collect();
        let names = Names::of(&ids);
        let mut concerning = vec![Vec::new(); ids.len()];
        for (index, notice) in pack.notices.iter().enumerate() {
            self.words_of(format_args!("notices[{index}].says"), &notice.says);
            for (place, id) in notice.concerns.iter().enumerate() {
                match names.find(id).and_then(|item| concerning.get_mut(item)) {
                    Some(notices) => notices.push(index),
                    None => self.unknown(
                        Code::PackUnknownItem,
                        format!("notices[{index}].concerns[{place}]"),
                        format!("there is no item `{id}`"),
                        id,
                        ids.iter().copied(),
                    ),
                }
            }
        }
        (names, concerning)
    }
}
