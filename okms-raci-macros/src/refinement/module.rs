//! The module of each entry of `refines`: its tables. The functions over them are in okms-raci.

use std::collections::{BTreeMap, HashMap};

use okms_raci_claims::{Covering, Refinement, Rows};
use okms_raci_core::escape::Markdown;
use okms_raci_core::{Role, RoleSet, fact};
use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{format_ident, quote};

use super::{Chain, Link};

pub(super) fn modules(chain: &Chain, refinements: &[Refinement]) -> TokenStream {
    let variants = Variants::new(chain);
    let entries = refinements.iter().enumerate();
    entries.map(|(entry, found)| Module::new(chain, &variants, entry, found).tokens()).collect()
}

/// The variants of `Holder`: one for each matrix of the chain.
struct Variants {
    /// By link.
    names: Vec<Ident>,
    /// The link whose types each link has: the first with the same rows.
    first: Vec<usize>,
}

impl Variants {
    fn new(chain: &Chain) -> Variants {
        let mut variants = Variants { names: Vec::new(), first: Vec::new() };
        let mut counts: HashMap<&str, usize> = HashMap::new();
        for (at, Link { rows, .. }) in chain.links.iter().enumerate() {
            let is_same = |before: &usize| {
                let before = &chain.links[*before].rows;
                (&before.name, &before.revision) == (&rows.name, &rows.revision)
            };
            if let Some(first) = (0..at).find(is_same) {
                variants.first.push(first);
                variants.names.push(variants.names[first].clone());
                continue;
            }
            let count = counts.entry(&rows.type_name).or_default();
            *count += 1;
            variants.first.push(at);
            variants.names.push(match *count {
                1 => ident(&rows.type_name),
                count => format_ident!("{}{count}", rows.type_name),
            });
        }
        variants
    }

    /// `KeyService(super::Party),`
    fn declared(&self, chain: &Chain) -> TokenStream {
        let of_link = |(at, link): (usize, &Link)| {
            if self.first[at] != at {
                return TokenStream::new();
            }
            let (name, path) = (&self.names[at], path(chain, at));
            let about = format!("A party of `{}`.", link.rows.name);
            quote!(#[doc = #about] #name(#path::Party),)
        };
        chain.links.iter().enumerate().map(of_link).collect()
    }
}

/// The path of a link in the module of an entry.
fn path(chain: &Chain, link: usize) -> TokenStream {
    let [_, path] = &chain.links[link].paths;
    if link == 0 { quote!(super) } else { path.clone() }
}

struct Module<'a> {
    chain: &'a Chain,
    variants: &'a Variants,
    entry: usize,
    /// The link of the outer matrix.
    link: usize,
    inner: &'a Rows,
    outer: &'a Rows,
    found: &'a Refinement,
}

impl<'a> Module<'a> {
    fn new(
        chain: &'a Chain,
        variants: &'a Variants,
        entry: usize,
        found: &'a Refinement,
    ) -> Module<'a> {
        let link = chain.refined[&(0, entry)];
        let (inner, outer) = (chain.inner(), &chain.links[link].rows);
        Module { chain, variants, entry, link, inner, outer, found }
    }

    fn tokens(&self) -> TokenStream {
        let entry = &self.inner.refines[self.entry];
        let name = ident(&entry.name);
        let path = path(self.chain, self.link);
        let (inner, outer) = (ident(&self.inner.type_name), ident(&self.outer.type_name));
        // Of a party that is not known there, that is reported.
        let party = self.outer.parties.iter().position(|party| party.is_or_was(&entry.party));
        let variant = ident(&self.outer.parties[party.unwrap_or_default()].id);
        let about = format!(
            "What `{}` takes on of `{}`, whose party `{variant}` it is.",
            self.inner.name, self.outer.name
        );
        let holder = if self.entry == 0 {
            let variants = self.variants.declared(self.chain);
            quote!(super::raci::__implement_chain_holder! { #variants })
        } else {
            let first = ident(&self.inner.refines[0].name);
            quote!(pub use super::#first::Holder;)
        };
        let (covers, covering) = (self.covers(), self.covering());
        let holders = self.holders(party);
        let except =
            texts("EXCEPT", self.found.duties.iter().map(|it| (it.activity, it.except.clone())));
        let open = texts("OPEN", self.found.duties.iter().map(|it| (it.activity, it.open.clone())));
        let back = texts(
            "HANDED_BACK",
            self.found.duties.iter().map(|it| (it.activity, contracts(&it.covers))),
        );
        let revision = &entry.revision;
        let typed = if self.inner.is_typed { self.typed() } else { TokenStream::new() };
        quote! {
            #[doc = #about]
            pub mod #name {
                use #path::{Activity as Outer, Party as OuterParty};
                use super::{Activity as Inner, raci::RoleSet};

                /// Who this matrix is in the outer one.
                pub const PARTY: OuterParty = OuterParty::#variant;
                /// The revision of the outer matrix that this one was written against.
                pub const REVISION: &str = #revision;
                #covers
                #covering
                #holders
                #except
                #open
                #back
                #holder
                #typed
                super::raci::__implement_refinement! { super::#inner, Inner, #path::#outer, Outer }
            }
        }
    }

    /// What is taken on as types, with who takes on what as facts.
    fn typed(&self) -> TokenStream {
        let mut rows: BTreeMap<usize, usize> = BTreeMap::new();
        for (activity, covering) in self.taken_on() {
            rows.entry(*activity).or_insert(covering.row);
        }
        let duties = rows.into_iter().map(|(activity, row)| {
            let row = &self.inner.activities[row].item;
            let (duty, first) = (self.outer_variant(activity), ident(&row.id));
            let title = Markdown(&self.outer.activities[activity].item.title);
            let about = format!(
                "\"{title}\", which [`{first}`](super::super::Activity::{first}) takes on."
            );
            let holders = self.inner.parties.iter().enumerate().map(|(party, item)| {
                let holds =
                    |role: &Role| self.found.takers(self.inner, activity, *role).contains(&party);
                let facts = Role::ALL.into_iter().filter(holds).map(|role| ident(fact(role)));
                let (holder, facts) = (ident(&item.id), facts.collect::<Vec<_>>());
                if facts.is_empty() { TokenStream::new() } else { quote!(#holder: #(#facts)*;) }
            });
            quote!(#[doc = #about] #duty = #first { #(#holders)* })
        });
        let about = format!(
            "What is taken on of `{}` as types, for bounds: who takes a letter on holds it.",
            self.outer.name
        );
        quote! {
            #[doc = #about]
            pub mod typed {
                super::super::raci::__implement_typed_duties! { #(#duties)* }
            }
        }
    }

    /// The outer activities of which rows take something on.
    fn taken_on(&self) -> impl Iterator<Item = &(usize, Covering)> {
        self.found.covers.iter().filter(|(_, covering)| !covering.taken_on().is_empty())
    }

    /// By own activity, the outer ones with the letters that it takes on.
    fn covers(&self) -> TokenStream {
        let mut rows = vec![TokenStream::new(); self.inner.activities.len()];
        for (activity, covering) in self.taken_on() {
            let (outer, letters) = (self.outer_variant(*activity), letters(covering.taken_on()));
            rows[covering.row].extend(quote!((Outer::#outer, RoleSet::#letters),));
        }
        let count = rows.len();
        quote!(const COVERS: &[&[(Outer, RoleSet)]; #count] = &[#(&[#rows]),*];)
    }

    /// By outer activity, those that take letters of it on.
    fn covering(&self) -> TokenStream {
        let mut rows = vec![TokenStream::new(); self.outer.activities.len()];
        for (activity, covering) in self.taken_on() {
            let row = ident(&self.inner.activities[covering.row].item.id);
            rows[*activity].extend(quote!(Inner::#row,));
        }
        let count = rows.len();
        quote!(const COVERING: &[&[Inner]; #count] = &[#(&[#rows]),*];)
    }

    /// By outer activity and role.
    fn holders(&self, party: Option<usize>) -> TokenStream {
        let rows = (0..self.outer.activities.len()).map(|activity| {
            let of_role = |role| {
                let holders = self.holders_of(activity, role, party);
                let holders = holders.into_iter().map(|(link, party)| {
                    let variant = &self.variants.names[link];
                    let first = self.variants.first[link];
                    let path = path(self.chain, first);
                    let party = ident(&self.chain.links[first].rows.parties[party].id);
                    quote!(Holder::#variant(#path::Party::#party))
                });
                quote!(&[#(#holders),*])
            };
            let roles = Role::ALL.map(of_role);
            quote!([#(#roles),*])
        });
        let count = self.outer.activities.len();
        quote!(const HOLDERS: &[[&[Holder]; 4]; #count] = &[#(#rows),*];)
    }

    /// Links and parties there, in the order of the outer matrix.
    fn holders_of(&self, activity: usize, role: Role, party: Option<usize>) -> Vec<(usize, usize)> {
        let mut holders = Vec::new();
        let roles = self.outer.activities[activity].roles.iter().enumerate();
        for (holder, _) in roles.filter(|(_, roles)| roles.contains(role)) {
            if Some(holder) == party {
                holders.extend(self.own_holders(activity, role, holder));
            } else {
                holders.push(self.in_the_end(self.link, holder));
            }
        }
        let mut new = Vec::new();
        holders.retain(|holder| {
            let is_new = !new.contains(holder);
            new.push(*holder);
            is_new
        });
        holders
    }

    /// Who has a letter of the party that this matrix is.
    fn own_holders(&self, activity: usize, role: Role, party: usize) -> Vec<(usize, usize)> {
        let takers = self.found.takers(self.inner, activity, role);
        if !takers.is_empty() {
            return takers.into_iter().map(|party| self.in_the_end(0, party)).collect();
        }
        let duty = self.found.duties.iter().find(|duty| duty.activity == activity);
        let is_asked = duty.is_some_and(|duty| {
            duty.letters.contains(role) || duty.except.is_some() || duty.open.is_some()
        });
        // A letter that need not be taken on stays with the party as such.
        if is_asked { Vec::new() } else { vec![(self.link, party)] }
    }

    /// Follows a party to the outermost matrix that it is a party of.
    fn in_the_end(&self, link: usize, party: usize) -> (usize, usize) {
        let rows = &self.chain.links[link].rows;
        let outer = rows.is[party].iter().filter_map(|(entry, id)| {
            let outer = *self.chain.refined.get(&(link, *entry))?;
            let mut parties = self.chain.links[outer].rows.parties.iter();
            let party = parties.position(|party| party.is_or_was(id))?;
            Some((link == 0 && *entry != self.entry, outer, party))
        });
        // Of several, that of this entry.
        match outer.min_by_key(|(is_of_other, ..)| *is_of_other) {
            Some((_, outer, party)) => self.in_the_end(outer, party),
            None => (self.variants.first[link], party),
        }
    }

    fn outer_variant(&self, activity: usize) -> Ident {
        ident(&self.outer.activities[activity].item.id)
    }
}

/// The reasons of rows that hand letters back.
fn contracts(covers: &[Covering]) -> Option<String> {
    let back = covers.iter().filter(|covering| !covering.back.is_empty());
    let reasons: Vec<&str> = back.filter_map(|covering| covering.contract.as_deref()).collect();
    (!reasons.is_empty()).then(|| reasons.join("; "))
}

/// Texts by position.
fn texts(name: &str, texts: impl Iterator<Item = (usize, Option<String>)>) -> TokenStream {
    let name = ident(name);
    let texts = texts.filter_map(|(at, text)| Some((Literal::usize_unsuffixed(at), text?)));
    let texts = texts.map(|(at, text)| quote!((#at, #text)));
    quote!(const #name: &[(u32, &str)] = &[#(#texts),*];)
}

/// The constant of a role set.
fn letters(roles: RoleSet) -> Ident {
    ident(if roles.is_empty() { "NONE" } else { roles.letters() })
}

fn ident(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}
