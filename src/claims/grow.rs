//! Groups grow along the shown links: the three steps that `group.rs` tells of.

use super::near::Near;

/// Groups while they grow, and which of them each statement is in.
struct Groups {
    members: Vec<Vec<usize>>,
    of: Vec<Vec<usize>>,
}

impl Groups {
    fn push(&mut self, members: Vec<usize>) {
        for member in &members {
            self.of[*member].push(self.members.len());
        }
        self.members.push(members);
    }

    /// Tells whether one group has both.
    fn do_share(&self, a: usize, b: usize) -> bool {
        self.of[a].iter().any(|group| self.of[b].contains(group))
    }

    /// Tells whether a statement is in no group of two or more.
    fn is_alone(&self, statement: usize) -> bool {
        let mut groups = self.of[statement].iter();
        groups.all(|group| self.members[*group].len() < 2)
    }
}

/// The groups of two and more, each statement in its own and in those it was taken into.
pub(super) fn grow_groups(near: &Near) -> Vec<Vec<usize>> {
    let shown = near.shown();
    let mut groups = join_groups(near, &shown);
    let is_home: Vec<bool> = groups.members.iter().map(|g| g.len() > 1).collect();
    let own: Vec<Option<usize>> = groups
        .of
        .iter()
        .map(|of| of.first().copied().filter(|group| is_home[*group]))
        .collect();
    for &(a, b) in &shown {
        if !groups.do_share(a, b) {
            take_in(near, &mut groups, &own, (a, b));
        }
    }
    for (a, b) in shown {
        if groups.is_alone(a) || groups.is_alone(b) {
            groups.push(vec![a, b]);
        }
    }
    let mut members = groups.members;
    members.retain(|g| g.len() > 1);
    members
}

/// Step 1: joins groups along the links, strongest first.
fn join_groups(near: &Near, shown: &[(usize, usize)]) -> Groups {
    let mut groups = Groups {
        members: Vec::new(),
        of: vec![Vec::new(); near.statements.len()],
    };
    for &(a, b) in shown {
        for end in [a, b] {
            if groups.of[end].is_empty() {
                groups.push(vec![end]);
            }
        }
        let (one, other) = (groups.of[a][0], groups.of[b][0]);
        let (into, from) = (one.min(other), one.max(other));
        if into != from && near.do_fit(&groups.members[into], &groups.members[from]) {
            let moved = std::mem::take(&mut groups.members[from]);
            for member in &moved {
                groups.of[*member][0] = into;
            }
            groups.members[into].extend(moved);
        }
    }
    groups
}

/// Step 2: makes one end of a link a member of the other end's own group, where it fits.
fn take_in(near: &Near, groups: &mut Groups, own: &[Option<usize>], (a, b): (usize, usize)) {
    for (guest, host) in [(a, b), (b, a)] {
        let home = own[host].filter(|home| near.do_fit(&groups.members[*home], &[guest]));
        if let Some(home) = home {
            groups.members[home].push(guest);
            groups.of[guest].push(home);
            return;
        }
    }
}
