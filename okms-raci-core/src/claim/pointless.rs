//! Claims that say nothing: those that can never fail, and those that can never hold.

use super::condition::{Activities, Claim, Condition, Held, Who};
use super::message::Message;
use super::phrases::{push_parties, push_section};
use super::tables::Tables;
use super::walk::Walk;
use crate::{Role, RoleSet};

/// Why the claim is refused, whatever the matrix holds.
pub(super) const fn problem(claim: &Claim<'_>) -> Option<Message> {
    let reason = who_and_held(claim);
    if reason.is_some() {
        return reason;
    }
    match claim.activities {
        Activities::Named(_) => None,
        Activities::Every { sections, except } => every(claim.tables, sections, except),
    }
}

/// Codegen takes no row without an accountable party, unless the YAML allows it.
const fn who_and_held(claim: &Claim<'_>) -> Option<Message> {
    let Claim { tables, condition: Condition { who, held }, .. } = claim;
    let all = tables.all_parties();
    let named = match who {
        Who::Each(parties) | Who::OneOf(parties) | Who::Only(parties) => *parties,
        Who::Every | Who::ExactlyOne | Who::AtLeastOne | Who::AtMostOne => all,
    };
    if !named.equals(all) {
        return None;
    }
    let alone = tables.parties.len() == 1;
    let by_one = held.roles().contains(Role::Accountable) && somebody_is_accountable(tables);
    let just_one = by_one && (held.roles().len() == 1 || matches!(held, Held::Any(_)));
    match (who, held) {
        (Who::Only(_), _) => {
            let mut message = Message::new();
            message.push("`only` says nothing here: there is no party besides ");
            push_parties(&mut message, tables, all, " and ");
            message.push("\nleave `only` out");
            Some(message)
        }
        (Who::Each(_) | Who::Every, Held::None(_)) if by_one => Some(reason(
            "this claim can never hold: every activity has a party that is accountable for it",
        )),
        (Who::OneOf(_) | Who::AtLeastOne, _) if just_one => Some(reason(
            "this claim can never fail: every activity has a party that is accountable for it",
        )),
        (Who::AtMostOne, _) if alone => {
            Some(reason("this claim can never fail: there is only one party"))
        }
        (Who::Each(_) | Who::Every | Who::ExactlyOne, _) if alone && just_one => {
            Some(reason("this claim can never fail: the only party is accountable for everything"))
        }
        _ => None,
    }
}

/// Whether every activity has a party that is accountable for it.
const fn somebody_is_accountable(tables: &Tables<'_>) -> bool {
    let somebody = Condition { who: Who::AtLeastOne, held: Held::All(RoleSet::A) };
    let mut activity = 0;
    while activity < tables.activities.len() {
        if !somebody.holds(tables.row(activity)) {
            return false;
        }
        activity += 1;
    }
    true
}

const fn every(tables: &Tables<'_>, sections: &[usize], except: &[usize]) -> Option<Message> {
    let overlap = overlap(tables, sections);
    if overlap.is_some() {
        return overlap;
    }
    let mut rest = except;
    while let [activity, tail @ ..] = rest {
        let whole = Activities::Every { sections, except: &[] };
        if !walks_over(tables, whole, *activity) {
            let mut message = Message::new();
            message.push("`except ");
            message.push(tables.activities[*activity]);
            message.push("` says nothing here: it is an activity of ");
            push_section(&mut message, tables, tables.section_of(*activity));
            message.push("\nleave it out");
            return Some(message);
        }
        rest = tail;
    }
    if Walk::new(Activities::Every { sections, except }).next(tables).is_some() {
        return None;
    }
    Some(reason(match except {
        [] => "this claim can never fail: there is no activity in the section",
        _ => "this claim can never fail: every activity is excepted",
    }))
}

/// A section that is named beside one that it is a part of.
const fn overlap(tables: &Tables<'_>, sections: &[usize]) -> Option<Message> {
    let mut outer = 0;
    while outer < sections.len() {
        let mut inner = 0;
        while inner < sections.len() {
            if tables.is_below(sections[inner], sections[outer]) {
                let mut message = Message::new();
                push_section(&mut message, tables, sections[inner]);
                message.push(" is a part of ");
                push_section(&mut message, tables, sections[outer]);
                message.push("\nleave it out");
                return Some(message);
            }
            inner += 1;
        }
        outer += 1;
    }
    None
}

const fn walks_over(tables: &Tables<'_>, activities: Activities<'_>, activity: usize) -> bool {
    let mut walk = Walk::new(activities);
    while let Some(found) = walk.next(tables) {
        if found == activity {
            return true;
        }
    }
    false
}

const fn reason(text: &str) -> Message {
    let mut message = Message::new();
    message.push(text);
    message
}
