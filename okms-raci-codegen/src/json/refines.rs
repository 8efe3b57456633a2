//! What a matrix refines and what its rows cover, in the form that the YAML has.

use indexmap::IndexMap;
use okms_raci_core::RoleSet;
use serde::{Deserialize, Serialize};

use super::unique;
use crate::refines::{Asked, Cover, Refines, outer_name};

/// An entry of `refines`.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RefinesEntry {
    matrix: String,
    #[serde(rename = "as", default, skip_serializing_if = "Option::is_none")]
    alias: Option<String>,
    party: String,
    revision: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    file: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    path: Option<String>,
    /// Left out if these are R and A.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    roles: Option<String>,
    #[serde(default, skip_serializing_if = "IndexMap::is_empty", deserialize_with = "unique")]
    asks: IndexMap<String, AskedEntry>,
    #[serde(default, skip_serializing_if = "IndexMap::is_empty", deserialize_with = "unique")]
    except: IndexMap<String, String>,
    #[serde(default, skip_serializing_if = "IndexMap::is_empty", deserialize_with = "unique")]
    open: IndexMap<String, String>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct AskedEntry {
    roles: String,
    title: String,
}

pub(super) fn entry(refines: &Refines) -> RefinesEntry {
    let asked = |Asked { id, roles, title }: &Asked| {
        (id.clone(), AskedEntry { roles: roles.letters().to_owned(), title: title.clone() })
    };
    RefinesEntry {
        matrix: refines.matrix.clone(),
        alias: refines.alias.clone(),
        party: refines.party.clone(),
        revision: refines.revision.clone(),
        file: refines.file.clone(),
        path: refines.path.clone(),
        roles: (refines.roles != Refines::ROLES).then(|| refines.roles.letters().to_owned()),
        asks: refines.asks.iter().map(asked).collect(),
        except: refines.except.iter().cloned().collect(),
        open: refines.open.iter().cloned().collect(),
    }
}

pub(super) fn of_entry(entry: RefinesEntry) -> Result<Refines, String> {
    let name = entry.matrix.clone();
    let letters = |text: &str| letters(text, &name);
    let asked = |(id, AskedEntry { roles, title }): (String, AskedEntry)| {
        Ok::<_, String>(Asked { id, roles: letters(&roles)?, title })
    };
    Ok(Refines {
        alias: entry.alias,
        party: entry.party,
        revision: entry.revision,
        file: entry.file,
        path: entry.path,
        roles: entry.roles.as_deref().map_or(Ok(Refines::ROLES), letters)?,
        asks: entry.asks.into_iter().map(asked).collect::<Result<_, _>>()?,
        except: entry.except.into_iter().collect(),
        open: entry.open.into_iter().collect(),
        matrix: entry.matrix,
    })
}

fn letters(text: &str, of: &str) -> Result<RoleSet, String> {
    RoleSet::from_letters(text).ok_or_else(|| format!("{of:?} has {text:?}, which are no roles"))
}

/// The duties of a row: a list of ids, or a map from ids to letters, or a list of both.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
pub(super) enum Covers {
    List(Vec<CoverEntry>),
    Map(#[serde(deserialize_with = "unique")] IndexMap<String, String>),
}

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
pub(super) enum CoverEntry {
    Id(String),
    WithLetters(#[serde(deserialize_with = "unique")] IndexMap<String, String>),
}

impl Default for Covers {
    fn default() -> Self {
        Covers::List(Vec::new())
    }
}

impl Covers {
    pub(super) fn is_empty(&self) -> bool {
        match self {
            Covers::List(items) => items.is_empty(),
            Covers::Map(letters) => letters.is_empty(),
        }
    }

    pub(super) fn of(covers: &[Cover], refines: &[Refines]) -> Covers {
        let pair = |cover: &Cover| {
            let letters = cover.letters.map(|letters| letters.letters().to_owned());
            Some((outer_name(refines, cover.of, &cover.activity)?, letters))
        };
        let pairs: Vec<(String, Option<String>)> = covers.iter().filter_map(pair).collect();
        let map = pairs.iter().map(|(id, letters)| Some((id.clone(), letters.clone()?)));
        match map.collect::<Option<IndexMap<String, String>>>() {
            Some(map) if !map.is_empty() => Covers::Map(map),
            _ => Covers::List(pairs.into_iter().map(CoverEntry::of).collect()),
        }
    }

    pub(super) fn read(self, refines: &[Refines]) -> Result<Vec<Cover>, String> {
        let pairs: Vec<(String, Option<String>)> = match self {
            Covers::List(items) => items.into_iter().flat_map(CoverEntry::pairs).collect(),
            Covers::Map(map) => map.into_iter().map(|(id, it)| (id, Some(it))).collect(),
        };
        let cover = |(id, written): (String, Option<String>)| {
            let (of, activity) = outer(refines, &id)?;
            let letters = written.map(|written| letters(&written, &id)).transpose()?;
            Ok(Cover { of, activity, letters })
        };
        pairs.into_iter().map(cover).collect()
    }
}

impl CoverEntry {
    fn of((id, letters): (String, Option<String>)) -> CoverEntry {
        match letters {
            None => CoverEntry::Id(id),
            Some(letters) => CoverEntry::WithLetters([(id, letters)].into_iter().collect()),
        }
    }

    fn pairs(self) -> Vec<(String, Option<String>)> {
        match self {
            CoverEntry::Id(id) => vec![(id, None)],
            CoverEntry::WithLetters(map) => {
                map.into_iter().map(|(id, it)| (id, Some(it))).collect()
            }
        }
    }
}

/// The entry and the id of `okms.KeepServiceLogs`; with one entry its name can be left out.
pub(super) fn outer(refines: &[Refines], text: &str) -> Result<(usize, String), String> {
    let (of, id) = match text.split_once('.') {
        Some((name, id)) => (refines.iter().position(|entry| entry.name() == name), id),
        None => ((refines.len() == 1).then_some(0), text),
    };
    let of = of.ok_or_else(|| format!("{text:?} is of no matrix that is refined"))?;
    Ok((of, id.to_owned()))
}
